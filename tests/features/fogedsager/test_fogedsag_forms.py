"""The forms of a fogedsag: refused beside the field with the text kept, warned before saving, undone afterwards."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlmodel import select

from socialvicevaert.features.beboere.models import Lejemaal
from socialvicevaert.features.fogedsager.models import (
    BeloebArt,
    DatoArt,
    FogedDato,
    FogedDatoDraft,
    FogedsagClosing,
    FogedStadie,
    FogedUdfald,
    IndsatsResultat,
    PaakravKanal,
    SatAf,
)
from socialvicevaert.features.fogedsager.queries import fogedsager_of
from socialvicevaert.features.fogedsager.service import close_fogedsag
from socialvicevaert.features.fogedsager.ui.amount_sheet import BeloebSheet
from socialvicevaert.features.fogedsager.ui.case_sheet import FogedsagSheet
from socialvicevaert.features.fogedsager.ui.closing_sheet import AfslutSheet
from socialvicevaert.features.fogedsager.ui.date_sheet import DatoSheet
from socialvicevaert.features.fogedsager.ui.recheck_sheet import GenbesoegSheet
from socialvicevaert.features.fogedsager.ui.stage_sheet import StadieSheet
from socialvicevaert.features.opgaver.queries import opgaver_of
from socialvicevaert.features.restancer.models import Restance, Restanceliste, RestanceStatus
from socialvicevaert.shared.actor import Actor
from socialvicevaert.storage import Database, Session, row_id
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.form_sheet import FormSheet
from socialvicevaert.ui.side_sheet import SideSheet
from tests.factories import beboer_in, intent
from tests.features.fogedsager.cases import PAAKRAV_2021, a_fogedsag, as_stored
from tests.qt_fixtures import Visits

S = TypeVar("S", bound=SideSheet)
Settle = Callable[[], None]
Open = Callable[[S], S]
MEETING = FogedDatoDraft(DatoArt.FOGEDMOEDE, date(2026, 12, 3), SatAf.RETTEN, time(10, 30))


@pytest.fixture
def open_sheet(context: Context, settle: Settle) -> Open[SideSheet]:
    def show(sheet: S) -> S:
        context.sheets.open(sheet)
        settle()
        return sheet

    return show


def press_save(sheet: FormSheet, settle: Settle) -> None:
    assert sheet.primary is not None
    sheet.primary.click()
    settle()


def looked_at(sheet: DatoSheet, settle: Settle) -> None:
    """Let the pause after typing be over."""
    sheet._soon.stop()
    sheet._look()
    settle()


def test_a_date_of_the_court_is_taken_away_only_with_a_reason(
    database: Database, vicevaert: Actor, context: Context, settle: Settle, open_sheet: Open[DatoSheet]
) -> None:
    fogedsag_id = a_fogedsag(database, vicevaert, replace(MEETING, reason="Brev af 3. november"))
    sheet = open_sheet(DatoSheet(context, as_stored(database, vicevaert, fogedsag_id), DatoArt.FOGEDMOEDE))
    sheet.take_back.click()
    settle()
    assert sheet.reason.error_text.startswith("Fogedretten har sat datoen. Skriv, hvorfor")
    assert sheet.reason.isVisible()
    assert not sheet.is_closed
    sheet.reason.type_in("Mødet er aflyst")
    sheet.take_back.click()
    settle()
    assert as_stored(database, vicevaert, fogedsag_id).row.on(DatoArt.FOGEDMOEDE) is None
    with database.read(vicevaert) as session:
        (removed,) = session.exec(select(FogedDato)).all()
        assert (removed.reason, removed.deleted_at is None) == ("Mødet er aflyst", False)


def test_the_landlord_cannot_overwrite_a_date_of_the_court(
    database: Database, vicevaert: Actor, context: Context, settle: Settle, open_sheet: Open[DatoSheet]
) -> None:
    fogedsag_id = a_fogedsag(database, vicevaert, MEETING)
    sheet = open_sheet(DatoSheet(context, as_stored(database, vicevaert, fogedsag_id), DatoArt.FOGEDMOEDE))
    assert (sheet.on.line.text(), sheet.at.line.text()) == ("03-12-2026", "10.30")
    sheet.on.type_in("10/12")
    sheet.set_by.choose(SatAf.UDLEJER)
    looked_at(sheet, settle)
    refused = "Fogedretten har sat datoen til 03-12-2026. Kun en ny dato fra fogedretten kan erstatte den."
    assert sheet.set_by.error_text == refused
    press_save(sheet, settle)
    assert not sheet.is_closed
    assert sheet.set_by.error_text == refused
    assert sheet.on.line.text() == "10-12-2026"
    assert as_stored(database, vicevaert, fogedsag_id).row.on(DatoArt.FOGEDMOEDE) == date(2026, 12, 3)
    sheet.set_by.choose(SatAf.RETTEN)
    press_save(sheet, settle)
    assert as_stored(database, vicevaert, fogedsag_id).row.on(DatoArt.FOGEDMOEDE) == date(2026, 12, 10)


def test_a_worker_who_overrules_a_rule_says_why(
    database: Database, vicevaert: Actor, context: Context, settle: Settle, open_sheet: Open[DatoSheet]
) -> None:
    fogedsag_id = a_fogedsag(database, vicevaert, *PAAKRAV_2021)
    sheet = open_sheet(DatoSheet(context, as_stored(database, vicevaert, fogedsag_id), DatoArt.PAAKRAVSFRIST))
    sheet.on.type_in("25-10-2021")
    looked_at(sheet, settle)
    assert sheet.reason.error_text == ""  # asked for, but nobody is told off while typing
    press_save(sheet, settle)
    assert sheet.reason.error_text == "Reglen giver 21-10-2021. Skriv, hvorfor datoen er en anden."
    assert sheet.on.line.text() == "25-10-2021"
    sheet.reason.type_in("Aftalt med udlejer")
    press_save(sheet, settle)
    assert sheet.is_closed
    (step,) = [
        one for one in as_stored(database, vicevaert, fogedsag_id).row.steps if one.kind is DatoArt.PAAKRAVSFRIST
    ]
    assert (step.on, step.is_overruled, step.reason) == (date(2021, 10, 25), True, "Aftalt med udlejer")


def test_a_remarkable_date_is_warned_about_before_it_is_saved_and_can_be_saved(
    database: Database, vicevaert: Actor, context: Context, settle: Settle, open_sheet: Open[DatoSheet]
) -> None:
    fogedsag_id = a_fogedsag(database, vicevaert, *PAAKRAV_2021)
    sheet = open_sheet(DatoSheet(context, as_stored(database, vicevaert, fogedsag_id), DatoArt.OPHAEVELSE))
    sheet.on.type_in("20-10-2021")
    looked_at(sheet, settle)
    assert not sheet.notice.isHidden()
    assert sheet.notice.label.text() == ("Lejemålet kunne tidligst ophæves 22-10-2021. Ophævelsen er måske ugyldig.")
    press_save(sheet, settle)
    assert sheet.is_closed
    assert as_stored(database, vicevaert, fogedsag_id).row.stage is FogedStadie.OPHAEVET


def test_what_happened_cannot_lie_in_the_future(
    database: Database, vicevaert: Actor, context: Context, settle: Settle, open_sheet: Open[DatoSheet]
) -> None:
    fogedsag_id = a_fogedsag(database, vicevaert)
    sheet = open_sheet(DatoSheet(context, as_stored(database, vicevaert, fogedsag_id), DatoArt.PAAKRAV_SENDT))
    sheet.on.type_in("+3")
    sheet.channel.choose(PaakravKanal.ANBEFALET)
    looked_at(sheet, settle)
    assert "kan ikke ligge i fremtiden" in sheet.on.error_text
    sheet.on.type_in("i dag")
    press_save(sheet, settle)
    view = as_stored(database, vicevaert, fogedsag_id)
    assert (view.row.on(DatoArt.PAAKRAV_SENDT), view.paakrav_channel) == (date(2026, 11, 22), PaakravKanal.ANBEFALET)


def test_a_guess_is_not_saved_as_a_fact_by_pressing_save(
    database: Database, vicevaert: Actor, context: Context, settle: Settle, open_sheet: Open[DatoSheet]
) -> None:
    fogedsag_id = a_fogedsag(database, vicevaert, PAAKRAV_2021[0])
    view = as_stored(database, vicevaert, fogedsag_id)
    assert view.row.on(DatoArt.PAAKRAV_MODTAGET) is not None
    sheet = open_sheet(DatoSheet(context, view, DatoArt.PAAKRAV_MODTAGET))
    press_save(sheet, settle)
    assert sheet.on.error_text == "Dato skal udfyldes."
    sheet.on.type_in("7-10-2021")
    press_save(sheet, settle)
    (step,) = [
        one for one in as_stored(database, vicevaert, fogedsag_id).row.steps if one.kind is DatoArt.PAAKRAV_MODTAGET
    ]
    assert (step.set_by, step.is_overruled, step.rule) == (SatAf.UDLEJER, False, None)


def test_the_computed_date_is_used_again_from_the_form(
    database: Database, vicevaert: Actor, context: Context, settle: Settle, open_sheet: Open[DatoSheet]
) -> None:
    own = FogedDatoDraft(DatoArt.PAAKRAVSFRIST, date(2021, 10, 25), SatAf.MEDARBEJDER, reason="Aftalt")
    fogedsag_id = a_fogedsag(database, vicevaert, *PAAKRAV_2021, own)
    sheet = open_sheet(DatoSheet(context, as_stored(database, vicevaert, fogedsag_id), DatoArt.PAAKRAVSFRIST))
    assert sheet.take_back.text() == "Brug den beregnede dato igen"
    sheet.take_back.click()
    settle()
    assert as_stored(database, vicevaert, fogedsag_id).row.on(DatoArt.PAAKRAVSFRIST) == date(2021, 10, 21)


def test_an_eviction_that_happened_is_refused_as_averted_beside_the_question(
    database: Database, vicevaert: Actor, context: Context, settle: Settle, open_sheet: Open[AfslutSheet]
) -> None:
    fogedsag_id = a_fogedsag(database, vicevaert)
    sheet = open_sheet(AfslutSheet(context, as_stored(database, vicevaert, fogedsag_id)))
    sheet.outcome.choose(FogedUdfald.UDSAT)
    sheet.result.choose(IndsatsResultat.AFVAERGET_PERMANENT)
    assert sheet.result.error_text == "En udsættelse, der er gennemført, kan ikke være afværget."
    press_save(sheet, settle)
    assert not sheet.is_closed
    assert sheet.result.error_text == "En udsættelse, der er gennemført, kan ikke være afværget."
    assert as_stored(database, vicevaert, fogedsag_id).row.closed_on is None
    sheet.result.choose(IndsatsResultat.IKKE_AFVAERGET)
    assert sheet.result.error_text == ""
    press_save(sheet, settle)
    assert as_stored(database, vicevaert, fogedsag_id).row.outcome is FogedUdfald.UDSAT


def test_an_averted_eviction_makes_tasks_and_the_answer_to_one_ends_it(
    database: Database, vicevaert: Actor, context: Context, settle: Settle, open_sheet: Open[SideSheet]
) -> None:
    fogedsag_id = a_fogedsag(database, vicevaert)
    sheet = open_sheet(AfslutSheet(context, as_stored(database, vicevaert, fogedsag_id)))
    assert isinstance(sheet, AfslutSheet)
    assert sheet.rechecks.isHidden()
    sheet.outcome.choose(FogedUdfald.BETALT)
    sheet.result.choose(IndsatsResultat.AFVAERGET_MIDLERTIDIGT)
    assert not sheet.rechecks.isHidden()
    press_save(sheet, settle)
    view = as_stored(database, vicevaert, fogedsag_id)
    assert len(tasks_of(database, vicevaert, view.row.beboer_id)) == 3
    check = open_sheet(GenbesoegSheet(context, view, view.genbesoeg[0]))
    assert isinstance(check, GenbesoegSheet)
    press_save(check, settle)
    assert check.housed.error_text == "Svar på »Bor beboeren der stadig?«."
    check.housed.choose(True)
    press_save(check, settle)
    assert as_stored(database, vicevaert, fogedsag_id).genbesoeg[0].still_housed is True
    assert len(tasks_of(database, vicevaert, view.row.beboer_id)) == 2


def tasks_of(database: Database, by: Actor, beboer_id: int) -> list[str]:
    with database.read(by) as session:
        return [one.title for one in opgaver_of(session, beboer_id)]


def test_a_result_may_be_judged_later_and_a_changed_one_needs_a_reason(
    database: Database, vicevaert: Actor, context: Context, settle: Settle, open_sheet: Open[AfslutSheet]
) -> None:
    fogedsag_id = a_fogedsag(database, vicevaert)
    sheet = open_sheet(AfslutSheet(context, as_stored(database, vicevaert, fogedsag_id)))
    sheet.outcome.choose(FogedUdfald.AFVIST)
    assert sheet.notice.label.text() == "Resultatet er ikke bedømt. Sagen tælles som ubedømt i rapporten."
    press_save(sheet, settle)
    later = open_sheet(AfslutSheet(context, as_stored(database, vicevaert, fogedsag_id)))
    assert later.outcome.value() == (FogedUdfald.AFVIST,)
    later.result.choose(IndsatsResultat.AFVAERGET_MIDLERTIDIGT)
    press_save(later, settle)
    assert later.reason.error_text == "Skriv, hvorfor udfaldet eller resultatet ændres."
    later.reason.type_in("Udlejer begynder ikke forfra")
    press_save(later, settle)
    view = as_stored(database, vicevaert, fogedsag_id)
    assert view.row.result is IndsatsResultat.AFVAERGET_MIDLERTIDIGT
    assert [one.result for one in view.history] == [None, None, IndsatsResultat.AFVAERGET_MIDLERTIDIGT]


def test_a_stage_goes_back_only_with_a_reason_and_a_closed_case_opens_again_with_one(
    database: Database, vicevaert: Actor, context: Context, settle: Settle, open_sheet: Open[StadieSheet]
) -> None:
    fogedsag_id = a_fogedsag(database, vicevaert, stage=FogedStadie.FOGEDRET)
    sheet = open_sheet(StadieSheet(context, as_stored(database, vicevaert, fogedsag_id)))
    press_save(sheet, settle)
    assert sheet.stage.error_text == "Vælg det nye stadie."
    sheet.stage.choose(FogedStadie.FOGEDMOEDE)
    assert sheet.reason.isHidden()
    sheet.other.choose(FogedStadie.RESTANCE)
    assert sheet.stage.value() == ()
    assert not sheet.reason.isHidden()
    press_save(sheet, settle)
    assert "Skriv hvorfor" in sheet.reason.error_text
    sheet.reason.type_in("Påkravet var forkert")
    press_save(sheet, settle)
    assert as_stored(database, vicevaert, fogedsag_id).row.stage is FogedStadie.RESTANCE
    with database.write(intent(vicevaert, "Afslut")) as session:
        close_fogedsag(session, fogedsag_id, FogedsagClosing(date(2026, 11, 1), FogedUdfald.ANDET, None))
    again = open_sheet(StadieSheet(context, as_stored(database, vicevaert, fogedsag_id)))
    assert again.title.text() == "Genåbn fogedsag"
    again.stage.choose(FogedStadie.PAAKRAV)
    press_save(again, settle)
    assert again.reason.error_text == "Skriv, hvorfor fogedsagen åbnes igen."
    again.reason.type_in("Nyt påkrav")
    press_save(again, settle)
    assert as_stored(database, vicevaert, fogedsag_id).row.closed_on is None


def test_a_new_fogedsag_wants_one_answer_and_takes_the_deadlines_from_the_month(
    database: Database, vicevaert: Actor, context: Context, settle: Settle, open_sheet: Open[FogedsagSheet]
) -> None:
    beboer_id = beboer_in(database, vicevaert)
    sheet = open_sheet(FogedsagSheet(context, Target("ny_fogedsag", beboer_id)))
    assert sheet.subtitle.text() == "Fatima Demir"
    required = [field.label_text for field in sheet.form.fields.values() if field.is_required]
    assert required == ["Modtaget den", "Ansvarlig"]
    assert sheet.responsible.value() == vicevaert.medarbejder_id
    sheet.month.choose(date(2026, 11, 1))
    sheet.amount.type_in("8.140,00")
    press_save(sheet, settle)
    assert sheet.is_closed
    with database.read(vicevaert) as session:
        (row,) = fogedsager_of(session, beboer_id)
    assert (row.remaining_oere, row.on(DatoArt.FORFALD)) == (814_000, date(2026, 11, 2))


def test_a_second_open_fogedsag_is_warned_about_and_the_first_can_be_opened(
    database: Database, vicevaert: Actor, context: Context, settle: Settle, open_sheet: Open[FogedsagSheet]
) -> None:
    fogedsag_id = a_fogedsag(database, vicevaert)
    beboer_id = as_stored(database, vicevaert, fogedsag_id).row.beboer_id
    sheet = open_sheet(FogedsagSheet(context, Target("ny_fogedsag", beboer_id)))
    assert not sheet.existing.isHidden()
    sheet.existing.action.click()
    assert sheet.is_closed
    assert isinstance(context.navigate, Visits)
    assert context.navigate.targets == [Target("fogedsag", fogedsag_id)]


def test_the_newest_arrears_list_fills_a_new_fogedsag(
    database: Database, vicevaert: Actor, context: Context, settle: Settle, open_sheet: Open[FogedsagSheet]
) -> None:
    beboer_id = beboer_in(database, vicevaert)
    with database.write(intent(vicevaert, "Liste")) as session:
        on_a_list(session, beboer_id, 1_431_250, due_on=date(2026, 9, 1))
    sheet = open_sheet(FogedsagSheet(context, Target("ny_fogedsag", beboer_id)))
    assert sheet.amount.line.text() == "14.312,50"
    assert sheet.amount.hint.text() == "Fra restancelisten 01-11-2026"
    assert sheet.month.value() == date(2026, 9, 1)


def on_a_list(session: Session, beboer_id: int, amount_oere: int, due_on: date) -> None:
    home = Lejemaal(lejemaalsnr="12-0034", afdeling_id=1, road="Hedeparken")
    session.add(home)
    liste = Restanceliste(
        boligorganisation_id=1,
        as_of=date(2026, 11, 1),
        imported_at=session.now,
        imported_by_id=session.actor.medarbejder_id,
        file_name="november.csv",
        file_sha256="0" * 64,
        row_count=1,
        usable_count=1,
        unusable_count=0,
        total_oere=amount_oere,
    )
    session.add(liste)
    session.flush()
    row = Restance(
        restanceliste_id=row_id(liste),
        lejemaal_id=row_id(home),
        beboer_id=beboer_id,
        amount_oere=amount_oere,
        status=RestanceStatus.NY,
        due_on=due_on,
    )
    session.add(row)


def test_an_amount_is_kept_when_it_cannot_be_read(
    database: Database, vicevaert: Actor, context: Context, settle: Settle, open_sheet: Open[BeloebSheet]
) -> None:
    fogedsag_id = a_fogedsag(database, vicevaert)
    sheet = open_sheet(BeloebSheet(context, as_stored(database, vicevaert, fogedsag_id)))
    sheet.kind.choose(BeloebArt.BETALT)
    assert sheet.month.isHidden()
    sheet.amount.type_in("to tusind")
    press_save(sheet, settle)
    assert "er ikke et beløb" in sheet.amount.error_text
    assert sheet.amount.line.text() == "to tusind"
    sheet.amount.type_in("0")
    press_save(sheet, settle)
    assert sheet.amount.error_text == "Skriv et beløb over nul."
    sheet.amount.type_in("2000")
    press_save(sheet, settle)
    assert as_stored(database, vicevaert, fogedsag_id).row.remaining_oere == 614_000


def test_a_date_can_be_written_by_keyboard_alone(
    database: Database, vicevaert: Actor, context: Context, settle: Settle, open_sheet: Open[DatoSheet]
) -> None:
    fogedsag_id = a_fogedsag(database, vicevaert)
    sheet = open_sheet(DatoSheet(context, as_stored(database, vicevaert, fogedsag_id), DatoArt.FOGEDMOEDE))
    focus = sheet.window().focusWidget()
    assert focus is sheet.on.line
    QTest.keyClicks(focus, "3/12")
    QTest.keyClick(focus, Qt.Key.Key_Tab)
    QTest.keyClicks(sheet.at.line, "1030")
    QTest.keyClick(sheet.at.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert sheet.is_closed
    (step,) = [one for one in as_stored(database, vicevaert, fogedsag_id).row.steps if one.kind is DatoArt.FOGEDMOEDE]
    assert (step.on, step.at, step.set_by) == (date(2026, 12, 3), time(10, 30), SatAf.RETTEN)
