"""The matrix document of this session: the only module that connects it to the widgets and the address.

The numbers and the kind of input are widgets, so they are in the address. An edit changes the document and
then the widgets. What a link writes into the widgets enters the document when the page runs.

The learner types into another text box than the one that is bound to the address. A text that cannot be read
stays in the former, and the address keeps the numbers of the figure.
"""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from pooling import PoolingError
from ui.app.widgets.links import reject_matrix
from ui.app.widgets.notices import mention
from ui.controls.settings import INPUT_SETTINGS
from ui.controls.widgets.arrival import bring, take_out
from ui.controls.widgets.held import assign
from ui.matrix.document import MatrixDocument
from ui.matrix.shapes import KINDS, source_of

_KEY = "matrix_document"
BOX = "matrix_text"
"""The key of the text box that the learner types into."""


def matrix_document() -> MatrixDocument | None:
    """Return the document; it exists once numbers have been pooled."""
    document: MatrixDocument | None = st.session_state.get(_KEY)
    return document


def begin_text(kind: str) -> None:
    """Set initial numbers of this kind if the link has none; call this before `linked_text`."""
    bring("matrix")
    _reject_unreadable(kind)
    if kind != "matrix" and "matrix" not in st.session_state and "matrix" not in st.query_params:
        st.session_state["matrix"] = KINDS[kind].default


def _reject_unreadable(kind: str) -> None:
    """Say once that the link's matrix cannot be read, and take it out of the address."""
    if "matrix" in st.session_state or "matrix" not in st.query_params:
        return
    try:
        KINDS[kind].read(st.query_params["matrix"])
    except PoolingError:
        reject_matrix(st.query_params["matrix"])
        take_out("matrix")


def linked_text() -> None:
    """Make the widget that keeps the numbers in the address; only a bound one follows Back and Forward."""
    setting = INPUT_SETTINGS["matrix"]
    label = f"{setting.label} in the address"
    st.text_area(label, setting.default, key="matrix", bind="query-params")


def shown_document(kind: str) -> MatrixDocument:
    """Return the document with the numbers of the address; call this after `linked_text`."""
    document, text = matrix_document(), st.session_state["matrix"]
    document = document.arrived(text, kind) if document else MatrixDocument.of(text, kind)
    st.session_state[_KEY] = document
    return document


def edit_matrix(*edits: Mapping[str, Any]) -> None:
    """Apply edits, in a callback: to the document, then to the address and the kind of input."""
    before = document = matrix_document()
    if before is None or document is None:
        return
    for edit in edits:
        document = document.apply(edit)
        if document.said:
            icon = "content_cut" if document.said.changed else "edit_off"
            mention(document.said.sentence, f":material/{icon}:")
    st.session_state[_KEY] = document
    if document.now.text != before.now.text or "matrix" not in st.session_state:
        assign(matrix=document.now.text)
    if document.kind != before.kind:
        assign(source=source_of(document.kind))


def editing() -> dict[str, Any]:
    """Return the arguments with which the stepper lets the learner edit the document in its grid."""
    document = matrix_document()
    shown = {"pending": document.pending, "answered": document.answered} if document else {}
    return {"on_edit": edit_matrix, "shown": shown}


def take_text() -> None:
    """Apply the text of the learner's text box."""
    edit_matrix({"do": "write", "text": st.session_state[BOX]})


def use_example(settings: Mapping[str, Any]) -> None:
    """Set all settings of an example; its numbers are one edit."""
    edit_matrix({"do": "write", "text": settings["matrix"], "kind": settings["source"]})
    assign(**settings)
