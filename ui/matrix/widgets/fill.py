"""The controls that edit the matrix: undo and redo, fill with a pattern, resize."""

from collections.abc import Callable
from typing import Any, TypeAlias

import streamlit as st

from pooling.matrices.patterns import PATTERNS
from ui.controls.setting_types import MOST_SEED
from ui.matrix.document import MatrixDocument
from ui.matrix.edits import Edit
from ui.matrix.lines import most_lines
from ui.matrix.words import FILL, HISTORY, PATTERN_POINTS, PATTERN_TITLES

Do: TypeAlias = Callable[[Edit], None]
"""Applies an edit, in a callback."""

WIDTH = 420  # px
NUMBER_WIDTH = 96  # px: three fit side by side on a phone


def history_buttons(document: MatrixDocument | None, do: Do) -> None:
    """Draw undo and redo while they do something; in the stepper, their keys are Ctrl+Z and Ctrl+Y."""
    can = {"undo": document and document.can_undo, "redo": document and document.can_redo}
    if not any(can.values()):
        return
    with st.container(key="history", horizontal=True, width="content", gap="xxsmall", wrap=False):
        for key in [key for key, possible in can.items() if possible]:
            st.button(
                HISTORY[key],
                key=key,
                icon=f":material/{key}:",
                type="tertiary",
                on_click=do,
                args=({"do": key},),
                help=HISTORY[f"{key}_help"],
            )


def fill_menu() -> Any:
    """Draw the menu's button; `fill_controls` fills the menu later."""
    icon = ":material/format_color_fill:"
    return st.popover(FILL["label"], icon=icon, help=FILL["help"], key="fill", on_change="rerun")


def fill_controls(menu: Any, document: MatrixDocument, do: Do) -> None:
    """Draw the document's shape, pattern and seed into the menu if it is open.

    In a closed menu, the browser would keep sending the values that it saw last, as if they were new.
    """
    if not menu.open:
        return
    shape, name, state = document.numbers.shape, document.pattern, st.session_state
    _, state["fill_rows"], state["fill_cols"] = shape
    state["fill_seed"], state["fill_pattern"] = document.now.seed, name or None
    with menu, st.container(width=WIDTH):
        with st.container(horizontal=True, gap="xsmall"):
            _, *most_rows_cols = most_lines(shape, document.kind)
            for key, most in zip(("rows", "cols"), most_rows_cols, strict=True):
                _number(key, 1, most, _reshape, do, disabled=most == 1)
            _number("seed", 0, MOST_SEED, _draw_again, do, disabled=name != "random", help=FILL["seed_help"])
        st.pills(
            FILL["pattern"],
            list(PATTERNS),
            format_func=PATTERN_TITLES.__getitem__,
            key="fill_pattern",
            on_change=_fill_as_chosen,
            args=(do,),
        )
        st.caption(PATTERN_POINTS[name] if name else FILL["none"])


def _number(key: str, low: int, high: int, on_change: Callable[[Do], None], do: Do, **options: Any) -> None:
    st.number_input(
        FILL[key],
        low,
        high,
        key=f"fill_{key}",
        on_change=on_change,
        args=(do,),
        width=NUMBER_WIDTH,
        **options,
    )


def _fill_as_chosen(do: Do) -> None:
    """Fill with the chosen pattern; clearing the choice changes nothing."""
    name = st.session_state["fill_pattern"]
    if name:
        do({"do": "fill", "pattern": name})


def _reshape(do: Do) -> None:
    do({"do": "reshape", "rows": st.session_state["fill_rows"], "cols": st.session_state["fill_cols"]})


def _draw_again(do: Do) -> None:
    do({"do": "fill", "pattern": "random", "seed": st.session_state["fill_seed"]})
