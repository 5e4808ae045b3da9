"""One test digit as it is shifted, with both borders: what the networks are shown."""

from base64 import b64encode
from collections.abc import Sequence
from functools import cache

import numpy as np

from pooling.images import encode_png
from pooling.models.digits import BORDERS, read_digits, shifted_sets
from ui.model.results import DIGITS

SHOWN, SHIFTS, TO_THE_RIGHT, WHITE = 5, (0, 2, 4, 6, 8), 3, 255
NAMES = {"zero": "Zero border", "circular": "Circular border"}


@cache
def strip_html() -> str:
    """Return a row of pictures for each border, the digit shifted to the right by 0 to 8 cells."""
    digits = read_digits(DIGITS.read_bytes())
    picture = digits.test_pictures[SHOWN : SHOWN + 1]
    rows = []
    for border in BORDERS:
        moved = [shifted_sets(picture, shift, border)[TO_THE_RIGHT if shift else 0] for shift in SHIFTS]
        rows.append(f'<div class="shifted-digits"><span>{NAMES[border]}</span>{_image(moved, border)}</div>')
    return "".join(rows)


def _image(moved: Sequence[np.ndarray], border: str) -> str:
    """Return the pictures side by side as one, with grey columns between them, in a fifth of the bytes."""
    sheet = np.concatenate([np.pad(x[0], ((0, 0), (0, 1)), constant_values=0.5) for x in moved], axis=1)
    data = b64encode(encode_png((WHITE * sheet[:, :-1]).astype(np.uint8), small=True)).decode()
    shifts = ", ".join(map(str, SHIFTS))
    alt = f"The digit shifted right by {shifts} cells, {NAMES[border].lower()}"
    return f'<img src="data:image/png;base64,{data}" alt="{alt}" title="{alt}">'
