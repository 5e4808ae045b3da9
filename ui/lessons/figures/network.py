"""A photo, filtered, rectified and pooled, as on Filter, detect, condense."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any, ClassVar

import numpy as np

from pooling import PoolingError
from pooling.images.samples import sample_image
from pooling.matrices import format_matrix
from pooling.network import Extraction, extract
from pooling.number_text import percent
from ui.controls.layer_of import layer_of
from ui.controls.settings import INPUT_SETTINGS
from ui.controls.settings.network import NETWORK_SETTINGS
from ui.controls.short_forms import SHORT
from ui.lessons import LessonError
from ui.lessons.figures.base import ALONE, Around, Fact, Figure, count, number, shape
from ui.lessons.settings import KEYS, figure_settings, page_address, page_settings, sample_of
from ui.network.figure import figure_data
from ui.network.kernel import KernelDocument, kernel_data
from ui.network.weights import weights_of
from ui.network.words import FIGURE, ITS_WEIGHTS
from ui.photos.sizes import sized

PAGE_KEYS = {
    **{key: NETWORK_SETTINGS[key] for key in ("kernel", "weights", "filter_padding", "pool_padding", "relu")},
    **{key: INPUT_SETTINGS[key] for key in ("photo", "size", "fit")},
}
LAYER_KEYS = {
    key: KEYS[key] for key in KEYS if key.startswith(("reduction", "window_", "stride_", "dilation_", "pad_"))
}
START = {"size": "64"}
"""What is the page's default is four times as many bytes."""


class NetworkFigure(Figure):
    """The four pictures, with a window that goes through all of them."""

    KEYS: ClassVar[frozenset[str]] = frozenset({"sample", *SHORT, *PAGE_KEYS, *LAYER_KEYS} - {"out"})
    COMPONENT: ClassVar[str] = "network"
    kind: ClassVar[str] = "network"

    def __init__(self, name: str, body: Mapping[str, Any], around: Around = ALONE) -> None:
        super().__init__(name, body, around)
        self.settings = page_settings({**self.body, "photo": sample_of(self.body)}, PAGE_KEYS, START)
        layer = {key: value for key, value in self.body.items() if key in LAYER_KEYS or key in SHORT}
        self.layer = figure_settings({**layer, "padding": self.settings["pool_padding"]}, None)
        try:
            self.weights = weights_of(self.settings["kernel"], self.settings["weights"])
            self.spec = layer_of(self.layer)
            self.made: Extraction = self._extract()
        except PoolingError as error:
            raise LessonError(f"Figure “{name}” cannot be made. {error}") from None

    def _extract(self) -> Extraction:
        settings = self.settings
        photo = sized(sample_image(settings["photo"]), int(settings["size"]), settings["fit"], "grey")
        padding, relu = settings["filter_padding"], settings["relu"]
        return extract(photo.astype(np.float64), self.weights, self.spec, padding=padding, rectify=relu)

    @cached_property
    def _data(self) -> dict[str, Any]:
        kernel = kernel_data(KernelDocument(format_matrix(self.weights)))
        return figure_data(self.made) | {
            "kernel": kernel,
            "drawn": False,
            "answered": 0,
            "embedded": True,
            "words": FIGURE | {"weights": ITS_WEIGHTS},
        }

    def content(self) -> dict[str, Any]:
        """Return what the four pictures are sent."""
        return {"data": self._data}

    def link(self) -> tuple[str, str]:
        """Return the address of Filter, detect, condense with the same settings."""
        settings = self.settings | {key: self.layer[key] for key in LAYER_KEYS}
        address = page_address("filter_detect_condense", settings, PAGE_KEYS | LAYER_KEYS)
        return address, "pages/filter_detect_condense.py"

    def alt(self) -> str:
        """Say what the four pictures are."""
        return " ".join(str(picture["alt"]) for picture in self._data["pictures"])

    def shown(self) -> Iterable[Any]:
        """Return the sizes of the pictures, the weights, and the settings of the layer."""
        for picture in (self.made.photo, self.made.filtered, self.made.condensed):
            yield from picture.shape
        yield from self.weights.ravel().tolist()
        yield from (*self.weights.shape, *self.spec.window_shape, *self.spec.strides)

    def facts(self) -> Mapping[str, Fact | Callable[[str], Fact]]:
        """Return sizes, and what the ReLU makes zero."""
        made = self.made
        zero = int((made.detected == 0).sum())
        return {
            "photo_shape": shape(made.photo.shape),
            "filtered_shape": shape(made.filtered.shape),
            "condensed_shape": shape(made.condensed.shape),
            "photo_size": count(made.photo.size),
            "condensed_size": count(made.condensed.size),
            "kernel_shape": shape(self.weights.shape),
            "weights_sum": number(float(self.weights.sum())),
            "negative": count(int((made.filtered < 0).sum())),
            "zeros": count(zero),
            "zeros_share": Fact(percent(zero / made.detected.size), zero / made.detected.size),
            "highest": number(float(made.condensed.max())),
        }
