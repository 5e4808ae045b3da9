"""All frameworks, My output and Shapes on the page Compare, as the server sees them."""

import re
from html import unescape

from tests.pages.opening import open_page, said
from ui.controls.settings import SETTINGS

FRAMEWORKS = {"view": "All frameworks", "window_rows": "3", "window_cols": "3", "padding": "Same"}
SHAPES = {"view": "Shapes", "window_rows": "3", "window_cols": "3", "padding": "Same"}


def html(app):
    return unescape("\n".join(node.proto.body for node in app.get("html")))


def headline(app):
    return re.findall(r'<p class="headline[^>]*>(.*?)</p>', html(app))[-1]


def card(app, name):
    cards = re.findall(r'<section class="card framework.*?</section>', html(app), re.DOTALL)
    (found,) = (card for card in cards if f"<h2>{name}</h2>" in card)
    return found


def test_link_restores_the_view_with_its_choices():
    app = open_page("compare", **FRAMEWORKS, reference="PyTorch", own_defaults="false", opset="11")
    assert not app.toast
    assert (app.selectbox(key="reference").value, app.selectbox(key="opset").value) == ("torch", "11")
    assert app.toggle(key="own_defaults").value is False
    assert "Reference" in card(app, "PyTorch")
    assert card(app, "TensorFlow").count('class="marked"') == 3


def test_own_defaults_decide_whether_padding_counts():
    app = open_page("compare", **FRAMEWORKS | {"stride_rows": "1", "stride_cols": "1"}, reduction="Average")
    assert "it divides by padding cells too" in headline(app)
    app.toggle(key="own_defaults").set_value(False).run()
    assert "it divides by padding cells too" not in headline(app)
    assert "≠" not in card(app, "PyTorch")


def test_pasted_output_is_named_and_what_cannot_be_read_is_kept_with_a_sentence():
    app = open_page("compare", **FRAMEWORKS, mine="8,8;9,9")
    assert "exactly what TensorFlow, Keras" in card(app, "My output")
    app.session_state["my_output"] = True
    app.run()
    box = app.text_area(key="my_output_text")
    assert box.value == "8,8;9,9"
    box.set_value("tensor([[6., 6.], [7., oops]])").run()
    assert "oops" in said(app.warning)[0]
    assert app.text_area(key="my_output_text").value.endswith("oops]])")
    assert "<h2>My output</h2>" not in html(app)
    app.text_area(key="my_output_text").set_value("tensor([[6., 6.], [7., 9.]])").run()
    assert "exactly what PyTorch gives" in card(app, "My output")
    assert app.query_params["mine"] == "6.,6.;7.,9."
    assert app.text_area(key="my_output_text").value.startswith("tensor(")


def test_choices_of_a_view_wait_until_it_comes_back_and_stay_in_the_link():
    app = open_page("compare", **FRAMEWORKS, reference="PyTorch", mine="6,6;7,9", size_rows="100000")
    app.segmented_control(key="view").set_value("shapes").run()
    assert app.query_params["mine"] == "6,6;7,9"
    assert app.selectbox(key="reference").value == "torch"
    assert "50000 × 48" in headline(app)
    app.number_input(key="size_cols").set_value(7).run()
    app.segmented_control(key="view").set_value("frameworks").run()
    assert "exactly what PyTorch gives" in card(app, "My output")
    assert app.query_params["size_cols"] == "7"


def test_tables_are_files_too():
    app = open_page("compare", **FRAMEWORKS)
    assert not app.get("download_button")
    for view, name in (("frameworks", "frameworks.csv"), ("shapes", "shapes.csv")):
        app.segmented_control(key="view").set_value(view).run()
        app.session_state["export"] = True
        app.run()
        (button,) = app.get("download_button")
        assert button.proto.id.endswith(name)


def test_known_disagreements_are_sent_when_they_are_opened():
    app = open_page("compare", **FRAMEWORKS)
    assert "ndimage.maximum_filter" not in "".join(node.proto.body for node in app.get("html"))
    app.session_state["known"] = True
    assert "ndimage.maximum_filter" in "".join(node.proto.body for node in app.run().get("html"))


def test_axes_of_shapes_are_those_of_the_input():
    app = open_page("compare", **SHAPES, source="1-D")
    assert app.segmented_control(key="shapes_rank").value == 1
    assert "48 cells" in headline(app)
    app.segmented_control(key="shapes_rank").set_value(3).run()
    assert app.number_input(key="size_depth").value == SETTINGS["size_depth"].default
    assert app.query_params["source"] == "3-D"
    assert " × " in headline(app)
    app.segmented_control(key="size_order").set_value("first").run()
    assert "channels first, as it is: as 96 channels" in html(app)
    assert not app.exception
