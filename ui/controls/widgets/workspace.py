"""The places of a page: a row of controls, the figure below it, and All settings beside the figure."""

from typing import Any, NamedTuple

import streamlit as st

from ui.controls.widgets.all_settings import AllSettings
from ui.controls.widgets.controls import row


class Workspace(NamedTuple):
    """The row of controls; sentences about them; the figure; All settings."""

    row: Any
    notes: Any
    stage: Any
    settings: AllSettings

    def buttons(self) -> Any:
        """Make the place of the row's buttons, after its settings: they go to the next line together."""
        with self.row:
            return st.container(
                key="row_buttons",
                horizontal=True,
                vertical_alignment="bottom",
                gap="xsmall",
                width="content",
                wrap=False,
            )


def workspace() -> Workspace:
    """Make the places, in this order, so that the figure stays where it is whatever is in the others."""
    controls, notes = row("pool_row"), st.container(key="notes")
    bench = st.container(key="bench", horizontal=True)
    stage = bench.container(key="stage")
    return Workspace(controls, notes, stage, AllSettings(bench))
