"""Referrals as screens show them, and the letter as it would be sent now."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement
from sqlalchemy.orm import defer
from sqlmodel import col, or_, select

from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.henvisninger import rules
from socialvicevaert.features.henvisninger.models import (
    Henvisning,
    HenvisningAfsnit,
    HenvisningDraft,
    HenvisningStatus,
)
from socialvicevaert.features.indstillinger.models import Medarbejder
from socialvicevaert.features.partnere.models import Partner
from socialvicevaert.features.partnere.queries import PartnerView, partner
from socialvicevaert.features.sager.queries import SagView, sager_of
from socialvicevaert.features.samtykker import queries as samtykker
from socialvicevaert.features.samtykker.models import Behandlingsgrundlag, Oplysningsart, Samtykke
from socialvicevaert.features.samtykker.queries import SamtykkeView
from socialvicevaert.features.samtykker.rules import Coverage, Cut, giving
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import Problem, UserError
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session


@dataclass(frozen=True)
class HenvisningView:
    """A referral, from draft to outcome."""

    id: int
    beboer_id: int
    beboer: str
    partner_id: int
    partner: str
    partner_phone: str
    medarbejder_id: int
    medarbejder: str
    status: HenvisningStatus
    purpose: str
    basis: Behandlingsgrundlag
    basis_reason: str
    samtykke_id: int | None
    sag_id: int | None
    created_on: date
    sent_on: date | None
    expected_answer_on: date | None
    answered_on: date | None
    started_on: date | None
    ended_on: date | None
    outcome: str
    days_to_answer: int | None
    sections: tuple[tuple[Oplysningsart, str], ...]
    consent_purpose: str = ""  # of the consent it rests on
    has_protected_address: bool = False
    has_letter: bool = False

    @property
    def about(self) -> str:
        """What it is for: under consent the consent's own purpose, which is what the letter says."""
        return self.consent_purpose or self.purpose

    def is_overdue(self, today: date) -> bool:
        """Whether an answer was promised by a day that is past."""
        is_waiting = self.status is HenvisningStatus.SENDT
        return is_waiting and self.expected_answer_on is not None and self.expected_answer_on < today

    def days_waiting(self, today: date) -> int | None:
        """Days since it was sent, until something has started or it has ended; None for a draft."""
        is_waiting = self.status in {HenvisningStatus.SENDT, HenvisningStatus.BESVARET}
        return (today - self.sent_on).days if is_waiting and self.sent_on is not None else None

    @property
    def is_open(self) -> bool:
        """Whether somebody still owes the resident something."""
        return self.status not in rules.ENDED

    def as_draft(self) -> HenvisningDraft:
        """The same as a draft, for a form that goes on writing it."""
        return HenvisningDraft(
            beboer_id=self.beboer_id,
            partner_id=self.partner_id,
            purpose=self.purpose,
            sections=self.sections,
            basis=self.basis,
            basis_reason=self.basis_reason,
            sag_id=self.sag_id,
            samtykke_id=self.samtykke_id,
            expected_answer_on=self.expected_answer_on,
        )


@dataclass(frozen=True)
class SendingView:
    """What sending a draft would mean today: the consent that allows it (None: none does), the cut, what stops it."""

    henvisning: HenvisningView
    coverage: Coverage | None
    cut: Cut
    problems: tuple[Problem, ...]

    @property
    def names_resident(self) -> bool:
        """Whether the letter says who it is about, and how the resident is reached."""
        return giving.names_resident(self.henvisning.basis, self.coverage)

    @property
    def kinds_given(self) -> tuple[Oplysningsart, ...]:
        """Every kind of information the letter gives, the name and address above the text included."""
        given = {*self.cut.kinds, *((Oplysningsart.NAVN_ADRESSE,) if self.names_resident else ())}
        return tuple(kind for kind in Oplysningsart if kind in given)


def henvisninger_of(session: Session, beboer_id: int) -> tuple[HenvisningView, ...]:
    """A resident's referrals: open ones first, then the newest."""
    return tuple(sorted(_views(session, col(Henvisning.beboer_id) == beboer_id), key=lambda one: not one.is_open))


def henvisninger(
    session: Session, *, only_open: bool = True, partner_id: int | None = None
) -> tuple[HenvisningView, ...]:
    """Referrals of all residents, the one that has waited longest first."""
    wanted: list[object] = []
    if only_open:
        wanted.append(col(Henvisning.status).not_in(sorted(rules.ENDED)))
    if partner_id is not None:
        wanted.append(col(Henvisning.partner_id) == partner_id)
    return tuple(sorted(_views(session, *wanted), key=lambda one: one.sent_on or one.created_on))


def henvisning(session: Session, henvisning_id: int) -> HenvisningView:
    """One referral.

    :raises UserError: when it is gone.
    """
    found = _views(session, col(Henvisning.id) == henvisning_id)
    if not found:
        raise UserError(Henvisning.gone)
    return found[0]


def resting_on(session: Session, samtykke_id: int) -> tuple[HenvisningView, ...]:
    """Open referrals that rest on a consent: drafts that a withdrawal blocks, sent ones whose receiver must be told."""
    return tuple(one for one in _views(session, col(Henvisning.samtykke_id) == samtykke_id) if one.is_open)


