"""Places as a chapter writes them: "1,2" is row 1, column 2, counted from 0."""

import re
from collections.abc import Sequence

from ui.lessons import LessonError


def place_in(text: str, shape: Sequence[int]) -> tuple[int, ...]:
    """Read a place within `shape`.

    >>> place_in("1,2", (2, 3))
    (1, 2)

    Raises
    ------
    LessonError
        It is no place, or outside.
    """
    most = ",".join(str(size - 1) for size in shape)
    if re.fullmatch(r"\d{1,4}(\s*,\s*\d{1,4})*", text):
        place = tuple(int(part) for part in text.split(","))
        if len(place) == len(shape) and all(at < size for at, size in zip(place, shape, strict=True)):
            return place
    zeros = ",".join("0" for _ in shape)
    raise LessonError(f"“{text}” is no place; write one from {zeros} to {most}, counted from 0.")
