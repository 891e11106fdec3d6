from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from socialvicevaert.audit import undo
from socialvicevaert.features.gaeldssanering import queries, rules, service
from socialvicevaert.features.gaeldssanering.models import ScreeningDraft, Spoergsmaal, Svar, SvarDraft
from socialvicevaert.features.gaeldssanering.ui.sheet import GaeldssaneringSheet
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.errors import NotAllowed, ValidationFailed
from socialvicevaert.storage import Database
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.card import Card
from socialvicevaert.ui.context import Context, Target
from tests.factories import TODAY, beboer_in, intent

Settle = Callable[[], None]


def draft(beboer_id: int, **answers: Svar) -> ScreeningDraft:
    given = tuple(SvarDraft(one, answers.get(one.value, Svar.VED_IKKE)) for one in Spoergsmaal)
    return ScreeningDraft(beboer_id, TODAY, given)


def test_each_list_is_kept_as_it_was_and_the_newest_comes_first(database: Database, vicevaert: Actor) -> None:
    beboer_id = beboer_in(database, vicevaert)
    with database.write(intent(vicevaert)) as session:
        service.keep_screening(session, replace(draft(beboer_id, haabloes=Svar.JA), screened_on=date(2026, 5, 1)))
        service.keep_screening(session, draft(beboer_id, haabloes=Svar.NEJ, betalt=Svar.JA))
        newest, older = queries.screenings_of(session, beboer_id)
    assert (newest.screened_on, older.screened_on) == (TODAY, date(2026, 5, 1))
    assert [one.answer for one in newest.answers] == [Svar.NEJ, Svar.VED_IKKE, Svar.VED_IKKE, Svar.JA]
    assert older.answers[0].answer is Svar.JA
    assert newest.medarbejder == vicevaert.name


def test_a_list_can_be_kept_with_nothing_known_yet_but_not_from_the_future(
    database: Database, vicevaert: Actor
) -> None:
    beboer_id = beboer_in(database, vicevaert)
    with database.write(intent(vicevaert)) as session:
        service.keep_screening(session, draft(beboer_id))
        with pytest.raises(ValidationFailed, match="i fremtiden"):
            service.keep_screening(session, replace(draft(beboer_id), screened_on=TODAY + timedelta(days=1)))
        with pytest.raises(ValidationFailed, match="ét svar"):
            service.keep_screening(session, replace(draft(beboer_id), answers=(SvarDraft(Spoergsmaal.BETALT),)))


@pytest.mark.parametrize("question", list(Spoergsmaal))
def test_every_question_has_help_with_its_source(question: Spoergsmaal) -> None:
    rule = rules.help_for(question, TODAY)
    assert rule.text
    assert rule.paragraph.startswith("Konkursloven § 197")
    assert rule.source


def test_the_period_is_three_years_since_july_2022() -> None:
    assert rules.period(TODAY).values == {"aar": 3}
    assert rules.period(TODAY).valid_from == date(2022, 7, 17)


def test_keeping_a_list_is_undone_as_one_thing_and_a_binned_one_is_gone(database: Database, vicevaert: Actor) -> None:
    beboer_id = beboer_in(database, vicevaert)
    with database.write(intent(vicevaert, "Tjekliste gemt")) as keeping:
        service.keep_screening(keeping, draft(beboer_id))
    with database.write(intent(vicevaert, "Fortrudt")) as undoing:
        undo(undoing, keeping.transaction_id)
        assert queries.screenings_of(undoing, beboer_id) == ()
        screening_id = service.keep_screening(undoing, draft(beboer_id))
        service.bin_screening(undoing, screening_id)
        assert queries.screenings_of(undoing, beboer_id) == ()


def test_those_who_see_no_residents_see_no_lists(database: Database, vicevaert: Actor, leder: Actor) -> None:
    beboer_id = beboer_in(database, vicevaert)
    with database.write(intent(leder)) as session:
        with pytest.raises(NotAllowed):
            queries.sheet(session, beboer_id)
        with pytest.raises(NotAllowed):
            service.keep_screening(session, draft(beboer_id))


def opened(context: Context, settle: Settle, beboer_id: int) -> GaeldssaneringSheet:
    sheet = GaeldssaneringSheet(context, Target("gaeldssanering", beboer_id))
    context.sheets.open(sheet)
    settle()
    return sheet


def test_the_sheet_says_that_it_judges_nothing_and_keeps_the_answers(
    context: Context, database: Database, vicevaert: Actor, settle: Settle
) -> None:
    beboer_id = beboer_in(database, vicevaert)
    sheet = opened(context, settle, beboer_id)
    assert any("Det afgør skifteretten" in banner.accessibleName() for banner in sheet.findChildren(Banner))
    assert sheet.earlier.isHidden()
    sheet.answers[Spoergsmaal.HAABLOES].choose(Svar.JA)
    sheet.notes[Spoergsmaal.HAABLOES].type_in("420.000 kr. i alt")
    sheet.form.submitted.emit()
    settle()
    with database.read(vicevaert) as reading:
        (kept,) = queries.screenings_of(reading, beboer_id)
    assert kept.answers[0] == SvarDraft(Spoergsmaal.HAABLOES, Svar.JA, "420.000 kr. i alt")
    assert kept.answers[1].answer is Svar.VED_IKKE


def test_a_new_list_begins_with_the_newest_answers_and_shows_the_earlier_ones(
    context: Context, database: Database, vicevaert: Actor, settle: Settle
) -> None:
    beboer_id = beboer_in(database, vicevaert)
    with database.write(intent(vicevaert)) as session:
        service.keep_screening(session, replace(draft(beboer_id, afklaret=Svar.NEJ), screened_on=date(2026, 5, 1)))
    sheet = opened(context, settle, beboer_id)
    assert sheet.answers[Spoergsmaal.AFKLARET].value() == (Svar.NEJ,)
    assert sheet.earlier.is_folded
    sheet.earlier.button.click()
    (card,) = sheet.earlier.findChildren(Card)
    assert card.title.text() == f"01-05-2026 · {vicevaert.name}"
    card.findChild(type(sheet.close_button), "").click()  # type: ignore[union-attr]
    settle()
    assert sheet.earlier.isHidden()
