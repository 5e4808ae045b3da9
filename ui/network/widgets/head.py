"""The controls and the figure of One number a map."""

from typing import Any

import numpy as np
import streamlit as st

from pooling.network import head_sizes
from ui.app import assets
from ui.app.widgets.ask_again import ask_again
from ui.compare.cards import headline_html
from ui.controls.settings.network import NETWORK_WORDS
from ui.controls.widgets.controls import choose, number, pick
from ui.controls.widgets.held import assign
from ui.controls.widgets.kept import Kept, setting_now
from ui.controls.widgets.workspace import Workspace
from ui.network.head import Maps, head_data
from ui.network.head_exact import NOTE, look_global
from ui.network.head_words import (
    ONE_WINDOW,
    TRAINED_ON_AVERAGES,
    WHY_GREY,
    heads,
    heads_html,
    reasons,
    shuffle_words,
    verdict,
)
from ui.network.networks import about, as_input, trained
from ui.network.sources import maps_of_kernels, maps_of_network, maps_of_random, shuffled
from ui.photos.widgets.photos import choose_photo, current_photo, sized

KEY = "head"
KERNEL_PHOTO = 96  # px a side: the maps of the kernels have 48
RANDOM = ("map_count", "map_side", "contrast")
BEFORE_THE_FIRST_LOOK = 0.15  # s: the answer often arrives by then, so nothing flickers
SIZES = ("head_rows", "head_cols", "head_maps", "head_classes")
PRESETS = {"The lesson": (5, 5, 8, 2), "VGG16": (7, 7, 512, 1000)}
_head = st.components.v2.component("head", **assets.component("head"))


def source_controls(place: Workspace) -> tuple[str, str, str, dict[str, Any]]:
    """Draw the choice of maps; return its name, what is shown, the photo's key, and the numbers asked for."""
    name = pick("maps", 190)
    is_network, is_random = name in NETWORK_WORDS, name == "random"
    shown = _ask(place.settings, choose, "shown", is_network)
    needs_photo = name == "kernels" or (is_network and shown == "photo")
    photo = choose_photo() if needs_photo else place.settings.keep("photo")
    numbers = {"test_picture": _ask(place.settings, number, "test_picture", is_network and shown == "test")}
    for key in RANDOM:
        draw = pick if key == "contrast" else number
        numbers[key] = _ask(place.settings, draw, key, is_random)
    return name, shown, photo, numbers


def _ask(settings: Kept, draw: Any, key: str, is_needed: bool) -> Any:
    return draw(key) if is_needed else settings.keep(key)


def read_maps(name: str, shown: str, photo_key: str, numbers: dict[str, Any], seed: int) -> Maps | None:
    """Return the maps; None while there is no photo, which is said on the page."""
    if name == "random":
        return maps_of_random(numbers["map_count"], numbers["map_side"], numbers["contrast"], seed)
    known = trained(name) if name in NETWORK_WORDS else None
    if known and shown == "test":
        return maps_of_network(known, known.pictures[numbers["test_picture"] - 1])
    photo = current_photo(photo_key)
    if photo is None:
        return None
    if known is None:
        return maps_of_kernels(sized(photo.values, KERNEL_PHOTO, "crop", "grey"))
    channels, side, _ = known.network.input_shape
    return maps_of_network(
        known, as_input(sized(photo.values, side, "crop", "rgb" if channels > 1 else "grey"))
    )


def show_head(maps: Maps, kind: str, ranked: str, is_shuffled: bool) -> int | None:
    """Draw the figure; return the class that is explained, if there is one."""
    label = None
    if maps.went is not None and kind == "avg":
        label = int(np.argsort(maps.went.probabilities)[-1 if ranked == "first" else -2])
    _head(key=KEY, data=[head_data(shuffled(maps) if is_shuffled else maps, kind, label)])
    return label


def tell(name: str, shown: str, maps: Maps, kind: str, label: int | None, numbers: dict[str, Any]) -> None:
    """Say what came out, below the figure."""
    if label is not None and maps.network and maps.went:
        known = trained(name)
        answer = int(known.answers[numbers["test_picture"] - 1]) if shown == "test" else None
        parts = (maps.went.features * maps.network.weights[:, label]).tolist()
        said = verdict(maps.network.classes, maps.went.probabilities.tolist(), answer)
        why = reasons(
            maps.network.classes[label],
            parts,
            float(maps.network.bias[label]),
            float(maps.went.scores[label]),
        )
        st.markdown(f"**{said}** {why}")
        st.caption(f"The network: {about(known)}")
    elif name in NETWORK_WORDS:
        st.caption(TRAINED_ON_AVERAGES)
    elif name == "random" and numbers["contrast"] == "default" and kind == "avg":
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
        _exact(maps, kind)
    else:
        _compare_heads(maps)


def _exact(maps: Maps, kind: str) -> None:
    """Show the verdict; a part of its own is drawn again until TensorFlow has answered."""
    first = [look_global(maps.values, kind, BEFORE_THE_FIRST_LOOK)]

    def answer() -> None:
        shown = first.pop() if first else look_global(maps.values, kind)
        st.html(headline_html(shown.kind, shown.sentence) + shown.table)
        if shown.kind == "failed":
            st.button("Try again", key="try_again", icon=":material/refresh:")
        if shown.kind == "waiting":
            ask_again()

    st.fragment(answer)()
    st.caption(NOTE)


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
