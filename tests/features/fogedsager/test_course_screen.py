"""The time line of a fogedsag on the screen: every date says who set it, by which rule, and how sure it is."""

from collections.abc import Callable
from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from socialvicevaert.features.fogedsager.models import DatoArt, FogedDatoDraft, PaakravKanal, SatAf
from socialvicevaert.features.fogedsager.ui.date_sheet import DatoSheet
from socialvicevaert.features.fogedsager.ui.page import FogedsagerPage
from socialvicevaert.shared.actor import Actor
from socialvicevaert.storage import Database
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.sheets import SheetHost
from socialvicevaert.ui.stage_line import Stage, StageState
from tests.features.fogedsager.cases import PAAKRAV_2021, a_fogedsag

Settle = Callable[[], None]
Show = Callable[[int], FogedsagerPage]


@pytest.fixture
def show(qtbot: QtBot, context: Context, settle: Settle) -> Show:
    """The page with one case open, in the active window."""

    def open_page(fogedsag_id: int) -> FogedsagerPage:
        host = context.sheets
        assert isinstance(host, SheetHost)
        host.activateWindow()
        qtbot.waitUntil(host.isActiveWindow)
        page = FogedsagerPage(context, host.content)
        page.resize(1200, 780)
        page.show()
        page.go_to(Target("fogedsag", fogedsag_id))
        settle()
        return page

    return open_page


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def stage(page: FogedsagerPage, key: str) -> Stage:
    return next(button.stage for button in page.case.course.line.buttons if button.stage.key == key)


def test_the_line_shows_the_published_deadline_as_computed_with_rule_source_and_when_it_was_checked(
    database: Database, vicevaert: Actor, show: Show
) -> None:
    page = show(a_fogedsag(database, vicevaert, *PAAKRAV_2021))
    frist = stage(page, "frist")
    assert "tor. 21. okt. 2021" in frist.when
    assert "beregnet" in frist.word
    earliest = stage(page, "ophaevelse")
    assert (earliest.when, earliest.state) == ("tidligst fre. 22. okt. 2021", StageState.COMPUTED)
    for told in ("torsdag den 21. oktober 2021", "14 dage", "Almenlejeloven § 90, stk. 2", "sidst tjekket 22-11-2026"):
        assert told in frist.note
    page.case.course.select("frist")
    row = page.case.course.dates.row_of(DatoArt.PAAKRAVSFRIST)
    assert row.chip.text == "Beregnet"
    for told in ("torsdag den 21. oktober 2021", "Regel: ", "Kilde: Almenlejeloven § 90", "sidst tjekket 22-11-2026"):
        assert told in row.text


def test_the_earliest_paakrav_and_its_source_stand_below_the_station(
    database: Database, vicevaert: Actor, show: Show
) -> None:
    page = show(a_fogedsag(database, vicevaert))
    assert stage(page, "paakrav").when == "tidligst ons. 6. okt. 2021"
    page.case.course.select("paakrav")
    row = page.case.course.dates.row_of(DatoArt.PAAKRAV_TIDLIGST)
    assert "onsdag den 6. oktober 2021" in row.text
    assert "UfR 2022.1586 V" in row.text


def test_an_estimate_never_passes_for_a_date(database: Database, vicevaert: Actor, show: Show) -> None:
    sent = FogedDatoDraft(DatoArt.PAAKRAV_SENDT, date(2026, 11, 10), SatAf.UDLEJER)
    page = show(
        a_fogedsag(
            database,
            vicevaert,
            sent,
            opened_on=date(2026, 11, 2),
            rent_month=date(2026, 11, 1),
            paakrav_channel=PaakravKanal.BREV,
        )
    )
    frist = stage(page, "frist")
    assert (frist.state, frist.word) == (StageState.ESTIMATE, "skønnet")
    assert frist.when.startswith("ca. ")
    page.case.course.select("paakrav")
    received = page.case.course.dates.row_of(DatoArt.PAAKRAV_MODTAGET)
    assert received.chip.text == "Skønnet"
    assert "Skønnet ud fra: Almindeligt brev." in received.text


def test_a_date_of_the_court_carries_its_name_and_time(database: Database, vicevaert: Actor, show: Show) -> None:
    meeting = FogedDatoDraft(DatoArt.FOGEDMOEDE, date(2026, 12, 3), SatAf.RETTEN, time(10, 30))
    unsure = FogedDatoDraft(DatoArt.UDSAETTELSE, date(2026, 12, 17), SatAf.UDLEJER)
    page = show(a_fogedsag(database, vicevaert, meeting, unsure))
    assert stage(page, "fogedmoede").state is StageState.COURT
    assert (stage(page, "fogedmoede").when, stage(page, "fogedmoede").word) == ("tor. 3. dec.", "Fogedretten 10.30")
    assert stage(page, "udsaettelse").word == "ikke bekræftet"


