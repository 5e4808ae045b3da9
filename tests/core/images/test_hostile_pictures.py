"""Small files that a decoder would take minutes or gigabytes for, read in processes with limits."""

import io
import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from pooling.images import ImageError, encode_png, readers
from pooling.images.file_types import TOO_MUCH
from pooling.images.readers import BUSY, Readers
from tests.core.images.hostile_pictures import HOSTILE, jpeg_with_a_repeated_scan

LINUX_ONLY = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what a process has used")
POSIX_ONLY = pytest.mark.skipif(os.name == "nt", reason="Windows has no limit on processor time")
SECONDS, MEGABYTES = 2.0, 500
LESS = 0.3
"""Seconds of processor time in these tests, to save it."""
SMALL = np.random.default_rng(8).integers(0, 256, (6, 5, 3), np.uint8)
GOOD = encode_png(SMALL)


@pytest.fixture(scope="module")
def reading():
    """Two processes with less processor time than in the app, and all the patience of a busy machine."""
    made = Readers(2, seconds=LESS, wait=60, patience=120)
    yield made
    made.close()


def pids(reading):
    return {helper.pid for helper in reading._idle.queue if helper.pid}


def seconds_of(pid):
    fields = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def peak_megabytes(pid):
    status = Path(f"/proc/{pid}/status").read_text("utf-8")
    return next(int(line.split()[1]) / 1000 for line in status.splitlines() if line.startswith("VmHWM"))


@LINUX_ONLY
def test_hostile_files_get_a_picture_or_a_sentence_in_little_time_and_memory(reading, subtests):
    for name, make in HOSTILE.items():
        with subtests.test(name):
            file = make()
            assert len(file) <= 10 * 10**6
            reading.read(GOOD, 100)  # a process runs
            before = {pid: seconds_of(pid) for pid in pids(reading)}
            with suppress(ImageError):
                assert max(reading.read(file, 100)[0].shape) <= 100
            for pid in before.keys() & pids(reading):  # one that took more time was ended
                assert seconds_of(pid) - before[pid] <= LESS + 0.2
                assert peak_megabytes(pid) <= MEGABYTES


@POSIX_ONLY
def test_file_that_takes_too_long_ends_its_process_and_the_next_is_read(reading):
    with pytest.raises(ImageError) as error:
        reading.read(jpeg_with_a_repeated_scan(), 100)
    assert str(error.value) == TOO_MUCH
    np.testing.assert_array_equal(reading.read(GOOD, 100)[0], SMALL)


def test_limits_of_the_app_are_those_that_are_promised():
    assert readers.SECONDS < SECONDS
    assert readers.WAIT <= 1
    assert readers.MOST >= 2


@LINUX_ONLY
def test_file_that_takes_too_much_memory_gets_a_sentence():
    program = (
        "import sys; from pooling.images import worker; worker.MEGABYTES = 20; answer = worker.prepare();"
        "import numpy as np; data = np.frombuffer(sys.stdin.buffer.read(), np.uint8);"
        "print(answer({'longest': 9, 'seconds': 60}, data)[0]['error'])"
    )
    file = io.BytesIO()
    Image.new("L", (6000, 6000)).save(file, "PNG", compress_level=1)
    done = subprocess.run(
        [sys.executable, "-c", program], input=file.getvalue(), capture_output=True, timeout=120, check=True
    )
    assert done.stdout.decode().strip() == TOO_MUCH


def test_picture_is_reduced_and_its_own_shape_is_told(reading):
    pixels = np.random.default_rng(9).integers(0, 256, (40, 60, 3), np.uint8)
    reduced, shape = reading.read(encode_png(pixels), 30)
    assert shape == (40, 60)
    assert np.abs(reduced - pixels.reshape(20, 2, 30, 2, 3).mean(axis=(1, 3))).max() <= 1.01


def test_file_that_is_no_picture_gets_the_sentence_of_read_image(reading):
    for file, start in ((b"", "The file is empty"), (b"%PDF-1.7", "The file is a PDF document")):
        with pytest.raises(ImageError, match=start):
            reading.read(file, 100)


def test_file_waits_for_others_only_so_long(monkeypatch):
    reading = Readers(1, wait=0.05)
    asked, go_on = threading.Event(), threading.Event()
    monkeypatch.setattr(readers, "_ask", lambda *_: (asked.set(), go_on.wait(30)))
    with ThreadPoolExecutor(1) as others:
        other = others.submit(reading.read, GOOD, 100)
        asked.wait(30)
        with pytest.raises(ImageError) as error:
            reading.read(GOOD, 100)
        assert str(error.value) == BUSY
        go_on.set()
        other.result()
    assert reading.read(GOOD, 100)


def test_file_is_read_beside_one_that_takes_long(monkeypatch):
    """Each in a process of its own: they meet at the barrier, which one lock for all would never open."""
    reading, both = Readers(2), threading.Barrier(2, timeout=30)
    monkeypatch.setattr(readers, "_ask", lambda *_: both.wait())
    with ThreadPoolExecutor(2) as others:
        assert {other.result() for other in [others.submit(reading.read, GOOD, 9) for _ in range(2)]} == {
            0,
            1,
        }


def test_process_that_cannot_start_is_named_in_a_sentence(monkeypatch):
    def full(*_, **__):
        raise OSError(24, "Too many open files")

    reading = Readers(1)
    with monkeypatch.context() as patch:
        patch.setattr("pooling.process.parent.subprocess.Popen", full)
        with pytest.raises(ImageError, match=r"cannot read photos just now \(.*Too many open files\)"):
            reading.read(GOOD, 100)
        readers._start(reading._idle.queue[-1])  # says nothing: whoever needs it is told


def test_process_is_started_before_it_is_needed_and_a_file_waits_for_its_start():
    reading = Readers(1, wait=0.05)
    for _ in range(3):  # as often as the page is drawn
        reading.warm_up()
    np.testing.assert_array_equal(reading.read(GOOD, 100)[0], SMALL)
    (pid,) = pids(reading)
    reading.warm_up()
    reading.read(GOOD, 100)
    assert pids(reading) == {pid}
    reading.close()
    assert not pids(reading)
