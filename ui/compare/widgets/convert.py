"""The view that converts: a layer of one library in another, the proof, and code to take away."""

import streamlit as st

from pooling import PoolingError, PoolSpec
from pooling.frameworks.libraries.call import Call
from pooling.frameworks.libraries.ours import OURS, name_of
from pooling.frameworks.libraries.spell import spell_lines
from pooling.images import encode_png
from ui.app.headline import headline_html
from ui.app.html_table import table_html
from ui.app.plain_text import plain
from ui.compare.convert.conversion import Converted, converted, typed
from ui.compare.convert.take import as_ours, file_name, notebook_note, opened_photo, programs
from ui.compare.convert.words import NO_CALL, headline, rows, size_code, size_note
from ui.compare.frameworks.answers import Answer
from ui.compare.frameworks.cards import cards_html
from ui.compare.tables import Values
from ui.compare.widgets.types import ask_type, given_as
from ui.controls.widgets.controls import flag, pick, row
from ui.controls.widgets.held import assign, current
from ui.export.code.wrapping import wrapped
from ui.export.notebook import NOTEBOOK, notebook
from ui.export.photo_code import FILE, as_picture, needs_file
from ui.export.words import EXPORT, file_size

WIDTH = 170  # px
NARROW = 52  # letters of a line of code, in half of the page
ICON = ":material/download:"
ELSEWHERE = "In every library"
TAKE = "Code to take away"


def show_convert(x: Values, spec: PoolSpec, *, photo: bool) -> None:
    """Draw what the layer of one library is in another."""
    with row("convert_row"):
        kind = ask_type()
        one = pick("convert_from", WIDTH)
        st.button("Swap", key="swap", icon=":material/swap_horiz:", on_click=_swap, help="Convert back.")
        other = pick("convert_to", WIDTH)
        own_defaults = flag("own_defaults")
        place = st.empty()
    given = given_as(x, kind, spec.rank)
    numbers = given.x
    call = typed(one, numbers, spec, own_defaults=own_defaults)
    if isinstance(call, str):
        st.info(plain(NO_CALL.format(name=name_of(one), reason=call)), icon=":material/block:")
        call = Call(OURS, spec)
    made = converted(call, other, numbers)
    with place:
        _notebook(call, x, given.own_type)
    _conversion(made, photo=photo)
    shape = x.shape[x.ndim - spec.rank :]
    with st.container(key="convert_table"):
        table = table_html(ELSEWHERE, ["To", "Exact for", "How"], rows(call, shape))
        st.html(f"<h2>{ELSEWHERE}</h2>{table}")
    _take_away(call, x, given.program_type)


def _swap() -> None:
    assign(convert_from=current("convert_to"), convert_to=current("convert_from"))


def _conversion(made: Converted, *, photo: bool) -> None:
    """Draw the sentence, both calls, and both answers with the cells that differ."""
    kind, sentence = headline(made)
    st.html(headline_html(kind, sentence))
    left, right = st.columns(2, gap="small")
    with left:
        _call(made.call, made.given, made.given, photo=photo)
    with right:
        _call(made.shown, made.made, made.given, photo=photo)
    note = size_note(made, made.given.x.shape[made.given.x.ndim - made.call.spec.rank :])
    if note:
        st.caption(note)
    if size_code(made):
        st.code(size_code(made), language="python", wrap_lines=True)


def _call(call: Call | None, answer: Answer | None, reference: Answer, *, photo: bool) -> None:
    """Draw a call as code, and below what it gives."""
    if call and answer:
        lines = [f"# {name_of(call.library)}", *(wrapped(line, NARROW) for line in spell_lines(call))]
        st.code("\n".join(lines), language="python", wrap_lines=True)
        st.html(cards_html([answer], reference, photo=photo))


def _take_away(call: Call, x: Values, own_type: str) -> None:
    """Draw a tab for each program, which st.code lets copy."""
    st.html(f"<h2>{TAKE}</h2>")
    _photo(x)
    made = programs(call, x, own_type)
    for place, (name, (code, reason)) in zip(st.tabs(list(made)), made.items(), strict=True):
        with place:
            if reason:
                st.info(reason, icon=":material/block:")
                continue
            st.code(code, language="python", wrap_lines=True)
            st.download_button(
                f"Download {file_name(name)}",
                code,
                file_name(name),
                "text/x-python",
                key=f"take_{name}",
                icon=ICON,
                on_click="ignore",
            )


def _photo(x: Values) -> None:
    """Offer the picture that programs open, where its numbers are too many to paste."""
    if needs_file(x):
        picture = encode_png(as_picture(x))
        label = EXPORT["picture"].format(name=FILE, size=file_size(len(picture)))
        st.caption(EXPORT["load"])
        st.download_button(label, picture, FILE, "image/png", key="take_photo", icon=ICON, on_click="ignore")


def _notebook(call: Call, x: Values, own_type: str) -> None:
    """Draw the button that saves the notebook; it is written when it is asked for."""

    def made() -> str:
        try:
            padded, spec = as_ours(call, x)
            note = notebook_note(call, own_type)
            return notebook(padded, spec, note, opened_photo(call, x))
        except PoolingError as error:
            return str(error)

    st.download_button(
        EXPORT["notebook"],
        made,
        NOTEBOOK,
        "application/x-ipynb+json",
        icon=ICON,
        on_click="ignore",
    )
