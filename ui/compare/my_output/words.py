"""Sentences about a pasted output: who gives exactly that, or what comes nearest."""

from collections.abc import Sequence

from ui.compare.my_output.match import EXACT, Found, Match
from ui.compare.my_output.read import Pasted
from ui.stepper.labels import by

MOST_NAMED, OURS_SHORT = 4, "Ours"
NOTE = (
    "Paste what your framework printed for this input: a tensor, an array, or a table. Batch and channel "
    "axes of one cell do not matter. Nothing you paste is run."
)


def found_words(pasted: Pasted, found: Found) -> str:
    """Name the rules that give exactly the pasted output, or say what comes nearest."""
    if not found.matches:
        return _nearest(pasted, found)
    how = "exactly" if found.matches[0].kind == EXACT else "within rounding"
    last = " The channels are last." if all(match.last for match in found.matches) else ""
    names = list(dict.fromkeys(match.who[0] for match in found.matches if match.is_library))
    libraries = [name for name in names if name != OURS_SHORT]
    if libraries:
        return f"Your output is {how} what {_list(libraries)} give{'s' if len(libraries) == 1 else ''}.{last}"
    if names:
        return f"Your output is {how} this layer as it is set; no library gives that by itself.{last}"
    return f"No library gives that for this layer. {_ways(found.matches, how)}{last}"


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
        shapes = "; ".join(
            f"{by(shape) or 'one number'} ({_list(names)})" for shape, names in found.shapes.items()
        )
        return f"No rule gives {_size(pasted)} for this input. It gives {shapes or 'no output anywhere'}."
    count, total = int(nearest.marks.sum()), nearest.marks.size
    if count == total:
        return "No rule gives your output, or any cell of it, for this input and layer: is it the same input?"
    who = f"{nearest.who[0]}'s rule" if nearest.is_library else f"this layer with {' and '.join(nearest.who)}"
    return f"No rule gives exactly your output. The nearest is {who}: {count} of {total} cells differ."


def _size(pasted: Pasted) -> str:
    shape = pasted.values.shape
    return f"{by(shape)} numbers" if len(shape) > 1 else f"{pasted.values.size} numbers"


def _list(names: Sequence[str]) -> str:
    """Write names: "A", "A and B", "A, B and C"."""
    unique = list(dict.fromkeys(names))
    return " and ".join(filter(None, [", ".join(unique[:-1]), unique[-1]]))


def nearest_title(match: Match) -> str:
    """Name the output that is shown beside the pasted one."""
    return match.who[0] if match.is_library else "Nearest"
