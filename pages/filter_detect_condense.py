"""Filter, detect, condense: a convolution, a ReLU and a pooling layer on a photo."""

from pooling import PoolingError
from ui.app.widgets import frame as nav
from ui.app.widgets.notices import warn
from ui.controls.widgets.controls import choose, flag, pick
from ui.controls.widgets.layer import spec_controls
from ui.controls.widgets.workspace import workspace
from ui.controls.words import GROUPS
from ui.network.widgets.below import show_below
from ui.network.widgets.figure import show_figure
from ui.network.widgets.kernel import kernel_controls
from ui.network.widgets.pictures import drawn, grey, make
from ui.photos.widgets.photos import choose_photo, current_photo, file_stem

PHOTO_WIDTH = 140  # px: all controls stand in one row of a projector


def draw() -> None:
    """Draw the controls, the four pictures, and what is below them."""
    place = workspace()
    with place.settings.group(GROUPS["input"]):
        size, fit = int(place.settings.ask(pick, "size", 110)), place.settings.ask(pick, "fit")
    with place.settings.group(GROUPS["convolution"]):
        padding, relu = place.settings.ask(choose, "filter_padding"), place.settings.ask(flag, "relu")
    with place.row:
        photo_key, kernel = choose_photo(PHOTO_WIDTH), kernel_controls(place.settings)
        spec = spec_controls(settings=place.settings, padding_key="pool_padding")
        place.settings.button()
    with place.notes:
        photo = current_photo(photo_key)
    if photo is None:
        return
    with place.stage:
        try:
            made = make(drawn(grey(photo, size, fit)), kernel.text, spec, padding, relu)
        except PoolingError as error:
            warn(error, ":material/crop_free:")
            return
        show_figure(made, kernel)
    show_below(made.extraction, file_stem(photo_key))


nav.frame("pages/filter_detect_condense.py", "show.css", "headline.css", "measures.css", "network.css")
nav.body("pages/filter_detect_condense.py", draw)
