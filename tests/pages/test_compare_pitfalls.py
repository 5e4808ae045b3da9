"""The pitfalls of Compare: the list, a question, its answers, the ways on; by the server's side."""

import pytest

from tests.pages.opening import open_page
from ui.compare.pitfalls.read import PITFALLS

pytestmark = pytest.mark.usefixtures("no_tensorflow")


def html(app):
    return "\n".join(node.proto.body for node in app.get("html"))


def labels(app, key):
    return [button.label for button in app.button if button.key.startswith(key)]


def test_a_pitfall_is_asked_answered_and_left():
    app = open_page("compare", view="Pitfalls")
    assert labels(app, "pitfall_")[: len(PITFALLS)] == [pitfall.title for pitfall in PITFALLS.values()]
    assert f"0 of {len(PITFALLS)} seen" in html(app)
    app.button(key="pitfall_negative").click().run()
    assert app.query_params["pitfall"] == "negative"
    assert labels(app, "choice_") == ["0", "−1", "−4.5", "−9"]
    unanswered(app)
    app.button(key="choice_negative_0").click().run()
    assert "Not quite. 0 stands nowhere in this map." in html(app)
    assert "Zero padding" in html(app)
    assert "https://github.com/tensorflow/tensorflow/issues/10216" in html(app)
    assert not labels(app, "choice_")
    app.button(key="pitfall_again").click().run()
    unanswered(app)
    app.button(key="choice_negative_1").click().run()
    assert ">Right.<" in html(app)
    app.button(key="pitfall_next").click().run()
    assert app.query_params["pitfall"] == "same_even"
    unanswered(app)
    app.button(key="pitfall_all").click().run()
    assert "pitfall" not in app.query_params
    assert f"1 of {len(PITFALLS)} seen" in html(app)
    assert app.button(key="pitfall_negative").proto.icon == ":material/close:"  # the first answer counts
    assert not app.exception


def unanswered(app):
    assert labels(app, "choice_")
    assert "✓" not in html(app)
    assert 'class="why"' not in html(app)
    assert 'class="truth"' not in html(app)
    assert not labels(app, "pitfall_in_")


def test_link_opens_a_pitfall_unanswered_and_the_pages_own_settings_stay():
    app = open_page("compare", view="Pitfalls", pitfall="ties", reduction="Average", matrix="1,2;3,4")
    assert "Two cells share the maximum." in html(app)
    unanswered(app)
    assert app.query_params["reduction"] == "Average"
    app.button(key="choice_ties_1").click().run()
    app.segmented_control(key="view").set_value("frameworks").run()
    assert app.query_params["pitfall"] == "ties"
    assert app.session_state["matrix"] == "1,2;3,4"
    assert not app.toast


@pytest.mark.parametrize("view", ["tensorflow", "frameworks"])
def test_a_pitfall_is_shown_in_another_view(view):
    app = open_page("compare", view="Pitfalls", pitfall="edge_average", ceil_mode="true")
    app.button(key="choice_edge_average_0").click().run()
    app.button(key=f"pitfall_in_{view}").click().run()
    assert not app.exception
    state = app.session_state
    assert (state["view"], state["reduction"], state["padding"]) == (view, "avg", "same")
    assert (state["matrix"], state["window_rows"], state["ceil_mode"]) == ("4,2,6;8,2,4;6,4,9", 3, False)


def test_ties_are_shown_by_their_gradient_and_the_volume_by_keras_layer():
    for name, key, value in (
        ("ties", "compared", "gradient"),
        ("stride_over_window_3d", "function", "keras"),
    ):
        app = open_page("compare", view="Pitfalls", pitfall=name)
        app.button(key=f"choice_{name}_0").click().run()
        app.button(key="pitfall_in_tensorflow").click().run()
        assert not app.exception
        assert app.session_state[key] == value


def test_integers_are_seen_by_every_library_and_the_next_pitfall_in_floats_again():
    app = open_page("compare", view="Pitfalls", pitfall="uint8")
    app.button(key="choice_uint8_2").click().run()
    app.button(key="pitfall_in_frameworks").click().run()
    assert app.query_params["dtype"] == "uint8"
    assert app.selectbox(key="dtype").value == "uint8"
    assert "Zero padding differs too." in html(app) or "Zero padding gives another number" in html(app)
    assert not app.warning
    app.segmented_control(key="view").set_value("pitfalls").run()
    app.button(key="pitfall_all").click().run()
    app.button(key="pitfall_nan").click().run()
    app.button(key="choice_nan_0").click().run()
    app.button(key="pitfall_in_tensorflow").click().run()
    assert "dtype" not in app.query_params
    assert not app.warning


def test_what_no_view_can_show_has_no_button_and_a_name_that_there_is_not_is_named():
    name = next(pitfall.name for pitfall in PITFALLS.values() if not pitfall.page)
    app = open_page("compare", view="Pitfalls", pitfall=name)
    app.button(key=f"choice_{name}_0").click().run()
    assert labels(app, "pitfall_again")
    assert not labels(app, "pitfall_in_")
    app = open_page("compare", view="Pitfalls", pitfall="nonsense")
    assert len(app.toast) == 1
    assert labels(app, "pitfall_negative")
