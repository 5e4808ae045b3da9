"""What a link may hide, and how."""

import re

from ui.app.folder import ASSETS
from ui.app.parts import PARTS, builder, hidden_parts, hiding_style


def test_only_parts_are_hidden_each_once():
    assert hidden_parts("next,menu,menu,{},x") == ("menu", "next")
    assert hidden_parts("") == ()


def test_each_part_is_hidden_by_style_or_left_out_by_what_draws_it():
    for name, part in PARTS.items():
        assert (part.found in hiding_style([name])) == part.styled, name
    assert hiding_style([]) == hiding_style(["panels"]) == ""
    assert ".st-key-history" in hiding_style(["edit"])


def test_what_a_style_hides_is_drawn_somewhere():
    drawn = "".join(path.read_text("utf-8") for path in (ASSETS.parent / "ui").rglob("widgets/*.py"))
    hidden = {key for part in PARTS.values() for key in re.findall(r"st-key-(\w+)", part.found)}
    assert {key for key in hidden if f'"{key}"' not in drawn} == set()


def test_the_builder_offers_every_part():
    assert [each["name"] for each in builder()["parts"]] == list(PARTS)
