"""A list asks the file as many questions for many lines as for a few."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, event

from socialvicevaert.features.ansoegninger.queries import race_of
from socialvicevaert.features.fogedsager.models import FogedsagDraft
from socialvicevaert.features.fogedsager.queries import fogedsager, fogedsager_of
from socialvicevaert.features.fogedsager.service import open_fogedsag
from socialvicevaert.features.henvisninger.models import HenvisningDraft
from socialvicevaert.features.henvisninger.queries import henvisninger, henvisninger_of
from socialvicevaert.features.henvisninger.service import draft_henvisning
from socialvicevaert.features.kontakter.queries import kontakter_of
from socialvicevaert.features.mindag.queries import min_dag
from socialvicevaert.features.partnere.models import KontaktpersonDraft, PartnerDraft, PartnerKind
from socialvicevaert.features.partnere.queries import partnere
from socialvicevaert.features.partnere.service import add_partner
from socialvicevaert.features.sager.queries import sager_of
from socialvicevaert.features.samtykker.models import Oplysningsart
from socialvicevaert.features.samtykker.queries import expiring, samtykker_of
from socialvicevaert.features.tidslinje.queries import overblik
from socialvicevaert.shared.actor import Actor
from socialvicevaert.storage import Database
from socialvicevaert.storage.session import Session
from tests.factories import TODAY, intent, new_beboer, new_sag, new_samtykke
from tests.money import summoned

LISTS: dict[str, Callable[[Session], tuple[Any, ...]]] = {
    "partnere": partnere,
    "sager": lambda session: sager_of(session, 1),
    "samtykker": lambda session: samtykker_of(session, 1),
    "expiring": lambda session: expiring(session, date(2026, 12, 24)),
    "fogedsager": fogedsager,
    "henvisninger": henvisninger,
    "min dag": min_dag,
}
OF_NOBODY: dict[str, Callable[[Session], tuple[Any, ...]]] = {
    "kontakter": lambda session: kontakter_of(session, 1),
    "sager": lambda session: sager_of(session, 1),
    "samtykker": lambda session: samtykker_of(session, 1),
    "fogedsager": lambda session: fogedsager_of(session, 1),
    "henvisninger": lambda session: henvisninger_of(session, 1),
}


def add_one_of_each(session: Session, beboer: int) -> None:
    person = KontaktpersonDraft("Lene", "Visitator", "44 77 20 01")
    partner = add_partner(session, PartnerDraft("Jobcenter", PartnerKind.JOBCENTER, kontaktpersoner=(person,)))
    new_sag(session, beboer, date(2026, 3, 1))
    new_samtykke(session, beboer, partner, valid_to=date(2026, 12, 1))
    open_fogedsag(session, FogedsagDraft(beboer, date(2026, 9, 1), session.actor.medarbejder_id))
    draft_henvisning(session, HenvisningDraft(beboer, partner, "Praktik", ((Oplysningsart.ARBEJDE, "Vil gerne"),)))


@contextmanager
def questions_asked() -> Iterator[list[str]]:
    asked: list[str] = []

    def note(*call: Any) -> None:
        asked.append(call[2])

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(Engine, "before_cursor_execute", note)


@pytest.mark.parametrize("name", LISTS)
def test_a_longer_list_asks_no_more(database: Database, vicevaert: Actor, name: str) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer = new_beboer(session)
        add_one_of_each(session, beboer)
    counts, lengths = [], []
    for more in (0, 5):
        with database.write(intent(vicevaert)) as session:
            for _ in range(more):
                add_one_of_each(session, beboer)
        with database.read(vicevaert) as session, questions_asked() as asked:
            lengths.append(len(LISTS[name](session)))
        counts.append(len(asked))
    assert lengths[1] > lengths[0] > 0
    assert counts[1] == counts[0]


@pytest.mark.parametrize("name", OF_NOBODY)
def test_where_there_is_nothing_no_more_is_asked(database: Database, vicevaert: Actor, name: str) -> None:
    with database.read(vicevaert) as session, questions_asked() as asked:
        assert OF_NOBODY[name](session) == ()
    assert len(asked) == 1


def test_the_first_tab_asks_nothing_twice(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer = new_beboer(session)
        add_one_of_each(session, beboer)
    with database.read(vicevaert) as session, questions_asked() as asked:
        assert overblik(session, beboer).events
    assert [question for question, times in Counter(asked).items() if times > 1] == []


def test_the_race_of_a_fogedsag_asks_once_for_the_partners_to_call(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        number = summoned(session, new_beboer(session), TODAY + timedelta(days=9))
    with database.read(vicevaert) as session, questions_asked() as asked:
        assert len(race_of(session, number).acts) > 1
    assert sum("\nFROM partner " in question for question in asked) == 1
