"""Put every row of pooling/frameworks/facts/unsupported.py to the real TensorFlow and keep its words.

Run it by hand when TensorFlow's version changes: `python -m tests.record.unsupported` (about two minutes).
"""

import subprocess
import sys

from tests.record.answers import write

ASKED = {
    "reduction": ["tf.nn.pool(x, (2, 2), 'MIN', strides=(2, 2))"],
    "empty": [
        "tf.nn.pool(x[..., :0], (2, 2), 'MAX', strides=(2, 2))",
        "tf.nn.pool(x[..., :0], (2, 2), 'AVG')",
    ],
    "unknown_type": ["tf.nn.pool(x.astype('longdouble'), (2, 2), 'MAX', strides=(2, 2))"],
    "integer_average": [
        "tf.nn.pool(x.astype('uint8'), (2, 2), 'AVG', strides=(2, 2))",
        "tf.keras.layers.AveragePooling2D(2)(x.astype('int32'))",
    ],
    "unsigned": [
        "tf.nn.pool(x.astype('uint32'), (2, 2), 'MAX')",
        "tf.keras.layers.MaxPooling2D(2)(x.astype('uint64'))",
    ],
    "volume_type": [
        "tf.nn.pool(x[None].astype('float64'), (1, 2, 2), 'MAX')",
        "tf.nn.pool(x[None].astype('float16'), (1, 2, 2), 'MAX')",
        "tf.nn.pool(x[None].astype('float64'), (1, 2, 2), 'AVG')",
        "tf.nn.pool(x[None].astype('uint8'), (1, 2, 2), 'MAX')",
        "tf.keras.layers.MaxPooling3D(1)(x[None].astype('uint8'))",
    ],
    "integer_gradient": [
        "[t := tf.GradientTape(), t.__enter__(), v := tf.constant(x.astype('uint8')), t.watch(v), "
        "y := tf.nn.max_pool(v, 2, 2, 'VALID'), t.gradient(y, v)][-1]",
    ],
    "keras_pads": ["tf.keras.layers.MaxPooling2D(3, padding=[[1, 1], [1, 1]])(x)"],
    "average_pads": [
        "tf.nn.avg_pool(x, 3, 2, [[0, 0], [1, 1], [1, 1], [0, 0]])",
        "tf.nn.pool(x, (3, 3), 'AVG', strides=(2, 2), padding=[[0, 0], [1, 1], [1, 1], [0, 0]])",
    ],
    "dilated_pads": [
        "tf.nn.max_pool(x, 2, 1, [[0, 0], [1, 1], [1, 1], [0, 0]], dilations=2)",
        "tf.nn.pool(-x, (2, 2), 'MAX', dilations=(2, 2), padding=[[0, 0], [1, 1], [1, 1], [0, 0]])",
    ],
    "volume_pads": ["tf.nn.max_pool(x[None], (1, 2, 2), 1, [[0, 0], [0, 0], [1, 1], [1, 1], [0, 0]])"],
    "wide_pads": ["tf.nn.max_pool(x, 2, 2, [[0, 0], [2, 0], [0, 0], [0, 0]])"],
    "negative_size": [
        "tf.nn.pool(x, (6, 6), 'MAX')",
        "tf.nn.pool(x, (4, 8), 'MAX', strides=(2, 2))",
        "tf.nn.avg_pool(x, 6, 1, 'VALID')",
        "tf.keras.layers.MaxPooling2D(6, 1)(x)",
        "tf.nn.max_pool_with_argmax(x, 6, 1, 'VALID')[0]",
        "tf.nn.max_pool(x, 8, 1, [[0, 0], [1, 1], [1, 1], [0, 0]])",
    ],
    "window_too_large": [
        "tf.nn.pool(x, (5, 5), 'MAX')",
        "tf.nn.pool(x, (5, 5), 'MAX', strides=(2, 2))",
        "tf.nn.pool(x, (4, 7), 'MAX', strides=(2, 2))",
        "tf.nn.pool(x, (3, 3), 'MAX', dilations=(2, 2))",
        "tf.keras.layers.MaxPooling2D(5)(x)",
        "tf.nn.max_pool(x, 5, 1, 'VALID')",
    ],
    "empty_output": [
        "tf.nn.pool(x, (5, 5), 'AVG')",
        "tf.nn.pool(x, (4, 7), 'AVG', strides=(2, 2))",
        "tf.nn.pool(x, (3, 3), 'AVG', dilations=(2, 2))",
        "tf.nn.pool(x, (4, 4), 'AVG', dilations=(2, 2))",
        "tf.keras.layers.AveragePooling2D(5, 1)(x)",
        "tf.nn.max_pool_with_argmax(x, 5, 1, 'VALID')[0]",
        "tf.nn.max_pool(x, 7, 1, [[0, 0], [1, 1], [1, 1], [0, 0]])",
    ],
    "ceil_mode": ["tf.nn.pool(x, (3, 3), 'MAX', strides=(3, 3), ceil_mode=True)"],
    "count_include_pad": ["tf.nn.pool(x, (3, 3), 'AVG', padding='SAME', count_include_pad=True)"],
    "divisor_override": ["tf.nn.avg_pool(x, 2, 2, 'VALID', divisor_override=3)"],
    "keras_dilation": ["tf.keras.layers.MaxPooling2D(2, dilations=2)(x)"],
    "dilated_same": ["tf.nn.pool(x, (2, 2), 'MAX', dilations=(2, 1), padding='SAME')"],
    "dilated_strides": ["tf.nn.pool(x, (2, 2), 'MAX', strides=(2, 1), dilations=(1, 2))"],
    "stride_over_window": [
        "tf.nn.pool(x, (2, 2), 'MAX', strides=(3, 3))",
        "tf.keras.layers.MaxPooling2D(2, strides=3)(x)",
    ],
    "argmax_rank": [
        "tf.nn.max_pool_with_argmax(x[0], 2, 2, 'VALID')[0]",
        "tf.nn.max_pool_with_argmax(x[None], 2, 2, 'VALID')[0]",
    ],
    "adaptive_whole_axis": [
        "tf.keras.layers.AdaptiveMaxPooling2D((4, 1))(x)",
        "tf.keras.layers.AdaptiveMaxPooling2D((1, 4))(x)",
    ],
}
PROGRAM = """
import re, sys, numpy as np, tensorflow as tf
x = np.arange(1, 17, dtype="float32").reshape(1, 4, 4, 1)
try:
    print("answers with", np.asarray({asked}).squeeze().tolist())
except Exception as error:
    text = str(error).replace("\\x1b[1m", "").replace("\\x1b[0m", "")
    plain = re.sub("{{{{.*?}}}}", "", text)  # names of nodes, different in every run
    print("raises", type(error).__name__ + ":", " ".join(plain.split()))
print(tf.__version__)
"""


def record_unsupported() -> None:
    """Ask TensorFlow about every row of the table, each in its own process: some rows end it."""
    rows, version = [], ""
    for name, expressions in ASKED.items():
        for asked in expressions:
            run = subprocess.run(
                [sys.executable, "-c", PROGRAM.format(asked=asked)], capture_output=True, text=True
            )
            said = run.stdout.splitlines()
            version = said[-1] if said else version
            outcome = said[0] if said else f"dies with return code {run.returncode}"
            rows.append({"name": name, "asked": asked, "outcome": outcome[:400]})
    write("tensorflow_unsupported", {"version": version}, "rows", rows)


if __name__ == "__main__":
    record_unsupported()
