"""The questions that the suites put to the peers: random settings that the peer takes, and random cells.

Each drawer takes a random generator and a rank and returns a `Case`, plain data that also goes into a record.
"""

from math import prod

import numpy as np

from tests.record.cases import (
    INF,
    NAN,
    Case,
    Rng,
    case,
    integers,
    numbers,
    sizes,
    tensorflow_case,
    torch_case,
)

FLOATS = ("float32", "float64")
INTEGERS = ("uint8", "int8", "int16", "int32", "int64")


def cells(rng: Rng, shape: tuple[int, ...], dtype: str) -> np.ndarray:
    """Quarters with many ties, negatives alone, or all digits; integers over their whole type."""
    if dtype in INTEGERS:
        limits = np.iinfo(dtype)
        return rng.integers(max(limits.min, -99), min(limits.max, 255), shape, endpoint=True)
    kept = numbers(rng, shape) if rng.random() < 0.6 else rng.normal(size=shape) * 8
    return kept.astype(dtype).astype(np.float64)


def refill(asked: Case, rng: Rng, dtypes: tuple[str, ...], specials: tuple[float, ...] = ()) -> Case:
    """Put new cells of one of `dtypes` in, now and then some of `specials`, and choose the data format."""
    dtype = str(rng.choice(dtypes))
    x = cells(rng, np.shape(asked["x"]), dtype)
    if specials and dtype in FLOATS and rng.random() < 0.25:
        x = sprinkle(rng, x, specials)
    data_format = str(rng.choice(["channels_first", "channels_last"]))
    return {**asked, "dtype": dtype, "data_format": data_format, "x": x}


def sprinkle(rng: Rng, x: np.ndarray, specials: tuple[float, ...]) -> np.ndarray:
    """Replace some cells; at most one of a plane by NaN, because of several the frameworks choose another."""
    x = np.where(rng.random(x.shape) < 0.3, rng.choice([one for one in specials if one == one], x.shape), x)
    if NAN in specials:
        for plane in x:
            plane[tuple(rng.integers(0, plane.shape))] = NAN
    return x


def torch_max(rng: Rng, rank: int) -> Case:
    """PyTorch's max; in a volume with channels last the winner of −∞ alone may stand outside its window."""
    dtypes = (*FLOATS, "float16", *(INTEGERS if rank > 1 else ()))
    specials = (NAN, INF) if rank == 3 else (NAN, INF, -INF)
    return refill(torch_case(rng, rank, "max"), rng, dtypes, specials)


