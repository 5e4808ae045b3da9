"""The view of shapes alone: sizes of any input, and every library's output shape with its arithmetic."""

from html import escape

import streamlit as st

from pooling import PoolSpec
from ui.app.headline import headline_html
from ui.app.widgets.downloads import WIDTH, download, export_popover
from ui.compare.shapes.rows import Sizes, misread_rows, shape_rows, usual
from ui.compare.shapes.table import shapes_csv, shapes_html
from ui.compare.shapes.words import ORDERS, headline, misread_sentences, planes_words
from ui.compare.tables import Values
from ui.controls.short_forms import AXES
from ui.controls.widgets.address import redraw_body
from ui.controls.widgets.controls import choose, number, pick, row
from ui.controls.widgets.held import assign, current
from ui.matrix.shapes import KIND_OF_RANK
from ui.matrix.widgets.session import edit_matrix

RANK, RANKS = "shapes_rank", {1: "1-D", 2: "2-D", 3: "3-D"}
SIZES = ("size_batch", "size_channels", "size_depth", "size_rows", "size_cols", "size_order")
REFERENCE_WIDTH, OPSET_WIDTH, SIZE_WIDTH = 150, 96, 92  # px


def show_shapes(x: Values, spec: PoolSpec, *, photo: bool) -> None:  # noqa: ARG001  # sizes alone
    """Draw every library's output shape for the sizes that are asked for."""
    with row("shapes_row"):
        _ask_rank(spec.rank)
        sizes = Sizes(
            number("size_batch", SIZE_WIDTH),
            number("size_channels", SIZE_WIDTH),
            tuple(number(f"size_{axis}", SIZE_WIDTH) for axis in AXES[-spec.rank :]),
        )
        order = choose("size_order")
    with row("shapes_state"):
        said = st.empty()
        reference = pick("reference", REFERENCE_WIDTH)
        opset = int(pick("opset", OPSET_WIDTH))
        menu = export_popover()
    rows = shape_rows(spec, sizes, order, opset=opset)
    shape = usual(rows, reference)
    said.html(headline_html("done", headline(rows, shape), planes_words(sizes, shape)))
    misread = misread_sentences(misread_rows(spec, sizes, order, opset=opset), sizes, order)
    st.html(shapes_html(rows, shape, order) + _misread_html(misread, order))
    if menu.open:
        with menu, st.container(width=WIDTH, gap="small"):
            download("Shapes as CSV", shapes_csv(rows).encode(), "shapes.csv", "text/csv")


def _ask_rank(rank: int) -> None:
    """Ask for the number of axes: it is that of the kind of input, which the other views share."""
    if st.session_state.get(RANK) != rank:
        st.session_state[RANK] = rank
    st.segmented_control(
        "Axes",
        list(RANKS),
        format_func=RANKS.__getitem__,
        key=RANK,
        required=True,
        on_change=_choose_rank,
    )


def _choose_rank() -> None:
    source = KIND_OF_RANK[st.session_state[RANK]]
    if current("source") != source:
        assign(source=source)
        edit_matrix({"do": "choose", "kind": source})
    redraw_body()


def _misread_html(sentences: list[str], order: str) -> str:
    items = "".join(f"<li>{escape(sentence)}</li>" for sentence in sentences)
    return (
        '<section class="misread"><h2>If the data format is wrong</h2>'
        f"<p>Your tensor has its {ORDERS[order]}. Who takes the other order does not ask.</p>"
        f"<ul>{items}</ul></section>"
    )
