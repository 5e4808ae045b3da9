"""PyTorch's pools and torchvision's, their gradients, indices and unpooling, against ours."""

import pytest

from tests.peers.suite import hold, needs
from tests.peers.suites import TORCH


@pytest.mark.parametrize(
    "suite", [pytest.param(suite, id=suite.name, marks=needs(suite.needs)) for suite in TORCH]
)
def test_pooling_equals_pytorchs(suite, record_property):
    hold(suite.name, suite.draw, suite.ask, record_property, suite.ranks)
