"""Known disagreements on the screen: every row, with what each library was recorded to answer."""

import json
import re
from html import unescape
from pathlib import Path

import numpy as np

from pooling.frameworks.facts.differences import DIFFERENCES
from ui.compare.frameworks.known import known_html, list_text

RECORDED = Path(__file__).parents[3] / "core" / "recorded" / "differences.json"


def test_every_library_is_shown_with_its_call_and_its_recorded_answer():
    shown = re.findall(r"<li><b>(.*?)</b> <code>(.*?)</code> gives <b>(.*?)</b>", known_html())
    rows = json.loads(RECORDED.read_text("utf-8"))["rows"]
    assert [tuple(map(unescape, each)) for each in shown] == [
        (row["who"], row["asked"], list_text(np.asarray(row["answer"], float))) for row in rows
    ]
    assert {"SciPy", "OpenCV", "scikit-image", "NumPy"} <= {who for who, *_ in shown}


def test_every_row_has_its_sentence_and_its_input():
    text = unescape(known_html())
    for row in DIFFERENCES:
        assert f"<h3>{row.sentence}</h3><p>x = {list_text(row.given)}</p>" in text
