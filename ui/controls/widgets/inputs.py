"""The input of *Step through* and *Compare*: typed numbers of several kinds, or a reduced photo."""

from typing import Any

import streamlit as st
from numpy.typing import NDArray

from ui.controls.settings import SOURCES
from ui.controls.widgets.all_settings import AllSettings
from ui.controls.widgets.controls import choose, flag, pick, row
from ui.controls.widgets.held import current
from ui.controls.widgets.workspace import Workspace
from ui.controls.words import GROUPS
from ui.matrix.examples import EXAMPLES, POOLING_EXAMPLES
from ui.matrix.shapes import SHAPES
from ui.matrix.widgets.fill import fill_controls, fill_menu
from ui.matrix.widgets.session import edit_matrix, shown_document, shown_text, use_example
from ui.matrix.widgets.text import text_controls, text_menu
from ui.photos.sizes import sized
from ui.photos.widgets.photos import choose_photo, current_photo

WHOLE_SIDE = 224  # px: the size of a photo in most articles about pooling


class Input:
    """The array to pool: its settings in All settings, its examples or photos in the row of controls.

    It is one row (W,), a matrix (H, W) or several as channels (C, H, W), slices (D, H, W), or a photo, (H, W)
    or with `colours` also (3, H, W). With `whole_photo`, a photo may also be used at 224 × 224, which is too
    large to step through. With `layers`, there are examples of layers beside plain pooling too.
    """

    def __init__(
        self,
        settings: AllSettings,
        *,
        whole_photo: bool = False,
        colours: bool = False,
        layers: bool = False,
    ) -> None:
        """Draw what belongs into All settings."""
        self._layers = layers
        with settings.group(GROUPS["input"]):
            self._source = settings.ask(choose, "source", tuple(SOURCES), on_change=_choose_kind)
            if self.typed:
                self._text = shown_text(self._source, settings)
                self._menus = _menus() if settings.open else (None, None, None)
            else:
                whole = whole_photo and settings.ask(flag, "whole")
                cells = settings.ask(pick, "cells", 130, disabled=whole)
                self._cells = WHOLE_SIDE if whole else int(cells)
                self._colour = settings.ask(choose, "colour") if colours else "grey"

    @property
    def typed(self) -> bool:
        """Whether the input is typed numbers, not a photo."""
        return self._source in SHAPES

    @property
    def rank(self) -> int:
        """The number of the window's axes."""
        return SHAPES[self._source].rank if self.typed else 2

    def pick(self, place: Workspace) -> Any:
        """Draw the choice of a photo into the row, or of an example among its buttons; return their place."""
        if not self.typed:
            with place.row:
                self._photo = choose_photo()
        buttons = place.buttons()
        if self.typed:
            buttons.menu_button(
                "Example",
                list(EXAMPLES if self._layers else POOLING_EXAMPLES),
                key="example",
                on_click=_use_example,
                format_func=lambda name: EXAMPLES[name].title,
            )
        return buttons

    def values(self) -> NDArray[Any] | None:
        """Return the array, or None if there is none yet; call this after `pick`.

        If a text is invalid, a sentence says so and the last valid matrix is used.
        """
        if not self.typed:
            return _reduced_photo(self._photo, self._cells, self._colour)
        document = shown_document(self._source, self._text)
        text, fill, below = self._menus
        text_controls(text, document, SHAPES[self._source].meaning, below)
        if fill:
            fill_controls(fill, document, edit_matrix)
        return document.values


def _choose_kind() -> None:
    source = current("source")
    if source in SHAPES:
        edit_matrix({"do": "choose", "kind": source})


def _menus() -> tuple[Any, Any, Any]:
    """Draw the menus of the numbers: their text and their pattern; return both, and the place below."""
    with row("edit_row"):
        text, fill = text_menu(), fill_menu()
    return text, fill, st.container(key="below_edit")


def _use_example() -> None:
    name = st.session_state["example"]
    if name:
        use_example(EXAMPLES[name].settings)


def _reduced_photo(key: str, cells: int, colour: str) -> NDArray[Any] | None:
    photo = current_photo(key)
    return None if photo is None else sized(photo.values, cells, "crop", colour)
