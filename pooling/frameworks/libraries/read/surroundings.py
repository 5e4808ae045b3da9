"""What a snippet does round a pooling call: cells put round the input first, signs turned, a factor."""

import ast
import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import cast

from pooling.frameworks.libraries.call import Call
from pooling.frameworks.libraries.read.pads_first import FUNCTIONS, PadsFirst, read_pads
from pooling.frameworks.libraries.read.piece import Piece, parse
from pooling.frameworks.libraries.read.source import Source
from pooling.frameworks.libraries.read.values import Lookup
from pooling.frameworks.libraries.read.written import arguments_of

INPUTS = ("input", "inputs", "x", "operand", "value")
"""What libraries call the array that is pooled."""
PADDED = ("input", "x", "tensor", "array")
"""What they call the one that is padded."""
SIGNS = "A minus sign stands at the input or at the result alone: it is left out."
DIVIDED = "What is divided by afterwards is left out."
_TIMES = re.compile(r"[ ]*\*[ ]*(\d{1,9}(?:\.\d{0,9})?)(?![ ]*[\w.(])")
_OVER = re.compile(r"[ ]*/[ ]*(?=[A-Za-z_])")
_DIVIDED = re.compile(r"[ ]*/[ ]*\(?[ ]*(\d{1,9}(?:\.\d{0,9})?)?")
_ONES = re.compile(r"(?<!\w)ones(?:_like)?(?!\w)")


@dataclass(frozen=True)
class Surroundings:
    """What is done to the input and to the result, and where the snippet's expression ends."""

    end: int
    pads: PadsFirst | None = None
    turned: str = ""
    minus: bool = False
    factor: float = 1.0
    per_cell: bool = False
    divided: bool = False
    divided_by: float | None = None

    def put_round(self, call: Call) -> tuple[Call, list[str]]:
        """Return the call with all of it, and notes on what is left out."""
        both = self.minus and self.turned == "negated"
        turned = self.turned if both or self.turned == "absolute" else ""
        notes = [SIGNS] if (self.minus or self.turned == "negated") and not both else []
        if self.divided and call.library != "jax":
            notes.append(DIVIDED)
        averaged = self.per_cell and call.spec.reduction == "sum"
        spec = replace(call.spec, reduction="avg") if averaged else call.spec
        pads = self.pads.of(call) if self.pads else None
        whole = replace(call, spec=spec, pad_first=pads, per_cell=self.per_cell)
        return replace(whole, turned=turned, factor=self.factor), notes


def around(
    source: Source, start: int, end: int, piece: Piece, lookup: Lookup, *, layer: bool
) -> Surroundings:
    """Read what is done round the call from `start` to `end`; a layer's input has brackets of its own."""
    node = _input(cast(ast.Call, piece.node), INPUTS)
    if layer:
        brackets = _brackets(source, end)
        node = None
        if brackets and source.text[brackets[0] + 1 : brackets[1]].strip():
            piece = parse(source, brackets[0] + 1, brackets[1])
            node = piece.node
        end = brackets[1] + 1 if brackets else end
    found = _after(source, start, end)
    found = replace(found, minus=source.code[max(0, start - 9) : start].rstrip(" ").endswith("-"))
    return found if node is None else _before(piece, node, lookup, found)


def _input(node: ast.Call, names: Collection[str]) -> ast.expr | None:
    """Return the first argument of a call, or the one that has one of the names."""
    return next(iter(node.args[:1] + [each.value for each in node.keywords if each.arg in names]), None)


def _brackets(source: Source, end: int) -> tuple[int, int] | None:
    """Return where the brackets after a call begin and end, if there are any."""
    return (end, source.closing(end)) if source.code[end : end + 1] == "(" else None


def _after(source: Source, start: int, end: int) -> Surroundings:
    """Read what is done to the result."""
    if times := _TIMES.match(source.code, end):
        return Surroundings(times.end(), factor=float(times[1]))
    over, head = _OVER.match(source.code, end), source.code[start : start + 120].partition("(")[0]
    if over and source.code.startswith(f"{head}(", over.end()):
        closed = source.closing(over.end() + len(head)) + 1
        brackets = _brackets(source, closed)
        closed = brackets[1] + 1 if brackets else closed
        if _ONES.search(source.code, over.end(), closed):
            return Surroundings(closed, per_cell=True)
    if divided := _DIVIDED.match(source.code, end):
        return Surroundings(end, divided=True, divided_by=float(divided[1]) if divided[1] else None)
    return Surroundings(end)


def _before(piece: Piece, node: ast.expr, lookup: Lookup, found: Surroundings) -> Surroundings:
    """Read how the input is padded and turned."""
    if isinstance(node, ast.Call) and _name(node) in FUNCTIONS:
        positional, named = arguments_of(Piece(piece.text, piece.start, node), lookup)
        found = replace(found, pads=read_pads(positional, dict(named), piece.place(node)))
        node = _input(node, PADDED) or node
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return replace(found, turned="negated")
    if isinstance(node, ast.Call) and _name(node) in ("abs", "absolute"):
        return replace(found, turned="absolute")
    return found


def _name(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else str(getattr(node.func, "id", ""))
