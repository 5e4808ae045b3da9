"""Sentences about a pasted output: who gives exactly that, or what comes nearest."""

from collections.abc import Sequence

from pooling.frameworks.libraries.table import LIBRARIES
from pooling.number_text import count_things
from ui.app.listed import listed
from ui.compare.my_output.match import EXACT, OWN, PASSED, Found, Match
from ui.compare.my_output.read import Pasted
from ui.stepper.labels import by

MOST_NAMED, OURS = 4, "Ours"
EVERYTHING = "with everything passed as it is set"
NOTE = (
    "Paste what your framework printed for this input: a tensor, an array, or a table. Batch and channel "
    "axes of one cell do not matter. Nothing you paste is run."
)


def found_words(pasted: Pasted, found: Found) -> str:
    """Name the rules that give exactly the pasted output, or say what comes nearest."""
    if not found.matches:
        return _nearest(pasted, found)
    how = "exactly" if found.matches[0].kind == EXACT else "within rounding"
    last = " The channels are last." if all(map(_is_turned, found.matches)) else ""
    own = _names(found.matches, OWN)
    passed = [name for name in _names(found.matches, PASSED) if name not in own]
    if own == [OURS]:
        return f"Your output is {how} this layer as it is set; no library gives that by itself.{last}"
    if not own and not passed:
        return f"No library gives that for this layer. {_ways(found.matches, how)}{last}"
    return f"Your output is {how} what {_givers([name for name in own if name != OURS], passed)}.{last}"


def _is_turned(match: Match) -> bool:
    """Whether the channels come last in the pasted output, and no order of axes explains it."""
    return match.last and not any("channels" in words for words in match.who)


def _names(matches: Sequence[Match], how: str) -> list[str]:
    return list(dict.fromkeys(match.who[0] for match in matches if match.how == how))


def _givers(own: Sequence[str], passed: Sequence[str]) -> str:
    """Name the libraries: "A and B give; with everything passed as it is set, C too"."""
    if not own:
        return f"{listed(passed)} give{'s' if len(passed) == 1 else ''} {EVERYTHING}"
    who = f"all {len(own)} libraries" if len(own) == len(LIBRARIES) else listed(own)
    more = f"; {EVERYTHING}, {listed(passed)} too" if passed else ""
    return f"{who} give{'s' if len(own) == 1 else ''}{more}"


def _ways(matches: Sequence[Match], how: str) -> str:
    ways = list(dict.fromkeys(" and ".join(match.who) for match in matches))
    said = f"Your output is {how} this layer with {ways[0]}."
    if len(ways) == 1:
        return said
    more = len(ways) - MOST_NAMED
    rest = "; ".join(ways[1:MOST_NAMED]) + (f"; and {more} more" if more > 0 else "")
    return f"{said} On this input, the same comes of: {rest}."


def _nearest(pasted: Pasted, found: Found) -> str:
    nearest = found.nearest
    if nearest is None:
        return f"No rule gives {_size(pasted)} for this input. {_shapes(found)}."
    count, total = int(nearest.marks.sum()), nearest.marks.size
    if count == total:
        return "No rule gives your output, or any cell of it, for this input and layer: is it the same input?"
    who = f"{nearest.who[0]}'s rule" if nearest.is_library else f"this layer with {' and '.join(nearest.who)}"
    who += f" {EVERYTHING}" if nearest.how == PASSED else ""
    differ = "differs" if count == 1 else "differ"
    return f"No rule gives exactly your output. The nearest is {who}: {count} of {total} cells {differ}."


def _shapes(found: Found) -> str:
    """Say which shapes there are, and whose: "All give 2 × 2"."""
    if len(found.shapes) == 1:
        return f"All that answer give {by(next(iter(found.shapes))) or 'one number'}"
    each = (
        f"{listed(names)} give{'s' if len(names) == 1 else ''} {by(shape) or 'one number'}"
        for shape, names in ((shape, dict.fromkeys(who)) for shape, who in found.shapes.items())
    )
    return "; ".join(each) or "All refuse"


def _size(pasted: Pasted) -> str:
    shape = pasted.values.shape
    return (
        f"{by(shape)} numbers"
        if max(shape, default=1) > 1 < len(shape)
        else count_things(pasted.values.size, "number")
    )


def nearest_title(match: Match) -> str:
    """Name the output that is shown beside the pasted one."""
    return match.who[0] if match.is_library else "Nearest"
