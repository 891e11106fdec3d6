"""The log: two lines are enough, the next step becomes an opgave."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from socialvicevaert.features.kontakter import queries, service
from socialvicevaert.features.kontakter.models import KontaktArt, KontaktDraft, KontaktSted
from socialvicevaert.features.opgaver import queries as opgaver
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


def test_a_failed_attempt_needs_no_words_and_is_no_contact(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer = new_beboer(session)
        service.log_kontakt(session, draft(beboer))
        later = datetime(2026, 11, 21, 15, 0, tzinfo=UTC)
        service.log_kontakt(session, draft(beboer, kind=KontaktArt.FORGAEVES, text="", held_at=later))
        assert queries.last_contact_at(session, beboer) == NOON_YESTERDAY
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
