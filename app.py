"""Home: what pooling is, a live figure, and cards that lead to the pages."""

from pooling import PoolSpec
from ui.app.widgets import frame as nav
from ui.app.widgets import home
from ui.matrix.examples import EXAMPLES
from ui.stepper.widgets.stepper import window_stepper

nav.frame("app.py")

home.introduction()
window_stepper(home.live_matrix(EXAMPLES["textbook"]), PoolSpec.of("max", 2), key="live", demo=True)
home.cards(nav.PAGES[1:])