def sending(session: Session, henvisning_id: int) -> SendingView:
    """What sending a draft would mean today."""
    view = henvisning(session, henvisning_id)
    gate = samtykker.giving(session, view.beboer_id, view.partner_id, view.basis, view.samtykke_id)
    cut = gate.cut(view.sections)
    problems = [*gate.problems]
    if not problems:
        problems += giving.problems_of_giving(
            cut, view.basis, gate.coverage, partner_id=view.partner_id, today=session.today
        )
    is_anonymous = view.basis is Behandlingsgrundlag.ANONYM
    if is_anonymous or (gate.coverage is not None and not gate.names_resident):
        said = f"{view.purpose} {view.basis_reason}" if is_anonymous else gate.purpose
        traces = samtykker.traces_of(session, view.beboer_id, view.basis)
        problems += giving.problems_of_anonymity(cut, said, view.beboer, traces)
    return SendingView(view, gate.coverage, cut, tuple(problems))


@dataclass(frozen=True)
class WritingView:
    """What somebody who writes a referral must know: whom it is about and to, and which consents there are."""

    beboer: str
    has_protected_address: bool
    partner: PartnerView | None
    covering: tuple[SamtykkeView, ...]
    resting_on: SamtykkeView | None
    sager: tuple[SagView, ...]


def writing(
    session: Session, beboer_id: int | None, partner_id: int | None, samtykke_id: int | None = None
) -> WritingView:
    """The facts behind a form that is being filled; ``samtykke_id`` is the consent it rests on so far."""
    session.require(Permission.SEE_BEBOERE)
    beboer = session.get(Beboer, beboer_id) if beboer_id is not None else None
    found = (
        samtykker.covering(session, beboer_id, partner_id, session.today)
        if beboer_id is not None and partner_id is not None
        else ()
    )
    return WritingView(
        beboer=beboer.full_name if beboer is not None else "",
        has_protected_address=beboer is not None and beboer.has_protected_address,
        partner=partner(session, partner_id) if partner_id is not None else None,
        covering=found,
        resting_on=samtykker.samtykke(session, samtykke_id) if samtykke_id is not None else None,
        sager=tuple(one for one in sager_of(session, beboer_id) if one.is_open) if beboer_id is not None else (),
    )


def _views(session: Session, *wanted: object) -> tuple[HenvisningView, ...]:
    session.require(Permission.SEE_BEBOERE)
    statement = (
        select(Henvisning, Beboer, Partner, Medarbejder.name)
        .join(Beboer, col(Beboer.id) == col(Henvisning.beboer_id))
        .join(Partner, col(Partner.id) == col(Henvisning.partner_id))
        .join(Medarbejder, col(Medarbejder.id) == col(Henvisning.medarbejder_id))
        .where(col(Henvisning.deleted_at).is_(None), col(Beboer.deleted_at).is_(None))
        .where(_may_be_seen(session.actor.medarbejder_id))
        .where(*wanted)  # type: ignore[arg-type]  # column expressions
        .order_by(col(Henvisning.created_on).desc(), col(Henvisning.id).desc())
        .options(defer(Henvisning.letter))  # type: ignore[arg-type]  # a page of PDFs for every line of a list
    )
    found = session.exec(statement).all()
    if not found:
        return ()
    purposes = _consent_purposes(session, {one.samtykke_id for one, *_ in found})
    sections = _sections(session, [row_id(one) for one, *_ in found])
    return tuple(
        HenvisningView(
            id=row_id(one),
            beboer_id=one.beboer_id,
            beboer=beboer.full_name,
            partner_id=one.partner_id,
            partner=receiver.name,
            partner_phone=receiver.phone,
            medarbejder_id=one.medarbejder_id,
            medarbejder=worker,
            status=one.status,
            purpose=one.purpose,
            basis=one.basis,
            basis_reason=one.basis_reason,
            samtykke_id=one.samtykke_id,
            sag_id=one.sag_id,
            created_on=one.created_on,
            sent_on=one.sent_on,
            expected_answer_on=one.expected_answer_on,
            answered_on=one.answered_on,
            started_on=one.started_on,
            ended_on=one.ended_on,
            outcome=one.outcome,
            days_to_answer=one.days_to_answer,
            sections=sections.get(row_id(one), ()),
            consent_purpose=purposes.get(one.samtykke_id, ""),
            has_protected_address=beboer.has_protected_address,
            has_letter=one.sent_on is not None,
        )
        for one, beboer, receiver, worker in found
    )


def _may_be_seen(medarbejder_id: int) -> ColumnElement[bool]:
    """An underretning about a child is for its author and the resident's own worker alone."""
    return or_(
        col(Henvisning.basis) != Behandlingsgrundlag.UNDERRETNING,
        col(Henvisning.medarbejder_id) == medarbejder_id,
        col(Beboer.responsible_id) == medarbejder_id,
    )


def _consent_purposes(session: Session, samtykke_ids: set[int | None]) -> dict[int | None, str]:
    named = samtykke_ids - {None}
    if not named:
        return {}
    statement = select(Samtykke.id, Samtykke.purpose).where(col(Samtykke.id).in_(named))
    return dict(session.exec(statement).all())


def _sections(session: Session, henvisning_ids: list[int]) -> dict[int, tuple[tuple[Oplysningsart, str], ...]]:
    found: dict[int, dict[Oplysningsart, str]] = {}
    statement = select(HenvisningAfsnit).where(col(HenvisningAfsnit.henvisning_id).in_(henvisning_ids))
    for section in session.exec(statement):
        found.setdefault(section.henvisning_id, {})[section.kind] = section.text
    return {
        henvisning_id: tuple((kind, texts[kind]) for kind in Oplysningsart if kind in texts)
        for henvisning_id, texts in found.items()
    }
