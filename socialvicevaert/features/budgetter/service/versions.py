"""Versions of a budget: one is current, the older ones are kept as they were."""

from dataclasses import replace

from sqlmodel import col, select

from socialvicevaert.features.budgetter import queries
from socialvicevaert.features.budgetter.models import (
    AendringDraft,
    Budget,
    Budgetlinje,
    Scenarie,
)
from socialvicevaert.features.budgetter.service.starting import new_row
from socialvicevaert.features.budgetter.service.whatif import add_changes
from socialvicevaert.features.budgetter.service.writing import fill, parts_of
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import Problem, ValidationFailed
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session

_LONGEST_NAME = 60


def new_version(session: Session, budget_id: int, name: str) -> int:
    """Copy a version (also an older one) with payers, lines and what-if columns; the copy becomes the current one.

    ``name`` says why there is a new one: "efter lønnedgang".

    :raises ValidationFailed: when the name is too long.
    """
    session.require(Permission.WRITE_OEKONOMI)
    if len(name.strip()) > _LONGEST_NAME:
        raise ValidationFailed([Problem("name", f"Navnet er for langt. Højst {_LONGEST_NAME} tegn.")])
    source = session.kept(Budget, budget_id)
    view = queries.budget(session, budget_id)
    row = new_row(session, source.beboer_id)
    fill(session, row, replace(view.draft, name=name))
    new_ids = _new_line_ids(session, budget_id, row_id(row))
    for position, scenarie in enumerate(view.scenarier):
        copy = Scenarie(
            budget_id=row_id(row),
            position=position,
            kind=scenarie.draft.kind,
            name=scenarie.draft.name,
            note=scenarie.draft.note,
        )
        session.add(copy)
        session.flush()
        add_changes(session, row_id(copy), [_moved(change, new_ids) for change in scenarie.draft.changes])
    return row_id(row)


def bin_budget(session: Session, budget_id: int) -> None:
    """Put a version in the bin; the newest of the others becomes the current one.

    The only one stays current in the bin, so that it counts again when it is taken back.
    """
    session.require(Permission.WRITE_OEKONOMI)
    row = session.kept(Budget, budget_id)
    row.deleted_at = session.now
    session.flush()
    left = select(Budget).where(Budget.beboer_id == row.beboer_id, col(Budget.deleted_at).is_(None))
    newest = session.exec(left.order_by(col(Budget.number).desc())).first()
    if row.is_current and newest is not None:
        row.is_current = False
        newest.is_current = True
        session.flush()


def _new_line_ids(session: Session, old_budget_id: int, new_budget_id: int) -> dict[int, int]:
    old, new = (
        sorted(parts_of(session, Budgetlinje, number).values(), key=lambda line: (line.position, row_id(line)))
        for number in (old_budget_id, new_budget_id)
    )
    return {row_id(before): row_id(after) for before, after in zip(old, new, strict=True)}


def _moved(change: AendringDraft, new_ids: dict[int, int]) -> AendringDraft:
    return replace(change, budgetlinje_id=new_ids.get(change.budgetlinje_id or 0))
