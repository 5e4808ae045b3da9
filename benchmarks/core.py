"""The core beside its peers, in one run: milliseconds, ratios and the bars it is to meet, in Markdown."""

import platform
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
ROUNDS = 7
"""Turns that everybody gets, in turn; the best of all counts, because noise only ever slows down."""
TURN_SECONDS = 0.01
REST_SECONDS = 0.008
"""Before each turn: the threads of the library before go on spinning for a while."""
SECONDS = 0.3
"""A library that has used so much has no more turns in this row."""

Times = dict[str, float]
HEADING = ["input", "dtype", "channels", "reduction", "window/stride"]


def main() -> None:
    """Measure and print everything: about two and a half minutes."""
    peers = installed()
    print(machine(peers), end="\n\n")
    bars: list[tuple[str, bool]] = []
    earlier: dict[tuple[object, ...], float] = {}
    print_row([*HEADING, "ours", "floor", *(peer.name for peer in peers), "missed bars"])
    print_row(["---"] * (len(HEADING) + len(peers) + 3))
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
    for peer in peers if case.window < 63 else ():  # 63 is beyond the bars, and minutes for some
        call = peer.pooling(case)
        if call is not None:
            calls[peer.name] = call
    best, used = dict.fromkeys(calls, inf), dict.fromkeys(calls, 0.0)
    for _ in range(ROUNDS):
        for name, call in calls.items():
            if used[name] < SECONDS:
                seconds, spent = take_turn(call)
                best[name] = min(best[name], seconds)
                used[name] += spent
    return {name: seconds for name, seconds in best.items() if seconds < inf}


def take_turn(call: Call) -> tuple[float, float]:
    """Return the seconds of the best of a few calls, and of all; endless where a peer does not know how."""
    best, used = inf, 0.0
    time.sleep(REST_SECONDS)
    while used < TURN_SECONDS:
        start = time.perf_counter()
        try:
            call()
        except Exception:  # noqa: BLE001  # each rejects a dtype or format in its own way
            return inf, inf
        seconds = time.perf_counter() - start
        best, used = min(best, seconds), used + seconds
    return best, used


def key(case: Case, window: int | None = None) -> tuple[object, ...]:
    """What names a row; with `window`, the row with that window and stride 1."""
    place = (case.window, case.stride) if window is None else (window, 1)
    return (case.input_name, case.x.dtype, case.data_format, case.reduction, *place)


def judge(
    case: Case, times: Times, earlier: Mapping[tuple[object, ...], float]
) -> Iterator[tuple[str, bool]]:
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
    mine, floor_ms = times["ours"], times["floor"] * 1e3
    others = [f"{times[peer.name] / mine:.1f} ×" if peer.name in times else "n/a" for peer in peers]
    print_row([*names(case), f"{mine * 1e3:.3f} ms", f"{floor_ms:.3f} ms", *others, ", ".join(missed)])


def names(case: Case) -> list[str]:
    """The cells that say which row it is."""
    channels = case.data_format.removeprefix("channels_")
    return [
        case.input_name,
        str(case.x.dtype),
        channels,
        case.reduction,
        f"{case.window}×{case.window}/{case.stride}",
    ]


def print_row(cells: list[str]) -> None:
    """Print one line of the table at once: it takes a while."""
    print("| " + " | ".join(cells) + " |", flush=True)


def print_memory() -> None:
    """Print what a call takes beside a large input and its output; the bar is 1/8 of the input."""
    print_row([*HEADING, "extra memory / input", "missed bars"])
    print_row(["---"] * (len(HEADING) + 2))
    for case in cases():
        if case.x.nbytes > 2**22 and (case.window, case.stride) in ((2, 2), (3, 1), (15, 2), (63, 1)):
            share = extra_bytes(ours(case)) / case.x.nbytes
            print_row([*names(case), f"{share:.3f}", "" if share <= 1 / 8 else "memory"])


def extra_bytes(call: Call) -> int:
    """Bytes that were taken at once at most, without the result's; NumPy reports to tracemalloc."""
    tracemalloc.start()
    result = call()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return int(most - result.nbytes)
