"""The figures of a chapter: their quantities are the core's, and their links open the same."""

import json
from urllib.parse import parse_qs

import numpy as np
import pytest

from pooling import PoolSpec, plan_windows, pool, pool_backward, steps
from tests.each import each
from ui.controls.link import read_link
from ui.lessons import LessonError
from ui.lessons.directives import read_directive
from ui.lessons.figures import FIGURES, make_figure
from ui.matrix.examples import EXAMPLES

X = np.array([[1, 3, 2, 4, 0], [5, 6, 1, 2, 6], [7, 2, 8, 3, 1], [4, 5, 9, 0, 2], [7, 1, 1, 1, 3]], float)
TEXT = ";".join(",".join(f"{value:g}" for value in row) for row in X)
BODIES = {
    "step": f'matrix = "{TEXT}"',
    "photo": 'kind = "photo"\nsample = "coffee"\nsize = "64"\nreductions = ["max", "min"]',
    "strip": 'kind = "strip"\njitter = 1\nseed = 3',
    "network": 'kind = "network"\nphoto = "coins"\nsize = "32"\nwindow = 2',
    "head": 'kind = "head"\nmaps = "random"\nmap_count = 4\nmap_side = 3',
    "chart": 'kind = "chart"\nexperiment = "noise"',
    "table": 'kind = "table"\nexperiment = "cost"',
    "code": 'kind = "code"\nof = "above"\nlanguage = "core"',
}


def figure(body, **above):
    return make_figure(read_directive("figure shown", body, 1), above)


def of_kind(kind):
    return figure(BODIES[kind], above=figure(BODIES["step"]))


@each(
    ("body", "spec"),
    [
        ("window = 2", PoolSpec.of("max", 2)),
        (
            'window = [3, 2]\nstride = 2\npadding = "same"\nreduction = "avg"',
            PoolSpec.of("avg", (3, 2), strides=2, padding="same"),
        ),
        (
            'window = 2\nstride = 1\ndilation = 2\nreduction = "lp"\np = 3',
            PoolSpec.of("lp", 2, strides=1, dilations=2, p=3),
        ),
        (
            'window = 3\npadding = "custom"\ncount_include_pad = true\nreduction = "avg"',
            PoolSpec.of("avg", 3, padding=1, count_include_pad=True),
        ),
    ],
)
def test_quantities_of_a_stepper_are_the_cores(body, spec):
    made = figure(f'matrix = "{TEXT}"\n{body}')
    plan, y = plan_windows(spec, X.shape), pool(X, spec)
    assert made.spec == spec
    assert made.fact("windows").value == y.size
    assert made.fact("output_shape").text == " × ".join(map(str, y.shape))
    assert made.fact("output 0,1").value == y[0, 1]
    assert made.fact("output").value == y.tolist()
    assert made.fact("input 4,0").text == "7"
    assert made.fact("read").value == (plan.read_counts > 0).sum()
    assert made.fact("unread").value + made.fact("read").value == made.fact("input_size").value == X.size
    assert made.fact("reads 1,1").value == plan.read_counts[1, 1]
    assert made.fact("most_reads").value == plan.read_counts.max()
    assert made.fact("divisor 0,0").value == plan.divisor((0, 0))
    grad = pool_backward(X, spec, np.ones(y.shape))
    assert made.fact("gradient 1,1").value == grad[1, 1]
    last = list(steps(X, spec))[-1]
    assert made.fact(f"step {y.size}").text.startswith(f"Step {y.size} of {y.size}: ")
    assert made.fact(f"tie {y.size}").value == len(last.winners)
    assert made.cells("window 0,0") == plan.cells((0, 0))
    assert made.cells("unread") == [tuple(cell) for cell in np.argwhere(plan.read_counts == 0).tolist()]


def test_incoming_gradients_can_be_given():
    made = figure('window = 2\nupstream = "1,2;3,4"')
    assert made.fact("gradient 1,1").value == 1
    assert sum(map(sum, made.fact("gradient").value)) == 10


@each("name", EXAMPLES)
def test_every_example_is_a_figure_and_its_link_says_the_same(name):
    made = figure(f'example = "{name}"\nstart = 1')
    address, _, query = made.link()[0].partition("?")
    assert address == "step_through"
    assert read_link(query) == (query, {}, ()) or not read_link(query).rejected
    sent = {key: texts[0] for key, texts in parse_qs(query).items()}
    assert made.settings["matrix"] == sent.get("matrix", made.settings["matrix"])


def test_a_figure_like_another_takes_over_its_settings_and_not_its_place():
    above = figure(
        f'matrix = "{TEXT}"\nwindow = 3\nstart = 1\npanel = "shape"',
    )
    made = figure('like = "above"\nreduction = "avg"', above=above)
    assert (made.spec, made.x.tolist()) == (PoolSpec.of("avg", 3), X.tolist())
    assert "panel" not in made.body
    with pytest.raises(LessonError, match="of kind “step”"):
        figure('like = "above"\nkind = "strip"', above=above)


@each("kind", FIGURES)
def test_every_kind_is_sent_as_json_and_says_what_it_shows(kind):
    made = of_kind(kind)
    content = made.content()
    assert set(content) == ({"html"} if made.COMPONENT == "html" else {"data"})
    assert len(json.dumps(content, allow_nan=False)) < 60_000
    assert made.alt()
    list(made.shown())
    address, path = made.link()
    assert not address or (path.startswith("pages/") and not read_link(address.partition("?")[2]).rejected)
    for name, fact in made.facts().items():
        assert callable(fact) or made.fact(name) == fact


def test_a_photo_says_what_becomes_of_its_numbers():
    made = of_kind("photo")
    assert made.fact("mean max").value > made.fact("mean input").value > made.fact("mean min").value
    assert made.fact("windows").value == 32 * 32
    with pytest.raises(LessonError, match="no picture “avg”"):
        made.fact("mean avg")
    with pytest.raises(LessonError, match="is not allowed; write a list"):
        figure('kind = "photo"\nreductions = ["median"]')


def test_code_of_a_chapter_runs_and_gives_the_output_of_its_figure():
    above = figure(f'matrix = "{TEXT}"\nwindow = 2\nreduction = "avg"\npadding = "same"')
    for language in ("core", "numpy"):
        made = figure(f'kind = "code"\nof = "above"\nlanguage = "{language}"', above=above)
        names = {}
        exec(made.code.replace("print(y)", ""), names)  # noqa: S102
        np.testing.assert_allclose(names["y"], above.output)
