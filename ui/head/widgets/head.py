"""The controls and the figure of One number a map."""

from typing import Any, NamedTuple

import numpy as np
import streamlit as st

from pooling.frameworks.vgg16 import SIDE
from pooling.models.classifier import contributions
from pooling.network import head_sizes
from ui.app import assets
from ui.controls.settings.network import NETWORK_WORDS
from ui.controls.widgets.all_settings import AllSettings
from ui.controls.widgets.controls import choose, number, pick
from ui.controls.widgets.held import assign
from ui.controls.widgets.kept import Kept, setting_now
from ui.controls.widgets.workspace import Workspace
from ui.head.comparison import NOTE, look_global
from ui.head.figure import Maps, head_data
from ui.head.ink import as_digit
from ui.head.networks import Trained, about, as_input, trained
from ui.head.sources import maps_of_kernels, maps_of_network, maps_of_random, maps_of_vgg16, shuffled
from ui.head.vgg16 import about_vgg16
from ui.head.widgets.vgg16 import vgg16
from ui.head.words import (
    CUT_OUT,
    NO_MORE_SETTINGS,
    ONE_WINDOW,
    TRAINED_ON_AVERAGES,
    WHY_GREY,
    heads,
    heads_html,
    reasons,
    shuffle_words,
    verdict,
)
from ui.network.widgets.verdict import show_verdict
from ui.photos.sizes import sized
from ui.photos.widgets.photos import choose_photo, current_photo

KEY = "head"
KERNEL_PHOTO = 96  # px a side: the maps of the kernels have 48
SIZES = ("head_rows", "head_cols", "head_maps", "head_classes")
PRESETS = {"The lesson": (5, 5, 8, 2), "VGG16": (7, 7, 512, 1000)}
_head = st.components.v2.component("head", **assets.component("head"))


class Source(NamedTuple):
    """Where the maps come from: a name, a test picture or a photo and its key, and numbers by setting."""

    name: str
    shown: str
    photo: str
    numbers: dict[str, Any]

    @property
    def cut_out(self) -> bool:
        """Whether a photo is made like a picture of the training."""
        return self.name == "digits" and self.shown == "photo"

    @property
    def known(self) -> Trained | None:
        """The network, if it is one."""
        return trained(self.name) if self.name in NETWORK_WORDS else None


def more_settings(settings: AllSettings) -> tuple[str, int]:
    """Ask for the class that is explained, or for the seed of random maps; keep what has no effect."""
    name = setting_now("maps")
    explains = name in NETWORK_WORDS and setting_now("pooled_by") == "avg"
    ranked = settings.ask(choose, "ranked") if explains else settings.keep("ranked")
    seed = settings.ask(number, "map_seed") if name == "random" else settings.keep("map_seed")
    if settings.open and not explains and name != "random":
        st.caption(NO_MORE_SETTINGS)
    return ranked, seed


def source_controls(place: Workspace, seed: int) -> Source:
    """Draw the choice of maps, and what it asks for."""
    name = pick("maps", 190)
    is_network, is_random = name in NETWORK_WORDS, name == "random"
    shown = _ask(place.settings, choose, "shown", is_network)
    needs_photo = name in ("kernels", "vgg16") or (is_network and shown == "photo")
    photo = choose_photo() if needs_photo else place.settings.keep("photo")
    numbers = {
        "test_picture": _ask(place.settings, number, "test_picture", is_network and shown == "test"),
        "map_count": _ask(place.settings, number, "map_count", is_random),
        "map_side": _ask(place.settings, number, "map_side", is_random),
        "contrast": _ask(place.settings, pick, "contrast", is_random),
        "map_seed": seed,
    }
    return Source(name, shown, photo, numbers)


def _ask(settings: Kept, draw: Any, key: str, is_needed: bool) -> Any:
    return draw(key) if is_needed else settings.keep(key)


