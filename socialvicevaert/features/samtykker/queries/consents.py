"""Consents as screens show them."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import col, select

from socialvicevaert.features.dokumenter.models import Dokument
from socialvicevaert.features.indstillinger.models import Medarbejder
from socialvicevaert.features.partnere.models import Partner
from socialvicevaert.features.samtykker import rules
from socialvicevaert.features.samtykker.models import (
    Befoejelse,
    Oplysningsart,
    Samtykke,
    SamtykkeArt,
    SamtykkeForm,
    SamtykkeOplysning,
    SamtykkePartner,
)
from socialvicevaert.features.samtykker.rules import Coverage
from socialvicevaert.features.samtykker.rules.missing import Mangel
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.choice import Choice
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session


class SamtykkeTilstand(Choice):
    """How a consent stands today."""

    AKTIVT = "aktivt", "Aktivt"
    UDLOEBER = "udloeber", "Udløber snart"
    UDLOEBET = "udloebet", "Udløbet"
    TRUKKET = "trukket", "Trukket tilbage"


DAYS_OF_NOTICE = 30


@dataclass(frozen=True)
class PartnerRef:
    """A partner as a consent names it; ``phone`` is the direct number as stored."""

    id: int
    name: str
    phone: str
    is_health_body: bool
    is_active: bool


@dataclass(frozen=True)
class SamtykkeView:
    """A consent with the partners and kinds of information it names."""

    id: int
    beboer_id: int
    coverage: Coverage
    partners: tuple[str, ...]
    partner_refs: tuple[PartnerRef, ...]
    kinds: tuple[Oplysningsart, ...]
    form: SamtykkeForm
    witness: str
    language: str
    interpreter: str
    note: str
    text_version: str
    withdrawn_how: str
    received_by: str
    state: SamtykkeTilstand
    scan_id: int | None = None  # the document that is the signed paper

    @property
    def kind(self) -> SamtykkeArt:
        """Which of the three papers it is."""
        return self.coverage.kind

    @property
    def receivers(self) -> tuple[str, ...]:
        """Everybody it names: partners, and the lines of a fuldmagt."""
        return (*self.partners, *self.coverage.towards)

    @property
    def name(self) -> str:
        """What it is called in a sentence, e.g. "Samtykke til Jobcenter Ballerup"."""
        if self.kind is SamtykkeArt.REGISTRERING:
            return self.kind.label
        thing = "Fuldmagt over for" if self.kind is SamtykkeArt.FULDMAGT else "Samtykke til"
        return f"{thing} {', '.join(self.receivers)}"

    @property
    def title(self) -> str:
        """What it is called in a list: whom it names, or that it is about registering."""
        return ", ".join(self.receivers) or self.kind.label


@dataclass(frozen=True)
class Dependent:
    """Something that rests on a consent and stops with it, e.g. a referral; put together by the shell."""

    id: int
    title: str
    is_draft: bool


RestingOn = Callable[[Session, int], Sequence[Dependent]]
"""What rests on a consent, by its number: features above this one know."""


def samtykker_of(session: Session, beboer_id: int) -> tuple[SamtykkeView, ...]:
    """A resident's consents: those that hold first, then the newest."""
    session.require(Permission.SEE_BEBOERE)
    found = session.exec(
        select(Samtykke).where(Samtykke.beboer_id == beboer_id, col(Samtykke.deleted_at).is_(None))
    ).all()
    views = _views(session, found)
    ended = {SamtykkeTilstand.UDLOEBET, SamtykkeTilstand.TRUKKET}
    return tuple(sorted(views, key=lambda one: (one.state in ended, -one.coverage.given_on.toordinal(), -one.id)))


def samtykke(session: Session, samtykke_id: int) -> SamtykkeView:
    """One consent.

    :raises UserError: when it is gone.
    """
    session.require(Permission.SEE_BEBOERE)
    return _views(session, [session.kept(Samtykke, samtykke_id)])[0]


def covering(
    session: Session, beboer_id: int, partner_id: int | None, on: date, towards: str = ""
) -> tuple[SamtykkeView, ...]:
    """The consents under which something may be given to a receiver on a day, the widest first.

    A receiver that is no partner is named by ``towards``; only a fuldmagt can name it.
    """
    held = samtykker_of(session, beboer_id)
    allowed = [one for one in held if one.coverage.allows_giving_to(partner_id, on, towards)]
    return tuple(sorted(allowed, key=lambda one: (-len(one.kinds), -one.id)))


def samtykker_of_all(session: Session, beboer_ids: Collection[int]) -> Mapping[int, tuple[SamtykkeView, ...]]:
    """The consents of several residents, by resident."""
    session.require(Permission.SEE_BEBOERE)
    found = session.exec(
        select(Samtykke).where(col(Samtykke.beboer_id).in_(beboer_ids), col(Samtykke.deleted_at).is_(None))
    ).all()
    by_beboer: dict[int, list[SamtykkeView]] = {}
    for one in _views(session, found):
        by_beboer.setdefault(one.beboer_id, []).append(one)
    return {number: tuple(ones) for number, ones in by_beboer.items()}


