"""What the component is sent says the same as the core's trace of each result."""

import json
from base64 import b64decode

import numpy as np
import pytest

from pooling import PoolSpec
from pooling.images import read_image
from pooling.network import KERNELS, extract, trace
from pooling.number_text import format_number
from tests.each import each
from ui.network.figure import figure_data
from ui.network.paint import Scale
from ui.network.words import pooling_words

PHOTO = np.random.default_rng(0).integers(0, 256, (11, 14)).astype(float)
EDGE = KERNELS["edge"].weights
SAME = PoolSpec.of("max", 2, padding="same")


def texts(table, shape, key="texts"):
    """The texts of a table, cell by cell."""
    which = np.frombuffer(b64decode(table["which"]), "<u2")
    return np.array(table[key].split(" "))[which].reshape(shape)


def axis_positions(axis, i):
    return [axis["start"] + i * axis["stride"] + at * axis["dilation"] for at in range(axis["window"])]


def winners_sent(data, index, shape):
    """The cells of a window whose bit is set."""
    rows, cols = data["pool"]["rows"], data["pool"]["cols"]
    size = rows["window"] * cols["window"]
    bits = np.unpackbits(np.frombuffer(b64decode(data["numbers"]["winners"]), np.uint8))
    mine = bits.reshape(np.prod(shape), -1)[np.ravel_multi_index(index, shape), :size]
    places = [(r, c) for r in axis_positions(rows, index[0]) for c in axis_positions(cols, index[1])]
    return [place for place, bit in zip(places, mine, strict=True) if bit]


@pytest.mark.parametrize(
    "spec",
    [
        SAME,
        PoolSpec.of("min", (3, 2), strides=1),
        PoolSpec.of("max", 2, strides=1, dilations=2),
        PoolSpec.of("avg", 3, strides=2, padding=1),
    ],
)
@pytest.mark.parametrize(("kernel", "padding"), [("edge", "same"), ("blur", "valid")])
def test_every_result_is_sent_as_the_core_traces_it(spec, kernel, padding):
    made = extract(PHOTO, KERNELS[kernel].weights, spec, padding=padding)
    data = figure_data(made)
    numbers, shape = data["numbers"], made.condensed.shape
    filtered = texts(numbers["filtered"], made.filtered.shape)
    detected = texts(numbers["filtered"], made.filtered.shape, "rectified")
    condensed = texts(numbers["condensed"], shape)
    photo = np.frombuffer(b64decode(numbers["photo"]), np.uint8).reshape(PHOTO.shape)
    for index in np.ndindex(*shape):
        way = trace(made, index)
        assert condensed[index] == format_number(way.pooled.result)
        assert [detected[cell] for cell in way.pooled.cells] == list(map(format_number, way.pooled.values))
        assert [filtered[cell] for cell in way.pooled.cells] == list(map(format_number, way.before_relu))
        assert [photo[cell] for cell in way.filtered.cells] == way.filtered.values
        if spec.reduction != "avg":
            assert winners_sent(data, index, shape) == way.pooled.winners
        rows, cols = (
            axis_positions(data["filter"][name], way.filtered.index[n])
            for n, name in enumerate(("rows", "cols"))
        )
        assert (rows, cols) == tuple(map(list, way.filtered.positions))
    assert json.loads(json.dumps(data, allow_nan=False))["start"] == data["start"]


def test_the_figure_begins_at_the_strongest_response_that_no_padding_makes():
    made = extract(PHOTO, EDGE, SAME)
    start = tuple(figure_data(made)["start"])
    inner = made.condensed[1:-1, 1:-1]  # the last row of windows reads one row of the photo alone
    assert made.condensed[start] == inner.max()
    assert figure_data(extract([[5.0]], [[1, 2], [3, 4]], SAME))["start"] == [0, 0]


def test_pictures_have_the_pixels_of_the_maps():
    made = extract(PHOTO, EDGE, SAME)
    sent = [read_image(b64decode(picture["png"])) for picture in figure_data(made)["pictures"]]
    assert [picture.shape[:2] for picture in sent] == [(11, 14), (11, 14), (11, 14), (6, 7)]
    assert (sent[0][..., 0] == PHOTO).all()
    negative = sent[1][made.filtered < -100].astype(int)
    assert (negative[:, 2] > negative[:, 0]).all()  # blue
    assert (sent[2][made.detected == 0] == (0, 0, 4)).all()


@each("weight", [0.0, 1e6, -1e9, 1e-300])
@each("shape", [(1, 1), (400, 1)])
def test_odd_kernels_and_photos_give_data_that_travels(weight, shape):
    made = extract(np.full(shape, 255.0), [[weight]], SAME)
    json.dumps(figure_data(made), allow_nan=False)
    json.dumps(figure_data(extract(np.zeros(shape), [[weight]], SAME, rectify=False)), allow_nan=False)


def test_a_large_photo_is_sent_without_numbers():
    assert figure_data(extract(np.zeros((257, 256)), [[1]], SAME))["numbers"] is None


def test_colours_end_where_few_cells_are_stronger():
    for values, end in (([*range(1000), 1e6], 995), ([0, 0], 0), ([0] * 999 + [5], 5)):
        assert Scale.of(extract([values], [[1]], PoolSpec.of("max", 1))).end == end


def test_pooling_is_named_by_its_reduction_window_and_stride():
    assert pooling_words(SAME) == "max pooling 2 × 2, stride 2"
    assert pooling_words(PoolSpec.of("avg", (2, 3))) == "average pooling 2 × 3, stride 2 × 3"


@pytest.mark.parametrize("largest", [99_999, 100_000])
def test_whole_numbers_are_written_as_all_others_are(largest):
    made = extract([[1.0, 0.0, 2.0]], [[-largest]], PoolSpec.of("max", 1), rectify=False)
    data = figure_data(made)
    assert texts(data["numbers"]["filtered"], 3).tolist() == list(map(format_number, made.filtered[0]))
    assert texts(data["numbers"]["condensed"], 3).tolist() == list(map(format_number, made.filtered[0]))
