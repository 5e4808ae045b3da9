"""What frameworks need to know of padded windows."""

from collections.abc import Sequence

from pooling import WindowPlan


def pads_last_first(pads: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """Return the pads as PyTorch takes them: those of the last axis first.

    >>> pads_last_first([(1, 2), (3, 4)])
    (3, 4, 1, 2)
    """
    return tuple(pad for axis in reversed(pads) for pad in axis)


def last_windows_fit(plan: WindowPlan) -> bool:
    """Whether no window hangs over the end, and every window has a cell."""
    fitting = (
        (axis.before + axis.size + axis.after - axis.extent) // axis.stride + 1 == axis.output_size
        for axis in plan.axes
    )
    return all(fitting) and bool(plan.cell_counts.all())