def read_maps(source: Source) -> Maps | None:
    """Return the maps; None while there is no photo, which is said on the page."""
    known, numbers = source.known, source.numbers
    if source.name == "random":
        return maps_of_random(*(numbers[key] for key in ("map_count", "map_side", "contrast", "map_seed")))
    if known and source.shown == "test":
        return maps_of_network(known, known.pictures[numbers["test_picture"] - 1])
    photo = current_photo(source.photo)
    if photo is None:
        return None
    if source.name == "vgg16":
        pixels = sized(photo.values, SIDE, "crop", "rgb")
        values = vgg16(pixels)
        return None if values is None else maps_of_vgg16(pixels, values)
    if known is None:
        return maps_of_kernels(sized(photo.values, KERNEL_PHOTO, "crop", "grey"))
    channels, side, _ = known.network.input_shape
    colour = "rgb" if channels > 1 else "grey"
    pixels = as_digit(photo.values) if source.cut_out else photo.values
    return maps_of_network(known, as_input(sized(pixels, side, "crop", colour)))


def show_head(maps: Maps, kind: str, ranked: str) -> int | None:
    """Draw the figure; return the class that is explained, if there is one."""
    label = None
    if maps.went is not None and kind == "avg":
        label = int(np.argsort(maps.went.probabilities)[-1 if ranked == "first" else -2])
    _head(key=KEY, data=[head_data(maps, kind, label)])
    return label


def tell(source: Source, maps: Maps, kind: str, label: int | None) -> None:
    """Say what came out, below the figure."""
    known = source.known
    if known and maps.went and label is not None:
        network, went = known.network, maps.went
        answer = int(known.answers[source.numbers["test_picture"] - 1]) if source.shown == "test" else None
        said = verdict(network.classes, went.probabilities.tolist(), answer)
        parts = contributions(network, went.features, label).tolist()
        score, bias = float(went.scores[label]), float(network.bias[label])
        st.markdown(f"**{said}** {reasons(network.classes[label], parts, bias, score)}")
        cut_out = f"{CUT_OUT} " if source.cut_out else ""
        st.caption(f"{cut_out}The network: {about(known)}")
    elif known:
        st.caption(TRAINED_ON_AVERAGES)
    elif source.name == "vgg16":
        st.caption(about_vgg16(maps.values))
    elif source.name == "random" and source.numbers["contrast"] == "default" and kind == "avg":
        st.caption(WHY_GREY)
    else:
        st.caption(ONE_WINDOW)


def keep_sizes(settings: Kept) -> None:
    """Keep the sizes of the head while the other view is shown."""
    if setting_now("head_view") == "exact":
        for key in SIZES:
            settings.keep(key)


def show_below(maps: Maps, kind: str) -> None:
    """Draw the choice of a view, and the view."""
    if choose("head_view", labelled=False) == "exact":
        show_verdict(lambda patience: look_global(maps.values, kind, patience), NOTE)
    else:
        _compare_heads(maps)


def _compare_heads(maps: Maps) -> None:
    """Draw the sizes of maps and classes, what both heads cost, and what a shuffle changes."""
    with st.container(key="head_row", horizontal=True, vertical_alignment="bottom", gap="xsmall"):
        sizes = [number(key, 120) for key in SIZES]
        for title, known in PRESETS.items():
            st.button(title, key=f"head_{title}", on_click=_use_sizes, args=known)
        classes = len(maps.network.classes) if maps.network else sizes[-1]
        count, *shape = maps.values.shape
        st.button("These maps", key="head_these", on_click=_use_sizes, args=(*shape, count, classes))
    flat, pooled = head_sizes(*sizes)
    st.html(heads_html(flat, pooled))
    st.markdown(heads(flat, pooled))
    st.markdown(shuffle_words(maps.values, shuffled(maps).values))


def _use_sizes(*sizes: int) -> None:
    assign(**dict(zip(SIZES, sizes, strict=True)))
