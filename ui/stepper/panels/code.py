"""Data for the Code panels: the source lines of the core, and which of them run in a step."""

import ast
import inspect
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from textwrap import dedent
from typing import Any

from numpy.typing import NDArray

import pooling
from pooling import PoolSpec, fast, reference
from pooling.fast import kernels, program
from pooling.reductions import REDUCTIONS
from ui.stepper.panels import photo_words as panel_photo_words
from ui.stepper.panels import words as panel_words

Shown = Callable[..., Any]
CORE = Path(pooling.__file__).parent
LOOPS: dict[int, Shown] = {1: reference.pool_1d, 2: reference.pool_2d, 3: reference.pool_3d}
FAST: tuple[Shown, ...] = (kernels.AxisPass.windows, program.Program.run, kernels.steps_to)


def code_panel(x: NDArray[Any], spec: PoolSpec) -> dict[str, Any]:
    """Return the nested loops line by line, and the function that reduces one window.

    With several channels, the panel follows the first; for a colour photo that is red.
    """
    of_window = REDUCTIONS[spec.reduction].of_window
    return {
        **_loops(spec.rank),
        "reduction": {
            "title": panel_words.CODE_REDUCTION.format(name=of_window.__name__),
            "lines": source_lines(of_window),
            "file": _file(of_window),
        },
        "note": _note(x) if x.ndim > spec.rank else "",
        "words": panel_words.CODE,
    }


def fast_panel(_x: NDArray[Any], _spec: PoolSpec) -> dict[str, Any]:
    """Return the idea of the fast implementation and its main functions."""
    parts = [{"name": part.__qualname__, "lines": source_lines(part), "file": _file(part)} for part in FAST]
    idea = (fast.__doc__ or "").partition("\n\n    ")[0]  # up to the picture
    return {"idea": idea, "parts": parts}


def _note(x: NDArray[Any]) -> str:
    """Name the channel that is shown; a photo is an array of bytes."""
    is_photo = x.dtype.kind == "u"
    return panel_photo_words.CODE["channel"] if is_photo else panel_words.CHANNEL_CODE


@cache
def _loops(rank: int) -> dict[str, Any]:
    loops = LOOPS[rank]
    lines = source_lines(loops)
    return {"lines": lines, "file": _file(loops), "loops": rank, "running": running_lines(lines)}


def source_lines(function: Shown) -> list[str]:
    """Return the source lines of a function without its docstring.

    >>> from pooling.formulas import total_weights
    >>> source_lines(total_weights)[1]
    '    return [1.0] * len(window.values)'
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
    """List the lines that run for one output cell, in order: each line's index and the name it sets.

    These are the heads of all loops, from the outside in, and the body of the innermost loop.
    """
    loops = list(_loops_in(_function("\n".join(lines)).body))
    body = [(node, node.targets[0]) for node in loops[-1].body if isinstance(node, ast.Assign)]
    running = [*((loop, loop.target) for loop in loops), *body]
    return [(node.lineno - 1, ast.unparse(name).replace("(", "").replace(")", "")) for node, name in running]


def _loops_in(statements: list[ast.stmt]) -> Iterator[ast.For]:
    """Yield the first loop, the first loop in it, and so on."""
    for loop in [node for node in statements if isinstance(node, ast.For)][:1]:
        yield loop
        yield from _loops_in(loop.body)


def _file(function: Shown) -> str:
    path = Path(inspect.getfile(inspect.unwrap(function))).relative_to(CORE)
    return panel_words.CODE_OF.format(file=path.as_posix())
