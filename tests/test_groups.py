"""Which tests are sent to one worker."""

from pathlib import Path

from tests.each import each
from tests.groups import GROUPS, Grouped, group_of

ROOT = Path(__file__).resolve().parents[1]


@each("start", [start for starts in GROUPS.values() for start in starts])
def test_every_name_of_a_group_is_that_of_a_test(start):
    if start.endswith("/"):
        assert list((ROOT / start).glob("**/test_*.py"))
        return
    file, _, name = start.partition("::")
    assert f"def {name.partition('[')[0] or 'test_'}" in (ROOT / file).read_text("utf-8")


def test_workers_are_given_whole_groups():
    """pytest-xdist asks the scheduler by this function."""
    scope = Grouped._split_scope
    assert scope(None, "tests/peers/test_tensorflow.py::test_code[x]") == "tensorflow"
    assert scope(None, "tests/ui/lessons/test_plans.py::test_x") == "lessons"
    assert scope(None, "tests/core/test_pool.py::test_pool") == "tests/core/test_pool.py"
    assert scope(None, "tests/browser/test_home.py::test_x") == "tests/browser/test_home.py::test_x"
    assert group_of("tests/browser/test_axe.py::test_axe_finds_nothing_in_menus_and_presenter") is None
