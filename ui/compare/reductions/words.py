"""Sentences about what the reductions keep; every number in them is measured."""

from collections.abc import Iterable, Mapping
from math import isclose, isfinite

from pooling.measures import Kept
from pooling.number_text import count_things, percent, three_digits
from ui.app.listed import listed
from ui.compare.reductions.measured import Measured

QUESTION = "Does pooling intensify a feature?"
COLOURS = {
    "result": "Colours: from the smallest to the largest of the input, and beyond it where a result is.",
    "back": "Upsampled: each input cell gets the mean of the outputs whose windows read it.",
    "difference": "Difference: upsampled − input, blue where it is smaller, orange where it is larger.",
}
HISTOGRAMS = "Below each result: how often each value occurs, grey in the input, amber in the result."
MEASURES = (
    "Difference and RMS: the mean absolute difference and the root mean square difference between the input "
    "and the upsampled result, in which each input cell gets the mean of the outputs whose windows read it. "
    "Active: cells above {above}. Total: the sum of the output as a share of the input's."
)
NOT_FINITE = "The input has cells that are NaN or infinite, so its mean is no number."
ANOTHER_SCALE = "{grown}, because {reason}: that is another scale, not a stronger feature."
ADDED, MAGNITUDES, CLIPPED = "cells are added", "magnitudes count", "negative cells count as almost 0"
SMALLER = {"max": "Max", "avg": "Average", "min": "Min"}


def answer(kept: Mapping[str, Kept], shown: Iterable[Measured] = ()) -> str:
    """Answer the question from what "max", "avg" and "min" keep, and from those shown whose values grow."""
    if "max" not in kept:
        return ""
    top = kept["max"]
    if not (isfinite(top.before.mean) and isfinite(top.after.mean)):
        return NOT_FINITE
    grown = top.after.active_share > top.before.active_share or top.after.mean > top.before.mean
    strong = ", but strong cells take up more of a smaller map" if grown else ""
    others = [f"{SMALLER[name]}: {_largest(kept[name])}." for name in ("avg", "min") if name in kept]
    return " ".join(filter(None, [f"No value grows{strong}. Max: {_changes(top)}.", *others, _larger(shown)]))


def _changes(kept: Kept) -> str:
    before, after = kept.before, kept.after
    was, now = before.active_share, after.active_share
    shares = _moved("active cells", percent(was), percent(now), was, now)
    enough = " (one active cell is enough for its window)" if now > was else ""
    mean = _moved("the mean", *_texts(before.mean, after.mean), before.mean, after.mean)
    lost = " (it is in a cell that no window reads)" if kept.never_read and after.high < before.high else ""
    return f"{_highest(kept)}{lost}, {shares}{enough}, {mean}"


def _larger(shown: Iterable[Measured]) -> str:
    """Name those whose values are larger than all of the input, by what makes them larger."""
    grown: dict[str, list[str]] = {}
    for one in shown:
        if one.result and _grows(one.result.kept):
            said = f"{one.title} up to {three_digits(one.result.kept.after.high)}"
            grown.setdefault(_reason(one.name, one.result.kept), []).append(said)
    return " ".join(_grown(titles, reason) for reason, titles in grown.items())


def _grows(kept: Kept) -> bool:
    before, after = kept.before.high, kept.after.high
    return after > before and not isclose(after, before)


def _reason(name: str, kept: Kept) -> str:
    if kept.before.low >= 0 or name == "sum":
        return ADDED
    return CLIPPED if name == "gem" else MAGNITUDES


def _grown(titles: list[str], reason: str) -> str:
    return ANOTHER_SCALE.format(grown=listed(titles).replace(" up to", " goes up to", 1), reason=reason)


def _largest(kept: Kept) -> str:
    before, after = kept.before, kept.after
    return (
        f"{_highest(kept)}, {_moved('the mean', *_texts(before.mean, after.mean), before.mean, after.mean)}"
    )


def _highest(kept: Kept) -> str:
    high, now = kept.before.high, kept.after.high
    return _moved("the largest value", *_texts(high, now), high, now)


def _texts(before: float, after: float) -> tuple[str, str]:
    return three_digits(before), three_digits(after)


def _moved(what: str, before: str, after: str, low: float, high: float) -> str:
    """Say how a number changes: "the mean stays 4", "active cells go from 50% to 100%"."""
    several = what.endswith("s")
    if before == after or isclose(low, high, rel_tol=1e-9, abs_tol=1e-12):
        return f"{what} {'stay' if several else 'stays'} {before}"
    verb = ("grow" if high > low else "fall") + ("" if several else "s")
    return f"{what} {verb} from {before} to {after}"


def unread_words(found: Iterable[Measured]) -> str:
    """Say which results leave input cells out, and how many."""
    results = [(one.title, one.result.kept) for one in found if one.result]
    left_out: dict[int, list[str]] = {}
    for title, kept in results:
        left_out.setdefault(kept.never_read, []).append(title)
    left_out.pop(0, None)
    return " ".join(
        _unread(never, results[0][1].before.cells, [] if len(titles) == len(results) else titles)
        for never, titles in left_out.items()
    )


def _unread(never: int, cells: int, titles: list[str]) -> str:
    of = f" of {', '.join(titles)}" if titles else ""
    verb = "is" if never == 1 else "are"
    said = f"{never} of {count_things(cells, 'input cell')} {verb} read by no window{of}"
    return f"{said}: differences leave them out."
