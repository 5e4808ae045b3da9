"""What a page asks for early: files that the installed Streamlit has, none twice."""

from pathlib import Path

from streamlit import file_util

from ui.app.pages import PAGES
from ui.app.preload import CODE, ELEMENTS, FRAME, preloads
from ui.app.shell import shell

STREAMLIT = Path(file_util.get_static_dir())
INDEX = (STREAMLIT / "index.html").read_text("utf-8")


def test_every_element_is_a_file_of_the_installed_streamlit_and_none_is_asked_for_twice():
    for page in PAGES:
        early = preloads(page.address, STREAMLIT)
        assert all((STREAMLIT / name).is_file() for name in early)
        assert len(early) == len(set(early))
        assert not [name for name in early if name in INDEX]
        for element in ELEMENTS.get(page.address, FRAME):
            assert [name for name in early if name.startswith(f"{CODE}/{element}.")], element


def test_what_an_element_imports_comes_with_it(tmp_path):
    folder = tmp_path / CODE
    folder.mkdir(parents=True)
    (folder / "Html.1.js").write_text(
        'import{a}from"./a.2.js";import"./held.js";import(`./later.js`)', "utf-8"
    )
    (folder / "a.2.js").write_text('import{b}from"./Html.1.js";import"./gone.js"', "utf-8")
    (tmp_path / "index.html").write_text('<script src="./static/js/held.js">', "utf-8")
    assert preloads("", tmp_path) == (f"{CODE}/Html.1.js", f"{CODE}/a.2.js")


def test_links_are_right_from_any_address():
    page = shell(INDEX, "a/b", ("static/js/x.js",))
    assert '<link rel="modulepreload" crossorigin href="../static/js/x.js"></head>' in page
