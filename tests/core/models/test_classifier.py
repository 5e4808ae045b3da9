"""The networks that ship: equal to Keras, as good as they say, small, and their files are only arrays."""

import json
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest

from pooling import PoolingError
from pooling.models.classifier import contributions, read_network, run_network, write_network
from pooling.models.faces import read_faces
from pooling.models.vehicles import draw_vehicle, vehicles
from pooling.network import class_activation_map
from tests.each import each

ROOT = Path(__file__).parents[3]
FOLDER, RECORDED = ROOT / "assets" / "network" / "weights", Path(__file__).parents[1] / "recorded"
NAMES = ("vehicles", "digits", "faces")


def network(name):
    return read_network((FOLDER / f"{name}.npz").read_bytes())


def pictures(name):
    with np.load(FOLDER / f"{name}_pictures.npz", allow_pickle=False) as file:
        return (file["pictures"] / 255).astype(np.float32), file["classes"]


@pytest.mark.parametrize("name", NAMES)
def test_network_equals_keras(name):
    answers = json.loads((RECORDED / f"network_keras_{name}.json").read_text("utf-8"))["probabilities"]
    found = run_network(network(name), pictures(name)[0]).probabilities
    assert len(answers) == len(found) == 40
    np.testing.assert_allclose(found, answers, rtol=0, atol=1e-5)


@pytest.mark.parametrize("name", NAMES)
def test_network_is_right_about_as_often_as_it_says(name):
    x, classes = pictures(name)
    right = np.mean(run_network(network(name), x).probabilities.argmax(axis=-1) == classes)
    stated = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))["accuracy"]
    assert abs(right - stated) < 0.12  # 40 of the test's pictures


def test_vehicles_are_hard_enough_and_their_accuracy_holds_on_pictures_nobody_has_seen():
    x, kinds = vehicles(200, seed=99)
    right = np.mean(run_network(network("vehicles"), x).probabilities.argmax(axis=-1) == kinds)
    stated = json.loads((FOLDER / "vehicles.json").read_text("utf-8"))["accuracy"]
    assert 0.85 < stated < 0.995
    assert abs(right - stated) < 0.06


def test_weights_take_at_most_a_hundred_kilobytes():
    assert sum((FOLDER / f"{name}.npz").stat().st_size for name in NAMES) <= 100_000


@each("name", NAMES)
def test_class_activation_map_and_contributions_explain_the_score(name):
    model, (x, _) = network(name), pictures(name)
    went = run_network(model, x[0])
    label = int(went.probabilities.argmax())
    parts = contributions(model, went.features, label)
    assert parts.sum() + model.bias[label] == pytest.approx(went.scores[label], abs=1e-4)
    seen = class_activation_map(went.maps[-1], model.weights[:, label])
    assert seen.mean() + model.bias[label] == pytest.approx(went.scores[label], abs=1e-4)


def test_network_survives_its_file():
    model = network("digits")
    again = read_network(write_network(model))
    assert again.classes == model.classes
    np.testing.assert_array_equal(again.blocks[1].kernels, model.blocks[1].kernels)


def pickled():
    file = BytesIO()
    np.savez(file, classes=np.array([{"a": 1}], dtype=object))
    return file.getvalue()


@each("data", [b"", b"text", b"PK\x03\x04", pickled()])
def test_file_that_is_no_network_is_named(data):
    with pytest.raises(PoolingError, match="cannot be read"):
        read_network(data)


def test_picture_of_another_shape_and_unknown_vehicle_are_named():
    with pytest.raises(PoolingError, match=r"\(1, 8, 8\)"):
        run_network(network("digits"), np.zeros((8, 8)))
    with pytest.raises(PoolingError, match="car or truck"):
        draw_vehicle("boat", np.random.default_rng(0))


def test_vehicles_are_the_same_for_a_seed_and_differ_for_another():
    first, again, other = (vehicles(2, seed)[0] for seed in (3, 3, 4))
    np.testing.assert_array_equal(first, again)
    assert (first != other).any()
    assert (first.min() >= 0, first.max() <= 1) == (True, True)


def test_faces_need_scikit_image(monkeypatch):
    monkeypatch.setattr("pooling.models.faces.find_spec", lambda _: None)
    with pytest.raises(PoolingError, match="scikit-image"):
        read_faces()
