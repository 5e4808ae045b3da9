"""Long calls on several lines."""

WIDEST = 88
"""Letters of a line."""


def wrapped(line: str, widest: int = WIDEST) -> str:
    """Break a line after commas between arguments, and indent what follows.

    >>> print(wrapped("y = f(x, window_shape=(2, 2), " + "strides=(1, 1), " * 4 + "padding=0)"))
    y = f(x, window_shape=(2, 2), strides=(1, 1), strides=(1, 1), strides=(1, 1),
        strides=(1, 1), padding=0)
    """
    indent = " " * (len(line) - len(line.lstrip()) + 4)
    rest = line
    lines: list[str] = []
    while len(rest) > widest and (at := _last_comma(rest, widest)):
        lines.append(rest[:at])
        rest = indent + rest[at:].lstrip()
    return "\n".join([*lines, rest])


def _last_comma(line: str, widest: int) -> int:
    """Return the place after the last comma between arguments, not between numbers; 0 if there is none."""
    opened: list[bool] = []  # whether each bracket that is open is a call's
    found = 0
    for at, letter in enumerate(line[:widest]):
        if letter in "([":
            opened.append(letter == "(" and line[at - 1 : at].isidentifier())
        elif letter in ")]" and opened:
            opened.pop()
        elif letter == "," and all(opened):
            found = at + 1
    return found
