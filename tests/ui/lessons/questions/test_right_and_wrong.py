"""Over random layers no right answer is called wrong, and no mistake is named that does not give that number.

What the mistakes give is worked out anew in `wrong_rules.py`, by loops. The profile `thorough` takes
10,000 layers for each of the three kinds of questions.
"""

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

import numpy as np

from pooling import PoolSpec, pool, pool_backward
from pooling.number_text import exact_number, format_number
from tests.profiles import scaled
from tests.ui.lessons.questions import wrong_rules
from tests.ui.lessons.questions.asking import Asked, figure_of
from ui.lessons.questions.grading import is_same

LAYERS = 4000
"""Times 2.5 in the profile `thorough`; in the quick one there are FEW."""
FEW = 25
MOST_ROWS = 16
"""What an incoming gradient may have as text."""


def layers(seed):
    """Yield random inputs and layers that fit, seeded."""
    random = np.random.default_rng(seed)
    for _ in range(scaled(LAYERS) if scaled(100) > 100 else FEW):
        yield layer(random)


def layer(random):
    while True:
        rank = int(random.choice([1, 2, 2, 2, 2, 3]))
        sizes = random.integers(1, 7, rank)
        window, stride = (tuple(map(int, random.integers(1, 4, rank))) for _ in range(2))
        pads = tuple((int(a), int(b)) for a, b in random.integers(0, 3, (rank, 2)))
        spec = PoolSpec.of(
            str(random.choice(["max", "avg", "min", "sum"])),
            window,
            strides=window if random.random() < 0.4 else stride,
            padding=["valid", "valid", "same", "same_lower", pads][random.integers(5)],
            dilations=int(random.choice([1, 1, 1, 2])),
            ceil_mode=bool(random.random() < 0.3),
            count_include_pad=bool(random.random() < 0.3),
            divisor_override=[None, None, None, 3][random.integers(4)],
        )
        x = random.integers(-9, 10, sizes) / random.choice([1, 1, 2, 4])
        try:
            return x, spec, pool(x, spec).shape, random
        except ValueError:
            continue


def ways_to_write(value):
    """A right number as people type it: as shown, exactly, with a comma, with either minus, rounded."""
    exact = exact_number(value)
    yield from (format_number(value), exact, exact.replace("-", "−"))
    if "e" not in exact:
        yield exact.replace(".", ",")
        for decimals, how in ((2, ROUND_HALF_UP), (3, ROUND_HALF_UP), (4, ROUND_HALF_EVEN)):
            rounded = Decimal(value).quantize(Decimal(1).scaleb(-decimals), how)
            if rounded and (how == ROUND_HALF_UP or abs(value) < 10):
                yield str(rounded)


def first_named(mistakes, text, right):
    """The name of the likeliest mistake that gives a number, of those that are not right."""
    for name, number in mistakes:
        if (
            number == number
            and not is_same(exact_number(number), exact_number(right))
            and is_same(text, exact_number(number))
        ):
            return name
    return ""


def test_a_name_for_a_number_that_its_mistake_does_not_give_would_be_found():
    mistakes = [("avg", 3.75), ("min", 1.0), ("one", 1.0)]
    assert first_named(mistakes, "3,75", 6.0) == "avg"
    assert first_named(mistakes, "1", 6.0) == "min"  # the likelier of two
    assert first_named(mistakes, "4", 6.0) == ""
    assert first_named(mistakes, "3.75", 3.75) == ""


def test_results():
    for x, spec, shape, random in layers(0):
        index = tuple(int(random.integers(size)) for size in shape)
        right = float(pool(x, spec)[index])
        asked = Asked(figure_of(x, spec), kind="value", at=list(index))
        for text in ways_to_write(right):
            assert asked.grade(text).right, (x.tolist(), spec, index, text)
        mistakes = [(name, float(number)) for name, number in wrong_rules.wrong_values(x, spec, index)]
        for wrong in asked.wrong:
            verdict = asked.grade(*wrong.answer)
            named = first_named(mistakes, wrong.answer[0], right)
            assert (verdict.right, verdict.name) == (False, named), (x.tolist(), spec, index, wrong)
            assert "{" not in verdict.say, verdict
        assert not asked.grade("1234567").right


def test_gradients():
    for x, spec, shape, random in layers(1):
        place = tuple(int(random.integers(size)) for size in x.shape)
        upstream = random.integers(0, 4, shape)
        rows = upstream.reshape(-1, shape[-1])
        if len(rows) > MOST_ROWS:
            continue
        figure = figure_of(x, spec, upstream=";".join(",".join(map(str, row)) for row in rows.tolist()))
        asked = Asked(figure, kind="gradient", at=list(place))
        right = float(pool_backward(x, spec, upstream.astype(float))[place])
        assert all(asked.grade(text).right for text in ways_to_write(right + 0.0))
        mistakes = [
            (name, float(grad[place]) + 0.0) for name, grad in wrong_rules.wrong_gradients(x, spec, upstream)
        ]
        for wrong in asked.wrong:
            verdict = asked.grade(*wrong.answer)
            named = first_named(mistakes, wrong.answer[0], right)
            assert (verdict.right, verdict.name) == (False, named), (x.tolist(), spec, place, wrong)
            assert "{" not in verdict.say, verdict


def test_shapes_and_counts():
    for x, spec, shape, _ in layers(2):
        figure = figure_of(x, spec)
        asked = Asked(figure, kind="shape")
        assert asked.grade(*map(str, shape)).right
        shapes = wrong_rules.wrong_shapes(spec, x.shape)
        for wrong in asked.wrong:
            assert not asked.grade(*wrong.answer).right
            if wrong.name != "exchanged":
                assert wrong.answer == [str(size) for size in shapes[wrong.name]], (x.shape, spec, wrong)
        count = Asked(figure, kind="number", answer="toy.windows", ask="?")
        assert count.grade(str(int(np.prod(shape)))).right
        assert not [wrong for wrong in count.wrong if count.grade(*wrong.answer).right]
