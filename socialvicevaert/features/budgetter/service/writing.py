"""A budget is written: only what differs from what is stored."""

from collections.abc import Mapping
from datetime import date
from typing import TypeVar

from sqlmodel import col, select

from socialvicevaert.features.budgetter import rules
from socialvicevaert.features.budgetter.models import (
    Betaler,
    Budget,
    BudgetBarn,
    BudgetDraft,
    Budgetlinje,
    LinjeDraft,
    ScenarieAendring,
)
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import UserError, raise_if_any
from socialvicevaert.shared.formats.dates import first_of_month
from socialvicevaert.storage import Row, row_id
from socialvicevaert.storage.session import Session

PartRow = TypeVar("PartRow", Betaler, BudgetBarn, Budgetlinje)


def save_budget(session: Session, budget_id: int, draft: BudgetDraft) -> None:
    """Write what stands on the screen; rows that are the same are left alone, and so is the time it was saved.

    A line that is taken away takes the changes of it in the what-if columns along.

    :raises ValidationFailed: with a problem per field.
    :raises UserError: for an older version, which is kept as it was.
    """
    session.require(Permission.WRITE_OEKONOMI)
    raise_if_any(rules.problems_of_budget(draft, session.today))
    row = current(session, budget_id)
    if fill(session, row, draft):
        row.saved_at = session.now
        session.flush()


def current(session: Session, budget_id: int) -> Budget:
    """The row of the version that may be changed.

    :raises UserError:
    """
    row = session.kept(Budget, budget_id)
    if not row.is_current:
        raise UserError(
            f"Budget nr. {row.number} er en ældre version og bliver, som den er. Skriv i den nyeste, eller lav en ny."
        )
    return row


def fill(session: Session, row: Budget, draft: BudgetDraft) -> bool:
    """Put a draft on a budget's rows; whether anything was written."""
    changed = _put(
        row,
        name=draft.name.strip(),
        first_month=first_of_month(draft.first_month),
        adults=draft.adults,
        sats_key=draft.sats_key,
        note=draft.note.strip(),
    )
    changed |= _fill_children(session, row_id(row), draft.children_birth_years)
    payer_ids, payers_changed = _fill_payers(session, row_id(row), draft)
    changed |= payers_changed
    changed |= _fill_lines(session, row_id(row), draft, payer_ids)
    changed |= _drop_payers(session, row_id(row), set(payer_ids.values()))
    session.flush()
    return changed


def parts_of(session: Session, model: type[PartRow], budget_id: int) -> dict[int, PartRow]:
    """The rows of one table that belong to a budget, by number."""
    query = select(model).where(model.budget_id == budget_id, col(model.deleted_at).is_(None)).order_by(col(model.id))
    return {row_id(row): row for row in session.exec(query)}


def _fill_children(session: Session, budget_id: int, years: tuple[int, ...]) -> bool:
    wanted = sorted(years)
    present = sorted(parts_of(session, BudgetBarn, budget_id).values(), key=lambda row: row.birth_year)
    if [row.birth_year for row in present] == wanted:
        return False
    for row in present:
        if row.birth_year in wanted:
            wanted.remove(row.birth_year)
        else:
            session.delete(row)
    session.add_all([BudgetBarn(budget_id=budget_id, birth_year=year) for year in wanted])
    return True


def _fill_payers(session: Session, budget_id: int, draft: BudgetDraft) -> tuple[dict[int, int], bool]:
    """The row of every payer by its key in the draft; those who are no longer there go last, after their lines."""
    present = parts_of(session, Betaler, budget_id)
    found: dict[int, int] = {}
    changed = False
    for payer in draft.payers:
        row = present.get(payer.id) if payer.id is not None else None
        is_new = row is None
        row = row or Betaler(budget_id=budget_id, name="")
        written = _put(row, name=payer.name.strip(), beboer_id=payer.beboer_id, moved_out_on=payer.moved_out_on)
        session.add(row)
        session.flush()
        found[payer.key] = row_id(row)
        changed |= is_new or written
    return found, changed


def _drop_payers(session: Session, budget_id: int, kept: set[int]) -> bool:
    gone = [row for number, row in parts_of(session, Betaler, budget_id).items() if number not in kept]
    for row in gone:
        session.delete(row)
    return bool(gone)


def _fill_lines(session: Session, budget_id: int, draft: BudgetDraft, payers: Mapping[int, int]) -> bool:
    present = parts_of(session, Budgetlinje, budget_id)
    kept: set[int] = set()
    changed = False
    for position, line in enumerate(draft.lines):
        # An id twice, or one of another version, is a line that was copied on the screen: it is a new one.
        row = present.get(line.id) if line.id is not None and line.id not in kept else None
        if row is None:
            row = Budgetlinje(budget_id=budget_id, category=line.category, position=position)
            changed = True
        else:
            kept.add(row_id(row))
        changed |= _put_line(row, line, position, payers)
        session.add(row)
    gone = [row for number, row in present.items() if number not in kept]
    _forget_changes_of(session, [row_id(row) for row in gone])
    for row in gone:
        session.delete(row)
    session.flush()
    return changed or bool(gone)


def _put_line(row: Budgetlinje, line: LinjeDraft, position: int, payers: Mapping[int, int]) -> bool:
    return _put(
        row,
        position=position,
        category=line.category,
        label=line.label.strip(),
        amount_oere=line.amount_oere,
        frequency=line.frequency,
        first_month=rules.month_of(line.first_month),
        betaler_id=None if line.payer is None else payers.get(line.payer),
        priority=line.priority,
        is_recognised=line.is_recognised,
    )


def _forget_changes_of(session: Session, line_ids: list[int]) -> None:
    if not line_ids:
        return
    for change in session.exec(select(ScenarieAendring).where(col(ScenarieAendring.budgetlinje_id).in_(line_ids))):
        session.delete(change)
    session.flush()  # before the lines they point at


def _put(row: Row, **values: str | int | bool | date | None) -> bool:
    changed = False
    for name, value in values.items():
        if getattr(row, name) != value:
            setattr(row, name, value)
            changed = True
    return changed
