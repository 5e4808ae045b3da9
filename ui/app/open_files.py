"""How many files the server may have open: a closed page keeps three for two minutes, macOS allows 256."""

from contextlib import suppress

ENOUGH = 10_240
"""As many as macOS lets any process have; with four a page, enough for 2,000 pages."""
FEW = 1024
"""With less, closed pages are forgotten sooner: up to 128 of them are kept."""
SECONDS_KEPT = 5
"""For which a closed page is kept where files are few, so that a short loss of the line loses nothing."""
PAGES_KEPT = 16
"""Closed pages that are kept where files are few."""


def raise_limit() -> int:
    """Let this process, and what it starts, have `ENOUGH` files open, or as many as it may; return how many.

    Windows has no such limit.
    """
    try:
        import resource
    except ImportError:
        return ENOUGH
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = ENOUGH if hard == resource.RLIM_INFINITY else min(ENOUGH, hard)
    if soft == resource.RLIM_INFINITY or soft >= wanted:
        return soft if soft != resource.RLIM_INFINITY else ENOUGH
    with suppress(OSError, ValueError):  # a system may allow less than it says
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    return resource.getrlimit(resource.RLIMIT_NOFILE)[0]
