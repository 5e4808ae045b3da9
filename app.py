"""Home: what pooling is, one live figure, cards to the pages."""

import streamlit as st

from ui import nav

nav.frame("app.py")

st.title("Pooling, seen number by number", anchor=False)
