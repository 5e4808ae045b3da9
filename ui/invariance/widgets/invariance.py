"""The parts of the page *Translation invariance*: controls, the figure under the hand, and all shifts."""

from contextlib import nullcontext
from dataclasses import replace
from functools import lru_cache, partial
from typing import Any

import streamlit as st

from ui.app import assets
from ui.app.widgets.messages import message_of, take
from ui.controls.link import VIEW
from ui.controls.widgets.address import write
from ui.controls.widgets.all_settings import AllSettings
from ui.controls.widgets.controls import flag, number, pick
from ui.controls.widgets.held import assign
from ui.invariance.board import DRAWS, board_data
from ui.invariance.curves import curves, curves_alt, levels_csv
from ui.invariance.experiment import Experiment, every_shift, moved_by, shifted
from ui.invariance.names import WAYS
from ui.invariance.network_curves import NOTE, TITLE, network_alt, network_curves
from ui.invariance.pictures import SHRINKS
from ui.invariance.presets import PRESETS, preset_of
from ui.invariance.shift_map import shift_map
from ui.invariance.strip import note_html, question_html, survey_html
from ui.invariance.widgets.own_matrix import edit_link, own_matrix
from ui.invariance.words import (
    ANSWER_FIRST,
    MOVING,
    NOT_SO,
    PRESETS_LABEL,
    RIGHT,
    block_words,
    map_alt,
    survey_finding,
)

KEY = "invariance"
MOST_AT_ONCE = 250  # maps of all levels that are made in less than half a second
MAP_WIDTH = 440  # px: a square map with the scale below it
_PRESET, _LAST = "preset", "preset_chosen_last"
SEED, MOVED = VIEW["seed"], VIEW["moved"]
_code = st.components.v2.component("invariance_code", js=assets.code_alone("invariance", "poolingInvariance"))
_board = st.components.v2.component("invariance", **assets.component("invariance_frame"))


def load_board() -> None:
    """Send the figure's code to the browser: once a page, outside of what is drawn again and again."""
    _code(key="unseen_invariance_code")


def experiment_controls(settings: AllSettings) -> tuple[Experiment, ...]:
    """Draw the row of settings; return the experiment, and the one beside it if there is one."""
    figure = pick("figure", 128)
    shrink = number("shrink") if figure in SHRINKS else settings.keep("shrink")
    digit = number("digit") if figure == "digit" else settings.keep("digit")
    matrix = own_matrix(settings) if figure == "matrix" else ""
    first = Experiment(
        figure, shrink, number("jitter"), pick("border", 116), number("pools"), pick("kind", 138)
    )
    beside = pick("beside", 138)
    first = replace(first, digit=digit, matrix=matrix)
    return (first,) if beside in ("none", first.kind) else (first, replace(first, kind=beside))


