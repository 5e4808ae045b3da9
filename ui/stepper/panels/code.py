"""Data for the Code panel: a short loop for these numbers, and below it the library's own code."""

import ast
import inspect
from collections.abc import Callable
from functools import cache
from pathlib import Path
from textwrap import dedent
from typing import Any

from numpy.typing import NDArray

import pooling
from pooling import PoolSpec, fast, reference
from pooling.blur.plan import Blurring
from pooling.blur.pool import blur_planes, filter_weights
from pooling.fast import kernels, program
from pooling.fractional.sequences import fractional_edges, pytorch_starts
from pooling.kinds.base import Adaptive, Fractional, Layer
from pooling.kinds.weighted import Blur, RoiAlign, RoiPool, Stochastic
from pooling.reductions import REDUCTIONS
from pooling.roi import pool as roi_pool
from pooling.roi import samples
from pooling.stochastic.chances import chances_of, mean_by_chance, pick_cells
from pooling.windows.uneven import UnevenAxis
from ui.export.loop.loop_code import LoopCode
from ui.stepper.labels import by
from ui.stepper.panels import photo_words as panel_photo_words
from ui.stepper.panels import words as panel_words

Shown = Callable[..., Any]
CORE = Path(pooling.__file__).parent
LOOPS: dict[int, Shown] = {1: reference.pool_1d, 2: reference.pool_2d, 3: reference.pool_3d}
LAYERS: dict[str, tuple[Shown, ...]] = {
    Adaptive.kind: (UnevenAxis.positions,),
    Fractional.kind: (fractional_edges, pytorch_starts),
    Blur.kind: (blur_planes, Blurring.sources, filter_weights),
    Stochastic.kind: (chances_of, pick_cells, mean_by_chance),
    RoiPool.kind: (roi_pool.plan_box, roi_pool.rounded),
    RoiAlign.kind: (samples.sample_axis, samples.corners),
}
"""What is a layer's own in the core: where its windows lie, or what its cells count."""
FAST: tuple[Shown, ...] = (kernels.AxisPass.windows, program.Program.run, kernels.steps_to)


def code_panel(x: NDArray[Any], spec: PoolSpec, code: LoopCode, *, unfolded: str = "") -> dict[str, Any]:
    """Return the loop `code` of these settings line by line, and the library's own code.

    With several channels, the panel follows the first; for a colour photo that is red. `unfolded` is the
    listing that is open: "library", "fast", or neither.
    """
    return {
        "given": {"title": panel_words.CODE_GIVEN.format(shape=by(x.shape)), "text": code.given},
        "lines": code.lines,
        "source": code.source,
        "loops": spec.rank,
        "listings": _listings(spec),
        "unfolded": unfolded,
        "note": _note(x) if x.ndim > spec.rank else "",
        "words": panel_words.CODE,
    }


def fast_panel(x: NDArray[Any], spec: PoolSpec, code: LoopCode) -> dict[str, Any]:
    """Return the Code panel with the fast implementation unfolded: links to its former panel lead here."""
    return code_panel(x, spec, code, unfolded="fast") | {"name": "code"}


def _listings(spec: PoolSpec) -> list[dict[str, Any]]:
    """Return the definition as nested loops, and the fast implementation with its idea.

    Of a layer beside plain pooling, it is what is its own.
    """
    if isinstance(spec, Layer):
        return [{"name": "library", "idea": "", "parts": [_part(part) for part in LAYERS[spec.kind]]}]
    definition = (LOOPS[spec.rank], REDUCTIONS[spec.reduction].of_window)
    return [
        {"name": "library", "idea": "", "parts": [_part(part) for part in definition]},
        {"name": "fast", "idea": _idea(), "parts": [_part(part) for part in FAST]},
    ]


def _idea() -> str:
    return (fast.__doc__ or "").partition("\n\n    ")[0]  # up to the picture


@cache
def _part(part: Shown) -> dict[str, Any]:
    return {"name": part.__qualname__, "lines": source_lines(part), "file": _file(part)}


def _note(x: NDArray[Any]) -> str:
    """Name the channel that is shown; a photo is an array of bytes."""
    is_photo = x.dtype.kind == "u"
    return panel_photo_words.CODE["channel"] if is_photo else panel_words.CHANNEL_CODE


def source_lines(function: Shown) -> list[str]:
    """Return the source lines of a function without its docstring.

    >>> from pooling.reductions.formulas import total_weights
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


def _file(function: Shown) -> str:
    path = Path(inspect.getfile(inspect.unwrap(function))).relative_to(CORE)
    return panel_words.CODE_OF.format(file=path.as_posix())
