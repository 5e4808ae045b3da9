"""A pasted text, made fit for reading: other signs for the same, strings and comments found, places named."""

import re
from bisect import bisect_right
from functools import cached_property

from pooling.frameworks.libraries.read.result import CannotReadError, Unread

MOST_CHARACTERS, MOST_NESTED, MOST_SHOWN = 100_000, 40, 40
BRACKETS = {"(": ")", "[": "]", "{": "}"}
LOOK_ALIKES = str.maketrans("‘’“”−–\u00a0\r\t\f\v\0", "''\"\"--" + " " * 6)
_QUOTED = re.compile(
    r'"""(?:\\.|[^\\])*?"""|\'\'\'(?:\\.|[^\\])*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'|#[^\n]*',
    re.DOTALL,
)
_MIL_VALUE = re.compile(r"(?<=[(,=\[])([ ]{0,8})%(?=\w)")
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)


class Source:
    """A text. `text` and `code` are as long as what was pasted: a place in one is a place in all.

    Attributes
    ----------
    pasted : str
        As it came.
    text : str
        In ASCII, with straight quotes; what else is not ASCII is a question mark.
    code : str
        The same, without what stands in strings and in comments.
    """

    def __init__(self, pasted: str) -> None:
        """Make it; raises `CannotReadError` for a text that is too long."""
        if len(pasted) > MOST_CHARACTERS:
            raise CannotReadError(
                f"The text has {len(pasted):,} characters, and at most {MOST_CHARACTERS:,} are read; "
                "paste the layer alone."
            )
        self.pasted = pasted.replace("\r\n", "\n")
        plain = re.sub(r"[^\n -~]", "?", self.pasted.translate(LOOK_ALIKES))
        self.text = _MIL_VALUE.sub(r"\1 ", _ESCAPE.sub(_known_escape, plain))
        self.code = _QUOTED.sub(_blank, self.text)

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer("\n", self.text))]

    def place(self, start: int) -> tuple[int, int]:
        """Return line and column, from 1.

        >>> Source("k = 3\\nnn.MaxPool2d(k)").place(6)
        (2, 1)
        """
        line = bisect_right(self._lines, start)
        return line, start - self._lines[line - 1] + 1

    def unread(self, error: CannotReadError) -> Unread:
        """Return what a reader raised, with its place."""
        if error.start is None:
            return Unread(error.sentence)
        end = self.text.find("\n", error.start) if error.end is None else error.end
        there = " ".join(self.pasted[error.start : end if end >= 0 else None].split())
        shown = there if len(there) <= MOST_SHOWN else there[: MOST_SHOWN - 1] + "…"
        return Unread(error.sentence, *self.place(error.start), shown)

    def closing(self, start: int) -> int:
        """Return the place of the bracket that closes the one at `start`."""
        expected: list[str] = []
        for found in re.finditer(r"[()\[\]{}]", self.code[start:]):
            sign = found.group()
            if sign in BRACKETS:
                expected.append(BRACKETS[sign])
            elif sign != expected.pop():
                break
            if len(expected) > MOST_NESTED:
                raise CannotReadError(
                    f"The brackets are nested more than {MOST_NESTED} deep here; paste the layer alone.",
                    start + found.start(),
                )
            if not expected:
                return start + found.start()
        raise CannotReadError(f"The bracket {self.code[start]} is never closed; add what is missing.", start)


def _blank(found: re.Match[str]) -> str:
    """Leave the quotes of a string, and nothing of a comment."""
    text = found.group()
    inside = re.sub(r"[^\n]", " ", text)
    return inside if text[0] == "#" else text[0] + inside[1:-1] + text[-1]


def _known_escape(found: re.Match[str]) -> str:
    """Take the backslash out of what Python would warn of."""
    return found.group() if found[1] in "\"'\\\n" else f"_{found[1]}"
