"""The matrix document of this session: the only module that connects it to the widgets and the address.

The text box and the kind of input are widgets, so they are in the address. An edit changes the document and
then the widgets. What the learner or a link writes into the widgets enters the document when the page runs.
"""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from ui.app.widgets.notices import mention
from ui.controls.widgets.held import assign, current
from ui.matrix.document import MatrixDocument
from ui.matrix.shapes import source_of

_KEY = "matrix_document"


def matrix_document() -> MatrixDocument | None:
    """Return the document; it exists once numbers have been pooled."""
    document: MatrixDocument | None = st.session_state.get(_KEY)
    return document


def shown_document(kind: str) -> MatrixDocument:
    """Return the document with the text of the text box; call this after making or keeping it."""
    document, text = matrix_document(), st.session_state["matrix"]
    document = document.arrived(text, kind) if document else MatrixDocument.of(text, kind)
    st.session_state[_KEY] = document
    return document


def edit_matrix(*edits: Mapping[str, Any]) -> None:
    """Apply edits, in a callback: to the document, then to the text box and the kind of input."""
    before = document = matrix_document()
    if before is None or document is None:
        return
    for edit in edits:
        document = document.apply(edit)
        if document.said:
            icon = "content_cut" if document.said.changed else "edit_off"
            mention(document.said.sentence, f":material/{icon}:")
    st.session_state[_KEY] = document
    if document.draft is None and (document.text != before.text or "matrix" not in st.session_state):
        assign(matrix=document.text)
    if document.kind != before.kind:
        assign(source=source_of(document.kind))


def editing() -> dict[str, Any]:
    """Return the arguments with which the stepper lets the learner edit the document in its grid."""
    document = matrix_document()
    shown = {"pending": document.pending, "answered": document.answered} if document else {}
    return {"on_edit": edit_matrix, **shown}


def take_text() -> None:
    """Apply the text of the text box."""
    edit_matrix({"do": "write", "text": current("matrix")})


def use_example(settings: Mapping[str, Any]) -> None:
    """Set all settings of an example; its numbers are one edit."""
    edit_matrix({"do": "write", "text": settings["matrix"], "kind": settings["source"]})
    assign(**settings)
