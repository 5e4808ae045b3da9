"""What pooling does to a model: the same small network, trained with and without pooling."""

from ui.app.widgets import frame as nav
from ui.controls.widgets.workspace import workspace
from ui.model.widgets.controls import ask_models
from ui.model.widgets.model import show_models
from ui.model.widgets.views import show_below


def draw() -> None:
    """Draw the controls, and what the networks can do."""
    place = workspace()
    asked, bet, limit = ask_models(place)
    with place.stage:
        show_models(asked, bet, limit)


nav.frame("pages/what_pooling_does_to_a_model.py", "headline.css", "measures.css", "network.css", "model.css")
nav.body("pages/what_pooling_does_to_a_model.py", draw)
show_below()
