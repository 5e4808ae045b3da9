"""What a question knows of a figure that pools: numbers, a layer, and every result."""

from collections.abc import Mapping
from copy import copy
from typing import Any, Protocol, TypeGuard

from numpy.typing import NDArray

from pooling import PoolSpec, Step, WindowPlan
from pooling.kinds.dispatch import plan_windows

KEPT = ("steps", "output", "gradient")
"""What a figure keeps once it is computed."""


class Pooled(Protocol):
    """A figure of a layer, as `ui.lessons.figures.layer` makes it.

    Attributes
    ----------
    name, body : its name, and the keys of its directive
    x, spec, plan : the numbers, the layer, the windows
    """

    name: str
    body: Mapping[str, Any]
    x: NDArray[Any]
    spec: PoolSpec
    plan: WindowPlan

    @property
    def first(self) -> NDArray[Any]:
        """The input, or its first channel."""

    @property
    def steps(self) -> list[Step]:
        """Every step of the first channel."""

    @property
    def output(self) -> NDArray[Any]:
        """The results."""

    @property
    def upstream(self) -> NDArray[Any]:
        """The gradient at the output."""

    @property
    def gradient(self) -> NDArray[Any]:
        """What comes back to each cell of the first channel."""

    def content(self) -> dict[str, Any]:
        """Return what the browser is sent of it."""


def is_pooled(figure: object) -> TypeGuard[Pooled]:
    """Whether a figure pools."""
    return hasattr(figure, "plan") and hasattr(figure, "spec")


def altered(figure: Pooled, x: NDArray[Any], spec: PoolSpec, **body: Any) -> Pooled:
    """Return the figure with other numbers, another layer, and maybe other keys: start, panel, upstream."""
    made = copy(figure)
    for name in KEPT:
        vars(made).pop(name, None)
    made.x, made.spec = x, spec
    made.plan = plan_windows(spec, x.shape[x.ndim - spec.rank :])
    made.body = {**figure.body, "start": 1, **body}
    return made


def difference(data: Mapping[str, Any], base: Mapping[str, Any]) -> dict[str, Any]:
    """Return what of a figure's data differs from another's: the browser lays it over that.

    >>> difference({"a": 1, "b": 3}, {"a": 1, "b": 2})
    {'b': 3}
    """
    return {key: value for key, value in data.items() if key not in base or base[key] != value}
