"""Rules about what comes out of a window: p-norms, ties, NaN, indices, adaptive windows."""

from pooling.frameworks.facts.rule_form import (
    COREML,
    COREML_DOC,
    FLAX,
    JAX,
    KERAS,
    MEASURED,
    ONNX,
    ONNX_DOC,
    PYTORCH,
    TENSORFLOW,
    TFLITE,
    ZEROS,
    Rule,
)

RULES_OF_NUMBERS: tuple[Rule, ...] = (
    Rule(
        PYTORCH,
        "p-norm",
        "Powers without absolute values, so for odd p negative cells cancel positive ones; an "
        "overhanging window's mean is multiplied by the size of a whole window.",
        MEASURED,
    ),
    Rule(
        ONNX,
        "p-norm",
        "The sum of |x|ᵖ over the window, and padding adds nothing.",
        f"{ONNX_DOC}/onnx__LpPool.html",
    ),
    Rule(COREML, "p-norm", "The p-norm is the root of the sum of x², along one axis or two.", COREML_DOC),
    Rule(
        TENSORFLOW,
        "tie",
        "The first cell in reading order gets all; in three dimensions every tied cell does.",
        MEASURED,
    ),
    Rule(KERAS, "tie", "As TensorFlow, if that is the backend.", MEASURED),
    *(Rule(name, "tie", "The first cell in reading order gets all.", MEASURED) for name in (FLAX, JAX)),
    Rule(PYTORCH, "tie", "The first cell in reading order gets all; of several NaN, the last.", MEASURED),
    *(
        Rule(
            name,
            "NaN",
            "NaN is ignored on x86; a window of only NaN or −∞ gives the lowest finite number.",
            f"{MEASURED}; tensorflow#125965",
        )
        for name in (TENSORFLOW, KERAS)
    ),
    *(Rule(name, "NaN", "NaN wins, and −∞ stays −∞.", MEASURED) for name in (PYTORCH, FLAX, JAX, ZEROS)),
    Rule(
        ONNX,
        "NaN",
        "What NaN and −∞ give depends on ONNX Runtime's kernel: on the type, the number of axes and the "
        "place in the window; float32 along one axis ignores NaN.",
        MEASURED,
    ),
    Rule(
        TFLITE,
        "NaN",
        "What NaN gives depends on the kernel: with XNNPACK it is ignored or becomes −∞, by its place in the "
        "window; without, it is ignored.",
        MEASURED,
    ),
    Rule(COREML, "NaN", "What NaN gives is not documented.", COREML_DOC),
    Rule(PYTORCH, "empty window", "A maximum without a cell is −∞; its averages have none.", MEASURED),
    Rule(
        ONNX,
        "empty window",
        "Without a cell ONNX Runtime gives the lowest finite number as a maximum, and 0 as an average.",
        MEASURED,
    ),
    *(
        Rule(
            name,
            "empty window",
            "A maximum without a cell is −∞; an average is 0 / 0, which is NaN, or 0 where padding counts.",
            MEASURED,
        )
        for name in (FLAX, JAX)
    ),
    Rule(COREML, "empty window", "A maximum without a cell is −∞.", "webnn#935"),
    Rule(ZEROS, "empty window", "Zeros are cells: such a window gives 0.", "pooling.spec"),
    Rule(
        PYTORCH,
        "integers",
        "Averages take int64 alone of the integers, and cut the fraction off: −2.5 becomes −2.",
        MEASURED,
    ),
    *(
        Rule(
            name,
            "integers",
            "Sums keep the cells' type and wrap around: 200 + 100 in uint8 is 44, and their average 22.",
            MEASURED,
        )
        for name in (FLAX, JAX)
    ),
    *(
        Rule(
            name,
            "overflow",
            "A sum beyond the largest number of its type is infinite, and stays so when it is divided.",
            MEASURED,
        )
        for name in (TENSORFLOW, KERAS, PYTORCH, ONNX, FLAX, JAX)
    ),
    Rule(
        TFLITE,
        "overflow",
        "What a sum beyond the largest number gives depends on the order in which the kernel adds up.",
        MEASURED,
    ),
    *(
        Rule(
            name,
            "large window",
            "If it is larger by two strides or more, there is an error; else an average gives an empty array "
            "and a maximum can end the whole process (tensorflow#125509).",
            f"{MEASURED}; tensorflow#125509",
        )
        for name in (TENSORFLOW, KERAS)
    ),
    Rule(
        TENSORFLOW,
        "stride over window",
        "tf.nn.pool refuses it, because its CPU and GPU versions disagree there.",
        MEASURED,
    ),
    Rule(
        KERAS,
        "stride over window",
        "In three dimensions, “same” with a stride larger than the window starts at the first cell with "
        "oneDNN, and later on processors without it.",
        "measured; Question.late_cells",
    ),
    Rule(
        PYTORCH,
        "large window",
        "With ceil_mode, a window that lacks less than a stride is still one; else there is an error.",
        MEASURED,
    ),
    Rule(
        ONNX,
        "large window",
        "ONNX Runtime rounds towards 0: a window that lacks less than a stride is still one, and overhangs; "
        "one that lacks a stride gives an empty array.",
        MEASURED,
    ),
    *(
        Rule(name, "large window", "No window fits, which gives an empty array and no error.", MEASURED)
        for name in (FLAX, JAX)
    ),
    Rule(
        TENSORFLOW,
        "indices",
        "tf.nn.max_pool_with_argmax counts (row · columns + column) · channels + channel.",
        "tensorflow.org/api_docs/python/tf/nn/max_pool_with_argmax",
    ),
    Rule(PYTORCH, "indices", "row · columns + column, within one plane.", MEASURED),
    Rule(
        ONNX,
        "indices",
        "The place in the whole tensor, batch and channels included.",
        f"{ONNX_DOC}/onnx__MaxPool.html",
    ),
    Rule(
        KERAS,
        "adaptive",
        "As in PyTorch; with TensorFlow as the backend, a maximum over a whole axis ends the process "
        "(tensorflow#125509).",
        MEASURED,
    ),
    Rule(
        PYTORCH,
        "adaptive",
        "Window i of m covers the cells ⌊i·n/m⌋ to ⌈(i+1)·n/m⌉ − 1, so neighbours may share cells.",
        "aten/src/ATen/native/AdaptivePooling.h; measured",
    ),
)
