import io
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from pooling.process.messages import encode_message, read_message
from pooling.process.parent import HelperProcess, ProcessError
from tests.each import each

HERE = Path(__file__).resolve().parent
ENVIRONMENT = {"PYTHONPATH": str(HERE)}
POSIX_ONLY = pytest.mark.skipif(os.name == "nt", reason="Windows has no signals between processes")


@pytest.fixture
def helper() -> Iterator[HelperProcess]:
    process = HelperProcess("fake_worker", ENVIRONMENT)
    yield process
    process.close()


def test_helper_starts_on_first_use_and_stays(helper: HelperProcess) -> None:
    assert helper.pid is None
    guessed = helper.start_seconds
    first, _ = helper.ask({"do": "echo"})
    assert (helper.ready, helper.starting) == (True, 0.0)
    assert 0 < helper.start_seconds < guessed
    again, _ = helper.ask({"do": "echo"})
    assert first["pid"] == again["pid"] == helper.pid != os.getpid()


def test_array_comes_back_as_it_went(helper: HelperProcess) -> None:
    """Of any type, and larger than a pipe; neither an array of objects nor a print comes between."""
    small = np.arange(24).reshape(2, 3, 4)[:, ::-1]
    every = [small.astype(dtype) for dtype in ("uint8", "int64", "float16", "float32", "float64")]
    for sent in (*every, np.random.default_rng(1).random((3, 400, 400))):
        _, received = helper.ask({"do": "echo"}, sent)
        assert received is not None
        np.testing.assert_array_equal(received, sent, strict=True)
    with pytest.raises(ValueError, match="Object arrays cannot be saved"):
        helper.ask({"do": "echo"}, np.array([object()]))
    assert helper.ask({"do": "print"})[0]["do"] == "print"
    assert helper.ask({"do": "echo"})[0]["do"] == "echo"


@pytest.mark.parametrize(
    ("do", "said"), [("exit", "exit code 3"), pytest.param("crash", "SIGFPE", marks=POSIX_ONLY)]
)
def test_child_that_dies_is_named_and_replaced(helper: HelperProcess, do: str, said: str) -> None:
    before, _ = helper.ask({"do": "echo"})
    with pytest.raises(ProcessError, match=said):
        helper.ask({"do": do})
    after, _ = helper.ask({"do": "echo"})
    assert after["pid"] != before["pid"]


def test_child_that_died_between_requests_is_replaced_unseen(helper: HelperProcess) -> None:
    before, _ = helper.ask({"do": "echo"})
    helper._process.kill()
    helper._process.wait()
    assert helper.pid is None
    assert helper.ask({"do": "echo"})[0]["pid"] != before["pid"]


def test_child_that_hangs_is_stopped_and_replaced(helper: HelperProcess) -> None:
    before, _ = helper.ask({"do": "echo"})
    hanging, helper.time_limit = helper._process, 0.2
    with pytest.raises(ProcessError, match=r"no answer within 0\.2 seconds"):
        helper.ask({"do": "hang"})
    assert hanging.poll() is not None
    helper.time_limit = 30
    assert helper.ask({"do": "echo"})[0]["pid"] != before["pid"]


def test_array_that_a_hanging_child_never_reads_does_not_block_the_sender(helper: HelperProcess) -> None:
    helper.time_limit = 0.2
    helper.start_limit = 30
    helper.ask({"do": "echo"})
    with pytest.raises(ProcessError, match="no answer"):
        helper.ask({"do": "hang"}, np.zeros(5_000_000))


def test_child_that_never_gets_ready_is_given_up() -> None:
    helper = HelperProcess("fake_worker", {**ENVIRONMENT, "FAKE_WORKER": "silent"}, start_limit=0.2)
    with pytest.raises(ProcessError, match="no answer within"):
        helper.ask({"do": "echo"})
    assert helper.pid is None


def test_child_that_cannot_start_is_named(helper: HelperProcess) -> None:
    helper.module = "no_such_module_of_ours"
    with pytest.raises(ProcessError, match="exit code 1"):
        helper.ask({"do": "echo"})


