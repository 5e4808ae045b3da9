"""The stepper in a chapter: every step of a layer on typed numbers."""

from typing import Any, ClassVar

from ui.lessons.figures.layer import LayerFigure
from ui.stepper.data import Screen, stepper_data


class StepFigure(LayerFigure):
    """A stepper: pooling typed numbers by any layer."""

    COMPONENT: ClassVar[str] = "step"
    kind: ClassVar[str] = "step"

    def content(self) -> dict[str, Any]:
        """Return what the stepper is sent."""
        screen = Screen(
            embedded=True,
            start=self.body.get("start", 1) - 1,
            panel=self.body.get("panel", ""),
            upstream=str(self.body.get("upstream", "")),
            play=bool(self.body.get("play", False)),
        )
        return {"data": stepper_data(self.x, self.spec, screen)}
