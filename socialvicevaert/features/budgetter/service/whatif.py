"""What-if columns: changes on the current budget."""

from collections.abc import Iterable

from sqlmodel import col, select

from socialvicevaert.features.budgetter import queries, rules
from socialvicevaert.features.budgetter.models import (
    AendringArt,
    AendringDraft,
    Scenarie,
    ScenarieAendring,
    ScenarieDraft,
)
from socialvicevaert.features.budgetter.service.writing import current
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import UserError, raise_if_any
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session

MOST_COLUMNS = 6
"""More than these cannot be read beside each other, on the screen or on paper."""


def save_scenarie(session: Session, budget_id: int, draft: ScenarieDraft, scenarie_id: int | None = None) -> int:
    """Keep a what-if, or change one.

    :raises ValidationFailed: with a problem per field.
    :raises UserError: on an older version, and for more columns than fit beside each other.
    """
    session.require(Permission.WRITE_OEKONOMI)
    current(session, budget_id)
    view = queries.budget(session, budget_id)
    raise_if_any(rules.problems_of_scenarie(draft, view.draft))
    if scenarie_id is None:
        if len(view.scenarier) >= MOST_COLUMNS:
            raise UserError(f"Der kan højst være {MOST_COLUMNS} kolonner. Slet en, som ikke bruges.")
        row = Scenarie(budget_id=budget_id, position=_next_position(session, budget_id), kind=draft.kind, name="")
    else:
        row = session.kept(Scenarie, scenarie_id)
        if row.budget_id != budget_id:
            raise UserError(Scenarie.gone)
    row.kind = draft.kind
    row.name = draft.name.strip()
    row.note = draft.note.strip()
    session.add(row)
    session.flush()
    before = next((one.draft.changes for one in view.scenarier if one.id == scenarie_id), ())
    if before != draft.changes:
        for change in session.exec(select(ScenarieAendring).where(ScenarieAendring.scenarie_id == row.id)):
            session.delete(change)
        add_changes(session, row_id(row), draft.changes)
    return row_id(row)


def remove_scenarie(session: Session, scenarie_id: int) -> None:
    """Take a what-if column away."""
    session.require(Permission.WRITE_OEKONOMI)
    row = session.kept(Scenarie, scenarie_id)
    current(session, row.budget_id)
    for change in session.exec(select(ScenarieAendring).where(ScenarieAendring.scenarie_id == scenarie_id)):
        session.delete(change)
    session.flush()  # before the column they point at
    session.delete(row)
    session.flush()


def add_changes(session: Session, scenarie_id: int, changes: Iterable[AendringDraft]) -> None:
    """Write the changes of a column in their order."""
    for change in changes:
        session.add(
            ScenarieAendring(
                scenarie_id=scenarie_id,
                kind=change.kind,
                budgetlinje_id=None if change.kind is AendringArt.TILFOEJ else change.budgetlinje_id,
                category=change.category,
                label=change.label.strip(),
                amount_oere=change.amount_oere,
                frequency=change.frequency,
                first_month=rules.month_of(change.first_month),
            )
        )
        session.flush()  # one by one: their numbers are their order


def _next_position(session: Session, budget_id: int) -> int:
    positions = session.exec(select(col(Scenarie.position)).where(Scenarie.budget_id == budget_id)).all()
    return max(positions, default=-1) + 1
