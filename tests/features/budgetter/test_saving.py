"""Whatever is written over whatever stood there is read back as it was written."""

from dataclasses import replace
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from socialvicevaert.features.budgetter import queries, rules, service
from socialvicevaert.features.budgetter.models import (
    BetalerDraft,
    BudgetDraft,
    Budgetkategori,
    Hyppighed,
    LinjeDraft,
    Prioritet,
)
from socialvicevaert.shared.actor import Actor
from socialvicevaert.storage import Database
from tests.factories import TODAY, intent, new_beboer

MONTHS = st.sampled_from(rules.months_from(date(2026, 11, 1)))
LINES = st.builds(
    LinjeDraft,
    category=st.sampled_from(Budgetkategori),
    label=st.sampled_from(["", "El", "Øre & mønt", "x" * 80]),
    amount_oere=st.one_of(st.none(), st.integers(0, rules.LARGEST_OERE)),
    frequency=st.sampled_from([one for one in Hyppighed if one is not Hyppighed.EN_GANG]),
    first_month=st.one_of(st.none(), MONTHS),
    payer=st.one_of(st.none(), st.integers(-3, -1)),
    priority=st.sampled_from(Prioritet),
    is_recognised=st.booleans(),
)
DRAFTS = st.builds(
    BudgetDraft,
    first_month=st.just(date(2026, 11, 1)),
    adults=st.integers(1, 5),
    children_birth_years=st.lists(st.integers(2008, 2026), max_size=4).map(tuple),
    payers=st.just((BetalerDraft(-1, "Fatima"), BetalerDraft(-2, "Kurt"), BetalerDraft(-3, "Bo Å"))),
    lines=st.lists(LINES, max_size=6).map(tuple),
    sats_key=st.sampled_from(["", "gaeldsstyrelsen:2024:", "kommune::Furesø"]),
    note=st.sampled_from(["", "Skilt i oktober"]),
)


def plain(draft: BudgetDraft) -> BudgetDraft:
    """Without numbers of rows; payers by name, children by age."""
    names = {payer.key: number for number, payer in enumerate(sorted(draft.payers, key=lambda payer: payer.name))}
    return replace(
        draft,
        children_birth_years=tuple(sorted(draft.children_birth_years)),
        payers=tuple(
            BetalerDraft(names[payer.key], payer.name) for payer in sorted(draft.payers, key=lambda p: p.name)
        ),
        lines=tuple(
            replace(line, id=None, payer=None if line.payer is None else names[line.payer]) for line in draft.lines
        ),
    )


def mixed(stored: BudgetDraft, wanted: BudgetDraft, kept: list[int]) -> BudgetDraft:
    """The wanted lines, some of them in the rows of lines that stood there, in any order."""
    ids = [line.id for line in stored.lines]
    found = []
    for number, line in enumerate(wanted.lines):
        place = kept[number % len(kept)] if kept else -1
        found.append(replace(line, id=ids[place]) if 0 <= place < len(ids) else line)
    return replace(wanted, lines=tuple(found))


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(first=DRAFTS, then=DRAFTS, kept=st.lists(st.integers(-1, 6), max_size=6))
def test_what_is_written_over_anything_is_read_back(
    database: Database, raadgiver: Actor, first: BudgetDraft, then: BudgetDraft, kept: list[int]
) -> None:
    assert not list(rules.problems_of_budget(first, TODAY))
    with database.write(intent(raadgiver)) as session:
        budget_id = service.start_budget(session, new_beboer(session))
        service.save_budget(session, budget_id, first)
        stored = queries.budget(session, budget_id).draft
        assert plain(stored) == plain(first)
        service.save_budget(session, budget_id, mixed(stored, then, kept))
        found = queries.budget(session, budget_id).draft
        assert plain(found) == plain(then)
        copy = queries.budget(session, service.new_version(session, budget_id, "")).draft
        assert plain(copy) == plain(then)
