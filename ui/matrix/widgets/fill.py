"""The controls that change the matrix: undo and redo, a pattern to fill it, another shape."""

from collections.abc import Callable
from typing import Any

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from pooling.patterns import PATTERNS, make_pattern
from ui.controls.settings import MOST_SEED
from ui.matrix.lines import most_lines, reshaped
from ui.matrix.widgets.edits import change_numbers, redo_matrix, shown_numbers, undo_matrix
from ui.matrix.words import FILL, HISTORY, PATTERN_POINTS, PATTERN_TITLES

WIDTH = 420  # px
NUMBER_WIDTH = 96  # px: three of them beside each other on a phone
FIRST_SEED = 1


def history_buttons() -> None:
    """Draw undo and redo; in the stepper they are Ctrl+Z and Ctrl+Y."""
    for key, act, held in (("undo", undo_matrix, "matrix_history"), ("redo", redo_matrix, "matrix_undone")):
        st.button(
            HISTORY[key],
            key=key,
            icon=f":material/{key}:",
            on_click=act,
            disabled=not st.session_state.get(held),
            help=HISTORY[f"{key}_help"],
        )


def fill_menu() -> Any:
    """Draw the menu's button; `fill_controls` puts into it what belongs to the numbers, read later."""
    icon = ":material/format_color_fill:"
    return st.popover(FILL["label"], icon=icon, help=FILL["help"], key="fill", on_change="rerun")


def fill_controls(menu: Any, x: NDArray[Any]) -> None:
    """Draw shape, patterns and seed into the open menu, as they are for `x`: (W,), (H, W) or (slices, H, W).

    Not into a closed one: the browser would go on sending the numbers it last saw there as if they were new.
    """
    numbers, state = _as_slices(x), st.session_state
    state["fill_seed_kept"] = _seed()  # while the menu is closed
    if not menu.open:
        return
    _, state["fill_rows"], state["fill_cols"] = numbers.shape
    state["fill_seed"] = _seed()
    state["fill_pattern"] = name = pattern_of(numbers)
    with menu, st.container(width=WIDTH):
        with st.container(horizontal=True, gap="xsmall"):
            _, *most_rows_cols = most_lines(numbers.shape, state["source"])
            for key, most in zip(("rows", "cols"), most_rows_cols, strict=True):
                _number(key, 1, most, _change_shape, disabled=most == 1)
            _number("seed", 0, MOST_SEED, _draw_again, disabled=name != "random", help=FILL["seed_help"])
        st.pills(
            FILL["pattern"],
            list(PATTERNS),
            format_func=PATTERN_TITLES.__getitem__,
            key="fill_pattern",
            on_change=_fill_as_chosen,
        )
        st.caption(PATTERN_POINTS[name] if name else FILL["none"])


def _number(key: str, low: int, high: int, on_change: Callable[[], None], **options: Any) -> None:
    st.number_input(
        FILL[key], low, high, key=f"fill_{key}", on_change=on_change, width=NUMBER_WIDTH, **options
    )


def pattern_of(numbers: NDArray[Any]) -> str | None:
    """Name the pattern that the numbers are: the one last filled in, or else the first that fits."""
    last = st.session_state.get("fill_last")
    names = [*([last] if last else []), *PATTERNS]
    return next((name for name in names if np.array_equal(numbers, _filled(name, numbers.shape))), None)


def pattern_note(x: NDArray[Any]) -> str:
    """Return what the pattern that `x` is teaches, or nothing."""
    name = pattern_of(_as_slices(x))
    return PATTERN_POINTS[name] if name else ""


def _fill_as_chosen() -> None:
    """Fill with the chosen pattern; to take the choice back is no change."""
    name = st.session_state["fill_pattern"]
    if name:
        st.session_state["fill_last"] = name
        change_numbers(_filled(name, shown_numbers().shape))


def _change_shape() -> None:
    """A pattern is made anew in the new shape; other numbers are cut, or get zeros."""
    numbers = shown_numbers()
    rows, cols = st.session_state["fill_rows"], st.session_state["fill_cols"]
    name = pattern_of(numbers)
    change_numbers(_filled(name, (len(numbers), rows, cols)) if name else reshaped(numbers, rows, cols))


def _draw_again() -> None:
    change_numbers(_filled("random", shown_numbers().shape))


def _as_slices(x: NDArray[Any]) -> NDArray[Any]:
    return x.reshape(-1, *(1, *x.shape)[-2:])


def _seed() -> int:
    state = st.session_state
    return int(state.get("fill_seed", state.get("fill_seed_kept", FIRST_SEED)))


def _filled(name: str, shape: tuple[int, ...]) -> NDArray[np.float64]:
    """Make a pattern for every slice; random numbers go on from slice to slice."""
    slices, rows, cols = shape
    generator = np.random.default_rng(_seed())
    return np.stack([make_pattern(name, (rows, cols), generator) for _ in range(slices)])
