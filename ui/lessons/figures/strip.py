"""A picture and its pooled levels, with and without a shift, as on Translation invariance."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any, ClassVar

from pooling.invariance import LevelReport
from ui.controls.settings import INVARIANCE_SETTINGS
from ui.invariance.experiment import Draw, Experiment, draw, every_shift
from ui.invariance.strip import note_html, strips_html, survey_html
from ui.invariance.words import draw_finding, shift_words, strip_note
from ui.lessons import LessonError
from ui.lessons.figures.base import ALONE, Around, Fact, Figure, count, number
from ui.lessons.settings import page_address, page_settings

KEYS = {"pool_by" if key == "kind" else key: setting for key, setting in INVARIANCE_SETTINGS.items()}
"""The settings of that page; its `kind`, the reduction, is called `pool_by` here."""


class StripFigure(Figure):
    """The levels of one draw; with `survey`, a table of all shifts."""

    KEYS: ClassVar[frozenset[str]] = frozenset({*KEYS, "survey"} - {"shift_map"})
    kind: ClassVar[str] = "strip"

    def __init__(self, name: str, body: Mapping[str, Any], around: Around = ALONE) -> None:
        super().__init__(name, body, around)
        self.settings = page_settings(self.body, KEYS, {})
        chosen = ("figure", "shrink", "jitter", "border", "pools")
        self.experiment = Experiment(
            **{key: self.settings[key] for key in chosen}, kind=self.settings["pool_by"]
        )

    @cached_property
    def draw(self) -> Draw:
        """The shift of the seed, and the levels with and without it."""
        return draw(self.experiment, self.settings["seed"])

    @cached_property
    def survey(self) -> list[LevelReport]:
        """What all shifts do to each level."""
        return every_shift(self.experiment)

    def content(self) -> dict[str, Any]:
        """Return the strips, or the table of all shifts."""
        if self.body.get("survey", False):
            return {"html": survey_html(self.survey)}
        return {"html": strips_html(self.experiment, self.draw) + note_html(strip_note(self.experiment))}

    def link(self) -> tuple[str, str]:
        """Return the address of Translation invariance with the same settings."""
        settings = {key: value for key, value in self.settings.items() if key != "pool_by"}
        settings |= {"kind": self.settings["pool_by"]}
        address = page_address("translation_invariance", settings, INVARIANCE_SETTINGS)
        return address, "pages/translation_invariance.py"

    def alt(self) -> str:
        """Say what this draw did."""
        return f"{shift_words(self.draw.down, self.draw.right)}: {draw_finding(self.experiment, self.draw)}"

    def shown(self) -> Iterable[Any]:
        """Return the settings and the sizes of the levels."""
        yield from (value for value in self.settings.values() if isinstance(value, int))
        yield from (side for level in self.draw.unshifted for side in level.shape)
        yield from range(self.experiment.pools + 1)

    def facts(self) -> Mapping[str, Fact | Callable[[str], Fact]]:
        """Return quantities of the draw and of all shifts; a level is a number from 0, the picture itself."""
        drawn, last = self.draw, self.survey[-1]
        return {
            "shift": Fact(shift_words(drawn.down, drawn.right), (drawn.down, drawn.right)),
            "finding": Fact(draw_finding(self.experiment, drawn), ""),
            "shifts": count(self.experiment.shift_count),
            "pools": count(self.experiment.pools),
            "radius": count(self.experiment.radius),
            "jitter": count(self.experiment.jitter),
            "results": count(last.distinct),
            "unchanged": count(round(last.exact_share * (self.experiment.shift_count - 1))),
            "unchanged_share": number(100 * last.exact_share),
            "cells": lambda level: count(self._compared(level).cells),
            "equal_cells": lambda level: count(self._compared(level).equal_cells),
            "differing_cells": lambda level: count(self._compared(level).differing_cells),
            "side": lambda level: count(drawn.unshifted[self._level(level)].shape[0]),
            "distance": lambda level: number(self._compared(level).distance),
        }

    def _level(self, level: str) -> int:
        if not level.isdigit() or int(level) > self.experiment.pools:
            raise LessonError(f"There is no level “{level}”; write 0 to {self.experiment.pools}.")
        return int(level)

    def _compared(self, level: str) -> Any:
        return self.draw.comparisons[self._level(level)]
