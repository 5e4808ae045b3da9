"""What the page says to the stepper and answers to its messages, by the functions that the page uses."""

import json
from dataclasses import replace
from typing import Any

import numpy as np

from pooling import PoolSpec
from ui.matrix.shapes import SHAPES
from ui.stepper.data import Screen, stepper_data

MAX_2 = PoolSpec.of("max", 2)
KINDS = {shape.rank: kind for kind, shape in SHAPES.items()}
"""What the page takes numbers for that a window of so many axes goes over."""


class Answers:
    """One learner at one stepper: the input, the settings and the panel that is open."""

    def __init__(self, spec=MAX_2, numbers=None, *, step=1, **screen):
        self.spec, self.screen = spec, Screen(start=step - 1, **screen)
        shape = SHAPES[KINDS[spec.rank]]
        numbers = shape.default if numbers is None else numbers
        self.x = shape.read(numbers) if isinstance(numbers, str) else np.asarray(numbers)

    def text(self) -> str:
        """What the component is called with, as it travels; what JSON cannot carry fails here."""
        return json.dumps(stepper_data(self.x, self.spec, self.screen), allow_nan=False)

    def take(self, name: str, value: Any) -> str:
        """Answer a message: the panel that is chosen, or edits."""
        if name == "panel":
            self.screen = replace(self.screen, panel=value["name"], upstream=value["upstream"])
        return self.text()
