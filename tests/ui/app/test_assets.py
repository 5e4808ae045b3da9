"""Assets: a component gets its HTML, CSS and script."""

import pytest

from ui.app import assets


@pytest.mark.parametrize(("folder", "tag"), [("stepper", 'class="stepper"'), ("copy", 'class="copies"')])
def test_component_has_all_three_parts(folder, tag):
    parts = assets.component(folder)
    assert set(parts) == {"html", "css", "js"}
    assert tag in parts["html"]
    assert all(part.strip() for part in parts.values())
