"""The list and the parts on the invented estate: they say the same of everybody, and few questions are asked."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlmodel import col, select

from socialvicevaert.features.ansoegninger.queries import race_of
from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.budgetter.queries import current_budget
from socialvicevaert.features.gaeld.queries import total_of
from socialvicevaert.features.oekonomi import queries
from socialvicevaert.features.oekonomi.queries import OverviewFilter
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.clock import FixedClock
from socialvicevaert.storage import Database
from socialvicevaert.vault import Vault
from tests.conftest import CHEAP_ARGON, EXAMPLE_PASSWORD, MORNING


@pytest.fixture
def estate(example_folder: Path) -> Iterator[Database]:
    vault = Vault(example_folder, FixedClock(MORNING), CHEAP_ARGON)
    yield vault.unlock(EXAMPLE_PASSWORD).database
    vault.close()


def test_the_list_says_of_everybody_what_their_own_parts_say(estate: Database, vicevaert: Actor) -> None:
    with estate.read(vicevaert) as session:
        rows = queries.overview(session, OverviewFilter(), queries.races(session), limit=1_000)
        assert any(row.race for row in rows)
        assert any(row.plan for row in rows)
        for row in rows:
            budget = current_budget(session, row.id)
            assert row.raadighed_oere == (budget.numbers.raadighed_oere if budget else None)
            assert (row.debt_oere or 0) == total_of(session, row.id)


def test_every_race_ends_as_on_its_fogedsag(estate: Database, vicevaert: Actor) -> None:
    with estate.read(vicevaert) as session:
        marks = queries.races(session)
        assert marks
        for mark in marks:
            race = race_of(session, mark.fogedsag_id).race
            assert (mark.verdict, mark.text, mark.deadline) == (race.verdict, race.text, race.deadline)


def test_a_page_asks_as_many_questions_for_five_as_for_a_hundred(estate: Database, vicevaert: Actor) -> None:
    def questions(limit: int) -> int:
        asked: list[str] = []
        with estate.read(vicevaert) as session:
            races = queries.races(session)
            connection = session.connection()

            def note(_c: object, _k: object, statement: str, *_rest: object) -> None:
                asked.append(statement)

            event.listen(connection, "before_cursor_execute", note)
            queries.overview(session, OverviewFilter(), races, limit=limit)
            event.remove(connection, "before_cursor_execute", note)
        return len(asked)

    assert questions(100) == questions(5)


def test_a_household_is_told_for_everybody_who_has_one(estate: Database, vicevaert: Actor) -> None:
    with estate.read(vicevaert) as session:
        everybody = session.exec(select(Beboer.id).where(col(Beboer.deleted_at).is_(None))).all()
        for number in everybody[::7]:
            assert number is not None
            told = queries.household(session, number)
            assert told.debt_oere == total_of(session, number)
            assert sum(oere for _, oere in told.debt_by_kind) == told.debt_oere
            assert all(sign.why and sign.title for sign in told.signs)
