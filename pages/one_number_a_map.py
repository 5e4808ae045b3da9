"""One number a map: global pooling as the head of a network."""

from ui.app.widgets import frame as nav
from ui.controls.widgets.controls import choose, flag
from ui.controls.widgets.workspace import workspace
from ui.controls.words import GROUPS
from ui.head.sources import shuffled
from ui.head.widgets.export import export_menu
from ui.head.widgets.head import (
    keep_sizes,
    more_settings,
    read_maps,
    show_below,
    show_head,
    source_controls,
    tell,
)


def draw() -> None:
    """Draw the controls, the maps with their numbers, and what the two heads cost."""
    place = workspace()
    with place.settings.group(GROUPS["head"]):
        ranked, seed = more_settings(place.settings)
    with place.row:
        source = source_controls(place, seed)
        kind, is_shuffled = choose("pooled_by"), flag("shuffle")
        keep_sizes(place.settings)
        place.settings.button()
    with place.notes:
        maps = read_maps(source)
    with place.stage:
        if maps is not None:
            maps = shuffled(maps) if is_shuffled else maps
            label = show_head(maps, kind, ranked)
            export_menu(maps, kind, label)
            tell(source, maps, kind, label)
            show_below(maps, kind)


nav.frame("pages/one_number_a_map.py", "heads.css", "headline.css", "measures.css", "network.css")
nav.body("pages/one_number_a_map.py", draw)
