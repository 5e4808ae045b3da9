"""The parts of the page *Compare*: ours at once, TensorFlow's as it answers, and where the two part."""

from collections.abc import Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import replace
from hashlib import sha256
from operator import attrgetter
from threading import Thread

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pooling import PoolSpec
from pooling.frameworks.question import Question
from pooling.frameworks.tensorflow import Answer
from ui.compare_cards import cards_html, headline_html
from ui.compare_results import FINAL, Result, Values, as_float32, ask, our_result, questions
from ui.compare_words import dtype_note, headline
from ui.controls import row, set_values
from ui.examples import DISAGREEMENTS
from ui.inputs import remember_matrix
from ui.photos import Picture

BEFORE_THE_FIRST_LOOK = 0.15  # s: most answers are there by then, and nothing flickers
BETWEEN_LOOKS = 0.1  # s: so long a changed control waits for its turn


def show_comparison(plane: Values, spec: PoolSpec, *, photo: bool) -> None:
    """Show ours and TensorFlow's for the plane, (H, W); returns when every answer is there.

    A control that is changed meanwhile ends the wait at once; the answers are on their way all the same.
    """
    x, overflowed = as_float32(plane)
    results = [our_result(question, photo=photo) for question in questions(x, spec)]
    futures = [_future_answer(result.question) for result in results]
    with st.container(key="figure"):
        with row("state_row"):
            state = st.empty()
            _disagreements_menu()
        pooled = st.empty()
    with st.container(key="whole_maps"):
        whole_maps = st.empty()
    st.caption(dtype_note(x.shape, overflowed))
    wait(futures, timeout=BEFORE_THE_FIRST_LOOK)
    while True:
        results = [_with_answer(result, future) for result, future in zip(results, futures, strict=True)]
        _draw_state(state, results)
        pooled.html(cards_html([result for result in results if not result.whole_map]))
        whole_maps.html(cards_html([result for result in results if result.whole_map]))
        missing = [future for result, future in zip(results, futures, strict=True) if result.answer is None]
        if not missing:
            return
        _wait_for_one(missing)


def _disagreements_menu() -> None:
    """Offer inputs where TensorFlow differs from us, pads in its own way, or refuses."""
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
        if "matrix" in st.session_state:
            remember_matrix()
        set_values(source="matrix", **DISAGREEMENTS[name].settings)()


def _draw_state(place: DeltaGenerator, results: Sequence[Result]) -> None:
    kind, sentence = headline(results)
    with place.container(gap="small"):
        st.html(headline_html(kind, sentence))
        if kind == "failed":
            st.button("Try again", key="try_again", icon=":material/refresh:")  # failures are not kept


def _with_answer(result: Result, future: Future[Answer]) -> Result:
    """Add the answer once it is there; what has one already keeps its comparison."""
    return replace(result, answer=future.result()) if result.answer is None and future.done() else result


def _wait_for_one(missing: Sequence[Future[Answer]]) -> None:
    while not wait(missing, BETWEEN_LOOKS, FIRST_COMPLETED).done:
        st.session_state.get("source")  # Streamlit ends this run here if a control was changed meanwhile


def _future_answer(question: Question) -> Future[Answer]:
    """Ask, unless the same was asked before; a failure is asked again."""
    digest = sha256(question.x.tobytes()).hexdigest()
    asked = Picture(f"{question.x.shape} {digest}", question.x), question.spec, question.call
    future = _asked(*asked)
    if future.done() and (future.exception() or future.result().status not in FINAL):
        _asked.clear(*asked)
        return _asked(*asked)
    return future


@st.cache_resource(max_entries=64, show_spinner=False, hash_funcs={Picture: attrgetter("name")})
def _asked(plane: Picture, spec: PoolSpec, call: str) -> Future[Answer]:
    """Ask in a thread, so that no page waits for TensorFlow; all sessions share the answers."""
    future: Future[Answer] = Future()

    def work() -> None:
        try:
            future.set_result(ask(Question(plane.values, spec, call)))
        except BaseException as error:
            future.set_exception(error)  # the page's run raises it
            raise

    Thread(target=work, name="ask TensorFlow", daemon=True).start()
    return future
