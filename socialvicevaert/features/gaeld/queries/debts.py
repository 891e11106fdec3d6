"""Debts with their history and signs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import case
from sqlmodel import col, func, select

from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.gaeld import rules
from socialvicevaert.features.gaeld.models import (
    Gaeld,
    GaeldArt,
    GaeldDokument,
    GaeldDraft,
    GaeldHistorik,
    GaeldStatus,
    Haeftelse,
)
from socialvicevaert.features.gaeld.rules import Sign
from socialvicevaert.features.indstillinger.models import Medarbejder
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.formats.dates import add_months
from socialvicevaert.shared.rule_data import rule_on
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session

_OVER = [status for status in GaeldStatus if status.is_over]


@dataclass(frozen=True)
class StatusEntry:
    """One line of a debt's history."""

    id: int
    on: date
    status: GaeldStatus
    balance_oere: int
    note: str
    recorded_by: str
    is_statement: bool = False


@dataclass(frozen=True)
class GaeldView:
    """A debt; ``history`` comes newest first, ``signs`` the most urgent first."""

    id: int
    beboer_id: int
    creditor: str
    creditor_address: str
    kind: GaeldArt
    principal_oere: int | None
    balance_oere: int
    balance_on: date
    interest_bp: int | None
    instalment_oere: int | None
    due_day: int | None
    liability: Haeftelse
    reference: str
    collector: str
    is_disputed: bool
    status: GaeldStatus
    status_on: date
    warning_until: date | None
    due_since: date | None
    acknowledged_on: date | None
    note: str
    signs: tuple[Sign, ...]
    history: tuple[StatusEntry, ...]
    document_ids: tuple[int, ...]

    @property
    def is_over(self) -> bool:
        """Whether nothing is owed any more."""
        return self.status.is_over

    @property
    def is_first(self) -> bool:
        """Whether it is rent, power or heat, which are paid before other creditors are offered a part."""
        return self.kind in rules.FIRST

    @property
    def may_be_barred(self) -> bool:
        """Whether it is asked if the debt is time-barred."""
        return any(sign.kind is rules.SignArt.FORAELDELSE for sign in self.signs)

    @property
    def must_not_be_admitted(self) -> bool:
        """Whether an offer must not read as an acknowledgement: disputed, or perhaps time-barred."""
        return self.may_be_barred or rules.is_disputed(self)

    @property
    def is_shared_by_default(self) -> bool:
        """Whether a proposal covers it unless the worker says otherwise; an offer can give an old debt a new period."""
        return rules.is_shared_by_default(self) and not self.may_be_barred

    def as_draft(self) -> GaeldDraft:
        """The same as a draft, for a form that corrects it."""
        return GaeldDraft(
            beboer_id=self.beboer_id,
            creditor=self.creditor,
            kind=self.kind,
            balance_oere=self.balance_oere,
            balance_on=self.balance_on,
            creditor_address=self.creditor_address,
            principal_oere=self.principal_oere,
            interest_bp=self.interest_bp,
            instalment_oere=self.instalment_oere,
            due_day=self.due_day,
            liability=self.liability,
            reference=self.reference,
            collector=self.collector,
            is_disputed=self.is_disputed,
            status=self.status,
            status_on=self.status_on,
            warning_until=self.warning_until,
            due_since=self.due_since,
            acknowledged_on=self.acknowledged_on,
            note=self.note,
        )


def gaeld_of(session: Session, beboer_id: int, with_over: bool = True) -> tuple[GaeldView, ...]:
    """A resident's debts: those that are over last, rent, power and heat first, then the largest."""
    session.require(Permission.SEE_BEBOERE)
    wanted: list[Any] = [Gaeld.beboer_id == beboer_id]
    if not with_over:
        wanted.append(col(Gaeld.status).not_in(_OVER))
    found = views_of(session, *wanted)
    return tuple(sorted(found, key=lambda one: (one.is_over, not one.is_first, -one.balance_oere, one.id)))


def gaeld(session: Session, gaeld_id: int) -> GaeldView:
    """One debt.

    :raises UserError: when it is gone.
    """
    session.require(Permission.SEE_BEBOERE)
    found = views_of(session, Gaeld.id == gaeld_id)
    if not found:
        raise UserError(Gaeld.gone)
    return found[0]


def total_of(session: Session, beboer_id: int) -> int:
    """What a resident owes in all, in øre."""
    return totals_by_beboer(session, beboer_id).get(beboer_id, 0)


