"""The queue of trainings: one at a time, stopped by those who asked, and nothing that is finished is lost."""

from time import monotonic, sleep

import pytest

from pooling.models.runs import Run
from tests.ui.model.made import Stub
from ui.model.queue import MOST_WAITING, Queue, QueueFullError

TWO = (Run("max", epochs=2), Run("avg", epochs=2))
OTHER = (Run("blur", epochs=2),)


def wait_for(condition):
    end = monotonic() + 10
    while not condition():
        assert monotonic() < end
        sleep(0.002)


def queue_of(stub):
    kept = {}
    return Queue(lambda: stub, kept.__setitem__, idle=0.01), kept


def state(queue, runs, owner="ann"):
    standing = queue.look(runs, owner)
    return standing and standing.state


def test_training_is_done_kept_and_the_helper_ends():
    stub = Stub()
    queue, kept = queue_of(stub)
    queue.ask(TWO, 60, "ann")
    wait_for(lambda: state(queue, TWO) == "done")
    assert (list(kept), stub.begun) == (list(TWO), list(TWO))
    assert queue.look(TWO, "ann").finished == 2
    wait_for(lambda: stub.closed)
    queue.ask(OTHER, 60, "ann")  # and it begins again
    wait_for(lambda: state(queue, OTHER) == "done")


def test_one_at_a_time_and_the_others_know_how_many_are_before_them():
    stub = Stub()
    stub.go.clear()
    queue, kept = queue_of(stub)
    queue.ask(TWO, 60, "ann")
    wait_for(lambda: state(queue, TWO) == "training")
    queue.ask(OTHER, 60, "bob")
    standing = queue.look(OTHER, "bob")
    assert (standing.state, standing.before, standing.mine) == ("waiting", 1, True)
    assert queue.look(OTHER, "ann").mine is False
    assert queue.find("bob") == OTHER
    assert queue.among((*OTHER, Run("none"))) == OTHER
    assert queue.among(TWO[:1]) is None
    stub.go.set()
    wait_for(lambda: state(queue, OTHER) == "done")
    assert set(kept) == {*TWO, *OTHER}


def test_the_same_training_asked_for_twice_is_one_and_goes_on_until_nobody_wants_it():
    stub = Stub()
    stub.go.clear()
    queue, kept = queue_of(stub)
    queue.ask(TWO, 60, "ann")
    queue.ask(TWO, 60, "bob")
    queue.leave(TWO, "ann")
    assert state(queue, TWO) in ("waiting", "training")
    wait_for(lambda: state(queue, TWO) == "training")
    queue.leave(TWO, "bob")
    assert state(queue, TWO) == "stopping"
    stub.go.set()
    wait_for(lambda: state(queue, TWO) == "stopped")
    assert (kept, stub.begun) == ({}, [TWO[0]])


def test_stopped_while_it_waits_it_never_begins():
    stub = Stub()
    stub.go.clear()
    queue, _ = queue_of(stub)
    queue.ask(TWO, 60, "ann")
    wait_for(lambda: state(queue, TWO) == "training")
    queue.ask(OTHER, 60, "bob")
    queue.leave(OTHER, "bob")
    assert state(queue, OTHER) == "stopped"
    stub.go.set()
    wait_for(lambda: state(queue, TWO) == "done")
    assert stub.begun == list(TWO)


def test_helper_that_dies_fails_one_training_with_a_sentence_and_keeps_what_is_finished():
    stub = Stub(fails_at=3)
    queue, kept = queue_of(stub)
    queue.ask(TWO, 60, "ann")
    wait_for(lambda: state(queue, TWO) == "failed")
    assert list(kept) == [TWO[0]]
    assert "SIGKILL" in queue.look(TWO, "ann").why
    queue.ask(TWO, 60, "ann")  # asked again, it begins anew
    wait_for(lambda: state(queue, TWO) == "done")


def test_time_limit_ends_a_training_and_keeps_what_is_finished():
    stub = Stub()
    queue, kept = queue_of(stub)
    queue.ask(TWO, -1, "ann")
    wait_for(lambda: state(queue, TWO) == "late")
    assert kept == {}


def test_unexpected_error_ends_one_training_alone():
    stub = Stub()
    stub.begin = lambda _: 1 / 0
    queue, _ = queue_of(stub)
    queue.ask(TWO, 60, "ann")
    wait_for(lambda: state(queue, TWO) == "failed")
    assert "ZeroDivisionError" in queue.look(TWO, "ann").why


def test_queue_is_full_at_some_point():
    stub = Stub()
    stub.go.clear()
    queue, _ = queue_of(stub)
    for seed in range(MOST_WAITING):
        queue.ask((Run("max", epochs=1, seed=seed),), 60, "ann")
    with pytest.raises(QueueFullError):
        queue.ask(OTHER, 60, "bob")
    stub.go.set()


def test_curve_of_the_network_in_training_can_be_seen():
    stub = Stub()
    queue, _ = queue_of(stub)
    stub.go.clear()
    queue.ask(TWO, 60, "ann")
    wait_for(lambda: state(queue, TWO) == "training")
    assert queue.look(TWO, "ann").curve == ()
    stub.epoch = lambda: (0.25, 0.75, 0.01)
    stub.go.set()
    wait_for(lambda: state(queue, TWO) == "done")
    assert queue.look(TWO, "ann").curve[-1] == (0.25, 0.75, 0.01)
