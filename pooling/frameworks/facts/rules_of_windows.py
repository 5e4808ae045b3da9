"""Rules about windows: strides, axes, padding, what a padding cell is, what an average divides by."""

from pooling.frameworks.facts.rule_form import (
    CELLS_AND_PADS,
    COREML,
    COREML_DOC,
    FLAX,
    FLAX_DOC,
    JAX,
    JAX_DOC,
    KERAS,
    KERAS_DOC,
    MEASURED,
    NO_OVERHANG,
    ONNX,
    ONNX_DOC,
    PYTORCH,
    REAL_CELLS,
    TENSORFLOW,
    TF_DOC,
    TFLITE,
    TFLITE_DOC,
    TORCH_DOC,
    WHOLE_WINDOW,
    ZEROS,
    Rule,
)

TUTORIALS = "d2l-en#1270"
ONE, WINDOW = "move one cell at a time.", "move by the size of their window."
LAST, FIRST = "(batch, rows, columns, channels)", "(batch, channels, rows, columns)"

STRIDES = (
    Rule(TENSORFLOW, "strides", "tf.nn.pool moves one cell at a time.", TF_DOC, {"strides": 1}),
    Rule(KERAS, "strides", f"Layers {WINDOW}", KERAS_DOC),
    Rule(PYTORCH, "strides", f"Layers {WINDOW}", TORCH_DOC),
    Rule(ONNX, "strides", f"Operators {ONE}", ONNX_DOC, {"strides": 1}),
    Rule(FLAX, "strides", f"Its functions {ONE}", FLAX_DOC, {"strides": 1}),
    Rule(JAX, "strides", f"Windows {ONE}", JAX_DOC, {"strides": 1}),
    Rule(TFLITE, "strides", "None: an operator always says its strides.", TFLITE_DOC),
    Rule(COREML, "strides", f"Operators {ONE}", COREML_DOC, {"strides": 1}),
    Rule(ZEROS, "strides", f"Loops {WINDOW}", TUTORIALS),
)
AXES = (
    Rule(TENSORFLOW, "axes", f"Channels come last: {LAST}.", TF_DOC),
    Rule(KERAS, "axes", "Channels come last, unless keras.json says channels_first.", KERAS_DOC),
    Rule(PYTORCH, "axes", f"Channels come first: {FIRST}.", TORCH_DOC),
    Rule(ONNX, "axes", f"Channels come first: {FIRST}.", ONNX_DOC),
    Rule(FLAX, "axes", f"Channels come last: {LAST}.", FLAX_DOC),
    Rule(
        JAX, "axes", "None has a name: a window has a size for every axis, 1 for those not pooled.", JAX_DOC
    ),
    Rule(TFLITE, "axes", f"Channels come last: {LAST}.", TFLITE_DOC),
    Rule(COREML, "axes", f"Channels come first: {FIRST}.", COREML_DOC),
    Rule(ZEROS, "axes", "One plane at a time: (rows, columns).", TUTORIALS),
)
PADDING = (
    Rule(
        TENSORFLOW,
        "padding",
        "SAME makes ⌈size / stride⌉ windows and puts an odd cell after; VALID pads nothing; max also takes "
        "(before, after) in numbers.",
        "tensorflow.org/api_docs/python/tf/nn#notes_on_padding_2",
    ),
    Rule(
        KERAS,
        "padding",
        "“same” and “valid” are TensorFlow's SAME and VALID; “same” keeps the size for stride 1 only.",
        f"{KERAS_DOC}; {MEASURED}",
    ),
    Rule(
        PYTORCH,
        "padding",
        "A number of cells per axis, the same on both sides, and at most half the window.",
        f"{TORCH_DOC}; {MEASURED}",
    ),
    Rule(
        ONNX,
        "padding",
        "pads gives any numbers before and after; auto_pad SAME_UPPER is TensorFlow's SAME, and SAME_LOWER "
        "puts the odd cell before.",
        f"{ONNX_DOC}/onnx__MaxPool.html",
    ),
    Rule(
        FLAX, "padding", "SAME, SAME_LOWER and VALID, or (before, after) per axis, in any number.", FLAX_DOC
    ),
    Rule(
        JAX,
        "padding",
        "SAME is TensorFlow's, SAME_LOWER puts the odd cell before, VALID pads nothing; or (before, after) "
        "per axis, in any number.",
        f"{JAX_DOC}; {MEASURED}",
    ),
    Rule(TFLITE, "padding", "TensorFlow's SAME and VALID, and no numbers.", TFLITE_DOC),
    Rule(
        COREML,
        "padding",
        "The names valid, same (TensorFlow's) and same_lower (ONNX's); or custom, in numbers.",
        COREML_DOC,
    ),
    Rule(
        ZEROS,
        "padding",
        "Zeros lie where SAME has its padding; then every window is whole.",
        TUTORIALS,
    ),
)
PAD_VALUE = (
    *(
        Rule(name, "pad value", "A padding cell never wins: it counts as −∞, not as 0.", source)
        for name, source in (
            (TENSORFLOW, MEASURED),
            (KERAS, MEASURED),
            (PYTORCH, f"{TORCH_DOC}; {MEASURED}"),
            (ONNX, f"{ONNX_DOC}/onnx__MaxPool.html"),
            (TFLITE, MEASURED),
            (COREML, "webnn#935"),
        )
    ),
    *(
        Rule(name, "pad value", "A padding cell never wins: it is −∞ to a maximum, ∞ to a minimum.", source)
        for name, source in ((FLAX, f"{FLAX_DOC}; {MEASURED}"), (JAX, "the initial value; measured"))
    ),
    Rule(
        ZEROS, "pad value", "A padding cell is a 0 like any other: it beats every negative cell.", TUTORIALS
    ),
)
DIVISOR = (
    *(
        Rule(name, "divisor", f"{REAL_CELLS}; there is no setting for it.", MEASURED)
        for name in (TENSORFLOW, KERAS, TFLITE)
    ),
    Rule(
        PYTORCH,
        "divisor",
        f"{CELLS_AND_PADS}, because count_include_pad is on; {NO_OVERHANG}.",
        f"{TORCH_DOC}; {MEASURED}",
        {"count_include_pad": True},
    ),
    Rule(
        ONNX,
        "divisor",
        f"{REAL_CELLS}, because count_include_pad is 0.",
        f"{ONNX_DOC}/onnx__AveragePool.html",
    ),
    Rule(
        FLAX,
        "divisor",
        f"{WHOLE_WINDOW}, because count_include_pad is on.",
        f"{FLAX_DOC}; {MEASURED}",
        {"count_include_pad": True},
    ),
    Rule(JAX, "divisor", "None: reduce_window adds up, and what to divide by is written beside it.", JAX_DOC),
    Rule(
        COREML,
        "divisor",
        f"{CELLS_AND_PADS}, because exclude_padding_from_average is off.",
        COREML_DOC,
        {"count_include_pad": True},
    ),
    Rule(ZEROS, "divisor", f"{WHOLE_WINDOW}: the zeros count.", TUTORIALS),
)
NO_CEIL = "There is none: {valid} drops cells that do not fill a window."
CEIL_MODE = (
    Rule(TENSORFLOW, "ceil mode", NO_CEIL.format(valid="VALID"), TF_DOC),
    Rule(KERAS, "ceil mode", NO_CEIL.format(valid="“valid”"), KERAS_DOC),
    Rule(
        PYTORCH,
        "ceil mode",
        "With ceil_mode there is one more window if cells are left over, unless it would start in the "
        "padding after the end.",
        "pooling_output_shape in aten/src/ATen/native/Pool.h",
    ),
    Rule(
        ONNX,
        "ceil mode",
        "With ceil_mode = 1 as in PyTorch; the documentation says so since opset 22.",
        f"{ONNX_DOC}/onnx__MaxPool.html",
    ),
    *(
        Rule(name, "ceil mode", NO_CEIL.format(valid="VALID"), source)
        for name, source in ((FLAX, FLAX_DOC), (JAX, JAX_DOC), (TFLITE, TFLITE_DOC))
    ),
    Rule(
        COREML,
        "ceil mode",
        "With ceil_mode as in PyTorch; but without padding, the last window may lie outside the input.",
        COREML_DOC,
    ),
    Rule(ZEROS, "ceil mode", "One more window if cells are left over, as in PyTorch.", "pooling.spec"),
)
RULES_OF_WINDOWS = STRIDES + AXES + PADDING + PAD_VALUE + DIVISOR + CEIL_MODE
