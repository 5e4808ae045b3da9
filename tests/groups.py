"""Which tests go to the same worker: TensorFlow takes five to eight seconds of a processor to start."""

import pytest

TENSORFLOW = pytest.mark.xdist_group("tensorflow")
"""Asks TensorFlow itself: one worker, and in it one process of TensorFlow."""
COMES_TO_COMPARE = pytest.mark.xdist_group("compare")
"""Comes to Compare on a real server, which then starts TensorFlow: one worker, and so one such server."""
