"""Which tests go to the same worker."""

import pytest

# A server starts TensorFlow, some eight seconds of a processor, when somebody first comes to Compare. By the
# mark, all such tests go to one worker and its server: with one start instead of one for each worker.
TENSORFLOW = pytest.mark.xdist_group("tensorflow")
