"""Translation invariance: move a picture a little, pool it repeatedly, and see what changes."""

from ui.app.widgets import frame as nav
from ui.controls.widgets.controls import flag
from ui.controls.widgets.workspace import workspace
from ui.controls.words import GROUPS
from ui.invariance.widgets.invariance import (
    experiment_controls,
    load_board,
    show_board,
    show_every_shift,
    show_presets,
)


def draw() -> None:
    """Draw the settings, the picture under the hand, and every shift."""
    place = workspace()
    with place.settings.group(GROUPS["draws"]):
        even = place.settings.ask(flag, "even")
    with place.row:
        experiments = experiment_controls(place.settings)
        place.settings.button()
    with place.stage:
        show_board(experiments, place.notes, even=even)
        covered = show_presets(experiments)
        show_every_shift(experiments, even=even, covered=covered)


nav.frame("pages/translation_invariance.py", "measures.css", "strip.css")
load_board()
nav.body("pages/translation_invariance.py", draw)
