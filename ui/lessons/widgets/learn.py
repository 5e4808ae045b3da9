"""Learn on its page: the list of chapters, or the chapter of the address."""

from collections.abc import Collection
from functools import partial
from typing import Any

import streamlit as st

from ui.app import assets
from ui.app.plain_text import short
from ui.app.widgets.hidden import hidden
from ui.app.widgets.messages import take
from ui.app.widgets.notices import mention, warn
from ui.app.widgets.share import share_button
from ui.lessons import library
from ui.lessons.messages import opened
from ui.lessons.plans import NAME as PLANS
from ui.lessons.widgets.plans import link_to_plans, show_plans
from ui.lessons.widgets.take import offer

KEY = "lesson"
GONE = "There is no chapter “{name}”. Here are all there are."
NO_SCREEN = "This chapter has no screen “{name}”, so it begins with its first."
BROKEN = "The chapter “{title}” cannot be shown: its file has a mistake in {why}"
_lesson = st.components.v2.component("lesson", **assets.component("lesson_frame"))
_CODES = {
    name: st.components.v2.component(f"{name}_code", js=assets.code_alone(name, f"pooling{name.title()}"))
    for name in ("lesson", "network", "head")
}
"""Code that travels once, each apart: of the lesson, and of figures that only some chapters have."""


def load_lesson() -> None:
    """Send the lesson's code to the browser: once a page, outside of what is drawn again and again."""
    _CODES["lesson"](key="unseen_lesson_code")


def show_learn() -> None:
    """Draw what the address names: a chapter, the plans for teachers, or all chapters to choose from."""
    if st.query_params.get("chapter") == PLANS:
        show_plans()
    else:
        _show_lesson()


def _show_lesson() -> None:
    shown = _shown()
    with st.container(key="lesson_share"):
        share_button()
    for title, why in library.broken() if shown["view"] == "contents" else ():
        warn(BROKEN.format(title=title, why=why), ":material/edit_document:")
    _lesson(key=KEY, data=[shown], on_open_change=partial(take, KEY, "open", _open))
    for name in sorted(_needed(shown)):
        _CODES[name](key=f"unseen_{name}_code")
    with st.container(key="lesson_take"):
        offer(shown, library.opened, library.edited())
        if shown["view"] == "contents":
            link_to_plans()


def _needed(shown: dict[str, Any]) -> set[str]:
    """Return the components that figures of a chapter need, beside the stepper."""
    blocks = (block for screen in shown.get("screens", ()) for block in screen["blocks"])
    return {block["component"] for block in blocks if block["kind"] == "figure"} & _CODES.keys()


def _shown() -> dict[str, Any]:
    """Return what the component is sent; a chapter that there is not is named, and leaves the address."""
    name = st.query_params.get("chapter", "")
    if name and name in library.files() and not (built := library.chapter(name)).fatal:
        _check_screen({screen["id"] for screen in built.payload["screens"]})
        return built.payload | {"hide": list(hidden())}
    if name:
        if name not in library.files():
            mention(GONE.format(name=short(name)), ":material/link_off:")
        _open({"chapter": ""})
    elif "chapter" in st.query_params:  # the menu's way from a chapter to all of them
        del st.query_params["chapter"]
    return library.contents()


def _check_screen(screens: Collection[str]) -> None:
    """Name the screen of the address that there is not, and take it out of there."""
    screen = st.query_params.get("at", "")
    if screen and screen not in screens:
        mention(NO_SCREEN.format(name=short(screen)), ":material/link_off:")
        del st.query_params["at"]


def _open(message: object) -> None:
    """Go to a chapter, or to the list of all; the browser has often written its address already."""
    name = opened(message, library.files())
    if name is None or name == st.query_params.get("chapter", ""):
        return
    st.query_params.pop("at", None)
    if name:
        st.query_params["chapter"] = name
    else:
        st.query_params.pop("chapter", None)
