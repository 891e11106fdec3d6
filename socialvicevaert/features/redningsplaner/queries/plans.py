"""Rescue plans with their sums, and whom they were given to; the pages themselves are not read for a list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import defer
from sqlmodel import col, select

from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.indstillinger.models import Medarbejder
from socialvicevaert.features.redningsplaner import rules
from socialvicevaert.features.redningsplaner.models import (
    KildeDraft,
    Redningskilde,
    Redningsplan,
    RedningsplanDraft,
    RedningsplanUdskrift,
)
from socialvicevaert.features.samtykker.models import Videregivelse
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import UserError
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session


@dataclass(frozen=True)
class UdskriftView:
    """A page that was given: to whom, and under which consent; the resident's own copy has none."""

    id: int
    given_at: datetime
    recipient: str
    partner_id: int | None
    samtykke_id: int | None

    @property
    def is_own_copy(self) -> bool:
        """Whether it is the resident's."""
        return self.partner_id is None


@dataclass(frozen=True)
class RedningsplanView:
    """One plan as it stands, newest page first in ``given``."""

    id: int
    beboer_id: int
    beboer: str
    has_protected_address: bool
    medarbejder: str
    made_on: date
    draft: RedningsplanDraft
    sums: rules.Sums
    given: tuple[UdskriftView, ...]

    def arrival_of(self, source: KildeDraft) -> rules.Arrival:
        """When one of its sources comes."""
        return rules.arrival_of(source, self.draft.needed_by)


def redningsplaner_of(session: Session, beboer_id: int) -> tuple[RedningsplanView, ...]:
    """A resident's plans, the current one first."""
    return _views(session, col(Redningsplan.beboer_id) == beboer_id)


def redningsplan(session: Session, plan_id: int) -> RedningsplanView:
    """One plan.

    :raises UserError: it is gone.
    """
    found = _views(session, col(Redningsplan.id) == plan_id)
    if not found:
        raise UserError(Redningsplan.gone)
    return found[0]


def _views(session: Session, wanted: Any) -> tuple[RedningsplanView, ...]:
    session.require(Permission.SEE_BEBOERE)
    found = session.exec(
        select(Redningsplan, Beboer, col(Medarbejder.name))
        .join(Beboer, col(Beboer.id) == col(Redningsplan.beboer_id))
        .join(Medarbejder, col(Medarbejder.id) == col(Redningsplan.medarbejder_id))
        .where(wanted, col(Redningsplan.deleted_at).is_(None), col(Beboer.deleted_at).is_(None))
        .order_by(col(Redningsplan.made_on).desc(), col(Redningsplan.id).desc())
    ).all()
    ids = [row_id(plan) for plan, _, _ in found]
    sources, given = _sources(session, ids), _given(session, ids)
    return tuple(
        _view(plan, beboer, worker, sources[number], given[number])
        for number, (plan, beboer, worker) in zip(ids, found, strict=True)
    )


def _view(
    plan: Redningsplan, beboer: Beboer, worker: str, sources: Sequence[KildeDraft], given: Sequence[UdskriftView]
) -> RedningsplanView:
    return RedningsplanView(
        id=row_id(plan),
        beboer_id=plan.beboer_id,
        beboer=beboer.full_name,
        has_protected_address=beboer.has_protected_address,
        medarbejder=worker,
        made_on=plan.made_on,
        draft=RedningsplanDraft(
            beboer_id=plan.beboer_id,
            needed_oere=plan.needed_oere,
            needed_by=plan.needed_by,
            sources=tuple(sources),
            fogedsag_id=plan.fogedsag_id,
            needed_for=plan.needed_for,
            agreed=plan.agreed,
            note=plan.note,
        ),
        sums=rules.sums_of(sources, plan.needed_oere, plan.needed_by),
        given=tuple(given),
    )


def _sources(session: Session, ids: Sequence[int]) -> dict[int, list[KildeDraft]]:
    found: dict[int, list[KildeDraft]] = {number: [] for number in ids}
    statement = (
        select(Redningskilde)
        .where(col(Redningskilde.redningsplan_id).in_(ids), col(Redningskilde.deleted_at).is_(None))
        .order_by(col(Redningskilde.position), col(Redningskilde.id))
    )
    for one in session.exec(statement):
        found[one.redningsplan_id].append(
            KildeDraft(
                kind=one.kind,
                amount_oere=one.amount_oere,
                label=one.label,
                expected_on=one.expected_on,
                certainty=one.certainty,
                ansoegning_id=one.ansoegning_id,
                afdragsordning_id=one.afdragsordning_id,
            )
        )
    return found


def _given(session: Session, ids: Sequence[int]) -> dict[int, list[UdskriftView]]:
    found: dict[int, list[UdskriftView]] = {number: [] for number in ids}
    statement = (
        select(RedningsplanUdskrift, Videregivelse)
        .join(Videregivelse, col(Videregivelse.id) == col(RedningsplanUdskrift.videregivelse_id), isouter=True)
        .where(col(RedningsplanUdskrift.redningsplan_id).in_(ids), col(RedningsplanUdskrift.deleted_at).is_(None))
        .order_by(col(RedningsplanUdskrift.given_at).desc(), col(RedningsplanUdskrift.id).desc())
        .options(defer(RedningsplanUdskrift.document))  # type: ignore[arg-type]  # a PDF for every line of a list
    )
    for page, given in session.exec(statement):
        found[page.redningsplan_id].append(
            UdskriftView(
                id=row_id(page),
                given_at=page.given_at,
                recipient=page.recipient,
                partner_id=given.partner_id if given is not None else None,
                samtykke_id=given.samtykke_id if given is not None else None,
            )
        )
    return found
