"""The budget's instalments beside what debts and agreements say: entered once, and said where they differ."""

from collections.abc import Callable
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QVBoxLayout

from socialvicevaert.features.budgetter.models import Budgetkategori, Hyppighed, LinjeDraft
from socialvicevaert.features.budgetter.queries import current_budget
from socialvicevaert.features.budgetter.rules.known_debts import KnownPayment, Unlike, lines_of, unlike
from socialvicevaert.features.budgetter.service import start_budget
from socialvicevaert.features.budgetter.ui.tab import BudgetTab
from socialvicevaert.features.gaeld.models import GaeldArt, GaeldDraft, GaeldStatus
from socialvicevaert.features.gaeld.service import write_gaeld
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shell.known_payments import known_payments
from socialvicevaert.storage import Database
from socialvicevaert.ui.context import Context
from tests.factories import beboer_in, intent

MONTH = date(2026, 11, 1)
PAYMENTS = st.lists(st.builds(KnownPayment, st.text(max_size=20), st.integers(1, 10**9)), max_size=8)


@given(PAYMENTS)
def test_lines_taken_from_the_debts_agree_with_them(known: list[KnownPayment]) -> None:
    assert unlike(lines_of(known), known, MONTH) is None


def test_a_difference_is_told_per_month() -> None:
    paid = LinjeDraft(Budgetkategori.GAELDSAFDRAG, "", 135_000, Hyppighed.KVARTAL)
    assert unlike([paid], [KnownPayment("Danske Bank", 100_000)], MONTH) == Unlike(45_000, 100_000)
    assert unlike([paid], [], MONTH) is None


def test_the_budget_takes_what_the_debts_say(
    database: Database, vicevaert: Actor, context: Context, settle: Callable[[], None]
) -> None:
    number = beboer_in(database, vicevaert)
    with database.write(intent(vicevaert)) as session:
        start_budget(session, number)
        for creditor, monthly, status in (
            ("Danske Bank", 85_000, GaeldStatus.BETALES),
            ("Gammel bank", 99_900, GaeldStatus.INDFRIET),
        ):
            debt = GaeldDraft(number, creditor, GaeldArt.BANK, 1_000_000, MONTH, instalment_oere=monthly, status=status)
            write_gaeld(session, debt)
    tab = BudgetTab(context, number, known_payments)
    host = context.sheets
    layout = QVBoxLayout(host.content)  # type: ignore[attr-defined]  # the host of the fixture
    layout.addWidget(tab)
    settle()
    assert tab.known.isVisibleTo(tab)
    assert "850,00 kr. i afdrag" in tab.known.label.text()

    tab.known.action.click()
    tab.saver.save_now()
    settle()

    assert not tab.known.isVisibleTo(tab)
    with database.read(vicevaert) as session:
        budget = current_budget(session, number)
    assert budget is not None
    paid = [(line.label, line.amount_oere) for line in budget.draft.lines if line.amount_oere]
    assert paid == [("Danske Bank", 85_000)]
