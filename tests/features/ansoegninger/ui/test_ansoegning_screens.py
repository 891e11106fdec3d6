"""The part »Ansøgninger« and its forms, with the real store."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from socialvicevaert.features.ansoegninger import queries
from socialvicevaert.features.ansoegninger.models import Afgoerelse, AnsoegningGrundlag, DecisionDraft, Ydelsesform
from socialvicevaert.features.ansoegninger.queries import AnsoegningStage, AnsoegningView
from socialvicevaert.features.ansoegninger.ui.form import AnsoegningSheet
from socialvicevaert.features.ansoegninger.ui.steps import DecisionSheet, SendSheet
from socialvicevaert.features.ansoegninger.ui.tab import AnsoegningerTab
from socialvicevaert.features.fogedsager.service import bin_fogedsag
from socialvicevaert.features.partnere.models import PartnerKind
from socialvicevaert.features.sager.models import SagClosing, SagResultat
from socialvicevaert.features.sager.service import close_sag
from socialvicevaert.shared.actor import Actor
from socialvicevaert.storage import Database
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.fields import Suggestion
from socialvicevaert.ui.section import Section
from socialvicevaert.ui.sheets import SheetHost
from tests.factories import TODAY, beboer_in, new_sag
from tests.features.ansoegninger.applications import P81A, Case

Settle = Callable[[], None]


@pytest.fixture
def case(database: Database, vicevaert: Actor) -> Case:
    return Case(database, vicevaert)


@pytest.fixture
def tab(case: Case, context: Context, host: SheetHost, settle: Settle) -> AnsoegningerTab:
    tab = AnsoegningerTab(context, case.beboer_id)
    tab.setParent(host.content)
    tab.resize(900, 700)
    tab.show()
    settle()
    return tab


def open_form(context: Context, settle: Settle, target: Target, one: AnsoegningView | None = None) -> AnsoegningSheet:
    sheet = AnsoegningSheet(context, target, one)
    context.sheets.open(sheet)
    settle()
    return sheet


def all_of(case: Case) -> tuple[AnsoegningView, ...]:
    with case.database.read(case.by) as session:
        return queries.ansoegninger_of(session, case.beboer_id)


def decided(case: Case, *days: int) -> None:
    """Own experience: one decided application of § 81 a for each number of days."""
    for took in days:
        number = case.apply(fogedsag_id=None, sent_on=TODAY - timedelta(days=took))
        case.decide(number, DecisionDraft(Afgoerelse.BEVILGET, TODAY, 100_000))


def test_a_new_application_proposes_what_is_known_and_says_what_must_be_read(
    case: Case, context: Context, settle: Settle
) -> None:
    decided(case, 17, 19, 24)
    sheet = open_form(context, settle, Target("ny_ansoegning", case.beboer_id))
    assert sheet.basis.value() == (P81A,)  # a meeting at the court is a warning of eviction
    assert sheet.fogedsag.value() == case.fogedsag_id
    assert "Penge, der allerede er betalt" in sheet.said.text
    assert "konkret trussel" not in sheet.said.text
    sheet.days.sent_on.type_in("i dag")
    assert sheet.days.answer_on.value() == TODAY + timedelta(days=19)
    assert sheet.days.usual.text() == "Jeres egne: median 19 dage, n = 3"


def test_for_81_a_without_a_warning_of_eviction_the_form_says_so(
    database: Database, vicevaert: Actor, context: Context, settle: Settle
) -> None:
    sheet = open_form(context, settle, Target("ny_ansoegning", beboer_in(database, vicevaert)))
    assert sheet.basis.value() == ()
    assert not sheet.said.isVisible()
    sheet.basis.choose(P81A)
    assert "konkret trussel om udsættelse – restance alene er ikke nok" in sheet.said.text
    sheet.basis.choose(AnsoegningGrundlag.BOLIGSTOETTE)
    assert not sheet.said.isVisible()


def test_an_unknown_answering_time_leaves_the_day_empty_and_says_why(
    case: Case, context: Context, settle: Settle
) -> None:
    sheet = open_form(context, settle, Target("ny_ansoegning", case.beboer_id))
    sheet.days.sent_on.type_in("i dag")
    assert sheet.days.answer_on.value() is None
    assert "Kommunen fastsætter og offentliggør selv sine svarfrister" in sheet.days.usual.text()


def test_a_day_somebody_wrote_is_never_replaced_by_the_proposal(case: Case, context: Context, settle: Settle) -> None:
    decided(case, 17, 19, 24)
    sheet = open_form(context, settle, Target("ny_ansoegning", case.beboer_id))
    sheet.days.answer_on.type_in("01-12-2026")
    sheet.days.sent_on.type_in("20-11-2026")
    assert sheet.days.answer_on.value() == date(2026, 12, 1)


def test_an_application_is_saved_with_its_partner_whose_number_is_seen_at_once(
    case: Case, context: Context, settle: Settle
) -> None:
    centre = case.partner("Ydelsescenter Nord", PartnerKind.YDELSESCENTER)
    sheet = open_form(context, settle, Target("ny_ansoegning", case.beboer_id))
    sheet.partner.line.setFocus()
    sheet.partner.line.setText("ydelses")
    sheet.partner.line.textEdited.emit("ydelses")
    sheet.partner.line.returnPressed.emit()
    settle()
    assert sheet.partner.partner_id == centre
    assert sheet.partner.hint.text() == "Ydelsescenter · 44 77 20 00"
    assert not sheet.recipient.isVisible()
    sheet.amount.type_in("14312,50")
    sheet.form.submitted.emit()
    settle()
    (one,) = all_of(case)
    assert (one.partner, one.amount_oere, one.fogedsag_id) == ("Ydelsescenter Nord", 1_431_250, case.fogedsag_id)
    assert one.stage is AnsoegningStage.PREPARED


def test_what_cannot_be_saved_is_said_at_its_field_and_nothing_is_lost(
    case: Case, context: Context, settle: Settle
) -> None:
    sheet = open_form(context, settle, Target("ny_ansoegning", case.beboer_id))
    sheet.basis.choose(AnsoegningGrundlag.FOND)
    sheet.purpose.type_in("Husleje for oktober")
    sheet.days.sent_on.type_in("31-11-2026")
    sheet.form.submitted.emit()
    settle()
    assert sheet.days.sent_on.error_text
    sheet.days.sent_on.type_in("20-11-2026")
    sheet.days.answer_on.type_in("19-11-2026")
    sheet.form.submitted.emit()
    settle()
    assert sheet.recipient.error_text == "Skriv, hvem der søges hos."
    assert sheet.days.answer_on.error_text == "Svaret kan ikke ventes, før ansøgningen er sendt."
    assert sheet.purpose.value() == "Husleje for oktober"
    assert all_of(case) == ()


def test_without_a_resident_the_form_asks_for_one(case: Case, context: Context, settle: Settle) -> None:
    sheet = open_form(context, settle, Target("ny_ansoegning"))
    assert not sheet.fogedsag.isVisible()
    sheet.beboer.choose(Suggestion(case.beboer_id, "Fatima Demir"))
    settle()
    assert sheet.fogedsag.value() == case.fogedsag_id
    sheet.form.submitted.emit()
    settle()
    assert len(all_of(case)) == 1


def test_a_correction_shows_what_stands_and_keeps_it(case: Case, context: Context, settle: Settle) -> None:
    centre = case.partner("Ydelsescenter Nord", PartnerKind.YDELSESCENTER)
    decided(case, 17, 19, 24)  # what usually happens takes the place of nothing that was written
    for expected in (date(2026, 12, 1), None):
        number = case.apply(partner_id=centre, sent_on=date(2026, 11, 5), expected_answer_on=expected)
        before = case.stored(number)
        sheet = open_form(context, settle, Target("ny_ansoegning", case.beboer_id), before)
        assert sheet.partner.partner_id == centre
        assert sheet.partner.hint.text() == "Ydelsescenter · 44 77 20 00"
        sheet.form.submitted.emit()
        settle()
        assert case.stored(number) == before


def test_a_correction_keeps_a_sag_that_is_closed_and_a_fogedsag_in_the_bin(
    case: Case, context: Context, settle: Settle
) -> None:
    with case.write() as session:
        sag_id = new_sag(session, case.beboer_id)
    number = case.apply(sag_id=sag_id)
    with case.write() as session:
        close_sag(session, sag_id, SagClosing(TODAY, SagResultat.LOEST))
        bin_fogedsag(session, case.fogedsag_id)
    sheet = open_form(context, settle, Target("ansoegning", case.beboer_id), case.stored(number))
    assert sheet.fogedsag.box.currentText() == "Ligger i papirkurven"
    before = case.stored(number)
    sheet.form.submitted.emit()
    settle()
    assert case.stored(number) == before
    assert (before.sag_id, before.fogedsag_id) == (sag_id, case.fogedsag_id)


def test_the_part_shows_running_ones_as_cards_and_folds_the_decided(
    case: Case, tab: AnsoegningerTab, settle: Settle
) -> None:
    done = case.apply(sent_on=date(2026, 11, 5))
    case.decide(done, DecisionDraft(Afgoerelse.DELVIST, TODAY, 500_000, Ydelsesform.LAAN, "Kun oktober"))
    case.apply(sent_on=date(2026, 11, 13), expected_answer_on=date(2026, 12, 18))
    tab.ask_refresh()
    settle()
    running, ended = tab.cards
    assert running.chip.text == "Venter på svar"
    assert running.verdict is not None
    assert "8 dage for sent" in running.verdict.label.text()
    assert ended.chip.text == "Delvist bevilget"
    section = tab.findChild(Section)
    assert isinstance(section, Section)
    assert section.is_folded
    assert tab.count.text() == "1 i gang · 2 i alt"


def test_the_empty_part_offers_a_first_application(tab: AnsoegningerTab, case: Case, context: Context) -> None:
    tab.open_new()
    visits: Any = context.navigate
    assert visits.targets == [Target("ny_ansoegning", case.beboer_id)]


def test_a_prepared_application_is_sent_and_a_sent_one_answered_from_its_card(
    case: Case, tab: AnsoegningerTab, host: SheetHost, settle: Settle
) -> None:
    number = case.apply()
    tab.ask_refresh()
    settle()
    assert tab.cards[0].next_button.text() == "Send"
    tab.cards[0].next_button.click()
    settle()
    send: Any = host.current
    assert isinstance(send, SendSheet)
    assert send.days.sent_on.value() == TODAY
    assert "Søg, før der betales" in send.said.text
    send.form.submitted.emit()
    settle()
    assert case.stored(number).sent_on == TODAY
    assert tab.cards[0].next_button.text() == "Skriv svaret"
    tab.cards[0].next_button.click()
    settle()
    answer: Any = host.current
    assert isinstance(answer, DecisionSheet)
    assert not answer.granted.isVisible()
    answer.decision.choose(Afgoerelse.BEVILGET)
    assert answer.granted.value() == 1_431_250  # what was asked for, until somebody writes another amount
    answer.granted.type_in("15000")
    assert "mere, end der blev søgt om" in answer.warning.label.text()
    answer.repay.choose(Ydelsesform.HJAELP)
    answer.form.submitted.emit()
    settle()
    one = case.stored(number)
    assert (one.decision, one.granted_oere, one.form) == (Afgoerelse.BEVILGET, 1_500_000, Ydelsesform.HJAELP)


def test_a_prepared_application_is_proposed_a_day_when_it_is_sent(
    case: Case, context: Context, host: SheetHost, settle: Settle
) -> None:
    decided(case, 17, 19, 24)
    written = case.apply(expected_answer_on=date(2026, 12, 1))
    for number, expected in ((case.apply(), TODAY + timedelta(days=19)), (written, date(2026, 12, 1))):
        sheet = SendSheet(context, case.stored(number))
        host.open(sheet)
        settle()
        assert sheet.days.answer_on.value() == expected
        sheet.close_sheet()


def test_a_refusal_forgets_the_amount_that_was_proposed(
    case: Case, context: Context, host: SheetHost, settle: Settle
) -> None:
    number = case.apply(sent_on=date(2026, 11, 5))
    sheet = DecisionSheet(context, case.stored(number))
    host.open(sheet)
    settle()
    sheet.decision.choose(Afgoerelse.BEVILGET)
    sheet.decision.choose(Afgoerelse.AFSLAG)
    sheet.reason.type_in("Formue")
    sheet.form.submitted.emit()
    settle()
    one = case.stored(number)
    assert (one.decision, one.granted_oere, one.reason) == (Afgoerelse.AFSLAG, None, "Formue")


def test_a_decision_is_taken_back_from_its_sheet(case: Case, context: Context, host: SheetHost, settle: Settle) -> None:
    number = case.apply(sent_on=date(2026, 11, 5))
    case.decide(number, DecisionDraft(Afgoerelse.AFSLAG, TODAY))
    sheet = DecisionSheet(context, case.stored(number))
    host.open(sheet)
    settle()
    sheet.undo()
    settle()
    assert case.stored(number).is_running


def test_a_card_is_thrown_away_and_the_part_says_so(case: Case, tab: AnsoegningerTab, settle: Settle) -> None:
    case.apply()
    tab.ask_refresh()
    settle()
    tab.cards[0].bin_wanted.emit()
    settle()
    assert tab.cards == []
    assert all_of(case) == ()
