"""PyTorch's functions, channels first."""

from pooling.frameworks.libraries.call import Call, PadFirst
from pooling.frameworks.libraries.spell.speller import Speller, named, value_text
from pooling.spec import PoolSpec


def _pool(call: Call, x: str) -> str:
    spec = call.spec
    place: dict[str, object] = {"kernel_size": spec.window_shape, "stride": spec.strides}
    if spec.reduction == "lp":
        if spec.rank == 1:  # it multiplies by the size, and a tuple is none
            place = {"kernel_size": spec.window_shape[0], "stride": spec.strides[0]}
        return f"F.lp_pool{spec.rank}d({x}, {named(norm_type=spec.p, **place, ceil_mode=spec.ceil_mode)})"
    own = named(**place, padding=_padding(spec), **_own(spec))
    return f"F.{spec.reduction}_pool{spec.rank}d({x}, {own})"


def _padding(spec: PoolSpec) -> object:
    """Return the one number per axis; what PyTorch has no number for stays as it is."""
    if spec.padding == "valid":
        return (0,) * spec.rank
    if isinstance(spec.padding, str) or any(before != after for before, after in spec.padding):
        return spec.padding
    return tuple(before for before, _ in spec.padding)


def _own(spec: PoolSpec) -> dict[str, object]:
    if spec.reduction == "max":
        return {"dilation": spec.dilations, "ceil_mode": spec.ceil_mode}
    own: dict[str, object] = {"ceil_mode": spec.ceil_mode, "count_include_pad": spec.count_include_pad}
    return own if spec.divisor_override is None else own | {"divisor_override": spec.divisor_override}


def _pad(first: PadFirst, x: str) -> str:
    last_first = tuple(pad for axis in reversed(first.pads) for pad in axis)
    return f"F.pad({x}, {last_first}, value={value_text(first.value, 'torch')})"


TORCH = Speller(_pool, _pad, "torch.ones_like(x)")
