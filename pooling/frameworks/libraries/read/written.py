"""A function and its arguments as they are written, in whatever notation."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, cast

from pooling.frameworks.libraries.read.piece import Piece
from pooling.frameworks.libraries.read.result import CannotReadError
from pooling.frameworks.libraries.read.values import Evaluator, Lookup


@dataclass(frozen=True)
class Argument:
    """An argument: where it stands, what reads its value, its text, and where its name begins."""

    start: int
    end: int
    read: Callable[[], Any]
    text: str = ""
    named: int | None = None

    def cannot(self, sentence: str, *, with_name: bool = False) -> CannotReadError:
        """Return the error that names this place."""
        start = self.named if with_name and self.named is not None else self.start
        return CannotReadError(sentence, start, self.end)


@dataclass(frozen=True)
class Written:
    """What is written: a function's name, where it begins and ends, and its arguments.

    `path` is the name in full, as far as imports tell; `extra` what a notation says beside the arguments.
    Unless it stands there `by_name`, it begins otherwise, as a dict does.
    """

    name: str
    path: str
    start: int
    end: int
    positional: tuple[Argument, ...] = ()
    keywords: tuple[tuple[str, Argument], ...] = ()
    extra: dict[str, Any] = field(default_factory=dict)
    by_name: bool = True

    def cannot(self, sentence: str) -> CannotReadError:
        """Return the error that names this place."""
        end = self.start + len(self.name) if self.by_name else self.end
        return CannotReadError(sentence, self.start, end)


def arguments_of(piece: Piece, lookup: Lookup) -> tuple[list[Argument], list[tuple[str, Argument]]]:
    """Return the positional and the named arguments of a call."""
    node = cast(ast.Call, piece.node)  # it begins with a name and a bracket, and ends with its bracket
    positional = [argument(piece, each, lookup) for each in node.args]
    named: list[tuple[str, Argument]] = []
    for each in node.keywords:
        if each.arg is not None:
            place, _ = piece.place(each)
            named.append((each.arg, replace(argument(piece, each.value, lookup), named=place)))
        elif isinstance(each.value, ast.Dict):
            named += entries(piece, each.value, lookup)
        else:
            raise CannotReadError(
                "What ** stands for is not in this text: write the arguments out.", *piece.place(each)
            )
    return positional, named


def argument(piece: Piece, node: ast.expr, lookup: Lookup) -> Argument:
    """Return an argument of a call."""
    if isinstance(node, ast.Starred):
        raise CannotReadError(
            "What * stands for is not in this text: write the arguments out.", *piece.place(node)
        )
    start, end = piece.place(node)
    text = piece.text[start - piece.start : end - piece.start]
    return Argument(start, end, lambda: Evaluator(lookup).value(node, piece.place), text)


def entries(piece: Piece, node: ast.Dict, lookup: Lookup) -> list[tuple[str, Argument]]:
    """Return the entries of a dict whose keys are texts or bare names."""
    found = []
    for key, value in zip(node.keys, node.values, strict=True):
        name = key.value if isinstance(key, ast.Constant) else getattr(key, "id", None)
        if key is not None and isinstance(name, str):
            place, _ = piece.place(key)
            found.append((name, replace(argument(piece, value, lookup), named=place)))
    return found


def fixed(value: Any, start: int, end: int) -> Argument:
    """Return an argument whose value is known already."""
    return Argument(start, end, lambda: value)
