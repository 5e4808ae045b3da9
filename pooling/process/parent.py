"""A helper process: started on first use, kept running, restarted after a crash, ended with its parent.

`multiprocessing` does not work here. Under `streamlit run` the module `__main__` is the page's script, and a
spawned child runs that script again, as `__mp_main__`, before it does any work. `python -m module` runs that
module only.

Messages go over the child's stdin and stdout; `pooling.process.messages` is their format.
"""

import atexit
import contextlib
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any, BinaryIO, cast

from numpy.typing import NDArray

from pooling.process.messages import Header, Message, encode_message, read_message

ROOT = Path(__file__).resolve().parents[2]
ENDING_LIMIT = 5.0
"""Seconds to wait for the end of a process whose pipe broke; the pipe breaks a moment earlier."""


class ProcessError(RuntimeError):
    """The helper process did not answer; the message says why, as a clause for a sentence."""


class HelperProcess:
    """The process behind `python -m module`; any thread may `ask` it, one request runs at a time.

    Attributes
    ----------
    start_limit, time_limit, wait_limit : float
        Seconds for the child to start, for one request (then the child is killed, and the next request starts
        another), and for a request to wait for others.
    ready : bool
        Whether the child has started, so that it may answer at once.
    starting : float
        When its start began, as `time.monotonic` counts; 0 while it does not start.
    start_seconds : float
        How long the last start took, or is thought to take.
    """

    def __init__(
        self,
        module: str,
        environment: dict[str, str] | None = None,
        *,
        start_limit: float = 90.0,
        time_limit: float = 30.0,
        wait_limit: float = 60.0,
        start_seconds: float = 6.0,
    ) -> None:
        self.module = module
        self.environment = environment or {}
        self.start_limit, self.time_limit, self.wait_limit = start_limit, time_limit, wait_limit
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self.ready, self.starting, self.start_seconds = False, 0.0, start_seconds
        atexit.register(self.close)

    @property
    def pid(self) -> int | None:
        """The child's process id, or None while none runs."""
        process = self._process
        return process.pid if process is not None and process.poll() is None else None

    def ask(self, header: Header, array: NDArray[Any] | None = None) -> Message:
        """Send one message and return the answer to it.

        Raises
        ------
        ProcessError
            If the child died, took too long, could not start, or was busy with other requests.
        """
        request = encode_message(header, array)
        if not self._lock.acquire(timeout=self.wait_limit):
            raise ProcessError(f"it was busy with other requests for {self.wait_limit:g} seconds")
        try:
            return self._exchange(self._running(), request, self.time_limit)
        finally:
            self._lock.release()

    def start(self) -> None:
        """Start the child, unless it runs already or answers just now; without this, the first `ask` does.

        Raises
        ------
        ProcessError
            If it could not start.
        """
        if self._lock.acquire(blocking=False):
            try:
                self._running()
            finally:
                self._lock.release()

    def close(self) -> None:
        """End the child; the next request starts a new one."""
        process, self._process, self.ready = self._process, None, False
        if process is not None:
            process.kill()
            process.wait()
            _close_pipes(process)

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            self.starting = time.monotonic()
            try:
                self._process = self._start()
                self._exchange(self._process, b"", self.start_limit)  # the child says that it is ready
                self.start_seconds = time.monotonic() - self.starting
                self.ready = True
            except OSError as error:  # no memory, processes or files are left
                raise ProcessError(f"its process could not be started: {error.strerror}") from error
            finally:
                self.starting = 0.0
        return self._process

    def _start(self) -> subprocess.Popen[bytes]:
        path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
        return subprocess.Popen(  # noqa: S603  # our own interpreter and a module name from our own code
            [sys.executable, "-m", self.module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # the child reports errors in its answers; the rest is start-up noise
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": path, **self.environment},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )

    def _exchange(self, process: subprocess.Popen[bytes], request: bytes, limit: float) -> Message:
        """Send and receive in a thread: pipes have no timeout on Windows, and full ones block."""
        answers: queue.SimpleQueue[Message | None] = queue.SimpleQueue()
        threading.Thread(target=_converse, args=(process, request, answers), daemon=True).start()
        try:
            answer = answers.get(timeout=limit)
        except queue.Empty:
            self.close()
            raise ProcessError(f"it gave no answer within {limit:g} seconds and was stopped") from None
        except BaseException:  # Ctrl-C: the next request must not get this answer
            self.close()
            raise
        if answer is None:
            ending = _ending(process)
            self.close()
            raise ProcessError(f"its process died ({ending})")
        return answer


def _converse(
    process: subprocess.Popen[bytes], request: bytes, answers: "queue.SimpleQueue[Message | None]"
) -> None:
    """Put the child's answer into `answers`, or None where a pipe broke: then the child has died."""
    stdin, stdout = _pipes(process)
    try:
        stdin.write(request)
        stdin.flush()
        answers.put(read_message(stdout))
    except (OSError, ValueError):
        answers.put(None)


def _close_pipes(process: subprocess.Popen[bytes]) -> None:
    for pipe in _pipes(process):
        with contextlib.suppress(OSError):  # closing flushes what the dead child did not read
            pipe.close()


def _pipes(process: subprocess.Popen[bytes]) -> tuple[BinaryIO, BinaryIO]:
    return cast(BinaryIO, process.stdin), cast(BinaryIO, process.stdout)  # `_start` asked for both


def _ending(process: subprocess.Popen[bytes]) -> str:
    try:
        return describe_end(process.wait(timeout=ENDING_LIMIT))
    except subprocess.TimeoutExpired:
        return "it closed its pipe"


def describe_end(returncode: int) -> str:
    """Say how a process ended.

    >>> describe_end(3)
    'exit code 3'
    """
    return signal.Signals(-returncode).name if returncode < 0 else f"exit code {returncode}"
