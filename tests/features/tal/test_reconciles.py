"""Each figure against SQL that knows nothing of the program; what does not add up is no report."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import select

from socialvicevaert.example.build import WORKERS
from socialvicevaert.features.beboere.models import HusstandType
from socialvicevaert.features.indstillinger.models import Afdeling
from socialvicevaert.features.tal.figures.counting import count
from socialvicevaert.features.tal.figures.model import model_of
from socialvicevaert.features.tal.figures.published import publish
from socialvicevaert.features.tal.models import Selection
from socialvicevaert.features.tal.queries.sager import sag_counts
from socialvicevaert.features.tal.queries.scope import Scope
from socialvicevaert.features.tal.rules.period import Period
from socialvicevaert.shared.actor import Actor, Intent
from socialvicevaert.shared.clock import DENMARK, FixedClock
from socialvicevaert.shared.errors import UserError
from socialvicevaert.storage import Database, Session
from socialvicevaert.vault import Vault
from tests.conftest import EXAMPLE_PASSWORD
from tests.features.tal.estate import Estate
from tests.features.tal.plain_sql import PlainSql
from tests.features.tal.random_histories import Richer
from tests.features.tal.test_hidden_figures import invented

PERIODS = {
    "month": (date(2026, 10, 1), date(2026, 10, 31)),
    "short month": (date(2026, 2, 1), date(2026, 2, 28)),
    "year": (date(2025, 11, 1), date(2026, 10, 31)),
    "any period": (date(2026, 3, 9), date(2026, 8, 21)),
    "one day": (date(2026, 6, 5), date(2026, 6, 5)),
}
COUNTED_ELSEWHERE = ("forloeb.", "maaling.", "budgetter.", "ordninger.", "ansoegninger.")  # tests/features/rapporter
BY_PARTNER = "henvisninger.partner."
OTHER_BLOCKS = ("md.", "afd.", "foer.")


@pytest.fixture
def session(database: Database, vicevaert: Actor) -> Iterator[Session]:
    with database.write(Intent("Prøve", vicevaert)) as opened:
        yield opened


@pytest.fixture
def example(example_folder: Path) -> Iterator[Session]:
    vault = Vault(example_folder, FixedClock(datetime(2026, 11, 1, 9, 0, tzinfo=DENMARK)))
    with vault.unlock(EXAMPLE_PASSWORD).database.read(WORKERS[0]) as opened:
        yield opened
    vault.close()


def true(session: Session, parameters: Selection) -> dict[str, int]:
    """The figures before anything is hidden."""
    model = model_of(count(session, parameters))
    values = model.values()
    return {key: values[key] for key in model.labels if not key.startswith(OTHER_BLOCKS)}


def assert_same(session: Session, first: date, last: date, afdeling_id: int | None = None) -> None:
    found = true(session, Selection(first, last, afdeling_id))
    counted = PlainSql(session, first, last, afdeling_id).all()
    assert {key: found[key] for key in counted} == counted
    rest = found.keys() - counted.keys()
    assert {key for key in rest if not key.startswith((*COUNTED_ELSEWHERE, BY_PARTNER))} == set()


@pytest.mark.parametrize("name", PERIODS)
def test_every_figure_of_the_example_is_what_plain_sql_counts(example: Session, name: str) -> None:
    estates = [None, *example.exec(select(Afdeling.id))]
    assert len(estates) > 2
    for afdeling_id in estates:
        assert_same(example, *PERIODS[name], afdeling_id)


def test_the_example_has_something_of_everything_that_is_compared(example: Session) -> None:
    found = true(example, Selection(*PERIODS["year"]))
    nothing = {
        key.rpartition(".")[0]
        for key in found
        if key.startswith(("genbesoeg.", "husstande.", "kontakter.", "restancer."))
    } - {"genbesoeg.12"}  # nobody was averted a year before
    for key in found:
        if found[key]:
            nothing.discard(key.rpartition(".")[0])
    assert nothing == set()
    report = publish(count(example, Selection(*PERIODS["year"])))
    exact = PlainSql(example, *PERIODS["year"]).owed_oere()
    assert abs((report.sums["restancer.beloeb"] or exact) - exact) <= 500_00


@given(seed=st.integers(0, 2**32))
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_figure_of_random_histories_is_what_plain_sql_counts(session: Session, seed: int) -> None:
    with session.begin_nested() as rolled_back:
        random = Random(seed)
        made = Richer(session, random)
        month = date(2026, random.randrange(3, 11), 1)
        ends = sorted((made.day(), made.day()))
        for first, last in ((month, month.replace(day=28)), (date(2026, 1, 1), date(2026, 11, 20)), (ends[0], ends[1])):
            assert_same(session, first, last)
            assert_same(session, first, last, random.choice(made.estates))
        rolled_back.rollback()


@given(seed=st.integers(0, 2**32))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_was_there_and_came_less_what_went_is_what_is_left_and_that_is_what_the_next_month_begins_with(
    session: Session, seed: int
) -> None:
    with session.begin_nested() as rolled_back:
        random = Random(seed)
        estate, people = Estate(session), []
        for _ in range(random.randrange(1, 6)):
            people.append(estate.beboer())
        # few days, so that stretches end and begin on the first and last days of months, and on the same day
        days = [date(2026, month, day) for month in (4, 5, 6) for day in (1, 2, 15, 29, 30)]
        for _ in range(random.randrange(1, 9)):
            ends: list[date | None] = [*sorted(random.sample(days, 2 * random.randrange(1, 5)))]
            if random.random() < 0.5:
                ends[-1] = None
            estate.sag(random.choice(people), *zip(ends[::2], ends[1::2], strict=True))  # type: ignore[arg-type]
        left = None
        for period in (Period.month(2026, 3), Period.month(2026, 4), Period.month(2026, 5), Period.month(2026, 6)):
            found = sag_counts(session, Scope(period))
            assert found.primo + found.new - found.closed == found.ultimo
            assert left is None or found.primo == left
            left = found.ultimo
        rolled_back.rollback()


def test_a_sag_closed_on_the_last_day_and_opened_again_in_the_next_month_is_not_open_between(session: Session) -> None:
    estate = Estate(session)
    estate.sag(estate.beboer(), (date(2026, 9, 3), date(2026, 9, 30)), (date(2026, 10, 1), None))
    estate.sag(estate.beboer(), (date(2026, 9, 3), date(2026, 9, 30)), (date(2026, 9, 30), None))
    estate.sag(
        estate.beboer(), (date(2026, 1, 3), date(2026, 9, 5)), (date(2026, 9, 8), date(2026, 9, 9)),
        (date(2026, 9, 20), None),
    )  # fmt: skip
    september = true(session, Selection(date(2026, 9, 1), date(2026, 9, 30)))
    october = true(session, Selection(date(2026, 10, 1), date(2026, 10, 31)))
    keys = ("primo", "nye", "afsluttede", "ultimo")
    assert [september[f"sager.{key}"] for key in keys] == [1, 2, 1, 2]
    assert [october[f"sager.{key}"] for key in keys] == [2, 1, 0, 3]


def test_figures_that_do_not_add_up_are_no_report_and_the_table_is_named() -> None:
    counts = invented(6)
    publish(counts)
    with pytest.raises(UserError, match=r"Tallene stemmer ikke i »Sager i perioden«.*rapporten er ikke lavet"):
        publish(replace(counts, sager=replace(counts.sager, new=counts.sager.new + 1)))
    with pytest.raises(UserError, match="»Forskellige beboere med sag«"):
        publish(replace(counts, husstande=replace(counts.husstande, with_sag={HusstandType.PAR: 10**6})))
    with pytest.raises(UserError, match="»Kontakter«"):
        publish(replace(counts, kontakt_ways=replace(counts.kontakt_ways, outside_hours=10**6)))
