"""A fogedsag through the real store: dates, stages, outcomes with history, re-checks."""

from datetime import date

import pytest

from socialvicevaert import audit
from socialvicevaert.features.beboere.models import LejemaalDraft
from socialvicevaert.features.fogedsager import queries, service
from socialvicevaert.features.fogedsager.models import (
    BeloebArt,
    BeloebDraft,
    DatoArt,
    FogedDatoDraft,
    FogedsagClosing,
    FogedsagDraft,
    FogedStadie,
    FogedUdfald,
    IndsatsResultat,
    SatAf,
)
from socialvicevaert.features.opgaver.queries import opgaver_of
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.errors import NotAllowed, ValidationFailed
from socialvicevaert.storage import Database
from socialvicevaert.storage.session import Session
from tests.factories import intent, new_beboer


def new_fogedsag(session: Session, opened_on: date = date(2026, 9, 1), **fields: object) -> int:
    draft = FogedsagDraft(new_beboer(session), opened_on, session.actor.medarbejder_id, **fields)  # type: ignore[arg-type]
    return service.open_fogedsag(session, draft)


def test_the_deadline_follows_from_receipt_and_can_be_overruled_with_a_reason(
    database: Database, raadgiver: Actor
) -> None:
    with database.write(intent(raadgiver)) as session:
        fogedsag_id = new_fogedsag(session, date(2021, 10, 1), rent_month=date(2021, 10, 1), arrears_oere=800_000)
        for kind, on in ((DatoArt.PAAKRAV_SENDT, date(2021, 10, 6)), (DatoArt.PAAKRAV_MODTAGET, date(2021, 10, 7))):
            service.set_dato(session, fogedsag_id, FogedDatoDraft(kind, on, SatAf.UDLEJER))
        row = queries.fogedsag(session, fogedsag_id).row
        assert row.on(DatoArt.PAAKRAVSFRIST) == date(2021, 10, 21)
        assert row.on(DatoArt.OPHAEVELSE_TIDLIGST) == date(2021, 10, 22)
        assert row.stage is FogedStadie.FRIST_UDLOEBET
        own = FogedDatoDraft(DatoArt.PAAKRAVSFRIST, date(2021, 10, 25), SatAf.MEDARBEJDER)
        with pytest.raises(ValidationFailed) as refused:
            service.set_dato(session, fogedsag_id, own)
        assert [problem.field for problem in refused.value.problems] == ["reason"]
        service.set_dato(
            session, fogedsag_id, FogedDatoDraft(own.kind, own.on, own.set_by, reason="Aftalt med udlejer")
        )
        (step,) = [one for one in queries.fogedsag(session, fogedsag_id).row.steps if one.kind is own.kind]
        assert (step.on, step.is_overruled, step.computed.on if step.computed else None) == (
            date(2021, 10, 25),
            True,
            date(2021, 10, 21),
        )
        service.remove_dato(session, fogedsag_id, own.kind)
        assert queries.fogedsag(session, fogedsag_id).row.on(own.kind) == date(2021, 10, 21)


def test_a_court_date_is_overwritten_only_by_the_court(database: Database, raadgiver: Actor) -> None:
    with database.write(intent(raadgiver)) as session:
        fogedsag_id = new_fogedsag(session)
        meeting = DatoArt.FOGEDMOEDE
        stage = service.set_dato(session, fogedsag_id, FogedDatoDraft(meeting, date(2026, 12, 3), SatAf.RETTEN))
        assert stage is FogedStadie.FOGEDMOEDE
        with pytest.raises(ValidationFailed, match="Fogedretten har sat"):
            service.set_dato(session, fogedsag_id, FogedDatoDraft(meeting, date(2026, 12, 8), SatAf.UDLEJER))
        service.set_dato(session, fogedsag_id, FogedDatoDraft(meeting, date(2026, 12, 10), SatAf.RETTEN))
        assert queries.fogedsag(session, fogedsag_id).row.on(meeting) == date(2026, 12, 10)


