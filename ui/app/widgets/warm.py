"""Import what the pages need, then exclude it from garbage collection.

Streamlit collects garbage after every run of a page. Without the freeze, each run walks the whole heap of
NumPy, Pillow and Streamlit. Streamlit imports pandas and pyarrow with the first component: after the freeze,
they alone would cost 31 ms a run. Every page imports this module first.
"""

import gc

import numpy as np  # noqa: F401
import pandas as pd  # noqa: F401
import PIL.Image  # noqa: F401
import pyarrow as pa  # noqa: F401
import streamlit as st  # noqa: F401

import pooling  # noqa: F401

gc.collect()
gc.freeze()
