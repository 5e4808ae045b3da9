"""The output shapes that mistakes about counting windows lead to."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pooling import PoolingError, PoolSpec, WindowPlan
from pooling.kinds.base import Layer
from pooling.kinds.dispatch import plan_windows
from pooling.kinds.weighted import Blur, Stochastic
from pooling.windows.axes import AxisPlan

Shape = tuple[int, ...]


def wrong_shapes(plan: WindowPlan, now: Sequence[int] = ()) -> dict[str, Shape]:
    """Return what common mistakes lead to, the likeliest first: none is right, no two are alike.

    `now` is the shape before a change of the settings, if there was one.

    >>> wrong_shapes(plan_windows(PoolSpec.of("max", 2), (5, 7)))
    {'first': (1, 2), 'up': (3, 4), 'one': (4, 6), 'turned': (3, 2), 'input': (5, 7)}
    """
    found: dict[Shape, str] = {}
    for name, shape in [*_misjudged(plan), ("now", tuple(now)), ("input", plan.input_shape)]:
        if shape and shape != plan.output_shape:
            found.setdefault(shape, name)
    return {name: shape for shape, name in found.items()}


def _misjudged(plan: WindowPlan) -> Iterator[tuple[str, Shape]]:
    spec, right, sizes = plan.spec, plan.output_shape, plan.input_shape
    if isinstance(spec, Layer) and not isinstance(spec, Blur | Stochastic):
        return  # its shape is a setting
    yield "first", tuple(size - 1 for size in right)
    if isinstance(spec, Blur):
        yield from _without_stride(plan, spec)
    else:
        yield _rounded_wrongly(plan)
    yield "padding", _shape(plan, padding="valid")
    yield "divided", tuple(size // stride for size, stride in zip(sizes, spec.strides, strict=True))
    yield "one", _shape(plan, padding=plan.pads, strides=(1,) * spec.rank)
    yield "exchanged", _shape(plan, window_shape=spec.strides, strides=spec.window_shape)
    yield "turned", right[::-1] if spec.rank == 2 else right


def _rounded_wrongly(plan: WindowPlan) -> tuple[str, Shape]:
    """Return the shape that rounding the other way leads to."""
    named = isinstance(plan.spec.padding, str) and plan.spec.padding != "valid"
    rounded = "same" if named else "down" if plan.spec.ceil_mode else "up"
    return rounded, tuple(_round(axis, rounded) for axis in plan.axes)


def _round(axis: AxisPlan, how: str) -> int:
    """Round the number of windows the other way than the settings do."""
    if how == "same":
        return axis.size // axis.stride
    room = axis.before + axis.size + axis.after - axis.extent
    return (room // axis.stride if how == "down" else -(-room // axis.stride)) + 1


def _without_stride(plan: WindowPlan, spec: Blur) -> Iterator[tuple[str, Shape]]:
    """Yield the shapes that come of pooling without the blur, and of a blur without room past the edge."""
    pooled = spec.blurring.map_shape(plan.input_shape)
    yield "pooled", pooled
    yield "inside", tuple(1 + (size - spec.taps) // by for size, by in zip(pooled, spec.strides, strict=True))


def _shape(plan: WindowPlan, **instead: object) -> Shape:
    """Return the shape with other settings, or none if no window fits then."""
    changed: PoolSpec = replace(plan.spec, **instead)  # type: ignore[arg-type]
    try:
        return plan_windows(changed, plan.input_shape).output_shape
    except PoolingError:
        return ()
