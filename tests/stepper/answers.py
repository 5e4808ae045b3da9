"""What the page says to the stepper and answers to its messages, by the functions that the page uses."""

import json
from dataclasses import replace
from typing import Any

from numpy.typing import NDArray

from pooling import PoolSpec
from ui.matrix.document import MatrixDocument
from ui.matrix.shapes import SHAPES
from ui.matrix.shown import beside, edited
from ui.stepper.data import Screen, stepper_data

MAX_2 = PoolSpec.of("max", 2)
KIND_OF_RANK = {shape.rank: kind for kind, shape in SHAPES.items()}


class Answers:
    """One learner at one stepper: numbers, settings and the panel that is open.

    Numbers are a text, whose cells can be edited, or an array; without any, the first example of the kind.
    """

    def __init__(self, spec=MAX_2, numbers=None, *, step=1, **screen):
        kind = KIND_OF_RANK[spec.rank]
        numbers = SHAPES[kind].default if numbers is None else numbers
        typed = isinstance(numbers, str)
        self.spec, self.array, self.said, self.settings = spec, numbers, [], []
        self.document = MatrixDocument.of(numbers, kind) if typed else None
        editable = typed
        self.screen = Screen(start=step - 1, editable=editable, **screen)

    @property
    def x(self) -> NDArray[Any]:
        """What is pooled."""
        return self.document.values if self.document else self.array

    def text(self) -> str:
        """What the component is called with, as it travels; what JSON cannot carry fails here."""
        screen = self.screen
        if self.document:
            screen = replace(screen, **beside(self.document))
        return json.dumps(stepper_data(self.x, self.spec, screen), allow_nan=False)

    def soon(self, edits: list[Any]) -> str:
        """Answer edits early: nothing is changed."""
        x, shown = edited(self.document, edits)
        return json.dumps(stepper_data(x, self.spec, replace(self.screen, **shown)), allow_nan=False)

    def take(self, name: str, value: Any) -> str:
        """Answer a message: the panel that is chosen, a setting of the presenter's view, or edits."""
        if name == "setting":
            self.settings.append(value)
        if name == "panel":
            self.screen = replace(self.screen, panel=value["name"], upstream=value["upstream"])
        for edit in value if name == "edit" else ():
            self.document = self.document.apply(edit)
            self.said += [self.document.said.sentence] if self.document.said else []
        return self.text()
