"""A helper process for the tests of `pooling.frameworks.process`: does what its parent fears."""

import os
import queue
import signal
import sys
import threading
import time

from pooling.frameworks.process import encode_message
from pooling.frameworks.tensorflow_worker import _read_until_the_parent_ends, _reserve_stdout

ANSWERS = _reserve_stdout()


def main() -> None:
    answers = ANSWERS
    requests: queue.SimpleQueue = queue.SimpleQueue()
    threading.Thread(target=_read_until_the_parent_ends, args=(requests,), daemon=True).start()
    sys.stdout.write("noise on stdout\n")
    if os.environ.get("FAKE_WORKER") != "silent":
        answers.write(encode_message({"status": "ready"}))
        answers.flush()
    while True:
        header, array = requests.get()
        act(header["do"])
        answers.write(encode_message({"pid": os.getpid(), **header}, array))
        answers.flush()


def act(what: str) -> None:
    if what == "exit":
        os._exit(3)
    if what == "crash":
        signal.raise_signal(signal.SIGFPE)
    if what == "hang":
        time.sleep(600)
    if what == "close":
        os.close(ANSWERS.fileno())
        time.sleep(600)
    if what == "print":
        sys.stdout.write("noise on stdout\n")
        os.write(1, b"noise from C")


if __name__ == "__main__":
    main()
