"""Our own `PoolSpec.of`, as code to copy has it."""

from functools import partial
from typing import Any

from pooling.frameworks.libraries.call import Call
from pooling.frameworks.libraries.read.given import Given
from pooling.spec import PoolSpec


def _alone(window: tuple[int, ...], name: str, value: Any) -> PoolSpec:
    """Return a layer with this setting and no other."""
    return PoolSpec.of(**{"window_shape": window, name: value})


def read_ours(given: Given) -> Call:
    """Read the settings, each by itself, so that what is wrong has its place."""
    values: dict[str, Any] = {name: given.value(name) for name in given.function.defaults}
    window = given.checked("window_shape", lambda value: PoolSpec.of(window_shape=value).window_shape)
    for name in values:
        given.checked(name, partial(_alone, window, name))
    return Call("ours", PoolSpec.of(**values))
