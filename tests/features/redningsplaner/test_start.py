from collections.abc import Iterator
from datetime import date

import pytest

from socialvicevaert.features.afdragsordninger.models import AfdragDraft
from socialvicevaert.features.ansoegninger.models import (
    Afgoerelse,
    AnsoegningDraft,
    AnsoegningGrundlag,
    DecisionDraft,
    Ydelsesform,
)
from socialvicevaert.features.ansoegninger.service import decide_ansoegning, write_ansoegning
from socialvicevaert.features.fogedsager.models import (
    BeloebArt,
    BeloebDraft,
    DatoArt,
    FogedDatoDraft,
    FogedsagDraft,
    SatAf,
)
from socialvicevaert.features.fogedsager.service import add_beloeb, open_fogedsag, set_dato
from socialvicevaert.features.redningsplaner.models import KildeArt, RedningsplanDraft, Sikkerhed
from socialvicevaert.features.redningsplaner.queries import start_of
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.errors import NotAllowed
from socialvicevaert.storage import Database
from socialvicevaert.storage.session import Session
from tests.factories import TODAY, intent, new_beboer
from tests.features.afdragsordninger.plans import new_ordning

P81A = AnsoegningGrundlag.PARAGRAF_81A


def case(session: Session, beboer_id: int) -> int:
    """A fogedsag of 8,140 kr. with a fogedmøde on 4 December."""
    draft = FogedsagDraft(
        beboer_id, date(2026, 10, 1), session.actor.medarbejder_id, rent_month=date(2026, 10, 1), arrears_oere=8_140_00
    )
    fogedsag_id = open_fogedsag(session, draft)
    set_dato(session, fogedsag_id, FogedDatoDraft(DatoArt.FOGEDMOEDE, date(2026, 12, 4), SatAf.RETTEN))
    return fogedsag_id


def applied(
    session: Session, beboer_id: int, basis: AnsoegningGrundlag = P81A, amount: int | None = 5_000_00, **more: object
) -> int:
    draft = AnsoegningDraft(beboer_id, basis, recipient="Kommunen", amount_oere=amount, **more)  # type: ignore[arg-type]
    return write_ansoegning(session, draft)


def granted(session: Session, ansoegning_id: int, amount: int) -> None:
    decide_ansoegning(
        session, ansoegning_id, DecisionDraft(Afgoerelse.BEVILGET, date(2026, 11, 10), amount, Ydelsesform.HJAELP)
    )


@pytest.fixture
def session(database: Database, vicevaert: Actor) -> Iterator[Session]:
    with database.write(intent(vicevaert)) as writing:
        yield writing


def test_a_plan_begins_with_what_remains_on_the_open_fogedsag_and_its_next_real_deadline(session: Session) -> None:
    beboer_id = new_beboer(session)
    fogedsag_id = case(session, beboer_id)
    add_beloeb(session, fogedsag_id, BeloebDraft(BeloebArt.BETALT, 1_000_00, date(2026, 11, 1)))
    start = start_of(session, beboer_id)
    assert start == RedningsplanDraft(
        beboer_id, 7_140_00, date(2026, 12, 4), fogedsag_id=fogedsag_id, needed_for="Fogedmøde"
    )


def test_without_a_fogedsag_or_arrears_nothing_is_made_up(session: Session) -> None:
    start = start_of(session, new_beboer(session))
    assert (start.needed_oere, start.needed_for, start.sources, start.fogedsag_id) == (0, "", (), None)
    assert start.needed_by > TODAY


def test_applications_come_with_their_amount_their_day_and_how_sure_they_are(session: Session) -> None:
    beboer_id = new_beboer(session)
    fogedsag_id = case(session, beboer_id)
    waiting = applied(session, beboer_id, sent_on=date(2026, 11, 20), expected_answer_on=date(2026, 12, 8))
    prepared = applied(session, beboer_id, AnsoegningGrundlag.FOND, 2_000_00, purpose="Julelegatet")
    applied(session, beboer_id, AnsoegningGrundlag.BOLIGSTOETTE, 900_00)  # no money for these arrears
    applied(session, beboer_id, AnsoegningGrundlag.PARAGRAF_81, None)  # nobody knows how much
    found = {one.ansoegning_id: one for one in start_of(session, beboer_id, fogedsag_id).sources}
    assert set(found) == {waiting, prepared}
    assert (found[waiting].certainty, found[waiting].expected_on) == (Sikkerhed.VENTER, date(2026, 12, 8))
    assert (found[waiting].kind, found[waiting].amount_oere) == (KildeArt.ANSOEGNING, 5_000_00)
    assert (found[prepared].kind, found[prepared].label) == (KildeArt.FOND, "Julelegatet")
    assert (found[prepared].certainty, found[prepared].expected_on) == (Sikkerhed.MULIG, None)


