"""A picture that is moved and pooled several times: the strips of Translation invariance, in a chapter."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from html import escape
from typing import Any, ClassVar
from urllib.parse import urlencode

import numpy as np

from pooling.invariance import LevelReport
from ui.controls.link import EVERY
from ui.invariance.experiment import SIZE, Draw, Experiment, Level, draw, every_shift, lit_cells
from ui.invariance.strip import level_uri
from ui.invariance.words import draw_finding, level_alt, level_title, shift_words
from ui.lessons import LessonError
from ui.lessons.figures.base import ALONE, Around, Figure, count, number
from ui.stepper.labels import by

PAGE = "pages/translation_invariance.py"
SETTINGS = ("figure", "shrink", "jitter", "seed", "pools", "border")
DRAWN = 192
"""Pixels of a picture: twice or three times those on the screen."""
MOST_LARGE = 4
"""With more pools than these, the pictures are small on a wide screen, too."""
REDUCTIONS = {"max": "max", "avg": "avg"}


class StripFigure(Figure):
    """The picture, and what is left after each pool: not moved, and moved by the draw of a seed."""

    KEYS: ClassVar[frozenset[str]] = frozenset({*SETTINGS, "reduction", "corner"})
    kind: ClassVar[str] = "strip"

    def __init__(self, name: str, body: Mapping[str, Any], around: Around = ALONE) -> None:
        super().__init__(name, body, around)
        self.settings = {key: self._setting(key) for key in SETTINGS}
        self.settings["kind"] = self._reduction()
        corner = self.body.get("corner", SIZE)
        if not (isinstance(corner, int) and 1 <= corner <= SIZE):
            raise LessonError(f"corner = {corner!r} is not allowed; write 1 to {SIZE} cells.")
        made = {key: value for key, value in self.settings.items() if key != "seed"}
        self.experiment = Experiment(**made)

    def _setting(self, key: str) -> Any:
        setting = EVERY[key]
        if key not in self.body:
            return setting.default
        text = str(self.body[key])
        labels = getattr(setting, "labels", {})
        if text in labels:
            return text
        if allowed := setting.validate(text):
            raise LessonError(f"{key} = {self.body[key]!r} is not allowed; it must be {allowed}.")
        return setting.value(text)

    def _reduction(self) -> str:
        word = str(self.body.get("reduction", "max"))
        if word not in REDUCTIONS:
            raise LessonError(f"reduction = “{word}” is not allowed; write one of {', '.join(REDUCTIONS)}.")
        return REDUCTIONS[word]

    @cached_property
    def drawn(self) -> Draw:
        """The shift of the seed, and all levels."""
        return draw(self.experiment, self.settings["seed"])

    def content(self) -> dict[str, Any]:
        """Return the strips as a table; the pictures before any pool are in sight before the answer."""
        moved, many = self.experiment.jitter > 0, " many" if self.experiment.pools > MOST_LARGE else ""
        rows = [self._heads(), self._row("Not moved", self.drawn.unshifted, "not moved")]
        if moved:
            words = shift_words(self.drawn.down, self.drawn.right)
            rows += [self._row(f"Moved: {words}", self.drawn.shifted, words), self._compared()]
        return {"html": f'<table class="strip given{many}">{"".join(rows)}</table>'}

    def _heads(self) -> str:
        heads = (
            f'<th scope="col">{level_title(at)}<br><small>{by(level.shape)}</small></th>'
            for at, level in enumerate(self.drawn.unshifted)
        )
        return f"<tr>{''.join(heads)}</tr>"

    def _row(self, label: str, levels: Sequence[Level], moved: str) -> str:
        cells = (
            f"<td{_hidden(at)}>{self._picture(at, level, moved)}</td>" for at, level in enumerate(levels)
        )
        head = f'<tr class="label"><th colspan="{len(levels)}" scope="rowgroup">{escape(label)}</th></tr>'
        return f"{head}<tr>{''.join(cells)}</tr>"

    def _picture(self, at: int, level: Level, moved: str) -> str:
        lit = lit_cells([level])[0]
        alt = escape(level_alt(self.experiment, at, level.shape, lit, moved))
        return f'<img src="{level_uri(enlarged(self._corner(level)))}" alt="{alt}">'

    def _corner(self, level: Level) -> Level:
        """Cut off all but the upper left corner, where the directive says so, in cells of the input."""
        share = self.body.get("corner", SIZE) / SIZE
        cells = max(round(share * len(level)), 1)
        return level[:cells, :cells]

    def _compared(self) -> str:
        cells = (
            f'<td{_hidden(at)}><span class="{"same" if each.same == 1 else "other"}">'
            f"{'= same' if each.same == 1 else '≠ differs'}</span></td>"
            for at, each in enumerate(self.drawn.comparisons)
        )
        return f"<tr>{''.join(cells)}</tr>"

    @cached_property
    def _last(self) -> LevelReport:
        """What all shifts leave after the last pool: to compute it takes longer than the rest."""
        return every_shift(self.experiment)[-1]

    def facts(self) -> Mapping[str, Any]:
        """Return what all shifts leave after the last pool."""
        return {
            "shifts": count(self.experiment.shift_count),
            "results": lambda _: count(self._last.distinct),
            "pools": count(self.experiment.pools),
            "jitter": count(self.experiment.jitter),
            "radius": count(self.experiment.radius),
            "size": count(len(self.drawn.unshifted[0])),
            "same": lambda _: number(self._last.mean_same),
            "distance": lambda _: number(self._last.mean_cosine),
        }

    def shown(self) -> Iterable[Any]:
        """Return the sides of the maps."""
        return [len(level) for level in self.drawn.unshifted]

    def alt(self) -> str:
        """Say what the shift does."""
        return draw_finding(self.experiment, self.drawn)

    def link(self) -> tuple[str, str]:
        """Return the address on Translation invariance with the same settings."""
        changed = {
            key: EVERY[key].text(value) for key, value in self.settings.items() if value != EVERY[key].default
        }
        return f"translation_invariance{'?' if changed else ''}{urlencode(changed)}", PAGE


def enlarged(level: Level) -> Level:
    """Repeat each cell, so that a browser may draw all levels at one size: (4, 4) becomes (192, 192)."""
    times = max(DRAWN // len(level), 1)
    return np.kron(level, np.ones((times, times)))


def _hidden(at: int) -> str:
    return ' class="result"' if at else ""
