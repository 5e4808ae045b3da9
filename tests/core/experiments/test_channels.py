"""Channels apart: by Python lists, one window after the other."""

from pooling.experiments import EXPERIMENTS


def pooled(plane):
    """Window 3, padding 1, stride 2 on a 4 × 4 list of lists."""
    starts = (-1, 1)
    return [
        max(
            plane[row][column]
            for row in range(max(top, 0), top + 3)
            for column in range(max(left, 0), left + 3)
        )
        for top in starts
        for left in starts
    ]


def test_the_second_channel_never_meets_the_first():
    found = EXPERIMENTS["channels"]()
    x = [[4 * row + column for column in range(4)] for row in range(4)]
    second = [[cell + 1 for cell in row] for row in x]
    assert found["first"] == ", ".join(map(str, pooled(x))) == "5, 7, 13, 15"
    assert found["second"] == ", ".join(map(str, pooled(second))) == "6, 8, 14, 16"
    assert found["answer"] == pooled(second)[0]
    assert found["added"] == pooled(x)[0] + pooled(second)[0]
