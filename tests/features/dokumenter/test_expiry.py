"""A paper that ends is spoken of before its last day, in one opgave that follows it."""

from datetime import date, timedelta

import pytest
from sqlmodel import select

from socialvicevaert.features.dokumenter import queries, rules, service
from socialvicevaert.features.dokumenter.models import DokumentArt, DokumentChange, DokumentDraft
from socialvicevaert.features.mindag.queries import min_dag
from socialvicevaert.features.mindag.rules import DayAfsnit, DayLine
from socialvicevaert.features.opgaver.models import Opgave
from socialvicevaert.features.opgaver.queries import OpgaveView, opgaver_of
from socialvicevaert.features.opgaver.service import finish_opgave
from socialvicevaert.features.papirkurv.queries import things
from socialvicevaert.features.papirkurv.service import take_back
from socialvicevaert.features.samtykker.models import Samtykke
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.clock import FixedClock
from socialvicevaert.shared.errors import UserError, ValidationFailed
from socialvicevaert.storage import Database, Session
from tests.conftest import MORNING
from tests.factories import beboer_in, intent, new_beboer, new_partner, new_samtykke
from tests.papers import pdf

TODAY = MORNING.date()
ENDS = TODAY + timedelta(days=rules.DAYS_BEFORE)


def passport(session: Session, beboer_id: int, expires_on: date | None = ENDS) -> int:
    return service.attach(session, DokumentDraft(beboer_id, "Pas.pdf", pdf(), expires_on=expires_on))


def changed(session: Session, dokument_id: int, name: str = "Pas", expires_on: date | None = ENDS) -> None:
    service.change_dokument(session, dokument_id, DokumentChange(name, expires_on=expires_on))


def lines(session: Session, beboer_id: int) -> list[DayLine]:
    return [line for line in min_dag(session) if line.beboer_id == beboer_id and "Skaf et nyt" in line.title]


def asked(session: Session, beboer_id: int) -> list[OpgaveView]:
    return list(opgaver_of(session, beboer_id))


def test_a_bill_is_looked_at_and_not_got_anew() -> None:
    said, why = rules.words_of_expiry("Elregning", DokumentArt.OPKRAEVNING, date(2026, 12, 1))
    assert (said, why) == ("Se på »Elregning«", "Opkrævning eller rykker, frist 01-12-2026")


def test_thirty_days_before_it_ends_a_line_of_the_day_leads_to_the_paper(
    database: Database, vicevaert: Actor, clock: FixedClock
) -> None:
    beboer_id = beboer_in(database, vicevaert)
    with database.write(intent(vicevaert)) as session:
        dokument_id = passport(session, beboer_id, ENDS + timedelta(days=1))
        assert lines(session, beboer_id) == []
    clock.moment = MORNING + timedelta(days=1)
    with database.write(intent(vicevaert)) as session:
        (line,) = lines(session, beboer_id)
    assert (line.title, line.section) == ("Skaf et nyt: »Pas«", DayAfsnit.SAMTYKKER)
    assert line.why == f"Andet, gælder til {ENDS + timedelta(days=1):%d-%m-%Y}"
    assert (line.action.label, line.action.kind, line.action.id) == ("Åbn dokument", "beboer", beboer_id)
    assert (line.action.tab, dict(line.action.extra)) == ("papirer", {"part": "dokumenter", "id": dokument_id})
    clock.moment = MORNING + timedelta(days=rules.DAYS_BEFORE + 2)
    with database.write(intent(vicevaert)) as session:
        (line,) = lines(session, beboer_id)
    assert line.section is DayAfsnit.FRISTER


def test_the_opgave_follows_the_day_and_the_name_and_leaves_with_the_day(database: Database, vicevaert: Actor) -> None:
    beboer_id = beboer_in(database, vicevaert)
    with database.write(intent(vicevaert)) as session:
        dokument_id = passport(session, beboer_id)
        changed(session, dokument_id, "Pas til Ahmed", ENDS + timedelta(days=3))
        (one,) = asked(session, beboer_id)
        assert (one.title, one.due_on) == ("Skaf et nyt: »Pas til Ahmed«", ENDS + timedelta(days=3))
        changed(session, dokument_id, "Pas til Ahmed", None)
        assert asked(session, beboer_id) == []
        assert queries.dokument(session, dokument_id).expires_on is None


