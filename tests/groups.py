"""Which tests go to the same worker: TensorFlow takes five to eight seconds of a processor to start.

pytest-xdist 3.8 reads a test's group from its name, and pytest 9.2 does not let it write one there: without
what is here, `--dist loadgroup` makes no groups and says nothing.
"""

from xdist.scheduler import LoadGroupScheduling

GROUPS = {
    # Asks TensorFlow itself: one process of it for all, and one that answers the suites.
    "tensorflow": (
        "tests/core/frameworks/test_frameworks.py::",
        "tests/peers/test_tensorflow.py::",
        "tests/ui/compare/verdict/test_live.py::",
    ),
    # Reads the chapters of Learn: a worker builds all of them in more than a second, then has them.
    "lessons": ("tests/ui/lessons/", "tests/pages/test_learn.py::", "tests/pages/test_home.py::"),
    # Comes to Compare on the shared server, which then starts TensorFlow: one such server.
    "compare": (
        "tests/browser/test_compare.py::",
        "tests/browser/test_history.py::test_settings_of_a_link",
        "tests/browser/test_history.py::test_settings_that_are",
        "tests/browser/test_axe.py::test_axe_finds_nothing_and_the_figure_is_presented[Compare]",
    ),
}
"""Of each group, how the names of its tests begin."""


LONG = ("tests/browser/", "tests/stepper/")
"""Folders whose tests take so long that they are given out one by one, and not by the file."""


class Grouped(LoadGroupScheduling):
    """Gives the tests of a group, or of a file, to one worker: fewer messages, and a file's fixtures once."""

    def _split_scope(self, nodeid: str) -> str:
        return group_of(nodeid) or (nodeid if nodeid.startswith(LONG) else nodeid.partition("::")[0])


def group_of(nodeid: str) -> str | None:
    """The group of a test, or None."""
    return next((group for group, starts in GROUPS.items() if nodeid.startswith(starts)), None)
