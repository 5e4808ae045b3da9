"""Train a network and keep it: python -m training [vehicles|digits|faces|compare|untrained|digits_file].

Nothing named is the first three. `compare` and `untrained` make the results that ship with *What pooling does
to a model*, and `digits_file` the digits that they read (training/comparison.py, training/untrained.py).

The seeds are fixed, so the same machine finds the same weights each time. Written into assets/network/weights
are `NAME.npz` (the weights), `NAME_pictures.npz` (test pictures) and `NAME.json` (how often the network is
right on pictures that it has not seen); and for the tests, what Keras answers.
"""

import json
import sys
import time
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling.models.classifier import run_network, write_network
from training.comparison import compare, write_digits
from training.keras_network import RECIPES, channels_last, ours, train
from training.pictures import SETS, Pictures
from training.untrained import compare_untrained

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "assets" / "network" / "weights"
RECORDED = ROOT / "tests" / "core" / "recorded"
SHOWN = 40
"""Test pictures that are kept, for the page and for the comparison with Keras."""
LEVELS = 255
"""Grey levels above 0 that they are kept with."""
OTHERS = {"compare": compare, "untrained": compare_untrained, "digits_file": write_digits}


def main(names: Sequence[str]) -> int:
    """Train the networks that are named."""
    unknown = [name for name in names if name not in SETS and name not in OTHERS]
    if unknown:
        print(f"There is no network {unknown[0]!r}; choose {', '.join([*SETS, *OTHERS])}.")
        return 1
    for name in names or SETS:
        OTHERS[name]() if name in OTHERS else make(name)
    return 0


def make(name: str) -> None:
    """Train one network, say how good it is, and write the files."""
    started = time.perf_counter()
    pictures = SETS[name]()
    model, accuracy = train(pictures, RECIPES[name])
    network = ours(model, pictures)
    facts = {
        "accuracy": round(accuracy, 4),
        "tested": len(pictures.test[0]),
        "trained": len(pictures.train[0]),
        "parameters": model.count_params(),
    }
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / f"{name}.npz").write_bytes(write_network(network))
    (FOLDER / f"{name}_pictures.npz").write_bytes(examples(pictures))
    (FOLDER / f"{name}.json").write_text(json.dumps(facts, indent=2) + "\n", encoding="utf-8")
    answers = witness(model, pictures)
    (RECORDED / f"network_keras_{name}.json").write_text(json.dumps(answers) + "\n", encoding="utf-8")
    difference = np.abs(run_network(network, shown(pictures)).probabilities - answers["probabilities"]).max()
    print(
        f"{name}: {accuracy:.1%} of {facts['tested']} test pictures right, {facts['parameters']:,} "
        f"parameters, {time.perf_counter() - started:.0f} s; ours and Keras differ by {difference:.1e}."
    )


def shown(pictures: Pictures) -> NDArray[np.float32]:
    """Return the first test pictures with the grey levels that they are kept with."""
    return (np.round(pictures.test[0][:SHOWN] * LEVELS) / LEVELS).astype(np.float32)


def examples(pictures: Pictures) -> bytes:
    """Return the first test pictures and their classes as the bytes of an .npz file."""
    file = BytesIO()
    x = np.round(pictures.test[0][:SHOWN] * LEVELS).astype(np.uint8)
    np.savez_compressed(
        file, allow_pickle=False, pictures=x, classes=pictures.test[1][:SHOWN].astype(np.uint8)
    )
    return file.getvalue()


def witness(model: Any, pictures: Pictures) -> dict[str, Any]:
    """Return Keras' probabilities for the pictures that are kept."""
    import keras

    probabilities = model.predict(channels_last(shown(pictures)), verbose=0)
    return {"keras": keras.__version__, "probabilities": [[float(p) for p in row] for row in probabilities]}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
