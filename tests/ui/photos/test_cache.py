"""What is made of photos is kept for a while, in number and in time."""

import time

from ui.photos.cache import MINUTES, Cache
from ui.photos.words import no_photo_yet


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def test_value_is_made_once():
    cache, made = Cache(most=3), []
    assert [cache.get("a", lambda: made.append(1) or 7) for _ in range(2)] == [7, 7]
    assert len(made) == 1


def test_value_is_forgotten_ten_minutes_after_its_last_use_as_the_page_says():
    clock = Clock()
    cache = Cache(most=3, clock=clock)
    cache.keep("a", 1)
    cache.keep("b", 2)
    clock.now = MINUTES * 60 - 1
    assert cache.find("a") == 1
    clock.now += 2
    assert cache.all_keys() == ["a"]
    assert cache.find("b") is None
    assert MINUTES == 10
    assert f"pictures made from it for {MINUTES} minutes" in no_photo_yet("upload")


def test_most_is_of_what_the_values_weigh_and_the_longest_unused_go_first():
    cache = Cache(most=10, weigh=len)
    for key in "abc":
        cache.keep(key, "1234")
    assert cache.all_keys() == ["b", "c"]
    cache.find("b")
    cache.keep("d", "1234")
    assert cache.all_keys() == ["b", "d"]
    cache.keep("e", "12345678901")
    assert cache.all_keys() == []


def test_value_is_forgotten_although_nobody_comes_again():
    clock = Clock()
    cache = Cache(most=3, clock=clock, between_sweeps=0.01)
    cache.keep("a", 1)
    clock.now = MINUTES * 60 + 1
    until = time.monotonic() + 20
    while cache._values and time.monotonic() < until:
        time.sleep(0.01)
    assert not cache._values
    time.sleep(0.05)
    assert cache._sweep is None  # no thread stays behind
