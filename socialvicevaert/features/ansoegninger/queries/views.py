"""Applications as screens, papers and reports read them."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from sqlmodel import col, select

from socialvicevaert.features.ansoegninger import rules
from socialvicevaert.features.ansoegninger.models import (
    Afgoerelse,
    Ansoegning,
    AnsoegningDraft,
    AnsoegningGrundlag,
    Ydelsesform,
)
from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.indstillinger.models import Medarbejder
from socialvicevaert.features.partnere.models import Partner
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import UserError
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session


class AnsoegningStage(Enum):
    """How far an application has come."""

    PREPARED = "prepared"
    SENT = "sent"
    DECIDED = "decided"


@dataclass(frozen=True)
class AnsoegningView:
    """One application, from its preparation to its decision. Amounts in øre."""

    id: int
    beboer_id: int
    beboer: str
    sag_id: int | None
    fogedsag_id: int | None
    partner_id: int | None
    partner: str
    partner_phone: str
    medarbejder_id: int
    medarbejder: str
    basis: AnsoegningGrundlag
    recipient: str
    purpose: str
    amount_oere: int | None
    created_on: date
    sent_on: date | None
    expected_answer_on: date | None
    decision: Afgoerelse | None
    decided_on: date | None
    granted_oere: int | None
    form: Ydelsesform | None
    reason: str
    note: str

    @property
    def stage(self) -> AnsoegningStage:
        """Prepared, sent or decided."""
        if self.decision is not None:
            return AnsoegningStage.DECIDED
        return AnsoegningStage.SENT if self.sent_on is not None else AnsoegningStage.PREPARED

    @property
    def is_running(self) -> bool:
        """Whether something can still come of it."""
        return self.decision is None

    @property
    def is_granted(self) -> bool:
        """Whether something was given."""
        return self.decision in rules.GRANTS

    @property
    def receiver(self) -> str:
        """Who decides: the partner, or the name that was typed."""
        return self.partner or self.recipient

    @property
    def days_to_answer(self) -> int | None:
        """Days from sending to decision; None when it was withdrawn or waits."""
        if self.sent_on is None or self.decided_on is None or self.decision is Afgoerelse.TRUKKET:
            return None
        return (self.decided_on - self.sent_on).days

    def is_overdue(self, today: date) -> bool:
        """Whether the answer was expected on a day that is past."""
        is_waiting = self.stage is AnsoegningStage.SENT
        return is_waiting and self.expected_answer_on is not None and self.expected_answer_on < today

    def days_waiting(self, today: date) -> int | None:
        """Days since it was sent, while it waits."""
        return (today - self.sent_on).days if self.sent_on is not None and self.is_running else None

    def as_draft(self) -> AnsoegningDraft:
        """The same as a draft, for a form that corrects it."""
        return AnsoegningDraft(
            beboer_id=self.beboer_id,
            basis=self.basis,
            sag_id=self.sag_id,
            fogedsag_id=self.fogedsag_id,
            partner_id=self.partner_id,
            recipient=self.recipient,
            purpose=self.purpose,
            amount_oere=self.amount_oere,
            sent_on=self.sent_on,
            expected_answer_on=self.expected_answer_on,
            note=self.note,
        )


def ansoegninger_of(session: Session, beboer_id: int) -> tuple[AnsoegningView, ...]:
    """A resident's applications: running ones first, then the newest."""
    return tuple(sorted(_views(session, col(Ansoegning.beboer_id) == beboer_id), key=lambda one: not one.is_running))


def ansoegninger(
    session: Session, *, only_waiting: bool = True, of: Collection[int] | None = None
) -> tuple[AnsoegningView, ...]:
    """Applications of all residents, or of those in ``of``; only those sent and not decided, unless all are wanted.
    Longest waiting first.
    """
    wanted: list[Any] = []
    if only_waiting:
        wanted += [col(Ansoegning.sent_on).is_not(None), col(Ansoegning.decision).is_(None)]
    if of is not None:
        wanted.append(col(Ansoegning.beboer_id).in_(of))
    return tuple(sorted(_views(session, *wanted), key=lambda one: one.sent_on or one.created_on))


def ansoegning(session: Session, ansoegning_id: int) -> AnsoegningView:
    """One application.

    :raises UserError: when it is gone.
    """
    found = _views(session, col(Ansoegning.id) == ansoegning_id)
    if not found:
        raise UserError(Ansoegning.gone)
    return found[0]


def answer_days(session: Session) -> dict[AnsoegningGrundlag, tuple[int, ...]]:
    """Days from sending to decision of every decided application, by basis; withdrawn ones had no answer."""
    session.require(Permission.SEE_BEBOERE)
    found: defaultdict[AnsoegningGrundlag, list[int]] = defaultdict(list)
    statement = select(col(Ansoegning.basis), col(Ansoegning.sent_on), col(Ansoegning.decided_on)).where(
        col(Ansoegning.deleted_at).is_(None),
        col(Ansoegning.decision).is_not(None),
        col(Ansoegning.decision) != Afgoerelse.TRUKKET,
    )
    for basis, sent_on, decided_on in session.exec(statement):
        if sent_on is not None and decided_on is not None:
            found[basis].append((decided_on - sent_on).days)
    return {basis: tuple(days) for basis, days in found.items()}


def expectations(session: Session) -> dict[AnsoegningGrundlag, rules.Expectation]:
    """What to expect of every basis, by the organisation's own decided applications."""
    days = answer_days(session)
    return {basis: rules.expectation(basis, days.get(basis, ()), session.today) for basis in AnsoegningGrundlag}


def words_before_payment(session: Session, beboer_id: int) -> str:
    """What is to be said before a payment of a resident is written; empty when no application would suffer."""
    running = [one.basis for one in ansoegninger_of(session, beboer_id) if one.is_running]
    return rules.before_payment(sorted(running, key=list(AnsoegningGrundlag).index), session.today)


def _views(session: Session, *wanted: Any) -> tuple[AnsoegningView, ...]:
    session.require(Permission.SEE_BEBOERE)
    statement = (
        select(Ansoegning, Beboer, Medarbejder.name, Partner)
        .join(Beboer, col(Beboer.id) == col(Ansoegning.beboer_id))
        .join(Medarbejder, col(Medarbejder.id) == col(Ansoegning.medarbejder_id))
        .join(Partner, col(Partner.id) == col(Ansoegning.partner_id), isouter=True)
        .where(col(Ansoegning.deleted_at).is_(None), col(Beboer.deleted_at).is_(None))
        .where(*wanted)
        .order_by(col(Ansoegning.created_on).desc(), col(Ansoegning.id).desc())
    )
    return tuple(
        AnsoegningView(
            id=row_id(one),
            beboer_id=one.beboer_id,
            beboer=beboer.full_name,
            sag_id=one.sag_id,
            fogedsag_id=one.fogedsag_id,
            partner_id=one.partner_id,
            partner=partner.name if partner is not None else "",
            partner_phone=partner.phone if partner is not None else "",
            medarbejder_id=one.medarbejder_id,
            medarbejder=worker,
            basis=one.basis,
            recipient=one.recipient,
            purpose=one.purpose,
            amount_oere=one.amount_oere,
            created_on=one.created_on,
            sent_on=one.sent_on,
            expected_answer_on=one.expected_answer_on,
            decision=one.decision,
            decided_on=one.decided_on,
            granted_oere=one.granted_oere,
            form=one.form,
            reason=one.reason,
            note=one.note,
        )
        for one, beboer, worker, partner in session.exec(statement)
    )
