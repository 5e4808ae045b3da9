import math
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from pooling.number_text import exact_number, format_number
from tests.each import each

DISPLAYED = {
    7.0: "7",
    -3.0: "−3",
    0.0: "0",
    2.5: "2.5",
    2 / 3: "0.6667",
    -1.75: "−1.75",
    12544.0: "12544",
    99999.0: "99999",
    100000.0: "1e5",
    123456.0: "1.235e5",
    12543.7: "1.254e4",
    1234.5678: "1235",
    99999.5: "1e5",
    0.99999: "1",
    0.0001: "0.0001",
    0.00001234: "1.234e−5",
    1e308: "1e308",
    -1.7976931348623157e308: "−1.798e308",
    5e-324: "4.941e−324",
    math.inf: "∞",
    -math.inf: "−∞",
}


@each(("value", "text"), DISPLAYED.items())
def test_format_number_is_short_and_right(value: float, text: str) -> None:
    assert format_number(value) == text


def test_format_number_tells_minus_zero_from_zero() -> None:
    # Apart from the table: -0.0 and 0.0 are the same key there.
    assert (format_number(0.0), format_number(-0.0)) == ("0", "−0")


def test_format_number_names_nan() -> None:
    assert format_number(math.nan) == "NaN"


def test_format_number_takes_more_or_fewer_digits() -> None:
    assert [format_number(2 / 3, digits) for digits in (1, 2, 6)] == ["0.7", "0.67", "0.666667"]
    assert [format_number(123456.0, digits) for digits in (2, 6)] == ["1.2e5", "123456"]


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_format_number_is_within_half_a_unit_of_the_fourth_digit(value: float) -> None:
    shown, exact = Decimal(format_number(value).replace("−", "-")), Decimal(value)
    unit = Decimal(10) ** (exact.adjusted() - 3) if value else Decimal(0)
    assert abs(shown - exact) <= unit / 2


@given(st.floats(allow_nan=False, allow_infinity=False).filter(lambda value: not value.is_integer()))
def test_format_number_never_shows_more_than_four_significant_digits(value: float) -> None:
    assert len(Decimal(format_number(value).replace("−", "-")).normalize().as_tuple().digits) <= 4


EXACT = {
    7.0: "7",
    -3.0: "-3",
    0.1: "0.1",
    100000.0: "100000",
    1e16: "1e16",
    1e308: "1e308",
    2.5e-7: "2.5e-7",
    1e-10: "1e-10",
    math.inf: "inf",
    -math.inf: "-inf",
}


@each(("value", "text"), EXACT.items())
def test_exact_number_is_the_shortest_text(value: float, text: str) -> None:
    assert exact_number(value) == text


def test_exact_number_keeps_minus_zero_and_nan() -> None:
    assert [exact_number(value) for value in (0.0, -0.0, math.nan)] == ["0", "-0", "nan"]


@given(st.floats(allow_nan=False))
def test_exact_number_reads_back_bit_for_bit_and_is_safe_in_a_link(value: float) -> None:
    text = exact_number(value)
    assert float(text).hex() == value.hex()
    assert set(text) <= set("0123456789.-einf")
