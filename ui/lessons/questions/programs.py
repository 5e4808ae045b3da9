"""Programs whose lines are to be put in order, and what every wrong order does when it is run.

The lines keep their indentation. A rule says that one line stands after another, maybe within so many lines.
The first rule that an order breaks tells what the order does; the tests run the orders.
"""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from pooling import PoolSpec
from ui.export.loop.loop_code import loop_code

SIDE = 2


class Rule(NamedTuple):
    """A rule about two lines, counted from 0 in the right order.

    Attributes
    ----------
    name : its sentence in mistakes.toml
    first, then : the line that stands before, and the other
    does : what an order does that breaks this rule and none before it: the name of an exception, or "zeros"
    most : how many lines `then` may stand after `first`, if that counts
    """

    name: str
    first: int
    then: int
    does: str
    most: int = 0

    def allows(self, order: tuple[int, ...]) -> bool:
        """Whether an order of lines keeps the rule."""
        apart = order.index(self.then) - order.index(self.first)
        return 0 < apart <= (self.most or len(order))


class Program(NamedTuple):
    """Lines in a right order, and the rules of all right orders, the first to be told first."""

    lines: tuple[str, ...]
    rules: tuple[Rule, ...]

    def broken(self, order: tuple[int, ...]) -> Rule | None:
        """Return the first rule that an order breaks; None if it is right."""
        return next((rule for rule in self.rules if not rule.allows(order)), None)


def _max_loop() -> Program:
    """Max pooling of 2 × 2: the two lines inside the loops are those of the Code panel."""
    inside = {
        kind: line.strip() for line, kind in loop_code(np.zeros((4, 4)), PoolSpec.of("max", SIDE)).lines
    }
    lines = (
        "def max_pool(x):",
        f"    rows = x.shape[0] // {SIDE}",
        f"    cols = x.shape[1] // {SIDE}",
        "    y = np.zeros((rows, cols))",
        "    for i in range(rows):",
        "        for j in range(cols):",
        f"            {inside['window']}",
        f"            {inside['result']}",
        "    return y",
    )
    head, rows, cols, empty, outer, inner, window, result, end = range(len(lines))
    unset, unread = "UnboundLocalError", "IndentationError"
    return Program(
        lines,
        (
            *(Rule("head", head, line, unread) for line in range(1, len(lines))),
            Rule("loops", outer, inner, unread, most=1),
            Rule("inside", inner, window, unread, most=2),
            Rule("inside", inner, result, unread, most=2),
            Rule("rows", rows, empty, unset),
            Rule("cols", cols, empty, unset),
            Rule("empty_returned", empty, end, unset),
            Rule("empty_filled", empty, outer, unset),
            Rule("returned_early", outer, end, "zeros"),
            Rule("stored_early", window, result, unset),
        ),
    )


PROGRAMS: Mapping[str, Program] = {"max_loop": _max_loop()}
