"""The border to the browser: what of a component's message comes through, whatever arrives.

A browser sends what `assets/stepper/payload.d.ts` says; anybody else may send any JSON. One function for each
kind of message returns values of the right types, or nothing, and its work is bounded.
"""

from collections.abc import Callable
from typing import Any, NamedTuple, TypeAlias

from pooling.matrices import MAX_CHARACTERS
from pooling.matrices.volumes import MOST_CELLS
from ui.stepper.panels.tabs import FORMER_TABS, TABS
from ui.stepper.reduction_words import REDUCTION_WORDS

Fields: TypeAlias = dict[str, Any]

MOST_EDITS = 64
"""Edits of one message that are applied; the stepper sends those that are not answered again."""
LONGEST_BOX = 40
"""Characters of the four sides of a box."""
HIGHEST = 2**31
"""Below it are the numbers and places that a browser sends."""


class PanelChoice(NamedTuple):
    """The panel that is open, or an empty name; the text of its gradient; whether both are the link's."""

    name: str = ""
    upstream: str = ""
    from_link: bool = False


def passed_on(name: str, message: object) -> list[Any]:
    """Return what of a message "edit", "setting" or "lesson" its callback is called with.

    >>> passed_on("edit", [{"do": "undo", "n": 1}, {"do": "undo", "n": "1"}, None])
    [{'do': 'undo', 'n': 1}]
    >>> passed_on("setting", {"name": "reduction", "value": "mode"}), passed_on("lesson", "Try Average")
    ([], ['Try Average'])
    """
    return _KINDS[name](message) if name in _KINDS else []


def _edits(message: object) -> list[Fields]:
    """Return the edits of the numbers, oldest first, as `ui.matrix.document` lists them."""
    sent = message[:MOST_EDITS] if isinstance(message, list) else []
    edits = (_edit(each) for each in sent if isinstance(each, dict))
    return [edit for edit in edits if edit is not None]


def panel_choice(message: object) -> PanelChoice | None:
    """Return the panel that was chosen, with the gradient typed into it.

    >>> panel_choice({"name": "gradient", "upstream": " 1, 0"})
    PanelChoice(name='gradient', upstream='1, 0', from_link=False)
    """
    if not isinstance(message, dict):
        return None
    name, upstream = message.get("name"), message.get("upstream", "")
    if not (isinstance(name, str) and isinstance(upstream, str) and name in ("", *TABS, *FORMER_TABS)):
        return None
    return PanelChoice(name, upstream[: MAX_CHARACTERS + 1].strip())  # one more is too long for the core


def _setting(message: object) -> list[Fields]:
    """Return the `name` and `value` of a setting that was changed in the figure: a box is judged later."""
    name, value = (message.get(key) if isinstance(message, dict) else None for key in ("name", "value"))
    known = isinstance(value, str) and (
        name == "example"
        or (name == "reduction" and value in REDUCTION_WORDS)
        or (name == "box" and len(value) < LONGEST_BOX)
    )
    return [{"name": name, "value": value}] if known else []


def _pressed(message: object) -> list[str]:
    """Return the text of the button that was pressed beside the caption."""
    return [message] if isinstance(message, str) else []


def _edit(message: Fields) -> Fields | None:
    do, number = message.get("do"), message.get("n")
    fields = _EDITS[do](message) if isinstance(do, str) and do in _EDITS and _is_whole(number) else None
    return None if fields is None else {"do": do, "n": number} | fields


def _place(message: Fields) -> Fields | None:
    place = {"slice": message.get("slice", 0), "row": message.get("row"), "col": message.get("col")}
    return place if all(map(_is_whole, place.values())) else None


def _typed(message: Fields) -> Fields | None:
    place, text = _place(message), message.get("text")
    return None if place is None or not isinstance(text, str) else place | {"text": text}


def _painted(message: Fields) -> Fields | None:
    """Take a stroke over as many cells as there can be."""
    text, cells = message.get("text"), message.get("cells")
    if not isinstance(text, str) or not isinstance(cells, list) or len(cells) > MOST_CELLS:
        return None
    places = [_place(cell) if isinstance(cell, dict) else None for cell in cells]
    return None if None in places else {"text": text, "cells": places}


def _line(message: Fields) -> Fields | None:
    axis, at = message.get("axis"), message.get("at")
    known = isinstance(axis, str) and axis in ("slice", "row", "col") and (at is None or _is_whole(at))
    return {"axis": axis, "at": at} if known else None


def _is_whole(value: object) -> bool:
    return type(value) is int and 0 <= value < HIGHEST


_EDITS: dict[str, Callable[[Fields], Fields | None]] = {
    "type": _typed,
    "paste": _typed,
    "restore": _place,
    "paint": _painted,
    "add": _line,
    "drop": _line,
    "undo": lambda _: {},
    "redo": lambda _: {},
}
_KINDS: dict[str, Callable[[object], list[Any]]] = {"edit": _edits, "setting": _setting, "lesson": _pressed}
