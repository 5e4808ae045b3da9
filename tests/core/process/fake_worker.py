"""A helper process for the tests of `pooling.process.parent`: does what its parent fears."""

import os
import signal
import sys
import time

from pooling.process.child import read_requests, reserve_stdout
from pooling.process.messages import encode_message

ANSWERS = reserve_stdout()


def main() -> None:
    answers = ANSWERS
    requests = read_requests()
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
