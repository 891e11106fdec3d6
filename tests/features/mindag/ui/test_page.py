"""Min dag: done in place, taken back, put off with a reason, all by keyboard."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout
from pytestqt.qtbot import QtBot

from socialvicevaert.features.mindag.rules import DayAfsnit
from socialvicevaert.features.mindag.ui.page import MinDagPage
from socialvicevaert.features.mindag.ui.put_off import UdskydSheet
from socialvicevaert.features.opgaver.models import OpgaveDraft
from socialvicevaert.features.opgaver.queries import opgave
from socialvicevaert.features.opgaver.service import add_opgave
from socialvicevaert.features.sager.models import SagAarsag
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.clock import FixedClock
from socialvicevaert.storage import Database
from socialvicevaert.ui.context import Context, Target
from tests.factories import TODAY, intent, new_beboer, new_partner, new_sag, new_samtykke
from tests.qt_fixtures import Visits

Settle = Callable[[], None]


@pytest.fixture
def show(qtbot: QtBot, context: Context, settle: Settle) -> Callable[[], MinDagPage]:
    def open_page() -> MinDagPage:
        host: Any = context.sheets
        host.activateWindow()
        qtbot.waitUntil(host.isActiveWindow)
        page = MinDagPage(context)
        QVBoxLayout(host.content).addWidget(page)
        settle()
        return page

    return open_page


def add(database: Database, actor: Actor, title: str, due_on: date = TODAY, worker: int = 0) -> int:
    with database.write(intent(actor)) as session:
        return add_opgave(session, OpgaveDraft(title, due_on, worker or actor.medarbejder_id))


def titles(page: MinDagPage) -> list[str]:
    return [line.title for line in page.lines if line.key in page.rows]


def focused(page: MinDagPage) -> str:
    focus = QApplication.focusWidget()
    return next((row.line.title for row in page.rows.values() if row is focus), "")


def press(key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)


def test_a_line_that_is_ticked_off_leaves_and_undo_brings_it_back(
    show: Callable[[], MinDagPage], context: Context, settle: Settle, database: Database, vicevaert: Actor
) -> None:
    done: list[Any] = []
    context.tasks.saved.connect(lambda title, transaction: done.append((title, transaction)))
    for place, title in enumerate(("Ring til Fatima", "Skriv til udlejer", "Bestil tolk")):
        add(database, vicevaert, title, TODAY - timedelta(days=3 - place))
    page = show()
    assert focused(page) == "Ring til Fatima"
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    settle()
    assert titles(page) == ["Ring til Fatima", "Bestil tolk"]
    assert focused(page) == "Bestil tolk"
    assert "1 opgave klaret i dag" in page.header.subtitle.text()
    ((title, transaction),) = done
    assert title == "Opgave klaret"
    context.tasks.undo(transaction)
    settle()
    assert titles(page) == ["Ring til Fatima", "Skriv til udlejer", "Bestil tolk"]
    assert focused(page) == "Bestil tolk"


def test_putting_off_needs_a_reason_and_the_next_line_gets_the_keyboard(
    show: Callable[[], MinDagPage], context: Context, settle: Settle, database: Database, vicevaert: Actor
) -> None:
    first = add(database, vicevaert, "Ring", TODAY - timedelta(days=1))
    add(database, vicevaert, "Skriv")
    page = show()
    press(Qt.Key.Key_U)
    (target,) = visits(context)
    assert (target.kind, target.extra["key"]) == ("udskyd", f"opgave:{first}")
    sheet = UdskydSheet(context, target)
    context.sheets.open(sheet)
    settle()
    press(Qt.Key.Key_Return)
    settle()
    assert sheet.reason.error_text == "Skriv kort, hvorfor det kan vente."
    assert not sheet.is_closed
    sheet.until.type_in("i dag")
    sheet.reason.type_in("Bortrejst til mandag")
    sheet.form.submitted.emit()
    settle()
    assert sheet.until.error_text == "Vælg en dag efter i dag."
    assert sheet.reason.value() == "Bortrejst til mandag"
    sheet.until.type_in("+2")
    sheet.form.submitted.emit()
    settle()
    assert titles(page) == ["Skriv"]
    assert focused(page) == "Skriv"
    with database.read(vicevaert) as session:
        put_off = opgave(session, first)
    assert (put_off.snoozed_to, put_off.snooze_reason) == (TODAY + timedelta(days=2), "Bortrejst til mandag")


def test_a_window_left_open_over_night_shows_the_new_day(
    show: Callable[[], MinDagPage], settle: Settle, clock: FixedClock, database: Database, vicevaert: Actor
) -> None:
    add(database, vicevaert, "Ring", TODAY + timedelta(days=1))
    page = show()
    assert titles(page) == []
    clock.moment += timedelta(days=1)
    page.look_at_the_calendar()
    settle()
    assert titles(page) == ["Ring"]


def test_enter_on_the_quiet_button_puts_off_and_does_not_tick_off(
    show: Callable[[], MinDagPage], context: Context, settle: Settle, database: Database, vicevaert: Actor
) -> None:
    add(database, vicevaert, "Ring")
    page = show()
    (row,) = page.rows.values()
    row.put_off.setFocus()
    press(Qt.Key.Key_Return)
    settle()
    assert [target.kind for target in visits(context)] == ["udskyd"]
    assert titles(page) == ["Ring"]


def visits(context: Context) -> list[Target]:
    navigate: Any = context.navigate
    assert isinstance(navigate, Visits)
    return navigate.targets


def test_a_question_of_a_rule_leads_to_its_answer_and_f2_to_its_date(
    show: Callable[[], MinDagPage], context: Context, settle: Settle, database: Database, vicevaert: Actor
) -> None:
    with database.write(intent(vicevaert)) as session:
        draft = OpgaveDraft("Bor de der?", TODAY, vicevaert.medarbejder_id, source_key="fogedsag:7:genbesoeg:3")
        number = add_opgave(session, draft)
    page = show()
    (row,) = page.rows.values()
    assert row.line.action.label == "Svar på genbesøg"
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_F2)
    settle()
    assert visits(context) == [Target("fogedsag", 7, "genbesoeg"), Target("opgave", number)]
    assert titles(page) == ["Bor de der?"]


def test_only_mine_until_everybody_is_asked_for(
    show: Callable[[], MinDagPage], settle: Settle, database: Database, vicevaert: Actor, raadgiver: Actor
) -> None:
    add(database, raadgiver, "Hans")
    page = show()
    assert page.empty is not None
    assert page.empty.button is not None
    assert page.empty.button.text() == "Se de andres (1)"
    page.empty.button.click()
    settle()
    assert titles(page) == ["Hans"]
    page.mine.click()
    settle()
    assert titles(page) == []


def test_the_empty_day_tells_what_was_done(
    show: Callable[[], MinDagPage], settle: Settle, database: Database, vicevaert: Actor
) -> None:
    with database.write(intent(vicevaert)) as session:
        new_beboer(session)
    add(database, vicevaert, "Ring")
    page = show()
    press(Qt.Key.Key_Return)
    settle()
    assert page.empty is not None
    assert page.empty.label.text() == "Der er ikke mere i dag.\n1 opgave klaret i dag."


def test_a_new_file_says_where_to_begin(show: Callable[[], MinDagPage], context: Context) -> None:
    page = show()
    assert page.empty is not None
    assert page.empty.button is not None
    page.empty.button.click()
    assert [target.kind for target in visits(context)] == ["ny_beboer"]


def test_every_kind_of_line_leads_to_its_place(
    show: Callable[[], MinDagPage], context: Context, database: Database, vicevaert: Actor
) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer, partner = new_beboer(session), new_partner(session)
        sag = new_sag(session, beboer, date(2026, 9, 1))
        caused = new_beboer(session, "Kurt", "Jensen")
        new_sag(session, caused, date(2026, 9, 1), cause=SagAarsag.SYGDOM)
        samtykke = new_samtykke(session, beboer, partner, valid_to=TODAY + timedelta(days=10))
    page = show()
    for line in page.lines:
        page.act(line)
    assert set(targets_without_extra(context)) == {
        ("ny_kontakt", beboer, ""),
        ("ny_kontakt", caused, ""),
        ("beboer", beboer, "samtykker"),
        ("beboer", caused, "samtykker"),  # illness is written down without a yes to that
        ("sag", sag, ""),
        ("rapporter", 0, ""),
    }
    extras = {target.id: target.extra for target in visits(context) if target.kind == "beboer"}
    assert extras[beboer] == {"id": samtykke, "act": "renew"}
    assert extras[caused] == {"act": "new", "kind": "registrering", "kinds": ("helbred",)}


def targets_without_extra(context: Context) -> list[tuple[str, int | None, str]]:
    return [(target.kind, target.id, target.tab) for target in visits(context)]


def test_sixty_lines_are_made_in_pieces_and_only_one_is_a_stop_of_the_tab_key(
    show: Callable[[], MinDagPage], settle: Settle, qtbot: QtBot, database: Database, vicevaert: Actor
) -> None:
    with database.write(intent(vicevaert)) as session:
        for number in range(60):
            add_opgave(session, OpgaveDraft(f"Opgave {number}", TODAY, vicevaert.medarbejder_id))
    page = show()
    qtbot.waitUntil(lambda: len(page.rows) == 60)
    assert titles(page) == [line.title for line in page.lines]
    body = page.sections[DayAfsnit.FRISTER].body
    rows: list[Any] = [item.widget() for place in range(body.count()) if (item := body.itemAt(place)) is not None]
    assert [row.line.title for row in rows] == [line.title for line in page.lines]
    stops = [row for row in rows if row.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus]
    assert [row.line.title for row in stops] == ["Opgave 0"]
    press(Qt.Key.Key_End)
    assert focused(page) == page.lines[-1].title


def test_what_can_be_seen_is_painted_before_the_last_line_is_made(
    show: Callable[[], MinDagPage], database: Database, vicevaert: Actor, qtbot: QtBot
) -> None:
    for number in range(60):
        add(database, vicevaert, f"Opgave {number}")
    page = show()
    view = page.scroller.viewport()
    qtbot.waitUntil(lambda: len(page.rows) == 60 and not page._made.isActive())
    page._put(())
    seen: list[tuple[int, int]] = []

    def look() -> None:
        if view.updatesEnabled():
            made = list(page.rows.values())
            seen.append((len(made), made[-1].mapTo(view, made[-1].rect().bottomLeft()).y()))

    page._made.timeout.connect(look)
    page.ask_refresh()
    qtbot.waitUntil(lambda: len(page.rows) == 60)
    assert len(seen) == 1
    ((made, bottom),) = seen
    assert made < 60
    assert bottom > view.height()


def test_names_are_initials_in_discreet_mode(
    show: Callable[[], MinDagPage], context: Context, settle: Settle, database: Database, vicevaert: Actor
) -> None:
    with database.write(intent(vicevaert)) as session:
        me = vicevaert.medarbejder_id
        add_opgave(session, OpgaveDraft("Ring", TODAY, me, beboer_id=new_beboer(session)))
    page = show()
    (row,) = page.rows.values()
    assert row.name.text() == "Fatima Demir"
    context.discreet.switch(True)
    settle()
    (row,) = page.rows.values()
    assert row.name.text() == "F. D."
    assert "Fatima" not in row.accessibleName()
