"""How many processors this process may use, and how many of them are free at this moment."""

import os
from pathlib import Path

PROCESSORS = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
LOAD = Path("/proc/loadavg")


def free_processors() -> int:
    """Count the processors that nothing else runs on right now: at least 1, or all where Linux does not say.

    Between two calls, Python's threads hand one lock to each other. On a busy machine whichever has it may be
    put to sleep, and all wait: several threads were then measured to be many times slower than one.
    """
    try:
        running = int(LOAD.read_text("ascii").split()[3].split("/")[0])  # this thread is one of them
    except (OSError, LookupError, ValueError):
        return PROCESSORS
    return max(1, PROCESSORS + 1 - running)
