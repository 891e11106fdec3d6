"""The list of fogedsager, one case in its place, and the tab of a resident."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlmodel import select

from socialvicevaert.audit import AuditKind
from socialvicevaert.audit.models import AuditEvent
from socialvicevaert.features.fogedsager import queries, service
from socialvicevaert.features.fogedsager.models import (
    BeloebArt,
    BeloebDraft,
    DatoArt,
    FogedDatoDraft,
    FogedsagClosing,
    FogedsagDraft,
    FogedUdfald,
    IndsatsResultat,
    SatAf,
)
from socialvicevaert.features.fogedsager.ui.page import FogedsagerPage
from socialvicevaert.features.fogedsager.ui.recheck_sheet import GenbesoegSheet
from socialvicevaert.features.fogedsager.ui.tab import FogedsagTab
from socialvicevaert.features.opgaver.queries import opgaver_of
from socialvicevaert.shared.actor import Actor
from socialvicevaert.storage import Database
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.empty_state import EmptyState
from socialvicevaert.ui.sheets import SheetHost
from tests.factories import beboer_in, intent
from tests.features.fogedsager.cases import PAAKRAV_2021, a_fogedsag, as_stored

Settle = Callable[[], None]


@pytest.fixture
def page(context: Context, host: SheetHost, settle: Settle) -> FogedsagerPage:
    page = FogedsagerPage(context, host.content)
    page.resize(1200, 780)
    page.show()
    settle()
    return page


def shown(page: FogedsagerPage) -> list[str]:
    return [row.beboer for _, row in page.table.rows.loaded()]


def cells(page: FogedsagerPage, place: int) -> list[str]:
    rows = page.table.rows
    return [str(rows.data(rows.index(place, column))) for column in range(rows.columnCount())]


def on(kind: DatoArt, day: date) -> FogedDatoDraft:
    return FogedDatoDraft(kind, day, SatAf.RETTEN)


def close(database: Database, by: Actor, fogedsag_id: int) -> None:
    closing = FogedsagClosing(date(2026, 11, 2), FogedUdfald.BETALT, IndsatsResultat.AFVAERGET_PERMANENT)
    with database.write(intent(by, "Afslut")) as session:
        service.close_fogedsag(session, fogedsag_id, closing)


def test_the_most_pressing_stands_first_with_step_court_and_rest(
    database: Database, vicevaert: Actor, page: FogedsagerPage, settle: Settle
) -> None:
    a_fogedsag(database, vicevaert, on(DatoArt.FOGEDMOEDE, date(2027, 1, 20)), first_name="Senere")
    a_fogedsag(database, vicevaert, on(DatoArt.UDSAETTELSE, date(2026, 11, 26)), first_name="Først")
    page.ask_refresh()
    settle()
    assert shown(page) == ["Først Demir", "Senere Demir"]
    assert page.header.count.text() == "2"
    assert cells(page, 0) == [
        "Først Demir",
        "Udsættelse berammet",
        "Søg en sidste aftale, og find et sted at bo med kommunen",
        "i dag",
        "tor. 26. nov.",
        "8.140,00",
        "Amina Yusuf",
    ]


def test_the_list_shows_open_cases_or_closed_or_all_and_narrows_by_name(
    database: Database, vicevaert: Actor, page: FogedsagerPage, settle: Settle
) -> None:
    a_fogedsag(database, vicevaert, first_name="Åben")
    close(database, vicevaert, a_fogedsag(database, vicevaert, first_name="Lukket"))
    page.ask_refresh()
    settle()
    assert shown(page) == ["Åben Demir"]
    for only, names in (("afsluttede", ["Lukket Demir"]), ("alle", ["Åben Demir", "Lukket Demir"])):
        page.filters.set("only", only)
        page.filters._tell()
        settle()
        assert shown(page) == names
    page.filters.line.setText("aaben")
    page.filters._tell()
    settle()
    assert shown(page) == ["Åben Demir"]
    page.filters.line.setText("ingen")
    page.filters._tell()
    settle()
    empty = page.table.findChild(EmptyState)
    assert empty is not None
    assert empty.label.text() == "Ingen fogedsager passer til filteret."


def test_mine_leaves_out_what_others_are_responsible_for(
    database: Database, vicevaert: Actor, raadgiver: Actor, page: FogedsagerPage, settle: Settle
) -> None:
    a_fogedsag(database, vicevaert, first_name="Min")
    a_fogedsag(database, raadgiver, first_name="Din")
    page.filters.set("mine", True)
    page.filters._tell()
    settle()
    assert shown(page) == ["Min Demir"]


def test_nothing_in_progress_is_said_with_one_next_step(page: FogedsagerPage, host: SheetHost) -> None:
    empty = page.table.findChild(EmptyState)
    assert empty is not None
    assert empty.label.text() == "Der er ingen fogedsager i gang."
    assert empty.button is not None
    empty.button.click()
    assert host.current is not None
    assert host.current.title.text() == "Ny fogedsag"


def test_enter_opens_a_case_and_escape_goes_back_to_the_same_line(
    database: Database, vicevaert: Actor, page: FogedsagerPage, settle: Settle
) -> None:
    a_fogedsag(database, vicevaert, on(DatoArt.UDSAETTELSE, date(2026, 11, 26)), first_name="Først")
    second = a_fogedsag(database, vicevaert, *PAAKRAV_2021, opened_on=date(2021, 10, 2), first_name="Næst")
    page.ask_refresh()
    settle()
    page.table.select(second)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    settle()
    assert page.open_id == second
    assert page.head.name.text() == "Næst Demir"
    QTest.keyClick(page.case.course.line.buttons[0], Qt.Key.Key_Escape)
    assert page.open_id is None
    chosen = page.table.current()
    assert chosen is not None
    assert chosen.id == second


def test_a_case_opened_from_elsewhere_is_shown_and_logged_as_seen(
    database: Database, vicevaert: Actor, page: FogedsagerPage, settle: Settle
) -> None:
    fogedsag_id = a_fogedsag(database, vicevaert)
    page.go_to(Target("fogedsag", fogedsag_id))
    settle()
    assert page.head.name.text() == "Fatima Demir"
    with database.read(vicevaert) as session:
        seen = session.exec(select(AuditEvent).where(AuditEvent.kind == AuditKind.VIEW)).all()
    assert [event.beboer_id for event in seen] == [as_stored(database, vicevaert, fogedsag_id).row.beboer_id]


def test_the_question_of_a_recheck_opens_its_form_at_once(
    page: FogedsagerPage, context: Context, host: SheetHost, settle: Settle, database: Database, vicevaert: Actor
) -> None:
    fogedsag_id = a_fogedsag(database, vicevaert)
    with database.write(intent(vicevaert)) as session:
        averted = FogedsagClosing(date(2026, 11, 2), FogedUdfald.BETALT, IndsatsResultat.AFVAERGET_PERMANENT)
        service.close_fogedsag(session, fogedsag_id, averted)
    page.go_to(Target("fogedsag", fogedsag_id, "genbesoeg"))
    settle()
    sheet = host.current
    assert isinstance(sheet, GenbesoegSheet)
    sheet.housed.choose(True)
    sheet.form.submitted.emit()
    settle()
    with database.read(vicevaert) as session:
        view = queries.fogedsag(session, fogedsag_id)
        assert [one.still_housed for one in view.genbesoeg] == [True, None, None]
        assert len(opgaver_of(session, view.row.beboer_id)) == 2


def test_a_case_that_is_gone_leads_back_to_the_list_with_a_sentence(page: FogedsagerPage, settle: Settle) -> None:
    page.go_to(Target("fogedsag", 99))
    settle()
    assert page.open_id is None
    assert page._problem is not None
    assert page._problem.label.text() == "Fogedsagen findes ikke længere."


def test_discreet_mode_hides_the_name_in_the_list_and_on_the_case(
    database: Database, vicevaert: Actor, page: FogedsagerPage, context: Context, settle: Settle
) -> None:
    fogedsag_id = a_fogedsag(database, vicevaert)
    context.discreet.switch(True)
    page.go_to(Target("fogedsag", fogedsag_id))
    settle()
    assert page.head.name.text() == "F. D."
    assert cells(page, 0)[0] == "F. D."


def test_an_amount_is_removed_by_the_delete_key_and_comes_back_by_undo(
    database: Database, vicevaert: Actor, page: FogedsagerPage, context: Context, settle: Settle
) -> None:
    fogedsag_id = a_fogedsag(database, vicevaert)
    with database.write(intent(vicevaert, "Betaling")) as session:
        service.add_beloeb(session, fogedsag_id, BeloebDraft(BeloebArt.BETALT, 200_000, date(2026, 11, 1)))
    saved: list[tuple[str, Any]] = []
    context.tasks.saved.connect(lambda title, number: saved.append((title, number)))
    page.go_to(Target("fogedsag", fogedsag_id))
    settle()
    amounts = page.case.amounts
    assert amounts.rest.text() == "6.140,00 kr."
    amounts.table.select(as_stored(database, vicevaert, fogedsag_id).beloeb[1].id)
    amounts.table.setFocus()
    QTest.keyClick(amounts.table, Qt.Key.Key_Delete)
    settle()
    assert amounts.rest.text() == "8.140,00 kr."
    assert saved[-1][0] == "Beløb fjernet: Betalt"
    context.tasks.undo(saved[-1][1])
    settle()
    assert amounts.rest.text() == "6.140,00 kr."


def test_a_deleted_case_leaves_the_list_and_the_page_goes_back_to_it(
    database: Database, vicevaert: Actor, page: FogedsagerPage, settle: Settle
) -> None:
    fogedsag_id = a_fogedsag(database, vicevaert)
    page.go_to(Target("fogedsag", fogedsag_id))
    settle()
    page.case.bin()
    settle()
    assert page.open_id is None
    assert shown(page) == []


def test_a_resident_without_a_fogedsag_has_one_next_step(
    database: Database, vicevaert: Actor, context: Context, host: SheetHost, settle: Settle
) -> None:
    tab = FogedsagTab(context, beboer_in(database, vicevaert))
    tab.setParent(host.content)
    tab.show()
    settle()
    empty = tab.findChild(EmptyState)
    assert empty is not None
    assert empty.button is not None
    assert empty.button.text() == "Ny fogedsag"


def test_the_tab_shows_the_open_case_and_offers_the_earlier_ones(
    database: Database, vicevaert: Actor, context: Context, host: SheetHost, settle: Settle
) -> None:
    first = a_fogedsag(database, vicevaert, opened_on=date(2025, 2, 1))
    close(database, vicevaert, first)
    beboer_id = as_stored(database, vicevaert, first).row.beboer_id
    with database.write(intent(vicevaert, "Ny")) as session:
        second = service.open_fogedsag(session, FogedsagDraft(beboer_id, date(2026, 11, 1), vicevaert.medarbejder_id))
    tab = FogedsagTab(context, beboer_id)
    tab.setParent(host.content)
    tab.show()
    settle()
    assert tab.case.view is not None
    assert tab.case.view.row.id == second
    assert [chip.text() for chip in tab.chips] == [
        "Modtaget søn. 1. nov. · i gang",
        "Modtaget lør. 1. feb. 2025 · afsluttet",
    ]
    tab.chips[1].click()
    settle()
    assert tab.case.view.row.id == first
    assert not tab.case.ending.isHidden()
    assert len(tab.case.rechecks.rows) == 3
    assert tab.case.history.entries[0].text == "Betalt og trukket tilbage · Afværget permanent"


def test_in_the_first_window_name_and_deadline_have_their_words_and_nothing_scrolls_sideways(
    page: FogedsagerPage, settle: Settle
) -> None:
    page.resize(1060, 700)
    settle()
    table = page.table
    assert table.horizontalScrollBar().maximum() == 0
    for place, words in ((0, "Ibrahim Shevchenko"), (3, "for 13 dage siden")):
        assert table.columnWidth(place) > table.fontMetrics().horizontalAdvance(words) + 20
