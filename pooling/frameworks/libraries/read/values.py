"""The value of an argument as it is written: numbers, texts, lists, arithmetic of these. Nothing is run."""

import ast
import math
import operator
from collections.abc import Callable, Mapping
from typing import Any

from pooling.frameworks.libraries.read.result import CannotReadError

LARGEST, MOST_ITEMS, MOST_DEEP, MOST_NODES, LOOKUP = 10**12, 64, 30, 4000, 100
INFINITE = ("inf", "Inf", "infty", "Infinity")
NAMES: Mapping[str, Any] = {"null": None, "true": True, "false": False, "Infinity": math.inf, "NaN": math.nan}
ARITHMETIC: Mapping[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
}
WRAPPERS = {"int": int, "float": float, "tuple": tuple, "list": tuple, "Size": tuple}
"""Functions that are read, by the last part of their names, and what they make of one value."""

Lookup = Callable[[str, "Evaluator"], Any]


class _NoValueError(Exception):
    """An expression that is not read, and why."""

    def __init__(self, node: ast.expr, sentence: str) -> None:
        super().__init__(sentence)
        self.node, self.sentence = node, sentence


class Evaluator:
    """Reads expressions, with a bound on how much it looks at; `lookup` knows the constants of the text."""

    def __init__(self, lookup: Lookup, left: int = MOST_NODES) -> None:
        """Begin with all that may be looked at."""
        self._lookup, self._left = lookup, left

    def value(self, node: ast.expr, offset: Callable[[ast.expr], tuple[int, int]]) -> Any:
        """Return the value of an expression, whose place `offset` knows."""
        try:
            return self.read(node)
        except _NoValueError as error:
            raise CannotReadError(error.sentence, *offset(error.node)) from None

    def read_constant(self, node: ast.expr, lookup: Lookup) -> Any:
        """Return the value of a constant of the text, as part of what this one looks at."""
        inner = Evaluator(lookup, self._left - LOOKUP)
        try:
            return inner.read(node)
        except _NoValueError as error:
            raise LookupError(error.sentence) from None
        finally:
            self._left = inner._left

    def read(self, node: ast.expr, depth: int = 0) -> Any:
        """Return the value of an expression."""
        self._left -= 1
        if depth > MOST_DEEP or self._left < 0:
            raise _NoValueError(node, "This is nested too deeply to be read; write the number.")
        reader = _READERS.get(type(node))
        if reader is None:
            raise _NoValueError(node, f"{_written(node)} is not worked out: write the number.")
        return reader(self, node, depth + 1)

    def _constant(self, node: ast.Constant, _: int) -> Any:
        value = node.value.decode("latin-1") if isinstance(node.value, bytes) else node.value
        if isinstance(value, complex):
            raise _NoValueError(node, "A complex number is no setting of a layer; write a whole number.")
        return self._bounded(node, value)

    def _items(self, node: ast.Tuple | ast.List, depth: int) -> Any:
        if len(node.elts) > MOST_ITEMS:
            raise _NoValueError(node, f"There are {len(node.elts)} numbers here; a layer has one per axis.")
        return tuple(self.read(item, depth) for item in node.elts)

    def _sign(self, node: ast.UnaryOp, depth: int) -> Any:
        value = self.read(node.operand, depth)
        if isinstance(node.op, ast.USub | ast.UAdd) and isinstance(value, int | float):
            return -value if isinstance(node.op, ast.USub) else +value
        raise _NoValueError(node, f"{_written(node)} is not worked out: write the value.")

    def _arithmetic(self, node: ast.BinOp, depth: int) -> Any:
        left, right = self.read(node.left, depth), self.read(node.right, depth)
        work = ARITHMETIC.get(type(node.op))
        numbers = all(isinstance(each, int | float) for each in (left, right))
        repeated = isinstance(left, tuple) and isinstance(node.op, ast.Mult) and right in range(MOST_ITEMS)
        joined = isinstance(left, tuple) and isinstance(right, tuple) and isinstance(node.op, ast.Add)
        if work is None or not (numbers or repeated or joined):
            raise _NoValueError(node, f"{_written(node)} is not worked out: write the number.")
        try:
            return self._bounded(node, work(left, right))
        except (ArithmeticError, ValueError):
            raise _NoValueError(node, f"{_written(node)} has no value; write the number.") from None

    def _name(self, node: ast.Name, _: int) -> Any:
        if node.id in NAMES:
            return NAMES[node.id]
        return self._constant_of(node, node.id)

    def _attribute(self, node: ast.Attribute, _: int) -> Any:
        if node.attr in INFINITE:
            return math.inf
        return self._constant_of(node, ast.unparse(node) if isinstance(node.value, ast.Name) else "")

    def _constant_of(self, node: ast.expr, name: str) -> Any:
        try:
            return self._lookup(name, self)
        except LookupError:
            raise _NoValueError(
                node, f"{_written(node)} has no value in this text: write the number, or paste its line too."
            ) from None

    def _wrapped(self, node: ast.Call, depth: int) -> Any:
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name not in WRAPPERS or len(node.args) != 1 or node.keywords:
            raise _NoValueError(node, f"{_written(node)} is not worked out: write the number.")
        try:
            return self._bounded(node, WRAPPERS[name](self.read(node.args[0], depth)))
        except (TypeError, ValueError, OverflowError):
            raise _NoValueError(node, f"{_written(node)} has no value; write the number.") from None

    def _bounded(self, node: ast.expr, value: Any) -> Any:
        if isinstance(value, int) and abs(value) > LARGEST:
            raise _NoValueError(node, "This number is too large for a layer.")
        if isinstance(value, tuple) and len(value) > MOST_ITEMS:
            raise _NoValueError(node, f"There are {len(value)} numbers here; a layer has one per axis.")
        return value


def _written(node: ast.expr) -> str:
    """Return an expression's beginning: a name in full, of others only what kind they are."""
    if isinstance(node, ast.Name):
        return node.id[:MOST_ITEMS]
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        return f"{node.value.id}.{node.attr}"[:MOST_ITEMS]
    return "This"


_READERS: Mapping[type[ast.expr], Callable[[Any, Any, int], Any]] = {
    ast.Constant: Evaluator._constant,
    ast.Tuple: Evaluator._items,
    ast.List: Evaluator._items,
    ast.UnaryOp: Evaluator._sign,
    ast.BinOp: Evaluator._arithmetic,
    ast.Name: Evaluator._name,
    ast.Attribute: Evaluator._attribute,
    ast.Call: Evaluator._wrapped,
}
