"""Code to take away: the numbers of one call, by every library, as programs."""

from collections.abc import Callable
from functools import partial

from pooling import PoolingError, PoolSpec
from pooling.frameworks.libraries.around import pad_value, padded_first
from pooling.frameworks.libraries.call import Call
from pooling.frameworks.libraries.convert import convert
from pooling.frameworks.libraries.ours import OURS, name_of
from pooling.frameworks.libraries.spell import spell
from pooling.frameworks.libraries.spell.speller import value_text
from ui.compare.tables import Values
from ui.export.array_code import array_code
from ui.export.code.library_code import KEYS, converted_code
from ui.export.code.program import expected
from ui.export.loop.loop_code import loop_code
from ui.export.photo_code import needs_file, opening

LOOP, CORE = "NumPy loop", "Pooling Lab"
LOOP_TYPE = "# In floats of 64 bits, not in {}: sums neither overflow nor lose a fraction.\n"
LITE = {"TensorFlow Lite": "tflite"}
FILES = {LOOP: "pooling_loop.py", CORE: "pooling_lab.py", "TensorFlow Lite": "pooling_tflite.py"}
"""Names of the downloaded programs; of a library's, its own."""


def programs(call: Call, x: Values, own_type: str = "") -> dict[str, tuple[str, str]]:
    """Return, by name, a program that gives the numbers of `call` for `x`, or why there is none.

    With a type, `x` is of it in the programs of all libraries that take it; the others say so.
    """
    opened = opening(x) if needs_file(x) else ""
    writers: dict[str, Callable[[], str]] = {
        LOOP: partial(_loop, call, x, opened, own_type),
        CORE: partial(converted_code, call, OURS, x, opened, own_type=own_type),
    }
    for name, key in (KEYS | LITE).items():
        writers[name] = partial(converted_code, call, key, x, opened, own_type=own_type)
    return {name: _code_or_reason(write) for name, write in writers.items()}


def _code_or_reason(write: Callable[[], str]) -> tuple[str, str]:
    try:
        return write(), ""
    except PoolingError as error:
        return "", str(error)


def file_name(name: str) -> str:
    """Return the name of the file that a program is saved as.

    >>> file_name("NumPy loop"), file_name("PyTorch")
    ('pooling_loop.py', 'pooling_pytorch.py')
    """
    return FILES.get(name, f"pooling_{name.lower()}.py")


def as_ours(call: Call, x: Values) -> tuple[Values, PoolSpec]:
    """Return the input and the settings of our core that give the numbers of a call.

    Raises
    ------
    PoolingError
        If no settings do.
    """
    made = _in_our_core(call, x)
    return padded_first(made, x), made.spec


def opened_photo(call: Call, x: Values) -> str:
    """Write lines that open a photo as the array that our core pools for a call; nothing for numbers."""
    return opening(x) + _padding(_in_our_core(call, x), x, "photo") if needs_file(x) else ""


def _in_our_core(call: Call, x: Values) -> Call:
    made = convert(call, OURS, x.shape[x.ndim - call.spec.rank :])
    if made.call is None:
        raise PoolingError(made.sentence)
    return made.call


def _loop(call: Call, x: Values, opened: str, own_type: str) -> str:
    made = _in_our_core(call, x)
    if made.pad_first:  # cells that are a part of what is pooled
        opened = (f"{opened}numbers = photo\n" if opened else f"numbers = {array_code(x)}\n") + _padding(
            made, x, "numbers"
        )
    kept = LOOP_TYPE.format(own_type) if own_type and own_type != "float64" else ""
    padded = padded_first(made, x)
    return f"{kept}{loop_code(padded, made.spec, opened).program}{expected(Call(OURS, made.spec), padded)}\n"


def _padding(made: Call, x: Values, array: str) -> str:
    """Write the line that puts cells round an array."""
    if made.pad_first is None:
        return ""
    pads = [(0, 0)] * (x.ndim - made.spec.rank) + list(made.pad_first.pads)
    filled = value_text(pad_value(made.pad_first, x.dtype), "np")
    return f"photo = np.pad({array}, {pads}, constant_values={filled})\n"


def notebook_note(call: Call, own_type: str = "") -> str:
    """Write what the notebook of a call says of it."""
    note = f"This is what {name_of(call.library)} gives:\n\n```python\ny = {spell(call)}\n```"
    if call.pad_first and call.pad_first.value == 0:
        note += "\n\nThe zeros that are put round the input first are a part of the numbers here."
    if own_type and own_type != "float64":
        note += f"\n\nThe numbers are floats in this notebook; {name_of(call.library)} was given {own_type}."
    return note
