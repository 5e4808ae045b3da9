"""Settings for every test: how hard Hypothesis looks."""

from tests.profiles import register_profiles

register_profiles()
