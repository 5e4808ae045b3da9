"""The question of Home, for each reduction of its figure: a chapter of its own that is in no list."""

from functools import cache
from typing import Any

from ui.app.assets import read
from ui.lessons import words
from ui.lessons.payload import Built, build

STEP = 1
"""The step that is asked for, from 0: the first number has come out, and which comes next?"""


@cache
def built() -> Built:
    """Return the questions as a chapter, built once."""
    return build("00_home", read(f"lessons/{words.LANGUAGE}/home.md"), {})


def question(reduction: str) -> dict[str, Any] | None:
    """Return what the browser is sent: the question, without what a figure of a chapter would act out."""
    name = f"next_{reduction}"
    (screen,) = built().payload["screens"]
    return next((_alone(block) for block in screen["blocks"] if block.get("name") == name), None)


def data(reduction: str | None) -> dict[str, Any]:
    """Return the data of the component; without a reduction nothing is asked."""
    return {"block": question(reduction) if reduction else None, "step": STEP, "words": words.words()}


def _alone(block: dict[str, Any]) -> dict[str, Any]:
    variants = [
        each | {"wrong": [wrong | {"act": None} for wrong in each["wrong"]]} for each in block["variants"]
    ]
    return block | {"variants": variants}
