"""Code that opens a photograph: it runs on the downloaded picture and gives the core's numbers."""

import numpy as np
import pytest

from pooling import PoolSpec, pool
from pooling.images import encode_png
from ui.export.code.library_code import FRAMEWORKS
from ui.export.code.numpy_code import numpy_code
from ui.export.photo_code import FILE, as_picture, opening

GREY = np.random.default_rng(8).integers(0, 256, (40, 36), np.uint8)
COLOUR = np.random.default_rng(9).integers(0, 256, (3, 18, 22), np.uint8)
SPECS = [
    PoolSpec.of("max", 2),
    PoolSpec.of("avg", 3, strides=2, padding="same"),
    PoolSpec.of("softmax", (2, 3), strides=2, padding=1, ceil_mode=True),
    PoolSpec.of("lp", 2, dilations=2, p=3),
]


@pytest.mark.parametrize("x", [GREY, COLOUR], ids=["grey", "colour"])
@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.reduction)
def test_numpy_code_opens_the_picture_and_gives_our_numbers(x, spec, tmp_path, monkeypatch, capsys):
    (tmp_path / FILE).write_bytes(encode_png(as_picture(x)))
    monkeypatch.chdir(tmp_path)
    names = {}
    exec(numpy_code(x, spec, opening(x)), names)  # noqa: S102 - our own code
    np.testing.assert_allclose(names["y"], pool(x, spec))
    assert capsys.readouterr().out


def test_numpy_code_notices_another_picture(tmp_path, monkeypatch):
    (tmp_path / FILE).write_bytes(encode_png(as_picture(255 - GREY)))
    monkeypatch.chdir(tmp_path)
    with pytest.raises(AssertionError):
        exec(numpy_code(GREY, PoolSpec.of("max", 2), opening(GREY)), {})  # noqa: S102
    (tmp_path / FILE).write_bytes(encode_png(as_picture(COLOUR)))
    with pytest.raises(AssertionError):
        exec(numpy_code(GREY, PoolSpec.of("max", 2), opening(GREY)), {})  # noqa: S102


@pytest.mark.parametrize("x", [GREY, COLOUR], ids=["grey", "colour"])
@pytest.mark.parametrize("write", FRAMEWORKS.values(), ids=FRAMEWORKS)
def test_framework_code_opens_the_picture_and_lists_no_number(x, write):
    code = write(x, PoolSpec.of("max", 2), opening(x))
    compile(code, "<copy>", "exec")
    assert f'Image.open("{FILE}")' in code
    assert "import numpy as np" in code
    assert len(code) < 1300