def torch_wide(rng: Rng, rank: int) -> Case:
    """Large planes and wide windows, for which our code goes other ways than for small ones."""
    shape = tuple(int(n) for n in rng.integers(20, {1: 3000, 2: 90, 3: 22}[rank], rank))
    window = [int(rng.integers(1, min(n, {1: 99, 2: 33, 3: 7}[rank]) + 1)) for n in shape]
    strides = integers(rng, rank, 1, 4)
    settings = {"strides": strides, "padding": [int(rng.integers(0, size // 2 + 1)) for size in window]}
    flags = {name: bool(rng.integers(2)) for name in ("ceil_mode", "count_include_pad")}
    reduction = str(rng.choice(["max", "avg"]))
    asked = case(reduction, window, np.empty((int(rng.integers(1, 5)), *shape)), **settings, **flags)
    return refill(asked, rng, (*FLOATS, "uint8") if reduction == "max" and rank > 1 else FLOATS, (INF, NAN))


def torch_avg(rng: Rng, rank: int) -> Case:
    """PyTorch's average, now and then with a divisor of one's own."""
    asked = refill(torch_case(rng, rank, "avg"), rng, FLOATS, (INF, NAN))
    if rank > 1 and rng.random() < 0.2:
        return {**asked, "reduction": "sum", "divisor": int(rng.integers(1, 10))}
    return asked


def torch_lp(rng: Rng, rank: int) -> Case:
    """PyTorch's p-norm where its rule is ours: no overhanging window, and powers of what is not negative."""
    asked = refill(torch_case(rng, rank, "avg"), rng, FLOATS)
    p = float(rng.choice([1, 1.5, 2, 2.5, 3, 4, 7]))
    x = asked["x"] if p % 2 == 0 else np.abs(asked["x"]) + 0.25 * (p == 1)
    fitting = [min(pair) for pair in zip(asked["window_shape"], x.shape[1:], strict=True)]
    steps = zip(x.shape[1:], fitting, asked["strides"], strict=True)
    even = all((n - window) % stride == 0 for n, window, stride in steps)
    plain = {"reduction": "lp", "padding": "valid", "count_include_pad": False, "ceil_mode": even, "p": p}
    return {**asked, **plain, "window_shape": fitting, "x": x}


def adaptive(rng: Rng, rank: int) -> Case:
    """Adaptive average or maximum, to fewer cells or to more."""
    x = np.empty((int(rng.integers(1, 3)), *sizes(rng, rank)))
    asked = {"kind": "adaptive", "name": "", "reduction": str(rng.choice(["avg", "max"])), "x": x}
    specials = (INF, -INF, NAN) if asked["reduction"] == "max" else (INF, NAN)
    asked["output_shape"] = integers(rng, rank, 1, 9 if rank < 3 else 5)
    return refill(asked, rng, FLOATS, specials)


def unpooled(rng: Rng, rank: int) -> Case:
    """Values and places to put them, some of them several times over; the plane is what the windows say."""
    shape, window = sizes(rng, rank), integers(rng, rank, 1, 4)
    strides = [int(rng.integers(1, size + 1)) for size in window]
    plane = [(n - 1) * stride + size for n, stride, size in zip(shape, strides, window, strict=True)]
    x = np.empty((int(rng.integers(1, 3)), *shape))
    indices = rng.integers(0, prod(plane), x.shape)
    asked = {"kind": "unpool", "name": "", "reduction": "max", "output_shape": plane, "x": x}
    asked |= {"window_shape": window, "strides": strides}
    return {**refill(asked, rng, FLOATS, (INF, NAN)), "places": indices}


def tensorflow(rng: Rng, rank: int) -> Case:
    """tf.nn.pool, a Keras layer with strides over its window, or max_pool_with_argmax."""
    asked = tensorflow_case(rng, rank)
    call = str(rng.choice(["tf.nn", "tf.nn", "tf.nn", "keras", "argmax"]))
    plain = isinstance(asked["padding"], str) and max(asked["dilations"]) == 1
    if call == "keras" and plain:
        asked = {**asked, "call": "keras", "strides": integers(rng, rank, 1, 5)}
        if rank == 3:  # beyond, its windows start late on some processors: `Question.late_cells`
            steps = zip(asked["strides"], asked["window_shape"], strict=True)
            asked["strides"] = [min(stride, window + 1) for stride, window in steps]
    if call == "argmax" and plain and rank == 2:
        asked = {**asked, "call": "argmax", "reduction": "max"}
    whole = asked["reduction"] == "max" and rank < 3
    wide = ("float64", "float16", *INTEGERS) if whole else ("float64",) if rank < 3 else ()
    return untied(refill(asked, rng, ("float32", *wide), (INF,)), rng)


def untied(asked: Case, rng: Rng) -> Case:
    """Give a volume different cells: its maxima's gradient goes to every tied cell in TensorFlow."""
    if len(asked["window_shape"]) < 3 or asked["reduction"] != "max":
        return asked
    x = rng.permutation(np.arange(asked["x"].size) / 4 - 20).reshape(asked["x"].shape)
    return {**asked, "x": x}


def keras_layer(rng: Rng, rank: int) -> Case:
    """A global or an adaptive Keras layer, no two cells alike: tied ones share the gradient there.

    No adaptive maximum over a whole axis, which may end TensorFlow's process.
    """
    asked = adaptive(rng, rank)
    shape, shares = np.shape(asked["x"]), bool(rng.random() < 0.3)
    if asked["reduction"] == "max" and not shares:
        shape = (shape[0], *(n + 1 for n in shape[1:]))
        asked["output_shape"] = [max(2, n) for n in asked["output_shape"]]
    x = rng.permutation(prod(shape)).reshape(shape) / 4 - 20
    if shares:
        return {**case(asked["reduction"], shape[1:], x, call="keras_global"), "dtype": "float32"}
    return {**asked, "call": "keras_adaptive", "dtype": "float32", "x": x}
