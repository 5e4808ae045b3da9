"""GIFs that are made beside the pages: one at a time; it says how far it is, and ends when nobody waits."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from queue import Queue
from threading import Thread
from time import monotonic
from typing import TypeAlias

MOST_GIFS = 4  # kept on the server, so that opening the menu again does not redraw them
LONGEST_ABSENCE = 30.0  # s: after this time without a look, nobody waits any more

Make: TypeAlias = Callable[[Callable[[float], None]], bytes]
"""Makes a GIF; it is given a function to call with the share that is done, 0 to 1, after every frame."""


class StoppedError(Exception):
    """Nobody waits for the GIF any more."""


@dataclass
class Job:
    """One GIF in the making; `done` is the share of its frames, `wanted` says how many learners wait."""

    done: float = 0.0
    wanted: int = 1
    looked: float = field(default_factory=monotonic)

    def tell(self, done: float) -> None:
        """Note how far it is.

        Raises
        ------
        StoppedError
            Nobody waits for it.
        """
        if self.wanted < 1 or monotonic() - self.looked > LONGEST_ABSENCE:
            raise StoppedError
        self.done = done


class GifMaker:
    """Makes GIFs by name, one after the other in a thread of its own; all sessions share them.

    >>> maker = GifMaker()
    >>> maker.start("a", lambda _: b"GIF")
    >>> maker.wait()
    >>> maker.gif("a"), maker.progress("a")
    (b'GIF', None)
    """

    def __init__(self) -> None:
        """Make nothing yet."""
        self._waiting: Queue[tuple[str, Job, Make]] = Queue()
        Thread(target=self._run, name="make GIFs", daemon=True).start()
        self._jobs: dict[str, Job] = {}
        self._gifs: dict[str, bytes] = {}

    def start(self, name: str, make: Make) -> None:
        """Make a GIF, or wait for it with those who already do."""
        if name in self._jobs:
            self._jobs[name].wanted += 1
            return
        job = self._jobs[name] = Job()
        self._waiting.put((name, job, make))

    def gif(self, name: str) -> bytes | None:
        """Return a GIF that is done."""
        return self._gifs.get(name)

    def progress(self, name: str) -> float | None:
        """Return the share that is done of a GIF in the making; to look keeps it going."""
        job = self._jobs.get(name)
        if job is None:
            return None
        job.looked = monotonic()
        return job.done

    def stop(self, name: str) -> None:
        """Wait no longer; the last one who does ends the work."""
        job = self._jobs.get(name)
        if job:
            job.wanted -= 1
            if job.wanted < 1:
                del self._jobs[name]

    def wait(self) -> None:
        """Wait until everything is made; for tests."""
        self._waiting.join()

    def _run(self) -> None:
        while True:
            self._work(*self._waiting.get())
            self._waiting.task_done()

    def _work(self, name: str, job: Job, make: Make) -> None:
        try:
            job.tell(0)
            self._keep(name, make(job.tell))
        except StoppedError:
            pass
        except Exception:  # a bug must not end the thread
            logging.getLogger(__name__).exception("A GIF could not be made.")
        finally:
            if self._jobs.get(name) is job:
                del self._jobs[name]

    def _keep(self, name: str, gif: bytes) -> None:
        """Keep a GIF; if there are too many, forget the oldest."""
        self._gifs[name] = gif
        for oldest in list(self._gifs)[:-MOST_GIFS]:
            del self._gifs[oldest]
