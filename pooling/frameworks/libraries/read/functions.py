"""The pooling functions and layers that are read: their names, their arguments and what these default to.

tests/core/frameworks/libraries/read holds every line against `inspect.signature` of the real ones.
"""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

REQUIRED = object()
"""The default of an argument that must be given."""


@dataclass(frozen=True)
class Function:
    """A function of a library.

    Attributes
    ----------
    library : str
        A key of `LIBRARIES`.
    form : str
        Which reader knows its arguments.
    path : str
        Where the library has it, such as ``torch.nn.MaxPool2d``.
    reduction : str
        As of a `PoolSpec`; empty where an argument says it.
    rank : int
        Spatial axes; 0 where the arguments say it.
    arguments : str
        In their order, with their defaults; ``...`` stands for what is no number and no text.
    """

    library: str
    form: str
    path: str
    reduction: str
    rank: int
    arguments: str

    @property
    def name(self) -> str:
        """The last part of its path."""
        return self.path.rpartition(".")[2]

    @property
    def defaults(self) -> Mapping[str, Any]:
        """Arguments in their order, with their defaults or `REQUIRED`."""
        return _defaults(self.arguments)


@cache
def _defaults(arguments: str) -> Mapping[str, Any]:
    function = ast.parse(f"def f({arguments}): 0").body[0]
    call = cast(ast.FunctionDef, function)
    names = [each.arg for each in call.args.args]
    given = [ast.literal_eval(each) for each in call.args.defaults]
    return dict(zip(names, [REQUIRED] * (len(names) - len(given)) + given, strict=True))


_RANKS = (1, 2, 3)
_TORCH_AVG = "stride=None, padding=0, ceil_mode=False, count_include_pad=True"
_TORCH_PLACE = "stride=None, padding=0, dilation=1"
_TORCH_LP = "stride=None, ceil_mode=False"
_KERAS = "strides=None, padding='valid', data_format=None, name=None"
_TF = "input, ksize, strides, padding"
_ARGMAX = "data_format='NHWC', output_dtype=..., include_batch_in_index=False, name=None"
_POOL = "input, window_shape, pooling_type, strides=None, padding='VALID', data_format=None, dilations=None"
_WINDOW = "inputs, window_shape, strides=None, padding='VALID'"
_FORMATS = {1: "NWC", 2: "NHWC", 3: "NDHWC"}


_TORCH = (
    ("nn.MaxPool", "max", f"kernel_size, {_TORCH_PLACE}, return_indices=False, ceil_mode=False"),
    ("nn.AvgPool", "avg", f"kernel_size, {_TORCH_AVG}"),
    ("nn.LPPool", "lp", f"norm_type, kernel_size, {_TORCH_LP}"),
    (
        "nn.functional.max_pool",
        "max",
        f"input, kernel_size, {_TORCH_PLACE}, ceil_mode=False, return_indices=False",
    ),
    ("nn.functional.avg_pool", "avg", f"input, kernel_size, {_TORCH_AVG}"),
    ("nn.functional.lp_pool", "lp", f"input, norm_type, kernel_size, {_TORCH_LP}"),
    ("max_pool", "max", f"input, kernel_size, {_TORCH_PLACE}, ceil_mode=False"),
)
_TORCH_WHOLE = (
    ("nn.AdaptiveMaxPool", "max", "output_size, return_indices=False"),
    ("nn.AdaptiveAvgPool", "avg", "output_size"),
    ("nn.functional.adaptive_max_pool", "max", "input, output_size, return_indices=False"),
    ("nn.functional.adaptive_avg_pool", "avg", "input, output_size"),
)


def _torch() -> Iterator[Function]:
    for rank in _RANKS:
        for name, reduction, arguments in _TORCH:
            divisor = ", divisor_override=None" if reduction == "avg" and rank > 1 else ""
            yield Function("torch", "torch", f"torch.{name}{rank}d", reduction, rank, arguments + divisor)
        for name, reduction, arguments in _TORCH_WHOLE:
            yield Function("torch", "torch_whole", f"torch.{name}{rank}d", reduction, rank, arguments)


