"""ONNX's pools, as its own evaluator and as ONNX Runtime read them, against ours."""

import pytest

from tests.peers.suite import hold, needs
from tests.peers.suites import ONNX


@pytest.mark.parametrize(
    "suite",
    [pytest.param(suite, id=suite.name, marks=[needs("onnx"), needs(suite.needs)]) for suite in ONNX],
)
def test_pooling_equals_onnxs(suite, record_property):
    hold(suite.name, suite.draw, suite.ask, record_property, suite.ranks)
