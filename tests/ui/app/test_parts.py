"""What a link may hide, and how."""

from ui.app.parts import PARTS, builder, hidden_parts, hiding_style


def test_only_parts_are_hidden_each_once():
    assert hidden_parts("next,menu,menu,{},x") == ("menu", "next")
    assert hidden_parts("") == ()


def test_each_part_is_hidden_by_style_or_left_out_by_what_draws_it():
    for name, part in PARTS.items():
        assert (part.found in hiding_style([name])) == part.styled, name
    assert hiding_style([]) == hiding_style(["panels"]) == ""
    assert ".st-key-history" in hiding_style(["edit"])


def test_the_builder_offers_every_part():
    assert [each["name"] for each in builder()["parts"]] == list(PARTS)
