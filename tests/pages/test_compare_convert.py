"""Convert on the page Compare, as the server sees it."""

import re
from html import unescape

import numpy as np

from tests.core.frameworks.libraries.drawing import drawn
from tests.pages.opening import open_page

SAME = {"view": "Convert", "window_rows": "3", "window_cols": "3", "padding": "Same"}


def html(app):
    return unescape("\n".join(node.proto.body for node in app.get("html")))


def headline(app):
    return re.findall(r'<p class="headline[^>]*>(.*?)</p>', html(app))[-1]


def test_link_restores_both_libraries_and_swap_converts_back():
    app = open_page("compare", **SAME, convert_from="Keras", convert_to="ONNX")
    assert not app.toast
    assert headline(app).startswith("Keras → ONNX: exact for every size that a window fits into.")
    assert app.code[0].value.startswith("# Keras\ny = keras.layers.MaxPooling2D(")
    assert 'auto_pad="SAME_UPPER"' in app.code[1].value
    app.button(key="swap").click().run()
    assert headline(app).startswith("ONNX → Keras: exact for every size that a window fits into.")
    assert (app.query_params["convert_from"], app.query_params["convert_to"]) == ("ONNX", "Keras")


def test_what_differs_glows_and_code_is_there_for_every_library():
    app = open_page("compare", **SAME, convert_to="Zero padding", matrix="-1,-3,-2,-4;-5,-6,-1,-2")
    assert headline(app).startswith("TensorFlow → Zero padding: there is none.")
    assert 'class="marked"' in html(app)
    assert [tab.label for tab in app.tabs] == [
        *("NumPy loop", "Pooling Lab", "TensorFlow", "Keras", "PyTorch", "ONNX", "Flax", "JAX"),
        "TensorFlow Lite",
    ]
    assert len(app.get("download_button")) == 10


def test_photo_is_saved_beside_the_programs_that_open_it():
    app = open_page("compare", **SAME, source="Photo", size="64 px")
    labels = [button.proto.label for button in app.get("download_button")]
    assert [label.partition(",")[0] for label in labels][:3] == [
        *("Jupyter notebook", "Download photo.png", "Download pooling_loop.py"),
    ]


def test_layer_that_a_library_lacks_is_named():
    app = open_page("compare", **SAME | {"reduction": "Min"}, convert_from="PyTorch")
    assert app.info[0].value.startswith("PyTorch has no such layer")
    assert app.code[1].value.startswith("# PyTorch\nx = -x\nx = F.pad(x")
    assert app.code[1].value.endswith("\ny = -y")
    assert headline(app).startswith("Pooling Lab → PyTorch: exact for this size. Pool −x with max")
    app.selectbox(key="convert_from").set_value("ours").run()
    assert not app.info


def test_random_layers_leave_the_page_working():
    rng, app = np.random.default_rng(3), open_page("compare", **SAME)
    for _ in range(4):
        spec, _ = drawn(rng)
        app.session_state["window_rows"] = spec.window_shape[0]
        app.session_state["stride_cols"] = spec.strides[-1]
        app.session_state["padding"] = str(rng.choice(["valid", "same", "same_lower"]))
        app.session_state["convert_from"] = str(
            rng.choice(["tensorflow", "torch", "coreml", "zeros", "ours"])
        )
        app.run()
        assert not app.exception
        assert headline(app)
