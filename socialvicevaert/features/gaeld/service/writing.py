"""A debt is written down, corrected, gets a new status, or is thrown away."""

from dataclasses import dataclass, fields
from datetime import date

from socialvicevaert import audit
from socialvicevaert.audit import AuditKind
from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.dokumenter.service import bin_dokument
from socialvicevaert.features.gaeld import queries, rules
from socialvicevaert.features.gaeld.models import Gaeld, GaeldDraft, GaeldHistorik, GaeldStatus, StatusDraft
from socialvicevaert.features.gaeld.queries import GaeldView
from socialvicevaert.features.gaeld.service.documents import papers_of_no_other
from socialvicevaert.features.gaeld.service.signs import raise_signs_of, sign_keys
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import UserError, raise_if_any
from socialvicevaert.storage import row_id
from socialvicevaert.storage.links import why_held
from socialvicevaert.storage.session import Session

_TEXTS = frozenset({"creditor", "creditor_address", "reference", "collector", "note"})


@dataclass(frozen=True)
class _Standing:
    """What the history tells of a debt."""

    status: GaeldStatus
    on: date
    balance_oere: int


def view_gaeld(session: Session, gaeld_id: int) -> GaeldView:
    """Open a debt by itself, to read or correct it: one line in the log.

    :raises NotAllowed, UserError: when it is gone.
    """
    view = queries.gaeld(session, gaeld_id)
    audit.record(session, AuditKind.VIEW, beboer_id=view.beboer_id, what="Gæld åbnet", table="gaeld", row_id=gaeld_id)
    return view


def write_gaeld(session: Session, draft: GaeldDraft, gaeld_id: int | None = None) -> int:
    """Write down a debt, or correct it; what differs in status or balance goes into its history.

    :raises ValidationFailed: with every field that cannot be right.
    """
    session.require(Permission.WRITE_OEKONOMI)
    raise_if_any(rules.problems_of_gaeld(draft, session.today))
    session.kept(Beboer, draft.beboer_id)
    status_on = draft.status_on or draft.balance_on
    if gaeld_id is None:
        row = Gaeld(
            beboer_id=draft.beboer_id,
            creditor="",
            kind=draft.kind,
            balance_oere=draft.balance_oere,
            balance_on=draft.balance_on,
            status_on=status_on,
        )
        before = None
        seen: frozenset[str] = frozenset()
    else:
        row = session.kept(Gaeld, gaeld_id)
        if row.beboer_id != draft.beboer_id:
            raise UserError("Gælden hører til en anden beboer.")
        before = _Standing(row.status, row.status_on, row.balance_oere)
        seen = sign_keys(session, gaeld_id)
    _fill(row, draft)
    row.status_on = status_on
    session.add(row)
    session.flush()
    _remember(session, row, before)
    raise_signs_of(session, row, seen)
    return row_id(row)


def change_status(session: Session, gaeld_id: int, draft: StatusDraft) -> None:
    """Write that a debt has come to another status, with its balance on that day where it is known.

    A letter found late is a part of the history, and leaves the newer status as it stands.

    :raises ValidationFailed: when a date or an amount cannot be right.
    """
    session.require(Permission.WRITE_OEKONOMI)
    raise_if_any(rules.problems_of_status(draft, session.today))
    row = session.kept(Gaeld, gaeld_id)
    seen = sign_keys(session, gaeld_id)
    balance = draft.balance_oere if draft.balance_oere is not None else row.balance_oere
    if draft.on >= row.status_on:
        row.status = draft.status
        row.status_on = draft.on
        row.warning_until = draft.warning_until if draft.status is GaeldStatus.INKASSOVARSEL else None
        if draft.balance_oere is not None and draft.on >= row.balance_on:
            row.balance_oere = draft.balance_oere
            row.balance_on = draft.on
    _add_history(session, row_id(row), draft, balance)
    session.flush()
    raise_signs_of(session, row, seen)


def bin_gaeld(session: Session, gaeld_id: int) -> None:
    """Throw a debt away that was written by mistake; one that is paid gets a status instead. Its papers go with it."""
    session.require(Permission.WRITE_OEKONOMI)
    row = session.kept(Gaeld, gaeld_id)
    for paper in papers_of_no_other(session, gaeld_id):
        if not why_held(session, paper):
            bin_dokument(session, row_id(paper))
    row.deleted_at = session.now
    session.flush()
    raise_signs_of(session, row)


def _fill(row: Gaeld, draft: GaeldDraft) -> None:
    for field in fields(draft):
        if field.name in {"beboer_id", "status_on"}:
            continue
        value = getattr(draft, field.name)
        setattr(row, field.name, value.strip() if field.name in _TEXTS else value)
    if draft.status is not GaeldStatus.INKASSOVARSEL:
        row.warning_until = None


def _remember(session: Session, row: Gaeld, before: _Standing | None) -> None:
    """Put into the history what a correction has changed: a status from its day, or a balance from its statement."""
    now = _Standing(row.status, row.status_on, row.balance_oere)
    if before is None or (before.status, before.on) != (now.status, now.on):
        _add_history(session, row_id(row), StatusDraft(row.status, row.status_on), row.balance_oere)
    elif before.balance_oere != now.balance_oere:
        on = max(row.balance_on, row.status_on)
        _add_history(session, row_id(row), StatusDraft(row.status, on), row.balance_oere, is_statement=True)
    session.flush()


def _add_history(
    session: Session, gaeld_id: int, draft: StatusDraft, balance_oere: int, *, is_statement: bool = False
) -> None:
    session.add(
        GaeldHistorik(
            gaeld_id=gaeld_id,
            on=draft.on,
            status=draft.status,
            balance_oere=balance_oere,
            is_statement=is_statement,
            note=draft.note.strip(),
            recorded_at=session.now,
            recorded_by_id=session.actor.medarbejder_id,
        )
    )
