"""A sheet at the kitchen table: typed line by line, seen as it is written, printed once."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from socialvicevaert.features.aftaleark import queries, service
from socialvicevaert.features.aftaleark.models import AftalearkDraft, AftalelinjeDraft, Hvem
from socialvicevaert.features.aftaleark.ui.form import AftalearkSheet
from socialvicevaert.features.aftaleark.ui.papers import PrintedSheet
from socialvicevaert.features.aftaleark.ui.tab import AftalearkTab
from socialvicevaert.features.formularer.models import Sprog
from socialvicevaert.features.indstillinger.models import Medarbejder
from socialvicevaert.features.indstillinger.service import change_setting
from socialvicevaert.features.indstillinger.settings import REPORT_CONTACT
from socialvicevaert.features.kontakter.models import KontaktArt, KontaktDraft
from socialvicevaert.features.kontakter.service import log_kontakt
from socialvicevaert.features.kontakter.ui.form import KontaktEditSheet
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.clock import DENMARK
from socialvicevaert.storage import Database
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.pdf_view import PdfView
from tests.factories import beboer_in, intent, new_partner
from tests.qt_fixtures import Visits

Settle = Callable[[], None]
LINE = AftalelinjeDraft("Finder lønsedlen", Hvem.BEBOER, due_on=date(2026, 11, 27))


@pytest.fixture
def beboer_id(database: Database, vicevaert: Actor) -> int:
    with database.write(intent(vicevaert)) as session:
        session.get_one(Medarbejder, vicevaert.medarbejder_id).phone = "+4544772001"
    return beboer_in(database, vicevaert, language="Tyrkisk")


@pytest.fixture
def sheet(context: Context, beboer_id: int, settle: Settle) -> AftalearkSheet:
    made = AftalearkSheet(context, Target("nyt_aftaleark", beboer_id))
    context.sheets.open(made)
    settle()
    return made


@pytest.fixture
def printers(monkeypatch: pytest.MonkeyPatch) -> list[PdfView]:
    """The views that asked for a printer."""
    asked: list[PdfView] = []
    monkeypatch.setattr(PdfView, "print_out", lambda view: asked.append(view))
    return asked


def kept(database: Database, by: Actor, beboer_id: int) -> tuple[queries.AftalearkView, ...]:
    with database.read(by) as session:
        return queries.aftaleark_of(session, beboer_id)


def test_enter_makes_the_next_line_and_goes_to_what_is_to_be_done(sheet: AftalearkSheet) -> None:
    assert QApplication.focusWidget() is sheet.lines.rows[0].what.line
    QTest.keyClicks(sheet.lines.rows[0].what.line, "Ringe til banken")
    QTest.keyClick(sheet.lines.rows[0].what.line, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is sheet.lines.rows[1].what.line
    QTest.keyClick(sheet.lines.rows[1].what.line, Qt.Key.Key_Return)  # nothing is written: no third line
    assert len(sheet.lines.rows) == 2
    assert sheet.lines.value() == (AftalelinjeDraft("Ringe til banken", Hvem.BEBOER),)
    assert [line.what.control.accessibleName() for line in sheet.lines.rows] == ["Aftale 1: Hvad", "Aftale 2: Hvad"]
    assert [line.remove.accessibleName() for line in sheet.lines.rows] == ["Fjern aftale 1", "Fjern aftale 2"]


def test_when_is_a_day_where_it_is_one_and_words_where_it_is_not(sheet: AftalearkSheet) -> None:
    when = sheet.lines.rows[0].when
    when.type_in("fredag")
    assert (when.value().on, when.line.text()) == (date(2026, 11, 27), "27-11-2026")
    when.type_in("når brevet kommer")
    assert (when.value().on, when.value().text) == (None, "når brevet kommer")


def test_the_sheet_begins_with_todays_date_the_residents_language_and_the_workers_number(
    sheet: AftalearkSheet, context: Context
) -> None:
    assert sheet.dated.value() == context.clock.today()
    assert sheet.language.value() is Sprog.TYRKISK
    assert sheet.phones.value() == f"{context.actor.name}: 44 77 20 01"


def test_a_sheet_that_says_to_call_says_whom(
    context: Context, database: Database, vicevaert: Actor, administrator: Actor, beboer_id: int, settle: Settle
) -> None:
    with database.write(intent(vicevaert)) as session:
        session.get_one(Medarbejder, vicevaert.medarbejder_id).phone = ""
    sheet = AftalearkSheet(context, Target("nyt_aftaleark", beboer_id))
    context.sheets.open(sheet)
    settle()
    sheet.lines.rows[0].what.type_in("Ringe til banken")
    assert sheet.primary is not None
    sheet.primary.click()
    settle()
    assert "nummer" in sheet.phones.error_text
    assert kept(database, vicevaert, beboer_id) == ()
    sheet.keep_button.click()  # a draft may wait for it
    settle()
    assert [view.is_printed for view in kept(database, vicevaert, beboer_id)] == [False]
    with database.write(intent(administrator)) as session:
        change_setting(session, REPORT_CONTACT, "Sundvej 1 · 33 11 22 33")
    with database.read(vicevaert) as session:
        assert queries.aftaleark_start(session, beboer_id).phones.endswith(": Sundvej 1 · 33 11 22 33")


def test_a_partners_number_is_put_in_once(
    context: Context, database: Database, vicevaert: Actor, beboer_id: int, settle: Settle
) -> None:
    with database.write(intent(vicevaert)) as session:
        new_partner(session)
    sheet = AftalearkSheet(context, Target("nyt_aftaleark", beboer_id))
    context.sheets.open(sheet)
    settle()
    for _ in range(2):
        sheet.phones.numbers.setCurrentIndex(1)
        sheet.phones.numbers.activated.emit(1)
    assert sheet.phones.value().splitlines()[1:] == ["Jobcenter Ballerup: 44 77 20 00"]
    assert sheet.phones.numbers.currentIndex() == 0


def test_the_paper_stands_beside_the_form_as_it_is_written(sheet: AftalearkSheet, qtbot: QtBot, settle: Settle) -> None:
    qtbot.waitUntil(lambda: sheet.paper.canvas.document is not None)
    first = sheet.paper.canvas.document
    sheet.lines.rows[0].what.type_in("Ringe til banken")
    qtbot.waitUntil(lambda: sheet.paper.canvas.document is not first)
    assert not sheet.paper.print_button.isVisible()  # what is not kept does not leave
    settle()


def test_where_there_is_no_room_the_paper_is_looked_at_over_the_form(
    sheet: AftalearkSheet, context: Context, settle: Settle
) -> None:
    assert not sheet.look_button.isVisible()
    host: Any = context.sheets
    host.resize(700, 700)
    settle()
    assert not sheet.paper.isVisible()
    sheet.look_button.click()
    settle()
    assert host.current is not sheet
    host.current.close_sheet()


def test_printing_keeps_it_shows_it_and_asks_for_the_printer(
    sheet: AftalearkSheet,
    context: Context,
    database: Database,
    vicevaert: Actor,
    beboer_id: int,
    printers: list[PdfView],
    qtbot: QtBot,
    settle: Settle,
) -> None:
    sheet.lines.rows[0].what.type_in("Ringe til banken")
    sheet.lines.rows[0].who.choose(Hvem.MEDARBEJDER)
    assert sheet.primary is not None
    sheet.primary.click()
    settle()
    (view,) = kept(database, vicevaert, beboer_id)
    assert view.is_printed
    host: Any = context.sheets
    assert isinstance(host.current, PrintedSheet)
    qtbot.waitUntil(lambda: printers == [host.current.view])


def test_what_is_missing_is_said_in_its_line_and_nothing_is_lost(
    sheet: AftalearkSheet, database: Database, vicevaert: Actor, beboer_id: int, settle: Settle
) -> None:
    assert sheet.primary is not None
    sheet.primary.click()
    assert "mindst én" in sheet.lines.rows[0].what.error_text
    assert QApplication.focusWidget() is sheet.lines.rows[0].what.line
    sheet.lines.rows[0].what.error.adjustSize()
    line, remove = sheet.lines.rows[0].what.line, sheet.lines.rows[0].remove
    settle()
    assert line.mapTo(sheet, line.rect().center()).y() == remove.mapTo(sheet, remove.rect().center()).y()
    sheet.lines.rows[0].what.type_in("Går med til mødet")
    sheet.lines.rows[0].who.choose(Hvem.ANDEN)
    assert sheet.lines.rows[0].who_name.isVisible()
    sheet.primary.click()
    settle()
    assert "hvem" in sheet.lines.rows[0].who_name.error_text
    assert QApplication.focusWidget() is sheet.lines.rows[0].who_name.line  # also far above where one was
    assert "Aftale 1:" in sheet.form.summary.accessibleName()
    assert sheet.lines.rows[0].what.value() == "Går med til mødet"
    assert kept(database, vicevaert, beboer_id) == ()


def test_what_is_typed_comes_back(context: Context, sheet: AftalearkSheet, beboer_id: int, settle: Settle) -> None:
    sheet.lines.rows[0].what.type_in("Ringe til banken")
    sheet.lines.rows[0].when.type_in("når brevet kommer")
    sheet.lines.rows[0].who.choose(Hvem.MEDARBEJDER)
    wanted = sheet.lines.value()
    sheet.close_sheet()
    settle()
    again = AftalearkSheet(context, Target("nyt_aftaleark", beboer_id))
    context.sheets.open(again)
    settle()
    assert again.lines.value() == wanted


def test_a_draft_is_gone_on_with_or_thrown_away_and_a_printed_one_only_looked_at(
    context: Context, database: Database, vicevaert: Actor, beboer_id: int, qtbot: QtBot, settle: Settle
) -> None:
    draft = AftalearkDraft(beboer_id, date(2026, 11, 22), (LINE,), phones="Karen: 20 30 40 50")
    with database.write(intent(vicevaert)) as session:
        service.keep_aftaleark(session, draft)
        service.print_aftaleark(session, draft)
    tab = AftalearkTab(context, beboer_id)
    qtbot.addWidget(tab)
    tab.resize(900, 600)
    tab.show()
    settle()
    printed, started = tab.cards
    assert (printed.view.is_printed, started.view.is_printed) == (True, False)
    printed.paper_wanted.emit()
    settle()
    host: Any = context.sheets
    assert isinstance(host.current, PrintedSheet)
    host.current.close_sheet()
    started.write_wanted.emit()
    settle()
    assert isinstance(host.current, AftalearkSheet)
    assert host.current.lines.value() == (LINE,)
    host.current.keep_button.click()
    settle()
    tab.cards[1].bin_wanted.emit()
    settle()
    assert [card.view.id for card in tab.cards] == [printed.view.id]


def test_a_visit_leads_to_its_sheet(
    context: Context, database: Database, vicevaert: Actor, beboer_id: int, settle: Settle
) -> None:
    held_at = datetime(2026, 11, 20, 10, tzinfo=DENMARK)
    with database.write(intent(vicevaert)) as session:
        visit = log_kontakt(session, KontaktDraft(beboer_id, KontaktArt.HJEMMEBESOEG, held_at, "Besøg"))
    kontakt = KontaktEditSheet(context, Target("kontakt", visit))
    context.sheets.open(kontakt)
    settle()
    kontakt.agreed_button.click()
    navigate = context.navigate
    assert isinstance(navigate, Visits)
    assert navigate.targets == [Target("nyt_aftaleark", beboer_id, extra={"kontakt_id": visit})]
    sheet = AftalearkSheet(context, navigate.targets[0])
    context.sheets.open(sheet)
    settle()
    assert sheet.dated.value() == held_at.date()
    sheet.lines.rows[0].what.type_in("Ringe til banken")
    sheet.keep_button.click()
    settle()
    (view,) = kept(database, vicevaert, beboer_id)
    assert view.draft.kontakt_id == visit
