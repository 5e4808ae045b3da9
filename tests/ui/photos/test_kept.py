"""What is made of photos is kept for a while, in number and in time."""

import time

from ui.photos.kept import MINUTES, Kept
from ui.photos.words import no_photo_yet


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def test_value_is_made_once():
    kept, made = Kept(most=3), []
    assert [kept.get("a", lambda: made.append(1) or 7) for _ in range(2)] == [7, 7]
    assert len(made) == 1


def test_value_is_forgotten_ten_minutes_after_its_last_use_as_the_page_says():
    clock = Clock()
    kept = Kept(most=3, clock=clock)
    kept.keep("a", 1)
    kept.keep("b", 2)
    clock.now = MINUTES * 60 - 1
    assert kept.find("a") == 1
    clock.now += 2
    assert kept.all_keys() == ["a"]
    assert kept.find("b") is None
    assert MINUTES == 10
    assert f"what it makes of it, {MINUTES} minutes" in no_photo_yet("upload")


def test_most_is_of_what_the_values_weigh_and_the_longest_unused_go_first():
    kept = Kept(most=10, weigh=len)
    for key in "abc":
        kept.keep(key, "1234")
    assert kept.all_keys() == ["b", "c"]
    kept.find("b")
    kept.keep("d", "1234")
    assert kept.all_keys() == ["b", "d"]
    kept.keep("e", "12345678901")
    assert kept.all_keys() == []


def test_value_is_forgotten_although_nobody_comes_again():
    clock = Clock()
    kept = Kept(most=3, clock=clock, between_sweeps=0.01)
    kept.keep("a", 1)
    clock.now = MINUTES * 60 + 1
    until = time.monotonic() + 20
    while kept._values and time.monotonic() < until:
        time.sleep(0.01)
    assert not kept._values
    time.sleep(0.05)
    assert kept._sweep is None  # no thread stays behind