def expiring(session: Session, until: date) -> tuple[SamtykkeView, ...]:
    """Consents that hold today and no longer after ``until``, the first to end first."""
    session.require(Permission.SEE_BEBOERE)
    found = session.exec(
        select(Samtykke)
        .where(
            col(Samtykke.withdrawn_on).is_(None),
            col(Samtykke.deleted_at).is_(None),
            Samtykke.valid_to >= session.today,
            Samtykke.valid_to <= until,
        )
        .order_by(col(Samtykke.valid_to))
    ).all()
    return tuple(_views(session, found))


def ref_of(partner: Partner) -> PartnerRef:
    """A partner as a consent names it."""
    is_active = partner.is_active and partner.deleted_at is None
    return PartnerRef(row_id(partner), partner.name, partner.phone, partner.kind.is_health_body, is_active)


def _views(session: Session, found: Sequence[Samtykke]) -> list[SamtykkeView]:
    if not found:
        return []
    ids = [row_id(one) for one in found]
    partners: dict[int, list[Partner]] = {number: [] for number in ids}
    named = (
        select(SamtykkePartner.samtykke_id, Partner)
        .join(Partner, col(Partner.id) == col(SamtykkePartner.partner_id))
        .where(col(SamtykkePartner.samtykke_id).in_(ids))
        .order_by(col(Partner.sort_key))
    )
    for number, partner in session.exec(named):
        partners[number].append(partner)
    kinds: dict[int, set[Oplysningsart]] = {number: set() for number in ids}
    for stored in session.exec(select(SamtykkeOplysning).where(col(SamtykkeOplysning.samtykke_id).in_(ids))):
        kinds[stored.samtykke_id].add(stored.kind)
    scans = {one.scan_id for one in found if one.scan_id is not None}
    kept = set(session.exec(select(Dokument.id).where(col(Dokument.id).in_(scans), col(Dokument.deleted_at).is_(None))))
    receivers = select(Medarbejder.id, Medarbejder.name).where(
        col(Medarbejder.id).in_({one.received_by_id for one in found})
    )
    names = dict(session.exec(receivers).all())
    return [
        _view(
            one,
            partners[number],
            kinds[number],
            names.get(one.received_by_id, ""),
            one.scan_id if one.scan_id in kept else None,
            session.today,
        )
        for number, one in zip(ids, found, strict=True)
    ]


def _view(
    samtykke: Samtykke,
    partners: Sequence[Partner],
    stored: Collection[Oplysningsart],
    received_by: str,
    scan_id: int | None,
    today: date,
) -> SamtykkeView:
    kinds = tuple(kind for kind in Oplysningsart if kind in stored)
    coverage = Coverage(
        samtykke_id=row_id(samtykke),
        partner_ids=frozenset(row_id(one) for one in partners),
        kinds=frozenset(kinds),
        direction=samtykke.direction,
        purpose=samtykke.purpose,
        given_on=samtykke.given_on,
        valid_to=rules.capped(
            samtykke.valid_to, samtykke.given_on, with_health_body=any(one.kind.is_health_body for one in partners)
        ),
        withdrawn_on=samtykke.withdrawn_on,
        kind=samtykke.kind,
        towards=rules.lines_of(samtykke.towards),
        powers=frozenset(Befoejelse(value) for value in samtykke.powers.split(",") if value),
    )
    return SamtykkeView(
        id=row_id(samtykke),
        beboer_id=samtykke.beboer_id,
        coverage=coverage,
        partners=tuple(one.name for one in partners),
        partner_refs=tuple(ref_of(one) for one in partners),
        kinds=kinds,
        form=samtykke.form,
        witness=samtykke.witness,
        language=samtykke.language,
        interpreter=samtykke.interpreter,
        note=samtykke.note,
        text_version=samtykke.text_version,
        withdrawn_how=samtykke.withdrawn_how,
        received_by=received_by,
        state=_state(coverage, today),
        scan_id=scan_id,
    )


def _state(coverage: Coverage, today: date) -> SamtykkeTilstand:
    if coverage.withdrawn_on is not None:
        return SamtykkeTilstand.TRUKKET
    if coverage.valid_to < today:
        return SamtykkeTilstand.UDLOEBET
    soon = (coverage.valid_to - today).days <= DAYS_OF_NOTICE
    return SamtykkeTilstand.UDLOEBER if soon else SamtykkeTilstand.AKTIVT


@dataclass(frozen=True)
class Above:
    """What features above this one know about consents; put together by the shell."""

    resting_on: RestingOn
    sees: Callable[[Session, str], bool]
    missing: Callable[[Session, int], Sequence[Mangel]]


def _nothing_rests(_session: Session, _samtykke_id: int) -> tuple[()]:
    return ()


def _sees_nothing(_session: Session, _paper: str) -> bool:
    return False


NOTHING_ABOVE = Above(_nothing_rests, _sees_nothing, _nothing_rests)
"""For a program of consents alone."""
