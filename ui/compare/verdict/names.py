"""Names on the cards of *With TensorFlow*: the operation, a duration."""

from math import floor, log10

from pooling.frameworks.question import ADAPTIVE, ARGMAX, DIRECT, GLOBAL, KERAS, WHOLE, Question
from pooling.number_text import format_number
from ui.controls.settings import SETTINGS


def title(question: Question, *, indices: bool = False) -> str:
    """Name an operation: "Max", "Max (Keras layer)", "Global max", "Gradient of average"."""
    name = _operation(question, indices)
    return f"Gradient of {name[0].lower()}{name[1:]}" if question.gradient else name


def _operation(question: Question, indices: bool) -> str:
    name = SETTINGS["reduction"].text(question.spec.reduction)
    if indices:
        return "Index of the maximum"
    return {
        GLOBAL: f"Global {name.lower()}",
        WHOLE: f"Global {name.lower()} (tf.nn.pool)",
        KERAS: f"{name} (Keras layer)",
        DIRECT: f"{name} ({question.name})",
        ARGMAX: f"{name} (with argmax)",
        ADAPTIVE: f"Adaptive {name.lower()}",
    }.get(question.call, name)


def duration(seconds: float) -> str:
    """Write a duration with two significant digits.

    >>> duration(0.0000412), duration(0.00234), duration(1.5)
    ('41 µs', '2.3 ms', '1.5 s')
    """
    for unit, size in (("s", 1.0), ("ms", 1e-3), ("µs", 1e-6)):
        if seconds >= size or unit == "µs":
            return f"{round_to_two(seconds / size)} {unit}"
    raise AssertionError


def round_to_two(value: float) -> str:
    """Write a positive number with two significant digits, whole from 10 on."""
    if value <= 0:
        return "0"
    digits = max(0, 1 - floor(log10(value)))
    return format_number(round(value, digits if value < 10 else 0))
