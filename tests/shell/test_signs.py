"""The opgaver about money are brought up to date after the password, and when a new day begins."""

from datetime import timedelta

from sqlmodel import col, select

from socialvicevaert.features.opgaver.models import Opgave
from socialvicevaert.shared.clock import FixedClock
from socialvicevaert.storage.session import Session
from tests.conftest import MORNING
from tests.factories import TODAY, new_beboer
from tests.money import agreed
from tests.window import Driver


def keys(session: Session) -> list[str]:
    return list(session.exec(select(Opgave.source_key).where(col(Opgave.deleted_at).is_(None))))


def asked(opened: Driver) -> list[str]:
    found: list[list[str]] = []
    opened.workspace.context.tasks.read(opened.window, keys, found.append)
    opened.settle()
    return found[0]


def agree(opened: Driver) -> None:
    tasks = opened.workspace.context.tasks
    tasks.write(opened.window, "Prøve", lambda session: agreed(session, new_beboer(session), TODAY), undoable=False)
    opened.settle()


def test_a_new_day_in_an_open_window_raises_the_signs_once_and_without_a_toast(
    opened: Driver, clock: FixedClock
) -> None:
    agree(opened)
    worker = opened.program._worker
    assert worker is not None
    worker.raise_signs()
    assert asked(opened) == []
    clock.moment = MORNING + timedelta(days=1)
    saved: list[str] = []
    opened.workspace.context.tasks.saved.connect(lambda title, _number: saved.append(title))
    worker.raise_signs()
    assert asked(opened) == ["ordning:1:rate:1"]
    assert saved == []
    worker.raise_signs()
    opened.settle()
    assert opened.workspace.context.tasks.is_idle


def test_the_signs_are_raised_when_the_window_is_unlocked_on_another_day(opened: Driver, clock: FixedClock) -> None:
    agree(opened)
    opened.lock()
    clock.moment = MORNING + timedelta(days=1)
    opened.unlock()
    opened.wait(lambda: asked(opened) == ["ordning:1:rate:1"])  # when the first page has had its turn


def test_a_day_with_nothing_new_tells_nobody_of_a_change(opened: Driver, clock: FixedClock) -> None:
    agree(opened)
    worker = opened.program._worker
    assert worker is not None
    changed: list[frozenset[str]] = []
    opened.workspace.context.tasks.changed.connect(changed.append)
    for day, expected in ((1, 1), (2, 1)):
        clock.moment = MORNING + timedelta(days=day)
        worker.raise_signs()
        opened.settle()
        assert len(changed) == expected
