"""How tests end a helper process."""

from pooling.process.parent import HelperProcess


def end_by_itself(worker: HelperProcess) -> None:
    """End the process as the end of its parent would, and not with a signal: what it ran is then counted."""
    process = worker._process
    if worker.pid is not None and process is not None and process.stdin is not None:
        process.stdin.close()
        assert process.wait(timeout=30) == 0
    worker.close()
