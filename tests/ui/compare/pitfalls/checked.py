"""What the pitfalls say of TensorFlow, Keras and PyTorch, as code that fails where these differ."""

from collections.abc import Iterator

import numpy as np

from pooling.frameworks.libraries.port import port
from pooling.frameworks.libraries.spell import spell
from ui.compare.pitfalls.outcomes import Outcome, outcome_of, source_called, spec_of
from ui.compare.pitfalls.read import PITFALLS, Pitfall, Source
from ui.compare.pitfalls.sentences import call_text

TENSORFLOW = ("tensorflow", "keras")
NAMES = """
import numpy as np
from numpy import array, float32, float64, inf, int64, nan, uint8

def refuses(call):
    try:
        call()
    except Exception:
        return True
    return False

def is_one_of(y, *wanted):
    assert any(np.shape(y) == np.shape(w) and np.allclose(y, w, 1e-6, 0, True) for w in wanted), (y, wanted)
"""
BEGIN = {
    "tensorflow": f"""{NAMES}
import keras
import tensorflow as tf

def gradient(layer, x):
    x = tf.constant(x[None, ..., None], tf.float32)
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = layer(x)
    return tape.gradient(y, x)[0, ..., 0]
""",
    "torch": f"{NAMES}\nimport torch\nimport torch.nn.functional as F\n",
}
GRADIENTS = {
    "first": ("lambda x: tf.nn.max_pool2d(x, 2, 2, 'VALID')", "keras.layers.MaxPooling2D(2)"),
    "shared": ("lambda x: tf.reduce_max(x)", "keras.layers.GlobalMaxPooling2D()"),
    "every_winner": ("lambda x: tf.nn.max_pool3d(x[:, None], (1, 2, 2), (1, 2, 2), 'VALID')",),
}


def tensorflow_code() -> str:
    """Code that runs in a process with TensorFlow."""
    lines = [line for pitfall in PITFALLS.values() for line in _of_tensorflow(pitfall)]
    return "\n".join([BEGIN["tensorflow"], *lines, ""])


def torch_code() -> str:
    """Code that runs where PyTorch is installed."""
    lines = [line for pitfall in PITFALLS.values() for line in _calls(pitfall, ("torch",))]
    x = "torch.tensor([[[[-3, -1], [-1, -2]]]])"
    return "\n".join([BEGIN["torch"], *lines, f"is_one_of(F.avg_pool2d({x}, 2)[0, 0], [[-1]])", ""])


def _of_tensorflow(pitfall: Pitfall) -> Iterator[str]:
    yield from _calls(pitfall, TENSORFLOW)
    for source in pitfall.sources.values():
        outcome = outcome_of(pitfall, source)
        for layer in GRADIENTS.get(source.gradient, ()):
            yield f"is_one_of(gradient({layer}, {_text(outcome.x)}), {_text(outcome.values)})"
        if source.format == "channels_last":
            yield f"x = {_text(outcome.x)}[None]"
            yield f"assert ({call_text(pitfall)}).shape == {outcome.shape}"
    if pitfall.code.startswith("tf.nn.pool"):  # its own call, not one that has every argument
        (right,) = (source for source in pitfall.choices if source.name == pitfall.right)
        yield _checked(outcome_of(pitfall, right), call_text(pitfall), "[None, ..., None]", "[0, ..., 0]")


def _calls(pitfall: Pitfall, libraries: tuple[str, ...]) -> Iterator[str]:
    """Every call of a library that the pitfall shows or offers, with every argument."""
    begun = "[None, None]" if libraries == ("torch",) else "[None, ..., None]"
    taken = "[0, 0]" if libraries == ("torch",) else "[0, ..., 0]"
    for source in _sources(pitfall):
        outcome = outcome_of(pitfall, source)
        spec = spec_of(pitfall, source)
        call = port(source.library, spec, outcome.x.shape) if source.library in libraries else ""
        if isinstance(call, str) or outcome.words.startswith("The Python process"):  # asked last: `ask_last`
            continue
        text = spell(call)
        if outcome.values is None and source.library == "tensorflow":
            text = text.replace("tf.nn.max_pool(x, ksize=", 'tf.nn.pool(x, pooling_type="MAX", window_shape=')
        late = pitfall.sources.get("late")
        others = [outcome_of(pitfall, late)] if late and source.library == "keras" else []
        yield _checked(outcome, text, begun, taken, *others)


def _sources(pitfall: Pitfall) -> list[Source]:
    shown = [source_called(pitfall, name) for name in pitfall.shows]
    return list({source.name: source for source in (*pitfall.sources.values(), *shown)}.values())


def _checked(outcome: Outcome, call: str, begun: str, taken: str, *others: Outcome) -> str:
    given = f"x = {_text(outcome.x)}{begun}"
    if "F." in call:
        given = f"x = torch.from_numpy({_text(outcome.x)}){begun}"
    if outcome.values is None:
        return f"{given}\nassert refuses(lambda: {call}), {call!r}"
    wanted = ", ".join(_text(each.values) for each in (outcome, *others))
    return f"{given}\nis_one_of(({call}){taken}, {wanted})"


def _text(values: np.ndarray | None) -> str:
    return f"array({np.asarray(values).tolist()}, {np.asarray(values).dtype.name})"
