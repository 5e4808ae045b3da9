"""Assets: a component gets its HTML, CSS and script."""

import json

import pytest

from tests.each import each
from ui.app import assets
from ui.app.folder import ASSETS


@pytest.mark.parametrize(("folder", "tag"), [("stepper", 'class="stepper"'), ("copy", 'class="copies"')])
def test_component_has_all_three_parts(folder, tag):
    parts = assets.component(folder)
    assert set(parts) == {"html", "css", "js"}
    assert tag in parts["html"]
    assert all(part.strip() for part in parts.values())


def test_code_alone_hands_over_the_script_with_the_styles_and_the_html():
    js, parts = assets.code_alone("stepper", "poolingStepper"), assets.component("stepper")
    assert js.count("export default") == 1
    assert "const mount = function mountStepper" in js
    assert json.dumps({"html": parts["html"], "css": parts["css"]}) in js


def test_frame_of_the_stepper_is_small_beside_its_code():
    assert len(assets.script("stepper_frame")) < 0.02 * len(assets.code_alone("stepper", "poolingStepper"))


def test_style_leaves_comments_out_and_nothing_else():
    assert assets.style("page.css", "show.css").startswith("<style>")
    assert "/*" in assets.read("page.css")
    assert "/*" not in assets.style("page.css", "show.css")
    for line in assets.read("page.css").splitlines():
        if ": " in line and "*" not in line and line.endswith(";"):
            assert line.strip() in assets.style("page.css")


@each("sheet", sorted(path.name for path in ASSETS.glob("*.css")))
def test_no_sheet_has_an_angle_bracket(sheet):
    """`st.html` would take the whole <style> out, without a word."""
    assert "<" not in assets.style(sheet).removeprefix("<style>").removesuffix("</style>")
