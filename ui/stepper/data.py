"""All data for the component, made from plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling import PoolingError, PoolSpec
from ui.stepper.panels.payload import panel_payload
from ui.stepper.payloads.matrix import stepper_payload
from ui.stepper.payloads.no_step import no_step_payload
from ui.stepper.payloads.photo import photo_payload
from ui.stepper.templates import DEMO_WORDS


@dataclass(frozen=True)
class Screen:
    """Everything on the screen except the numbers.

    Attributes
    ----------
    photo : whether the input is a photo: uint8, one channel or three
    demo : whether it plays in a loop until it is touched; it has few tools and no panels
    start : the first step to show, counted from 0
    editable : whether the input can be edited
    answered : the number of the last edit that is applied
    pending : cells with a text that is not a number, each with `slice`, `row`, `col` and `text`
    lesson : the caption of the figure, `text` and `button`, or None
    panel, upstream : the name of the open panel, and the text of its incoming gradient
    presented : the settings of the presenter's view, as `ui.stepper.presented` describes them
    embedded : whether it stands in a chapter: it has its tools, and does not change the address
    tabs : whether it has the panels that explain it, below
    play : whether it plays by itself, once, when it comes into view
    early : the secret name under which edits are answered before the page has run, or an empty text
    """

    photo: bool = False
    demo: bool = False
    start: int = 0
    editable: bool = False
    answered: int = 0
    pending: Sequence[Mapping[str, Any]] = ()
    lesson: Mapping[str, str] | None = None
    panel: str = ""
    upstream: str = ""
    presented: Mapping[str, Any] | None = None
    embedded: bool = False
    tabs: bool = True
    play: bool = False
    early: str = ""


PLAIN = Screen()


def stepper_data(x: NDArray[Any], spec: PoolSpec, screen: Screen = PLAIN) -> dict[str, Any]:
    """Describe pooling `x` by `spec` for the component of `assets/stepper`.

    `x` has as many axes as the window, (W,), (H, W) or (D, H, W), or channels in front of them. If no window
    fits, only the input is shown, with a sentence that says why.
    """
    data = _pooled(x, spec, screen.photo) | {
        "start": screen.start,
        "photo": screen.photo,
        "demo": screen.demo,
        "embedded": screen.embedded,
        "play": screen.play,
        "editable": screen.editable,
        "edited": screen.answered,
        "wrong": list(screen.pending),
        "presented": screen.presented,
        "lesson": screen.lesson and dict(screen.lesson),
        "early": screen.early,
    }
    if screen.demo:
        return data | {"words": data["words"] | DEMO_WORDS}
    return data | {"panel": _panel(x, spec, screen, data)}


def _panel(x: NDArray[Any], spec: PoolSpec, screen: Screen, data: dict[str, Any]) -> dict[str, Any] | None:
    """Describe the open panel; there is none without panels, or if there is no step."""
    if not (screen.tabs and data["output"]["rows"]):
        return None
    return panel_payload(x, spec, screen.panel, screen.upstream, pictures=bool(data.get("pictures")))


def _pooled(x: NDArray[Any], spec: PoolSpec, photo: bool) -> dict[str, Any]:
    try:
        return photo_payload(x, spec) if photo else _typed(x.tobytes(), x.shape, x.dtype, spec)
    except PoolingError as error:
        return no_step_payload(x, spec, str(error), photo=photo)


@lru_cache(maxsize=64)
def _typed(numbers: bytes, shape: tuple[int, ...], dtype: np.dtype[Any], spec: PoolSpec) -> dict[str, Any]:
    """Describe typed numbers; after an edit they are asked for twice: early, and when the page runs."""
    return stepper_payload(np.frombuffer(numbers, dtype).reshape(shape), spec)
