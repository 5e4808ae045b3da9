"""Every order of a program's lines does what is said of it: our own lines are run, and no others."""

from itertools import permutations

import numpy as np

from tests.ui.lessons.questions.asking import block_of
from ui.lessons.questions.grading import grade
from ui.lessons.questions.programs import PROGRAMS
from ui.lessons.questions.sentences import section

X = np.array([[1, 3, 2, 4], [5, 6, 1, 2], [7, 2, 8, 3], [4, 5, 9, 0]], float)
EXPECTED = np.array([[6, 4], [7, 9]])
RANDOM_ORDERS = 300


def run(lines):
    """What a program of these lines does: the name of its exception, "zeros", "right", or what it returns.

    It can only loop over ranges of a 4 × 4 array, and has no names but these.
    """
    names = {"__builtins__": {"range": range}, "np": np}
    try:
        exec("\n".join(lines), names)  # noqa: S102  # our own lines
        result = names["max_pool"](X.copy())
    except (SyntaxError, NameError) as error:
        return type(error).__name__
    if np.array_equal(result, EXPECTED):
        return "right"
    return "zeros" if not result.any() else result


def said_of(program, order):
    rule = program.broken(order)
    return rule.does if rule else "right"


def orders_that_start(count):
    """Every order in which the loops stand together below the head, as only these can run at all."""
    loops = [(4, 5, 6, 7), (4, 5, 7, 6)]
    for together in loops:
        for rest in permutations([(1,), (2,), (3,), (8,), together]):
            yield (0, *(line for lines in rest for line in lines))
    random = np.random.default_rng(0)
    for _ in range(count):
        yield tuple(random.permutation(9).tolist())
        yield (0, *(1 + random.permutation(8)).tolist())


def test_every_order_does_what_is_said_of_it():
    program = PROGRAMS["max_loop"]
    done = {order: run([program.lines[line] for line in order]) for order in orders_that_start(RANDOM_ORDERS)}
    assert {order: said_of(program, order) for order in done} == done
    assert set(done.values()) == {"right", "zeros", "UnboundLocalError", "IndentationError"}
    assert sum(does == "right" for does in done.values()) == 2
    assert {program.broken(order) for order in done} >= {None, *program.rules} - {
        rule for rule in program.rules if rule.name == "head"
    }


def test_every_rule_has_a_sentence_that_names_what_happens():
    for name, program in PROGRAMS.items():
        said = section(f"order.{name}")
        assert set(said) == {rule.name for rule in program.rules}
        for rule in program.rules:
            assert rule.does in said[rule.name]


def test_an_order_is_graded():
    block = block_of(kind="order", ask="?", program="max_loop", wrong={"stored_early": "Too early."})
    lines, (variant,) = block["form"]["lines"], block["variants"]
    (right,) = variant["right"]
    assert [lines[int(each) - 1] for each in right] == list(PROGRAMS["max_loop"].lines)
    assert grade(block, 0, right).right
    other = [*right[:1], right[2], right[1], *right[3:]]  # rows and columns may change places
    assert grade(block, 0, other).right
    early = [*right[:6], right[7], right[6], right[8]]
    assert grade(block, 0, early).say == "Too early."
    shown = [str(at + 1) for at in range(len(lines))]
    assert not grade(block, 0, shown).right
    late = [*right[:3], *right[4:8], right[3], right[8]]
    assert "before there is a <code>y</code>" in grade(block, 0, late).say
