"""Paste a layer, as the server sees it: read, chosen among several, applied; what cannot be read stays."""

from tests.pages.opening import open_page, said


def pasted(text, app=None, **link):
    """Compare, or Step through, with the menu open and a text in it."""
    app = app or open_page("compare", view="All frameworks", **link)
    app.session_state["paste"] = True
    app.run()
    return app.text_area(key="paste_box").set_value(text).run()


def read(app):
    return [text for text in said(app.markdown) if text.startswith("**")]


def test_a_layer_is_read_and_applied_and_the_menu_closes():
    app = pasted("nn.MaxPool2d(3, 2, 1, ceil_mode=True)")
    assert read(app) == ["**PyTorch: max, window 3 × 3, stride 2, padding 1 on both sides, ceil mode**"]
    app.button(key="paste_apply").click().run()
    assert not app.exception
    assert said(app.toast) == ["PyTorch: max, window 3 × 3, stride 2, padding 1 on both sides, ceil mode."]
    expected = {
        "window_rows": "3",
        "window_cols": "3",
        "padding": "Custom",
        "ceil_mode": "true",
        "reference": "PyTorch",
        "convert_from": "PyTorch",
    }
    assert dict(app.query_params) == {"view": "All frameworks", **expected}
    assert not [each for each in app.text_area if each.key == "paste_box"]


def test_one_of_several_layers_is_applied_and_switches_the_kind_of_input():
    app = pasted("nn.MaxPool2d(2)\nnn.AvgPool1d(3, 1)\nnn.MaxPool2d(k)")
    assert said(app.warning) == [
        "Line 3, column 14, at “k”: k has no value in this text: write the number, or paste its line too."
    ]
    app.selectbox(key="paste_layer").set_value(1).run()
    assert said(app.caption)[-1] == "It pools one axis, so the input becomes one row of numbers."
    app.button(key="paste_apply").click().run()
    assert not app.exception
    assert (app.query_params["source"], app.query_params["window_cols"]) == ("1-D", "3")


def test_what_cannot_be_read_keeps_its_text_and_sets_nothing():
    app = pasted("nn.MaxPool2d(64)", matrix="1,2;3,4")
    before = dict(app.query_params)
    assert "this layer cannot be set" in said(app.warning)[0]
    app.button(key="paste_apply").click().run()
    app.text_area(key="paste_box").set_value("nn.MaxPool2d(2.5)").run()
    app.button(key="paste_apply").click().run()
    assert said(app.warning) == [
        "Line 1, column 14, at “2.5”: kernel_size is 2.5; give whole numbers, one per axis."
    ]
    assert dict(app.query_params) == before
    assert app.text_area(key="paste_box").value == "nn.MaxPool2d(2.5)"


def test_a_chip_pastes_its_example():
    app = pasted("")
    app.button_group(key="paste_example").set_value("ONNX").run()
    assert app.text_area(key="paste_box").value.startswith("y = MaxPool")
    assert read(app)[0].startswith("**ONNX: max")
    app.button_group(key="paste_example").set_value(None).run()
    assert app.text_area(key="paste_box").value.startswith("y = MaxPool")
