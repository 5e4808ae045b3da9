"""Home: a live figure, and a card and a menu entry for every page there is."""

from pathlib import Path

import pytest

from tests.pages.opening import APP, new_session, stepper_data
from ui.app.widgets.frame import PAGES


def test_home_shows_the_textbook_example_playing():
    app = new_session().run()
    assert not app.exception
    data = stepper_data(app, "live")
    assert (data["output"]["text"], data["demo"]) == ("6 4 7 9", True)


def test_menu_and_cards_lead_to_every_page():
    app = new_session().run()
    files = sorted(f"pages/{path.name}" for path in (APP.parent / "pages").glob("*.py"))
    assert sorted(page.path for page in PAGES[1:]) == files
    linked = [link.proto.page for link in app.get("page_link")]
    for page in PAGES[1:]:
        assert linked.count(Path(page.path).stem) == 2


@pytest.mark.usefixtures("no_tensorflow")
def test_every_page_opens_without_an_error():
    for page in PAGES[1:]:
        app = new_session().run()
        app.switch_page(page.path).run()
        assert not app.exception, page.path
        assert [title.value for title in app.title] == [page.title]
