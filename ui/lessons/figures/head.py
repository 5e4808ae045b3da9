"""Feature maps and their averages, as on One number a map."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar

import numpy as np

from pooling.images.samples import sample_image
from pooling.number_text import percent
from ui.controls.settings import INPUT_SETTINGS
from ui.controls.settings.network import HEAD_SETTINGS, NETWORK_WORDS
from ui.head.figure import Maps, head_data
from ui.head.networks import trained
from ui.head.sources import maps_of_kernels, maps_of_network, maps_of_random, shuffled
from ui.head.words import verdict
from ui.lessons import LessonError
from ui.lessons.figures.base import ALONE, Around, Fact, Figure, count, number, shape
from ui.lessons.settings import page_address, page_settings, sample_of
from ui.photos.sizes import sized

NAMES = ("maps", "test_picture", "pooled_by", "ranked", "shuffle")
RANDOM = ("map_count", "map_side", "contrast", "map_seed")
KEYS = {**{key: HEAD_SETTINGS[key] for key in (*NAMES, *RANDOM)}, "photo": INPUT_SETTINGS["photo"]}
KERNEL_PHOTO = 96  # px a side, as on the page
WITHOUT = "VGG16 is no figure of a chapter, because its weights are a download; write one of {}."


class HeadFigure(Figure):
    """Maps of a small network that ships, of kernels on a sample photo, or random ones."""

    KEYS: ClassVar[frozenset[str]] = frozenset({"sample", *KEYS})
    COMPONENT: ClassVar[str] = "head"
    kind: ClassVar[str] = "head"

    def __init__(self, name: str, body: Mapping[str, Any], around: Around = ALONE) -> None:
        super().__init__(name, body, around)
        self.settings = page_settings({**self.body, "photo": sample_of(self.body)}, KEYS, {})
        if self.settings["maps"] == "vgg16":
            raise LessonError(WITHOUT.format(", ".join([*NETWORK_WORDS, "kernels", "random"])))
        maps = self._maps()
        self.maps: Maps = shuffled(maps) if self.settings["shuffle"] else maps
        self.label = self._label()

    def _maps(self) -> Maps:
        settings, source = self.settings, self.settings["maps"]
        if source in NETWORK_WORDS:
            known = trained(source)
            return maps_of_network(known, known.pictures[settings["test_picture"] - 1])
        if source == "random":
            return maps_of_random(*(settings[key] for key in RANDOM))
        return maps_of_kernels(sized(sample_image(settings["photo"]), KERNEL_PHOTO, "crop", "grey"))

    def _label(self) -> int | None:
        """Return the class that is explained."""
        if self.maps.went is None or self.settings["pooled_by"] != "avg":
            return None
        ranked = np.argsort(self.maps.went.probabilities)
        return int(ranked[-1 if self.settings["ranked"] == "first" else -2])

    def content(self) -> dict[str, Any]:
        """Return what the maps are sent."""
        return {"data": head_data(self.maps, self.settings["pooled_by"], self.label)}

    def link(self) -> tuple[str, str]:
        """Return the address of One number a map with the same settings."""
        return page_address("one_number_a_map", self.settings, KEYS), "pages/one_number_a_map.py"

    def alt(self) -> str:
        """Say how many maps there are, and what the network says."""
        maps, sizes = self.maps, shape(self.maps.values.shape[1:]).text
        said = f"{len(maps.values)} maps of {sizes} cells, each pooled into one number."
        if maps.network is None or maps.went is None:
            return said
        return f"{said} {verdict(maps.network.classes, maps.went.probabilities.tolist(), None)}"

    def shown(self) -> Iterable[Any]:
        """Return the number of maps and their size."""
        return self.maps.values.shape

    def facts(self) -> Mapping[str, Fact | Callable[[str], Fact]]:
        """Return the number of maps and cells, the numbers of maps, and the shares of classes."""
        values, went, network = self.maps.values, self.maps.went, self.maps.network
        facts: dict[str, Fact | Callable[[str], Fact]] = {
            "maps": count(len(values)),
            "map_shape": shape(values.shape[1:]),
            "cells": count(values.size),
            "largest": number(float(values.mean(axis=(1, 2)).max())),
        }
        if network is not None and went is not None:
            best = int(went.probabilities.argmax())
            share = float(went.probabilities[best])
            facts |= {"class": Fact(network.classes[best], best), "share": Fact(percent(share), share)}
        return facts
