"""How an input of any rank is drawn: slices of rows and columns. A matrix is one slice, 1-D is one row."""

from pooling import WindowPlan
from pooling.windows.axes import AxisPlan

Axes = tuple[AxisPlan, AxisPlan, AxisPlan]


def drawn_axes(plan: WindowPlan, channels: int = 1) -> Axes:
    """Return slices, rows and columns; channels are slices with a window each.

    >>> from pooling import PoolSpec, plan_windows
    >>> plan = plan_windows(PoolSpec.of("max", (2,)), (6,))
    >>> [(axis.name, axis.output_size) for axis in drawn_axes(plan)]
    [('slices', 1), ('rows', 1), ('columns', 3)]
    """
    missing = [_apart("slices", channels), _apart("rows", 1)][: 3 - len(plan.axes)]
    slices, rows, columns = (*missing, *plan.axes)
    return slices, rows, columns


def sizes(plan: WindowPlan, channels: int = 1) -> tuple[int, int, int]:
    """Return the number of slices, rows and columns of the input."""
    slices, rows, cols = (axis.size for axis in drawn_axes(plan, channels))
    return slices, rows, cols


def _apart(name: str, size: int) -> AxisPlan:
    """Return an axis along which every place has its own window."""
    return AxisPlan(name, size, window=1, stride=1, dilation=1, before=0, after=0, output_size=size)
