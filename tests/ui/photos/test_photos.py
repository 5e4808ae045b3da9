"""Photos: how one is brought to the size to pool, and the name that caches know it by."""

import numpy as np

from pooling.images.samples import SAMPLES
from tests.each import each
from ui.controls.settings import CAMERA, INPUT_SETTINGS, UPLOAD
from ui.photos.sizes import sized
from ui.photos.widgets.photos import file_stem

# 4 rows and 8 columns: left half red, right half blue, the last row white.
PHOTO = np.zeros((4, 8, 3), dtype=np.uint8)
PHOTO[:, :4, 0] = PHOTO[:, 4:, 2] = 255
PHOTO[3] = 255


@each(("fit", "shape"), [("crop", (2, 2)), ("stretch", (2, 2)), ("keep", (1, 2))])
def test_sized_has_the_shape_that_was_asked_for(fit, shape):
    assert sized(PHOTO, 2, fit, "grey").shape == shape
    assert sized(PHOTO, 2, fit, "rgb").shape == (3, *shape)


def test_sized_crop_takes_the_middle_and_stretch_takes_all():
    marked = PHOTO.copy()
    marked[:, :2] = 255  # outside the middle square
    assert sized(marked, 4, "crop", "rgb")[0].tolist() == [[255, 255, 0, 0]] * 3 + [[255] * 4]
    assert sized(marked, 4, "stretch", "rgb")[1].tolist() == [[255, 0, 0, 0]] * 3 + [[255] * 4]


def test_sized_grey_weighs_the_colours_and_rgb_keeps_them_apart():
    grey = sized(PHOTO, 4, "crop", "grey")
    assert grey[0].tolist() == [76, 76, 29, 29]
    red, green, blue = sized(PHOTO, 4, "crop", "rgb")
    assert (red[0].tolist(), green[0].tolist(), blue[0].tolist()) == (
        [255, 255, 0, 0],
        [0, 0, 0, 0],
        [0, 0, 255, 255],
    )


def test_sized_keep_never_enlarges():
    assert sized(PHOTO, 1024, "keep", "grey").shape == (4, 8)
    assert sized(PHOTO, 16, "crop", "grey").shape == (16, 16)


def test_sized_takes_the_thinnest_photo():
    line = np.full((1, 500, 3), 9, dtype=np.uint8)
    assert sized(line, 32, "keep", "grey").shape == (1, 32)
    assert sized(line, 32, "crop", "grey").tolist() == [[9] * 32] * 32


def test_every_photo_of_the_list_is_a_choice_of_its_own():
    labels = INPUT_SETTINGS["photo"].labels
    assert len(labels) == len(SAMPLES) + 2
    assert len(set(labels.values())) == len(labels)
    assert not {UPLOAD, CAMERA} & set(SAMPLES)


def test_file_stem_never_tells_the_name_of_a_learners_file():
    assert [file_stem(key) for key in (*SAMPLES, UPLOAD, CAMERA)] == [*SAMPLES, "photo", "photo"]
