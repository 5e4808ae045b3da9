"""Ask the real libraries what their pooling functions' arguments are, in their order, with their defaults.

Run by hand when a library's version changes, with a Python that has all of requirements-peers.txt:
`python -m tests.record.signatures`. tests/core/frameworks/libraries/read/test_functions.py holds ours to the
answers, and asks the libraries themselves where they are installed.
"""

import inspect
import re
from importlib import import_module, metadata
from typing import Any

from pooling.frameworks.libraries.read.functions import FUNCTIONS, Function

PACKAGES = {
    "torch": "torch",
    "keras": "keras",
    "tf": "tensorflow-cpu",
    "flax": "flax",
    "jax": "jax",
    "onnx": "onnx",
}
WITH_INDICES = re.compile(r"((?:adaptive_)?max_pool[123]d)$")
Row = dict[str, Any]


def signature(path: str) -> str:
    """A function's arguments as its library has them, as one line."""
    root, *parts = path.split(".")
    if root == "onnx":
        return operator(parts[0])
    if path.startswith("torch.max_pool"):
        return torch_operator(parts[0])
    found: Any = import_module("tensorflow" if root == "tf" else root)
    if path.startswith("torch.nn.functional."):
        parts[-1] = WITH_INDICES.sub(r"\1_with_indices", parts[-1])  # the public name takes anything
    for part in parts:
        found = getattr(found, part) if hasattr(found, part) else import_module(f"{found.__name__}.{part}")
    try:
        asked = inspect.signature(found.__init__ if inspect.isclass(found) else found)
    except ValueError:  # PyTorch's builtin functions have theirs in the first line of their text
        return re.search(rf"{parts[-1]}\(([^)]*(?:\(\)[^)]*)?)\) -> ", found.__doc__)[1]
    named = [
        each for each in asked.parameters.values() if each.kind != each.VAR_KEYWORD and each.name != "self"
    ]
    return ", ".join(map(written, named))


def written(parameter: inspect.Parameter) -> str:
    """An argument with its default; what is no number and no text is three dots."""
    default = parameter.default
    if default is parameter.empty:
        return parameter.name
    plain = default is None or isinstance(default, bool | int | str | tuple)
    return f"{parameter.name}={default!r}" if plain else f"{parameter.name}=..."


def torch_operator(name: str) -> str:
    """The arguments of a function of torch itself, which has no text: its operator's, where [] is None."""
    import torch

    def default(value: Any) -> Any:
        return (value[0] if value else None) if isinstance(value, list) else value

    _, *arguments = getattr(torch.ops.aten, name).default._schema.arguments
    own = [
        f"{each.name}={default(each.default_value)!r}" if each.has_default_value() else each.name
        for each in arguments
    ]
    return ", ".join(["input", *own])


def operator(name: str) -> str:
    """The attributes of ONNX's newest operator of a name, required ones first, then by name."""
    import onnx

    schema = onnx.defs.get_schema(name)
    attributes = sorted(schema.attributes.values(), key=lambda each: (not each.required, each.name))
    return ", ".join(each.name if each.required else f"{each.name}={default(each)!r}" for each in attributes)


def default(attribute: Any) -> Any:
    """The default of an ONNX attribute, or None."""
    import onnx

    if not attribute.default_value.name:
        return None
    value = onnx.helper.get_attribute_value(attribute.default_value)
    return value.decode() if isinstance(value, bytes) else value


def asked(function: Function) -> bool:
    """Whether a library can be asked: Core ML is not installed, and TFLite's options are no function."""
    return function.path.partition(".")[0] in PACKAGES


def record_signatures() -> None:
    """Ask everything and write the file."""
    from tests.record.answers import write

    rows = [{"path": each.path, "arguments": signature(each.path)} for each in FUNCTIONS if asked(each)]
    write("signatures", {name: metadata.version(package) for name, package in PACKAGES.items()}, "rows", rows)


if __name__ == "__main__":
    record_signatures()
