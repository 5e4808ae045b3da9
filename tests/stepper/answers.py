"""What the page says to the stepper and answers to its messages, by the functions that the page uses."""

import json
from dataclasses import replace
from typing import Any

from numpy.typing import NDArray

from pooling import PoolSpec
from tests.stepper.session_edits import SessionEdits
from ui.matrix.shapes import SHAPES
from ui.stepper.data import Screen, stepper_data

MAX_2 = PoolSpec.of("max", 2)
KINDS = {shape.rank: kind for kind, shape in SHAPES.items()}
"""What the page takes numbers for that a window of so many axes goes over."""


class Answers:
    """One learner at one stepper: the input, the settings and the panel that is open."""

    def __init__(self, spec=MAX_2, numbers=None, *, step=1, **screen):
        self.kind = KINDS[spec.rank]
        numbers = SHAPES[self.kind].default if numbers is None else numbers
        self.edits = SessionEdits(self.kind, numbers) if isinstance(numbers, str) else None
        self.spec, self.array = spec, numbers
        typed = self.edits is not None and not screen.get("demo")
        self.screen = Screen(start=step - 1, editable=typed, **screen)

    @property
    def x(self) -> NDArray[Any]:
        """What is pooled."""
        return SHAPES[self.kind].read(self.edits.text) if self.edits else self.array

    @property
    def said(self) -> list[str]:
        """What the page has said in passing."""
        return self.edits.said

    def text(self) -> str:
        """What the component is called with, as it travels; what JSON cannot carry fails here."""
        screen = self.screen
        if self.edits:
            screen = replace(screen, pending=self.edits.pending(self.x.reshape(-1, *(1, *self.x.shape)[-2:])))
        return json.dumps(stepper_data(self.x, self.spec, screen), allow_nan=False)

    def take(self, name: str, value: Any) -> str:
        """Answer a message: the panel that is chosen, or edits."""
        if name == "panel":
            self.screen = replace(self.screen, panel=value["name"], upstream=value["upstream"])
        else:
            self.edits.apply([edit for edit in value if edit["n"] > self.screen.answered])
            self.screen = replace(self.screen, answered=value[-1]["n"])
        return self.text()
