"""Numbers as a picture in a notebook, without Matplotlib: this class is also the text of one of its cells."""

import inspect

import numpy as np
from numpy.typing import ArrayLike

from pooling.colours import colour_map

STOPS = colour_map([np.linspace(0, 1, 9)], 0, 1)[0].tolist()
"""Nine colours of magma, from the smallest number to the largest."""


class Picture:
    """Numbers as coloured cells; maps of more axes side by side. Jupyter shows what `_repr_svg_` returns."""

    def __init__(self, numbers: ArrayLike, name: str) -> None:
        self.numbers = np.atleast_2d(np.asarray(numbers, dtype=float))
        self.name = name

    def _repr_svg_(self) -> str:
        rows, columns = self.numbers.shape[-2:]
        maps = self.numbers.reshape(-1, rows, columns)
        finite = maps[np.isfinite(maps)]
        low, high = (finite.min(), finite.max()) if finite.size else (0, 1)
        cells = [f'<text y="14" fill="gray">{self.name}, {rows} × {columns}</text>']
        for (place, row, column), number in np.ndenumerate(maps):
            share = float(np.nan_to_num(np.clip((number - low) / ((high - low) or 1), 0, 1)))
            colour = ",".join(
                f"{np.interp(share * 8, range(9), stop):.0f}" for stop in zip(*STOPS, strict=True)
            )
            x, y = 40 * (column + place * (columns + 0.5)), 22 + 40 * row
            cells.append(
                f'<rect x="{x:g}" y="{y}" width="40" height="40" fill="rgb({colour})"/>'
                f'<text x="{x + 20:g}" y="{y + 24}" text-anchor="middle" '
                f'fill="{"black" if share > 0.6 else "white"}">{number:.4g}</text>'
            )
        size = f'width="{40 * len(maps) * (columns + 0.5):g}" height="{22 + 40 * rows}"'
        style = 'font-family="sans-serif" font-size="12"'
        return f'<svg xmlns="http://www.w3.org/2000/svg" {size} {style}>{"".join(cells)}</svg>'


def picture_code() -> str:
    """Write the cell that defines `Picture`: the class above, and the colours it needs."""
    return (
        "from numpy.typing import ArrayLike\n\n"
        f"STOPS = {STOPS}  # magma\n\n\n{inspect.getsource(Picture).strip()}"
    )
