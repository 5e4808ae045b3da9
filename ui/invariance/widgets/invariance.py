"""The parts of the page *Translation invariance*: controls, the draw, and all shifts."""

from dataclasses import asdict
from functools import lru_cache

import streamlit as st

from pooling.invariance import LevelReport
from ui.controls.kinds import MOST_SEED
from ui.controls.widgets.controls import choose, flag, number, pick, row
from ui.controls.widgets.held import assign, current, set_values
from ui.invariance.experiment import Experiment, draw, every_shift
from ui.invariance.shift_map import shift_map
from ui.invariance.strip import headline_html, strips_html, survey_html
from ui.invariance.words import block_words, draw_finding, map_alt, plural, strip_note, survey_finding

SEED_WIDTH = 80  # px: fits in one row with its two buttons on a phone
MAP_WIDTH = 440  # px: a square map with the scale below it
PRESETS = (Experiment(), Experiment(jitter=4), Experiment(shrink=8, jitter=1))
"""Kaggle's settings, and the two nearest settings where its claim is false."""


def experiment_controls() -> Experiment:
    """Draw the row of settings; return the experiment."""
    with row("experiment_row"):
        figure = choose("figure")
        shrink = number("shrink", disabled=figure != "circle")
        return Experiment(
            figure, shrink, number("jitter"), pick("border", 130), number("pools"), choose("kind")
        )


def draw_controls(experiment: Experiment) -> int:
    """Draw the seed with its buttons, the shift and its effect; return the seed."""
    with row("draw_row"):
        st.button(
            "Previous",
            icon=":material/undo:",
            shortcut="P",
            on_click=_step_seed,
            args=(-1,),
            key="previous_draw",
        )
        seed = number("seed", SEED_WIDTH)
        st.button(
            "New draw",
            icon=":material/casino:",
            shortcut="N",
            type="primary",
            on_click=_step_seed,
            args=(1,),
            key="new_draw",
        )
        st.html(_headline(experiment, seed))
    return seed


def _step_seed(by: int) -> None:
    """Go to the next or previous seed; the seed in the link restores the draw."""
    assign(seed=(current("seed") + by) % (MOST_SEED + 1))


def show_strips(experiment: Experiment, seed: int) -> None:
    """Show every level, without the shift and with it."""
    st.html(_strips(experiment, seed))
    st.caption(strip_note(experiment))


def show_every_shift(experiment: Experiment, seed: int) -> None:
    """Answer "does it always work?" with all shifts."""
    reports = _surveyed(experiment)
    st.header("Does it always work?", anchor=False)
    st.markdown(
        "Kaggle’s lesson says that the resulting image is *always the same*.  \n"
        f"{survey_finding(experiment, reports[-1])}"
    )
    _presets()
    st.html(_survey(experiment))
    st.caption(block_words(experiment))
    if flag("shift_map"):
        alt = map_alt(experiment, reports[-1])
        with st.container(width=MAP_WIDTH):
            st.plotly_chart(
                shift_map(experiment, reports[-1], draw(experiment, seed)), key="shift_map_chart", alt=alt
            )
        st.caption(f"{alt} The frame marks this draw.")


def _presets() -> None:
    with row("presets"):
        for preset in PRESETS:
            results = plural(_surveyed(preset)[-1].distinct, "result")
            whose = "Kaggle’s: radius" if preset == Experiment() else "Radius"
            st.button(
                f"{whose} {preset.radius}, jitter {preset.jitter} → {results}",
                on_click=set_values(**asdict(preset)),
                key=f"preset_{preset.shrink}_{preset.jitter}",
            )


# A class looks at the same few experiments: what they show is made once, for all sessions. Streamlit's caches
# need 2 ms to find something: as long as a control takes.


@lru_cache(maxsize=128)
def _strips(experiment: Experiment, seed: int) -> str:
    return strips_html(experiment, draw(experiment, seed))


@lru_cache(maxsize=512)
def _headline(experiment: Experiment, seed: int) -> str:
    drawn = draw(experiment, seed)
    return headline_html(seed, drawn, draw_finding(experiment, drawn))


@lru_cache(maxsize=128)
def _survey(experiment: Experiment) -> str:
    return survey_html(_surveyed(experiment))


@lru_cache(maxsize=64)
def _surveyed(experiment: Experiment) -> list[LevelReport]:
    return every_shift(experiment)
