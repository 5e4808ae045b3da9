"""What the page says to the stepper and answers to its messages, by the functions that the page uses."""

import json
from dataclasses import replace
from typing import Any

import numpy as np

from pooling import PoolSpec
from pooling.matrices import parse_matrix
from ui.stepper.data import Screen, stepper_data

TEXTBOOK = "1,3,2,4;5,6,1,2;7,2,8,3;4,5,9,0"
MAX_2 = PoolSpec.of("max", 2)


class Answers:
    """One learner at one stepper: the input, the settings and the panel that is open."""

    def __init__(
        self, spec=MAX_2, numbers=TEXTBOOK, *, photo=False, demo=False, step=1, panel="", upstream=""
    ):
        self.spec = spec
        self.x = parse_matrix(numbers) if isinstance(numbers, str) else np.asarray(numbers)
        self.screen = Screen(photo=photo, demo=demo, start=step - 1, panel=panel, upstream=upstream)

    def data(self) -> dict[str, Any]:
        """What the component is called with."""
        return stepper_data(self.x, self.spec, self.screen)

    def text(self) -> str:
        """The data as it travels; what JSON cannot carry fails here."""
        return json.dumps(self.data(), allow_nan=False)

    def take(self, name: str, value: Any) -> str:
        """Answer a message: the panel that is chosen, or edits."""
        if name == "panel":
            self.screen = replace(self.screen, panel=value["name"], upstream=value.get("upstream", ""))
        return self.text()
