"""A class at once: visitors over the real websocket, each of whom moves a control every two seconds.

The times are the server's and the line's, without drawing. The server is the app's own, bound to this
machine; every row is bounded in visitors and seconds.
"""

import asyncio
import os
import statistics
from collections.abc import Sequence
from pathlib import Path

from benchmarks.visitor import BETWEEN, Rerun, Visitor
from tests.browser.server import ROOT, running_server

VISITORS = (5, 20, 40)
SECONDS = 20.0  # of a row
P95_BAR = 100.0  # ms, with 40 visitors
MOVES = {  # page -> the control that is moved, and its values in turn
    "step_through": ("window_rows", (1, 2, 3, 4)),
    "compare": ("window_rows", (1, 2, 3, 4)),
    "translation_invariance": ("jitter", (1, 2, 3, 4)),
    "what_pooling_does_to_a_model": ("model_head", ("Flatten", "Global average")),
}


async def crowd(pid: int, url: str, page: str, visitors: int) -> tuple[list[Rerun], float]:
    """Let so many visitors use a page at once; return their reruns and the server's processor seconds."""
    all_here = asyncio.Barrier(visitors + 1)
    visits = [
        asyncio.create_task(Visitor(url, page).stay(seed, MOVES[page], all_here, SECONDS))
        for seed in range(visitors)
    ]
    await all_here.wait()
    before = processor_seconds(pid)
    reruns = [rerun for visit in visits for rerun in await visit]
    return reruns, processor_seconds(pid) - before


def row(pid: int, url: str, page: str, visitors: int) -> str:
    """Measure one row of the table."""
    reruns, seconds = asyncio.run(crowd(pid, url, page, visitors))
    times = [rerun.milliseconds for rerun in reruns]
    figures = (
        statistics.median(times),
        statistics.quantiles(times, n=20)[-1],
        1000 * seconds / len(reruns),
        statistics.mean(rerun.messages for rerun in reruns),
        statistics.mean(rerun.size for rerun in reruns) / 1024,
        memory(pid),
    )
    return f"| {page} | {visitors} | " + " | ".join(f"{figure:.0f}" for figure in figures) + " |"


def processor_seconds(pid: int) -> float:
    """Processor time that a process has used so far. Linux only."""
    fields = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory(pid: int) -> float:
    """Resident memory of a process in MB. Linux only."""
    pages = Path(f"/proc/{pid}/statm").read_text("utf-8").split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE") / 2**20


def main(visitors: Sequence[int] = VISITORS) -> None:
    """Print a table: a row for each page and number of visitors."""
    print(
        f"A move every {BETWEEN:g} s each, {SECONDS:g} s a row; bar: p95 of {P95_BAR:g} ms with 40 visitors."
    )
    print("| page | visitors | median ms | p95 ms | processor ms a rerun | messages | KB | server MB |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    with running_server(ROOT / "app.py") as server:
        for page in MOVES:
            for count in visitors:
                print(row(server.pid, server.url, page, count), flush=True)
