"""What the Code panels are sent: the lines of the core itself, and which of them runs in a step."""

import ast
import inspect
from collections.abc import Callable
from functools import cache
from pathlib import Path
from textwrap import dedent
from typing import Any

from numpy.typing import NDArray

from pooling import PoolSpec, fast, reference
from pooling.fast import doubling, passes, recipe
from pooling.reductions import REDUCTIONS
from ui import panel_words

Shown = Callable[..., Any]
FAST: tuple[Shown, ...] = (passes.Pass.note, recipe.BoundRecipe.run, doubling.steps_to)


def code_panel(_: NDArray[Any], spec: PoolSpec) -> dict[str, Any]:
    """Give the nested loops line by line, and the function that makes a number of a window."""
    of_window = REDUCTIONS[spec.reduction].of_window
    return {
        **_loops(),
        "reduction": {
            "title": panel_words.CODE["reduce"].format(name=of_window.__name__),
            "lines": source_lines(of_window),
            "file": _file(of_window),
        },
        "words": panel_words.CODE,
    }


def fast_panel(_x: NDArray[Any], _spec: PoolSpec) -> dict[str, Any]:
    """Give the idea of the fast implementation and its main functions."""
    parts = [{"lines": source_lines(part), "file": _file(part)} for part in FAST]
    return {"idea": (fast.__doc__ or "").strip(), "parts": parts, "words": panel_words.CODE}


@cache
def _loops() -> dict[str, Any]:
    lines = source_lines(reference.pool_2d)
    return {"lines": lines, "file": _file(reference.pool_2d), "running": running_lines(lines)}


def source_lines(function: Shown) -> list[str]:
    """Return the lines of a function as they stand in its file, without the docstring.

    >>> from pooling.formulas import total
    >>> source_lines(total)[1]
    '    return mean(Window(window.values))'
    """
    lines = dedent(inspect.getsource(function)).splitlines()
    node = _function("\n".join(lines))
    first = node.body[0]
    if ast.get_docstring(node) is not None:
        del lines[first.lineno - 1 : first.end_lineno]
    return lines


def _function(source: str) -> ast.FunctionDef:
    node = ast.parse(source).body[0]
    if not isinstance(node, ast.FunctionDef):
        raise TypeError(f"Not the source of one function: {source[:60]!r}")
    return node


def running_lines(lines: list[str]) -> list[tuple[int, str]]:
    """List what runs for one output cell, in order: the line's place in `lines` and the name it sets.

    That is the head of the outer loop, the head of the inner one, and the inner one's body.
    """
    outer = _loop(_function("\n".join(lines)).body)
    inner = _loop(outer.body)
    body = [(node, node.targets[0]) for node in inner.body if isinstance(node, ast.Assign)]
    running = [(outer, outer.target), (inner, inner.target), *body]
    return [(node.lineno - 1, ast.unparse(name).replace("(", "").replace(")", "")) for node, name in running]


def _loop(statements: list[ast.stmt]) -> ast.For:
    return next(node for node in statements if isinstance(node, ast.For))


def _file(function: Shown) -> str:
    return panel_words.CODE["of"].format(file=Path(inspect.getfile(inspect.unwrap(function))).name)
