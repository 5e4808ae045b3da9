"""The core beside its peers, in one run: milliseconds, ratios and the bars it is to meet, as a Markdown table."""

import platform
import sys
import time
import tracemalloc
from collections.abc import Iterator, Mapping
from itertools import product
from math import inf
from pathlib import Path

import numpy as np

from benchmarks.peers import Call, Case, Peer, floor, installed, ours, version

INPUTS = {
    "224² grey": (1, 224, 224, 1),
    "1080p RGB": (1, 1080, 1920, 3),
    "4K grey": (1, 2160, 3840, 1),
    "32×112×112×64": (32, 112, 112, 64),
}
WINDOWS = ((2, 1), (2, 2), (3, 1), (3, 2), (15, 1), (15, 2), (63, 1))
ROUNDS = 4
"""Turns that everybody gets, in turn; the best of all counts, because noise only ever slows down."""
TURN_SECONDS = 0.012
SLOW_SECONDS = 0.2
"""Whoever takes longer than this is timed once or twice."""

Times = dict[str, float]


def main() -> None:
    """Measure and print everything: about two and a half minutes."""
    peers = installed()
    print(machine(peers), end="\n\n")
    bars: list[tuple[str, bool]] = []
    earlier: dict[tuple[object, ...], float] = {}
    heading = ["input", "dtype", "channels", "reduction", "window/stride", "ours", "floor"]
    print_row([*heading, *(peer.name for peer in peers), "missed bars"])
    print_row(["---"] * (len(heading) + len(peers) + 1))
    for case in cases():
        times = measure(case, peers)
        earlier[key(case)] = times["ours"]
        judged = list(judge(case, times, earlier))
        bars += judged
        print_case(case, times, peers, [name for name, met in judged if not met])
    met = sum(met for _, met in bars)
    print(f"\n{met} of {len(bars)} bars met.\n")
    print_memory()


def machine(peers: list[Peer]) -> str:
    """Where this was measured, and with what."""
    model = [line.split(": ")[1] for line in _cpu_lines() if line.startswith("model name")]
    processor = f"{len(model)} × {model[0]}" if model else platform.processor() or platform.machine()
    versions = [f"{peer.name} {version(peer.packages)}" for peer in peers]
    return f"{processor}, {platform.system()}, Python {platform.python_version()}, " + ", ".join(
        [f"NumPy {np.__version__}", *versions]
    )


def _cpu_lines() -> list[str]:
    path = Path("/proc/cpuinfo")
    return path.read_text("utf-8").splitlines() if path.exists() else []


def cases() -> Iterator[Case]:
    """All rows; a grey picture is the same in both formats, and so comes once."""
    rng = np.random.default_rng(0)
    for name, shape in INPUTS.items():
        pixels = rng.uniform(0, 255, shape)
        for dtype, data_format in product(("float32", "uint8"), ("channels_last", "channels_first")):
            if shape[3] == 1 and data_format == "channels_last":
                continue
            x = pixels.astype(dtype)
            if data_format == "channels_first":
                x = np.ascontiguousarray(np.moveaxis(x, -1, 1))
            for reduction, (window, stride) in product(("max", "avg"), WINDOWS):
                if window < 63 or shape[3] == 1:
                    yield Case(name, x, data_format, reduction, window, stride)


def measure(case: Case, peers: list[Peer]) -> Times:
    """Time everybody who can do the same, in turn, and return the best times in seconds."""
    calls: dict[str, Call] = {"ours": ours(case), "floor": floor(case)}
    if case.window < 63:  # beyond the bars, and minutes for some
        for peer in peers:
            call = peer.pooling(case)
            if call is not None and works(call):
                calls[peer.name] = call
    best = dict.fromkeys(calls, inf)
    for turn in range(ROUNDS):
        for name, call in calls.items():
            if turn == 0 or best[name] < SLOW_SECONDS:
                best[name] = min(best[name], take_turn(call))
    return best


def works(call: Call) -> bool:
    """Whether the peer knows this dtype and format; also what is done only once is then done."""
    try:
        call()
    except Exception:  # noqa: BLE001  # each refuses in its own way
        return False
    return True


def take_turn(call: Call) -> float:
    """Return the seconds of the best of a few calls."""
    best, used = inf, 0.0
    while used < TURN_SECONDS:
        start = time.perf_counter()
        call()
        seconds = time.perf_counter() - start
        best, used = min(best, seconds), used + seconds
    return best


def key(case: Case, window: int | None = None) -> tuple[object, ...]:
    """What names a row; with `window`, the row with that window and stride 1."""
    place = (case.window, case.stride) if window is None else (window, 1)
    return (case.input_name, case.x.dtype, case.data_format, case.reduction, *place)


def judge(case: Case, times: Times, earlier: Mapping[tuple[object, ...], float]) -> Iterator[tuple[str, bool]]:
    """Hold a row against every bar that applies to it."""
    mine = times["ours"]
    frameworks = [times[name] for name in ("TensorFlow", "PyTorch") if name in times]
    if frameworks:
        yield "frameworks", mine <= min(frameworks)
    if case.grey and "TensorFlow" in times:
        least = 10 if case.window == 15 else 3
        yield f"{least} × TensorFlow", mine * least <= times["TensorFlow"]
    if case.grey and "OpenCV" in times:
        yield "OpenCV", mine <= 2 * times["OpenCV"]
    if case.grey and case.window == case.stride == 2:
        yield "floor", mine <= 2 * (2 * times["floor"])
    if case.stride == 1 and case.window in (15, 63):
        most = 2 if case.window == 15 else 3
        yield f"{most} × 3×3", mine <= most * earlier[key(case, 3)]


def print_case(case: Case, times: Times, peers: list[Peer], missed: list[str]) -> None:
    """Print a row: our milliseconds, and how many times as long everybody else takes."""
    mine = times["ours"]
    others = [f"{times[peer.name] / mine:.1f} ×" if peer.name in times else "n/a" for peer in peers]
    print_row(
        [case.input_name, str(case.x.dtype), case.data_format.removeprefix("channels_"), case.reduction]
        + [f"{case.window}×{case.window}/{case.stride}", f"{mine * 1e3:.3f} ms", f"{times['floor'] * 1e3:.3f} ms"]
        + [*others, ", ".join(missed)]
    )


def print_row(cells: list[str]) -> None:
    """Print one line of the table at once: it takes a while."""
    print("| " + " | ".join(cells) + " |", flush=True)


def print_memory() -> None:
    """Print what a call takes beside its input and output, for the large inputs; the bar is 1/8 of the input."""
    print_row(["input", "dtype", "channels", "reduction", "window/stride", "extra memory / input", "missed bars"])
    print_row(["---"] * 7)
    for case in cases():
        if case.x.nbytes < 2**22 or (case.window, case.stride) not in ((2, 2), (3, 1), (15, 2), (63, 1)):
            continue
        call = ours(case)
        output = call().nbytes
        tracemalloc.start()
        call()
        share = (tracemalloc.get_traced_memory()[1] - output) / case.x.nbytes
        tracemalloc.stop()
        print_row(
            [case.input_name, str(case.x.dtype), case.data_format.removeprefix("channels_"), case.reduction]
            + [f"{case.window}×{case.window}/{case.stride}", f"{share:.3f}", "" if share <= 1 / 8 else "memory"]
        )


if __name__ == "__main__":
    sys.exit(main())
