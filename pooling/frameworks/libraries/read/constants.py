"""What a snippet says before its layers: simple constants, and short names for modules and functions."""

import re
from typing import Any

from pooling.frameworks.libraries.read.piece import parse
from pooling.frameworks.libraries.read.result import CannotReadError
from pooling.frameworks.libraries.read.source import Source
from pooling.frameworks.libraries.read.values import Evaluator, Lookup

_NAME = r"(?:self\.)?[A-Za-z_]\w{0,60}"
_ASSIGNED = re.compile(
    rf"(?:^|;)[ ]*({_NAME}(?:[ ]*,[ ]*{_NAME}){{0,7}})[ ]*(?::[^=\n]{{0,40}})?=(?!=)([^;\n]{{1,200}})",
    re.MULTILINE,
)
_DEFAULT = re.compile(
    r"([A-Za-z_]\w{0,60})[ ]*(?::[^=,()\n]{0,40})?=(?!=)[ ]*(\([^()\n]{0,80}\)|[^,()\n]{1,80})"
)
_DEF = re.compile(r"\bdef[ ]+\w{1,60}[ ]*\(")
_IMPORT = re.compile(r"\bimport[ ]+([\w.]{1,80})[ ]+as[ ]+(\w{1,60})")
_FROM = re.compile(r"\bfrom[ ]+([\w.]{1,80})[ ]+import[ ]+\(?([^()\n;]{1,400})")
_SHORT = re.compile(r"^[ ]*([A-Za-z_]\w{0,60})[ ]*=[ ]*([A-Za-z_][\w.]{0,120})[ ]*$", re.MULTILINE)
MOST = 500
"""Constants and names of a text that are kept."""


class Constants:
    """The constants of a text, as they stand; each is read when something asks for it."""

    def __init__(self, source: Source) -> None:
        """Find them."""
        self._written: dict[str, list[tuple[int, str]]] = {}
        self._source = source
        for found in _ASSIGNED.finditer(source.code):
            self._keep(found[1], found.start(2), found.end(2))
        for found in _DEF.finditer(source.code):
            self._keep_defaults(found.end() - 1)

    def _keep(self, names: str, start: int, end: int) -> None:
        targets = [name.strip() for name in names.split(",")]
        values = [self._source.text[start:end].split("#")[0]]
        if len(targets) > 1:
            values = values[0].strip().strip("()").split(",")
        if len(targets) == len(values) and len(self._written) < MOST:
            for name, value in zip(targets, values, strict=True):
                self._written.setdefault(name, []).append((start, value.strip()))

    def _keep_defaults(self, opened: int) -> None:
        try:
            closed = self._source.closing(opened)
        except CannotReadError:
            return
        for found in _DEFAULT.finditer(self._source.code, opened + 1, closed):
            self._keep(found[1], found.start(2), found.end(2))

    def before(self, place: int) -> Lookup:
        """Return what knows the constants that stand before `place`."""

        def lookup(name: str, evaluator: Evaluator) -> Any:
            start, text = [each for each in self._written.get(name, []) if each[0] < place][-1]
            try:
                node = parse(self._source, start, start, text).node
            except CannotReadError:
                raise LookupError(name) from None
            return evaluator.read_constant(node, self.before(start))

        return lookup


def short_names(code: str) -> dict[str, str]:
    """Return what short names of a snippet stand for.

    >>> short_names("import torch.nn as nn")
    {'nn': 'torch.nn'}
    >>> short_names("from keras.layers import MaxPooling2D as Pool")
    {'Pool': 'keras.layers.MaxPooling2D'}
    """
    names = {found[1]: found[2] for found in _SHORT.finditer(code)}
    names |= {found[2]: found[1] for found in _IMPORT.finditer(code)}
    for found in _FROM.finditer(code):
        for imported in found[2].split(","):
            name, _, short = (part.strip() for part in imported.partition(" as "))
            names |= {short or name: f"{found[1]}.{name}"}
    return dict(list(names.items())[:MOST])
