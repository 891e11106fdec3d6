"""The log: two lines are enough, the next step becomes an opgave."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from socialvicevaert import audit
from socialvicevaert.features.indstillinger.service import add_behovsomraade, retire_behovsomraade
from socialvicevaert.features.kontakter import queries, service
from socialvicevaert.features.kontakter.models import KontaktArt, KontaktDraft, KontaktSted
from socialvicevaert.features.opgaver import queries as opgaver
from socialvicevaert.features.sager.models import SagClosing, SagResultat
from socialvicevaert.features.sager.service import close_sag
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.errors import UserError, ValidationFailed
from socialvicevaert.storage import Database
from tests.factories import intent, new_beboer, new_sag

NOON_YESTERDAY = datetime(2026, 11, 21, 11, 0, tzinfo=UTC)


def draft(beboer_id: int, **fields: object) -> KontaktDraft:
    return replace(KontaktDraft(beboer_id, KontaktArt.HJEMMEBESOEG, NOON_YESTERDAY, "Talte om huslejen"), **fields)  # type: ignore[arg-type]


def test_the_next_step_becomes_an_opgave_that_says_why(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer = new_beboer(session)
        service.log_kontakt(
            session, draft(beboer, next_step="Ring til ydelsescentret", next_step_on=date(2026, 11, 24))
        )
        (opgave,) = opgaver.opgaver_of(session, beboer)
    assert (opgave.title, opgave.due_on) == ("Ring til ydelsescentret", date(2026, 11, 24))
    assert opgave.why == "Aftalt ved hjemmebesøg 21-11-2026"


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"text": "  "}, "text"),
        ({"held_at": datetime(2026, 11, 23, tzinfo=UTC)}, "held_at"),
        ({"minutes": -1}, "minutes"),
        ({"next_step": "Ring"}, "next_step_on"),
        ({"next_step_on": date(2026, 12, 1)}, "next_step"),
    ],
)
def test_what_is_missing_is_said_at_its_field(
    database: Database, vicevaert: Actor, fields: dict[str, object], field: str
) -> None:
    with database.write(intent(vicevaert)) as session, pytest.raises(ValidationFailed) as refused:
        service.log_kontakt(session, draft(new_beboer(session), **fields))
    assert [problem.field for problem in refused.value.problems] == [field]


def test_a_failed_attempt_needs_no_words(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer = new_beboer(session)
        service.log_kontakt(session, draft(beboer))
        later = datetime(2026, 11, 21, 15, 0, tzinfo=UTC)
        service.log_kontakt(session, draft(beboer, kind=KontaktArt.FORGAEVES, text="", held_at=later))
        assert [one.kind for one in queries.kontakter_of(session, beboer)] == [
            KontaktArt.FORGAEVES,
            KontaktArt.HJEMMEBESOEG,
        ]


def test_an_entry_can_be_corrected_and_binned(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer = new_beboer(session)
        kontakt_id = service.log_kontakt(session, draft(beboer))
        seen = queries.kontakt(session, kontakt_id)
        service.change_kontakt(session, kontakt_id, replace(seen.as_draft(), place=KontaktSted.HJEM, minutes=35))
        assert queries.kontakt(session, kontakt_id).minutes == 35
        service.bin_kontakt(session, kontakt_id)
        assert queries.kontakter_of(session, beboer) == ()
        with pytest.raises(UserError):
            queries.kontakt(session, kontakt_id)


def test_a_kontakt_belongs_to_the_residents_own_sag(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer = new_beboer(session)
        elsewhere = new_sag(session, new_beboer(session, "Lars", "Ågård"))
        with pytest.raises(UserError, match="anden beboer"):
            service.log_kontakt(session, draft(beboer, sag_id=elsewhere))
        kontakt_id = service.log_kontakt(session, draft(beboer))
        with pytest.raises(UserError, match="anden beboer"):
            service.change_kontakt(session, kontakt_id, draft(beboer, sag_id=elsewhere))


def test_a_form_begins_with_the_newest_open_sag_and_offers_what_the_contact_names(
    database: Database, vicevaert: Actor, administrator: Actor
) -> None:
    with database.write(intent(administrator)) as session:
        kept, gone = (add_behovsomraade(session, name) for name in ("Økonomi", "Sundhed"))
    with database.write(intent(vicevaert)) as session:
        beboer = new_beboer(session)
        closed = new_sag(session, beboer, date(2026, 9, 1), title="Post")
        close_sag(session, closed, SagClosing(date(2026, 10, 1), SagResultat.LOEST))
        newest = new_sag(session, beboer, date(2026, 10, 2), title="Husleje")
        number = service.log_kontakt(session, draft(beboer, behovsomraade_ids=(gone,)))
    with database.write(intent(administrator)) as session:
        retire_behovsomraade(session, gone)
    with database.read(vicevaert) as session:
        new = queries.kontakt_start(session, beboer)
        known = queries.kontakt_start(session, kontakt_id=number)
        nobody = queries.kontakt_start(session)
        with pytest.raises(UserError):
            queries.kontakt_start(session, 999)
    assert new.open_sag_id == newest
    assert new.sager == ((newest, "2026-0002 · Husleje"), (closed, "2026-0001 · Post · afsluttet"))
    assert kept in dict(new.behovsomraader)
    assert gone not in dict(new.behovsomraader)
    assert gone in dict(known.behovsomraader)
    assert (known.beboer_id, known.beboer) == (beboer, "Fatima Demir")
    assert (nobody.beboer, nobody.sager) == ("", ())


def test_a_kontakt_taken_back_takes_its_next_step_along(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer = new_beboer(session)
    with database.write(intent(vicevaert)) as logging:
        service.log_kontakt(logging, draft(beboer, next_step="Ring", next_step_on=date(2026, 11, 24)))
    with database.write(intent(vicevaert)) as session:
        audit.undo(session, logging.transaction_id)
        assert queries.kontakter_of(session, beboer) == ()
        assert opgaver.opgaver_of(session, beboer) == ()