def test_amounts_add_up_in_oere(database: Database, raadgiver: Actor) -> None:
    with database.write(intent(raadgiver)) as session:
        fogedsag_id = new_fogedsag(session, rent_month=date(2026, 9, 1), arrears_oere=1_431_250)
        service.add_beloeb(session, fogedsag_id, BeloebDraft(BeloebArt.GEBYR, 29_100, date(2026, 9, 20)))
        paid = service.add_beloeb(session, fogedsag_id, BeloebDraft(BeloebArt.BETALT, 500_000, date(2026, 10, 1)))
        assert queries.fogedsag(session, fogedsag_id).row.remaining_oere == 960_350
        service.remove_beloeb(session, paid)
        assert queries.fogedsag(session, fogedsag_id).row.remaining_oere == 1_460_350
        with pytest.raises(ValidationFailed):
            service.add_beloeb(session, fogedsag_id, BeloebDraft(BeloebArt.BETALT, 0, date(2026, 10, 1)))


def test_an_averted_eviction_is_asked_about_after_3_6_and_12_months(database: Database, raadgiver: Actor) -> None:
    averted = FogedsagClosing(date(2026, 11, 2), FogedUdfald.BETALT, IndsatsResultat.AFVAERGET_PERMANENT)
    with database.write(intent(raadgiver)) as session:
        fogedsag_id = new_fogedsag(session)
        service.close_fogedsag(session, fogedsag_id, averted)
        view = queries.fogedsag(session, fogedsag_id)
        todo = opgaver_of(session, view.row.beboer_id)
        assert [one.months for one in view.genbesoeg] == [3, 6, 12]
        assert [one.due_on for one in todo] == [date(2027, 2, 2), date(2027, 5, 3), date(2027, 11, 2)]
        with pytest.raises(ValidationFailed):
            service.record_genbesoeg(session, view.genbesoeg[0].id, date(2027, 2, 2), still_housed=True)
        service.record_genbesoeg(session, view.genbesoeg[0].id, date(2026, 11, 20), still_housed=True)
        assert len(opgaver_of(session, view.row.beboer_id)) == 2


def test_an_outcome_changed_later_keeps_its_history(database: Database, raadgiver: Actor) -> None:
    first = FogedsagClosing(date(2026, 10, 1), FogedUdfald.AFTALE_HOLDT, IndsatsResultat.AFVAERGET_MIDLERTIDIGT)
    lost = FogedsagClosing(date(2026, 11, 10), FogedUdfald.UDSAT, IndsatsResultat.IKKE_AFVAERGET)
    with database.write(intent(raadgiver)) as session:
        fogedsag_id = new_fogedsag(session)
        service.close_fogedsag(session, fogedsag_id, first)
        with pytest.raises(ValidationFailed) as refused:
            service.close_fogedsag(session, fogedsag_id, lost)
        assert [problem.field for problem in refused.value.problems] == ["reason"]
        service.close_fogedsag(
            session, fogedsag_id, FogedsagClosing(lost.closed_on, lost.outcome, lost.result, "Aftalen blev misligholdt")
        )
        view = queries.fogedsag(session, fogedsag_id)
        assert opgaver_of(session, view.row.beboer_id) == ()
    assert [(one.valid_from, one.outcome) for one in view.history] == [
        (date(2026, 9, 1), None),
        (date(2026, 10, 1), FogedUdfald.AFTALE_HOLDT),
        (date(2026, 11, 10), FogedUdfald.UDSAT),
    ]
    assert view.row.outcome is FogedUdfald.UDSAT


def test_an_eviction_that_happened_cannot_be_averted(database: Database, raadgiver: Actor) -> None:
    impossible = FogedsagClosing(date(2026, 10, 1), FogedUdfald.UDSAT, IndsatsResultat.AFVAERGET_PERMANENT)
    with database.write(intent(raadgiver)) as session, pytest.raises(ValidationFailed) as refused:
        service.close_fogedsag(session, new_fogedsag(session), impossible)
    assert [problem.field for problem in refused.value.problems] == ["result"]


def test_a_closed_fogedsag_opens_again_with_a_reason_and_without_its_rechecks(
    database: Database, raadgiver: Actor
) -> None:
    closing = FogedsagClosing(date(2026, 10, 1), FogedUdfald.AFVIST, IndsatsResultat.AFVAERGET_MIDLERTIDIGT)
    with database.write(intent(raadgiver)) as session:
        fogedsag_id = new_fogedsag(session)
        service.close_fogedsag(session, fogedsag_id, closing)
        with pytest.raises(ValidationFailed):
            service.set_stage(session, fogedsag_id, FogedStadie.PAAKRAV, date(2026, 11, 1))
        service.set_stage(session, fogedsag_id, FogedStadie.PAAKRAV, date(2026, 11, 1), "Udlejer begyndte forfra")
        view = queries.fogedsag(session, fogedsag_id)
        assert (view.row.closed_on, view.row.outcome, view.genbesoeg) == (None, None, ())
        assert (view.judged_by, view.judged_on) == ("", None)
        assert opgaver_of(session, view.row.beboer_id) == ()


