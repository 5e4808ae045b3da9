"""What others offer to pool an array: NumPy array in, NumPy array out, with their own default threads.

Each peer is a function from a case to the call that is timed, or None where it cannot do the same. What is
not installed is left out; `requirements-peers.txt` brings what the project itself does not need.
"""

import os
from collections.abc import Callable
from importlib import import_module, metadata
from importlib.util import find_spec
from typing import Any, NamedTuple

import numpy as np

from pooling import PoolSpec, pool

Call = Callable[[], Any]


class Case(NamedTuple):
    """One row of the table; `x` has shape (batch, H, W, channels), or channels first."""

    input_name: str
    x: np.ndarray
    data_format: str
    reduction: str
    window: int
    stride: int

    @property
    def grey(self) -> bool:
        """Whether it is one picture with one channel."""
        batch, *_, channels = self.channels_last.shape
        return batch == channels == 1

    @property
    def channels_last(self) -> np.ndarray:
        """The input with its channels last, in order."""
        return (
            self.x
            if self.data_format == "channels_last"
            else np.ascontiguousarray(np.moveaxis(self.x, 1, -1))
        )


def ours(case: Case) -> Call:
    """Pool with this project's core."""
    spec = PoolSpec.of(case.reduction, case.window, strides=case.stride)
    return lambda: pool(case.x, spec, data_format=case.data_format)


def floor(case: Case) -> Call:
    """Read the input once: what nobody can beat."""
    return lambda: case.x.max()


def tensorflow(case: Case) -> Call | None:
    """tf.nn, always with the channels last: on a processor it knows no other format."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    nn = import_module("tensorflow").nn
    x, operation = case.channels_last, {"max": nn.max_pool2d, "avg": nn.avg_pool2d}[case.reduction]
    return lambda: operation(x, case.window, case.stride, "VALID").numpy()


def pytorch(case: Case) -> Call | None:
    """torch.nn.functional, each format as PyTorch itself keeps it in memory."""
    torch = import_module("torch")
    functional = torch.nn.functional
    x = torch.from_numpy(case.x)
    if case.data_format == "channels_last":
        x = x.permute(0, 3, 1, 2)
    operation = {"max": functional.max_pool2d, "avg": functional.avg_pool2d}[case.reduction]
    return lambda: operation(x, case.window, case.stride).numpy()


def opencv(case: Case) -> Call | None:
    """Dilate and blur of one grey picture; the blur of integers in float64, as the core answers."""
    if not case.grey or case.stride > 1:
        return None
    cv2 = import_module("cv2")
    picture, size = case.channels_last[0, :, :, 0], (case.window, case.window)
    if case.reduction == "max":
        ones = np.ones(size, np.uint8)
        return lambda: cv2.dilate(picture, ones)
    depth = cv2.CV_32F if picture.dtype == np.float32 else cv2.CV_64F
    return lambda: cv2.boxFilter(picture, depth, size)


def scipy(case: Case) -> Call | None:
    """Filters of one grey picture; not the average of integers, which comes back rounded."""
    if not case.grey or case.stride > 1 or (case.reduction == "avg" and case.x.dtype == np.uint8):
        return None
    ndimage = import_module("scipy.ndimage")
    operation = {"max": ndimage.maximum_filter, "avg": ndimage.uniform_filter}[case.reduction]
    picture = case.channels_last[0, :, :, 0]
    return lambda: operation(picture, case.window)


def scikit_image(case: Case) -> Call | None:
    """block_reduce of one grey picture."""
    if not case.grey or case.stride != case.window:
        return None
    measure = import_module("skimage.measure")
    function = {"max": np.max, "avg": np.mean}[case.reduction]
    picture = case.channels_last[0, :, :, 0]
    return lambda: measure.block_reduce(picture, (case.window, case.window), function)


class Peer(NamedTuple):
    """A column of the table: what it is called, what must be installed for it, and how it pools."""

    name: str
    module: str
    packages: tuple[str, ...]
    pooling: Callable[[Case], Call | None]


PEERS = (
    Peer("TensorFlow", "tensorflow", ("tensorflow", "tensorflow-cpu"), tensorflow),
    Peer("PyTorch", "torch", ("torch",), pytorch),
    Peer("OpenCV", "cv2", ("opencv-python-headless", "opencv-python"), opencv),
    Peer("SciPy", "scipy", ("scipy",), scipy),
    Peer("scikit-image", "skimage", ("scikit-image",), scikit_image),
)


def installed() -> list[Peer]:
    """The peers that can be measured here."""
    return [peer for peer in PEERS if find_spec(peer.module)]


def version(packages: tuple[str, ...]) -> str:
    """The version of the first of `packages` that is installed."""
    for package in packages:
        try:
            return metadata.version(package)
        except metadata.PackageNotFoundError:
            continue
    return "unknown"
