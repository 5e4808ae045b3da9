"""Which function a name means: many libraries call theirs the same."""

from collections.abc import Iterable, Mapping

from pooling.frameworks.libraries.read.functions import FUNCTIONS, Function

OWNERS: Mapping[str, frozenset[str]] = {
    "keras": frozenset({"keras", "layers", "ops"}),
    "torch": frozenset({"torch", "F", "functional"}),
    "tensorflow": frozenset({"tf", "tensorflow"}),
    "flax": frozenset({"flax", "linen", "nnx"}),
    "jax": frozenset({"jax", "lax"}),
    "coreml": frozenset({"mb", "coremltools"}),
    "onnx": frozenset({"onnx", "op"}),
    "ours": frozenset({"PoolSpec"}),
}
"""What stands before the names of a library; where two fit, the first one is meant."""
_FRACTIONAL = "draws its windows at random. Step through has it: All settings, Layer, Fractional."
_UNPOOLS = "puts maxima back to their places; it pools nothing."
ANYBODYS = ("pool", "of")
"""Names that anybody may give to something else: they count with their library alone."""
OTHERS: Mapping[str, str] = {
    "FractionalMaxPool2d": _FRACTIONAL,
    "FractionalMaxPool3d": _FRACTIONAL,
    "fractional_max_pool": _FRACTIONAL,
    "fractional_avg_pool": _FRACTIONAL,
    "MaxUnpool1d": _UNPOOLS,
    "MaxUnpool2d": _UNPOOLS,
    "MaxUnpool3d": _UNPOOLS,
    "RoIPool": "pools a box of the map. Step through has it: All settings, Layer, RoI pool.",
    "roi_pool": "pools a box of the map. Step through has it: All settings, Layer, RoI pool.",
    "RoIAlign": "pools a box of the map. Step through has it: All settings, Layer, RoI align.",
    "roi_align": "pools a box of the map. Step through has it: All settings, Layer, RoI align.",
    "BlurPool": "blurs after it pools. Step through has it: All settings, Layer, Blur.",
}
"""What has to do with pooling and is read in no other way."""


def by_name() -> dict[str, list[Function]]:
    """Return the functions by the last part of their names."""
    named: dict[str, list[Function]] = {}
    for function in FUNCTIONS:
        named.setdefault(function.name, []).append(function)
    return named


NAMED = by_name()


def meant(path: str, keywords: Iterable[str]) -> tuple[Function, bool] | None:
    """Return the function that a name in full means, and whether that is sure.

    >>> meant("tf.nn.max_pool", ())[0].library, meant("nn.max_pool", ())[0].library
    ('tensorflow', 'flax')
    >>> meant("max_pool", ("ksize",))[0].library
    'tensorflow'
    """
    *owners, name = path.split(".")
    candidates = NAMED.get(name, [])
    owned = _of_owners(candidates, owners)
    if owned or not candidates:
        return (owned[0], True) if owned else None
    fitting = [each for each in candidates if set(keywords) <= set(each.defaults)] or candidates
    if name in ANYBODYS:
        return None
    return fitting[0], len({each.library for each in candidates}) == 1 or len(
        {each.library for each in fitting}
    ) == 1


def _of_owners(candidates: list[Function], owners: list[str]) -> list[Function]:
    """Return the functions of the library that the name's first parts say."""
    for library, parts in OWNERS.items():
        owned = [each for each in candidates if each.library == library and parts & set(owners)]
        if owned:
            return owned
    if owners[-1:] == ["nn"]:
        for library in ("flax", "tensorflow"):
            owned = [each for each in candidates if each.library == library]
            if owned:
                return owned
    return []
