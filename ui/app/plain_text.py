"""Text as it was written, for places where Streamlit reads Markdown: no link, formula, picture or list."""

import re
from unicodedata import category

SHOWN_CHARACTERS = 40
_MARKS = re.compile(r"([!-/:-@\[-`{-~])")
"""All ASCII punctuation: CommonMark takes each of them literally after a backslash."""
_JOINER = "\N{WORD JOINER}"  # takes no space, and is no part of a word
_READ_LATER = re.compile(
    r"(?<=:)(?=[\w+/-])|(?<=@)(?=[\w-])|(?<=www)(?=\.)|(?<=[-<>~])(?=[->=])", re.IGNORECASE
)
"""What is looked for once the Markdown is read, when backslashes are gone: web and mail addresses, :emoji:,
:material_icons:, arrows such as ->."""


def plain(text: str) -> str:
    r"""Escape a text for Markdown, so that quoted input is shown as it is.

    >>> print(plain("[here](x) costs $2"))
    \[here\]\(x\) costs \$2
    """
    return _MARKS.sub(r"\\\1", _READ_LATER.sub(_JOINER, printable(text))).strip(" ")


def printable(text: str) -> str:
    r"""Return a text on one line, without the characters that are not seen, or that turn the others around.

    >>> printable("two\nlines\x00")
    'two lines\ufffd'
    """
    return "".join(_printable(character) for character in text)


def short(text: str, most: int = SHOWN_CHARACTERS) -> str:
    """Return the beginning of a text.

    >>> short("1,3;5,6", 4)
    '1,3;…'
    """
    return text if len(text) <= most else text[:most] + "…"


def _printable(character: str) -> str:
    if category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp"):
        return " " if character.isspace() else "\ufffd"
    return character
