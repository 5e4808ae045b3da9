"""Layers that are written as a dict, in Python or in JSON: Keras' configs, ONNX's nodes, TFLite's options."""

import ast
from collections.abc import Iterator
from typing import Any

from pooling.frameworks.libraries.read.attributes import bare, no_constants
from pooling.frameworks.libraries.read.calls import opset
from pooling.frameworks.libraries.read.names import NAMED
from pooling.frameworks.libraries.read.piece import Piece, parse
from pooling.frameworks.libraries.read.result import CannotReadError
from pooling.frameworks.libraries.read.source import Source
from pooling.frameworks.libraries.read.written import Argument, Written, entries, fixed

VALUES = ("ints", "i", "s", "f", "floats")
"""Where ONNX's attributes have their value, if they are written as a dict."""


def dicts(source: Source) -> Iterator[Written | CannotReadError]:
    """Find all layers in the dicts of a text."""
    place = source.code.find("{")
    while place >= 0:
        try:
            end = source.closing(place) + 1
            piece = parse(source, place, end)
        except CannotReadError as error:
            yield error
            return
        yield from _layers(source, piece)
        place = source.code.find("{", end)


def _layers(source: Source, piece: Piece) -> Iterator[Written | CannotReadError]:
    """Find the layers of a dict and of all within it, in their order."""
    waiting: list[ast.expr] = [piece.node]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Dict):
            found = dict(entries(piece, node, no_constants))
            nodes = {_key(key): value for key, value in zip(node.keys, node.values, strict=True)}
            try:
                written = _layer(source, piece, node, found, nodes)
            except CannotReadError as error:
                yield error
                continue
            if written:
                yield written
                continue
            waiting += reversed(node.values)
        elif isinstance(node, ast.List | ast.Tuple):
            waiting += reversed(node.elts)


def _layer(
    source: Source, piece: Piece, node: ast.Dict, found: dict[str, Argument], nodes: dict[str, ast.expr]
) -> Written | None:
    """Return the layer that a dict is, if it is one."""
    start, end = piece.place(node)
    class_name, config = _text(nodes.get("class_name")), nodes.get("config")
    if class_name in NAMED and isinstance(config, ast.Dict):
        inside = tuple(entries(piece, config, no_constants))
        return Written(class_name, f"keras.layers.{class_name}", start, end, (), inside, by_name=False)
    operator = _text(nodes.get("op_type", nodes.get("opType")))
    if operator in NAMED:
        attributes = nodes.get("attribute")
        if isinstance(attributes, ast.List):
            own = _attributes(piece, attributes)
        else:
            own = [
                (key, each)
                for key, each in found.items()
                if key not in ("op_type", "opType", "input", "output")
            ]
        return Written(operator, f"onnx.{operator}", start, end, (), tuple(own), opset(source), by_name=False)
    return bare(source, found, start, end, _text(nodes.get("name")))


def _attributes(piece: Piece, attributes: ast.List) -> list[tuple[str, Argument]]:
    """Return the attributes of a node that is written as JSON, where numbers may be texts."""
    own = []
    for each in attributes.elts:
        if not isinstance(each, ast.Dict):
            continue
        parts = dict(entries(piece, each, no_constants))
        name = parts["name"].read() if "name" in parts else None
        value = next((parts[key] for key in VALUES if key in parts), None)
        if isinstance(name, str) and value is not None:
            own.append((name, fixed(_numbers(value.read()), value.start, value.end)))
    return own


def _numbers(value: Any) -> Any:
    """Return whole numbers for what JSON writes as texts."""
    if isinstance(value, tuple):
        return tuple(_numbers(each) for each in value)
    return (
        int(value)
        if isinstance(value, str) and value.removeprefix("-").isdecimal() and len(value) < 12
        else value
    )


def _key(key: ast.expr | None) -> str:
    return _text(key) or str(getattr(key, "id", ""))


def _text(node: ast.expr | None) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
