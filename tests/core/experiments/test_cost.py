"""The cost of pooling, counted again by doing it one comparison at a time."""

from pooling import PoolSpec
from pooling.experiments import EXPERIMENTS
from pooling.experiments.cost import multiplications, operations


def counted(channels, height, width, window, stride):
    """Every comparison of every window, one by one."""
    count = 0
    for _ in range(channels):
        for top in range(0, height - window + 1, stride):
            for left in range(0, width - window + 1, stride):
                cells = [(top + i, left + j) for i in range(window) for j in range(window)]
                count += len(cells[1:])
    return count


def test_operations_are_those_of_the_loop():
    for channels, height, width, window, stride in ((1, 4, 4, 2, 2), (3, 7, 9, 3, 2), (2, 8, 5, 2, 1)):
        spec = PoolSpec.of("max", window, strides=stride)
        assert operations(channels, height, width, spec) == counted(channels, height, width, window, stride)


def test_a_quarter_of_the_cells_is_a_quarter_of_the_next_convolution():
    facts = EXPERIMENTS["cost"]()
    assert facts["cells"] == 64 * 224 * 224 == 4 * facts["cells_after"]
    assert facts["saved"] == 4
    assert multiplications(1, 1, 1) == 9
