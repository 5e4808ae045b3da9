"""Learn: the chapter of the address, the list of all, and what a link may say."""

import json

from tests.pages.opening import open_page, said, send, stepper_data
from ui.app.pages import BACK
from ui.lessons import library
from ui.lessons.payload import build


def lesson(app):
    """What Python sent to the lesson."""
    (component,) = (node for node in app.get("bidi_component") if node.proto.id.endswith("-lesson"))
    (data,) = json.loads(component.proto.json)
    return data


def test_contents_list_every_chapter_and_a_chapter_opens_from_there():
    app = open_page("learn")
    shown = lesson(app)
    assert {each["id"] for each in shown["chapters"]} <= set(library.files())
    first = shown["chapters"][0]["id"]
    send(app, "lesson", ("open", {"chapter": first}))
    assert app.query_params["chapter"] == first
    assert lesson(app)["screens"]
    send(app, "lesson", ("open", {"chapter": ""}))
    assert lesson(app)["view"] == "contents"
    assert "chapter" not in app.query_params


def test_a_class_takes_a_worksheet_a_file_and_a_notebook_with_it():
    app = open_page("learn")
    worksheet = [button for button in app.get("download_button") if "Worksheet" in button.proto.label]
    assert len(worksheet) == 1
    (printed,) = (node for node in app.get("bidi_component") if "print_worksheet" in node.proto.id)
    assert "<!doctype html>" in printed.proto.json
    send(app, "lesson", ("open", {"chapter": "padding"}))
    labels = [button.proto.label for button in app.get("download_button")]
    assert labels == ["This chapter as one HTML file", "This chapter as a Jupyter notebook"]


def test_a_link_to_a_chapter_that_is_gone_is_named_once_and_shows_all():
    app = open_page("learn", chapter="gone", at="some-screen")
    (toast,) = app.toast
    assert "There is no chapter “gone”" in toast.value
    assert lesson(app)["view"] == "contents"
    assert not {"chapter", "at"} & set(app.query_params)
    app = open_page("learn", chapter="<b>", at="what_pooling_does")
    assert "must be a name" in app.toast[0].value
    app = open_page("learn", chapter=library.contents()["chapters"][0]["id"], answer="6")
    assert said(app.toast) == [
        "This link has Answer = “6”, but it must be given on the page by the learner; using none."
    ]
    assert "answer" not in app.query_params
    assert lesson(app)["view"] == "chapter"


def test_a_chapter_with_a_mistake_is_named_and_the_others_open(monkeypatch):
    name, *_ = library.files()
    real = library._build

    def broken(stem, text, chapters):
        return build(stem, "no head", {}) if stem.endswith(name) else real(stem, text, chapters)

    monkeypatch.setattr(library, "_build", broken)
    app = open_page("learn")
    assert "cannot be shown" in app.warning[0].value
    assert "its file has a mistake in line 1" in app.warning[0].value
    assert name not in [each["id"] for each in lesson(app)["chapters"]]
    app = open_page("learn", chapter=name)
    assert lesson(app)["view"] == "contents"


def test_plans_for_teachers_have_an_address_and_a_link_below_the_chapters():
    app = open_page("learn")
    next(each for each in app.button if each.label == "Plans for 45 and 90 minutes").click().run()
    assert app.title[0].value == "Plans for 45 and 90 minutes"
    assert "learn?chapter=padding&at=negative" in " ".join(each.value for each in app.markdown)
    assert app.query_params["chapter"] == "for_teachers"
    next(each for each in app.button if each.label == "All chapters").click().run()
    assert lesson(app)["view"] == "contents"
    app = open_page("learn", chapter="for_teachers")
    assert app.title[0].value == "Plans for 45 and 90 minutes"


def test_a_link_hides_parts_of_the_lesson_and_of_a_page():
    first = next(iter(library.files()))
    assert lesson(open_page("learn", chapter=first, hide="next,progress"))["hide"] == ["progress", "next"]
    app = open_page("step_through", hide="edit,panels,menu", panel="predict")
    data = stepper_data(app)
    assert (data["editable"], data["panel"]) == (False, None)
    assert any("stSidebar" in str(node.proto.body) for node in app.get("html"))


def test_a_screen_that_there_is_not_is_named_and_leaves_the_address():
    app = open_page("learn", chapter="padding", at="nowhere")
    (toast,) = app.toast
    assert toast.value.startswith("This chapter has no screen “nowhere”")
    assert "at" not in app.query_params


def test_a_page_that_a_chapter_opened_leads_back_to_its_line():
    app = open_page("step_through", lesson="padding/odd-cell")
    (back,) = [link.proto for link in app.get("page_link") if link.proto.label == BACK]
    assert (back.page, back.query_string) == ("learn", "chapter=padding&at=odd-cell")
    assert not [each for each in open_page("step_through").get("page_link") if each.proto.label == BACK]
