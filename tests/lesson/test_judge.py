"""The browser judges a typed number as Python does, by which the questions of all chapters are tested."""

import math

import numpy as np

from ui.app.assets import read
from ui.lessons.questions.grading import is_same, read_number

SHOWN = [
    *(
        "6",
        "3.75",
        "2.062",
        "2.0625",
        "0.3333333333333333",
        "-4",
        "−4",
        "0",
        "0.00012",
        "1e-7",
        "123456",
        "9999.5",
    ),
    *("512,000", "25,088,000", "∞", "-∞", "NaN", "2 × 2", "", "_", "0.1", "1.005", "2.675", "5e-324", "1e21"),
]
ODD = [
    *(
        "",
        " ",
        "two",
        "1/2",
        "1e999",
        "inf",
        "-Infinity",
        "nan",
        "+3",
        ".5",
        "5.",
        "1,2,3",
        "1_000",
        "0x10",
        "３",
    ),
    *(
        "2,06",
        "2.06",
        "2,062",
        "512",
        "512000",
        "512,000",
        "25088000",
        "0.33",
        "0.334",
        "1.01",
        "2.68",
        "2.67",
    ),
]
JUDGE = """async ([source, typed, shown]) => {
  const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  const { readNumber, isSame } = await import(url);
  return typed.map(text => {
    const number = readNumber(text);
    return [String(number), shown.map(each => number !== null && isSame(number, text, each))];
  });
}"""


def some_texts(count=80, seed=14):
    """Numbers as learners write them, near those that are shown."""
    rng = np.random.default_rng(seed)
    values = [float(text) for text in SHOWN if text.replace(".", "").isdigit()]
    near = rng.choice(values, count) + rng.choice([0, 0, 1e-4, -5e-4, 0.01], count)
    written = [
        f"{value:.{decimals}f}" for value, decimals in zip(near, rng.integers(0, 6, count), strict=True)
    ]
    return [
        text.replace(".", ",") if swap else text
        for text, swap in zip(written, rng.random(count) < 0.2, strict=True)
    ]


def test_the_browser_and_python_agree_on_what_a_typed_number_is(mount):
    typed = [*ODD, *SHOWN, *some_texts()]
    page = mount()
    source = read("stepper/panels/predict/judge.js")
    for text, (number, same) in zip(typed, page.evaluate(JUDGE, [source, typed, SHOWN]), strict=True):
        ours = read_number(text)
        theirs = None if number == "null" else float(number.replace("Infinity", "inf"))
        assert ours == theirs or (ours and theirs and math.isnan(ours) and math.isnan(theirs)), text
        assert same == [is_same(text, each) for each in SHOWN], text
