"""How many windows lie along an axis, and how far each one extends, in whole numbers."""


def window_extent(window: int, dilation: int) -> int:
    """Cells from a window's first to its last: (window − 1) × dilation + 1."""
    return (window - 1) * dilation + 1


def count_windows(padded_size: int, extent: int, stride: int) -> int:
    """Count the windows that fit whole: ⌊(padded size − extent) / stride⌋ + 1.

    >>> count_windows(224, 2, 2)
    112
    """
    return (padded_size - extent) // stride + 1 if padded_size >= extent else 0


def count_with_overhang(size: int, before: int, after: int, extent: int, stride: int) -> int:
    """Count windows where the last may overhang: PyTorch's rule (`pooling_output_shape`, Pool.h).

    There is one more window if the division leaves a rest, unless it starts in the padding after the end.
    """
    count = -((extent - size - before - after) // stride) + 1
    return count - 1 if (count - 1) * stride >= size + before else count


def first_multiple(step: int, modulus: int, low: int, high: int) -> int | None:
    """Return the least i ≥ 0 for which i · step mod `modulus` lies from `low` to `high`, or None.

    As Euclid's algorithm, in a number of calls that grows with the digits of `modulus`.

    >>> first_multiple(5, 12, 2, 3)  # 0, 5, 10, 3
    3
    """
    if low == 0:
        return 0
    step %= modulus
    if step == 0:
        return None
    first = -(-low // step)
    if first * step <= high:
        return first
    # No multiple lies there before it wraps. After y times it does if a multiple of `step` follows
    # low + y · modulus within high − low, which is the same question of y, and of smaller numbers.
    wraps = first_multiple(modulus, step, -high % step, -low % step)
    return None if wraps is None else -(-(low + wraps * modulus) // step)
