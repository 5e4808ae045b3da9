"""VGG16 without its head, by `keras.applications`: what a large trained network makes of a photo.

Its weights are a file of 59 MB on the internet, which Keras keeps. It has a process of its own: a download
takes its time, and nobody else's question waits behind it. The process ends when nobody asks for a while.
"""

import os
import tempfile
from dataclasses import replace
from pathlib import Path
from threading import Timer
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling.frameworks.answer import Answer
from pooling.frameworks.tensorflow import ENVIRONMENT, ask_worker
from pooling.process.parent import HelperProcess

NAME = "tf.keras.applications.VGG16"
SIDE = 224
"""Pixels a side of the photos it was trained on."""
WEIGHTS = "vgg16_weights_tf_dim_ordering_tf_kernels_notop.h5"
WEIGHT_BYTES = 58_889_256
LONGEST_DOWNLOAD = 30 * 60.0
IDLE = 5 * 60.0
"""Seconds until the process ends; it holds some 700 MB."""
WITHOUT_CONNECTION = (
    "VGG16’s weights are on the internet, and this machine does not reach them; connect it and load again, "
    f"or put {WEIGHTS} into Keras’ folder of models, ~/.keras/models."
)
FAILURES = ("URL fetch failure", "urlopen error", "timed out", "Connection")
"""What Keras' message contains where the download failed."""


def keras_home() -> Path:
    """Return the folder in which Keras keeps downloads, by Keras' own rules."""
    home = os.environ.get("KERAS_HOME")
    if home:
        return Path(home)
    user = Path.home() if os.access(Path.home(), os.W_OK) else Path(tempfile.gettempdir())
    return user / ".keras"


WORKER = HelperProcess(
    "pooling.frameworks.tensorflow_worker",
    {**ENVIRONMENT, "KERAS_HOME": str(keras_home())},
    time_limit=LONGEST_DOWNLOAD,
    wait_limit=LONGEST_DOWNLOAD,
)


def downloaded_bytes() -> int:
    """Return how many of the `WEIGHT_BYTES` are here."""
    try:
        return (keras_home() / "models" / WEIGHTS).stat().st_size
    except OSError:
        return 0


def vgg16_maps(
    photo: NDArray[Any], *, weights: str | None = "imagenet", worker: HelperProcess = WORKER
) -> Answer:
    """Ask Keras for the 512 maps of VGG16's last pooling layer.

    Parameters
    ----------
    photo : array of shape (3, H, W)
        Red, green and blue from 0 to 255; Keras centres them as in the training.
    weights : "imagenet" or None
        None draws the weights at random.

    Returns
    -------
    Answer
        Its values have the shape (512, H // 32, W // 32). The call may take as long as the download.
    """
    answer = ask_worker(NAME, {"call": "vgg16", "weights": weights}, np.asarray(photo, np.float32), worker)
    if worker is WORKER:
        _end_when_idle()
    if answer.status == "failed" and any(words in answer.sentence for words in FAILURES):
        return replace(answer, sentence=WITHOUT_CONNECTION)
    return answer


_ends: list[Timer] = []


def _end_when_idle() -> None:
    while _ends:
        _ends.pop().cancel()
    _ends.append(Timer(IDLE, WORKER.close))
    _ends[-1].daemon = True
    _ends[-1].start()
