"""The three stages as code to copy: the photo from its file, the kernel, and the same numbers."""

from pooling import PoolingError
from pooling.network import Extraction
from ui.export.array_code import array_code, total_check
from ui.export.code.library_code import FRAMEWORKS
from ui.export.code.numpy_code import numpy_lines
from ui.export.photo_code import opening

_TENSORFLOW = """
image, weights = photo[np.newaxis, :, :, np.newaxis], kernel[:, :, np.newaxis, np.newaxis]
filtered = tf.nn.conv2d(image, weights, strides=1, padding="{PADDING}")
detected = {relu}[0, :, :, 0].numpy()
"""
_KERAS = """
layer = keras.layers.Conv2D(1, kernel.shape, padding="{padding}", activation={activation},
    use_bias=False, dtype="float64")
image = photo[np.newaxis, :, :, np.newaxis]
layer.build(image.shape)
layer.set_weights([kernel[:, :, np.newaxis, np.newaxis]])
detected = layer(image)[0, :, :, 0].numpy()
"""
_PYTORCH = """
image, weights = (torch.from_numpy(each)[None, None] for each in (photo, kernel))
filtered = F.conv2d(image, weights, padding="{padding}")
detected = {relu}[0, 0].numpy()
"""
_CONVOLUTIONS = {
    "TensorFlow": (_TENSORFLOW, "tf.nn.relu(filtered)"),
    "Keras": (_KERAS, ""),
    "PyTorch": (_PYTORCH, "F.relu(filtered)"),
}


def all_programs(made: Extraction) -> tuple[dict[str, str], list[str]]:
    """Return a program for each library, and sentences that say why some have none."""
    programs, reasons = {"NumPy": numpy_program(made)}, []
    for name in _CONVOLUTIONS:
        try:
            programs[name] = _framework_program(made, name)
        except PoolingError as error:
            reasons.append(f"No {name}: {error}")
    return programs, reasons


def numpy_program(made: Extraction) -> str:
    """Write the program that needs only NumPy, and Pillow for the photo."""
    pads = made.filter_plan.pads
    padded = f"np.pad(photo, {pads})" if any(map(any, pads)) else "photo"
    relu = "np.maximum(filtered, 0)" if made.rectified else "filtered"
    return (
        f"import numpy as np\n{_photo_and_kernel(made)}\n"
        f"places = np.lib.stride_tricks.sliding_window_view({padded}, kernel.shape)\n"
        "filtered = (places * kernel).sum(axis=(-2, -1))\n"
        f"detected = {relu}\n\nx = detected\n{numpy_lines(made.detected, made.pool_plan.spec)}\n\n"
        f"{total_check(made.condensed)}print(y)\n"
    )


def _framework_program(made: Extraction, name: str) -> str:
    convolution, relu = _CONVOLUTIONS[name]
    padding = "valid" if made.filter_plan.spec.padding == "valid" else "same"
    filled = convolution.format(
        padding=padding,
        PADDING=padding.upper(),
        relu=relu if made.rectified else "filtered",
        activation='"relu"' if made.rectified else None,
    )
    write = FRAMEWORKS[name]
    return write(made.detected, made.pool_plan.spec, f"{_photo_and_kernel(made)}{filled}", "detected")


def _photo_and_kernel(made: Extraction) -> str:
    return f"{opening(made.photo)}kernel = {array_code(made.kernel)}\n"
