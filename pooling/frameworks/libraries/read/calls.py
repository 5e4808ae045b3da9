"""The calls of pooling functions in a text: in Python, as a model is printed, and in ONNX's own notation."""

import re
from collections.abc import Iterator
from typing import Any

from pooling.frameworks.libraries.read.constants import Constants, short_names
from pooling.frameworks.libraries.read.names import NAMED, OTHERS, meant
from pooling.frameworks.libraries.read.piece import parse
from pooling.frameworks.libraries.read.result import CannotReadError
from pooling.frameworks.libraries.read.source import Source
from pooling.frameworks.libraries.read.surroundings import around
from pooling.frameworks.libraries.read.written import Argument, Written, arguments_of

_HEAD = re.compile(r"(?<![\w.])([A-Za-z_][\w.]{0,120})[ ]*([(\[<])")
_DEFINED = re.compile(r"(?:\bdef|\bclass)[ ]+$")
_TYPE = re.compile(r":[ ]*(?:ints|int|strings|string|floats|float)(?=[ ]*=)")
_OPSETS = (
    re.compile(r"opset_?[iI]mport\W{1,60}(?:domain\W{1,12})?(?:version\W{1,12})?(\d{1,3})\b"),
    re.compile(r"make_op\w{0,12}id\([^()\n]{0,10}?(\d{1,3})[ ]*\)"),
    re.compile(r"opset(?:_version)?[ ]*[=:]?[ ]*(\d{1,3})\b"),
)


PAD_NODE = "A node Pad is left out: its pads are an input, and not in its attributes."
PADDED = "The text also pads something by itself: that is left out."
_PADDED = re.compile(r"(?<!\w)pad\(")
_PAD_NODE = re.compile(r"make_node\([ ]*[\"']Pad[\"']")


def calls(source: Source) -> Iterator[Written | CannotReadError]:
    """Find all calls of pooling functions, and what looks like one and cannot be read."""
    constants, short = Constants(source), short_names(source.code)
    after = 0
    for head in _HEAD.finditer(source.code):
        if head.start() < after or _DEFINED.search(source.code, max(0, head.start() - 20), head.start()):
            continue
        path = _in_full(head[1], short)
        name = path.rpartition(".")[2]
        try:
            if name in OTHERS:
                raise CannotReadError(f"{name} {OTHERS[name]}", head.start(1), head.end(1))
            if name == "make_node" and head[2] == "(":
                found = _made_node(source, head, constants)
            elif meant(path, ()) and (head[2] == "(" or _is_onnx(name)):
                found = _call(source, head, path, constants)
            else:
                continue
        except CannotReadError as error:
            yield error
            continue
        if found:
            after = found.end
            yield found


def _is_onnx(name: str) -> bool:
    return any(each.library == "onnx" for each in NAMED[name])


def _in_full(written: str, short: dict[str, str]) -> str:
    """Return a name with what its first part stands for; short names may be of short names, a few times."""
    for _ in range(4):
        first, dot, rest = written.partition(".")
        if short.get(first, first) == first:
            break
        written = f"{short[first]}{dot}{rest}"
    return written


def _call(source: Source, head: re.Match[str], path: str, constants: Constants) -> Written:
    """Read the arguments of a call, and what is done round it."""
    start, opened, name = head.start(1), head.start(2), path.rpartition(".")[2]
    node = _is_onnx(name)
    if node:
        opened = _attributes(source, opened)
    closed = source.code.find(">", opened) if source.code[opened] == "<" else source.closing(opened)
    if closed < 0:
        raise CannotReadError("The bracket < is never closed; add what is missing.", opened)
    inside = _TYPE.sub(lambda found: " " * len(found.group()), source.text[opened + 1 : closed])
    piece = parse(source, start, closed + 1, f"f{' ' * (opened - start - 1)}({inside})")
    lookup, end = constants.before(start), closed + 1
    positional, named = arguments_of(piece, lookup)
    extra: dict[str, Any] = dict(opset(source))
    if not node:
        found = around(source, start, end, piece, lookup, layer=_is_layer(name))
        if found.pads is None and _PADDED.search(source.code):
            extra["notes"] = PADDED
        extra |= {"around": found} | ({"divided_by": found.divided_by} if found.divided else {})
        end = found.end
    inputs = [] if node or name.endswith("_POOL_2D") else positional  # their settings are named
    return Written(head[1], path, start, end, tuple(inputs), tuple(named), extra)


def _is_layer(name: str) -> bool:
    """Whether a function makes a layer, which is then called with the input."""
    return name[0].isupper() and not name.endswith("_POOL_2D")


def _attributes(source: Source, opened: int) -> int:
    """Return where the attributes of an ONNX node begin: they may follow its inputs."""
    if source.code[opened] == "(":
        closed = source.closing(opened)
        follows = re.compile(r"[ ]*<").match(source.code, closed + 1)
        return follows.end() - 1 if follows else opened
    return opened


def _made_node(source: Source, head: re.Match[str], constants: Constants) -> Written | None:
    """Read onnx.helper.make_node, whose first argument names the operator."""
    closed = source.closing(head.start(2))
    piece = parse(source, head.start(1), closed + 1)
    positional, named = arguments_of(piece, constants.before(head.start()))
    operators: list[Argument] = positional[:1] or [each for name, each in named if name == "op_type"]
    operator = operators[0].read() if operators else ""
    if not isinstance(operator, str) or operator not in NAMED:
        return None
    extra: dict[str, Any] = dict(opset(source)) | (
        {"notes": PAD_NODE} if _PAD_NODE.search(source.text) else {}
    )
    return Written(operator, f"onnx.{operator}", head.start(1), closed + 1, (), tuple(named), extra)


def opset(source: Source) -> dict[str, int]:
    """Return the operator set that a text names, if it does."""
    found = next((found for each in _OPSETS if (found := each.search(source.text))), None)
    return {"opset": int(found[1])} if found and int(found[1]) else {}
