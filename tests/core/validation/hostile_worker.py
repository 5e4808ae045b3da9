"""Answers calls, one a line, in a process that may have 1 GiB: what came out, and in what processor time."""

import json
import sys
import time
from itertools import islice

import numpy as np

import pooling
from pooling.reductions import REDUCTIONS

FEW_STEPS = 3
MEMORY = 2**30  # bytes of address space, NumPy's own included


def answer(question):
    """Run one call; a PoolingError is an answer, any other error is not."""
    started = time.process_time()
    try:
        kind, text = "numbers", str(call(**question))
    except pooling.PoolingError as error:
        kind, text = "sentence", str(error)
    except BaseException as error:  # noqa: BLE001  # which error it is makes no difference
        kind, text = "error", f"{type(error).__name__}: {error}"
    return {"kind": kind, "text": text, "seconds": time.process_time() - started}


def call(function, shape, dtype, settings):
    """Call a public function by name, and return the shape of what it returns."""
    x = np.arange(np.prod(shape)).reshape(shape).astype(dtype)
    return CALLS[function](x, settings)


def reduced(settings):
    """What adaptive pooling takes beside the output's shape."""
    return {key: value for key, value in settings.items() if key in ("reduction", "p", "beta", "alpha")}


def spec_of(settings):
    settings = {key: value for key, value in settings.items() if key != "output_shape"}
    return pooling.PoolSpec.of(**settings)


def gradient(x, plan):
    """A gradient that takes no memory, however large."""
    shape = (*x.shape[: x.ndim - len(plan.output_shape)], *plan.output_shape)
    return np.broadcast_to(1.0, shape if plan.window_count < 2**40 else (1,) * x.ndim)


def look_at(plan):
    """Ask a plan for all that it can tell."""
    first = next(plan.indices())
    told = len(plan.cells(first)), plan.divisor(first), plan.positions(first)
    return told, plan.read_counts.shape, plan.divisors.shape


def first_steps(steps):
    return [step.result for step in islice(steps, FEW_STEPS)]


def backward(x, settings):
    spec = spec_of(settings)
    plan = pooling.plan_windows(spec, x.shape)
    return pooling.pool_backward(x, spec, gradient(x, plan)).shape


def adaptive_backward(x, settings):
    shape, others = settings["output_shape"], reduced(settings)
    plan = pooling.plan_adaptive(shape, x.shape, **others)
    return pooling.adaptive_pool_backward(x, shape, gradient(x, plan), **others).shape


CALLS = {
    "pool": lambda x, settings: pooling.pool(x, spec_of(settings)).shape,
    "pool_with_indices": lambda x, settings: pooling.pool_with_indices(x, spec_of(settings))[1].shape,
    "pool_backward": backward,
    "steps": lambda x, settings: first_steps(pooling.steps(x, spec_of(settings))),
    "plan_windows": lambda x, settings: look_at(pooling.plan_windows(spec_of(settings), x.shape)),
    "adaptive_pool": lambda x, settings: (
        pooling.adaptive_pool(x, settings["output_shape"], **reduced(settings)).shape
    ),
    "adaptive_pool_backward": adaptive_backward,
    "adaptive_steps": lambda x, settings: first_steps(
        pooling.adaptive_steps(x, settings["output_shape"], **reduced(settings))
    ),
    "plan_adaptive": lambda x, settings: look_at(
        pooling.plan_adaptive(settings["output_shape"], x.shape, **reduced(settings))
    ),
    "unpool": lambda x, settings: pooling.unpool(x, np.zeros(x.shape, int), settings["output_shape"]).shape,
    "global_pool": lambda x, settings: pooling.global_pool(x, spatial_rank=x.ndim, **reduced(settings)).shape,
    "global_pool_backward": lambda x, settings: (
        pooling.global_pool_backward(x, 1.0, spatial_rank=x.ndim, **reduced(settings)).shape
    ),
}
LAYERS = tuple(f"{name}_pool" for name in REDUCTIONS)


FRACTIONAL = ("seed", "sequence", "overlapping", "window_shape", "reduction")


def fractional(name):
    """Return how fractional pooling is called."""

    def called(x, settings):
        drawn = {"seed": 7} | {key: settings[key] for key in FRACTIONAL if key in settings}
        shape = settings["output_shape"]
        if name == "plan_fractional":
            return look_at(pooling.plan_fractional(shape, x.shape, **drawn))
        if name == "fractional_pool_backward":
            grad = gradient(x, pooling.plan_fractional(shape, x.shape, **drawn))
            return pooling.fractional_pool_backward(x, shape, grad, **drawn).shape
        made = getattr(pooling, name)(x, shape, **drawn)
        return first_steps(made) if name == "fractional_steps" else made.shape

    return called


def windowed(name, keys, **own):
    """Return how blur or stochastic pooling is called; a gradient without axes is rejected at once."""

    def called(x, settings):
        options = {key: settings[key] for key in keys if key in settings} | own
        grad = (np.zeros(x.shape),) if name.endswith("backward") else ()
        made = getattr(pooling, name)(x, settings["window_shape"], *grad, **options)
        return first_steps(made) if name.endswith("steps") else made.shape

    return called


def region(name):
    """Return how RoI pooling and RoI align are called: the numbers of the settings make the box."""

    def called(x, settings):
        sizes = [*settings["window_shape"], *settings["output_shape"], 1, 1, 1]
        box, plane = [0, 0, sizes[0], sizes[1]], x.reshape(x.shape[0], -1)
        shape = (sizes[2], sizes[3])
        grad = (np.zeros(plane.shape),) if name.endswith("backward") else ()
        made = getattr(pooling, name)(plane, box, shape, *grad)
        return first_steps(made) if name.endswith("steps") else made.shape

    return called


def layer(name):
    """Return how a layer is called."""
    own = ("strides", "padding", "dilations", "ceil_mode")
    return lambda x, settings: (
        getattr(pooling, name)(x, settings["window_shape"], **{key: settings[key] for key in own}).shape
    )


CALLS |= {name: layer(name) for name in LAYERS}
NAMES = ("_pool", "_pool_backward", "_steps")
CALLS |= {name: fractional(name) for name in ("plan_fractional", *(f"fractional{end}" for end in NAMES))}
CALLS |= {f"blur{end}": windowed(f"blur{end}", ("strides", "padding", "reduction")) for end in NAMES}
CALLS |= {
    f"stochastic{end}": windowed(f"stochastic{end}", ("strides", "padding", "dilations", "ceil_mode"), seed=7)
    for end in NAMES
}
CALLS |= {
    name: region(name)
    for kind in ("roi_pool", "roi_align")
    for name in (kind, f"{kind}_backward", f"{kind}_steps")
}
CALLS["global_max_pool"] = lambda x, _: pooling.global_max_pool(x, spatial_rank=x.ndim).shape
CALLS["global_avg_pool"] = lambda x, _: pooling.global_avg_pool(x, spatial_rank=x.ndim).shape

if __name__ == "__main__":  # not above: pytest imports every file to look for examples
    import resource  # Windows has none

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    for line in sys.stdin:
        sys.stdout.write(json.dumps(answer(json.loads(line))) + "\n")
        sys.stdout.flush()
