"""What several subjects count of the same rows is read once, and never older than what the session has written."""

from collections.abc import Iterator
from datetime import date

import pytest

from socialvicevaert.features.kontakter.models import Kontakt, KontaktArt
from socialvicevaert.features.tal.figures.counting import count
from socialvicevaert.features.tal.models import Selection
from socialvicevaert.features.tal.queries.kontakter import kontakt_counts, met_per_estate
from socialvicevaert.features.tal.queries.sager import sag_counts
from socialvicevaert.features.tal.queries.scope import Scope
from socialvicevaert.features.tal.rules.period import Period
from socialvicevaert.shared.actor import Actor
from socialvicevaert.storage import Database, Session
from tests.benchmarks.estate import recorded
from tests.factories import intent
from tests.features.tal.estate import WORKER, Estate, at

OCTOBER = Scope(Period.month(2026, 10))
VISIT = KontaktArt.HJEMMEBESOEG


@pytest.fixture
def session(database: Database, vicevaert: Actor) -> Iterator[Session]:
    with database.write(intent(vicevaert)) as opened:
        yield opened


def test_what_is_written_after_a_count_is_in_the_next(session: Session) -> None:
    estate = Estate(session)
    who = estate.beboer()
    for visits in range(1, 4):
        # not flushed: what waits to be written counts as well
        session.add(Kontakt(beboer_id=who, medarbejder_id=WORKER, held_at=at(2026, 10, visits), kind=VISIT))
        assert kontakt_counts(session, OCTOBER).kinds[VISIT] == visits
        assert met_per_estate(session, OCTOBER).total() == visits
    estate.sag(who, (date(2026, 10, 5), None))
    assert sag_counts(session, OCTOBER).active == 1


def test_what_is_taken_away_after_a_count_is_in_the_next_no_more(session: Session) -> None:
    estate = Estate(session)
    estate.kontakt(estate.beboer(), at(2026, 10, 6))
    assert kontakt_counts(session, OCTOBER).persons == 1
    row = session.get_one(Kontakt, 1)
    row.deleted_at = session.now
    assert kontakt_counts(session, OCTOBER).persons == 0


def test_another_month_and_another_estate_are_read_by_themselves(session: Session) -> None:
    estate = Estate(session)
    estate.kontakt(estate.beboer(), at(2026, 10, 6))
    estate.kontakt(estate.beboer(estate.afdeling("Bakken")), at(2026, 9, 6))
    september = Scope(Period.month(2026, 9))
    assert [kontakt_counts(session, one).persons for one in (OCTOBER, september, Scope(OCTOBER.period, 0))] == [1, 1, 0]


@pytest.mark.parametrize("table", ["kontakt", "henvisning"])
def test_a_report_reads_the_long_texts_of_a_table_once(database: Database, vicevaert: Actor, table: str) -> None:
    with database.write(intent(vicevaert)) as session:
        estate = Estate(session)
        estate.afdeling("Bakken")
        estate.kontakt(estate.beboer(), at(2026, 10, 6))
    year = Selection(date(2025, 11, 1), date(2026, 10, 31))
    with database.read(vicevaert) as session, recorded(database) as statements:
        count(session, year)
    assert sum(f"FROM {table} " in " ".join(f"{one} ".split()) + " " for one, _ in statements) == 1