def _keras() -> Iterator[Function]:
    for rank in _RANKS:
        two = "2" if rank == 1 else repr((2,) * rank)
        for names, reduction, size in (
            (("MaxPooling", "MaxPool"), "max", f"pool_size={two}"),
            (("AveragePooling", "AvgPool"), "avg", "pool_size"),
        ):
            for name in names:
                path = f"keras.layers.{name}{rank}D"
                yield Function("keras", "keras", path, reduction, rank, f"{size}, {_KERAS}")
                path = f"keras.layers.Global{name}{rank}D"
                yield Function(
                    "keras", "keras_whole", path, reduction, rank, "data_format=None, keepdims=False"
                )
        for name, reduction in (("Max", "max"), ("Average", "avg")):
            path = f"keras.layers.Adaptive{name}Pooling{rank}D"
            yield Function("keras", "keras_whole", path, reduction, rank, "output_size, data_format=None")
    for name, reduction in (("max", "max"), ("average", "avg")):
        arguments = "inputs, pool_size, strides=None, padding='valid', data_format=None"
        yield Function("keras", "keras", f"keras.ops.{name}_pool", reduction, 0, arguments)
        arguments = "inputs, output_size, data_format=None"
        yield Function("keras", "keras_whole", f"keras.ops.adaptive_{name}_pool", reduction, 0, arguments)


def _tensorflow() -> Iterator[Function]:
    yield Function("tensorflow", "tensorflow", "tf.nn.pool", "", 0, f"{_POOL}, name=None")
    yield Function("tensorflow", "tensorflow", "tf.nn.max_pool_with_argmax", "max", 2, f"{_TF}, {_ARGMAX}")
    for name in ("max", "avg"):
        arguments = f"{_TF}, data_format=None, name=None"
        yield Function("tensorflow", "tensorflow", f"tf.nn.{name}_pool", name, 0, arguments)
        for rank in _RANKS:
            arguments = f"{_TF}, data_format={_FORMATS[rank]!r}, name=None"
            yield Function("tensorflow", "tensorflow", f"tf.nn.{name}_pool{rank}d", name, rank, arguments)


def _onnx() -> Iterator[Function]:
    place = "kernel_shape, strides=None, pads=None, auto_pad='NOTSET'"
    for name, reduction, own in (
        ("MaxPool", "max", ", dilations=None, ceil_mode=0, storage_order=0"),
        ("AveragePool", "avg", ", dilations=None, ceil_mode=0, count_include_pad=0"),
        ("LpPool", "lp", ", dilations=None, ceil_mode=0, p=2"),
    ):
        yield Function("onnx", "onnx", f"onnx.{name}", reduction, 0, place + own)
    for name, reduction, own in (
        ("GlobalMaxPool", "max", ""),
        ("GlobalAveragePool", "avg", ""),
        ("GlobalLpPool", "lp", "p=2"),
    ):
        yield Function("onnx", "onnx_whole", f"onnx.{name}", reduction, 0, own)


def _jax() -> Iterator[Function]:
    for module in ("flax.linen", "flax.nnx"):
        for name, own in (("max", ""), ("min", ""), ("avg", ", count_include_pad=True")):
            if (module, name) != ("flax.linen", "min"):  # it keeps that one for itself
                yield Function("flax", "flax", f"{module}.{name}_pool", name, 0, f"{_WINDOW}{own}")
        arguments = "inputs, init, reduce_fn, window_shape, strides, padding"
        yield Function("flax", "flax", f"{module}.pool", "", 0, arguments)
    arguments = (
        "operand, init_value, computation, window_dimensions, window_strides=None, padding='VALID', "
        "base_dilation=None, window_dilation=None"
    )
    yield Function("jax", "jax", "jax.lax.reduce_window", "", 0, arguments)


def _devices() -> Iterator[Function]:
    """Core ML and TFLite, whose arguments are always named: where none is needed, the order is ours."""
    place = "kernel_sizes, pad_type, x=None, strides=None, pad=None, ceil_mode=False, name=None"
    for name, reduction, own in (
        ("max_pool", "max", ""),
        ("avg_pool", "avg", ", exclude_padding_from_average=False"),
        ("l2_pool", "lp", ""),
    ):
        yield Function("coreml", "coreml", f"mb.{name}", reduction, 0, place + own)
    arguments = "filter_height, filter_width, stride_h, stride_w, padding=0, fused_activation_function=0"
    for name, reduction in (("MAX", "max"), ("AVERAGE", "avg"), ("L2", "lp")):
        yield Function("tflite", "tflite", f"tflite.{name}_POOL_2D", reduction, 2, arguments)


_OURS = (
    "reduction='max', window_shape=2, strides=None, padding='valid', dilations=1, ceil_mode=False, "
    "count_include_pad=False, p=2.0, beta=1.0, alpha=0.5, divisor_override=None"
)
FUNCTIONS: tuple[Function, ...] = (
    *_torch(),
    *_keras(),
    *_tensorflow(),
    *_onnx(),
    *_jax(),
    *_devices(),
    Function("ours", "ours", "pooling.PoolSpec.of", "", 0, _OURS),
)
