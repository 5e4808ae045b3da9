"""Which tests go to the same worker."""

import pytest

# TensorFlow takes five to eight seconds of a processor to start: once for the tests that ask it themselves,
# once for the server of those that come to Compare. By the mark, all of them go to one worker.
TENSORFLOW = pytest.mark.xdist_group("tensorflow")
