"""Overblik: opgaver to tick off, and events that open what is behind them."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QVBoxLayout
from pytestqt.qtbot import QtBot

from socialvicevaert.features.kontakter.models import KontaktArt, KontaktDraft
from socialvicevaert.features.kontakter.service import log_kontakt
from socialvicevaert.features.opgaver.models import OpgaveDraft
from socialvicevaert.features.opgaver.service import add_opgave
from socialvicevaert.features.tidslinje.queries import HaendelseArt
from socialvicevaert.features.tidslinje.ui.tab import TidslinjeTab
from socialvicevaert.shared.actor import Actor
from socialvicevaert.storage import Database
from socialvicevaert.ui.context import Context, Target
from tests.factories import TODAY, beboer_in, intent, new_partner, new_sag, new_samtykke
from tests.qt_fixtures import Visits

Settle = Callable[[], None]


@pytest.fixture
def fatima(database: Database, vicevaert: Actor) -> int:
    return beboer_in(database, vicevaert)


@pytest.fixture
def show(context: Context, settle: Settle, qtbot: QtBot, fatima: int) -> Callable[[], TidslinjeTab]:
    def open_tab() -> TidslinjeTab:
        host: Any = context.sheets
        host.activateWindow()
        qtbot.waitUntil(host.isActiveWindow)
        tab = TidslinjeTab(context, fatima)
        QVBoxLayout(host.content).addWidget(tab)
        settle()
        return tab

    return open_tab


def visits(context: Context) -> list[Target]:
    assert isinstance(context.navigate, Visits)
    return context.navigate.targets


def test_a_contact_is_opened_by_enter_or_f2_and_dates_say_how_long_ago(
    show: Callable[[], TidslinjeTab], context: Context, database: Database, vicevaert: Actor, fatima: int
) -> None:
    with database.write(intent(vicevaert)) as session:
        yesterday = context.clock.now() - timedelta(days=1)
        number = log_kontakt(session, KontaktDraft(fatima, KontaktArt.TELEFON, yesterday, "Ringede om huslejen"))
    tab = show()
    (row,) = tab.timeline.entries
    assert row.entry.when == "i går 09.00"
    assert row.entry.tip == "lørdag den 21. november 2026 kl. 09.00 (i går)"
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Return)
    QTest.keyClick(row, Qt.Key.Key_F2)
    assert visits(context) == [Target("kontakt", number)] * 2


def test_each_event_leads_to_its_tab(
    show: Callable[[], TidslinjeTab], context: Context, database: Database, vicevaert: Actor, fatima: int
) -> None:
    with database.write(intent(vicevaert)) as session:
        sag = new_sag(session, fatima)
        samtykke = new_samtykke(session, fatima, new_partner(session))
    tab = show()
    for row in tab.timeline.entries:
        row.chosen.emit()
    assert visits(context) == [
        Target("beboer", fatima, "samtykker", {"id": samtykke}),
        Target("beboer", fatima, "sager", {"id": sag}),
    ]


def test_the_question_of_a_recheck_is_not_ticked_off_here_but_leads_to_its_answer(
    show: Callable[[], TidslinjeTab], context: Context, database: Database, vicevaert: Actor, fatima: int
) -> None:
    with database.write(intent(vicevaert)) as session:
        key = "fogedsag:7:genbesoeg:3"
        add_opgave(session, OpgaveDraft("Bor de der?", TODAY, vicevaert.medarbejder_id, fatima, source_key=key))
    (tick,) = show().ahead.ticks
    assert tick.accessibleName() == "Svar på genbesøg: Bor de der?"
    tick.click()
    assert visits(context) == [Target("fogedsag", 7, "genbesoeg")]


def test_chips_narrow_the_timeline_and_no_hits_can_be_cleared(
    show: Callable[[], TidslinjeTab], settle: Settle, database: Database, vicevaert: Actor, fatima: int
) -> None:
    with database.write(intent(vicevaert)) as session:
        new_sag(session, fatima)
    tab = show()
    tab.chips[HaendelseArt.RESTANCE].click()
    settle()
    assert tab.timeline.entries == []
    assert tab.empty is not None
    assert tab.empty.button is not None
    tab.empty.button.click()
    settle()
    assert len(tab.timeline.entries) == 1


def test_older_events_come_when_they_are_asked_for(
    show: Callable[[], TidslinjeTab],
    settle: Settle,
    context: Context,
    database: Database,
    vicevaert: Actor,
    fatima: int,
) -> None:
    with database.write(intent(vicevaert)) as session:
        for days in range(40):
            at = context.clock.now() - timedelta(days=days)
            log_kontakt(session, KontaktDraft(fatima, KontaktArt.SAMTALE, at, f"Nr. {days}"))
    tab = show()
    assert [row.entry.text for row in tab.timeline.entries] == [f"Nr. {days}" for days in range(30)]
    tab.timeline.more_wanted.emit()
    settle()
    assert [row.entry.text for row in tab.timeline.entries] == [f"Nr. {days}" for days in range(40)]


def test_an_opgave_is_ticked_off_among_the_rest_and_the_keyboard_goes_to_the_next(
    show: Callable[[], TidslinjeTab], settle: Settle, database: Database, vicevaert: Actor, fatima: int
) -> None:
    with database.write(intent(vicevaert)) as session:
        for place, title in enumerate(("Ring", "Skriv")):
            due = TODAY - timedelta(days=2 - place)
            add_opgave(session, OpgaveDraft(title, due, vicevaert.medarbejder_id, beboer_id=fatima))
    tab = show()
    assert [tick.accessibleName() for tick in tab.ahead.ticks] == ["Klaret: Ring", "Klaret: Skriv"]
    tab.ahead.ticks[0].setFocus()
    QTest.keyClick(tab.ahead.ticks[0], Qt.Key.Key_Space)
    settle()
    (left,) = tab.ahead.ticks
    assert left.accessibleName() == "Klaret: Skriv"
    assert left.hasFocus()
    assert [row.entry.title for row in tab.timeline.entries] == ["Opgave klaret: Ring"]


def test_the_end_of_a_consent_stands_among_the_next_dates(
    show: Callable[[], TidslinjeTab], context: Context, database: Database, vicevaert: Actor, fatima: int
) -> None:
    with database.write(intent(vicevaert)) as session:
        partner = new_partner(session)
        samtykke = new_samtykke(session, fatima, partner, valid_to=TODAY + timedelta(days=6))
    tab = show()
    assert "om 6 dage" in [label.text() for label in tab.ahead.findChildren(QLabel)]
    tab.ahead.dates[0].click()
    assert visits(context) == [Target("beboer", fatima, "samtykker", {"id": samtykke})]


def test_a_resident_without_events_is_met_with_the_first_step(
    show: Callable[[], TidslinjeTab], context: Context, fatima: int
) -> None:
    tab = show()
    assert tab.empty is not None
    assert tab.empty.button is not None
    tab.empty.button.click()
    assert visits(context) == [Target("ny_kontakt", fatima)]
