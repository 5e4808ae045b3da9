"""Shapes and parameters of known networks, counted."""

from functools import cache

from pooling.experiments.facts import Facts, Table
from pooling.models.runs import cost_of, plan_layers
from pooling.network import plan_convolution
from pooling.spec import PoolSpec
from pooling.windows import plan_windows

PHOTO, RESNET_MAPS = 224, 2048


@cache
def resnet() -> Facts:
    """Follow a photo through ResNet-50, by table 1 of He et al., "Deep Residual Learning" (2016).

    A 7 × 7 convolution with stride 2, a 3 × 3 maximum with stride 2, three groups of blocks that start with
    a stride of 2, and a global average.
    """
    stem = plan_convolution(7, (PHOTO, PHOTO), strides=2, padding=3).output_shape
    pooled = plan_windows(PoolSpec.of("max", 3, strides=2, padding=1), stem).output_shape
    last = pooled
    for _ in range(3):
        last = plan_convolution(3, last, strides=2, padding=1).output_shape
    return {
        "photo": PHOTO,
        "stem": stem[0],
        "pooled": pooled[0],
        "last": last[0],
        "window": 3,
        "stride": 2,
        "maps": RESNET_MAPS,
        "pools": 2,
        "claimed": 0,
    }


@cache
def resnet_table() -> Table:
    """Return the layers of ResNet-50 that change the size of its maps."""
    facts = resnet()
    return Table(
        ("ResNet-50", "Side of the maps"),
        (
            ("The photo", facts["photo"]),
            ("After the first layer", facts["stem"]),
            ("After the second", facts["pooled"]),
            ("After all convolutions", facts["last"]),
            ("After the layer behind them", 1),
        ),
    )


@cache
def parameters_table() -> Table:
    """Return the parameters of the layers that learn, with pooling and without."""
    facts = parameters()
    return Table(
        ("Parameters", "Without pooling", "With max pooling"),
        (
            ("Second convolution", facts["convolution_without"], facts["convolution"]),
            ("Dense layer after Flatten", facts["dense_without"], facts["dense"]),
            ("All, with one number a map", facts["global_without"], facts["global"]),
        ),
    )


def _parameters(pooling: str, layer: str) -> list[int]:
    return [each.parameters for each in plan_layers(pooling, "flatten") if each.name == layer]


@cache
def parameters() -> Facts:
    """Count the parameters of our small networks with max pooling and without any, layer by layer."""
    with_pooling, without = (_parameters(name, "convolution")[1] for name in ("max", "none"))
    return {
        "convolution": with_pooling,
        "convolution_without": without,
        "dense": _parameters("max", "dense")[0],
        "dense_without": _parameters("none", "dense")[0],
        "all": cost_of("max", "flatten").parameters,
        "all_without": cost_of("none", "flatten").parameters,
        "global": cost_of("max", "global").parameters,
        "global_without": cost_of("none", "global").parameters,
        "products": cost_of("max", "flatten").products,
        "products_without": cost_of("none", "flatten").products,
        "times": round(cost_of("none", "flatten").parameters / cost_of("max", "flatten").parameters),
    }
