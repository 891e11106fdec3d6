"""The forms of an opgave."""

from collections.abc import Callable
from datetime import date

import pytest

from socialvicevaert.features.opgaver import queries
from socialvicevaert.features.opgaver.models import OpgaveDraft, OpgaveKilde
from socialvicevaert.features.opgaver.queries import OpgaveView
from socialvicevaert.features.opgaver.service import add_opgave
from socialvicevaert.features.opgaver.ui.form import OpgaveEditSheet, OpgaveSheet
from socialvicevaert.shared.actor import Actor
from socialvicevaert.storage import Database
from socialvicevaert.ui.context import Context, Target
from tests.factories import TODAY, beboer_in, intent
from tests.qt_fixtures import Visits

Settle = Callable[[], None]


@pytest.fixture
def fatima(database: Database, vicevaert: Actor) -> int:
    return beboer_in(database, vicevaert)


def known(database: Database, actor: Actor, opgave_id: int) -> OpgaveView:
    with database.read(actor) as session:
        return queries.opgave(session, opgave_id)


def edit(context: Context, settle: Settle, number: int) -> OpgaveEditSheet:
    sheet = OpgaveEditSheet(context, Target("opgave", number))
    context.sheets.open(sheet)
    settle()
    return sheet


def test_a_new_opgave_is_mine_and_about_the_resident_on_the_screen(
    context: Context, settle: Settle, database: Database, vicevaert: Actor, fatima: int
) -> None:
    sheet = OpgaveSheet(context, Target("ny_opgave", fatima))
    context.sheets.open(sheet)
    settle()
    sheet.form.submitted.emit()
    settle()
    assert sheet.title_field.error_text == "Opgave skal udfyldes."
    sheet.title_field.type_in("Følg med til jobcentret")
    sheet.due_on.type_in("+3")
    sheet.why.type_in("Lovet i går")
    sheet.form.submitted.emit()
    settle()
    with database.read(vicevaert) as session:
        (saved,) = queries.opgaver_of(session, fatima)
    assert (saved.title, saved.due_on, saved.why) == ("Følg med til jobcentret", date(2026, 11, 25), "Lovet i går")
    assert (saved.medarbejder_id, saved.source) == (vicevaert.medarbejder_id, OpgaveKilde.MEDARBEJDER)


def test_an_opgave_is_handed_to_somebody_else_and_stays_with_its_resident(
    context: Context, settle: Settle, database: Database, vicevaert: Actor, raadgiver: Actor, fatima: int
) -> None:
    with database.write(intent(vicevaert)) as session:
        draft = OpgaveDraft("Ring", TODAY, vicevaert.medarbejder_id, beboer_id=fatima, source=OpgaveKilde.KONTAKT)
        number = add_opgave(session, draft)
    sheet = edit(context, settle, number)
    sheet.worker.choose(raadgiver.medarbejder_id)
    sheet.form.submitted.emit()
    settle()
    changed = known(database, vicevaert, number)
    assert (changed.medarbejder, changed.beboer_id, changed.source) == ("Bo Lind", fatima, OpgaveKilde.KONTAKT)


def test_an_opgave_is_ticked_off_and_then_only_shown(
    context: Context, settle: Settle, database: Database, vicevaert: Actor
) -> None:
    with database.write(intent(vicevaert)) as session:
        number = add_opgave(session, OpgaveDraft("Ring", TODAY, vicevaert.medarbejder_id))
    edit(context, settle, number).finish.click()
    settle()
    assert known(database, vicevaert, number).done_at == context.clock.now()
    again = edit(context, settle, number)
    assert again.primary is not None
    assert not again.primary.isEnabled()


def test_the_sheet_of_a_question_leads_to_its_answer_and_still_moves_its_date(
    context: Context, settle: Settle, database: Database, vicevaert: Actor, fatima: int
) -> None:
    with database.write(intent(vicevaert)) as session:
        draft = OpgaveDraft("Spørg", TODAY, vicevaert.medarbejder_id, fatima, source_key="henvisning:7:svar")
        number = add_opgave(session, draft)
    sheet = edit(context, settle, number)
    assert sheet.open_thing.text() == "Skriv svaret"
    assert (sheet.finish.isVisible(), sheet.bin_button.isVisible()) == (False, False)
    sheet.due_on.set_value(date(2026, 12, 1))
    sheet.form.submitted.emit()
    settle()
    assert known(database, vicevaert, number).due_on == date(2026, 12, 1)
    again = edit(context, settle, number)
    again.open_thing.click()
    assert isinstance(context.navigate, Visits)
    assert context.navigate.targets == [Target("henvisning", 7)]
    assert again.is_closed
    assert known(database, vicevaert, number).done_at is None


def test_a_sign_about_a_debt_leads_there_and_can_be_ticked_off(
    context: Context, settle: Settle, database: Database, vicevaert: Actor, fatima: int
) -> None:
    with database.write(intent(vicevaert)) as session:
        draft = OpgaveDraft("Inkassovarsel", TODAY, vicevaert.medarbejder_id, fatima, source_key="gaeld:12:udlaeg")
        number = add_opgave(session, draft)
    sheet = edit(context, settle, number)
    assert (sheet.open_thing.text(), sheet.bin_button.isVisible()) == ("Åbn gæld", True)
    sheet.open_thing.click()
    assert isinstance(context.navigate, Visits)
    assert context.navigate.targets == [Target("beboer", fatima, "oekonomi", {"part": "gaeld", "id": 12})]
    edit(context, settle, number).finish.click()
    settle()
    assert known(database, vicevaert, number).done_at is not None


def test_putting_off_is_asked_for_by_the_opgaves_key(
    context: Context, settle: Settle, database: Database, vicevaert: Actor
) -> None:
    with database.write(intent(vicevaert)) as session:
        number = add_opgave(session, OpgaveDraft("Ring", TODAY, vicevaert.medarbejder_id))
    edit(context, settle, number).put_off.click()
    assert isinstance(context.navigate, Visits)
    (target,) = context.navigate.targets
    assert (target.kind, dict(target.extra)) == ("udskyd", {"key": f"opgave:{number}", "title": "Ring"})
