"""How hard the tests look: `quick` while you work, `thorough` every night (`dev.py test --thorough`)."""

from hypothesis import settings

FACTORS = {"quick": 0.2, "thorough": 2.5}


def register_profiles() -> None:
    """Make both known to `pytest --hypothesis-profile` and start with `quick`."""
    for name, factor in FACTORS.items():
        # No deadline: on a shared machine the slowest of a hundred examples says nothing about the code.
        settings.register_profile(name, max_examples=round(100 * factor), deadline=None)
    settings.load_profile("quick")


def scaled(count: int) -> int:
    """A number of random cases, times the factor of the profile."""
    return max(1, round(count * settings.default.max_examples / 100))


def examples(count: int) -> settings:
    """As `@settings(max_examples=count)`, times the factor of the profile."""
    return settings(max_examples=scaled(count))
