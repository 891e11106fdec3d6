"""The form of a resident: nothing typed is lost, duplicates are shown while typing, few keys are needed."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from socialvicevaert.features.beboere import queries, service
from socialvicevaert.features.beboere.models import LejemaalDraft
from socialvicevaert.features.beboere.ui.form import BeboerSheet
from socialvicevaert.features.indstillinger.service import change_setting
from socialvicevaert.features.indstillinger.settings import CPR_ENABLED
from socialvicevaert.shared.actor import Actor
from socialvicevaert.storage import Database
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.context import Context, Target
from tests.factories import beboer_in, intent

Settle = Callable[[], None]
HOME = LejemaalDraft(None, "Hedeparken 12, 2. tv, 2750 Ballerup", lejemaalsnr="1-34", rent_oere=745_050)


@pytest.fixture
def sheet(context: Context, settle: Settle) -> BeboerSheet:
    return opened(context, settle)


def opened(context: Context, settle: Settle, beboer_id: int | None = None) -> BeboerSheet:
    made = BeboerSheet(context, beboer_id=beboer_id)
    context.sheets.open(made)
    settle()
    return made


def test_a_name_and_ctrl_enter_make_a_resident_and_go_there(
    qtbot: QtBot, sheet: BeboerSheet, context: Context, settle: Settle, database: Database, vicevaert: Actor
) -> None:
    sheet.first_name.type_in("Fatima")
    qtbot.keyClick(sheet.first_name.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert context.navigate.targets == [Target("beboer", 1)]  # type: ignore[attr-defined]
    assert sheet.is_closed
    with database.read(vicevaert) as session:
        assert queries.header(session, 1).name == "Fatima"
        assert queries.header(session, 1).responsible == vicevaert.name


def test_everything_typed_is_saved(sheet: BeboerSheet, settle: Settle, database: Database, vicevaert: Actor) -> None:
    sheet.first_name.type_in("Fatima")
    sheet.last_name.type_in("Demir")
    sheet.born.type_in("14/3-1985")
    sheet.phone.type_in("+45 22334455")
    sheet.language.restore("tyrkisk")
    sheet.needs_interpreter.choose(True)
    sheet.home.address.type_in("hedeparken 12 2tv 2750 ballerup")
    sheet.home.rent.type_in("7450,50")
    sheet.child_years.type_in("2018 og 2015, 2018")
    sheet.danger.choose(True)
    sheet.note.type_in("Mødes helst på kontoret")
    sheet.primary.click()
    settle()
    with database.read(vicevaert) as session:
        card = queries.card(session, 1)
    assert (card.born_on, card.header.phone, card.header.language) == (date(1985, 3, 14), "22 33 44 55", "tyrkisk")
    assert card.children_birth_years == (2015, 2018, 2018)
    assert card.lejemaal is not None
    assert (card.lejemaal.address, card.lejemaal.rent_oere) == ("hedeparken 12, 2. tv, 2750 ballerup", 745_050)
    assert [alert.text for alert in card.header.alerts] == ["Fare"]
    assert card.note == "Mødes helst på kontoret"


def test_a_wrong_field_is_told_beside_it_and_nothing_else_is_lost(sheet: BeboerSheet, settle: Settle) -> None:
    sheet.note.type_in("En lang note")
    sheet.born.type_in("31-02-1985")
    sheet.phone.type_in("22 33")
    sheet.child_years.type_in("to børn")
    sheet.primary.click()
    settle()
    assert sheet.born.error_text
    assert sheet.phone.error_text
    assert sheet.child_years.error_text
    assert not sheet.form.summary.isHidden()
    assert sheet.note.value() == "En lang note"
    assert sheet.born.line.text() == "31-02-1985"
    assert not sheet.is_closed


def test_a_draft_without_a_name_says_so_at_the_name(sheet: BeboerSheet, settle: Settle) -> None:
    sheet.note.type_in("Uden navn")
    sheet.primary.click()
    settle()
    assert sheet.first_name.error_text == "Skriv et fornavn eller et efternavn."


def test_somebody_alike_is_shown_while_typing_and_can_be_opened_instead(
    context: Context, settle: Settle, database: Database, vicevaert: Actor, qtbot: QtBot
) -> None:
    known = beboer_in(database, vicevaert, phone="22334455")
    sheet = opened(context, settle)
    sheet.first_name.type_in("Fatma")
    sheet.last_name.type_in("Demir")
    qtbot.waitUntil(lambda: not sheet.duplicates.isHidden())
    opens = next(button for button in sheet.duplicates.findChildren(QPushButton) if "Åbn" in button.text())
    assert sheet.duplicates.findChildren(QPushButton)[0] is opens
    opens.click()
    settle()
    assert context.navigate.targets == [Target("beboer", known)]  # type: ignore[attr-defined]


def test_living_with_somebody_known_needs_no_address(
    context: Context, settle: Settle, database: Database, vicevaert: Actor
) -> None:
    known = beboer_in(database, vicevaert, lejemaal=HOME)
    sheet = opened(context, settle)
    sheet.first_name.type_in("Murat")
    sheet.duplicates.share_wanted.emit(known, "Fatima Demir")
    assert sheet.home.address.isHidden()
    sheet.primary.click()
    settle()
    with database.read(vicevaert) as session:
        assert queries.header(session, 2).home == "Hedeparken 12, 2. tv"
        assert queries.card(session, 2).others_in_home == ((known, "Fatima Demir"),)


def test_changing_begins_with_what_is_known_and_saves_only_what_was_changed(
    context: Context, settle: Settle, database: Database, vicevaert: Actor
) -> None:
    number = beboer_in(database, vicevaert, phone="22334455", lejemaal=HOME, birth_year=1985)
    sheet = opened(context, settle, number)
    assert sheet.home.address.value() == "Hedeparken 12, 2. tv, 2750 Ballerup"
    assert sheet.born.line.text() == "1985"
    sheet.phone.type_in("66 77 88 99")
    sheet.primary.click()
    settle()
    with database.read(vicevaert) as session:
        changes = queries.history(session, number)[0].changes
    assert [(change.what, change.after) for change in changes] == [("Telefon", "66 77 88 99")]


def test_a_protected_address_is_not_in_the_form_until_it_is_asked_for(
    context: Context, settle: Settle, database: Database, vicevaert: Actor
) -> None:
    number = beboer_in(database, vicevaert, lejemaal=HOME, has_protected_address=True)
    sheet = opened(context, settle, number)
    assert sheet.home.address.isHidden()
    assert "Hedeparken" not in str(sheet.form.state())
    sheet.home.show_button.click()
    settle()
    assert sheet.home.address.value() == "Hedeparken 12, 2. tv, 2750 Ballerup"
    with database.read(vicevaert) as session:
        assert queries.history(session, number)[0].notes == ("Beskyttet adresse vist",)


def test_what_was_typed_is_offered_when_the_form_is_opened_for_the_next_person(
    sheet: BeboerSheet, context: Context, settle: Settle
) -> None:
    sheet.first_name.type_in("Fatima")
    sheet.note.type_in("Halvt skrevet")
    sheet.close_sheet()
    settle()
    again = opened(context, settle)
    assert again.first_name.value() == ""
    again.findChild(Banner).action.click()
    assert (again.first_name.value(), again.note.value()) == ("Fatima", "Halvt skrevet")
    again.throw_draft_away()
    assert again.first_name.value() == ""


def test_a_cpr_number_is_only_asked_for_where_it_is_switched_on_and_only_warned_about(
    sheet: BeboerSheet, context: Context, settle: Settle, database: Database, administrator: Actor, qtbot: QtBot
) -> None:
    assert sheet.cpr.isHidden()
    sheet.close_sheet()
    with database.write(intent(administrator)) as session:
        change_setting(session, CPR_ENABLED, True)
    sheet = opened(context, settle)
    sheet.first_name.type_in("Fatima")
    sheet.cpr.type_in("140385-1234")
    qtbot.waitUntil(lambda: "Kontrolcifret" in sheet.cpr.hint.text())
    sheet.primary.click()
    settle()
    assert sheet.is_closed


def test_a_name_from_the_search_box_is_not_typed_twice(context: Context, settle: Settle) -> None:
    sheet = BeboerSheet(context, Target("ny_beboer", extra={"name": "Fatima Nur Demir"}))
    context.sheets.open(sheet)
    settle()
    assert (sheet.first_name.value(), sheet.last_name.value()) == ("Fatima Nur", "Demir")


def test_the_fields_are_visited_in_reading_order(sheet: BeboerSheet, qtbot: QtBot) -> None:
    sheet.first_name.setFocus()
    visited = []
    for _ in range(40):
        qtbot.keyClick(sheet.window().focusWidget(), Qt.Key.Key_Tab)
        visited.append(sheet.window().focusWidget())
    fields = [sheet.last_name, sheet.born, sheet.phone, sheet.language, sheet.home.address, sheet.note]
    places = [visited.index(field.control) for field in fields]
    assert places == sorted(places)


def test_a_resident_who_is_gone_is_said_and_not_saved(
    context: Context, settle: Settle, database: Database, vicevaert: Actor
) -> None:
    number = beboer_in(database, vicevaert)
    sheet = opened(context, settle, number)
    with database.write(intent(vicevaert)) as session:
        service.bin_beboer(session, number)
    sheet.note.type_in("Kom for sent")
    sheet.primary.click()
    settle()
    assert "papirkurven" in sheet.form.summary.heading.text()
    assert sheet.note.value() == "Kom for sent"
