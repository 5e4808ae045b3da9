"""The verdict on our three maps and TensorFlow's, with answers that are made up."""

from dataclasses import replace
from threading import Event

import numpy as np
import pytest

from pooling import PoolSpec
from pooling.frameworks.answer import Answer
from pooling.frameworks.network import compare_stages
from pooling.network import KERNELS, extract
from ui.network import comparison

PHOTO = np.random.default_rng(0).integers(0, 256, (8, 8)).astype(float)
MAX_2 = PoolSpec.of("max", 2)
CALLS = ("tf.nn.conv2d", "tf.nn.relu", "tf.nn.pool")


@pytest.fixture(autouse=True)
def nothing_asked():
    comparison.ANSWERS.clear()


def made(kernel=KERNELS["edge"].weights, spec=MAX_2, **options):
    return extract(PHOTO, kernel, spec, **options)


def answers(this):
    """TensorFlow's answers, if it computes as we do."""
    maps = (this.filtered, this.detected, this.condensed)
    return [
        Answer("ok", "", call, values.astype(np.float32)[None], "9.9")
        for call, values in zip(CALLS, maps, strict=True)
    ]


def verdict(this, came):
    return comparison.verdict(compare_stages(this, came))


def test_equal_maps_are_equal_in_all_cells():
    said = verdict(made(), answers(made()))
    assert said.sentence == "Compared with TensorFlow 9.9: all three maps are equal, in all 144 cells."
    assert said.table.count("= Equal") == 3


def test_rounding_is_told_from_a_difference_and_the_worst_cell_is_named():
    this = made(np.full((3, 3), 0.1))
    came = answers(this)
    came[0].values[0, 2, 3] += 2e-5
    said = verdict(this, came)
    assert "equal up to rounding, by 1.5e−5 at most, in row 2, column 3 of tf.nn.conv2d" in said.sentence
    came[2].values[0, 1, 1] += 1
    said = verdict(this, came)
    assert "the maps differ, by 1 at most, in row 1, column 1: rounding does not explain it." in said.sentence
    assert "≠ Different" in said.table


def test_a_nan_is_a_difference():
    came = answers(made())
    came[1].values[0, 0, 0] = np.nan
    assert not compare_stages(made(), came)[1].agrees


def test_stages_without_an_answer_say_why():
    came = answers(made())
    came[2] = Answer("unsupported", "It has no such pooling.", "tf.nn.pool")
    said = verdict(made(), came)
    assert said.kind == "done"
    assert said.sentence.endswith("both maps are equal, in all 128 cells. It has no such pooling.")
    missing = verdict(made(), [Answer("unavailable", "It is not installed.", "tf.nn.conv2d")])
    assert (missing.kind, missing.sentence) == ("failed", "It is not installed. Our own maps are still here.")
    assert (
        "the filtered map is equal" in verdict(made(), [came[0], replace(came[2], status="failed")]).sentence
    )


def test_page_waits_without_waiting_and_asks_once(monkeypatch):
    go, asked = Event(), []

    def slow(this):
        asked.append(this)
        go.wait(20)
        return answers(this)

    monkeypatch.setattr(comparison, "tensorflow_extract", slow)
    assert comparison.look(made()) == comparison.Verdict("waiting", comparison.WAITING)
    assert comparison.look(made()).kind == "waiting"
    go.set()
    assert comparison.look(made(), 20).kind == "done"
    assert len(asked) == 1
    assert comparison.look(made(spec=PoolSpec.of("avg", 2)), 20).kind == "done"
    assert len(asked) == 2


def test_what_failed_is_asked_again(monkeypatch):
    monkeypatch.setattr(
        comparison, "tensorflow_extract", lambda _: [Answer("failed", "It died.", "tf.nn.conv2d")]
    )
    assert comparison.look(made(), 20).sentence.startswith("It died.")
    monkeypatch.setattr(comparison, "tensorflow_extract", lambda _: 1 / 0)
    assert comparison.look(made(), 20).sentence.startswith("TensorFlow did not answer")
    monkeypatch.setattr(comparison, "tensorflow_extract", answers)
    assert comparison.look(made(), 20).kind == "done"