def totals_by_beboer(session: Session, beboer_id: int | None = None) -> Mapping[int, int]:
    """What each resident with debts owes, in øre; debts that are over count nowhere."""
    session.require(Permission.SEE_BEBOERE)
    sums = (
        select(Gaeld.beboer_id, func.sum(Gaeld.balance_oere))
        .join(Beboer, col(Beboer.id) == col(Gaeld.beboer_id))
        .where(col(Gaeld.deleted_at).is_(None), col(Beboer.deleted_at).is_(None), col(Gaeld.status).not_in(_OVER))
        .group_by(col(Gaeld.beboer_id))
    )
    if beboer_id is not None:
        sums = sums.where(Gaeld.beboer_id == beboer_id)
    return {owner: int(owed) for owner, owed in session.exec(sums)}


def views_of(session: Session, *wanted: Any) -> list[GaeldView]:
    """Debts that are not in the bin, each with its history; three questions however many there are."""
    kept = (col(Gaeld.deleted_at).is_(None), *wanted)
    rows = session.exec(select(Gaeld).where(*kept).order_by(col(Gaeld.id))).all()
    if not rows:
        return []
    ids = select(Gaeld.id).where(*kept)  # asked as a part of the next questions: a list of numbers could be too long
    history = _history(session, ids)
    papers = _papers(session, ids)
    return [_view(row, history.get(row_id(row), ()), papers.get(row_id(row), ()), session.today) for row in rows]


def asked_about(session: Session, *wanted: Any) -> list[GaeldView]:
    """Of the debts that are not over, those that can have a sign that makes an opgave.

    Limitation is no sooner than the shortest period after the debt fell due, or after it was acknowledged or judged
    where that day is not known; the other signs come from the status.
    """
    period = rule_on("foraeldelse", session.today).values["aar"]
    before = add_months(session.today, -12 * period)
    judged = select(GaeldHistorik.gaeld_id).where(col(GaeldHistorik.status).in_(rules.JUDGED))
    is_old = case(
        (col(Gaeld.due_since).is_not(None), col(Gaeld.due_since) <= before),
        else_=(col(Gaeld.acknowledged_on) <= before) | col(Gaeld.status).in_(rules.JUDGED) | col(Gaeld.id).in_(judged),
    )
    presses = col(Gaeld.status).in_([GaeldStatus.INKASSOVARSEL, GaeldStatus.UDLAEG])
    return views_of(session, col(Gaeld.status).not_in(_OVER), presses | is_old, *wanted)


def steps_of(history: Iterable[StatusEntry]) -> tuple[rules.Step, ...]:
    """The history as rules look at it."""
    return tuple(rules.Step(entry.on, entry.status) for entry in history if not entry.is_statement)


def _view(row: Gaeld, history: tuple[StatusEntry, ...], papers: tuple[int, ...], today: date) -> GaeldView:
    return GaeldView(
        id=row_id(row),
        beboer_id=row.beboer_id,
        creditor=row.creditor,
        creditor_address=row.creditor_address,
        kind=row.kind,
        principal_oere=row.principal_oere,
        balance_oere=row.balance_oere,
        balance_on=row.balance_on,
        interest_bp=row.interest_bp,
        instalment_oere=row.instalment_oere,
        due_day=row.due_day,
        liability=row.liability,
        reference=row.reference,
        collector=row.collector,
        is_disputed=row.is_disputed,
        status=row.status,
        status_on=row.status_on,
        warning_until=row.warning_until,
        due_since=row.due_since,
        acknowledged_on=row.acknowledged_on,
        note=row.note,
        signs=rules.warning_signs(row, steps_of(history), today),
        history=history,
        document_ids=papers,
    )


def _history(session: Session, ids: Any) -> dict[int, tuple[StatusEntry, ...]]:
    entries = session.exec(
        select(GaeldHistorik, Medarbejder.name)
        .join(Medarbejder, col(Medarbejder.id) == col(GaeldHistorik.recorded_by_id))
        .where(col(GaeldHistorik.gaeld_id).in_(ids), col(GaeldHistorik.deleted_at).is_(None))
        .order_by(col(GaeldHistorik.on).desc(), col(GaeldHistorik.id).desc())
    )
    found: dict[int, list[StatusEntry]] = {}
    for row, name in entries:
        entry = StatusEntry(row_id(row), row.on, row.status, row.balance_oere, row.note, name, row.is_statement)
        found.setdefault(row.gaeld_id, []).append(entry)
    return {gaeld_id: tuple(entries) for gaeld_id, entries in found.items()}


def _papers(session: Session, ids: Any) -> dict[int, tuple[int, ...]]:
    links = session.exec(
        select(GaeldDokument.gaeld_id, GaeldDokument.dokument_id)
        .where(col(GaeldDokument.gaeld_id).in_(ids), col(GaeldDokument.deleted_at).is_(None))
        .order_by(col(GaeldDokument.id))
    )
    found: dict[int, list[int]] = {}
    for gaeld_id, dokument_id in links:
        found.setdefault(gaeld_id, []).append(dokument_id)
    return {gaeld_id: tuple(ids) for gaeld_id, ids in found.items()}
