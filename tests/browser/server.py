"""A freshly started server of the app, for as long as a `with` block lasts."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SECONDS_TO_START = 60


@dataclass(frozen=True)
class Server:
    """A running server: where it answers, and what it has written so far."""

    url: str
    log: Path
    pid: int

    @property
    def port(self) -> int:
        return int(self.url.rpartition(":")[2])

    def kill(self) -> None:
        """End it, and what it started, without a warning."""
        os.killpg(self.pid, signal.SIGKILL)

    def output(self) -> str:
        return self.log.read_text("utf-8", "replace")


@contextmanager
def running_server(
    script: Path = ROOT / "app.py", *options: str, port: int | None = None, before: Sequence[str] = ()
) -> Iterator[Server]:
    """Start `streamlit run script`, on a free port or the one given; then stop it and what it started.

    A command `before` it becomes it by `exec`. Bound to this machine alone: bound to all addresses, Streamlit
    asks the internet for its own at the start.
    """
    port = port or free_port()
    own = [f"--server.port={port}", "--server.address=127.0.0.1", "--server.headless=true"]
    command = [*before, sys.executable, "-m", "streamlit", "run", str(script), *own, *options]
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "server.log"
        with log.open("wb") as sink:
            process = subprocess.Popen(
                command, cwd=ROOT, stdout=sink, stderr=subprocess.STDOUT, start_new_session=True
            )
        server = Server(f"http://127.0.0.1:{port}", log, process.pid)
        try:
            wait_until_healthy(process, server)
            yield server
        finally:
            stop(process)


def free_port() -> int:
    """A port on which nobody listens just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def wait_until_healthy(process: subprocess.Popen[bytes], server: Server) -> None:
    """Return when the server answers; if it dies or stays silent, fail with everything it wrote."""
    deadline = time.monotonic() + SECONDS_TO_START
    while not answers(f"{server.url}/_stcore/health"):
        if process.poll() is not None:
            raise RuntimeError(f"The server ended with code {process.returncode}:\n{server.output()}")
        if time.monotonic() > deadline:
            raise RuntimeError(f"The server did not answer within {SECONDS_TO_START} s:\n{server.output()}")
        time.sleep(0.05)


def answers(url: str) -> bool:
    """Whether the address answers with success."""
    try:
        with urllib.request.urlopen(url, timeout=5) as response:  # noqa: S310 - our own server's address
            return bool(response.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def stop(process: subprocess.Popen[bytes]) -> None:
    """Ask the server to end, then make it, with the worker process that TensorFlow runs in."""
    process.terminate()
    try:
        process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if os.name == "posix":
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)  # the group is ours alone: start_new_session made it
