"""Shapes alone: every library's output for any size, with the arithmetic; batch, channels, a wrong order."""

import csv
from io import StringIO

import numpy as np

from pooling import PoolSpec
from pooling.frameworks.libraries.table import LIBRARIES
from tests.each import each
from ui.compare.frameworks.answers import answers
from ui.compare.shapes.rows import Sizes, misread_rows, shape_rows, usual
from ui.compare.shapes.table import shapes_csv, shapes_html
from ui.compare.shapes.words import arithmetic_lines, headline, misread_sentences, planes_words

SAME = PoolSpec.of("max", 3, strides=2, padding="same")
SIZES = Sizes(8, 64, (112, 96))


def rows(spec=SAME, sizes=SIZES, order="last"):
    return {row.key: row for row in shape_rows(spec, sizes, order)}


@each(
    ("spec", "shape"),
    [
        (SAME, (7, 5)),
        (PoolSpec.of("max", 2, ceil_mode=True), (7, 5)),
        (PoolSpec.of("avg", (3,), strides=2, padding="same"), (9,)),
        (PoolSpec.of("max", (2, 3, 2), strides=2, padding="same_lower"), (4, 5, 6)),
        (PoolSpec.of("max", 5), (4, 4)),
        (PoolSpec.of("median", 2), (4, 4)),
    ],
)
def test_shapes_are_those_of_the_values(spec, shape):
    found = rows(spec, Sizes(1, 1, shape))
    x = np.zeros(shape, np.float32)
    for answer in answers(x, spec):
        if answer.key in found:
            given = found[answer.key].ruled.output_shape
            assert given == (None if answer.values is None else answer.values.shape), answer.key


def test_tensor_is_in_the_order_of_the_library():
    found = rows()
    assert found["tensorflow"].tensor == (8, 56, 48, 64)
    assert found["torch"].tensor == (8, 64, 56, 48)
    assert found["zeros"].tensor == (8, 56, 48, 64)
    assert rows(order="first")["zeros"].tensor == (8, 64, 56, 48)


def test_arithmetic_has_a_line_for_every_axis():
    assert arithmetic_lines(rows()["torch"]) == [
        "rows: ⌊(112 + 2 · 1 − 3) / 2⌋ + 1 = 56",
        "columns: ⌊(96 + 2 · 1 − 3) / 2⌋ + 1 = 48",
    ]


def test_a_million_rows_are_no_work():
    found = rows(sizes=Sizes(10**6, 10**6, (10**6, 10**6)))
    assert found["torch"].ruled.output_shape == (500_000, 500_000)


def test_headline_names_who_gives_another_shape():
    found = list(rows().values())
    assert headline(found, usual(found, "tensorflow")) == f"All {len(LIBRARIES)} give 56 × 48."
    ceil = list(rows(PoolSpec.of("max", 2, ceil_mode=True), Sizes(1, 1, (5, 5))).values())
    assert usual(ceil, "tensorflow") == (3, 3)
    assert "refuse" in headline(ceil, usual(ceil, "tensorflow"))
    none = list(rows(PoolSpec.of("max", 5), Sizes(1, 1, (4, 4))).values())
    assert headline(none, usual(none, "torch")) == "ONNX gives 1 × 1; Flax and JAX give 0 × 0; 6 refuse."
    nobody = list(rows(PoolSpec.of("softmax", 9), Sizes(1, 1, (5, 5))).values())
    assert headline(nobody, usual(nobody, "torch")) == "No library gives an output: each says why."
    even = list(rows(PoolSpec.of("max", 2, strides=1, padding="same")).values())
    assert "PyTorch gives 113 × 97" in headline(even, usual(even, "tensorflow"))


def test_batch_and_channels_only_count_planes():
    assert planes_words(SIZES, (56, 48)) == (
        "Batch 8 and channels 64 stay as they are: each of the 512 planes is pooled on its own. "
        "5,505,024 numbers become 1,376,256: 25%."
    )
    assert planes_words(Sizes(1, 1, (4,)), None).endswith("the one plane is pooled on its own.")


def test_wrong_data_format_pools_other_axes():
    said = misread_sentences(misread_rows(SAME, SIZES, "last"), SIZES, "last")
    assert said[0].startswith("PyTorch")
    assert "(8, 112, 96, 64), channels last, as it is: as 112 channels of 96 × 64." in said[0]
    assert said[0].endswith("the wrong axes are pooled: (8, 112, 48, 32).")
    first = misread_sentences(misread_rows(SAME, SIZES, "first"), SIZES, "first")
    assert "as 96 channels of 64 × 112" in first[0]
    small = Sizes(8, 3, (112, 96))
    refused = misread_sentences(misread_rows(PoolSpec.of("max", 4), small, "last"), small, "last")
    assert "refuse" in refused[0]


def test_table_glows_where_a_shape_differs_and_says_why_one_refuses():
    spec = PoolSpec.of("max", 2, strides=1, padding="same")
    found = list(rows(spec).values())
    html = shapes_html(found, usual(found, "tensorflow"), "last")
    assert html.count('class="shape"') == sum(row.ruled.output_shape == (113, 97) for row in found) > 0
    assert "transposed to channels first" in html
    refusing = list(rows(PoolSpec.of("median", 2)).values())
    assert "choose max or avg" in shapes_html(refusing, None, "last")


def test_file_has_a_row_for_every_library():
    found = list(rows().values())
    lines = list(csv.DictReader(StringIO(shapes_csv(found))))
    assert [line["library"] for line in lines] == [row.name for row in found]
    assert lines[0]["whole tensor"] == "(8, 56, 48, 64)"
    refused = shapes_csv(list(rows(PoolSpec.of("median", 2)).values()))
    assert "choose max or avg" in refused
