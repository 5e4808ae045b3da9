"""Examples: the caption of the figure is the shown example's, and its numbers are the core's."""

from pooling import PoolSpec
from pooling.kinds.base import Fractional
from pooling.kinds.dispatch import pool
from pooling.kinds.weighted import Blur, RoiAlign, RoiPool, Stochastic
from pooling.matrices import parse_matrix
from tests.each import each
from ui.matrix.examples import DEFAULTS, EXAMPLES, example_of, note_on, shown_settings
from ui.matrix.lessons import BACK, lesson
from ui.matrix.shapes import SHAPES
from ui.matrix.words import PATTERN_POINTS


def shown(name, **changed):
    return lesson_for(EXAMPLES[name].settings | changed, last=name)


def lesson_for(settings, pattern="", last=""):
    """The caption for settings, and what the core makes of them."""
    shape = SHAPES[settings["source"]]
    return lesson(settings, pattern, shape.read(settings["matrix"]), spec_of(settings), last)


def spec_of(chosen):
    axes = ("depth", "rows", "cols")[-SHAPES[chosen["source"]].rank :]
    window, strides, dilations = (
        [chosen[f"{what}_{axis}"] for axis in axes] for what in ("window", "stride", "dilation")
    )
    sides = (("front", "back"), ("top", "bottom"), ("left", "right"))[-len(axes) :]
    pads = [(chosen[f"pad_{before}"], chosen[f"pad_{after}"]) for before, after in sides]
    spec = PoolSpec.of(
        chosen["reduction"],
        window,
        strides=strides,
        padding=pads if chosen["padding"] == "custom" else chosen["padding"],
        dilations=dilations,
        count_include_pad=chosen["count_include_pad"],
    )
    return layer_of(spec, chosen)


def layer_of(spec, chosen):
    """A layer beside plain pooling, of those that examples have."""
    given = {name: getattr(spec, name) for name in PoolSpec.__dataclass_fields__}
    given["output_shape"] = (chosen["out_rows"], chosen["out_cols"])
    given["box"] = tuple(map(float, chosen["box"].split(",")))
    own = {
        "fractional": {
            "seed": chosen["draw"],
            "sequence": chosen["sequence"],
            "overlapping": chosen["overlap"],
        },
        "stochastic": {"seed": chosen["draw"], "training": chosen["phase"] == "training"},
        "blur": {"taps": int(chosen["taps"]), "border": chosen["blur_border"]},
        "roi_align": {"samples": chosen["samples"], "aligned": chosen["aligned"]},
    }
    kinds = {kind.kind: kind for kind in (Fractional, Stochastic, Blur, RoiPool, RoiAlign)}
    if chosen["layer"] == "pool":
        return spec
    kind = kinds[chosen["layer"]]
    own = given | own.get(chosen["layer"], {})
    return kind(**{name: value for name, value in own.items() if name in kind.__dataclass_fields__})


@each("name", EXAMPLES)
def test_caption_says_what_the_core_makes_of_the_example_and_offers_what_it_advises(name):
    example = EXAMPLES[name]
    said = shown(name)
    assert said.example == name
    assert "{" not in said.text
    assert len(said.text) < 220
    advised = example.next
    assert said.label == (advised.label if advised else "")
    if advised and advised.settings:
        after = shown(name, **advised.settings)
        assert after.text != said.text
        assert "{" not in after.text
        assert (after.label, after.settings) == (BACK, example.settings)
    elif advised:
        assert said.settings == EXAMPLES[advised.example].settings


@each("name", EXAMPLES)
def test_caption_stays_while_the_input_does_and_follows_other_settings(name):
    changed = shown(name, window_rows=1, window_cols=1)
    assert changed.text.startswith(f"Example “{EXAMPLES[name].title}” with other settings: ")
    assert changed.settings == EXAMPLES[name].settings
    text = (
        EXAMPLES[name].settings["matrix"] + ",5"
        if ";" not in EXAMPLES[name].settings["matrix"]
        else "1,2;3,5"
    )
    assert shown(name, matrix=text.split("|")[0], source="row" if "," not in text else "matrix") is None


def test_captions_have_their_numbers_from_the_core():
    assert shown("textbook").text == "Max keeps the largest number of each window: 6, 4, 7, 9."
    assert shown("textbook", reduction="avg").text.startswith("Average gives 3.75, 2.25, 4.5, 5: ")
    assert shown("textbook", reduction="sum").text.endswith("the output is 15, 9, 18, 20.")
    assert shown("textbook", window_rows=9).text.endswith("with other settings: no window fits.")
    assert shown("odd", stride_rows=1, stride_cols=1).text.endswith("the output is 4 × 4 numbers.")
    assert shown("row", window_cols=12, stride_cols=12).text.endswith("becomes one number, 9.")
    assert "{output}" in EXAMPLES["row"].note


def test_examples_with_one_input_are_told_apart_by_settings_and_then_by_the_last_one():
    assert shown("holes").example == "holes"
    assert shown("odd").example == "odd"
    assert shown("holes", window_rows=2).example == "holes"
    assert shown("odd", window_rows=3).example == "odd"


def test_pattern_has_a_caption_and_what_it_advises_is_confirmed():
    negative = DEFAULTS | {"matrix": "-1,-2;-3,-4"}
    said = lesson_for(negative, "all_negative")
    assert said.text == PATTERN_POINTS["all_negative"]
    assert (
        "stays, −1, −1, −1, −1"
        in lesson_for(
            negative | dict(said.settings) | {"stride_rows": 1, "stride_cols": 1}, "all_negative"
        ).text
    )
    assert lesson_for(negative, "ramp").label == ""
    assert lesson_for(negative) is None


def test_untouched_widgets_count_as_their_defaults():
    assert shown_settings({}) == DEFAULTS == EXAMPLES["textbook"].settings
    assert note_on({}) == EXAMPLES["textbook"].note
    assert note_on({"matrix": DEFAULTS["matrix"], "reduction": "avg"}) == ""


def test_the_moved_feature_keeps_the_maximum_and_the_crossed_one_does_not():
    outputs = {
        name: pool(parse_matrix(EXAMPLES[name].settings["matrix"]), PoolSpec.of("max", 2)).tolist()
        for name in ("feature_here", "feature_moved", "feature_crossed")
    }
    assert outputs["feature_here"] == outputs["feature_moved"] == [[4, 0], [2, 1]]
    assert outputs["feature_crossed"] == [[0, 4], [2, 1]]


def pooled(name):
    chosen = EXAMPLES[name].settings
    return pool(SHAPES[chosen["source"]].read(chosen["matrix"]), spec_of(chosen)).tolist()


def test_examples_of_other_shapes_say_what_comes_out():
    assert pooled("row") == [9, 3, 8]
    first, second = pooled("clip")
    assert (first[0][0], second[0][1]) == (9, 9)
    assert max(first[0][1], *first[1], second[0][0], *second[1]) == 1
    apart, together = pooled("channels"), pooled("channels_as_slices")
    assert together == [[[8, 7], [9, 9]]]
    assert apart == [[[6, 4], [7, 9]], [[8, 7], [9, 5]]]
    assert EXAMPLES["channels"].settings["matrix"] == EXAMPLES["channels_as_slices"].settings["matrix"]


def test_example_stays_the_same_while_its_settings_change():
    """The presenter goes on to the next one from there."""
    names = list(EXAMPLES)
    for name in names:
        assert example_of(EXAMPLES[name].settings) == name
        changed = EXAMPLES[name].settings | {"reduction": "sum"}
        assert example_of(changed, last=name) == name
    assert example_of(DEFAULTS | {"matrix": "1,2;3,4"}) == ""
