"""The figure under the hand: what is sent is what the core computes, for every shift, pixel by pixel."""

import base64
import io
import json

import numpy as np
import pytest
from PIL import Image

from pooling.colours import colour_map
from pooling.invariance import BORDERS, circle, jitter, levels, shift, survey, whole_jitter
from ui.invariance.board import CHANGES, DRAWS, board_data
from ui.invariance.experiment import Experiment
from ui.invariance.names import FIGURES, WAYS
from ui.invariance.pictures import picture
from ui.invariance.words import distance_text, share_text

ZHANG = Experiment("matrix", jitter=1, border="circular", pools=1, matrix="0,0,1,1,0,0,1,1")


def pixels(uri):
    """Decode a picture, (H, W, 3)."""
    return np.array(Image.open(io.BytesIO(base64.b64decode(uri.split(",")[1]))).convert("RGB"))


def tile(level, which, sheet="tiles"):
    """Cut a map out of a sheet as the browser does."""
    row, column = divmod(which, level["across"])
    top, left = row * level["rows"], column * level["cols"]
    return pixels(level[sheet])[top : top + level["rows"], left : left + level["cols"]]


def shifts(reach):
    """All shifts in reading order, with their places."""
    side = range(-reach, reach + 1)
    return list(enumerate((down, right) for down in side for right in side))


@pytest.mark.parametrize("border", BORDERS)
def test_every_shift_has_the_map_that_the_core_computes(border):
    experiment = Experiment(jitter=2, border=border, pools=3)
    data = board_data([experiment], 0)
    wide = pixels(data["picture"])
    for place, (down, right) in shifts(2):
        moved = shift(circle(64, 4), down, right, border)
        cut = wide[2 - down : 66 - down, 2 - right : 66 - right]
        np.testing.assert_array_equal(cut, colour_map(moved, 0, 1))
        for level, expected in zip(
            data["ways"][0]["levels"][1:], levels(moved, experiment.way, 3)[1:], strict=True
        ):
            np.testing.assert_array_equal(tile(level, level["which"][place]), colour_map(expected, 0, 1))


def test_changes_are_painted_by_their_sign_and_size():
    data = board_data([Experiment(jitter=1, pools=2)], 0)
    level = data["ways"][0]["levels"][2]
    still, moved = (levels(shift(circle(), 0, right), Experiment().way, 2)[2] for right in (0, 1))
    shown = tile(level, level["which"][5], "changes")  # (0, 1)
    np.testing.assert_array_equal(shown, CHANGES[(2 * (moved - still)).astype(int) + 2])


def test_numbers_of_every_shift_are_those_of_the_survey():
    experiment = Experiment(jitter=2, pools=2)
    (way,) = board_data([experiment], 0)["ways"]
    for level, report in zip(way["levels"], survey(circle(), experiment.way, 2, 2), strict=True):
        said = [level["same"]["texts"][at] for at in level["same"]["which"]]
        assert said == [share_text(share) for share in report.same.flat]
        said = [level["distance"]["texts"][at] for at in level["distance"]["which"]]
        pairs = zip(report.same.flat, report.cosine.flat, strict=True)
        assert said == [distance_text(far, same=same == 1) for same, far in pairs]
        assert level["exact"] == [int(same == 1) for same in report.same.flat]
        assert level["along"] == [int(error == 0) for error in report.unlike.flat]
        assert level["distinct"] == report.distinct == len(set(level["which"]))


def test_input_and_what_changed_in_it_are_sent_once_for_two_ways():
    first, second = board_data([Experiment(), Experiment(kind="avg")], 0)["ways"]
    assert first["levels"][0]["changes"]
    assert not second["levels"][0]["changes"]
    assert all(level["changes"] for level in second["levels"][1:])
    far = board_data([Experiment(jitter=8)], 0)["ways"][0]["levels"]
    assert [bool(level["changes"]) for level in far] == [False, True, True, True, True]


def test_small_maps_have_their_numbers():
    (way,) = board_data([ZHANG], 0)["ways"]
    before, after = way["levels"]
    assert before["numbers"][before["still"]] == list("00110011")
    assert after["numbers"][after["which"][5]] == list("1111")
    assert not board_data([Experiment()], 0)["ways"][0]["levels"][1]["numbers"]


def test_draws_are_those_of_the_seeds_around():
    data = board_data([Experiment()], 257)
    assert data["first_seed"] == 200
    assert data["draws"] == [jitter(seed, 3) for seed in range(200, 200 + DRAWS)]
    even = board_data([Experiment()], 257, even=True)
    assert even["draws"] == [whole_jitter(seed, 3) for seed in range(200, 200 + DRAWS)]


def test_findings_are_sentences_about_the_last_map():
    (way,) = board_data([Experiment(jitter=4)], 0)["ways"]
    said = [way["findings"]["texts"][at] for at in way["findings"]["which"]]
    same = [sentence == "After 4 pools, the result is the same as without the shift." for sentence in said]
    assert same == [bool(exact) for exact in way["levels"][-1]["exact"]]


@pytest.mark.parametrize("figure", FIGURES)
def test_every_figure_can_be_sent_by_every_way_as_json_without_nan(figure):
    """A photo and numbers of either sign by every way, the others by three in turn."""
    first = list(FIGURES).index(figure)
    for kind in (
        WAYS if figure in ("camera", "matrix") else [(*WAYS, *WAYS)[first % 8 + by] for by in (0, 1, 3)]
    ):
        experiment = Experiment(figure, jitter=1, pools=2, kind=kind, matrix="1,-2,3;4,5,6;7,8,9")
        data = board_data([experiment], 0)
        json.dumps(data, allow_nan=False)
        assert (data["rows"], data["cols"]) == picture(figure, 4, 3, experiment.matrix).shape


def test_kaggles_experiment_is_sent_in_less_than_64_kilobytes_and_a_photo_in_less_than_256():
    assert len(json.dumps(board_data([Experiment()], 7))) < 64_000
    assert len(json.dumps(board_data([Experiment("camera")], 7))) < 256_000


def test_matrix_of_several_channels_is_its_first_and_a_long_row_is_read():
    assert picture("matrix", 4, 3, "1,2|3,4").tolist() == [[1, 2]]
    assert picture("matrix", 4, 3, ",".join(["1"] * 32)).shape == (1, 32)


def test_matrix_that_cannot_be_read_is_a_dot_and_what_is_not_finite_a_zero():
    assert picture("matrix", 4, 3, "1,x").sum() == 1
    assert picture("matrix", 4, 3, "nan,2;inf,4").tolist() == [[0, 2], [0, 4]]
