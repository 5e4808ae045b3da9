"""The parts of a page that a link may hide: `?hide=menu,controls` is what a teacher gives to a class.

A hidden part keeps its settings and its place in the address.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple


class Part(NamedTuple):
    """A part of a page.

    Attributes
    ----------
    label : its word in the builder of links
    found : the elements by which a page has it
    styled : whether these elements are hidden; else what is drawn there leaves it out itself
    """

    label: str
    found: str
    styled: bool = True


PARTS: Mapping[str, Part] = {
    "menu": Part("Menu", '[data-testid="stSidebar"], [data-testid="stExpandSidebarButton"]'),
    "heading": Part("Title and Share", ".st-key-heading, .st-key-lesson_share"),
    "controls": Part(
        "Row of controls",
        ".st-key-pool_row, .st-key-toy_row, .st-key-state_row, .st-key-asked_row, .st-key-frameworks_row, "
        ".st-key-convert_row, .st-key-side_by_side_pick, .st-key-reductions_row, "
        ".st-key-reductions_row_alone, .st-key-shapes_row",
    ),
    "settings": Part("All settings", ".st-key-all_settings_button, .st-key-all_settings"),
    "examples": Part("Examples", ".st-key-example"),
    "export": Part("Export", ".st-key-export"),
    "below": Part("What is below the figure", ".st-key-below_view, .st-key-below_row, .st-key-head_view"),
    "edit": Part("Editing the numbers", ".st-key-stepper", styled=False),
    "panels": Part("Explanations below the figure", ".st-key-stepper", styled=False),
    "progress": Part("Line of screens", ".st-key-lesson", styled=False),
    "present": Part("Presenter view", ".st-key-lesson", styled=False),
    "next": Part("Next chapter", ".st-key-lesson", styled=False),
    "questions": Part("Questions", ".st-key-lesson", styled=False),
    "hints": Part("Hints", ".st-key-lesson", styled=False),
    "show_me": Part("“Show me”", ".st-key-lesson", styled=False),
    "take": Part("Worksheet and notebook", ".st-key-lesson_take"),
}
"""By the names that a link has for them."""

ALSO: Mapping[str, str] = {"edit": ".st-key-history, .st-key-edit, .st-key-fill"}
"""What goes with a part that is drawn elsewhere."""


def hidden_parts(text: str) -> tuple[str, ...]:
    """Return the parts that a link hides; what is no part is left out.

    >>> hidden_parts("controls,menu,x")
    ('menu', 'controls')
    """
    named = text.split(",")
    return tuple(name for name in PARTS if name in named)


def hiding_style(names: Iterable[str]) -> str:
    """Return the style sheet that hides parts, or an empty text.

    >>> hiding_style(["export", "panels"])
    '.st-key-export { display: none !important; }'
    """
    found = [PARTS[name].found if PARTS[name].styled else ALSO.get(name, "") for name in names]
    selectors = ", ".join(filter(None, found))
    return f"{selectors} {{ display: none !important; }}" if selectors else ""


LINK_WORDS = {
    "open": "Link for a class",
    "title": "Hide in the link",
    "embed": "For a frame in another page",
    "copy": "Copy link",
    "frame": "Copy HTML",
    "look": "Look at it",
    "done": "Copied",
    "failed": "Copying is blocked",
}
"""What the builder of links says."""


def builder() -> dict[str, object]:
    """Return what the builder of links in Share is sent; it offers the parts that the page has."""
    parts = [{"name": name, "label": part.label, "found": part.found} for name, part in PARTS.items()]
    return {"parts": parts, "words": LINK_WORDS}
