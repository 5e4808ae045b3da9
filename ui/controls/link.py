"""What a link says: one function reads all of it, before a page or a widget sees any of it.

Each text is judged by its form and length, and what is rejected is named in one sentence.
"""

from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import parse_qs, urlencode

from pooling import PoolingError
from ui.app.parts import PARTS
from ui.app.plain_text import short
from ui.controls.names import Name, NotLinked
from ui.controls.setting_types import MOST_SEED, Choice, Number, Setting, Several
from ui.controls.settings import SETTINGS
from ui.controls.text_types import Matrix, Pair
from ui.matrix.shapes import SHAPES
from ui.stepper.panels.gradient_words import GRADIENT
from ui.stepper.panels.tabs import FORMER_TABS, TABS

SHOWN_IN_A_LIST = 12  # characters
ONE_OF, SOME = "one or more of", 3
MOST_QUOTED = 4
"""If more values are rejected than these, a sentence names them without what came."""
MOST_NAMED = 24
"""If more are rejected than these, it counts the others."""

VIEW: dict[str, Setting | Name] = {
    "step": Number("Step", 1, 1, 999_999, "The step that is shown, counted from 1."),
    "panel": Choice(
        "Panel", {name: name for name in (*TABS, *FORMER_TABS)}, "The open panel.", unlisted=FORMER_TABS
    ),
    "upstream": Matrix(GRADIENT["upstream"], "", "The gradient typed into its panel."),
    "seed": Number("Seed", 7, 0, MOST_SEED, "Same seed, same shift."),
    "moved": Pair("Shift", None, 16, "The shift by hand, down and right, in cells."),
    "chapter": Name("Chapter", "The chapter of Learn that is shown; without one, the list of all."),
    "at": Name("Screen", "The screen of the chapter that is read."),
    "lesson": Name("Lesson", "The chapter, and its screen, that led to a page."),
    "hide": Several(
        "Hidden",
        {name: part.label for name, part in PARTS.items()},
        "menu",
        "The parts of the page that are hidden.",
        least=1,
        most=len(PARTS),
        partly=True,
    ),
    "answer": NotLinked("Answer", "The answer to a question.", allowed="given on the page by the learner"),
}
"""What figures and lessons write into the address themselves, or never: no widget stands for it."""

EVERY: dict[str, Setting | Name] = {**SETTINGS, **VIEW}
"""All that a link may hold."""

_INSTEAD = {
    "panel": "no panel",
    "upstream": "ones",
    "moved": "the draw of the seed",
    "chapter": "all chapters",
    "at": "the first screen",
    "lesson": "none",
    "hide": "the whole page",
    "answer": "none",
}


class Rejected(NamedTuple):
    """A value that a link may not hold: the key and name of its setting, what came, what is allowed."""

    key: str
    label: str
    came: str
    allowed: str


class Link(NamedTuple):
    """A link without what is rejected; of several values for one setting, the last one counts.

    Attributes
    ----------
    query : the text of the link; it is the one that came if nothing was wrong
    corrected : the settings that are written otherwise now, or None for those that are gone
    rejected : the values that are gone
    """

    query: str
    corrected: dict[str, str | None]
    rejected: tuple[Rejected, ...]


def read_link(query: str, *, any_kind: bool = False) -> Link:
    """Read the text behind the question mark; with `any_kind`, the matrix may be of another kind of input.

    >>> read_link("window_rows=inf&stride_rows=1&lang=en").query
    'stride_rows=1&lang=en'
    """
    came = parse_qs(query, keep_blank_values=True)
    known = {key: EVERY[key] for key in came if key in EVERY}
    corrected = {key: _corrected(setting, came[key]) for key, setting in known.items()}
    if not any_kind and corrected.get("matrix") is not None and not _is_of_its_kind(corrected):
        corrected["matrix"] = None
    gone = [(key, known[key], came[key][-1]) for key, text in corrected.items() if text is None]
    rejected = [Rejected(key, one.label, text, str(one.validate(text))) for key, one, text in gone]
    rejected += [
        Rejected(key, one.label, names, f"{ONE_OF} {', '.join(list(one.labels)[:SOME])}, …")
        for key, one in known.items()
        if isinstance(one, Several) and (names := one.unknown(came[key][-1]))
    ]
    changed = {key: text for key, text in corrected.items() if came[key] != [text]}
    left = {key: changed.get(key, texts) for key, texts in came.items()}
    shown = {key: texts for key, texts in left.items() if texts is not None}
    return Link(urlencode(shown, doseq=True) if changed else query, changed, tuple(rejected))


def _corrected(setting: Setting | Name, came: Sequence[str]) -> str | None:
    """Return the text that stands for the last value, or None if it is not valid."""
    text = came[-1]
    partly = isinstance(setting, Several) and setting.unknown(text)
    return None if setting.validate(text) and not partly else setting.text(setting.value(text))


def _is_of_its_kind(texts: dict[str, str | None]) -> bool:
    """Whether the matrix can be read as the kind of input that the link says."""
    source = SETTINGS["source"]
    kind = source.value(str(texts["source"])) if texts.get("source") else source.default
    try:
        if kind in SHAPES:
            SHAPES[str(kind)].read(str(texts["matrix"]))
    except PoolingError:
        return False
    return True


def rejected_sentence(rejected: Sequence[Rejected]) -> str:
    """Name all values that a link may not hold.

    >>> print(rejected_sentence(read_link("seed=-1").rejected))
    This link has Seed = “-1”, but it must be a whole number from 0 to 99999; using the default.
    >>> print(rejected_sentence(read_link("seed=-1&jitter=nan").rejected))
    This link has 2 invalid values; using the defaults for Seed (“-1”), Jitter (“nan”).
    """
    if len(rejected) > 1:
        return f"This link has {len(rejected)} invalid values; using the defaults for {_list(rejected)}."
    (one,) = rejected
    if one.key == "matrix":
        return invalid_matrix(one.came)
    instead = "the others" if one.allowed.startswith(ONE_OF) else _INSTEAD.get(one.key, "the default")
    return f"This link has {one.label} = “{short(one.came)}”, but it must be {one.allowed}; using {instead}."


def _list(rejected: Sequence[Rejected]) -> str:
    if len(rejected) > MOST_QUOTED:
        named = [one.label for one in rejected[:MOST_NAMED]]
        more = len(rejected) - len(named)
        return f"{', '.join(named)} and {more} more" if more else ", ".join(named)
    return ", ".join(f"{one.label} (“{short(one.came, SHOWN_IN_A_LIST)}”)" for one in rejected)


def invalid_matrix(came: str) -> str:
    """Say that the matrix of a link cannot be read."""
    return f"This link has an invalid matrix, “{short(came)}”; showing the first example."
