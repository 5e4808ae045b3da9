"""A pooling layer as one library has it."""

from dataclasses import dataclass

from pooling.spec import PoolSpec
from pooling.validation.settings import Pads


@dataclass(frozen=True)
class PadFirst:
    """Cells put round the input before the call.

    Attributes
    ----------
    pads : tuple of (int, int)
        How many, (before, after) per spatial axis.
    value : float
        What they hold: −inf before a maximum, 0.0 before a sum.
    """

    pads: Pads
    value: float


@dataclass(frozen=True)
class Call:
    """One library's pooling with every argument given, in the words of our `PoolSpec`.

    The library reads the arguments by its own rules: the same `spec` may give other numbers elsewhere.

    Attributes
    ----------
    library : str
        A key of `LIBRARIES`.
    spec : PoolSpec
        Its arguments. What the library has no argument for is at its default.
    pad_first : PadFirst or None
        What is put round the input first.
    per_cell : bool
        Whether the average is divided by the same average of ones, so that only real cells count.
    opset : int
        Of an ONNX node, the version of its operator set; 0 elsewhere.
    turned : {"", "negated", "absolute"}
        What else is done: −x is pooled and the result negated, so a maximum is a minimum; or |x| is pooled.
    factor : float
        What the result is multiplied by.
    direct : bool
        Of TensorFlow, whether `tf.nn.max_pool` or `tf.nn.avg_pool` is called, and not `tf.nn.pool`, which
        refuses more.
    """

    library: str
    spec: PoolSpec
    pad_first: PadFirst | None = None
    per_cell: bool = False
    opset: int = 0
    turned: str = ""
    factor: float = 1.0
    direct: bool = False
