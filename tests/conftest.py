"""Settings for every test: how hard Hypothesis looks."""

import os

from hypothesis import settings

# No deadline: on a shared machine the slowest of a hundred examples says nothing about the code.
settings.register_profile("default", max_examples=100, deadline=None)
# HYPOTHESIS_PROFILE=thorough before a release, or after a change to the core.
settings.register_profile("thorough", max_examples=2000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))