def test_what_was_ticked_off_comes_back_with_a_new_day_and_not_with_a_new_name(
    database: Database, vicevaert: Actor
) -> None:
    beboer_id = beboer_in(database, vicevaert)
    with database.write(intent(vicevaert)) as session:
        dokument_id = passport(session, beboer_id)
        (one,) = asked(session, beboer_id)
        finish_opgave(session, one.id)
        changed(session, dokument_id, "Nyt navn")
        assert asked(session, beboer_id) == []
        changed(session, dokument_id, "Nyt navn", ENDS + timedelta(days=400))
        assert len(asked(session, beboer_id)) == 1


def test_what_had_ended_when_it_was_added_asks_for_nothing(database: Database, vicevaert: Actor) -> None:
    beboer_id = beboer_in(database, vicevaert)
    with database.write(intent(vicevaert)) as session:
        passport(session, beboer_id, TODAY - timedelta(days=1))
        passport(session, beboer_id, None)
        assert session.exec(select(Opgave)).all() == []
        passport(session, beboer_id, TODAY)
        assert len(asked(session, beboer_id)) == 1


def test_a_paper_cannot_end_before_it_is_dated(database: Database, vicevaert: Actor) -> None:
    beboer_id = beboer_in(database, vicevaert)
    draft = DokumentDraft(beboer_id, "Pas", pdf(), dated_on=TODAY, expires_on=TODAY - timedelta(days=1))
    with database.write(intent(vicevaert)) as session, pytest.raises(ValidationFailed) as refused:
        service.attach(session, draft)
    assert [problem.field for problem in refused.value.problems] == ["expires_on"]


def test_the_opgave_goes_into_the_bin_with_the_paper_and_comes_back_with_it(
    database: Database, vicevaert: Actor
) -> None:
    beboer_id = beboer_in(database, vicevaert)
    with database.write(intent(vicevaert)) as session:
        dokument_id = passport(session, beboer_id)
        service.bin_dokument(session, dokument_id)
        assert asked(session, beboer_id) == []
        assert [(thing.word, thing.title) for thing in things(session, beboer_id)] == [("Dokument", "Pas")]
        take_back(session, "dokument", dokument_id)
        assert len(asked(session, beboer_id)) == 1
        assert [view.id for view in queries.dokumenter_of(session, beboer_id)] == [dokument_id]


def test_the_signed_paper_of_a_consent_cannot_be_thrown_away(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer_id, partner_id = new_beboer(session), new_partner(session)
        scan = service.attach(session, DokumentDraft(beboer_id, "Samtykke.pdf", pdf(), DokumentArt.SAMTYKKE))
        session.kept(Samtykke, new_samtykke(session, beboer_id, partner_id)).scan_id = scan
        session.flush()
        with pytest.raises(UserError, match="underskrevne papir til et samtykke"):
            service.bin_dokument(session, scan)
        assert [view.id for view in queries.dokumenter_of(session, beboer_id)] == [scan]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Rykker 2.pdf", DokumentArt.OPKRAEVNING),
        ("AFGØRELSE om boligstøtte", DokumentArt.AFGOERELSE),
        ("Fuldmagt til banken", DokumentArt.SAMTYKKE),
        ("Lejekontrakt", DokumentArt.AFTALE),
        ("Lønseddel oktober", DokumentArt.DOKUMENTATION),
        ("Brev fra Udbetaling Danmark", DokumentArt.BREV),
        ("IMG_2041", DokumentArt.ANDET),
    ],
)
def test_the_kind_is_suggested_by_the_name(name: str, kind: DokumentArt) -> None:
    assert rules.kind_by_name(name) is kind
