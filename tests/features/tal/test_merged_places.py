"""An estate's report before and after another became part of it: their difference is the other one."""

from collections.abc import Iterator
from datetime import date

import pytest

from socialvicevaert.features.indstillinger.models import Afdeling
from socialvicevaert.features.tal.figures.counting import count
from socialvicevaert.features.tal.figures.ledger import Told, ledger_from
from socialvicevaert.features.tal.figures.naming import Extent, families_of
from socialvicevaert.features.tal.figures.published import Published, publish
from socialvicevaert.features.tal.models import Selection
from socialvicevaert.shared.actor import Actor, Intent
from socialvicevaert.storage import Database, Session
from tests.features.tal.estate import Estate

OCTOBER = (date(2026, 10, 1), date(2026, 10, 31))


@pytest.fixture
def session(database: Database, vicevaert: Actor) -> Iterator[Session]:
    with database.write(Intent("Prøve", vicevaert)) as opened:
        yield opened


def before_and_after(session: Session, in_small: int) -> tuple[Published, Published]:
    """October of an estate of 10 sager; then the small one has been a part of it since September all the time."""
    estate = Estate(session)
    large = estate.afdeling("Engen")
    for afdeling_id, how_many in ((large, 10), (estate.afdeling_id, in_small)):
        for _ in range(how_many):
            estate.sag(estate.beboer(afdeling_id), (date(2026, 8, 5), None))
    selection = Selection(*OCTOBER, afdeling_id=large)
    first = publish(count(session, selection))
    row = session.get_one(Afdeling, estate.afdeling_id)
    row.closed_on, row.merged_into_id = date(2026, 9, 15), large
    session.flush()
    return first, publish(count(session, selection), Told((ledger_from(first.ledger.as_json()),)))


def test_an_estate_that_has_become_part_of_another_does_not_follow_from_two_reports_of_that(session: Session) -> None:
    first, second = before_and_after(session, 3)
    assert first.text("sager.i_perioden") == "10"
    assert second.text("sager.i_perioden") == second.text("sager.ultimo") == second.text("sager.primo") == "skjult"


def test_an_estate_large_enough_may_follow(session: Session) -> None:
    _, second = before_and_after(session, 7)
    assert second.text("sager.i_perioden") == "17"


def estates(*groups: tuple[int, ...] | None) -> list[Extent]:
    return [Extent(one) for one in groups]


def test_estates_that_lie_within_another_are_its_parts_and_those_that_overlap_stand_apart() -> None:
    everything, both, own = estates(None, (1, 2), (1,))
    assert families_of(everything, estates(None, (1,), (1, 2), (3,), (2,))) == [
        estates((1, 2), (3,)),
        estates((1,), (2,), (3,)),
    ]
    assert families_of(both, estates(None, (1, 2), (2,), (2, 3))) == [estates((2,))]
    assert families_of(own, estates(None, (1,), (1, 2))) == []


def test_workers_of_an_estate_are_a_part_of_all_workers_and_of_all_estates() -> None:
    few = Extent((1,), (5, 6))
    assert families_of(Extent(None, (5, 6, 7)), [few]) == [[few]]
    assert families_of(Extent((1,)), [few, Extent(None, (5, 6))]) == [[few]]


def test_a_group_of_which_no_workers_are_known_may_overlap_another() -> None:
    group, role = Extent(None, ("gruppe:1",)), Extent(None, (5, 6))
    assert families_of(Extent(), [group, role]) == [[role], [group]]
