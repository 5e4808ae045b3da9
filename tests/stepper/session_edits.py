"""A stand-in until edits are a document of their own: the page's callbacks, on a session that is a dict."""

from types import SimpleNamespace
from unittest.mock import patch

from ui.matrix.widgets import edits, wrong_cells


class SessionEdits:
    """Numbers as text, what undo knows, and texts that are no numbers."""

    def __init__(self, kind, text):
        self.said, self.sent = [], []
        self.state = {"source": kind, "matrix": text, "good_matrix": text, "good_source": kind}

    @property
    def text(self):
        return self.state["good_matrix"]

    def pending(self, numbers):
        with patch.object(wrong_cells, "st", SimpleNamespace(session_state=self.state)):
            return wrong_cells.wrong_cells(numbers)

    def apply(self, sent):
        session = SimpleNamespace(session_state=self.state)
        with (
            patch.object(wrong_cells, "st", session),
            patch.multiple(
                edits,
                st=session,
                new_edits=lambda _: sent,
                assign=lambda **values: self.state.update(values),
                mention=lambda sentence, _: self.said.append(str(sentence)),
            ),
        ):
            edits.edit_matrix()
