"""What libraries really print is read, and its rule is found: `tests/record/prints.py` recorded it."""

import json
from pathlib import Path

from pooling import PoolSpec
from tests.each import each
from tests.record.prints import TYPED, inputs
from ui.compare.my_output.match import find_rules
from ui.compare.my_output.read import read_output
from ui.compare.my_output.words import found_words

PRINTS = json.loads(Path(__file__).with_name("prints.json").read_text("utf-8"))["prints"]
MATRIX, CHANNELS = inputs()
FOUND = {
    "torch max": "exactly what PyTorch gives.",
    "torch avg": "exactly what PyTorch gives.",
    "torch avg, real cells": "exactly what PyTorch gives with everything passed as it is set.",
    "torch max, no padding": "exactly this layer with no padding (VALID).",
    "torch max, no stride": "exactly this layer with the window as its stride.",
    "torch channels": "exactly what all 9 libraries give.",
    "torch, channels last": "exactly this layer with channels last read as channels first.",
    "tensorflow max": "exactly what TensorFlow, Keras,",
    "tensorflow avg": "what TensorFlow, Keras, ONNX, JAX and TensorFlow Lite give",
    "tensorflow avg as text": "what TensorFlow, Keras, ONNX, JAX and TensorFlow Lite give",
    "tensorflow avg as a list": "what TensorFlow, Keras, ONNX, JAX and TensorFlow Lite give",
    "tensorflow VALID": "exactly this layer with no padding (VALID).",
    "tensorflow, no stride": "exactly this layer with stride 1.",
    "tensorflow channels": "The channels are last.",
    "keras avg": "what TensorFlow, Keras, ONNX, JAX and TensorFlow Lite give",
    "flax avg": "what Flax, Core ML and Zero padding give",
    "jax max": "JAX",
}
"""What must be said of each, asked for 3 × 3 windows with stride 2 and padding SAME."""


def test_every_print_is_recorded_and_has_its_rule():
    assert PRINTS.keys() == TYPED.keys() == FOUND.keys()


@each("name", FOUND)
def test_rule_behind_a_print_is_found(name):
    spec = PoolSpec.of("avg" if " avg" in name else "max", 3, strides=2, padding="same")
    x = CHANNELS if "channels" in name else MATRIX
    pasted = read_output(PRINTS[name])
    assert FOUND[name] in found_words(pasted, find_rules(pasted, x, spec))
