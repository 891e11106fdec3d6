"""Everybody's money in one list: who stands in it, in which order, and that it says the same as each part does."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import select

from socialvicevaert.features.afdragsordninger.models import (
    AfdragDraft,
    Afdragsordning,
    Afdragsrytme,
    Indbetaling,
    OrdningDraft,
    OrdningTilstand,
)
from socialvicevaert.features.afdragsordninger.queries import ordninger
from socialvicevaert.features.afdragsordninger.service import make_ordning
from socialvicevaert.features.ansoegninger.rules import Verdict
from socialvicevaert.features.beboere.service import bin_beboer
from socialvicevaert.features.budgetter.queries import current_budget
from socialvicevaert.features.budgetter.service import start_budget
from socialvicevaert.features.forloeb.models import ForloebDraft, ForloebStatus
from socialvicevaert.features.forloeb.service import offer_forloeb
from socialvicevaert.features.oekonomi import queries
from socialvicevaert.features.oekonomi.queries import Only, OverviewFilter, OverviewRow
from socialvicevaert.features.oekonomi.queries.standing import standing
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.errors import NotAllowed
from socialvicevaert.storage import Database
from socialvicevaert.storage.session import Session
from tests.factories import TODAY, intent, new_beboer
from tests.money import LANDLORD, agreed, applied, owing, summoned


def listed(session: Session, *only: Only, text: str = "", mine: int | None = None) -> list[OverviewRow]:
    wanted = OverviewFilter(text, frozenset(only), mine)
    races = queries.races(session)
    rows = queries.overview(session, wanted, races)
    assert queries.count(session, wanted, races) == len(rows)
    return rows


def test_only_residents_with_money_matters_are_listed(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        new_beboer(session, "Uden", "Noget")
        owing(session, new_beboer(session, "Gerda", "Gæld"))
        start_budget(session, new_beboer(session, "Bo", "Budget"))
        summoned(session, new_beboer(session, "Frida", "Foged"), TODAY + timedelta(days=40))
        gone = new_beboer(session, "Sletty", "Slettet")
        owing(session, gone)
        bin_beboer(session, gone)
        assert [row.name for row in listed(session)] == ["Budget, Bo", "Foged, Frida", "Gæld, Gerda"]


def test_a_row_says_what_each_part_says(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        one = new_beboer(session, responsible_id=vicevaert.medarbejder_id)
        owing(session, one, 1_234_567)
        owing(session, one, 33)
        start_budget(session, one)
        agreed(session, one, TODAY + timedelta(days=3))
        applied(session, one, TODAY + timedelta(days=4))
        offer_forloeb(session, ForloebDraft(one, TODAY, vicevaert.medarbejder_id))
        (row,) = listed(session)
        budget = current_budget(session, one)
    assert budget is not None
    assert (row.debt_oere, row.raadighed_oere, row.budget_on) == (1_234_600, budget.numbers.raadighed_oere, TODAY)
    assert (row.plan, row.waiting, row.answer_on) == (OrdningTilstand.LOEBER, 1, TODAY + timedelta(days=4))
    assert (row.forloeb, row.responsible, row.race) == (ForloebStatus.TILBUDT, "Amina Yusuf", None)


def test_the_nearest_deadline_stands_first(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        owing(session, new_beboer(session, "Anna", "Aa"))
        summoned(session, new_beboer(session, "Senere", "Berg"), TODAY + timedelta(days=9))
        summoned(session, new_beboer(session, "Snart", "Christensen"), TODAY + timedelta(days=2))
        summoned(session, new_beboer(session, "Fjern", "Dahl"), TODAY + timedelta(days=30))
        assert [row.name for row in listed(session)] == [
            "Christensen, Snart",
            "Berg, Senere",
            "Dahl, Fjern",
            "Aa, Anna",
        ]


@pytest.mark.parametrize(
    ("only", "name"),
    [
        (Only.RACE, "Kapløb"),
        (Only.BROKEN, "Brudt"),
        (Only.WAITING, "Venter"),
        (Only.OFFERED, "Tilbudt"),
    ],
)
def test_a_chip_shows_those_it_names(database: Database, vicevaert: Actor, only: Only, name: str) -> None:
    with database.write(intent(vicevaert)) as session:
        people = {each: new_beboer(session, "A", each) for each in ("Kapløb", "Brudt", "Venter", "Tilbudt", "Andre")}
        summoned(session, people["Kapløb"], TODAY + timedelta(days=14))
        summoned(session, people["Andre"], TODAY + timedelta(days=15))
        agreed(session, people["Brudt"], TODAY - timedelta(days=6))
        agreed(session, people["Andre"], TODAY - timedelta(days=5))  # the last day it can be paid
        applied(session, people["Venter"], None)
        offer_forloeb(session, ForloebDraft(people["Tilbudt"], TODAY, vicevaert.medarbejder_id))
        assert [row.name for row in listed(session, only)] == [f"{name}, A"]


def test_two_chips_must_both_hold_and_words_and_mine_narrow_too(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        one, other = new_beboer(session, "Ida", "Holm"), new_beboer(session, "Per", "Holm", responsible_id=1)
        for each in (one, other):
            applied(session, each, None)
        start_budget(session, one)
        assert [row.id for row in listed(session, Only.WAITING, Only.NO_BUDGET)] == [other]
        assert [row.id for row in listed(session, text="ida")] == [one]
        assert [row.id for row in listed(session, mine=1)] == [other]


def test_a_household_that_is_safe_is_in_no_race(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        one = new_beboer(session)
        summoned(session, one, TODAY + timedelta(days=12))
        applied(session, one, TODAY + timedelta(days=2))
        assert listed(session, Only.RACE) == []
        (row,) = listed(session)
        assert row.race is not None
        assert row.race.verdict is Verdict.IN_TIME
        assert queries.key_figures(session, queries.races(session)).races == 0


def test_the_figures_on_top_count_everybody(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        for days in (3, 4, -20):
            agreed(session, new_beboer(session), TODAY + timedelta(days=days))
        applied(session, new_beboer(session), None)
        summoned(session, new_beboer(session), TODAY + timedelta(days=3))
        figures = queries.key_figures(session, queries.races(session))
    assert (figures.live, figures.broken, figures.waiting, figures.courses, figures.races) == (2, 1, 1, 0, 1)


def test_a_role_that_sees_no_residents_sees_no_money(database: Database, leder: Actor) -> None:
    with database.read(leder) as session:
        with pytest.raises(NotAllowed):
            queries.overview(session, OverviewFilter(), ())
        with pytest.raises(NotAllowed):
            queries.races(session)
        with pytest.raises(NotAllowed):
            queries.household(session, 1)


@given(
    dues=st.lists(
        st.tuples(st.integers(-30, 30), st.integers(1, 5_000)), min_size=1, max_size=4, unique_by=lambda due: due[0]
    ),
    payments=st.lists(st.tuples(st.integers(-30, 0), st.integers(1, 9_000)), max_size=4),
    tolerance=st.integers(0, 10),
    cancelled=st.none() | st.integers(-30, 0),
)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_an_agreement_stands_in_sql_as_it_stands_by_the_rule(
    database: Database,
    vicevaert: Actor,
    dues: list[tuple[int, int]],
    payments: list[tuple[int, int]],
    tolerance: int,
    cancelled: int | None,
) -> None:
    with database.write(intent(vicevaert)) as session:
        afdrag = tuple(AfdragDraft(TODAY + timedelta(days=days), oere) for days, oere in sorted(dues))
        start = TODAY - timedelta(days=31)
        total = sum(one.amount_oere for one in afdrag)
        draft = OrdningDraft(
            new_beboer(session), LANDLORD, start, total, Afdragsrytme.UGE, afdrag, tolerance_days=tolerance
        )
        number = make_ordning(session, draft)
        for days, oere in payments:
            paid_on = TODAY + timedelta(days=days)
            session.add(Indbetaling(afdragsordning_id=number, paid_on=paid_on, amount_oere=oere))
        if cancelled is not None:
            session.get_one(Afdragsordning, number).cancelled_on = TODAY + timedelta(days=cancelled)
        session.flush()
        each = standing(TODAY).c
        state = session.scalar(select(each.state).where(each.id == number))
        (view,) = ordninger(session, ordning_id=number, only_open=False)
        assert state == view.state.value
