import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from pooling.images import ImageError, samples
from tests.each import each

# (height, width) as the docstrings of skimage.data give them.
SHAPES = {
    "cat": (300, 451),
    "coffee": (400, 600),
    "astronaut": (512, 512),
    "rocket": (427, 640),
    "stars": (872, 1000),
    "camera": (512, 512),
    "coins": (303, 384),
    "text": (172, 448),
    "bricks": (512, 512),
    "horse": (328, 400),
}


def test_samples_are_all_there_with_title_and_licence() -> None:
    assert set(samples.SAMPLES) == set(SHAPES)
    for sample in samples.SAMPLES.values():
        assert sample.title
        assert sample.licence.startswith(("CC0", "Public domain", "No known copyright restrictions"))


@each(("name", "shape"), SHAPES.items())
def test_sample_image_reads_the_photo(name: str, shape: tuple[int, int]) -> None:
    pixels = samples.sample_image(name)
    assert pixels.shape == (*shape, 3)
    assert pixels.dtype == np.uint8
    assert pixels.std() > 20  # a picture, not an even area


def test_sample_image_gives_the_pixels_of_the_file() -> None:
    with Image.open(samples.SAMPLES["cat"].path) as file:
        assert (samples.sample_image("cat") == np.asarray(file)).all()


def test_sample_image_rejects_an_unknown_name() -> None:
    with pytest.raises(ImageError) as error:
        samples.sample_image("dog")
    assert str(error.value) == (
        "There is no sample photo “dog”; choose one of these: "
        "cat, coffee, astronaut, rocket, stars, camera, coins, text, bricks, horse."
    )


def test_samples_are_empty_and_say_so_without_scikit_image(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(samples, "find_spec", lambda _: None)
    monkeypatch.setattr(samples, "SAMPLES", samples.find_samples())
    assert samples.SAMPLES == {}
    with pytest.raises(ImageError) as error:
        samples.sample_image("cat")
    assert str(error.value) == (
        "There are no sample photos because scikit-image is not installed; "
        "install it with `pip install scikit-image`, or upload a photo of your own."
    )


def test_samples_leave_out_a_photo_that_is_not_in_the_wheel(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(samples._KNOWN, "dog", ("A dog", "dog.png", "CC0"))
    assert set(samples.find_samples()) == set(SHAPES)


@pytest.mark.parametrize(
    ("line", "imported"),
    [
        ("from pooling.images.samples import sample_image; sample_image('cat')", False),
        ("import skimage", True),
    ],
)
def test_samples_do_not_import_scikit_image(line: str, imported: bool) -> None:
    # The second case proves that the first can fail.
    code = f"import sys; {line}; sys.exit(42 if 'skimage' in sys.modules else 0)"
    root = Path(samples.__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, check=False)
    assert done.returncode == (42 if imported else 0)
