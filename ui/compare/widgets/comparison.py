"""The parts of the page *Compare*: our results at once, TensorFlow's as they arrive."""

from collections.abc import Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import replace
from hashlib import sha256
from operator import attrgetter
from threading import Thread
from typing import NamedTuple

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pooling import PoolSpec
from pooling.frameworks.question import Question
from pooling.frameworks.tensorflow import Answer
from ui.compare.cards import cards_html, headline_html
from ui.compare.results import FINAL, Result, Values, as_float32, ask, our_result, questions
from ui.compare.words import dtype_note, headline
from ui.controls.widgets.controls import row
from ui.matrix.examples import DISAGREEMENTS, note_on
from ui.matrix.widgets.session import use_example
from ui.photos.widgets.photos import Picture

BEFORE_THE_FIRST_LOOK = 0.15  # s: most answers arrive by then, so nothing flickers
BETWEEN_LOOKS = 0.1  # s: a changed control waits this long at most


def show_comparison(plane: Values, spec: PoolSpec, *, photo: bool) -> None:
    """Show our results and TensorFlow's for the plane, (H, W); return when every answer has arrived.

    If a control changes meanwhile, Streamlit ends this run; the questions are still answered.
    """
    x, overflowed = as_float32(plane)
    results = [our_result(question, photo=photo) for question in questions(x, spec)]
    futures = [_asked(*_key(result.question)) for result in results]
    wait(futures, timeout=BEFORE_THE_FIRST_LOOK)
    places = None
    while True:
        results = _with_answers(results, futures)
        chosen = cards_html([result for result in results if result.is_about(spec.reduction)])
        others = cards_html([result for result in results if not result.is_about(spec.reduction)])
        places = places or _make_places(dtype_note(x.shape, overflowed))  # not earlier: this empties them
        _draw_state(places.state, results)
        places.chosen.html(chosen)
        places.others.html(others)
        missing = [future for result, future in zip(results, futures, strict=True) if result.answer is None]
        if not missing:
            return
        _wait_for_one(missing)


class _Places(NamedTuple):
    """The places that are filled again with each answer."""

    state: DeltaGenerator
    chosen: DeltaGenerator
    others: DeltaGenerator


def _make_places(note: str) -> _Places:
    with row("state_row"):
        state = st.empty()
        _disagreements_menu()
    chosen, others = st.empty(), st.empty()
    st.caption(note)
    return _Places(state, chosen, others)


def _disagreements_menu() -> None:
    """Draw the menu of inputs where TensorFlow differs, pads differently, or raises an error."""
    st.menu_button(
        "Where TensorFlow differs",
        list(DISAGREEMENTS),
        key="disagreement",
        icon=":material/difference:",
        on_click=_use_disagreement,
        format_func=lambda name: DISAGREEMENTS[name].title,
    )


def _use_disagreement() -> None:
    name = st.session_state["disagreement"]
    if name:
        use_example(DISAGREEMENTS[name].settings)


def _draw_state(place: DeltaGenerator, results: Sequence[Result]) -> None:
    kind, sentence = headline(results)
    typed = st.session_state["source"] == "matrix"
    note = note_on(st.session_state, DISAGREEMENTS) if typed else ""
    with place.container(gap="small"):
        st.html(headline_html(kind, sentence, note))
        if kind == "failed" and all(result.answer for result in results):  # only once per run: it has a key
            st.button("Try again", key="try_again", icon=":material/refresh:")


def _with_answers(results: Sequence[Result], futures: Sequence[Future[Answer]]) -> list[Result]:
    """Add new answers; results that have one keep their comparison."""
    came = [r.answer is None and f.done() for r, f in zip(results, futures, strict=True)]
    for result, future, new in zip(results, futures, came, strict=True):
        if new and _has_failed(future):
            _asked.clear(*_key(result.question))  # the next run asks again
    return [
        replace(result, answer=future.result()) if new else result
        for result, future, new in zip(results, futures, came, strict=True)
    ]


def _has_failed(future: Future[Answer]) -> bool:
    return future.exception() is not None or future.result().status not in FINAL


def _wait_for_one(missing: Sequence[Future[Answer]]) -> None:
    while not wait(missing, BETWEEN_LOOKS, FIRST_COMPLETED).done:
        st.session_state.get("source")  # Streamlit ends this run here if a control has changed


def _key(question: Question) -> tuple[Picture, PoolSpec, str]:
    digest = sha256(question.x.tobytes()).hexdigest()
    return Picture(f"{question.x.shape} {digest}", question.x), question.spec, question.call


@st.cache_resource(max_entries=64, show_spinner=False, hash_funcs={Picture: attrgetter("name")})
def _asked(plane: Picture, spec: PoolSpec, call: str) -> Future[Answer]:
    """Ask in a thread, so that no page blocks on TensorFlow; all sessions share the answers."""
    future: Future[Answer] = Future()

    def work() -> None:
        try:
            future.set_result(ask(Question(plane.values, spec, call)))
        except Exception as error:  # noqa: BLE001  # whatever it is, the page's run raises it
            future.set_exception(error)

    Thread(target=work, name="ask TensorFlow", daemon=True).start()
    return future
