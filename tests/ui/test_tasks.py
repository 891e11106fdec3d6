import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from sqlmodel import select

from socialvicevaert.features.indstillinger.models import Afdeling
from socialvicevaert.shared.errors import UserError, without_values
from socialvicevaert.storage import Session
from socialvicevaert.ui.long_task import Progress
from socialvicevaert.ui.tasks import Tasks

Settle = Callable[[], None]


def names(session: Session) -> list[str]:
    return list(session.exec(select(Afdeling.name).where(Afdeling.deleted_at == None)))  # noqa: E711


def rename(to: str) -> Callable[[Session], str]:
    def action(session: Session) -> str:
        afdeling = session.exec(select(Afdeling)).one()
        afdeling.name = to
        session.add(afdeling)
        return to

    return action


def test_an_answer_never_arrives_inside_the_call_that_asked(tasks: Tasks, settle: Settle) -> None:
    owner, answers = QObject(), list[list[str]]()
    tasks.read(owner, names, answers.append)
    assert answers == []
    settle()
    assert answers == [["Lærkeparken"]]


def test_answers_come_on_the_window_thread_and_work_does_not(tasks: Tasks, settle: Settle) -> None:
    owner, threads = QObject(), list[threading.Thread]()
    tasks.read(
        owner,
        lambda _: threads.append(threading.current_thread()),
        lambda _: threads.append(threading.current_thread()),
    )
    settle()
    assert threads[0] is not threading.main_thread()
    assert threads[1] is threading.main_thread()


def test_what_was_asked_first_is_done_and_answered_first(tasks: Tasks, settle: Settle) -> None:
    owner, order = QObject(), list[object]()
    tasks.write(owner, "Afdeling omdøbt", rename("Birkely"), order.append)
    tasks.read(owner, names, order.append)
    tasks.write(owner, "Afdeling omdøbt", rename("Søparken"), order.append)
    tasks.read(owner, names, order.append)
    settle()
    assert order == ["Birkely", ["Birkely"], "Søparken", ["Søparken"]]


def test_an_answer_for_a_closed_screen_is_dropped_but_its_write_is_done(
    tasks: Tasks, settle: Settle, qtbot: QtBot
) -> None:
    parent, answers = QObject(), list[object]()
    owner = QObject(parent)
    gate = threading.Event()
    tasks.read(parent, lambda _: gate.wait(5), lambda _: None)
    tasks.write(owner, "Afdeling omdøbt", rename("Birkely"), answers.append)
    owner.deleteLater()
    qtbot.waitUntil(lambda: not parent.children())
    gate.set()
    tasks.read(parent, names, answers.append)
    settle()
    assert answers == [["Birkely"]]


def test_only_the_newest_of_a_question_asked_while_typing_is_answered(tasks: Tasks, settle: Settle) -> None:
    owner, answers = QObject(), list[str]()
    gate = threading.Event()
    tasks.read(owner, lambda _: gate.wait(5), lambda _: None)
    for typed in ("D", "De", "Dem"):
        tasks.read(owner, lambda _, typed=typed: typed, answers.append, latest="find")
    gate.set()
    settle()
    assert answers == ["Dem"]


def test_a_write_tells_which_tables_changed_and_can_be_undone(tasks: Tasks, settle: Settle) -> None:
    owner, changed, saved = QObject(), list[frozenset[str]](), list[tuple[str, int | None]]()
    tasks.changed.connect(changed.append)
    tasks.saved.connect(lambda title, transaction_id: saved.append((title, transaction_id)))
    tasks.write(owner, "Afdeling omdøbt", rename("Birkely"))
    settle()
    assert "afdeling" in changed[0]
    title, transaction_id = saved[0]
    assert title == "Afdeling omdøbt"
    assert transaction_id is not None
    assert transaction_id > 2**32, "else this test would not notice a 32-bit signal"
    tasks.undo(transaction_id)
    found = list[list[str]]()
    tasks.read(owner, names, found.append)
    settle()
    assert found == [["Lærkeparken"]]


def test_a_refused_write_changes_nothing_and_says_why(tasks: Tasks, settle: Settle) -> None:
    owner, failed, found = QObject(), list[str](), list[list[str]]()

    def refuse(session: Session) -> None:
        rename("Birkely")(session)
        session.flush()
        raise UserError("Det går ikke.")

    tasks.failed.connect(lambda error: failed.append(f"toast: {error}"))
    tasks.write(owner, "Afdeling omdøbt", refuse, failed=lambda error: failed.append(f"form: {error}"))
    tasks.write(owner, "Afdeling omdøbt", refuse)
    tasks.read(owner, names, found.append)
    settle()
    assert failed == ["form: Det går ikke.", "toast: Det går ikke."]
    assert found == [["Lærkeparken"]]


def test_our_own_mistakes_reach_the_crash_box_and_the_log_without_names(
    tasks: Tasks, settle: Settle, caplog: pytest.LogCaptureFixture
) -> None:
    owner, crashed, failed = QObject(), list[Exception](), list[Exception]()
    tasks.crashed.connect(crashed.append)

    def broken(_session: Session) -> None:
        raise KeyError("Fatima Demir")

    tasks.write(owner, "Gemt", broken, failed=failed.append)
    settle()
    assert isinstance(crashed[0], KeyError)
    assert failed == crashed, "the form must know too, to be usable again"
    assert "KeyError" in caplog.text
    assert "Fatima" not in caplog.text
    assert "Fatima" not in without_values(crashed[0])


def test_long_work_reports_and_reads_in_the_lane(tasks: Tasks, settle: Settle) -> None:
    owner, steps, result = QObject(), list[tuple[int, int, str]](), list[list[str]]()

    def job(progress: Progress) -> list[str]:
        progress.step(1, 2, "Læser")
        progress.write("Afdeling omdøbt", rename("Birkely"))
        found = progress.read(names)
        progress.step(2, 2, "Færdig")
        return found

    task = tasks.run_long(owner, "Indlæser", job, result.append)
    task.progressed.connect(lambda done, total, text: steps.append((done, total, text)))
    settle()
    assert steps == [(1, 2, "Læser"), (2, 2, "Færdig")]
    assert result == [["Birkely"]]
    assert task.is_finished


def test_cancelled_long_work_keeps_nothing_and_tells_nobody(tasks: Tasks, settle: Settle) -> None:
    owner, told, found = QObject(), list[object](), list[list[str]]()
    begun, go_on = threading.Event(), threading.Event()

    def job(progress: Progress) -> None:
        def action(session: Session) -> None:
            rename("Birkely")(session)
            session.flush()
            begun.set()
            go_on.wait(5)
            progress.step(1, 2)

        progress.write("Indlæst", action)

    task = tasks.run_long(owner, "Indlæser", job, told.append, told.append)
    assert begun.wait(5)
    task.cancel()
    go_on.set()
    tasks.read(owner, names, found.append)
    settle()
    assert told == []
    assert task.is_finished
    assert found == [["Lærkeparken"]]


def test_what_is_brief_does_not_wait_for_a_backup(tasks: Tasks, qtbot: QtBot, settle: Settle) -> None:
    owner, told = QObject(), list[str]()
    go_on = threading.Event()
    tasks.run_long(owner, "Sikkerhedskopi", lambda _progress: go_on.wait(5), lambda _done: told.append("backup"))
    tasks.run_long(owner, "Papirer læses", lambda _progress: None, lambda _none: told.append("file"), is_brief=True)
    qtbot.waitUntil(lambda: told == ["file"])
    assert not tasks.is_idle
    go_on.set()
    settle()
    assert told == ["file", "backup"]
