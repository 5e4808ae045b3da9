"""Links with values that no setting has: on every page, one message names them, and they are gone."""

from itertools import cycle
from pathlib import Path

import pytest

from tests.pages.opening import new_session, open_page, said
from ui.app.pages import PAGES
from ui.controls.link import VIEW
from ui.controls.setting_types import Number
from ui.controls.settings import SETTINGS

pytestmark = pytest.mark.usefixtures("no_tensorflow")
NUMBERS = [key for key, setting in (SETTINGS | VIEW).items() if isinstance(setting, Number)]


def opened(path, **link):
    """The page of a file, with the parameters of a link."""
    if path != "app.py":
        return open_page(Path(path).stem, **link)
    app = new_session()
    app.query_params.update(link)
    return app.run()


def shown(app):
    """What is on the page: the kind and key of each element."""
    return [(one.type, getattr(one, "key", None)) for one in app.main]


@pytest.mark.usefixtures("no_tensorflow")
@pytest.mark.parametrize("path", [page.path for page in PAGES])
def test_values_that_are_no_numbers_are_named_once_and_leave_the_address(path):
    bare = opened(path)
    texts = cycle(["inf", "9" * 4301, ["3", ""]])
    app = opened(path, lang="en", **dict(zip(NUMBERS, texts, strict=False)))
    assert not app.exception
    assert [sentence.split(";")[0] for sentence in said(app.toast)] == [
        f"This link has {len(NUMBERS)} invalid values"
    ]
    assert app.query_params == {"lang": "en", **bare.query_params}
    assert shown(app) == shown(bare)
    assert not app.run().toast


def test_link_of_wrong_values_alone_opens_the_start_of_pool_an_image():
    app = open_page("pool_an_image", window_rows="inf")
    assert app.query_params["window_rows"] == "8"
    assert said(app.toast) == [
        "This link has Window rows = “inf”, but it must be a whole number from 1 to 32; using the default."
    ]
