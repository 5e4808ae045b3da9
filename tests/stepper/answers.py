"""What the page says to the stepper and answers to its messages, by the functions that the page uses."""

import json
from dataclasses import replace
from typing import Any

from numpy.typing import NDArray

from pooling import PoolSpec
from ui.matrix.document import MatrixDocument
from ui.matrix.shapes import SHAPES
from ui.stepper.data import Screen, stepper_data

MAX_2 = PoolSpec.of("max", 2)
KINDS = {shape.rank: kind for kind, shape in SHAPES.items()}
"""What the page takes numbers for that a window of so many axes goes over."""


class Answers:
    """One learner at one stepper: the input, the settings and the panel that is open."""

    def __init__(self, spec=MAX_2, numbers=None, *, step=1, **screen):
        kind = KINDS[spec.rank]
        numbers = SHAPES[kind].default if numbers is None else numbers
        self.document = MatrixDocument.of(numbers, kind) if isinstance(numbers, str) else None
        self.spec, self.array, self.said = spec, numbers, []
        typed = self.document is not None and not screen.get("demo")
        self.screen = Screen(start=step - 1, editable=typed, **screen)

    @property
    def x(self) -> NDArray[Any]:
        """What is pooled."""
        return self.document.values if self.document else self.array

    def text(self) -> str:
        """What the component is called with, as it travels; what JSON cannot carry fails here."""
        screen = self.screen
        if self.document:
            screen = replace(screen, pending=self.document.pending, answered=self.document.answered)
        return json.dumps(stepper_data(self.x, self.spec, screen), allow_nan=False)

    def take(self, name: str, value: Any) -> str:
        """Answer a message: the panel that is chosen, or edits."""
        if name == "panel":
            self.screen = replace(self.screen, panel=value["name"], upstream=value["upstream"])
        else:
            for edit in value:
                self.document = self.document.apply(edit)
                self.said += [self.document.said.sentence] if self.document.said else []
        return self.text()
