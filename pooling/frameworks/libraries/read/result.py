"""What is read of a pasted text: its pooling layers, and what cannot be read, with its place."""

from dataclasses import dataclass

from pooling.frameworks.libraries.call import Call


@dataclass(frozen=True)
class Unread:
    """What cannot be read.

    Attributes
    ----------
    sentence : str
        What it is, and what would do.
    line, column : int
        Where it begins in the text, from 1; 0 is the text as a whole.
    there : str
        The text at that place, shortened.
    """

    sentence: str
    line: int = 0
    column: int = 0
    there: str = ""


@dataclass(frozen=True)
class Whole:
    """A layer whose output's size is given: adaptive pooling, or global pooling, which leaves one cell.

    Attributes
    ----------
    reduction : str
        As of a `PoolSpec`.
    output_shape : tuple of (int or None)
        Per spatial axis; None keeps the input's size.
    is_global : bool
        Whether the code says so.
    p : float
        The exponent of ``"lp"``.
    """

    reduction: str
    output_shape: tuple[int | None, ...]
    is_global: bool = False
    p: float = 2.0


@dataclass(frozen=True)
class Layer:
    """A pooling layer that was read.

    Attributes
    ----------
    name : str
        As it is written, such as ``nn.MaxPool2d``.
    library : str
        A key of `LIBRARIES`.
    line, column : int
        Where it begins in the text, from 1.
    pooling : Call or Whole
        The layer.
    notes : tuple of str
        Sentences: what was assumed, and what the code says that is no setting of ours.
    """

    name: str
    library: str
    line: int
    column: int
    pooling: Call | Whole
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reading:
    """All that was read, in the order of the text, and all that looks like pooling and cannot be read."""

    layers: tuple[Layer, ...]
    unread: tuple[Unread, ...]


class CannotReadError(Exception):
    """Raised while reading: a sentence, and where in the text it holds."""

    def __init__(self, sentence: str, start: int | None = None, end: int | None = None) -> None:
        """Keep the place as places of characters; None is found by whoever knows more."""
        super().__init__(sentence)
        self.sentence, self.start, self.end = sentence, start, end
