"""A part of a pasted text as Python's own parser has it, each of its parts with its place."""

import ast
import re
from dataclasses import dataclass

from pooling.frameworks.libraries.read.result import CannotReadError
from pooling.frameworks.libraries.read.source import Source

TOO_DEEP = "This is nested too deeply to be read; paste the layer alone."
UNREADABLE = "The code cannot be read from here"
MOST_DEEP = 200
_DEEPENS = re.compile(r"\*\*|\b(?:not|lambda|else|await|yield)\b|[-+~](?=\s{0,9}[-+~])")
"""What Python's parser calls itself for: thousands of them are more than a thread's stack may hold."""
_GLUED = re.compile(r"(?<!\w)\d[\w.]*?(?:if|else|or|and|in|is|not)")
"""A number with a word at its end, of which Python would warn on the server's screen."""


@dataclass(frozen=True)
class Piece:
    """An expression of the text: `text` begins at the place `start` of it."""

    text: str
    start: int
    node: ast.expr

    def place(self, node: ast.expr | ast.keyword) -> tuple[int, int]:
        """Return where a part of it begins and ends, in the whole text."""
        lines = self.text.split("\n")
        starts = [0]
        for line in lines:
            starts.append(starts[-1] + len(line) + 1)
        end_line, end_column = node.end_lineno or node.lineno, node.end_col_offset or node.col_offset
        first, last = starts[node.lineno - 1] + node.col_offset, starts[end_line - 1] + end_column
        return self.start + first, self.start + last


def parse(source: Source, start: int, end: int, text: str | None = None) -> Piece:
    """Parse `source.text[start:end]`, or what stands for it in a text of the same length."""
    written = source.text[start:end] if text is None else text
    if len(_DEEPENS.findall(written)) > MOST_DEEP:
        raise CannotReadError(TOO_DEEP, start)
    if glued := _GLUED.search(written):
        raise CannotReadError(f"{UNREADABLE}; put a space after the number.", start + glued.start())
    try:
        return Piece(written, start, ast.parse(written, mode="eval").body)
    except SyntaxError as error:
        raise _unreadable(written, start, error) from None
    except (ValueError, RecursionError, MemoryError):
        raise CannotReadError(TOO_DEEP, start) from None


def _unreadable(written: str, start: int, error: SyntaxError) -> CannotReadError:
    """Say where Python's parser stopped."""
    before = written.split("\n")[: max(0, (error.lineno or 1) - 1)]
    place = sum(map(len, before)) + len(before) + max(0, (error.offset or 1) - 1)
    reason = str(error.msg).partition("(")[0].partition(". Perhaps")[0].strip()
    sentence = f"{UNREADABLE} ({reason}); look for a missing comma or bracket."
    return CannotReadError(sentence, start + min(place, max(0, len(written) - 1)))