def test_an_overruled_date_shows_both_days_and_the_reason_and_the_rule_can_be_used_again(
    database: Database, vicevaert: Actor, show: Show, settle: Settle
) -> None:
    own = FogedDatoDraft(
        DatoArt.PAAKRAVSFRIST, date(2021, 10, 25), SatAf.MEDARBEJDER, reason="Udlejer har givet fristen længere"
    )
    page = show(a_fogedsag(database, vicevaert, *PAAKRAV_2021, own))
    page.case.course.select("frist")
    row = page.case.course.dates.row_of(DatoArt.PAAKRAVSFRIST)
    assert "Reglen giver torsdag den 21. oktober 2021. Datoen er sat til mandag den 25. oktober 2021" in row.text
    assert "Begrundelse: Udlejer har givet fristen længere" in row.text
    assert row.recompute_button is not None
    row.recompute_button.click()
    settle()
    assert "tor. 21. okt. 2021" in stage(page, "frist").when
    assert page.case.course.dates.row_of(DatoArt.PAAKRAVSFRIST).chip.text == "Beregnet"


def test_a_rules_date_that_the_court_has_set_is_given_up_in_its_form_which_asks_why(
    database: Database, vicevaert: Actor, show: Show, settle: Settle, context: Context
) -> None:
    courts = FogedDatoDraft(DatoArt.PAAKRAVSFRIST, date(2021, 10, 25), SatAf.RETTEN)
    page = show(a_fogedsag(database, vicevaert, *PAAKRAV_2021, courts))
    page.case.course.select("frist")
    button = page.case.course.dates.row_of(DatoArt.PAAKRAVSFRIST).recompute_button
    assert button is not None
    button.click()
    settle()
    assert isinstance(context.sheets, SheetHost)
    assert isinstance(context.sheets.current, DatoSheet)


def test_the_arrow_keys_read_every_date_and_enter_opens_its_form(
    database: Database, vicevaert: Actor, show: Show, settle: Settle, context: Context
) -> None:
    page = show(a_fogedsag(database, vicevaert, *PAAKRAV_2021))
    host = context.sheets
    assert isinstance(host, SheetHost)
    page.case.course.focus_line()
    assert page.case.course.key == "frist"
    QTest.keyClick(focus(), Qt.Key.Key_Left)
    assert page.case.course.key == "paakrav"
    assert [row.kind for row in page.case.course.dates.rows] == [
        DatoArt.PAAKRAV_TIDLIGST,
        DatoArt.PAAKRAV_SENDT,
        DatoArt.PAAKRAV_MODTAGET,
    ]
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    assert host.current is not None
    assert host.current.title.text() == "Påkrav sendt"
    QTest.keyClick(host.current, Qt.Key.Key_Escape)
    settle()
    assert page.case.course.key == "paakrav"


def test_the_top_says_the_next_step_with_its_reason_and_the_foot_that_it_is_no_advice(
    database: Database, vicevaert: Actor, show: Show
) -> None:
    meeting = FogedDatoDraft(DatoArt.FOGEDMOEDE, date(2026, 12, 3), SatAf.RETTEN, time(10, 30))
    page = show(a_fogedsag(database, vicevaert, *PAAKRAV_2021, meeting))
    assert page.case.next_step.sentence.text() == "Forbered fogedmødet sammen med beboeren"
    assert "Senest tirsdag den 1. december 2026 (om 9 dage)." in page.case.next_step.why.text()
    assert "Fogedmødet er torsdag den 3. december 2026 kl. 10.30." in page.case.next_step.why.text()
    advice = page.case.course.advice.text()
    assert advice.startswith("Vejledende – ikke juridisk rådgivning. Kilder: Almenlejeloven § 44")
    assert advice.endswith("Sidst tjekket 22-11-2026.")


def test_a_date_written_by_a_button_is_shown_on_the_line_meanwhile(
    database: Database, vicevaert: Actor, show: Show
) -> None:
    page = show(a_fogedsag(database, vicevaert, *PAAKRAV_2021))
    assert page.case.next_step.primary.text() == "Skriv dato: Ophævelse"
    page.case.next_step.primary.click()
    assert page.case.course.key == "ophaevelse"
