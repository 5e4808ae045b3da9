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
