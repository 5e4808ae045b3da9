"""The view of all frameworks: the same input and layer by every library's rules, and your own output."""

import streamlit as st

from pooling import PoolSpec
from ui.app.headline import headline_html
from ui.app.widgets.downloads import WIDTH, download, export_popover
from ui.compare.frameworks.answers import Answer, answers
from ui.compare.frameworks.cards import cards_html
from ui.compare.frameworks.known import known_html
from ui.compare.frameworks.table import agreement_html, answers_csv
from ui.compare.frameworks.words import headline
from ui.compare.my_output.card import mine_html
from ui.compare.my_output.match import as_answer, find_rules
from ui.compare.tables import Values, part_of
from ui.compare.widgets.my_output import ask_output, output_menu
from ui.compare.widgets.types import ask_type, given_as
from ui.controls.widgets.controls import flag, pick, row

REFERENCE_WIDTH, OPSET_WIDTH = 170, 104  # px
KNOWN = "More disagreements, each on its own input: SciPy, OpenCV, NumPy and scikit-image too"


def show_frameworks(x: Values, spec: PoolSpec, *, photo: bool) -> None:
    """Draw what every library gives for `x`, (..., spatial)."""
    with row("frameworks_row"):
        kind = ask_type()
        wanted = pick("reference", REFERENCE_WIDTH)
        own_defaults = flag("own_defaults")
        opset = int(pick("opset", OPSET_WIDTH))
        paste = output_menu()
        menu = export_popover()
    numbers = given_as(x, kind, spec.rank).x
    pasted = ask_output(paste, st.container(key="below_my_output"))
    found = answers(numbers, spec, own_defaults=own_defaults, opset=opset)
    chosen = next(answer for answer in found if answer.key == wanted)
    reference = _with_values(found, chosen)
    st.html(headline_html("done", headline(found, chosen, reference)))
    mine, together = "", found
    if pasted is not None:
        rules = find_rules(pasted, numbers, spec, opset=opset)
        mine = mine_html(pasted, rules, part=part_of(spec.rank))
        together = [*found, as_answer(pasted, numbers, rules, reference)]
    st.html(mine + cards_html(found, reference, photo=photo) + agreement_html(together))
    more = st.expander(KNOWN, key="known", icon=":material/alt_route:", on_change="rerun")
    if more.open:
        with more:
            st.html(known_html())
    if menu.open:
        with menu, st.container(width=WIDTH, gap="small"):
            download("All libraries as CSV", answers_csv(together).encode(), "frameworks.csv", "text/csv")


def _with_values(found: list[Answer], chosen: Answer) -> Answer:
    """Return the one that is chosen, or the first that gives an answer if that does not."""
    if chosen.values is not None:
        return chosen
    return next((answer for answer in found if answer.values is not None), chosen)
