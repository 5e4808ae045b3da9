"""Read a pasted text: every pooling layer of it, in whatever notation, and nothing of it is run."""

import re
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches

from pooling.frameworks.libraries.call import Call
from pooling.frameworks.libraries.read.attributes import attributes, printed_nodes
from pooling.frameworks.libraries.read.calls import calls
from pooling.frameworks.libraries.read.devices import read_coreml, read_tflite
from pooling.frameworks.libraries.read.dicts import dicts
from pooling.frameworks.libraries.read.given import Given
from pooling.frameworks.libraries.read.jax import read_flax, read_jax
from pooling.frameworks.libraries.read.keras import read_keras, read_keras_whole
from pooling.frameworks.libraries.read.names import NAMED, meant
from pooling.frameworks.libraries.read.onnx import read_onnx, read_onnx_whole
from pooling.frameworks.libraries.read.ours import read_ours
from pooling.frameworks.libraries.read.result import CannotReadError, Layer, Reading, Unread, Whole
from pooling.frameworks.libraries.read.source import Source
from pooling.frameworks.libraries.read.tensorflow import read_tensorflow
from pooling.frameworks.libraries.read.torch import read_torch, read_torch_whole
from pooling.frameworks.libraries.read.written import Written

FORMS: Mapping[str, Callable[[Given], Call | Whole]] = {
    "torch": read_torch,
    "torch_whole": read_torch_whole,
    "keras": read_keras,
    "keras_whole": read_keras_whole,
    "tensorflow": read_tensorflow,
    "onnx": read_onnx,
    "onnx_whole": read_onnx_whole,
    "flax": read_flax,
    "jax": read_jax,
    "tflite": read_tflite,
    "coreml": read_coreml,
    "ours": read_ours,
}
MOST_LAYERS = 50
SUCH = "paste one such as nn.MaxPool2d(3, 2)."
NOTHING = f"There is no pooling layer here; {SUCH}"
EMPTY = "Paste a layer, such as nn.MaxPool2d(3, 2)."
_CALLED = re.compile(r"(?<![\w.])(?<!class )(?<!def )([A-Za-z_][\w.]{0,120})[ ]*\(")
Found = Written | CannotReadError


def read_layers(text: str) -> Reading:
    """Read all pooling layers of a text.

    >>> (layer,) = read_layers("pool = nn.MaxPool2d(3, 2, padding=1)").layers
    >>> layer.library, layer.pooling.spec.window_shape, layer.pooling.spec.strides
    ('torch', (3, 3), (2, 2))
    >>> read_layers("nn.MaxPool2d(3, strides=2)").unread[0].sentence
    'nn.MaxPool2d has no argument strides; did you mean stride?'
    """
    try:
        source = Source(text)
    except CannotReadError as error:
        return Reading((), (Unread(error.sentence),))
    layers: list[Layer] = []
    unread: list[Unread] = []
    for found in _found(source):
        read = _read(source, found)
        if isinstance(read, Layer):
            layers.append(read)
        else:
            unread.append(read)
        if len(layers) + len(unread) >= MOST_LAYERS:
            break
    if not layers and not unread:
        unread = [source.unread(_none(source))]
    return Reading(tuple(layers), tuple(unread))


def read_call(text: str) -> Call | Unread:
    """Read the first pooling layer of a text that has a window.

    >>> read_call("tf.nn.max_pool2d(x, 2, 2, 'VALID')").library
    'tensorflow'
    >>> read_call("nn.MaxPool2d(k)")
    Unread(sentence='k has no value in this text: write the number, or paste its line too.', line=1,
           column=14, there='k')
    """
    reading = read_layers(text)
    call = next((each.pooling for each in reading.layers if isinstance(each.pooling, Call)), None)
    if call is not None:
        return call
    if reading.unread:
        return reading.unread[0]
    first = reading.layers[0]
    return Unread(
        f"{first.name} has no window of its own: the size of its output is given.", first.line, first.column
    )


def _found(source: Source) -> Iterator[Found]:
    """Find what is written, in the first notation in which there is anything."""
    for notation in (calls, printed_nodes, dicts):
        everything = list(_some(notation(source)))
        if any(isinstance(each, Written) for each in everything) or (notation is calls and everything):
            yield from everything
            return
    alone = attributes(source)
    yield from [alone] if alone else [each for each in everything if isinstance(each, CannotReadError)]


def _some(found: Iterator[Found]) -> Iterator[Found]:
    return (each for _, each in zip(range(MOST_LAYERS), found, strict=False))


def _read(source: Source, found: Found) -> Layer | Unread:
    """Return a layer, or why it is none."""
    if isinstance(found, CannotReadError):
        return source.unread(found)
    try:
        return _layer(source, found)
    except CannotReadError as error:
        return source.unread(error)


def _layer(source: Source, written: Written) -> Layer:
    chosen = meant(written.path, [name for name, _ in written.keywords])
    if chosen is None:
        raise written.cannot(f"{written.name} is of no library that is read; write its name in full.")
    function, sure = chosen
    given = Given(written, function)
    pooling, left_out = FORMS[function.form](given), []
    if "around" in written.extra and isinstance(pooling, Call):
        pooling, left_out = written.extra["around"].put_round(pooling)
    notes = [str(written.extra["notes"])] if "notes" in written.extra else []
    if not sure:
        notes.append(f"Several libraries have a {function.name}: read as {function.path}.")
    library = pooling.library if isinstance(pooling, Call) else function.library
    return Layer(
        written.name,
        library,
        *source.place(written.start),
        pooling,
        (*notes, *given.notes, *left_out),
    )


def _none(source: Source) -> CannotReadError:
    """Say that there is no pooling layer, and what looks most like one."""
    if not source.text.strip():
        return CannotReadError(EMPTY)
    names = list(_CALLED.finditer(source.code))
    likely = next((found for found in names if "pool" in found[1].lower()), None)
    if likely:
        name = likely[1].rpartition(".")[2]
        close = get_close_matches(name[:40], list(NAMED), 1, 0.75)
        hint = f"did you mean {close[0]}?" if close and close[0] != name else "paste the line that makes it."
        return CannotReadError(
            f"{likely[1]} is no pooling layer that is read; {hint}", likely.start(1), likely.end(1)
        )
    if names:
        found = names[0]
        return CannotReadError(f"{found[1]} is no pooling layer; {SUCH}", found.start(1), found.end(1))
    start = len(source.text) - len(source.text.lstrip())
    return CannotReadError(NOTHING, start)
