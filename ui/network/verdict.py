"""A verdict on our numbers and TensorFlow's, as the pages about networks show it."""

from typing import NamedTuple


class Verdict(NamedTuple):
    """What is shown: a kind for the style sheet, a sentence, and a table as HTML.

    The kind is "waiting" while TensorFlow has not answered, "failed" where asking again may help, or "done".
    """

    kind: str
    sentence: str
    table: str = ""
