"""What is below the pictures: measures, alternatives and the stack say what the core computes."""

import re

import numpy as np
import pytest
from PIL import Image

from pooling import PoolSpec
from pooling.network import KERNELS, extract
from pooling.number_text import percent
from ui.network.below import alternatives, tables
from ui.network.below.effect import effect_rows, intensify_sentence
from ui.network.below.stack import end_sentence, stack_maps, stack_of, stack_rows
from ui.network.code import all_programs
from ui.network.paint import Scale

PHOTO = np.random.default_rng(0).integers(0, 256, (28, 28)).astype(float)
EDGE = KERNELS["edge"].weights
MAX_2 = PoolSpec.of("max", 2)


def made(reduction="max", photo=PHOTO, **options):
    return extract(photo, EDGE, PoolSpec.of(reduction, 2), **options)


def test_effect_is_measured_on_the_maps():
    this = made()
    rows = {row.name: row for row in effect_rows(this)}
    assert (rows["Cells"].before, rows["Cells"].after, rows["Cells"].compared) == (
        "28 × 28",
        "14 × 14",
        "25% of it",
    )
    zeros = rows["Share of zeros, the “dead space”"]
    assert (zeros.before, zeros.after) == tuple(
        percent((each == 0).mean()) for each in (this.detected, this.condensed)
    )
    assert rows["Strongest response"].compared == "kept"
    products = rows["Multiplications of the next 3 × 3 convolution, for each map"]
    assert (products.before, products.after) == ("7,056", "1,764")


def test_the_claim_that_pooling_intensifies_is_judged_by_the_numbers():
    assert "no cell gets stronger" in intensify_sentence(made())
    average = intensify_sentence(made("avg"))
    assert re.search(r"the mean stays [\d.]+, and the strongest response falls", average)
    assert "stays 0" in intensify_sentence(made(photo=np.zeros((4, 4))))
    assert re.search(r"the mean grows from [−\d]", intensify_sentence(made(rectify=False)))


def test_alternatives_are_measured_and_one_that_is_not_possible_says_why():
    ways = {way.title: way for way in alternatives.ways(made(padding="valid"))}
    assert ways["Max pooling"].values.shape == (13, 13)
    assert "A cell sees 4 × 4 pixels." in ways["Average pooling"].caption
    assert "steps of 2 × 2" in ways["Stride instead"].caption
    assert f"{13 * 13 * 9:,} multiplications" in ways["Stride instead"].caption
    assert "A cell sees 5 × 5 pixels." in ways["Dilation instead"].caption
    small = alternatives.ways(made(photo=PHOTO[:4, :4], padding="valid"))
    assert small[-1].values is None
    html = tables.alternatives_html(small, Scale.of(made()))
    assert html.count("<img") == 3
    assert small[-1].caption.startswith("The window spans 5 rows")


def test_stack_names_its_layers_and_the_way_out_where_it_ends():
    stack = stack_of(made(), 5)
    rows = stack_rows(stack, (28, 28))
    assert [row.shape for row in rows[:4]] == ["28 × 28", "28 × 28", "14 × 14", "14 × 14"]
    assert (rows[4].field, rows[4].stride) == ("10 × 10", "4 × 4")
    assert rows[-1].field.endswith("(all)")
    sentence = end_sentence(stack, 5)
    assert sentence.startswith("Pooling 5 gets a map of 1 × 1. The window spans 2 rows")
    assert sentence.endswith("Or stop after stage 4, or begin with a larger photo.")
    assert [values.shape for values in stack_maps(made(), stack)] == [(14, 14), (7, 7), (3, 3), (1, 1)]
    same = extract(PHOTO, EDGE, PoolSpec.of("max", 2, padding="same"))
    assert "after stage 5 the map is one cell" in end_sentence(stack_of(same, 7), 7)
    assert end_sentence(stack_of(made(), 2), 2) == "All 2 stages fit: the last map is 7 × 7."


def test_stack_passes_the_map_of_one_stage_on_to_the_next():
    first, second = stack_maps(made(), stack_of(made(), 2))
    assert (second == extract(first, EDGE, MAX_2).condensed).all()


def test_tables_are_html_with_a_name_for_every_row():
    html = tables.effect_html(made()) + tables.stack_html(stack_rows(stack_of(made(), 1), (28, 28)))
    assert html.count('scope="row"') == 9
    assert "<td>14 × 14<" in html
    assert tables.maps_html([np.zeros((2, 2)), np.ones((1, 1))]).count("<img") == 2


@pytest.mark.parametrize(
    ("spec", "options"),
    [
        (MAX_2, {}),
        (PoolSpec.of("avg", 3, strides=2, padding="same"), {"padding": "valid", "rectify": False}),
    ],
)
def test_numpy_program_makes_the_same_numbers(tmp_path, monkeypatch, capsys, spec, options):
    this = extract(PHOTO, KERNELS["emboss"].weights, spec, **options)
    Image.fromarray(PHOTO.astype(np.uint8)).save(tmp_path / "photo.png")
    monkeypatch.chdir(tmp_path)
    names = {}
    exec(all_programs(this)[0]["NumPy"], names)  # noqa: S102  # our own code
    np.testing.assert_allclose(names["y"], this.condensed, rtol=1e-12)
    assert capsys.readouterr().out


def test_every_library_has_a_program_or_a_reason():
    programs, reasons = all_programs(made())
    assert list(programs) == ["NumPy", "TensorFlow", "Keras", "PyTorch"]
    assert not reasons
    for name, program in programs.items():
        compile(program, name, "exec")
        assert 'Image.open("photo.png")' in program
    programs, reasons = all_programs(made("median"))
    assert "TensorFlow" not in programs
    assert reasons[0].startswith("No TensorFlow: ")
