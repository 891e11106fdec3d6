"""Agreements as screens and other features read them; how one stands is worked out for the day that is asked about."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from sqlmodel import col, func, select

from socialvicevaert.features.afdragsordninger import rules
from socialvicevaert.features.afdragsordninger.models import (
    Afdrag,
    AfdragDraft,
    Afdragsordning,
    Afdragsrytme,
    Indbetaling,
    OrdningDraft,
    OrdningTilstand,
)
from socialvicevaert.features.afdragsordninger.queries.payments import is_still_made
from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.indstillinger.models import Medarbejder
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import UserError
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session


@dataclass(frozen=True)
class IndbetalingView:
    """One payment."""

    id: int
    paid_on: date
    amount_oere: int
    note: str


@dataclass(frozen=True)
class OrdningView:
    """An agreement with its instalments as the payments cover them, and how it stands on ``on``."""

    id: int
    beboer_id: int
    beboer: str
    medarbejder_id: int
    medarbejder: str
    fogedsag_id: int | None
    gaeld_id: int | None
    is_with_landlord: bool
    counterpart: str
    agreed_on: date
    total_oere: int
    rhythm: Afdragsrytme
    tolerance_days: int
    cancelled_on: date | None
    cancel_reason: str
    note: str
    on: date
    state: OrdningTilstand
    afdrag: tuple[rules.Daekning, ...]
    indbetalinger: tuple[IndbetalingView, ...]  # newest first

    @cached_property
    def history(self) -> tuple[rules.StateChange, ...]:
        """Every change of how it stood, oldest first; worked out when it is asked for, not for every line of a list."""
        return rules.history(
            self.agreed_on,
            self.afdrag,
            self.indbetalinger,
            self.tolerance_days,
            self.cancelled_on,
            self.on,
            self.cancel_reason,
        )

    @property
    def paid_oere(self) -> int:
        """What has been paid by ``on``."""
        return rules.paid_by(self.indbetalinger, self.on)

    @property
    def remaining_oere(self) -> int:
        """What is still to be paid."""
        return max(0, self.total_oere - self.paid_oere)

    @property
    def is_open(self) -> bool:
        """Whether somebody still waits for money under it."""
        return self.state in {OrdningTilstand.LOEBER, OrdningTilstand.BRUDT}

    @property
    def next_open(self) -> rules.Daekning | None:
        """The oldest instalment that is not covered; None when it is over."""
        return rules.next_open(self.afdrag) if self.is_open else None

    @property
    def late(self) -> tuple[rules.Daekning, ...]:
        """The instalments whose day has gone by without them; none when it is over."""
        return rules.late_ones(self.afdrag, self.on) if self.is_open else ()

    @property
    def late_oere(self) -> int:
        """How much is behind."""
        return sum(one.open_oere for one in self.late)

    def as_draft(self) -> OrdningDraft:
        """The same as a draft, for a form that changes it."""
        return OrdningDraft(
            beboer_id=self.beboer_id,
            counterpart=self.counterpart,
            agreed_on=self.agreed_on,
            total_oere=self.total_oere,
            rhythm=self.rhythm,
            afdrag=tuple(AfdragDraft(one.due_on, one.amount_oere) for one in self.afdrag),
            is_with_landlord=self.is_with_landlord,
            fogedsag_id=self.fogedsag_id,
            gaeld_id=self.gaeld_id,
            tolerance_days=self.tolerance_days,
            note=self.note,
        )


def ordninger_of(session: Session, beboer_id: int) -> tuple[OrdningView, ...]:
    """A resident's agreements: open ones first, the one that is most behind on top; then the newest."""
    found = _views(session, col(Afdragsordning.beboer_id) == beboer_id)
    over = [one for one in found if not one.is_open]
    return (*sorted((one for one in found if one.is_open), key=_pressing), *over)


def ordninger(
    session: Session,
    *,
    only_open: bool = True,
    beboer_id: int | None = None,
    fogedsag_id: int | None = None,
    gaeld_id: int | None = None,
    medarbejder_id: int | None = None,
    ordning_id: int | None = None,
) -> tuple[OrdningView, ...]:
    """Agreements of all residents, the one that is most behind first."""
    wanted = [
        column == value
        for column, value in (
            (col(Afdragsordning.beboer_id), beboer_id),
            (col(Afdragsordning.fogedsag_id), fogedsag_id),
            (col(Afdragsordning.gaeld_id), gaeld_id),
            (col(Afdragsordning.medarbejder_id), medarbejder_id),
            (col(Afdragsordning.id), ordning_id),
        )
        if value is not None
    ]
    found = [one for one in _views(session, *wanted) if one.is_open or not only_open]
    return tuple(sorted(found, key=_pressing))


def late_ordninger(session: Session) -> tuple[OrdningView, ...]:
    """Agreements of all residents that are behind today, the one that is most behind first. SQL leaves the others out:
    most are kept, or over long ago.
    """
    today = session.today
    due = _sum_of(Afdrag, Afdrag.amount_oere).where(Afdrag.due_on < today)
    paid = _sum_of(Indbetaling, Indbetaling.amount_oere).where(Indbetaling.paid_on <= today, is_still_made())
    goes_on = col(Afdragsordning.cancelled_on).is_(None) | (col(Afdragsordning.cancelled_on) > today)
    found = _views(session, goes_on, due.scalar_subquery() > paid.scalar_subquery())
    return tuple(sorted((one for one in found if one.late), key=_pressing))


