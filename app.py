"""Home: what pooling is, a figure to play with, a question about it, and cards that lead to the pages.

Streamlit runs this file for every visitor of Home; before that, its server imports it once, for `app`.
"""

import streamlit as st

from ui.app.pages import PAGES, page_of
from ui.app.widgets import frame as nav
from ui.app.widgets import home
from ui.app.widgets.server import LAYERS, started
from ui.lessons.widgets.home_question import home_question
from ui.lessons.widgets.warm import warm_soon
from ui.matrix.examples import EXAMPLES
from ui.stepper.widgets.stepper import window_stepper

if __name__ == "__main__":
    nav.frame("app.py")

    home.wrong_address(PAGES[1:])
    home.introduction()
    x, spec, editing = home.toy(EXAMPLES["textbook"], page_of("pages/step_through.py"))
    window_stepper(x, spec, key="live", demo=True, **editing)
    learn = page_of("pages/learn.py")
    with home.door():
        home_question(home.asked(EXAMPLES["textbook"]))
        home.card(learn)
    home.cards([page for page in PAGES[1:] if page is not learn])
    warm_soon()
else:
    app = st.App(__file__, lifespan=started, middleware=LAYERS)
