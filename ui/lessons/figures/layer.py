"""A figure of a pooling layer: its numbers, its windows, its steps, and every quantity of them."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from pooling import PoolingError, PoolSpec, Step, WindowPlan
from pooling.kinds.dispatch import plan_windows, pool, pool_backward, steps
from pooling.matrices import parse_matrix
from ui.controls.layer_of import layer_of, numbers_of
from ui.controls.short_forms import SHORT
from ui.lessons import LessonError
from ui.lessons.figures.base import ALONE, Around, Fact, Figure, count, number, shape
from ui.lessons.figures.places import place_in
from ui.lessons.figures.plan_facts import cells_of, plan_facts
from ui.lessons.settings import KEYS, figure_settings, link_of
from ui.stepper.sentences import expression, sentence

PANELS = ("shape", "coverage", "gradient", "code")
STEP_THROUGH = "pages/step_through.py"


class LayerFigure(Figure):
    """Pooling typed numbers by any layer; what shows it in the browser is another matter."""

    KEYS: ClassVar[frozenset[str]] = frozenset(
        {*KEYS, *SHORT, "example", "start", "panel", "play", "upstream"}
    )
    TARGETS: ClassVar[tuple[str, ...]] = (
        "winners",
        "window",
        "input",
        "output",
        "padding",
        "unread",
        "cell",
        "step",
    )

    settings: dict[str, Any]

    def __init__(self, name: str, body: Mapping[str, Any], around: Around = ALONE) -> None:
        super().__init__(name, body, around)
        before = around.like.settings if isinstance(around.like, LayerFigure) else None
        self.settings = figure_settings(body, around.example or before)
        try:
            self.spec: PoolSpec = layer_of(self.settings)
            self.x: NDArray[Any] = numbers_of(self.settings)
            self.plan: WindowPlan = plan_windows(self.spec, self.x.shape[self.x.ndim - self.spec.rank :])
        except PoolingError as error:
            raise LessonError(f"Figure “{name}” cannot be made. {error}") from None
        self._check()

    def _check(self) -> None:
        start, panel = self.body.get("start", 1), self.body.get("panel", "")
        if not (isinstance(start, int) and 1 <= start <= self.plan.window_count):
            raise LessonError(
                f"start = {start!r} is no step of “{self.name}”; write 1 to {self.plan.window_count}."
            )
        if panel and panel not in PANELS:
            raise LessonError(f"panel = {panel!r} is none; write one of {', '.join(PANELS)}.")

    @cached_property
    def steps(self) -> list[Step]:
        """Every step; with several channels, those of the first."""
        return list(steps(self.first, self.spec))

    @property
    def first(self) -> NDArray[Any]:
        """The input, or its first channel."""
        return self.x if self.x.ndim == self.spec.rank else self.x[0]

    @cached_property
    def output(self) -> NDArray[Any]:
        """The results, with all channels."""
        return pool(self.x, self.spec)

    @property
    def upstream(self) -> NDArray[Any]:
        """The gradient at the output: ones, or those of the directive."""
        text = str(self.body.get("upstream", ""))
        if not text:
            return np.ones(self.plan.output_shape)
        try:
            return parse_matrix(text).reshape(self.plan.output_shape)
        except ValueError as error:
            raise LessonError(f"upstream does not fit the output of “{self.name}”. {error}") from None

    @cached_property
    def gradient(self) -> NDArray[Any]:
        """What comes back to each cell of the first channel."""
        return pool_backward(self.first, self.spec, self.upstream)

    def link(self) -> tuple[str, str]:
        """Return the address of Step through with the same settings."""
        start = self.body.get("start", 1)
        view = {name: self.body.get(name, "") for name in ("panel", "upstream")}
        return link_of(self.settings, step=start if start > 1 else "", **view), STEP_THROUGH

    def alt(self) -> str:
        """Say the first step that it shows."""
        return sentence(self.steps[self.body.get("start", 1) - 1], self.plan)

    def shown(self) -> Iterable[Any]:
        """Return cells, results, shapes, and the numbers of the settings."""
        yield from self.first.ravel().tolist()
        yield from self.output.ravel().tolist()
        spec = self.spec
        for sizes in (self.x.shape, self.plan.output_shape, spec.window_shape, spec.strides, spec.dilations):
            yield from sizes
        yield from (pad for pads in self.plan.pads for pad in pads)
        yield from (self.plan.window_count, self.first.size)

    def sides(self) -> Iterable[int]:
        """Return its axes, and one more than its steps."""
        return (*self.x.shape, *self.plan.output_shape, self.plan.window_count + 1)

    def facts(self) -> Mapping[str, Fact | Callable[[str], Fact]]:
        """Return its quantities; places are counted from 0, steps from 1."""
        plan = self.plan
        return {
            **plan_facts(plan),
            "input_shape": shape(self.x.shape),
            "output": self._at(self.output, plan.output_shape),
            "input": self._at(self.x, plan.input_shape),
            "gradient": self._at_gradient,
            "divisor": lambda place: count(self._step_at(place).divisor),
            "expression": lambda place: Fact(expression(self._step_at(place), plan), place),
            "step": lambda n: Fact(sentence(self._step(n), plan), n),
            "tie": lambda n: count(len(self._step(n).winners)),
        }

    def cells(self, wanted: str) -> list[tuple[int, ...]]:
        """Return cells of the input: "winners 0,1" or "window 0,1" of a result, "unread", "most_read".

        Raises
        ------
        LessonError
            There are no such cells.
        """
        name, _, place = wanted.partition(" ")
        if name in ("winners", "window"):
            step = self._step_at(place)
            return list(step.winners if name == "winners" else step.cells)
        cells = cells_of(self.plan, name)
        if cells is None:
            raise LessonError(
                f"Figure “{self.name}” has no cells “{name}”; "
                "write winners 0,0, window 0,0, unread or most_read."
            )
        return cells

    def _at(self, values: NDArray[Any], axes: tuple[int, ...]) -> Callable[[str], Fact]:
        """Return a function of a place: its number, or without a place the text of all."""

        def at(place: str) -> Fact:
            if place:
                return number(values[(0,) * (values.ndim - len(axes)) + place_in(place, axes)])
            return Fact(", ".join(number(each).text for each in values.ravel().tolist()), values.tolist())

        return at

    def _at_gradient(self, place: str) -> Fact:
        return self._at(self.gradient, self.plan.input_shape)(place)

    def _step(self, n: str) -> Step:
        if not (re.fullmatch(r"\d{1,5}", n) and 1 <= int(n) <= len(self.steps)):
            raise LessonError(f"Figure “{self.name}” has no step “{n}”; it has steps 1 to {len(self.steps)}.")
        return self.steps[int(n) - 1]

    def _step_at(self, place: str) -> Step:
        index = place_in(place, self.plan.output_shape)
        return next(step for step in self.steps if step.index == index)

    def check_place(self, target: str, place: str) -> None:
        """Raise LessonError if there is no such cell, result or step."""
        if target == "step":
            self._step(place)
        elif target == "cell" or (target == "output" and place):
            place_in(place, self.plan.input_shape if target == "cell" else self.plan.output_shape)
        else:
            super().check_place(target, place)