def ordning(session: Session, ordning_id: int) -> OrdningView:
    """One agreement.

    :raises UserError: when it is gone.
    """
    found = _views(session, col(Afdragsordning.id) == ordning_id)
    if not found:
        raise UserError(Afdragsordning.gone)
    return found[0]


def has_plan(session: Session, beboer_id: int, on: date) -> bool:
    """Whether an agreement was running, kept as agreed, at the end of a day; a broken one is no plan in place."""
    session.require(Permission.SEE_BEBOERE)
    wanted = [
        one
        for one in _standing(session, col(Afdragsordning.beboer_id) == beboer_id)
        if one.ordning.agreed_on <= on and one.state_on(on) is OrdningTilstand.LOEBER
    ]
    return bool(wanted)


@dataclass(frozen=True)
class OrdningStanding:
    """An agreement with all that decides how it stands, whatever the day."""

    ordning: Afdragsordning
    afdrag: tuple[AfdragDraft, ...]
    indbetalinger: tuple[IndbetalingView, ...]

    def state_on(self, on: date) -> OrdningTilstand:
        """How it stood at the end of a day."""
        one = self.ordning
        return rules.state_on(self.afdrag, self.indbetalinger, one.tolerance_days, one.cancelled_on, on)


def _pressing(one: OrdningView) -> tuple[bool, date, int]:
    next_open = one.next_open
    return (not one.is_open, next_open.due_on if next_open is not None else one.agreed_on, one.id)


def _sum_of(model: type[Afdrag] | type[Indbetaling], amount: Any) -> Any:
    """What the instalments, or the payments, of an agreement come to."""
    mine = select(func.coalesce(func.sum(amount), 0)).where(col(model.afdragsordning_id) == col(Afdragsordning.id))
    return mine.where(col(model.deleted_at).is_(None)).correlate(Afdragsordning)


def _standing(session: Session, *wanted: object) -> list[OrdningStanding]:
    statement = (
        select(Afdragsordning)
        .join(Beboer, col(Beboer.id) == col(Afdragsordning.beboer_id))
        .where(col(Afdragsordning.deleted_at).is_(None), col(Beboer.deleted_at).is_(None))
        .where(*wanted)  # type: ignore[arg-type]  # column expressions
        .order_by(col(Afdragsordning.agreed_on).desc(), col(Afdragsordning.id).desc())
    )
    found = session.exec(statement).all()
    if not found:
        return []
    numbers = [row_id(one) for one in found]
    afdrag, indbetalinger = _afdrag(session, numbers), _indbetalinger(session, numbers)
    return [OrdningStanding(one, tuple(afdrag[row_id(one)]), tuple(indbetalinger[row_id(one)])) for one in found]


def _views(session: Session, *wanted: object) -> list[OrdningView]:
    session.require(Permission.SEE_BEBOERE)
    found = _standing(session, *wanted)
    if not found:
        return []
    people = select(Beboer).where(col(Beboer.id).in_({one.ordning.beboer_id for one in found}))
    workers = select(Medarbejder).where(col(Medarbejder.id).in_({one.ordning.medarbejder_id for one in found}))
    names = {row_id(one): one.full_name for one in session.exec(people)}
    by = {row_id(one): one.name for one in session.exec(workers)}
    return [
        _view(one, names[one.ordning.beboer_id], by.get(one.ordning.medarbejder_id, ""), session.today) for one in found
    ]


def _afdrag(session: Session, numbers: Sequence[int]) -> defaultdict[int, list[AfdragDraft]]:
    found: defaultdict[int, list[AfdragDraft]] = defaultdict(list)
    statement = (
        select(Afdrag)
        .where(col(Afdrag.afdragsordning_id).in_(numbers), col(Afdrag.deleted_at).is_(None))
        .order_by(col(Afdrag.due_on), col(Afdrag.number))
    )
    for one in session.exec(statement):
        found[one.afdragsordning_id].append(AfdragDraft(one.due_on, one.amount_oere))
    return found


def _indbetalinger(session: Session, numbers: Sequence[int]) -> defaultdict[int, list[IndbetalingView]]:
    found: defaultdict[int, list[IndbetalingView]] = defaultdict(list)
    statement = (
        select(Indbetaling)
        .where(col(Indbetaling.afdragsordning_id).in_(numbers), is_still_made())
        .order_by(col(Indbetaling.paid_on).desc(), col(Indbetaling.id).desc())
    )
    for one in session.exec(statement):
        found[one.afdragsordning_id].append(IndbetalingView(row_id(one), one.paid_on, one.amount_oere, one.note))
    return found


def _view(one: OrdningStanding, beboer: str, medarbejder: str, today: date) -> OrdningView:
    row = one.ordning
    return OrdningView(
        id=row_id(row),
        beboer_id=row.beboer_id,
        beboer=beboer,
        medarbejder_id=row.medarbejder_id,
        medarbejder=medarbejder,
        fogedsag_id=row.fogedsag_id,
        gaeld_id=row.gaeld_id,
        is_with_landlord=row.is_with_landlord,
        counterpart=row.counterpart,
        agreed_on=row.agreed_on,
        total_oere=row.total_oere,
        rhythm=row.rhythm,
        tolerance_days=row.tolerance_days,
        cancelled_on=row.cancelled_on,
        cancel_reason=row.cancel_reason,
        note=row.note,
        on=today,
        state=one.state_on(today),
        afdrag=rules.coverage(one.afdrag, one.indbetalinger, today),
        indbetalinger=one.indbetalinger,
    )
