"""What One number a map gives away: the maps as a file and as one picture, the numbers, and programs."""

from io import BytesIO
from math import ceil, sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling import global_pool
from pooling.colours import colour_map, diverging_map
from pooling.network import class_activation_map
from ui.export.array_code import total_check
from ui.head.figure import Maps
from ui.stepper.labels import by

FILE = "maps.npy"
PIXELS = 48
"""Of a map in the picture, at least."""
GAP = 4
WHITE = 255
_LINES = {
    "NumPy": ("import numpy as np", "maps.{numpy}(axis=(-2, -1))"),
    "Keras": (
        "import numpy as np\nimport tensorflow as tf",
        "tf.keras.layers.Global{Keras}Pooling2D()(np.moveaxis(maps, 0, -1)[np.newaxis])[0].numpy()",
    ),
    "PyTorch": (
        "import numpy as np\nimport torch\nimport torch.nn.functional as F",
        "F.adaptive_{kind}_pool2d(torch.from_numpy(maps), 1)[:, 0, 0].numpy()",
    ),
}
_NAMES = {"avg": {"numpy": "mean", "Keras": "Average"}, "max": {"numpy": "max", "Keras": "Max"}}


def head_programs(maps: Maps, kind: str) -> dict[str, str]:
    """Return a program for each library; each reads the maps from `FILE` and makes the numbers."""
    values = maps.values
    read = f'maps = np.load("{FILE}")  # {len(values)} maps of {by(values.shape[1:])}'
    check = total_check(global_pool(values, kind))
    return {
        name: f"{imports}\n\n{read}\ny = {line.format(kind=kind, **_NAMES[kind])}\n{check}print(y)\n"
        for name, (imports, line) in _LINES.items()
    }


def maps_file(maps: Maps) -> bytes:
    """Return the maps as NumPy keeps them."""
    file = BytesIO()
    np.save(file, maps.values, allow_pickle=False)
    return file.getvalue()


def numbers_csv(maps: Maps) -> str:
    """Return each map's average and maximum as CSV.

    >>> numbers_csv(Maps(np.array([[[1.0, 3.0]]]), 1.0))
    'map,average,maximum\\n1,2.0,3.0\\n'
    """
    averages, maxima = (global_pool(maps.values, kind).tolist() for kind in ("avg", "max"))
    lines = [f"{k},{a!r},{m!r}" for k, (a, m) in enumerate(zip(averages, maxima, strict=True), 1)]
    return "\n".join(["map,average,maximum", *lines, ""])


def maps_picture(maps: Maps) -> NDArray[np.uint8]:
    """Return the pixels of all maps side by side, in the colours of the page."""
    count, rows, columns = maps.values.shape
    times = max(1, ceil(PIXELS / max(rows, columns)))
    across = ceil(sqrt(count))
    cells = colour_map(maps.values, 0.0, maps.high).repeat(times, axis=1).repeat(times, axis=2)
    high, wide = rows * times + GAP, columns * times + GAP
    sheet = np.full((ceil(count / across) * high - GAP, across * wide - GAP, 3), WHITE, np.uint8)
    for k, map_pixels in enumerate(cells):
        row, column = divmod(k, across)
        top, left = row * high, column * wide
        sheet[top : top + rows * times, left : left + columns * times] = map_pixels
    return sheet


def activation_picture(maps: Maps, label: int) -> NDArray[Any] | None:
    """Return the pixels of the class activation map of a class, a pixel a cell; None without a network."""
    if maps.network is None or maps.went is None:
        return None
    total = class_activation_map(maps.went.maps[-1], maps.network.weights[:, label])
    return diverging_map(total, float(np.abs(total).max()) or 1.0)
