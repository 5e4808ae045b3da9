"""The programs that the app writes for other libraries compute what they say, and the notebook runs."""

import numpy as np
import pytest

from pooling import PoolingError, PoolSpec, reference
from pooling.frameworks.libraries.table import LIBRARIES
from tests.peers.programs import checked_program, conversions
from tests.peers.suite import needs
from tests.ui.export.framework_cases import CASES, OTHER_CASES, X
from tests.ui.export.test_notebook import run
from ui.export.code.library_code import FRAMEWORKS
from ui.export.notebook import notebook

NEEDED = {"torch": "torch", "onnx": "onnxruntime", "flax": "flax", "jax": "jax"}
PROGRAMS = {"PyTorch": "torch", "ONNX": "onnxruntime", "Flax": "flax", "JAX": "jax"}


@pytest.mark.parametrize("to", [pytest.param(to, marks=needs(package)) for to, package in NEEDED.items()])
def test_converted_call_computes_what_the_original_does(to):
    for each in conversions(to) if to in LIBRARIES else ():
        code = checked_program(*each)
        try:
            exec(code, {})  # noqa: S102  # that it runs is what is tested
        except Exception as error:
            raise AssertionError(f"{each[0]} as {each[1]}:\n{code}") from error


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=needs(package)) for name, package in PROGRAMS.items()]
)
def test_code_to_copy_computes_the_output(name):
    for x, spec in [*((X, spec) for spec in CASES), *OTHER_CASES] if name in FRAMEWORKS else ():
        names = {}
        try:
            code = FRAMEWORKS[name](x, spec)
        except PoolingError:
            continue
        exec(code, names)  # noqa: S102  # that it runs is what is tested
        np.testing.assert_allclose(names["y"], reference.pool(x, spec), rtol=1e-6)


@needs("torch")
@needs("onnxruntime")
@needs("tensorflow", "TensorFlow")
def test_notebook_runs_from_top_to_bottom_with_every_library():
    for spec in (PoolSpec.of("max", 3, strides=2, padding="same"), PoolSpec.of("avg", 2)):
        run(notebook(X, spec), but_libraries=False)
