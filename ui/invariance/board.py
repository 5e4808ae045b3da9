"""What the browser is sent of an experiment: the maps of all shifts at once, so that a hand meets no server.

Of every level the different maps are sent once, in one picture, and for each shift which of them it has. The
picture that moves is sent with what comes in at its edges; the browser cuts it out.
"""

import base64
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling.colours import colour_map
from pooling.images import encode_png
from pooling.invariance import LevelReport, all_shifts, along_line, around_circle, levels
from pooling.number_text import format_number
from ui.invariance import board_words as words
from ui.invariance.experiment import Draw, Experiment, Level, every_shift, moved_by
from ui.invariance.names import WAYS
from ui.invariance.pictures import is_photo
from ui.invariance.sheets import across, different, sheet
from ui.invariance.words import (
    distance_text,
    draw_finding,
    level_title,
    share_text,
    strip_note,
    unlike_text,
)
from ui.stepper.labels import by

Payload = dict[str, Any]
DRAWS = 100
"""Seeds whose shifts are sent at once."""
MOST_DIFFERENCES = 2**19
"""Cells of all different maps of a level; with more, their differences are not sent."""
MOST_OF_PHOTO = 2**17
"""The same of a photograph before it is pooled: nearly every cell of it differs."""
SLIGHT = 0.1
"""Up to this share of the picture's range a change is slight."""
CHANGES = np.array(
    [[0x21, 0x66, 0xAC], [0x6B, 0xAE, 0xD6], [0x8B, 0x8F, 0x98], [0xFD, 0xD0, 0xA2], [0xF7, 0x96, 0x46]],
    np.uint8,
)
"""Much lower, lower, the same, higher, much higher: the diverging map on a grey of both themes."""
MOST_NUMBERS = 36
"""Cells of a map whose numbers are sent."""
EDGES = {"replicate": "edge", "zero": "constant", "circular": "wrap", "reflect": "reflect"}


def board_data(experiments: Sequence[Experiment], seed: int, *, even: bool = False) -> Payload:
    """Describe one experiment, or two that differ in how they pool, with the draws around a seed."""
    first = experiments[0]
    reach, begin = first.jitter, seed // DRAWS * DRAWS
    return {
        "reach": reach,
        "rows": first.picture.shape[0],
        "cols": first.picture.shape[1],
        "picture": _uri(_paint(first, _extended(first.picture, reach, first.border), 0)),
        "ways": [_way(experiment, first=not at) for at, experiment in enumerate(experiments)],
        "first_seed": begin,
        "draws": [moved_by(one, reach, even=even) for one in range(begin, begin + DRAWS)],
        "walks": {"line": along_line(reach), "circle": around_circle(reach)},
        "words": words.BOARD,
    }


def _extended(image: Level, reach: int, border: str) -> Level:
    """Return the picture with all cells that a shift brings in at its edges."""
    return np.pad(image, reach, mode=EDGES[border]) if reach else image  # type: ignore[call-overload]


def _way(experiment: Experiment, *, first: bool) -> Payload:
    """Describe one way; the input is that of the first one."""
    moved = levels(
        all_shifts(experiment.picture, experiment.jitter, experiment.border), experiment.way, experiment.pools
    )
    maps = [level.reshape(-1, *level.shape[2:]) for level in moved]
    highest = max(float(np.nanmax(level)) for level in maps)
    reports = every_shift(experiment)
    return {
        "label": WAYS[experiment.kind],
        "levels": [
            _level(experiment, at, level, reports[at], highest, drawn=first or at > 0)
            for at, level in enumerate(maps)
        ],
        "heat": _heat(reports[-1]),
        "note": strip_note(experiment),
        **_listed("findings", _findings(experiment, maps)),
    }


def _level(
    experiment: Experiment, at: int, maps: NDArray[Any], report: LevelReport, highest: float, *, drawn: bool
) -> Payload:
    """Describe a level: its different maps, which shift has which, how they compare with the unshifted."""
    most = MOST_OF_PHOTO if is_photo(experiment.figure) and not at else MOST_DIFFERENCES
    shown = drawn and maps[0].size * report.distinct <= most
    tiles, which = different(maps) if at or shown else (maps[:1], np.zeros(len(maps), np.intp))
    still = int(which[len(which) // 2])
    return {
        "title": level_title(at),
        "size": by(maps.shape[1:]),
        "rows": maps.shape[1],
        "cols": maps.shape[2],
        "across": across(len(tiles)),
        "which": which.tolist(),
        "still": still,
        "tiles": _uri(_paint(experiment, sheet(tiles), highest)) if at else "",
        "changes": _uri(_changes(experiment, sheet(tiles - tiles[still].astype(np.float64))))
        if shown
        else "",
        "numbers": _numbers(tiles),
        "exact": [int(same == 1) for same in report.same.flat],
        "along": [int(error == 0) for error in report.unlike.flat],
        "distinct": report.distinct,
        **_listed("same", [share_text(share) for share in report.same.flat]),
        **_listed("distance", _distances(report)),
        **_listed("unlike", [unlike_text(each) for each in report.unlike.flat]),
    }


def _numbers(tiles: NDArray[Any]) -> list[list[str]]:
    """Return the numbers of small maps, to be written into their cells."""
    if tiles[0].size > MOST_NUMBERS:
        return []
    return [[format_number(value) for value in tile.flat] for tile in tiles]


def _distances(report: LevelReport) -> list[str]:
    pairs = zip(report.same.flat, report.cosine.flat, strict=True)
    return [distance_text(float(cosine), same=same == 1) for same, cosine in pairs]


def _findings(experiment: Experiment, maps: Sequence[NDArray[Any]]) -> list[str]:
    """Say for every shift what is left of it after the last pool."""
    centre, reach = len(maps[0]) // 2, experiment.jitter
    still = [level[centre] for level in maps]
    side = 2 * reach + 1
    return [
        draw_finding(
            experiment, Draw(at // side - reach, at % side - reach, still, [level[at] for level in maps])
        )
        for at in range(len(maps[0]))
    ]


def _listed(name: str, texts: Sequence[str]) -> Payload:
    """Send each different text once, and for every shift which one it is."""
    different = list(dict.fromkeys(texts))
    places = {text: at for at, text in enumerate(different)}
    return {name: {"texts": different, "which": [places[text] for text in texts]}}


def _paint(experiment: Experiment, values: Level, highest: float) -> NDArray[np.uint8]:
    """Paint numbers from the least to the greatest of the picture, or of what becomes of it."""
    image = experiment.picture
    low, high = float(image.min()), max(float(image.max()), highest)
    if is_photo(experiment.figure):
        grey = np.clip((values - low) / ((high - low) or 1) * 255, 0, 255)
        return np.repeat(np.rint(grey).astype(np.uint8)[..., None], 3, axis=-1)
    return colour_map(values, low, high)


def _changes(experiment: Experiment, differences: Level) -> NDArray[np.uint8]:
    """Paint how every cell changed, in five colours."""
    slight = SLIGHT * float(np.ptp(experiment.picture))
    steps = np.sign(differences) * (1 + (np.abs(differences) > slight))
    painted: NDArray[np.uint8] = CHANGES[np.nan_to_num(steps).astype(np.intp) + 2]
    return painted


def _heat(report: LevelReport) -> str:
    """Paint the map of all shifts: how far each one's result is from the unshifted one."""
    return _uri(colour_map(report.cosine, 0, max(float(report.cosine.max()), words.SMALLEST_TOP)))


def _uri(pixels: NDArray[np.uint8]) -> str:
    return "data:image/png;base64," + base64.b64encode(encode_png(pixels, palette=True, small=True)).decode()
