"""Counts by a wrong rule, counted again by hand."""

from pooling.experiments import EXPERIMENTS


def test_wrong_rules_give_these_counts():
    """5 × 5: 5 cells in the last row, 5 in the last column. 4 × 4, window 3: it starts at 0 or at 1."""
    assert EXPERIMENTS["odd_edge"]() == {"row": 5, "both": 10}
    assert EXPERIMENTS["default_stride"]() == {"by_one": 4, "all": 9}
    starts = [start for start in range(0, 7, 2) if start + 2 <= 7]
    assert EXPERIMENTS["padding_words"]() == {"padded_by_one": f"{len(starts)} × {len(starts)}"}
