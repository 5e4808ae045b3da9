"""Text as it was written: Streamlit finds no Markdown in it, and nothing of it is lost."""

import re
import string

from hypothesis import given
from hypothesis import strategies as st

from tests.each import each
from tests.pages.opening import as_read
from tests.profiles import examples
from ui.app.plain_text import plain, printable

# What Streamlit 1.67 looks for once the Markdown is read and the backslashes are gone, from its own files.
READ_LATER = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(https?://|www(?=\.))([-.\w]+)",
        r"([-.\w+]+)@([-\w]+(?:\.[-\w]+)+)",
        r":material[_/](\w+):",
        r":streamlit:",
        r":[\w+-][\w+-]*:",
        r"(^|\s)(<->|->|<-|--|>=|<=|~=)(\s|$)",
    )
]
LITERAL = re.compile(r"(?:[^!-/:-@\[-`{-~]|\\[!-/:-@\[-`{-~])*")
READ = [
    *("www.evil.example/a", "WWW.evil.example", "http://evil.example", "HTTPS://a.b", "a@b.c", "x+y@b-c.de"),
    *(
        ":smile:",
        ":+1:",
        ":material/home:",
        ":material_home:",
        ":streamlit:",
        "1 -> 2",
        "<- -- <->",
        "a >= b",
    ),
]
MARKDOWN = [
    *READ,
    *(
        "[a](http://b.c)",
        "![a](b)",
        "<a href='x'>",
        "<b>",
        ":red[a]",
        ":blue-badge[a]",
        "$x$",
        "$$x$$",
        "`a`",
    ),
    *("- a", "* a", "+ a", "1. a", "1) a", "# a", "> a", "a\n===", "a\n---", "***", "| a |\n| - |", "~~a~~"),
    *("&amp;", "&#65;", "[^1]", "a\\\nb", "    a", "\ta", "a  \nb", "```\na", "<!-- a -->", "xmpp:a@b.c"),
]


@examples(400)
@given(
    st.lists(
        st.one_of(
            st.text(max_size=9), st.text(string.punctuation + " aw.\n", max_size=9), st.sampled_from(MARKDOWN)
        ),
        max_size=5,
    ).map("".join)
)
def test_every_text_is_shown_as_it_is(text):
    shown = plain(text)
    assert LITERAL.fullmatch(shown)
    assert as_read(shown) == printable(text).strip(" ")
    left = re.sub(r"\\(.)", r"\1", shown)
    assert not [pattern.pattern for pattern in READ_LATER if pattern.search(left)]
    assert "\n" not in shown
    assert shown.encode("utf-8").decode("utf-8") == shown  # also of half a character, as JSON may hold


@each("text", READ)
def test_streamlit_would_read_it(text):
    assert any(pattern.search(text) for pattern in READ_LATER)


@each("text", MARKDOWN)
def test_words_of_markdown_are_shown_as_they_are(text):
    assert as_read(plain(text)) == printable(text).strip(" ")


def test_what_is_not_seen_or_turns_the_others_around_is_marked():
    assert printable("a\u202eb\x00c\u200bd\ud800e\u2028f\r\ng") == "a\ufffdb\ufffdc\ufffdd\ufffde f  g"
    assert printable("−1 234,5 · ½ 日本 🟧") == "−1 234,5 · ½ 日本 🟧"
