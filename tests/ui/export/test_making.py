"""GIFs are made beside the pages: they can be watched, waited for together, and stopped."""

from threading import Event

import pytest

from ui.export.gif import making
from ui.export.gif.making import MOST_GIFS, GifMaker


@pytest.fixture
def slow():
    """What makes a GIF in four frames, each when it is let go; and the event that lets the last three go."""
    half, go = Event(), Event()

    def make(tell):
        tell(0.25)
        half.set()
        assert go.wait(10)
        for done in (0.5, 0.75, 1):
            tell(done)
        return b"GIF"

    return make, half, go


def test_progress_is_told_until_it_is_done(slow):
    make, half, go = slow
    maker = GifMaker()
    maker.start("a", make)
    assert half.wait(10)
    assert (maker.progress("a"), maker.gif("a")) == (0.25, None)
    go.set()
    maker.wait()
    assert (maker.progress("a"), maker.gif("a")) == (None, b"GIF")


@pytest.mark.parametrize(("learners", "made"), [(1, None), (2, b"GIF")])
def test_it_ends_when_the_last_one_who_waits_stops_it(slow, learners, made):
    make, half, go = slow
    maker = GifMaker()
    for _ in range(learners):
        maker.start("a", make)
    assert half.wait(10)
    maker.stop("a")
    go.set()
    maker.wait()
    assert maker.gif("a") == made
    maker.start("b", lambda tell: tell(1) or b"next")
    maker.wait()
    assert maker.gif("b") == b"next"


def test_it_ends_when_nobody_looks_any_more(slow, monkeypatch):
    make, half, go = slow
    maker = GifMaker()
    maker.start("a", make)
    assert half.wait(10)
    monkeypatch.setattr(making, "LONGEST_ABSENCE", -1)
    go.set()
    maker.wait()
    assert (maker.progress("a"), maker.gif("a")) == (None, None)


def test_bug_ends_one_gif_and_not_the_others(caplog):
    maker = GifMaker()
    maker.start("a", lambda _: 1 / 0)
    for n in range(MOST_GIFS + 1):
        maker.start(str(n), lambda _: b"GIF")
    maker.wait()
    assert "could not be made" in caplog.text
    assert [maker.gif(name) for name in ("a", "0", "1")] == [None, None, b"GIF"]
