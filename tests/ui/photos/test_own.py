"""The learner's own photo: what is said of it, and the store that keeps it for its owner alone."""

import numpy as np
import pytest

from pooling.images import read_image
from ui.photos.own import ALL_MEGABYTES, HOURS, OwnPhoto, PhotoStore
from ui.photos.words import lost_photo, no_photo_yet


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def photo(data=b"12345678", name="cat.png"):
    return OwnPhoto(name, data, (3024, 4032), b"")


@pytest.fixture
def clock():
    return Clock()


def test_photo_is_its_owners_alone_and_one_for_each_source():
    store = PhotoStore()
    store.keep("one", "upload", photo(name="a"))
    store.keep("one", "webcam", photo(name="b"))
    assert store.find("one", "upload").name == "a"
    assert store.find("one", "webcam").name == "b"
    for owner in ("two", ""):
        assert store.find(owner, "upload") is None
        assert not store.knows(owner)
    store.keep("one", "upload", photo(name="c"))
    assert store.find("one", "upload").name == "c"


def test_photo_is_forgotten_after_the_time_that_the_page_says_unless_it_is_used(clock):
    store = PhotoStore(clock=clock)
    store.keep("one", "upload", photo())
    store.keep("two", "upload", photo())
    clock.now = HOURS * 3600 - 1
    assert store.find("one", "upload")
    clock.now += 2
    assert store.find("one", "upload")
    assert not store.knows("two")
    assert f"{HOURS} hours" in no_photo_yet("upload")
    assert f"{HOURS} hours" in lost_photo()


def test_store_never_holds_more_than_its_bytes_and_forgets_the_longest_unused(clock):
    store = PhotoStore(most_bytes=20, clock=clock)
    for owner in ("one", "two"):
        store.keep(owner, "upload", photo())
    store.find("one", "upload")
    store.keep("three", "upload", photo())
    assert [store.knows(owner) for owner in ("one", "two", "three")] == [True, False, True]
    store.keep("four", "upload", photo(bytes(21)))
    assert not any(store.knows(owner) for owner in ("one", "two", "three", "four"))
    assert ALL_MEGABYTES == 200


def test_photo_is_named_by_its_file_and_what_is_said_of_it_cannot_become_markup():
    one, two = photo(b"one"), photo(b"two")
    assert one.digest != two.digest
    assert "In use: 3024 × 4032 pixels · 1 kB" in one.html
    assert "&lt;b&gt;" in photo(name="<b>").html


def test_thumbnail_is_small_and_keeps_the_photos_shape():
    pixels = np.full((100, 400, 3), 9, dtype=np.uint8)
    made = OwnPhoto.of("wide.png", b"", pixels, (200, 800))
    assert read_image(made.thumbnail).shape == (22, 88, 3)
    assert made.shape == (200, 800)


def test_name_of_a_file_is_shown_in_one_short_line():
    pixels = np.zeros((1, 1, 3), dtype=np.uint8)
    made = OwnPhoto.of("\u202ecat\n" + "x" * 10_000 + ".png", b"", pixels, (1, 1))
    assert made.name == "\ufffdcat " + "x" * 75 + "…"
