"""Measured facts of the chapters of Learn: each a small function without arguments, by its name."""

from collections.abc import Callable, Mapping

Facts = Mapping[str, float | int | str]

EXPERIMENTS: Mapping[str, Callable[[], Facts]] = {}
"""Each experiment by its name: seeded and cached, so that every caller has the same numbers."""
