"""Budgets made in a period."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, func
from sqlmodel import col, select

from socialvicevaert.features.budgetter.models import Budget, Budgetkategori, Budgetlinje
from socialvicevaert.features.tal.queries.scope import Scope
from socialvicevaert.security.roles import Permission
from socialvicevaert.storage.session import Session


@dataclass(frozen=True)
class BudgetCounts:
    """Budgets with an amount beside the rent, each version by itself; and the different residents they are of."""

    made: int
    persons: int


def budget_counts(session: Session, scope: Scope) -> BudgetCounts:
    """A budget that was opened and never filled in is none."""
    session.require(Permission.ISSUE_REPORTS)
    made, persons = session.exec(
        select(func.count(), func.count(func.distinct(Budget.beboer_id))).where(*budgetter_in(scope))
    ).one()
    return BudgetCounts(made, persons)


def budgetter_in(scope: Scope) -> tuple[ColumnElement[bool], ...]:
    """The budgets that are counted."""
    filled = select(col(Budgetlinje.budget_id)).where(
        col(Budgetlinje.deleted_at).is_(None),
        col(Budgetlinje.amount_oere).is_not(None),
        Budgetlinje.category != Budgetkategori.HUSLEJE,  # the rent is written by the program when a budget is begun
    )
    return (
        col(Budget.deleted_at).is_(None),
        col(Budget.made_on) >= scope.period.from_on,
        col(Budget.made_on) <= scope.period.to_on,
        col(Budget.id).in_(filled),
        scope.covers(Budget.beboer_id),
        scope.by(Budget.medarbejder_id),
    )
