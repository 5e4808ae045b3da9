"""Random feature maps, as Kaggle's exercise on global average pooling draws them."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling.validation.settings import in_range, integers

COLOURS = np.array([[0.26, 0.09, 0.02], [0.27, 0.00, -0.05], [0.27, -0.09, 0.03]])
"""How the three drawn channels mix: the correlation of colours in photographs, from Lucid."""
FINEST_DIVISOR = 4


def random_map(
    height: int,
    width: int,
    rng: np.random.Generator,
    *,
    scale: float = 0.5,
    decay_power: float = 1.0,
) -> NDArray[np.float64]:
    """Draw one smooth map of numbers in (0, 1).

    Parameters
    ----------
    height, width : int
        Cells per axis.
    rng : numpy.random.Generator
        Where the random numbers come from.
    scale : float, default 0.5
        Standard deviation of the drawn spectrum. More of it is more contrast.
    decay_power : float, default 1.0
        How fast fine detail fades: a frequency f is weighted by 1 / f to this power.

    Returns
    -------
    ndarray, shape (height, width)

    Notes
    -----
    The construction is that of Kaggle's `visiontools.random_map`, which follows Lucid's `fft_image`: a normal
    spectrum for three channels, weighted and transformed back, mixed, put through a sigmoid; the first
    channel is the map. With the defaults all maps have nearly the same average; with scale 0.1 and
    decay_power 4, the exercise's settings, they differ.

    Examples
    --------
    >>> random_map(5, 5, np.random.default_rng(0)).shape
    (5, 5)
    """
    height, width = in_range("The size", integers("The size", (height, width)), 1)
    frequencies = _frequencies(height, width)
    real, imaginary = rng.normal(scale=scale, size=(2, len(COLOURS), *frequencies.shape))
    weight = np.sqrt(height * width) / np.maximum(frequencies, 1 / max(height, width)) ** decay_power
    drawn = np.fft.irfft2((real + 1j * imaginary) * weight, s=(height, 2 * (frequencies.shape[1] - 1)))
    mix = COLOURS / np.linalg.norm(COLOURS, axis=0).max()
    mixed = np.tensordot(mix[0], drawn[..., :width] / FINEST_DIVISOR, axes=1)
    return np.asarray(0.5 * (1 + np.tanh(mixed / 2)))


def random_maps(count: int, height: int, width: int, seed: int, **options: Any) -> NDArray[np.float64]:
    """Draw several maps, of shape (count, height, width), from a seed; options as `random_map` has them."""
    rng = np.random.default_rng(seed)
    (count,) = in_range("The number of maps", integers("The number of maps", (count,)), 1)
    return np.stack([random_map(height, width, rng, **options) for _ in range(count)])


def _frequencies(height: int, width: int) -> NDArray[np.float64]:
    """Return the frequency of each entry of a half spectrum; an odd width has one column more."""
    columns = width // 2 + 1 + width % 2
    across = np.fft.fftfreq(width)[:columns] if width > 1 else np.zeros(columns)
    return np.asarray(np.hypot(np.fft.fftfreq(height)[:, None], across))
