"""Open a page under AppTest: always from app.py, with a link's parameters."""

import json
import re
from functools import cache
from pathlib import Path

from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

APP = Path(__file__).resolve().parents[2] / "app.py"
# Every AppTest looks for components in all installed packages: four times the work of a page of ours.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)


def new_session():
    """The app in a new session, not run yet."""
    return AppTest.from_file(str(APP), default_timeout=60)


def open_page(name, **link):
    """Open pages/<name>.py in a new session: the first page that it sees, with a link's parameters."""
    app = new_session()
    for key, value in link.items():
        app.query_params[key] = value
    app.switch_page(f"pages/{name}.py").run()
    assert not app.exception, app.exception
    return app


def open_settings(app, *menus):
    """Open All settings, and the menus `edit` or `fill` in it, so that their controls are drawn."""
    app.session_state["all_settings_open"] = True
    for menu in menus:
        app.session_state[menu] = True
    return app.run()


def stepper_data(app, key="stepper"):
    """What Python sent to the stepper of the page."""
    (component,) = (
        node for node in app.get("bidi_component") if f"-{key}" in node.proto.id or node.key == key
    )
    (data,) = json.loads(component.proto.json)
    return data


def send(app, key, *events, state=None):
    """Let the component `key` send events, each a name and a value, or a state; of the right kind or not."""
    (node,) = (each for each in app.get("bidi_component") if each.proto.id.endswith(f"-{key}"))
    states = app._tree.get_widget_states()
    if events:
        payload = [{"event": name, "value": value} for name, value in events]
        forged = f"$$STREAMLIT_INTERNAL_KEY_{node.proto.id}__events"
        states.widgets.add(id=forged, json_trigger_value=json.dumps(payload))
    if state is not None:
        states.widgets.add(id=node.proto.id, json_value=json.dumps(state))
    return app._run(states)


def write_text(app, text):
    """Open "Edit matrix" and write into its text box."""
    open_settings(app, "edit").text_area(key="matrix_text").set_value(text).run()


def said(elements):
    """The sentences of warnings, notes or toasts as a learner reads them."""
    return [as_read(element.value) for element in elements]


def as_read(text):
    """A plain text as a learner reads it: without what keeps Markdown from reading it."""
    return re.sub(r"\\(.)", r"\1", text).replace("\N{WORD JOINER}", "")