def test_the_most_pressing_fogedsag_stands_first(database: Database, raadgiver: Actor) -> None:
    with database.write(intent(raadgiver)) as session:
        later, sooner = new_fogedsag(session), new_fogedsag(session)
        for fogedsag_id, on in ((later, date(2027, 1, 20)), (sooner, date(2026, 11, 26))):
            service.set_dato(session, fogedsag_id, FogedDatoDraft(DatoArt.UDSAETTELSE, on, SatAf.RETTEN))
        assert [row.id for row in queries.fogedsager(session)] == [sooner, later]
        assert queries.fogedsager(session)[0].next_action is not None


def test_a_recheck_that_was_made_is_not_asked_for_again_when_the_outcome_changes(
    database: Database, raadgiver: Actor
) -> None:
    on = date(2026, 5, 1)
    with database.write(intent(raadgiver)) as session:
        fogedsag_id = new_fogedsag(session, date(2026, 4, 1))
        kept = FogedsagClosing(on, FogedUdfald.AFTALE_HOLDT, IndsatsResultat.AFVAERGET_MIDLERTIDIGT)
        service.close_fogedsag(session, fogedsag_id, kept)
        first = queries.fogedsag(session, fogedsag_id).genbesoeg[0]
        service.record_genbesoeg(session, first.id, date(2026, 8, 3), still_housed=True)
        paid = FogedsagClosing(on, FogedUdfald.BETALT, IndsatsResultat.AFVAERGET_PERMANENT, "Gælden er betalt")
        service.close_fogedsag(session, fogedsag_id, paid)
        view = queries.fogedsag(session, fogedsag_id)
        assert [(one.months, one.checked_on is not None) for one in view.genbesoeg] == [
            (3, True),
            (6, False),
            (12, False),
        ]
        assert len(opgaver_of(session, view.row.beboer_id)) == 2


def test_a_closing_taken_back_takes_its_rechecks_and_opgaver_along(database: Database, raadgiver: Actor) -> None:
    with database.write(intent(raadgiver)) as session:
        fogedsag_id = new_fogedsag(session)
        before = queries.fogedsag(session, fogedsag_id)
    averted = FogedsagClosing(date(2026, 11, 2), FogedUdfald.BETALT, IndsatsResultat.AFVAERGET_PERMANENT)
    with database.write(intent(raadgiver)) as closing:
        service.close_fogedsag(closing, fogedsag_id, averted)
    with database.write(intent(raadgiver)) as session:
        audit.undo(session, closing.transaction_id)
        assert queries.fogedsag(session, fogedsag_id) == before
        assert opgaver_of(session, before.row.beboer_id) == ()


def test_a_protected_address_says_no_estate_either(database: Database, raadgiver: Actor) -> None:
    home = LejemaalDraft(afdeling_id=1, address="Ørnevej 67, 2. mf", postcode="2740", town="Skovlunde")
    with database.write(intent(raadgiver)) as session:
        for is_protected in (False, True):
            beboer = new_beboer(session, lejemaal=home, has_protected_address=is_protected)
            service.open_fogedsag(session, FogedsagDraft(beboer, date(2026, 9, 1), session.actor.medarbejder_id))
            (row,) = queries.fogedsager_of(session, beboer)
            assert row.afdeling == ("" if is_protected else "Lærkeparken")


def test_a_leader_sees_no_dates_of_a_fogedsag(database: Database, raadgiver: Actor, leder: Actor) -> None:
    with database.write(intent(raadgiver)) as session:
        fogedsag_id = new_fogedsag(session)
    with database.read(leder) as session:
        with pytest.raises(NotAllowed):
            queries.given_dates(session, [fogedsag_id])
        with pytest.raises(NotAllowed):
            queries.rent_month_of(session, fogedsag_id)
