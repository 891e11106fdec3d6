"""Budgets read from the file."""

from sqlmodel import col, select

from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.budgetter import rules
from socialvicevaert.features.budgetter.models import (
    AendringDraft,
    Betaler,
    BetalerDraft,
    Budget,
    BudgetBarn,
    BudgetDraft,
    Budgetlinje,
    LinjeDraft,
    Scenarie,
    ScenarieAendring,
    ScenarieDraft,
)
from socialvicevaert.features.budgetter.queries.views import BudgetRow, BudgetView, ScenarieView
from socialvicevaert.features.indstillinger.models import Medarbejder
from socialvicevaert.features.satser.queries import saet_by_key
from socialvicevaert.security.roles import Permission
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session


def budgets_of(session: Session, beboer_id: int) -> tuple[BudgetRow, ...]:
    """Every version of a resident's budget, the newest first.

    :raises NotAllowed:
    """
    session.require(Permission.SEE_BEBOERE)
    mine = (
        select(Budget, Medarbejder.name)
        .join(Medarbejder, col(Medarbejder.id) == Budget.medarbejder_id)
        .where(Budget.beboer_id == beboer_id, col(Budget.deleted_at).is_(None))
        .order_by(col(Budget.number).desc())
    )
    return tuple(
        BudgetRow(row_id(row), row.number, row.name, row.made_on, row.is_current, row.saved_at, made_by)
        for row, made_by in session.exec(mine)
    )


def current_budget(session: Session, beboer_id: int) -> BudgetView | None:
    """The version that counts now; None where nobody has made one.

    :raises NotAllowed:
    """
    session.require(Permission.SEE_BEBOERE)
    current = select(Budget).where(
        Budget.beboer_id == beboer_id, col(Budget.is_current), col(Budget.deleted_at).is_(None)
    )
    row = session.exec(current).first()
    return None if row is None else _view(session, row)


def budget(session: Session, budget_id: int) -> BudgetView:
    """One version, also an older one.

    :raises NotAllowed, UserError:
    """
    session.require(Permission.SEE_BEBOERE)
    return _view(session, session.kept(Budget, budget_id))


def draft_of(session: Session, row: Budget) -> BudgetDraft:
    """What is stored of a budget in the shape a screen types it in; a stored payer's key is its id."""
    budget_id = row_id(row)
    payers = session.exec(
        select(Betaler)
        .where(Betaler.budget_id == budget_id, col(Betaler.deleted_at).is_(None))
        .order_by(col(Betaler.id))
    )
    children = session.exec(
        select(BudgetBarn.birth_year)
        .where(BudgetBarn.budget_id == budget_id, col(BudgetBarn.deleted_at).is_(None))
        .order_by(col(BudgetBarn.birth_year), col(BudgetBarn.id))
    )
    lines = session.exec(
        select(Budgetlinje)
        .where(Budgetlinje.budget_id == budget_id, col(Budgetlinje.deleted_at).is_(None))
        .order_by(col(Budgetlinje.position), col(Budgetlinje.id))
    )
    return BudgetDraft(
        first_month=row.first_month,
        adults=row.adults,
        children_birth_years=tuple(children),
        payers=tuple(
            BetalerDraft(row_id(payer), payer.name, payer.beboer_id, payer.moved_out_on, row_id(payer))
            for payer in payers
        ),
        lines=tuple(_line(line) for line in lines),
        sats_key=row.sats_key,
        name=row.name,
        note=row.note,
    )


def scenarier_of(session: Session, budget_id: int) -> tuple[ScenarieView, ...]:
    """The what-if columns of a budget in their order."""
    rows = session.exec(
        select(Scenarie)
        .where(Scenarie.budget_id == budget_id, col(Scenarie.deleted_at).is_(None))
        .order_by(col(Scenarie.position), col(Scenarie.id))
    ).all()
    changes: dict[int, list[AendringDraft]] = {row_id(row): [] for row in rows}
    every = (
        select(ScenarieAendring)
        .where(col(ScenarieAendring.scenarie_id).in_(changes), col(ScenarieAendring.deleted_at).is_(None))
        .order_by(col(ScenarieAendring.id))
    )
    for change in session.exec(every):
        changes[change.scenarie_id].append(
            AendringDraft(
                change.kind,
                change.budgetlinje_id,
                change.category,
                change.label,
                change.amount_oere,
                change.frequency,
                change.first_month,
            )
        )
    return tuple(
        ScenarieView(row_id(row), ScenarieDraft(row.kind, row.name, tuple(changes[row_id(row)]), row.note))
        for row in rows
    )


def _view(session: Session, row: Budget) -> BudgetView:
    draft = draft_of(session, row)
    saet = saet_by_key(session, row.sats_key)
    resident = session.get(Beboer, row.beboer_id)
    worker = session.get(Medarbejder, row.medarbejder_id)
    return BudgetView(
        id=row_id(row),
        beboer_id=row.beboer_id,
        beboer=resident.full_name if resident else "",
        number=row.number,
        name=row.name,
        made_on=row.made_on,
        made_by=worker.name if worker else "",
        is_current=row.is_current,
        saved_at=row.saved_at,
        draft=draft,
        numbers=rules.numbers_of(draft, saet),
        scenarier=scenarier_of(session, row_id(row)),
        saet=saet,
    )


def _line(row: Budgetlinje) -> LinjeDraft:
    return LinjeDraft(
        category=row.category,
        label=row.label,
        amount_oere=row.amount_oere,
        frequency=row.frequency,
        first_month=row.first_month,
        payer=row.betaler_id,
        priority=row.priority,
        is_recognised=row.is_recognised,
        id=row_id(row),
    )
