"""The kernel that a learner edits: its weights, what was typed and is no number, and the way back."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from pooling import PoolingError
from pooling.matrices import format_matrix
from pooling.number_text import narrow_number
from ui.network.weights import SIDES, read_cells, read_weights, resized

MOST_STEPS_BACK = 50


@dataclass(frozen=True)
class KernelDocument:
    """The weights of a kernel and its past; never changed, each edit makes another one.

    Attributes
    ----------
    text : the weights as in a link
    past, future : what Undo and Redo bring back, the latest last
    typed : the texts of the grid while one of them is not a weight
    wrong : what is wrong with it, as a sentence
    """

    text: str
    past: tuple[str, ...] = ()
    future: tuple[str, ...] = ()
    typed: tuple[tuple[str, ...], ...] = ()
    wrong: str = ""

    def arrived(self, text: str) -> "KernelDocument":
        """Take over weights that come from elsewhere: the list of kernels, a link, Back."""
        return self if text == self.text else self._with(text)

    def apply(self, edit: Mapping[str, Any]) -> "KernelDocument":
        """Apply an edit of the grid: its `cells`, a pasted `text`, another `side`, `undo` or `redo`.

        Texts that are no weights stay in the grid, and the weights are as before.

        >>> KernelDocument("1").apply({"cells": [["2"]]}).text, KernelDocument("1").apply({"side": 3}).text
        ('2', '0,0,0;0,1,0;0,0,0')
        """
        if "undo" in edit or "redo" in edit:
            return self._back() if "undo" in edit else self._forth()
        try:
            return self._with(self._read(edit))
        except PoolingError as error:
            typed = tuple(tuple(map(str, row)) for row in edit["cells"]) if "cells" in edit else ()
            return replace(self, typed=typed, wrong=str(error))

    @property
    def cells(self) -> list[list[str]]:
        """The texts of the grid."""
        if self.typed:
            return [list(row) for row in self.typed]
        return [[narrow_number(weight) for weight in row] for row in read_weights(self.text).tolist()]

    def _read(self, edit: Mapping[str, Any]) -> str:
        if edit.get("side") in SIDES:
            return resized(self.text, edit["side"])
        if "text" in edit:
            return format_matrix(read_weights(str(edit["text"])))
        return read_cells(edit.get("cells", self.cells))

    def _with(self, text: str) -> "KernelDocument":
        if text == self.text:
            return replace(self, typed=(), wrong="")
        return KernelDocument(text, (*self.past, self.text)[-MOST_STEPS_BACK:])

    def _back(self) -> "KernelDocument":
        if self.wrong or not self.past:
            return replace(self, typed=(), wrong="")
        return KernelDocument(self.past[-1], self.past[:-1], (*self.future, self.text))

    def _forth(self) -> "KernelDocument":
        if not self.future:
            return self
        return KernelDocument(self.future[-1], (*self.past, self.text), self.future[:-1])


def kernel_data(document: KernelDocument) -> dict[str, Any]:
    """Describe the grid of weights for the component."""
    return {
        "cells": document.cells,
        "wrong": document.wrong,
        "undo": bool(document.past or document.wrong),
        "redo": bool(document.future),
    }
