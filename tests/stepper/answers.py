"""What the page says to the stepper and answers to its messages, by the functions that the page uses."""

import json
from typing import Any

import numpy as np

from pooling import PoolingError, PoolSpec
from ui.matrix.shapes import SHAPES
from ui.stepper.panels.payload import panel_payload
from ui.stepper.payload import stepper_payload
from ui.stepper.photo_payload import photo_payload
from ui.stepper.refused_payload import refused_payload

KINDS = {shape.rank: kind for kind, shape in SHAPES.items()}
"""What the page takes numbers for that a window of so many axes goes over."""
MAX_2 = PoolSpec.of("max", 2)


class Answers:
    """One learner at one stepper: the input, the settings and the panel that is open."""

    def __init__(self, spec=MAX_2, numbers=None, *, photo=False, demo=False, step=1, panel="", upstream=""):
        self.spec, self.photo, self.demo, self.start = spec, photo, demo, step - 1
        shape = SHAPES[KINDS[spec.rank]]
        numbers = shape.default if numbers is None else numbers
        self.x = shape.read(numbers) if isinstance(numbers, str) else np.asarray(numbers)
        self.choice = {"name": panel, "upstream": upstream}

    def data(self) -> dict[str, Any]:
        """What the component is called with."""
        data = self._payload() | {
            "start": self.start,
            "photo": self.photo,
            "demo": self.demo,
            "editable": False,
            "edited": 0,
            "wrong": [],
        }
        has_steps = not self.demo and data["output"]["rows"] > 0
        panel = (self.x, self.spec, self.choice["name"], self.choice["upstream"])
        return data | (
            {"panel": panel_payload(*panel, pictures=bool(data.get("pictures")))} if has_steps else {}
        )

    def _payload(self) -> dict[str, Any]:
        try:
            return (photo_payload if self.photo else stepper_payload)(self.x, self.spec)
        except PoolingError as refusal:
            return refused_payload(self.x, self.spec, str(refusal), photo=self.photo)

    def text(self) -> str:
        """The data as it travels; what JSON cannot carry fails here."""
        return json.dumps(self.data(), allow_nan=False)

    def take(self, name: str, value: Any) -> str:
        """Answer a message: the panel that is chosen, or edits."""
        if name == "panel":
            self.choice = value
        return self.text()
