"""Calls of every library converted to one, as the programs that the app writes, with what should come out."""

import json
from collections.abc import Iterator
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from pooling import PoolSpec
from pooling.frameworks.libraries.call import Call
from pooling.frameworks.libraries.convert import convert, nothing
from pooling.frameworks.libraries.ours import OURS, rule_or_pool
from pooling.frameworks.libraries.table import LIBRARIES
from tests.core.frameworks.libraries.drawing import drawn, typed
from tests.profiles import scaled
from ui.export.code.program import program
from ui.export.notebook import notebook

Conversion = tuple[Call, Call, NDArray[Any]]


def conversions(to: str, most: int = scaled(12)) -> Iterator[Conversion]:
    """Draw calls that have a counterpart in the library `to`, and numbers: `most` of each library."""
    rng = np.random.default_rng(crc32(to.encode()))
    for one in (OURS, *LIBRARIES):
        found = 0
        while one != to and found < most:
            spec, shape = drawn(rng)
            call = typed(one, spec, shape)
            made = convert(call, to, shape) if call else None
            leading = (2,) if rng.integers(2) else ()
            x = np.float32(rng.integers(-99, 99, (*leading, *shape)) / 8)
            if call and made and made.call and not nothing(rule_or_pool(call, x)):
                found += 1
                yield call, made.call, x


def checked_program(call: Call, made: Call, x: NDArray[Any]) -> str:
    """The program of a converted call, and a line that compares `y` with the original by its rules."""
    wanted = np.asarray(rule_or_pool(call, x).values, float).tolist()
    code = program(made, x).replace("print(y)", "")
    return f"from math import inf, nan\n{code}np.testing.assert_allclose(y, {wanted}, rtol=2e-5, atol=1e-5)\n"


def whole_notebook(x: NDArray[Any], spec: PoolSpec) -> str:
    """The cells of the notebook one after the other; a library that is not installed is left out."""
    cells = json.loads(notebook(x, spec))["cells"]
    codes = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    run = "    try:\n        exec(code, globals())\n    except ImportError:\n        pass\n"
    return f"for code in {codes!r}:\n{run}"
