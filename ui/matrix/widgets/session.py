"""The matrix document of this session: the only module that connects it to the widgets and the address.

The numbers and the kind of input are settings, so they are in the address. An edit changes the document and
then the settings. What a link says enters the document when the page runs.

The text box that the learner types into is not a setting. A text that cannot be read stays in it, and the
address keeps the numbers of the figure.
"""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from pooling import PoolingError
from ui.app.widgets.notices import mention
from ui.controls.link import invalid_matrix
from ui.controls.widgets.address import in_address, take_out
from ui.controls.widgets.held import assign
from ui.controls.widgets.kept import Kept
from ui.matrix.document import MatrixDocument
from ui.matrix.shapes import SHAPES

_KEY = "matrix_document"
BOX = "matrix_text"
"""The key of the text box that the learner types into."""


def matrix_document() -> MatrixDocument | None:
    """Return the document; it exists once numbers have been pooled."""
    document: MatrixDocument | None = st.session_state.get(_KEY)
    return document


def shown_text(source: str, settings: Kept) -> str:
    """Return the numbers of the address, or the first ones of this kind; keep them there.

    A text that another kind of input could read is mentioned once and taken out.
    """
    came = None if "matrix" in st.session_state else in_address("matrix")
    if came is not None:
        try:
            SHAPES[source].read(came)
        except PoolingError:
            mention(invalid_matrix(came), ":material/link_off:")
            take_out("matrix")
    text: str = settings.keep("matrix", SHAPES[source].default)
    return text


def shown_document(kind: str, text: str) -> MatrixDocument:
    """Return the document with the numbers of the address."""
    document = matrix_document()
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
        assign(source=document.kind)


def take_text() -> None:
    """Apply the text of the learner's text box."""
    edit_matrix({"do": "write", "text": st.session_state[BOX]})


def use_example(settings: Mapping[str, Any]) -> None:
    """Set all settings of an example; its numbers are one edit."""
    edit_matrix({"do": "write", "text": settings["matrix"], "kind": settings["source"]})
    assign(**settings)
