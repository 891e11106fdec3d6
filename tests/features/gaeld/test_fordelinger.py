"""Proposals are kept with the balances they rest on; the budget says what there is to divide."""

from datetime import date

import pytest

from socialvicevaert.features.budgetter.models import BudgetDraft, Budgetkategori, LinjeDraft
from socialvicevaert.features.budgetter.service import save_budget, start_budget
from socialvicevaert.features.gaeld import queries, service
from socialvicevaert.features.gaeld.models import FordelingDraft, GaeldArt, GaeldStatus, PostDraft, StatusDraft
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.errors import UserError
from socialvicevaert.storage import Database
from tests.factories import TODAY, intent, new_beboer
from tests.features.gaeld.debts import new_debt


def test_a_proposal_keeps_its_parts_and_the_balances_they_rest_on(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer = new_beboer(session)
        small, large, typed = (
            new_debt(session, beboer, name, balance_oere=owed)
            for name, owed in (("Lille", 100_000), ("Stor", 200_000), ("Privat", 50_000))
        )
        draft = FordelingDraft(beboer, 30_000, (PostDraft(small), PostDraft(large), PostDraft(typed, 5_000)))
        fordeling_id = service.save_fordeling(session, draft)
        view = queries.fordeling(session, fordeling_id)
        assert [(post.amount_oere, post.is_fixed) for post in view.posts] == [
            (8_333, False),
            (16_667, False),
            (5_000, True),
        ]
        assert view.as_draft() == draft
        service.change_status(session, small, StatusDraft(GaeldStatus.INKASSO, TODAY, 120_000))
        assert queries.fordeling(session, fordeling_id).posts[0].balance_oere == 100_000
        fewer = FordelingDraft(beboer, 30_000, (PostDraft(large),))
        assert service.save_fordeling(session, fewer, fordeling_id) == fordeling_id
        assert [post.amount_oere for post in queries.fordeling(session, fordeling_id).posts] == [30_000]
        service.bin_fordeling(session, fordeling_id)
        assert queries.fordelinger_of(session, beboer) == ()


def test_a_proposal_covers_only_debts_of_the_resident(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        mine, other = new_beboer(session), new_beboer(session, "Kurt", "Jensen")
        theirs = new_debt(session, other)
        with pytest.raises(UserError, match="anden beboer"):
            service.save_fordeling(session, FordelingDraft(mine, 100, (PostDraft(theirs),)))


def test_what_is_left_for_creditors_comes_from_the_current_budget(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer = new_beboer(session)
        assert queries.fordeling_start(session, beboer).room is None
        budget_id = start_budget(session, beboer)
        assert queries.fordeling_start(session, beboer).room is None  # begun, but without an income
        lines = (
            LinjeDraft(Budgetkategori.LOEN, amount_oere=1_500_000),
            LinjeDraft(Budgetkategori.HUSLEJE, amount_oere=700_000),
            LinjeDraft(Budgetkategori.GAELDSAFDRAG, amount_oere=99_900),  # what is to be divided anew
            LinjeDraft(Budgetkategori.MAD, amount_oere=400_000),
        )
        save_budget(session, budget_id, BudgetDraft(first_month=date(2026, 11, 1), lines=lines))
        new_debt(session, beboer, "Boligforeningen", kind=GaeldArt.HUSLEJE, instalment_oere=50_000)
        new_debt(session, beboer, "Elselskabet", kind=GaeldArt.EL_VARME, balance_oere=230_000)
        new_debt(session, beboer, "Banken", kind=GaeldArt.BANK, instalment_oere=80_000)
        start = queries.fordeling_start(session, beboer)
    assert start.room is not None
    assert (start.room.income_oere, start.room.fixed_oere) == (1_500_000, 700_000)
    assert (start.room.variable_oere, start.room.first_oere) == (400_000, 50_000)
    assert start.room.amount_oere == 350_000
    assert start.room.unplanned_first_oere == 230_000  # what is owed for power, of which nothing is set aside
    assert [(one.creditor, one.is_shared_by_default) for one in start.debts] == [
        ("Boligforeningen", False),
        ("Elselskabet", False),
        ("Banken", True),
    ]
