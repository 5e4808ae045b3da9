"""Import what the pages need, exclude it from garbage collection, and collect the rest now and then.

Streamlit would collect garbage after every run of a page. That walks the heap of all sessions: with 40 of
them it takes longer than the run. So config.toml turns it off, and `collect_now_and_then` takes its
place. Without the freeze, each collection walks NumPy, Pillow and Streamlit as well. Streamlit imports pandas
and pyarrow with the first component, so they come here first. The server imports this at its start.
"""

import gc
from contextlib import suppress
from time import monotonic

import numpy as np  # noqa: F401
import pandas as pd  # noqa: F401
import PIL.Image  # noqa: F401
import pyarrow as pa  # noqa: F401
import streamlit as st  # noqa: F401
from streamlit import runtime
from streamlit.runtime.memory_session_storage import MemorySessionStorage

import pooling  # noqa: F401
from ui.app.open_files import FEW, PAGES_KEPT, SECONDS_KEPT, raise_limit

SECONDS_BETWEEN = 30
"""From one collection to the next: in this time a class of forty does not make enough garbage to matter."""


def allow_many_openings() -> None:
    """Raise the limit of open files; where that does not help, keep fewer closed pages, for a shorter time.

    For `streamlit run app.py`: an option is too late there, and Streamlit has no other way in.
    """
    if raise_limit() < FEW and runtime.exists():
        with suppress(AttributeError):  # another Streamlit may have other names
            manager = runtime.get_instance()._session_mgr
            manager._session_storage = MemorySessionStorage(PAGES_KEPT, SECONDS_KEPT)  # type: ignore[attr-defined]


gc.collect()
gc.freeze()
_collected = [monotonic()]


def collect_now_and_then() -> None:
    """Collect garbage, unless that was done a short time ago: cycles may hold photos."""
    if monotonic() - _collected[-1] > SECONDS_BETWEEN:
        _collected[:] = [monotonic()]
        gc.collect()
