"""VGG16 as a source of maps: asked once for a photo, and how far its download is."""

from hashlib import sha256
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pooling.frameworks.answer import Answer
from pooling.frameworks.vgg16 import WEIGHT_BYTES, downloaded_bytes, vgg16_maps
from pooling.number_text import format_number
from ui.asking.asked_once import AskedOnce

MILLION = 1_000_000
MEGABYTES = round(WEIGHT_BYTES / MILLION)
OFFER = (
    f"VGG16 was trained on 1.3 million photos of ImageNet. Its weights are a file of {MEGABYTES} MB on the "
    "internet, which this machine downloads once and keeps. TensorFlow then sends the photo through it."
)
LOAD, AGAIN = "Load VGG16", "Load again"
NO_ANSWER = "VGG16 did not answer; load again."
ASKED: AskedOnce[Answer] = AskedOnce(12)


class Waiting(NamedTuple):
    """How far VGG16 is: a share from 0 to 1, and words."""

    share: float
    sentence: str


def is_here() -> bool:
    """Whether all weights are on this machine, so that nothing has to be downloaded."""
    return downloaded_bytes() >= WEIGHT_BYTES


def look_vgg16(photo: NDArray[Any], patience: float = 0) -> NDArray[Any] | Waiting | str:
    """Return the maps of a photo, (3, H, W) of uint8; how far they are; or why there are none.

    It waits `patience` seconds at most. After a sentence, the next call asks again.
    """
    key = sha256(photo.tobytes()).hexdigest()
    future = ASKED.look(key, lambda: vgg16_maps(photo), patience)
    if not future.done():
        return waiting(downloaded_bytes())
    answer = ASKED.result(key, future, lambda found: found.values is not None)
    if answer is None:
        return NO_ANSWER
    return answer.sentence if answer.values is None else answer.values


def waiting(done: int) -> Waiting:
    """Say how far the download of `done` bytes is.

    >>> waiting(29_444_628)
    Waiting(share=0.5, sentence='Downloading VGG16: 29 of 59 MB.')
    >>> waiting(58_889_256).sentence
    'TensorFlow sends the photo through VGG16 …'
    """
    if done >= WEIGHT_BYTES:
        return Waiting(1.0, "TensorFlow sends the photo through VGG16 …")
    if done == 0:
        return Waiting(0.0, "Starting TensorFlow …")
    return Waiting(done / WEIGHT_BYTES, f"Downloading VGG16: {done // MILLION} of {MEGABYTES} MB.")


def about_vgg16(maps: NDArray[Any]) -> str:
    """Say what the maps are, and how many found nothing.

    >>> about_vgg16(np.array([[[0.0, 0.0]], [[1.0, 0.0]]]))
    '2 maps of VGG16’s last pooling layer: the network has pooled five times.
    One of them is 0 everywhere: what it looks for is not in this photo.'
    """
    silent = int(np.count_nonzero(maps.max(axis=(-2, -1)) == 0))
    said = f"{len(maps)} maps of VGG16’s last pooling layer: the network has pooled five times."
    if silent == 0:
        return said
    which = "One of them is" if silent == 1 else f"{format_number(silent)} of them are"
    it = "it looks" if silent == 1 else "they look"
    return f"{said} {which} 0 everywhere: what {it} for is not in this photo."