def show_board(experiments: tuple[Experiment, ...], notes: Any, *, even: bool) -> None:
    """Show the picture under the hand, and every level of it."""
    asked = _asked_seed()
    seed = _in_address("seed") if asked is None else asked
    with notes, st.spinner(MOVING) if _slow(experiments) else nullcontext():
        data = _payload(experiments, seed // DRAWS * DRAWS, even)
    begins = {"seed": seed, "default_seed": SEED.default, "by_hand": _in_address("moved")}
    _board(key=KEY, data=[data | begins], on_seed_change=partial(take, KEY, "seed", _nothing))
    if experiments[0].figure == "matrix":
        edit_link(experiments[0].matrix)


def _slow(experiments: tuple[Experiment, ...]) -> bool:
    return experiments[0].shift_count * len(experiments) > MOST_AT_ONCE


def _in_address(key: str) -> Any:
    """Return what the browser has written into the address, or the default."""
    setting, text = VIEW[key], st.query_params.get(key, "")
    return setting.default if not text or setting.validate(text) else setting.value(text)


def _asked_seed() -> int | None:
    """Return the seed that the browser has no shift of."""
    asked = message_of(KEY, "seed")
    return asked if type(asked) is int and not SEED.validate(str(asked)) else None


def _nothing(_: object) -> None:
    """Do nothing; Streamlit keeps a message only if it has a callback."""


def show_every_shift(experiments: tuple[Experiment, ...], *, even: bool, covered: bool) -> None:
    """Answer "does it always work?" with all shifts; `covered` is what is asked first."""
    st.html(note_html(ANSWER_FIRST) if covered else _counted(experiments))
    st.download_button(
        "Table (CSV)",
        "" if covered else levels_csv(experiments),
        "shifts.csv",
        "text/csv",
        icon=":material/download:",
        on_click="ignore",
        disabled=covered,
    )
    if flag("shift_map") and not covered:
        _charts(experiments, even=even)


def _counted(experiments: tuple[Experiment, ...]) -> str:
    experiment = experiments[0]
    names = [WAYS[one.kind] if len(experiments) > 1 else "" for one in experiments]
    tables = [_survey(one, name) for one, name in zip(experiments, names, strict=True)]
    question = question_html(survey_finding(experiment, every_shift(experiment)[-1]))
    return "".join([question, *tables, note_html(block_words(experiment))])


def _charts(experiments: tuple[Experiment, ...], *, even: bool) -> None:
    """Draw every shift as a heat map, and the measures level by level."""
    experiment = experiments[0]
    report = every_shift(experiment)[-1]
    alt = map_alt(experiment, report)
    drawn = shifted(experiment, *moved_by(_in_address("seed"), experiment.jitter, even=even))
    with st.container(key="shift_charts", horizontal=True):
        with st.container(width=MAP_WIDTH):
            st.plotly_chart(shift_map(experiment, report, drawn), key="shift_map_chart", alt=alt)
            st.caption(f"{alt} The frame marks this draw.")
        with st.container(width=MAP_WIDTH):
            st.plotly_chart(curves(experiments), key="curves_chart", alt=curves_alt(experiments))
    st.markdown(f"**{TITLE}**")
    with st.container(width=2 * MAP_WIDTH):
        st.plotly_chart(network_curves(), key="network_chart", alt=network_alt())
    st.caption(NOTE)


def show_presets(experiments: tuple[Experiment, ...]) -> bool:
    """Offer experiments to try; ask a question about the one that is set, then say what is measured.

    Returns whether the learner has chosen one and not answered yet.
    """
    beside = experiments[1].kind if len(experiments) > 1 else "none"
    chosen = preset_of(experiments[0], beside, _in_address("moved"), st.session_state.get(_LAST))
    st.session_state[_PRESET] = chosen
    st.pills(
        PRESETS_LABEL,
        range(len(PRESETS)),
        format_func=_title,
        key=_PRESET,
        on_change=_use_preset,
    )
    return chosen is not None and not _answered(chosen) and chosen == st.session_state.get(_LAST)


def _title(at: int) -> str:
    return PRESETS[at].title


def _answered(chosen: int) -> bool:
    """Ask the question of an experiment; once it is answered, say what is measured."""
    preset = PRESETS[chosen]
    guess = st.segmented_control(preset.question, preset.options, key=f"guess_{chosen}")
    if guess is not None:
        right = preset.options[preset.answer(preset)]
        st.markdown(f"{RIGHT if guess == right else NOT_SO.format(answer=right)} {_finding(chosen)}")
    return guess is not None


def _use_preset() -> None:
    chosen = st.session_state[_PRESET]
    if chosen is not None:
        st.session_state[_LAST] = chosen
        moved = PRESETS[chosen].moved
        assign(**PRESETS[chosen].settings)
        write({"moved": MOVED.text(moved) if moved else None, "seed": None})


# A class looks at the same few experiments: what they show is made once, for all sessions. Streamlit's caches
# need 2 ms to find something: as long as a control takes.


@lru_cache(maxsize=24)
def _payload(experiments: tuple[Experiment, ...], seed: int, even: bool) -> dict[str, Any]:
    return board_data(experiments, seed, even=even)


@lru_cache(maxsize=128)
def _survey(experiment: Experiment, name: str) -> str:
    return survey_html(every_shift(experiment), name)


@lru_cache
def _finding(chosen: int) -> str:
    return PRESETS[chosen].finding(PRESETS[chosen])
