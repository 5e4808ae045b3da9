"""Numbers as text: short for a cell on the screen, exact for a link, and in a sentence."""

import math
import re
from decimal import Decimal

NEARLY_ALL, NEARLY_NOTHING = 0.9995, 0.00001
"""Shares that would be rounded to 100 %, and that would need an exponent."""


def format_number(value: float, digits: int = 4) -> str:
    """Write a number for the screen with at most `digits` significant digits.

    Whole numbers of up to five digits stay whole, because a count such as 12544 windows must not be rounded.
    The sign is the real minus (U+2212), as wide as a plus sign; a negative zero keeps it. The stored binary
    value is rounded correctly.

    >>> [format_number(value) for value in (7.0, -3.0, 2 / 3, 12544.0, 1e308)]
    ['7', '−3', '0.6667', '12544', '1e308']
    >>> [format_number(value) for value in (-0.0, math.nan, -math.inf, 0.00001234)]
    ['−0', 'NaN', '−∞', '1.234e−5']
    """
    value = float(value)
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    whole = value.is_integer() and abs(value) < 10 ** max(5, digits)
    return _short_exponent(f"{value:.0f}" if whole else f"{value:.{digits}g}").replace("-", "−")


def short_number(value: float) -> str:
    """Write a number for the last row of a class: two digits, of which zeros after the point are some.

    The whole part stays in full, up to five digits.

    >>> [short_number(value) for value in (-1.463, 0.425, 0.096, 123.4, 12.0, 98765.4, 1.5e8, 1e-5)]
    ['−1.5', '0.42', '0.1', '123', '12', '98765', '1.5e8', '1e−5']
    """
    size = abs(value)
    if not 0.1 <= size < 99_999:
        return format_number(value, 1 if size < 0.1 else 2)
    return format_number(value, max(2, len(f"{size:.0f}")))


def three_digits(value: float) -> str:
    """Write a number for a table of measures: three digits, and the whole part in full, up to six digits.

    >>> [three_digits(value) for value in (3.14159, 7090.4, 0.000123456, 1.5e9, -12345.6)]
    ['3.14', '7090', '0.000123', '1.5e9', '−12346']
    """
    return format_number(value, max(3, len(f"{abs(value):.0f}")) if abs(value) < 999_999 else 3)


def exact_number(value: float) -> str:
    """Write the shortest ASCII text that reads back as exactly this float64.

    `float(exact_number(x))` and `parse_matrix` give x again. There is no plus sign, because a web address
    turns it into a space.

    >>> [exact_number(value) for value in (7.0, 0.1, -0.0, 1e308, 2.5e-7, math.inf)]
    ['7', '0.1', '-0', '1e308', '2.5e-7', 'inf']
    """
    return _short_exponent(repr(float(value)).removesuffix(".0"))


def narrow_number(value: float) -> str:
    """Write a number exactly, for a narrow field: a long one with an exponent, if that is shorter.

    >>> [narrow_number(value) for value in (1e6, 1234567.0, 10000.0, -0.001, 0.00025)]
    ['1e6', '1234567', '10000', '-0.001', '2.5e-4']
    """
    exact = exact_number(value)
    shorter = _short_exponent(f"{Decimal(exact).normalize():e}")
    return shorter if len(exact.lstrip("-")) > 5 and len(shorter) < len(exact) else exact


def _short_exponent(text: str) -> str:
    """Turn `1e+08` into `1e8` and `1e-08` into `1e-8`."""
    return re.sub(r"e\+?(-?)0*", r"e\1", text) if "e" in text else text


def count_things(number: int, thing: str) -> str:
    """Write "1 row" or "3 rows"."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def count_axes(number: int) -> str:
    """Write "1 axis" or "3 axes"."""
    return f"{number} axis" if number == 1 else f"{number} axes"


def percent(share: float) -> str:
    """Write a share from 0 to 1 in per cent: what is not all is never "100%", what is not nothing never "0%".

    >>> percent(0.9996), percent(0.5), percent(0.00071), percent(1e-9), percent(0)
    ('over 99.9%', '50%', '0.071%', 'under 0.001%', '0%')
    """
    if NEARLY_ALL <= share < 1:
        return "over 99.9%"
    return "under 0.001%" if 0 < share < NEARLY_NOTHING else f"{format_number(100 * share, 3)}%"
