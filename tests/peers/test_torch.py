"""PyTorch's pools, their gradients, indices and unpooling, against ours."""

import pytest

from tests.peers import ask_torch, drawing
from tests.peers.suite import hold, needs

pytestmark = needs("torch", "PyTorch")


@pytest.mark.parametrize(
    ("name", "draw"),
    [
        ("PyTorch max, indices, gradient", drawing.torch_max),
        ("PyTorch average, gradient", drawing.torch_avg),
        ("PyTorch, large planes, wide windows", drawing.torch_wide),
        ("PyTorch p-norm, gradient", drawing.torch_lp),
        ("PyTorch adaptive, indices, gradient", drawing.adaptive),
        ("PyTorch unpooling", drawing.unpooled),
    ],
)
def test_pooling_equals_pytorchs(name, draw, record_property):
    hold(name, draw, ask_torch.ask, record_property)
