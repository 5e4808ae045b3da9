"""Home: a live figure, and a card and a menu entry for every page there is."""

import json

import pytest

from tests.pages.opening import APP, new_session, stepper_data
from ui.app.pages import PAGES
from ui.app.widgets.home import page_asked_for


def test_home_shows_the_textbook_example_playing():
    app = new_session().run()
    assert not app.exception
    data = stepper_data(app, "live")
    assert (data["output"]["text"], data["demo"]) == ("6 4 7 9", True)


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://lab.org/nonsense?step=2", "nonsense"),
        ("https://lab.org/a/b%20c/", "a/b c"),
        ("https://lab.org/", ""),
        ("https://lab.org/app", ""),
        (None, ""),
        ("http://[", ""),
    ],
)
def test_a_wrong_address_has_a_name(url, name):
    assert page_asked_for(url) == name


def test_home_has_numbers_of_its_own():
    app = new_session().run()
    app.session_state["live"] = {"edit": [{"do": "type", "n": 1, "row": 0, "col": 0, "text": "9"}]}
    document = app.session_state["home_document"]
    app.session_state["home_document"] = document.apply({"do": "type", "row": 0, "col": 0, "text": "9"})
    app.run()
    assert stepper_data(app, "live")["output"]["text"] == "9 4 7 9"
    assert "matrix" not in app.query_params
    app.switch_page("pages/step_through.py").run()
    assert stepper_data(app)["output"]["text"] == "6 4 7 9"


def test_the_reduction_of_home_is_chosen_there_and_goes_along_by_link():
    app = new_session().run()
    app.segmented_control(key="home_reduction").set_value("avg").run()
    assert stepper_data(app, "live")["output"]["text"] == "3.75 2.25 4.5 5"
    (link,) = [each.proto for each in app.get("page_link") if each.proto.label.startswith("Open in")]
    assert "reduction=Average" in link.query_string
    assert not app.query_params
    app.switch_page("pages/step_through.py").run()
    app.switch_page("app.py").run()
    assert app.segmented_control(key="home_reduction").value == "avg"
    assert stepper_data(app, "live")["output"]["text"] == "3.75 2.25 4.5 5"


def asked(app):
    """The question that is sent, if one is."""
    (component,) = (node for node in app.get("bidi_component") if node.proto.id.endswith("-home_question"))
    (data,) = json.loads(component.proto.json)
    return data["block"]


def test_the_next_number_is_asked_for_as_long_as_the_numbers_are_the_figures_own():
    app = new_session().run()
    assert asked(app)["variants"][0]["right"] == [["4"]]
    app.segmented_control(key="home_reduction").set_value("avg").run()
    assert asked(app)["variants"][0]["right"] == [["2.25"]]
    document = app.session_state["home_document"]
    app.session_state["home_document"] = document.apply({"do": "type", "row": 0, "col": 0, "text": "9"})
    assert asked(app.run()) is None
    app.session_state["home_document"] = document.apply({"do": "type", "row": 0, "col": 0, "text": "x"})
    assert asked(app.run()) is None


def test_menu_and_cards_lead_to_every_page():
    app = new_session().run()
    files = sorted(f"pages/{path.name}" for path in (APP.parent / "pages").glob("*.py"))
    assert sorted(page.path for page in PAGES[1:]) == files
    linked = [link.proto.page for link in app.get("page_link")]
    for page in PAGES[1:]:
        assert linked.count(page.address) == 2 + (
            page.address == "step_through"
        )  # the figure is opened there


@pytest.mark.usefixtures("no_tensorflow")
def test_every_page_opens_without_an_error():
    for page in PAGES[1:]:
        app = new_session().run()
        app.switch_page(page.path).run()
        assert not app.exception, page.path
        assert [title.value for title in app.title] == [page.title] * (not page.speaks)
