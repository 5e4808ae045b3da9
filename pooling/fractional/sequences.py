"""The regions of fractional pooling along one axis: where each of them begins, by a random sequence."""

from __future__ import annotations

import numpy as np

from pooling.windows.axes import Integers

SEQUENCES = ("random", "pseudorandom", "pytorch")


def fractional_edges(
    size: int, output_size: int, generator: np.random.Generator, sequence: str = "random"
) -> Integers:
    """Return output_size + 1 edges from 0 to `size`: region i lies between edge i and edge i + 1.

    Regions have ⌊α⌋ or ⌊α⌋ + 1 cells, where α = size / output_size; so for 1 < α < 2, 1 or 2.

    Parameters
    ----------
    size, output_size : int
        Cells of the input, and of the output.
    generator : numpy.random.Generator
        Where the draw comes from.
    sequence : {"random", "pseudorandom"}
        These lengths in a random order, or ⌈α (i + u)⌉ with one random number u for all edges.

    Returns
    -------
    ndarray of int, shape (output_size + 1,)
        Ascending.

    Notes
    -----
    Graham, "Fractional max-pooling" (2014), section 2. That both ends lie on the input's, and the range of u,
    are from ``fractional_pool_common.cc`` in TensorFlow.

    Examples
    --------
    >>> fractional_edges(7, 5, np.random.default_rng(1))
    array([0, 1, 3, 5, 6, 7])
    """
    least = size // output_size
    if sequence == "random":
        lengths = np.full(output_size, least)
        lengths[: size % output_size] += 1
        return np.concatenate([[0], np.cumsum(generator.permutation(lengths))])
    return pseudorandom_edges(size, output_size, generator.random() * largest_u(size, output_size))


def largest_u(size: int, output_size: int) -> float:
    """Return the bound of u: below it, the first and the last region are as long as the others may be."""
    alpha, least = size / output_size, size // output_size
    return min((least + 2) / alpha - 1, (size + 1 - least) / alpha - (output_size - 1))


def pseudorandom_edges(size: int, output_size: int, u: float) -> Integers:
    """Return the edges ⌈α (i + u)⌉ − 1, with the input's ends as the first and the last.

    >>> pseudorandom_edges(7, 5, 0.3)
    array([0, 1, 3, 4, 6, 7])
    """
    inner = np.ceil(size / output_size * (np.arange(1, output_size) + u)).astype(np.int64) - 1
    return np.concatenate([[0], inner, [size]])


def pytorch_starts(size: int, output_size: int, window: int, u: float) -> Integers:
    """Return where PyTorch's windows start, all of the same length: ⌊α (i + u)⌋ − ⌊α u⌋, the last at the end.

    Here α = (size − window) / (output_size − 1), as in ``generate_intervals`` of PyTorch's
    ``aten/src/ATen/native/FractionalMaxPooling.h``.

    >>> pytorch_starts(7, 4, 2, 0.3)
    array([0, 2, 3, 5])
    """
    if output_size == 1:
        return np.array([size - window])
    alpha = (size - window) / (output_size - 1)
    starts: Integers = np.floor((np.arange(output_size) + u) * alpha).astype(np.int64) - int(u * alpha)
    starts[-1] = size - window
    return starts
