"""Counts by a wrong rule, counted again by hand."""

from pooling.experiments import EXPERIMENTS


def test_wrong_rules_give_these_counts():
    """4 × 4, window 3: it starts at 0 or at 1. 5 × 5, padded by 1: it starts at 0, 2 and 4 of 7."""
    assert EXPERIMENTS["default_stride"]() == {"by_one": 4, "all": 9}
    starts = [start for start in range(0, 7, 2) if start + 2 <= 7]
    assert EXPERIMENTS["padding_words"]() == {"padded_by_one": f"{len(starts)} × {len(starts)}"}
