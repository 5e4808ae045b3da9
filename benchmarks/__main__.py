"""Measure the speed: python -m benchmarks [core|reductions|app|stepper|network|load|all], by default core.

python -m benchmarks core --against CHECKOUT compares the core with that of another checkout.
"""

import sys
from collections.abc import Sequence
from importlib import import_module

NAMES = ("core", "reductions", "app", "stepper", "network", "load")


def main(arguments: Sequence[str]) -> int:
    """Run the benchmarks that are named, one after the other."""
    if list(arguments[:2]) == ["core", "--against"] and len(arguments) == 3:
        import_module("benchmarks.against").main(arguments[2])
        return 0
    wanted = arguments or ["core"]
    chosen = NAMES if "all" in wanted else tuple(dict.fromkeys(wanted))
    unknown = [name for name in chosen if name not in NAMES]
    if unknown:
        print(f"There is no benchmark {unknown[0]!r}; choose {', '.join(NAMES)} or all.")
        return 1
    for name in chosen:
        import_module(f"benchmarks.{name}").main()  # only now: each has needs of its own
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
