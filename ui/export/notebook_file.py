"""A Jupyter notebook as a file, written and checked by `nbformat` (https://nbformat.readthedocs.io).

`nbformat` is imported when a file is written: it takes a fifth of a second.
"""

from base64 import b64encode
from collections.abc import Iterable
from typing import Any, NamedTuple

MAY_FAIL = "raises-exception"
"""The tag by which Jupyter goes on after a cell that fails: a library may not be installed."""


class Cell(NamedTuple):
    """A cell: its kind, "markdown" or "code", its text, and what it has printed and shown.

    Attributes
    ----------
    kind, text, printed : str
        `printed` is what code printed, if it was run.
    picture : str or bytes
        The SVG, or the PNG, that code shows, if it shows one.
    may_fail : bool
        Whether code needs a library that may not be installed.
    """

    kind: str
    text: str
    printed: str = ""
    picture: str | bytes = ""
    may_fail: bool = False


def as_notebook(cells: Iterable[Cell]) -> str:
    """Write cells as a file in the notebook format 4.5; raises `ValidationError` if it would not be valid."""
    import nbformat
    from nbformat.v4 import new_notebook

    book = new_notebook(
        cells=[_cell(number, cell) for number, cell in enumerate(cells)],
        metadata={
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
    )
    nbformat.validate(book)
    return str(nbformat.writes(book))


def _cell(number: int, cell: Cell) -> Any:
    from nbformat.v4 import new_code_cell, new_markdown_cell

    own = {"id": f"cell-{number}", "source": cell.text}
    if cell.kind == "markdown":
        return new_markdown_cell(**own)
    tags = {"tags": [MAY_FAIL]} if cell.may_fail else {}
    return new_code_cell(**own, metadata=tags, outputs=_outputs(cell))


def _outputs(cell: Cell) -> list[Any]:
    from nbformat.v4 import new_output

    printed = [new_output("stream", name="stdout", text=cell.printed)] if cell.printed else []
    return printed + ([new_output("display_data", _shown(cell.picture))] if cell.picture else [])


def _shown(picture: str | bytes) -> dict[str, str]:
    told = {"text/plain": "A picture of the numbers"}
    if isinstance(picture, str):
        return {"image/svg+xml": picture} | told
    return {"image/png": b64encode(picture).decode()} | told
