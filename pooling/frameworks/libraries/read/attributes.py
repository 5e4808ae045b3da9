"""Settings without a function: `kernel_shape = [3, 3], strides = [2, 2]`, and ONNX's nodes as they print."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pooling.frameworks.libraries.read.calls import opset
from pooling.frameworks.libraries.read.names import NAMED
from pooling.frameworks.libraries.read.piece import parse
from pooling.frameworks.libraries.read.result import CannotReadError
from pooling.frameworks.libraries.read.source import Source
from pooling.frameworks.libraries.read.values import Evaluator
from pooling.frameworks.libraries.read.written import Argument, Written, fixed

WINDOWS: Mapping[str, tuple[str, str]] = {
    "kernel_shape": ("onnx", "MaxPool"),
    "filter_height": ("tflite", "MAX_POOL_2D"),
    "filterHeight": ("tflite", "MAX_POOL_2D"),
    "pool_size": ("keras", "MaxPooling{rank}D"),
    "kernel_sizes": ("coreml", "max_pool"),
    "kernel_size": ("torch", "MaxPool{rank}d"),
}
"""What says the window, the library that calls it so, and the function that is meant if none is named."""
ASSUMED = "No function is named: read as {name}."
UNSAID = "The window is not in this text: read as Keras' default, {}."
_CAMEL = re.compile(r"(?<=[a-z])([A-Z])")
_PAIR = re.compile(
    r"(?<![\w.])[\"']?([A-Za-z_]\w{1,40})[\"']?[ ]*(?::[ ]*(?:ints|int|string|float)[ ]*(?==))?[:=](?!=)[ ]*"
    r"(\[[^\[\]]{0,200}\]|\([^()]{0,200}\)|\"[^\"\n]{0,60}\"|'[^'\n]{0,60}'|"
    r"-?[\w.]{1,40}(?:[ ]*,[ ]*-?\d{1,9}\b(?![ ]*[:=])){0,8})"
)
_SNAKE = re.compile(r"((?:global_|adaptive_)?(?:max|average)_pooling)([123])d", re.IGNORECASE)
_PROTO = re.compile(
    r"op_type:[ ]*\"(?P<op>\w{1,60})\"|attribute[ ]*\{\s{0,9}name:[ ]*\"(?P<name>\w{1,60})\"|"
    r"(?<!\w)(?:ints|i):[ ]*(?P<int>-?\d{1,12})|(?<!\w)s:[ ]*\"(?P<text>\w{0,60})\"|"
    r"(?<!\w)f:[ ]*(?P<float>\d{1,9}(?:\.\d{0,9})?)"
)


def bare(
    source: Source, found: Mapping[str, Argument], start: int, end: int, name: str = ""
) -> Written | None:
    """Return the layer that some settings are, by what they call the window; None if they are no layer."""
    snake = _SNAKE.match(name)
    window = next((key for key in WINDOWS if key in found), None)
    if not snake and window is None:
        return None
    if window in (None, "pool_size") and snake:
        operator = "".join(part.title() for part in snake[1].split("_")) + f"{snake[2]}D"
        whole = window is not None or snake[1].lower().startswith(("global", "adaptive"))
        noted = {} if whole else {"notes": UNSAID.format(" × ".join("2" * int(snake[2])))}
        path = f"keras.layers.{operator}"
        return Written(operator, path, start, end, (), tuple(found.items()), noted, by_name=False)
    library, usual = WINDOWS[str(window)]
    usual = usual.format(rank=_rank(found[str(window)]))
    named = _named(source, library)
    own = tuple((_in_snake_case(key), each) for key, each in found.items())
    extra: dict[str, Any] = dict(opset(source)) | ({} if named else {"notes": ASSUMED.format(name=usual)})
    operator = named or usual
    return Written(operator, f"{_owner(library)}.{operator}", start, end, (), own, extra, by_name=False)


def _in_snake_case(name: str) -> str:
    """Return filter_height for filterHeight, as TFLite's options are written in JSON."""
    return _CAMEL.sub(lambda sign: f"_{sign[1].lower()}", name)


def _owner(library: str) -> str:
    return {"coreml": "mb", "torch": "torch.nn", "keras": "keras.layers"}.get(library, library)


def _named(source: Source, library: str) -> str:
    """Return the first function of a library that the text names, strings and comments included."""
    names = {name for name, functions in NAMED.items() for each in functions if each.library == library}
    words = re.finditer(r"(?<!\w)\w{4,40}(?!\w)", source.text)
    return next((word.group() for word in words if word.group() in names), "")


def _rank(window: Argument) -> int:
    try:
        value = window.read()
    except CannotReadError:
        return 2
    return len(value) if isinstance(value, tuple) and len(value) in (1, 2, 3) else 2


def attributes(source: Source) -> Written | None:
    """Return the layer that stands in a text as settings alone."""
    found: dict[str, Argument] = {}
    known = {name for functions in NAMED.values() for each in functions for name in each.defaults}
    for pair in _PAIR.finditer(source.text):
        if _in_snake_case(pair[1]) in known:
            found.setdefault(pair[1], _value(source, pair.start(2), pair.end(2)))
    start = min((each.start for each in found.values()), default=0)
    end = max((each.end for each in found.values()), default=0)
    return bare(source, found, start, end, _layer_name(source))


def _layer_name(source: Source) -> str:
    named = _SNAKE.search(source.text)
    return named.group() if named else ""


def _value(source: Source, start: int, end: int) -> Argument:
    """Return the value of a setting: a bare word is a text."""
    text = source.text[start:end]
    if re.fullmatch(r"[A-Za-z_]\w*", text) and text.lower() not in ("true", "false", "none", "null"):
        return fixed(text, start, end)

    def read() -> Any:
        piece = parse(source, start, end)
        return Evaluator(no_constants).value(piece.node, piece.place)

    return Argument(start, end, read)


def no_constants(name: str, _: Evaluator) -> Any:
    """Know no constant."""
    raise LookupError(name)


def printed_nodes(source: Source) -> Iterator[Written]:
    """Find ONNX's nodes as `print(node)` shows them: op_type, then an attribute after the other."""
    node: Written | None = None
    name = ""
    values: dict[str, list[re.Match[str]]] = {}
    for found in _PROTO.finditer(source.text):
        if found["op"]:
            if node:
                yield _with(node, values)
            node, values, name = None, {}, ""
            if found["op"] in NAMED:
                node = Written(
                    found["op"], f"onnx.{found['op']}", found.start(), found.end(), (), (), opset(source)
                )
        elif found["name"]:
            name = found["name"]
        elif node and name:
            values.setdefault(name, []).append(found)
    if node:
        yield _with(node, values)


def _with(node: Written, values: Mapping[str, list[re.Match[str]]]) -> Written:
    """Return a node with its attributes."""
    own = []
    for name, found in values.items():
        read = tuple(
            int(each["int"]) if each["int"] else each["text"] or float(each["float"] or 0) for each in found
        )
        value = read if found[0].group().startswith("ints") else read[0]
        own.append((name, fixed(value, found[0].start(), found[-1].end())))
    return Written(node.name, node.path, node.start, node.end, (), tuple(own), node.extra, by_name=False)
