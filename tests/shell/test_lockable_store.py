"""What is asked of a database that has been taken away waits for it; nothing is lost."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as StillWaiting

import pytest

from socialvicevaert.features.indstillinger.models import Behovsomraade
from socialvicevaert.features.indstillinger.queries import medarbejdere
from socialvicevaert.shared.actor import Actor, Intent
from socialvicevaert.shell.lockable_store import LockableStore, StillLocked
from socialvicevaert.storage import Database

SOON = 0.05


@pytest.fixture
def worker() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1) as pool:
        yield pool


def names(store: LockableStore, by: Actor) -> int:
    with store.read(by) as session:
        return len(medarbejdere(session))


def write(store: LockableStore, by: Actor) -> bool:
    with store.write(Intent("Prøve", by)) as session:
        session.add(Behovsomraade(name="Søvn"))
    return True


def test_it_reads_and_writes_while_open(database: Database, vicevaert: Actor) -> None:
    store = LockableStore(database)
    assert store.is_open
    assert write(store, vicevaert)
    assert names(store, vicevaert) == 5


def test_a_task_waits_until_the_database_is_given_back(
    database: Database, vicevaert: Actor, worker: ThreadPoolExecutor
) -> None:
    store = LockableStore(database)
    store.take()
    assert not store.is_open
    asked = worker.submit(write, store, vicevaert)
    with pytest.raises(StillWaiting):
        asked.result(SOON)
    store.give(database)
    assert asked.result(5)


def test_taking_waits_for_the_transaction_under_way(
    database: Database, vicevaert: Actor, worker: ThreadPoolExecutor
) -> None:
    store = LockableStore(database)
    with store.write(Intent("Prøve", vicevaert)) as session:
        taken = worker.submit(store.take)
        with pytest.raises(StillWaiting):
            taken.result(SOON)
        session.add(Behovsomraade(name="Søvn"))
    taken.result(5)
    assert not store.is_open


def test_the_end_of_the_program_lets_waiting_tasks_go_with_a_sentence(
    database: Database, vicevaert: Actor, worker: ThreadPoolExecutor
) -> None:
    store = LockableStore(database)
    store.take()
    asked = worker.submit(names, store, vicevaert)
    store.end()
    with pytest.raises(StillLocked, match="Programmet er låst"):
        asked.result(5)


def test_what_was_asked_before_the_end_is_still_done(database: Database, vicevaert: Actor) -> None:
    store = LockableStore(database)
    store.end()
    assert write(store, vicevaert)
