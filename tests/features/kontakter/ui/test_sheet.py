"""Ny kontakt: by keyboard alone, each draft with its resident, and no word lost."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from socialvicevaert.features.kontakter import queries
from socialvicevaert.features.kontakter.models import KontaktArt, KontaktDraft, KontaktSted
from socialvicevaert.features.kontakter.queries import KontaktView
from socialvicevaert.features.kontakter.service import log_kontakt
from socialvicevaert.features.kontakter.ui.form import KontaktEditSheet, KontaktSheet
from socialvicevaert.features.opgaver.queries import opgaver_of
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.clock import FixedClock
from socialvicevaert.shell.kept_drafts import drafts_of
from socialvicevaert.storage import Database
from socialvicevaert.ui.context import Context, Target
from tests.factories import beboer_in, intent, new_sag

Settle = Callable[[], None]


@pytest.fixture
def fatima(database: Database, vicevaert: Actor) -> int:
    return beboer_in(database, vicevaert)


@pytest.fixture
def kurt(database: Database, vicevaert: Actor) -> int:
    return beboer_in(database, vicevaert, first_name="Kurt", last_name="Jensen")


@pytest.fixture
def kept(context: Context, qtbot: QtBot) -> Context:
    """Drafts in the file, as in the window, which is the active one."""
    context.drafts = drafts_of(context.tasks)
    host: Any = context.sheets
    host.activateWindow()
    qtbot.waitUntil(host.isActiveWindow)
    return context


def open_sheet(context: Context, settle: Settle, beboer_id: int | None = None) -> KontaktSheet:
    sheet = KontaktSheet(context, Target("ny_kontakt", beboer_id))
    context.sheets.open(sheet)
    settle()
    return sheet


def type_keys(text: str) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, text)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifier)


def log_of(database: Database, actor: Actor, beboer_id: int) -> tuple[KontaktView, ...]:
    with database.read(actor) as session:
        return queries.kontakter_of(session, beboer_id)


def test_two_lines_are_saved_by_keyboard_alone(
    kept: Context, settle: Settle, database: Database, vicevaert: Actor, fatima: int, kurt: int
) -> None:
    sheet = open_sheet(kept, settle)
    type_keys("fat")
    press(Qt.Key.Key_Return)  # quicker than the answer
    settle()
    assert QApplication.focusWidget() is sheet.fields.text.control
    type_keys("Drak kaffe")
    press(Qt.Key.Key_Return)
    type_keys("Ser lysere ud")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    (saved,) = log_of(database, vicevaert, fatima)
    assert (saved.text, saved.kind, saved.held_at) == (
        "Drak kaffe\nSer lysere ud",
        KontaktArt.SAMTALE,
        kept.clock.now(),
    )
    assert sheet.is_closed
    assert log_of(database, vicevaert, kurt) == ()


def test_enter_takes_the_first_of_several_that_are_offered(
    kept: Context, settle: Settle, qtbot: QtBot, database: Database, vicevaert: Actor, fatima: int
) -> None:
    beboer_in(database, vicevaert, first_name="Fatma", last_name="Yılmaz")
    sheet = open_sheet(kept, settle)
    type_keys("fat")
    qtbot.waitUntil(lambda: len(sheet.fields.beboer.suggestions) == 2)
    press(Qt.Key.Key_Return)
    settle()
    assert sheet.beboer_id == fatima


def test_a_new_contact_belongs_to_the_newest_open_sag_and_its_next_step_becomes_an_opgave(
    kept: Context, settle: Settle, database: Database, vicevaert: Actor, fatima: int
) -> None:
    with database.write(intent(vicevaert)) as session:
        new_sag(session, fatima, date(2026, 9, 1))
        newest = new_sag(session, fatima, date(2026, 10, 1))
    sheet = open_sheet(kept, settle, fatima)
    sheet.fields.kind.choose(KontaktArt.HJEMMEBESOEG)
    sheet.fields.text.type_in("Gennemgik posten")
    sheet.fields.minutes.type_in("45")
    sheet.fields.next_step.type_in("Ring til ydelsescentret")
    sheet.fields.next_step_on.type_in("+7")
    sheet.form.submitted.emit()
    settle()
    (saved,) = log_of(database, vicevaert, fatima)
    assert (saved.sag_id, saved.place, saved.minutes) == (newest, KontaktSted.HJEM, 45)
    with database.read(vicevaert) as session:
        (opgave,) = opgaver_of(session, fatima)
    assert (opgave.title, opgave.due_on) == ("Ring til ydelsescentret", date(2026, 11, 29))


def test_a_draft_survives_closing_and_never_appears_at_somebody_else(
    kept: Context, settle: Settle, fatima: int, kurt: int
) -> None:
    first = open_sheet(kept, settle, fatima)
    first.fields.text.type_in("Hun fortalte om søsteren")
    first.close_sheet()
    settle()
    other = open_sheet(kept, settle, kurt)
    assert other.fields.text.value() == ""
    other.close_sheet()
    settle()
    again = open_sheet(kept, settle, fatima)
    assert again.fields.text.value() == "Hun fortalte om søsteren"
    assert again.fields.beboer.value() == fatima


def test_a_draft_that_was_brought_back_stays_with_its_resident_when_another_is_chosen(
    kept: Context, settle: Settle, fatima: int, kurt: int
) -> None:
    first = open_sheet(kept, settle, fatima)
    first.fields.text.type_in("Om Fatima")
    first.close_sheet()
    settle()
    again = open_sheet(kept, settle, fatima)
    choose(again, kurt, settle)
    assert again.fields.text.value() == ""
    again.close_sheet()
    settle()
    assert open_sheet(kept, settle, fatima).fields.text.value() == "Om Fatima"


def test_words_typed_at_the_wrong_resident_follow_when_it_is_corrected(
    kept: Context, settle: Settle, fatima: int, kurt: int
) -> None:
    sheet = open_sheet(kept, settle, fatima)
    sheet.fields.text.type_in("Om Kurt")
    choose(sheet, kurt, settle)
    assert sheet.fields.text.value() == "Om Kurt"
    sheet.close_sheet()
    settle()
    assert open_sheet(kept, settle, fatima).fields.text.value() == ""
    assert open_sheet(kept, settle, kurt).fields.text.value() == "Om Kurt"


def test_words_typed_before_the_resident_are_put_after_a_waiting_draft(
    kept: Context, settle: Settle, fatima: int
) -> None:
    first = open_sheet(kept, settle, fatima)
    first.fields.text.type_in("I går")
    first.close_sheet()
    settle()
    sheet = open_sheet(kept, settle)
    sheet.fields.text.type_in("I dag")
    choose(sheet, fatima, settle)
    assert sheet.fields.text.value() == "I dag"
    banner: Any = sheet._draft_banner
    banner.action.click()
    assert sheet.fields.text.value() == "I går\n\nI dag"


def choose(sheet: KontaktSheet, beboer_id: int, settle: Settle) -> None:
    from socialvicevaert.ui.fields import Suggestion

    sheet.fields.beboer.choose(Suggestion(beboer_id, "En anden"))
    settle()


def test_a_press_on_the_kind_that_is_chosen_leaves_it_chosen(kept: Context, settle: Settle, fatima: int) -> None:
    sheet = open_sheet(kept, settle, fatima)
    chosen = next(chip for chip in sheet.fields.kind.chips if chip.isChecked())
    chosen.click()
    assert chosen.isChecked()


def test_a_form_without_words_leaves_no_draft(kept: Context, settle: Settle, fatima: int) -> None:
    sheet = open_sheet(kept, settle, fatima)
    sheet.fields.kind.choose(KontaktArt.SMS)
    sheet.close_sheet()
    settle()
    again = open_sheet(kept, settle, fatima)
    assert again.fields.kind.value() == (KontaktArt.SAMTALE,)


def test_a_saved_contact_leaves_no_draft(kept: Context, settle: Settle, fatima: int) -> None:
    sheet = open_sheet(kept, settle, fatima)
    sheet.fields.text.type_in("Færdig")
    sheet.keep_draft()
    sheet.form.submitted.emit()
    settle()
    assert open_sheet(kept, settle, fatima).fields.text.value() == ""


def test_a_refused_save_keeps_every_text_and_says_what_to_mend(
    kept: Context, settle: Settle, clock: FixedClock, fatima: int
) -> None:
    sheet = open_sheet(kept, settle, fatima)
    sheet.fields.text.type_in("Vi ses i morgen")
    sheet.fields.next_step.type_in("Tag papirer med")
    sheet.fields.held_on.type_in("i morgen")
    sheet.form.submitted.emit()
    settle()
    assert "fremtiden" in sheet.fields.held_on.error_text
    assert "hvornår" in sheet.fields.next_step_on.error_text
    assert sheet.fields.text.value() == "Vi ses i morgen"
    assert sheet.fields.next_step.value() == "Tag papirer med"
    assert not sheet.is_closed


def test_a_save_that_breaks_down_keeps_every_text(
    kept: Context, settle: Settle, fatima: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_given: object) -> int:
        raise OSError("disk I/O error")

    sheet = open_sheet(kept, settle, fatima)
    sheet.fields.text.type_in("To linjer, der ikke må forsvinde")
    monkeypatch.setattr("socialvicevaert.features.kontakter.service.log_kontakt", broken)
    sheet.form.submitted.emit()
    settle()
    assert "blev ikke gemt" in sheet.form.summary.heading.text()
    assert sheet.fields.text.value() == "To linjer, der ikke må forsvinde"
    assert sheet.primary is not None
    assert sheet.primary.isEnabled()


def test_a_contact_is_corrected_and_binned_with_a_way_back(
    kept: Context, settle: Settle, database: Database, vicevaert: Actor, fatima: int
) -> None:
    saved: list[Any] = []
    kept.tasks.saved.connect(lambda title, transaction: saved.append((title, transaction)))
    with database.write(intent(vicevaert)) as session:
        at = kept.clock.now() - timedelta(days=2)
        number = log_kontakt(session, KontaktDraft(fatima, KontaktArt.TELEFON, at, "Ringede"))
    sheet = KontaktEditSheet(kept, Target("kontakt", number))
    kept.sheets.open(sheet)
    settle()
    sheet.fields.text.type_in("Ringede, tog den ikke")
    sheet.fields.kind.choose(KontaktArt.FORGAEVES)
    sheet.form.submitted.emit()
    settle()
    (corrected,) = log_of(database, vicevaert, fatima)
    assert (corrected.text, corrected.kind, corrected.held_at) == ("Ringede, tog den ikke", KontaktArt.FORGAEVES, at)
    sheet = KontaktEditSheet(kept, Target("kontakt", number))
    kept.sheets.open(sheet)
    settle()
    sheet._bin()
    settle()
    assert log_of(database, vicevaert, fatima) == ()
    title, transaction = saved[-1]
    assert title == "Kontakt lagt i papirkurven"
    kept.tasks.undo(transaction)
    settle()
    assert len(log_of(database, vicevaert, fatima)) == 1


def test_names_are_initials_in_discreet_mode(kept: Context, settle: Settle, fatima: int) -> None:
    kept.discreet.switch(True)
    assert open_sheet(kept, settle, fatima).fields.beboer.line.text() == "F. D."