def test_many_threads_each_get_their_own_answer(helper: HelperProcess) -> None:
    def ask(number: int) -> tuple[int, int, float]:
        header, array = helper.ask({"do": "echo", "number": number}, np.full(1000, number))
        return header["pid"], header["number"], array.mean()

    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(ask, range(64)))
    assert [answer[1:] for answer in answers] == [(n, n) for n in range(64)]
    assert len({pid for pid, _, _ in answers}) == 1


def test_request_waits_only_so_long_for_the_others(helper: HelperProcess) -> None:
    helper.ask({"do": "echo"})
    helper.time_limit, helper.wait_limit = 0.8, 0.1
    occupied = threading.Event()

    def occupy() -> None:
        occupied.set()
        with pytest.raises(ProcessError, match="no answer"):
            helper.ask({"do": "hang"})

    with ThreadPoolExecutor(1) as pool:
        hanging = pool.submit(occupy)
        occupied.wait()
        while not helper._lock.locked():
            assert not hanging.done()
        with pytest.raises(ProcessError, match="busy with other requests"):
            helper.ask({"do": "echo"})
        hanging.result()


@pytest.mark.parametrize("do", ["echo", "hang"])
def test_child_ends_by_itself_when_its_parent_is_gone(helper: HelperProcess, do: str) -> None:
    """A killed server closes nothing itself; the system closes the pipe, as here."""
    helper.ask({"do": "echo"})
    child = helper._process
    child.stdin.write(encode_message({"do": do}))
    child.stdin.close()
    assert child.wait(timeout=20) == 0


def test_child_runs_its_module_and_not_the_parents_script(tmp_path: Path) -> None:
    """What multiprocessing does under `streamlit run`: its spawned child runs the page's script again."""
    script = tmp_path / "page.py"
    script.write_text(
        "from pooling.process.parent import HelperProcess\n"
        "print('script ran')\n"
        f"print(HelperProcess('fake_worker', {ENVIRONMENT!r}).ask({{'do': 'echo'}})[0]['do'])\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(HERE.parents[2])}
    run = subprocess.run(
        [sys.executable, str(script)], env=environment, capture_output=True, text=True, timeout=60, check=True
    )
    assert run.stdout.split("\n") == ["script ran", "echo", ""]


@each("length", [3, 17, 20])
def test_answer_that_breaks_off_is_no_answer(length: int) -> None:
    whole = encode_message({"do": "echo"}, np.arange(3))
    assert read_message(io.BytesIO(whole[:length])) is None
    assert read_message(io.BytesIO(whole)) is not None


def test_child_that_only_closes_its_pipe_is_named(
    helper: HelperProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    helper.ask({"do": "echo"})
    monkeypatch.setattr("pooling.process.parent.ENDING_LIMIT", 0.1)
    with pytest.raises(ProcessError, match="it closed its pipe"):
        helper.ask({"do": "close"})
    assert helper.pid is None


def test_interrupted_request_leaves_no_answer_for_the_next(
    helper: HelperProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    helper.ask({"do": "echo"})

    class Interrupted(queue.SimpleQueue):  # type: ignore[type-arg]
        def get(self, *_: object, **__: object) -> object:
            raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("pooling.process.parent.queue.SimpleQueue", Interrupted)
        with pytest.raises(KeyboardInterrupt):
            helper.ask({"do": "echo", "first": True})
    answer, _ = helper.ask({"do": "echo"})
    assert "first" not in answer


def test_pipe_that_is_closed_already_is_an_end(
    helper: HelperProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pooling.process.parent.ENDING_LIMIT", 0.1)
    helper.ask({"do": "echo"})
    process = helper._process
    assert process is not None
    kept, process.stdin = process.stdin, io.BytesIO()  # the child lives on: found dead, it would be replaced
    process.stdin.close()
    with pytest.raises(ProcessError, match="its process died"):
        helper.ask({"do": "echo"})
    assert kept is not None
    kept.close()
    assert helper.ask({"do": "echo"})[0]["do"] == "echo"
