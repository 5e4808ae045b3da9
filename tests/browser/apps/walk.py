"""Steppers on random matrices and settings: `?first=0&count=30` mounts numbers 0 to 29 on one page."""

import streamlit as st

from tests.browser.apps.cases import random_case
from ui.stepper.widgets.stepper import window_stepper

st.set_page_config(layout="wide")
first, count = (int(st.query_params[key]) for key in ("first", "count"))
for number in range(first, first + count):
    window_stepper(*random_case(number), key=f"case_{number}")
