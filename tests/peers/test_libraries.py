"""The rules of every library against its answers, where it is installed; TensorFlow is asked elsewhere."""

import pytest

from tests.peers.suite import hold, needs
from tests.peers.suites import CALLS

ASKED = ("torch", "onnx", "flax", "jax")


@pytest.mark.parametrize("key", [pytest.param(key, marks=needs(CALLS[key].needs)) for key in ASKED])
def test_rules_foretell_what_the_library_answers(key, record_property):
    suite = CALLS[key]
    hold(suite.name, suite.draw, suite.ask, record_property, suite.ranks, suite.compare)