def test_a_refused_application_is_no_source(session: Session) -> None:
    beboer_id = new_beboer(session)
    ansoegning_id = applied(session, beboer_id, fogedsag_id=case(session, beboer_id), sent_on=date(2026, 11, 1))
    decide_ansoegning(session, ansoegning_id, DecisionDraft(Afgoerelse.AFSLAG, date(2026, 11, 10), reason="Betalt"))
    assert start_of(session, beboer_id).sources == ()


def test_granted_money_that_has_been_paid_is_not_counted_a_second_time(session: Session) -> None:
    beboer_id = new_beboer(session)
    fogedsag_id = case(session, beboer_id)
    ansoegning_id = applied(session, beboer_id, fogedsag_id=fogedsag_id, sent_on=date(2026, 11, 1))
    granted(session, ansoegning_id, 5_000_00)
    (source,) = start_of(session, beboer_id).sources
    assert (source.amount_oere, source.certainty) == (5_000_00, Sikkerhed.SIKKER)
    add_beloeb(session, fogedsag_id, BeloebDraft(BeloebArt.BETALT, 3_000_00, date(2026, 11, 15)))
    start = start_of(session, beboer_id)
    assert start.needed_oere == 5_140_00
    assert [one.amount_oere for one in start.sources] == [2_000_00]
    add_beloeb(session, fogedsag_id, BeloebDraft(BeloebArt.BETALT, 2_000_00, date(2026, 11, 16)))
    assert start_of(session, beboer_id).sources == ()


def test_one_payment_is_taken_off_one_grant_only(session: Session) -> None:
    beboer_id = new_beboer(session)
    fogedsag_id = case(session, beboer_id)
    for _ in range(2):
        granted(session, applied(session, beboer_id, fogedsag_id=fogedsag_id, sent_on=date(2026, 11, 1)), 2_000_00)
    add_beloeb(session, fogedsag_id, BeloebDraft(BeloebArt.BETALT, 3_000_00, date(2026, 11, 15)))
    assert [one.amount_oere for one in start_of(session, beboer_id).sources] == [1_000_00]


def test_an_agreement_the_landlord_keeps_counts_from_the_day_it_was_made(session: Session) -> None:
    beboer_id = new_beboer(session)
    fogedsag_id = case(session, beboer_id)
    ordning_id = new_ordning(
        session,
        beboer_id,
        fogedsag_id=fogedsag_id,
        afdrag=(AfdragDraft(date(2026, 12, 1), 1_500_00), AfdragDraft(date(2027, 1, 1), 1_500_00)),
    )
    (source,) = start_of(session, beboer_id).sources
    assert (source.kind, source.afdragsordning_id) == (KildeArt.ORDNING, ordning_id)
    assert (source.amount_oere, source.expected_on) == (3_000_00, date(2026, 10, 20))


def test_a_broken_agreement_is_no_source(session: Session) -> None:
    beboer_id = new_beboer(session)
    new_ordning(session, beboer_id, fogedsag_id=case(session, beboer_id))  # nothing paid on 1 November
    assert start_of(session, beboer_id).sources == ()


def test_those_who_see_no_residents_cannot_begin_a_plan(database: Database, vicevaert: Actor, leder: Actor) -> None:
    with database.write(intent(vicevaert)) as writing:
        beboer_id = new_beboer(writing)
    with database.read(leder) as reading, pytest.raises(NotAllowed):
        start_of(reading, beboer_id)


@pytest.mark.parametrize("basis", list(AnsoegningGrundlag))
def test_what_is_applied_for_has_a_name_that_fits_the_page(session: Session, basis: AnsoegningGrundlag) -> None:
    beboer_id = new_beboer(session)
    applied(session, beboer_id, basis, fogedsag_id=case(session, beboer_id), purpose="Restance")
    (source,) = start_of(session, beboer_id).sources
    assert source.label
    assert "…" not in source.label
