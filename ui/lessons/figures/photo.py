"""A photo before and after pooling, side by side."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any, ClassVar

from numpy.typing import NDArray

from pooling import PoolingError, plan_windows, pool
from pooling.images import encode_png, encode_webp
from pooling.images.samples import SAMPLES, sample_image
from ui.controls.layer_of import layer_of
from ui.controls.settings import INPUT_SETTINGS
from ui.controls.short_forms import SHORT
from ui.lessons import LessonError
from ui.lessons.figures.base import ALONE, Around, Fact, Figure, number
from ui.lessons.figures.plan_facts import plan_facts
from ui.lessons.settings import KEYS, figure_settings, page_address, page_settings, sample_of
from ui.photos.panels import Panel, as_pixels, displayed_ratio, panel_html
from ui.photos.sizes import sized
from ui.photos.words import panel_caption
from ui.stepper.reduction_words import MAIN, REDUCTION_WORDS

PHOTO_KEYS = {key: INPUT_SETTINGS[key] for key in ("photo", "size", "fit", "colour")}
LAYER_KEYS = {
    key: KEYS[key] for key in KEYS if key.startswith(("window_", "stride_", "dilation_", "pad", "ceil"))
}
START = {"colour": "rgb"}
SMALL, QUALITY = 64, 88
"""Pixels a side up to which a picture is sent exactly, and how good a larger one is: a tenth of the bytes."""


class PhotoFigure(Figure):
    """A sample photo, pooled by each of the `reductions`, drawn as large as the photo itself."""

    KEYS: ClassVar[frozenset[str]] = frozenset(
        {"sample", "reductions", "window", "stride", "dilation", *PHOTO_KEYS, *LAYER_KEYS} - {"photo"}
    )
    kind: ClassVar[str] = "photo"

    def __init__(self, name: str, body: Mapping[str, Any], around: Around = ALONE) -> None:
        super().__init__(name, body, around)
        reductions = self.body.get("reductions", ["max"])
        if not isinstance(reductions, list) or not set(map(str, reductions)) <= set(MAIN):
            raise LessonError(
                f'reductions = {reductions!r} is not allowed; write a list such as ["max", "avg"].'
            )
        self.reductions: list[str] = reductions
        self.settings = page_settings({**self.body, "photo": sample_of(self.body)}, PHOTO_KEYS, START)
        layer = {key: value for key, value in self.body.items() if key in LAYER_KEYS or key in SHORT}
        self.layer = figure_settings(layer, None)
        try:
            self.spec = layer_of(self.layer)
            self.plan = plan_windows(self.spec, self.x.shape[-2:])
        except PoolingError as error:
            raise LessonError(f"Figure “{name}” cannot be made. {error}") from None

    @cached_property
    def x(self) -> NDArray[Any]:
        """The photo: (H, W), or (3, H, W)."""
        settings = self.settings
        photo = sample_image(settings["photo"])
        return sized(photo, int(settings["size"]), settings["fit"], settings["colour"])

    @cached_property
    def pooled(self) -> dict[str, NDArray[Any]]:
        """The results by their reduction."""
        return {name: pool(self.x, replace(self.spec, reduction=name)) for name in self.reductions}

    def content(self) -> dict[str, Any]:
        """Return the pictures side by side; before the answer, the photo alone is in sight."""
        before = float(self.x.mean())
        panels = [_panel("Input", "input", self.x, before)]
        panels += [_panel(REDUCTION_WORDS[name].label, name, y, before) for name, y in self.pooled.items()]
        ratio = displayed_ratio(panels[0].shape)
        parts = (
            f'<div class="{"result" if at else "given"}">{panel_html(panel, ratio)}</div>'
            for at, panel in enumerate(panels)
        )
        return {"html": f'<div class="pictures">{"".join(parts)}</div>'}

    def link(self) -> tuple[str, str]:
        """Return the address of Pool an image with the same settings."""
        settings = self.settings | {key: self.layer[key] for key in LAYER_KEYS}
        address = page_address("pool_an_image", settings, PHOTO_KEYS | LAYER_KEYS)
        return _named(address, settings), "pages/pool_an_image.py"

    def alt(self) -> str:
        """Say which photo it is and what becomes of its size."""
        results = ", ".join(REDUCTION_WORDS[name].label.lower() for name in self.reductions)
        return f"{SAMPLES[self.settings['photo']].title}, and pooled by {results}"

    def shown(self) -> Iterable[Any]:
        """Return the shapes and the settings."""
        yield from (*self.plan.input_shape, *self.plan.output_shape)
        yield from (*self.spec.window_shape, *self.spec.strides)

    def facts(self) -> Mapping[str, Fact | Callable[[str], Fact]]:
        """Return the quantities of its windows, and of a picture ("input", "max"): mean, lowest, highest."""
        return {
            **plan_facts(self.plan),
            "mean": lambda name: number(round(float(self._values(name).mean()), 1)),
            "lowest": lambda name: number(float(self._values(name).min())),
            "highest": lambda name: number(float(self._values(name).max())),
        }

    def _values(self, name: str) -> NDArray[Any]:
        if name == "input":
            return self.x
        if name not in self.pooled:
            raise LessonError(
                f"Figure “{self.name}” has no picture “{name}”; write input, {', '.join(self.pooled)}."
            )
        return self.pooled[name]


def _panel(title: str, name: str, values: NDArray[Any], before: float) -> Panel:
    """Draw a picture; a large one is nearly exact, in a tenth of the bytes."""
    pixels = as_pixels(values)
    small = max(pixels.shape[:2]) <= SMALL
    file = encode_png(pixels) if small else encode_webp(pixels, QUALITY)
    caption = panel_caption(name, values.min(), values.max(), values.mean(), before)
    return Panel(title, (pixels.shape[0], pixels.shape[1]), file, caption, "RGB" if values.ndim == 3 else "")


def _named(address: str, settings: Mapping[str, Any]) -> str:
    """Name a setting, where all have their default: a bare address of this page begins otherwise."""
    if "?" in address:
        return address
    return f"{address}?window_rows={settings['window_rows']}"
