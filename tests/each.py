"""Many cases in one test: where a case takes less time than a test's report, which two processes handle."""

import inspect
from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from typing import Any

import pytest

CAUGHT = (Exception, pytest.fail.Exception)
MOST_SHOWN = 200
"""Letters of a case in the note of its failure."""
Test = Callable[..., None]


def each(names: str | Sequence[str], values: Iterable[Any]) -> Callable[[Test], Test]:
    """As `pytest.mark.parametrize`, but all cases are one test, which names every case that fails."""
    named, cases = (names,) if isinstance(names, str) else tuple(names), list(values)

    def of(test: Test) -> Test:
        signature = inspect.signature(test)
        others = [each for each in signature.parameters.values() if each.name not in named]

        @wraps(test)
        def every(**given: Any) -> None:
            failed = [error for case in cases if (error := _error(test, given, named, case))]
            if len(failed) == 1:
                raise failed[0]
            if failed:
                raise BaseExceptionGroup(f"{len(failed)} of {len(cases)} cases fail", failed)

        every.__signature__ = signature.replace(parameters=others)  # type: ignore[attr-defined]
        return every

    return of


def _error(test: Test, given: dict[str, Any], named: tuple[str, ...], case: Any) -> BaseException | None:
    """Return why a case fails, with a note which one it is."""
    values = dict(zip(named, case if len(named) > 1 else (case,), strict=True))
    try:
        test(**given, **values)
    except CAUGHT as error:
        error.add_note(
            "for " + ", ".join(f"{name} = {value!r}" for name, value in values.items())[:MOST_SHOWN]
        )
        return error
    return None
