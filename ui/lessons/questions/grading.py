"""Grading an answer by look-up, as the browser does (assets/stepper/panels/predict/judge.js)."""

import html
import math
import re
from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Any, NamedTuple

DIGITS = 4
EXACT = Context(prec=800, rounding=ROUND_HALF_UP)
"""Enough digits for every float64, as JavaScript has."""
GROUPS = re.compile(r"\d{1,3}(,\d{3})+", re.ASCII)
"""Thousands; one comma alone may be a decimal sign as well."""
MANY_GROUPS = re.compile(r"[+-]?\d{1,3}(,\d{3}){2,}", re.ASCII)
A_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", re.IGNORECASE | re.ASCII)
INFINITE = re.compile(r"([+-]?)(∞|inf(inity)?)", re.IGNORECASE)
DECIMALS = re.compile(r"[.,](\d{2,})$", re.ASCII)


class Verdict(NamedTuple):
    """What is said of an answer; `name` is the mistake, or empty if none is known."""

    right: bool
    name: str
    say: str


def grade(block: Mapping[str, Any], variant: int, answer: Sequence[str]) -> Verdict:
    """Grade the answer to a question's block: right, a known mistake, or otherwise."""
    asked = block["variants"][variant]
    form = asked.get("form", block["form"])["type"]
    if form == "order":
        return _grade_order(asked, answer)
    if any(matches(form, answer, right) for right in asked["right"]):
        return Verdict(True, "", asked["reveal"])
    known = next((wrong for wrong in asked["wrong"] if matches(form, answer, wrong["answer"])), None)
    name, say = (known["name"], known["say"]) if known else ("", asked["otherwise"])
    return Verdict(False, name, say.replace("{typed}", html.escape(" × ".join(answer))))


def _grade_order(asked: Mapping[str, Any], answer: Sequence[str]) -> Verdict:
    """Name the first rule about two lines that is broken."""
    place = {line: at for at, line in enumerate(answer)}
    for rule in asked["before"]:
        apart = place[str(rule["then"])] - place[str(rule["first"])]
        if not 0 < apart <= rule["most"]:
            return Verdict(False, f"{rule['first']} before {rule['then']}", rule["say"])
    return Verdict(True, "", asked["reveal"])


def matches(form: str, answer: Sequence[str], known: Sequence[str]) -> bool:
    """Whether an answer is a known one; numbers are compared as numbers."""
    if form != "numbers":
        return sorted(answer) == sorted(known)
    return len(answer) == len(known) and all(map(is_same, answer, known))


def read_number(text: str) -> float | None:
    """Read a typed number, with either decimal sign; None if it is none, or beyond the largest float64.

    >>> read_number("2,5"), read_number("−3"), read_number("∞"), read_number("two"), read_number("1e999")
    (2.5, -3.0, inf, None, None)
    >>> read_number("25,088,000")
    25088000.0
    """
    plain = text.strip().replace("−", "-")
    plain = (
        plain.replace(",", "")
        if MANY_GROUPS.fullmatch(plain)
        else re.sub(r"^([^.,]*),([^.,]*)$", r"\1.\2", plain)
    )
    if A_NUMBER.fullmatch(plain):
        return float(plain) if math.isfinite(float(plain)) else None
    if infinite := INFINITE.fullmatch(plain):
        return -math.inf if infinite[1] == "-" else math.inf
    return math.nan if plain.lower() == "nan" else None


def is_same(typed: str, shown: str) -> bool:
    """Whether a typed number is what a text shows: to four digits, or to the decimals that were typed.

    A number with commas between thousands is one way to write another, and has to be typed like that.

    >>> is_same("512", "512,000"), is_same("512,000", "512,000")
    (False, True)
    >>> is_same("0.33", "0.3333333333333333"), is_same("3,889", "3.889"), is_same("6", "6.1")
    (True, True, False)
    """
    if GROUPS.fullmatch(shown):
        return typed.strip() == shown
    number, answer = read_number(typed), read_number(shown)
    if number is None or answer is None:
        return False
    if number == answer or (math.isnan(number) and math.isnan(answer)):
        return True
    if not (math.isfinite(number) and math.isfinite(answer)):
        return False
    if _to_digits(number) == _to_digits(answer):
        return True
    decimals = DECIMALS.search(typed.strip())
    return bool(decimals and number and _to_decimals(answer, len(decimals[1])) == number)


def _to_digits(number: float) -> float:
    """Round to four digits as JavaScript's toPrecision does: halves away from 0."""
    exact = Decimal(number)
    if not number:
        return 0.0
    return float(exact.quantize(Decimal(1).scaleb(exact.adjusted() - DIGITS + 1), context=EXACT))


def _to_decimals(number: float, decimals: int) -> float:
    """Round to decimals as JavaScript's toFixed does; very large numbers stay as they are."""
    if abs(number) >= 1e21 or decimals > 100:
        return number
    return float(Decimal(number).quantize(Decimal(1).scaleb(-decimals), context=EXACT))
