"""Long calls on several lines."""

WIDEST = 88
"""Letters of a line."""


def wrapped(line: str) -> str:
    """Break a line after commas between arguments, and indent what follows.

    >>> print(wrapped("y = f(x, window_shape=(2, 2), " + "strides=(1, 1), " * 4 + "padding=0)"))
    y = f(x, window_shape=(2, 2), strides=(1, 1), strides=(1, 1), strides=(1, 1),
        strides=(1, 1), padding=0)
    """
    indent = " " * (len(line) - len(line.lstrip()) + 4)
    rest = line
    lines: list[str] = []
    while len(rest) > WIDEST and (at := _last_comma(rest, len(lines) > 0)):
        lines.append(rest[:at])
        rest = indent + rest[at:].lstrip()
    return "\n".join([*lines, rest])


def _last_comma(line: str, inside: bool) -> int:
    """Return the place after the last comma between arguments that still fits; 0 if there is none."""
    depth, found = int(inside), 0
    for at, letter in enumerate(line[:WIDEST]):
        depth += (letter in "([{") - (letter in ")]}")
        if letter == "," and depth == 1:
            found = at + 1
    return found
