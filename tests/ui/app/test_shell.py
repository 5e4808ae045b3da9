"""The HTML around the app: made of the installed Streamlit's index.html, and right for any address."""

import tomllib
from pathlib import Path

import pytest
from streamlit import file_util

from tests.each import each
from ui.app import assets
from ui.app.folder import ASSETS
from ui.app.pages import PAGES
from ui.app.shell import BESIDE, STYLES, TITLE, shell, strange, title
from ui.app.widgets.frame import SIDEBAR_WIDTH

INDEX = (Path(file_util.get_static_dir()) / "index.html").read_text("utf-8")
CONFIG = ASSETS.parent / ".streamlit" / "config.toml"


def test_first_paint_has_its_place_in_the_index_of_the_installed_streamlit():
    page = shell(INDEX, "step_through")
    assert strange(INDEX) == ""
    assert "<title>Step through · Pooling Lab</title>" in page
    assert page.index("color-scheme") < page.index("__streamlit") < page.index('type="module"')
    # Streamlit adds its styles to the head: ours come after them.
    assert (
        page.index("<body>") < page.index(assets.style("shell/main.css", *STYLES)) < page.index('id="root"')
    )
    assert page.count("data:image/svg+xml,") == 1
    assert "export" not in page[page.index("data-top") : page.index("</script>")]


@each(
    ("address", "top"),
    [("", "./"), ("step_through", "./"), ("step_through/7", "../"), ("a/b/c/", "../../../")],
)
def test_files_and_server_are_found_from_any_address(address, top):
    page = shell(INDEX, address)
    assert page.count(f'"{top}static/') == INDEX.count('"./static/') > 50
    assert f'data-top="{top}"' in page


@each("part", [TITLE, BESIDE, "<head>", "<body>"])
def test_index_of_another_streamlit_is_named_in_a_sentence(part):
    assert part in strange(INDEX.replace(part, "<other>"))


def test_title_of_a_wrong_address_says_nothing_of_it():
    assert title("") == PAGES[0].tab  # what Home says once it is drawn
    assert title('"><script>') == title("step_through/7") == "Pooling Lab"


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_first_paint_has_the_colours_of_the_theme_and_the_place_of_the_menu(mode):
    """Before Streamlit is there, nothing else can say them."""
    sheet = assets.read("shell/main.css").upper()
    theme = tomllib.loads(CONFIG.read_text("utf-8"))["theme"][mode]
    for part, name in (
        (theme, "backgroundColor"),
        (theme["sidebar"], "backgroundColor"),
        (theme, "borderColor"),
    ):
        assert part[name] in sheet
    assert f"WIDTH: {SIDEBAR_WIDTH}PX" in sheet
