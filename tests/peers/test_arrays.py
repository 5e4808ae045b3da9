"""Filters and blocks of SciPy, scikit-image and OpenCV, which are pooling by another name, against ours."""

from tests.peers import ask_arrays, drawing_onnx_and_arrays
from tests.peers.suite import hold, needs


@needs("scipy", "SciPy")
def test_pooling_with_stride_1_equals_scipys_filters(record_property):
    hold("SciPy filters", drawing_onnx_and_arrays.scipy_filter, ask_arrays.ask_scipy, record_property)


@needs("skimage", "scikit-image")
def test_pooling_side_by_side_equals_block_reduce(record_property):
    hold(
        "scikit-image block_reduce",
        drawing_onnx_and_arrays.block_reduce,
        ask_arrays.ask_skimage,
        record_property,
    )


@needs("cv2", "OpenCV")
def test_pooling_with_stride_1_equals_opencvs_filters(record_property):
    name = "OpenCV dilate, erode, boxFilter"
    hold(name, drawing_onnx_and_arrays.opencv, ask_arrays.ask_opencv, record_property, (1, 2))
