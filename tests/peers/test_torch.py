"""PyTorch's pools and torchvision's, their gradients, indices and unpooling, against ours."""

import pytest

from tests.peers.suite import hold, needs
from tests.peers.suites import TORCH
from tests.ui.compare.pitfalls.checked import torch_code


@pytest.mark.parametrize(
    "suite", [pytest.param(suite, id=suite.name, marks=needs(suite.needs)) for suite in TORCH]
)
def test_pooling_equals_pytorchs(suite, record_property):
    hold(suite.name, suite.draw, suite.ask, record_property, suite.ranks)


@needs("torch", "PyTorch")
def test_pitfalls_of_compare_say_what_pytorch_does():
    exec(torch_code(), {})  # noqa: S102 - our own code
