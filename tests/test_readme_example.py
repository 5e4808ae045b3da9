"""The README's example gives the numbers that stand beside it."""

import re
from pathlib import Path

import numpy as np

README = (Path(__file__).resolve().parents[1] / "README.md").read_text("utf-8")


def test_readme_example_gives_its_numbers():
    (example,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    names = {}
    shown = 0
    for line in example.splitlines():
        code, _, comment = line.partition("#")
        if not comment:
            exec(code, names)  # noqa: S102 - our own README
            continue
        value = eval(code, names)  # noqa: S307 - our own README
        promised = re.match(r" ([\[(].*[\])])", comment)
        if promised:
            np.testing.assert_array_equal(value, eval(promised[1].split(":")[0]))  # noqa: S307
            shown += 1
    assert shown == 3
    np.testing.assert_array_equal(value, [[0, 0, 0, 1], [0, 1, 0, 0], [1, 0, 0, 0], [0, 0, 1, 0]])
