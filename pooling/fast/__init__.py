"""Fast."""

from pooling.fast.execute import pool as pool
