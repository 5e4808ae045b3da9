"""Messages of components that no browser sends: nothing fails, and the session goes on as before."""

from tests.pages.opening import new_session, open_page, send, stepper_data

JUNK = [None, "x", [None], [{}], {"name": []}, {"name": "gradient", "upstream": 7}, {"value": "max"}]
NAMES = ("edit", "setting", "lesson", "panel")


def test_junk_is_not_taken_and_the_stepper_goes_on():
    app = open_page("step_through")
    for value in JUNK:
        assert not send(app, "stepper", state=dict.fromkeys(NAMES, value)).exception, value
        assert not send(app, "stepper", *[(name, value) for name in NAMES], state={}).exception, value
    assert stepper_data(app)["panel"]["name"] == ""
    send(app, "stepper", ("edit", [{"do": "type", "n": 1, "row": 0, "col": 0, "text": "99"}]))
    assert stepper_data(app)["output"]["text"] == "99 4 7 9"


def test_junk_is_not_taken_by_the_figure_of_home():
    app = new_session().run()
    for value in ("x", [{"do": []}]):
        assert not send(app, "live", ("edit", value)).exception, value
    send(app, "live", ("edit", [{"do": "type", "n": 1, "row": 0, "col": 0, "text": "99"}]))
    assert stepper_data(app, "live")["output"]["text"] == "99 4 7 9"


def test_owner_of_a_photo_is_a_short_text():
    app = open_page("pool_an_image", photo="Your own")
    for owner in (5, [], {}, "x" * 65):
        assert not send(app, "unseen_photo_owner", state={"owner": owner}).exception
    assert "own_photo_owner" not in app.session_state


def test_message_that_is_sent_a_thousand_times_is_taken_once_a_run():
    app = open_page("step_through")
    edit = {"do": "add", "n": 1, "axis": "row", "at": None}
    send(app, "stepper", *[("edit", [edit])] * 1000)
    assert stepper_data(app)["input"]["rows"] == 5
    send(app, "stepper", ("edit", [edit | {"n": 2}]))
    assert stepper_data(app)["input"]["rows"] == 6
    send(app, "stepper", ("setting", {"name": "reduction", "value": "avg"}), ("setting", {"name": "x"}))
    assert app.session_state["reduction"] == "max"  # the last one counts
    send(app, "stepper", ("setting", {"name": "reduction", "value": "avg"}))
    assert app.session_state["reduction"] == "avg"
