"""Code to copy for PyTorch and torchvision, of layers beside plain pooling: it computes the output."""

import numpy as np

from pooling.kinds.dispatch import pool
from tests.peers.suite import needs
from tests.ui.layers.cases import CHANNELS, EVERY_LAYER, X
from ui.export.code.layer_codes import layer_frameworks

pytestmark = needs("torchvision")


def test_code_to_copy_computes_the_output():
    for layer in EVERY_LAYER.values():
        for x in (X, CHANNELS):
            code = layer_frameworks(x, layer)[0].get("PyTorch")
            names = {}
            exec(str(code), names)  # noqa: S102  # that it runs is what is tested
            if code:
                np.testing.assert_allclose(names["y"], pool(x, layer), rtol=1e-9)
