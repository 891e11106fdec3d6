"""Sager on a resident: cards, and forms that say what is missing where it is missing."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout
from pytestqt.qtbot import QtBot

from socialvicevaert.features.indstillinger.service import add_behovsomraade
from socialvicevaert.features.sager import queries
from socialvicevaert.features.sager.models import NyeMennesker, SagAarsag, SagClosing, SagKilde, SagResultat
from socialvicevaert.features.sager.queries import SagView
from socialvicevaert.features.sager.service import close_sag
from socialvicevaert.features.sager.ui.form import CloseSagSheet, ReopenSagSheet, SagSheet
from socialvicevaert.features.sager.ui.tab import SagerTab
from socialvicevaert.shared.actor import Actor
from socialvicevaert.storage import Database
from socialvicevaert.ui.context import Context, Target
from tests.factories import TODAY, intent, new_beboer, new_sag

Settle = Callable[[], None]


@pytest.fixture
def fatima(database: Database, vicevaert: Actor) -> int:
    with database.write(intent(vicevaert)) as session:
        return new_beboer(session)


@pytest.fixture
def show(context: Context, settle: Settle, fatima: int) -> Callable[[], SagerTab]:
    def open_tab() -> SagerTab:
        host: Any = context.sheets
        tab = SagerTab(context, fatima)
        QVBoxLayout(host.content).addWidget(tab)
        settle()
        return tab

    return open_tab


def sager(database: Database, actor: Actor, beboer_id: int) -> tuple[SagView, ...]:
    with database.read(actor) as session:
        return queries.sager_of(session, beboer_id)


def top(context: Context) -> Any:
    host: Any = context.sheets
    return host.current


def test_a_sag_is_opened_with_nothing_mandatory_left_to_fill_in(
    show: Callable[[], SagerTab],
    context: Context,
    settle: Settle,
    database: Database,
    vicevaert: Actor,
    administrator: Actor,
    fatima: int,
) -> None:
    with database.write(intent(administrator)) as session:
        add_behovsomraade(session, "Økonomi")
    tab = show()
    tab.open_new()
    settle()
    sheet = top(context)
    assert isinstance(sheet, SagSheet)
    sheet.title_field.type_in("Uåbnet post")
    sheet.behov.chips[0].click()
    sheet.source.choose(SagKilde.NABO)
    sheet.form.submitted.emit()
    settle()
    (saved,) = sager(database, vicevaert, fatima)
    assert (saved.title, saved.source, saved.cause, saved.started_on) == ("Uåbnet post", SagKilde.NABO, None, TODAY)
    assert saved.responsible_id == vicevaert.medarbejder_id
    assert len(saved.behovsomraader) == 1
    assert [card.sag.id for card in tab.cards] == [saved.id]


def test_closing_without_a_result_says_so_at_the_result_and_keeps_the_note(
    show: Callable[[], SagerTab], context: Context, settle: Settle, database: Database, vicevaert: Actor, fatima: int
) -> None:
    with database.write(intent(vicevaert)) as session:
        new_sag(session, fatima)
    tab = show()
    tab.cards[0].first_act.click()
    settle()
    sheet = top(context)
    assert isinstance(sheet, CloseSagSheet)
    sheet.note.type_in("Aftale om afdrag holder")
    sheet.form.submitted.emit()
    settle()
    assert sheet.result.error_text.startswith("Vælg, hvad der kom ud af sagen")
    assert sheet.note.value() == "Aftale om afdrag holder"
    assert not sheet.is_closed
    sheet.result.choose(SagResultat.LOEST)
    sheet.form.submitted.emit()
    settle()
    (closed,) = sager(database, vicevaert, fatima)
    assert (closed.result, closed.closed_on, closed.close_note) == (SagResultat.LOEST, TODAY, "Aftale om afdrag holder")
    assert closed.periods[-1].met_new_people is None  # nobody has asked


def test_a_worker_says_at_the_closing_whether_the_resident_has_met_new_people(
    show: Callable[[], SagerTab], context: Context, settle: Settle, database: Database, vicevaert: Actor, fatima: int
) -> None:
    with database.write(intent(vicevaert)) as session:
        new_sag(session, fatima)
    tab = show()
    tab.cards[0].first_act.click()
    settle()
    sheet = top(context)
    assert isinstance(sheet, CloseSagSheet)
    sheet.result.choose(SagResultat.LOEST)
    sheet.met_new_people.choose(NyeMennesker.JA)
    sheet.form.submitted.emit()
    settle()
    assert sager(database, vicevaert, fatima)[0].periods[-1].met_new_people is NyeMennesker.JA
    assert "Har mødt nye mennesker: ja" in [one.text() for one in tab.findChildren(QLabel)]


def test_a_closed_sag_is_opened_again_only_with_a_reason(
    show: Callable[[], SagerTab], context: Context, settle: Settle, database: Database, vicevaert: Actor, fatima: int
) -> None:
    with database.write(intent(vicevaert)) as session:
        close_sag(session, new_sag(session, fatima), SagClosing(date(2026, 11, 1), SagResultat.LOEST))
    tab = show()
    tab.cards[0].first_act.click()
    settle()
    sheet = top(context)
    assert isinstance(sheet, ReopenSagSheet)
    sheet.form.submitted.emit()
    settle()
    assert sheet.reason.error_text == "Skriv kort, hvorfor sagen åbnes igen."
    sheet.reason.type_in("Ny rykker")
    sheet.form.submitted.emit()
    settle()
    assert sager(database, vicevaert, fatima)[0].is_open


def test_a_sag_asked_for_its_cause_has_the_keyboard_there(
    context: Context, settle: Settle, qtbot: QtBot, database: Database, vicevaert: Actor, fatima: int
) -> None:
    with database.write(intent(vicevaert)) as session:
        number = new_sag(session, fatima, title="Husleje")
    host: Any = context.sheets
    host.activateWindow()
    qtbot.waitUntil(host.isActiveWindow)
    sheet = SagSheet(context, Target("sag", number, extra={"field": "cause"}))
    context.sheets.open(sheet)
    settle()
    assert sheet.cause.control.hasFocus()
    sheet.cause.choose(SagAarsag.SYGDOM)
    sheet.form.submitted.emit()
    settle()
    (changed,) = sager(database, vicevaert, fatima)
    assert (changed.cause, changed.title) == (SagAarsag.SYGDOM, "Husleje")


def test_a_binned_sag_comes_back_by_undo(
    show: Callable[[], SagerTab], context: Context, settle: Settle, database: Database, vicevaert: Actor, fatima: int
) -> None:
    saved: list[Any] = []
    context.tasks.saved.connect(lambda _title, transaction: saved.append(transaction))
    with database.write(intent(vicevaert)) as session:
        new_sag(session, fatima)
    tab = show()
    next(button for button in tab.cards[0].findChildren(QPushButton) if button.text() == "Slet").click()
    settle()
    assert tab.cards == []
    context.tasks.undo(saved[0])
    settle()
    assert len(tab.cards) == 1
