"""A photo of a digit becomes what the network knows, however it was taken."""

import numpy as np
import pytest

from pooling.models.classifier import run_network
from ui.head.ink import as_digit
from ui.head.networks import as_input, trained
from ui.photos.sizes import sized


def photo_of(number: int, ground: int, ink: int) -> np.ndarray:
    """One of the network's own test pictures, four times as large, small in a photo of two greys."""
    known = trained("digits")
    share = known.pictures[number, 0].repeat(4, axis=0).repeat(4, axis=1)
    photo = np.full((120, 90, 3), ground, np.uint8)
    place = photo[40 : 40 + share.shape[0], 10 : 10 + share.shape[1]]
    place[:] = (ground + share * (ink - ground)).round()[..., None]
    return photo


@pytest.mark.parametrize(("ground", "ink"), [(0, 255), (255, 0), (200, 40), (90, 160)])
def test_digit_is_read_on_any_ground_and_at_any_place(ground, ink):
    known = trained("digits")
    side = known.network.input_shape[1]
    read = []
    for number in range(20):
        digit = sized(as_digit(photo_of(number, ground, ink)), side, "crop", "grey")
        read.append(run_network(known.network, as_input(digit)).probabilities.argmax())
    assert np.mean(np.array(read) == known.answers[:20]) >= 0.8


def test_cut_is_square_and_its_ink_touches_two_edges():
    digit = as_digit(photo_of(3, 255, 0))
    assert digit.shape[0] == digit.shape[1]
    assert digit[[0, -1]].max(axis=(1, 2)).min() > 127 or digit[:, [0, -1]].max(axis=(0, 2)).min() > 127


@pytest.mark.parametrize("shape", [(1, 1, 3), (5, 9, 3)])
def test_photo_of_one_colour_stays(shape):
    photo = np.full(shape, 80, np.uint8)
    assert as_digit(photo) is photo
