"""Who must be told that a consent has been withdrawn, and who has been."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import col, select

from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.samtykker.models import Samtykke, SamtykkeArt, SamtykkeBesked, Videregivelse
from socialvicevaert.features.samtykker.queries.consents import SamtykkeView, samtykke
from socialvicevaert.features.samtykker.queries.disclosures import VideregivelseView, disclosed_under
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.folding import folded_words
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session


@dataclass(frozen=True)
class Receiver:
    """Somebody who acted on a consent that is gone: ``phone`` is the direct number, ``told_on`` the day they heard."""

    partner_id: int | None
    name: str
    phone: str
    given: tuple[VideregivelseView, ...]
    told_on: date | None

    @property
    def is_told(self) -> bool:
        """Whether they have been told."""
        return self.told_on is not None


@dataclass(frozen=True)
class Untold:
    """A withdrawn consent some of whose receivers do not know yet."""

    samtykke: SamtykkeView
    beboer: str
    responsible_id: int | None
    receivers: tuple[Receiver, ...]


def receivers_of(session: Session, samtykke_id: int) -> tuple[Receiver, ...]:
    """Everybody who must know when a consent is withdrawn: who has had information on it, by letter or by word.

    A fuldmagt is also withdrawn towards everybody it names: they would go on letting the worker act.
    """
    view = samtykke(session, samtykke_id)
    told = session.exec(
        select(SamtykkeBesked).where(
            SamtykkeBesked.samtykke_id == samtykke_id, col(SamtykkeBesked.deleted_at).is_(None)
        )
    ).all()
    found: dict[object, tuple[int | None, str, str, list[VideregivelseView]]] = {}
    if view.kind is SamtykkeArt.FULDMAGT:
        for ref in view.partner_refs:
            found[ref.id] = (ref.id, ref.name, ref.phone, [])
        for line in view.coverage.towards:
            found[folded_words(line)] = (None, line, "", [])
    for one in disclosed_under(session, samtykke_id):
        key = _key(one.partner_id, one.recipient)
        found.setdefault(key, (one.partner_id, one.recipient, one.recipient_phone, []))[3].append(one)
    days = {_key(one.partner_id, one.recipient): one.told_on for one in told}
    return tuple(
        Receiver(partner_id, name, phone, tuple(given), days.get(key))
        for key, (partner_id, name, phone, given) in found.items()
    )


def untold(session: Session, beboer_id: int | None = None) -> tuple[Untold, ...]:
    """Withdrawn consents some of whose receivers do not know yet, of one resident or of all; the longest first."""
    session.require(Permission.SEE_BEBOERE)
    statement = (
        select(Samtykke, Beboer)
        .join(Beboer, col(Beboer.id) == col(Samtykke.beboer_id))
        .where(
            col(Samtykke.withdrawn_on).is_not(None),
            col(Samtykke.deleted_at).is_(None),
            col(Beboer.deleted_at).is_(None),
        )
        .order_by(col(Samtykke.withdrawn_on), col(Samtykke.id))
    )
    if beboer_id is not None:
        statement = statement.where(col(Samtykke.beboer_id) == beboer_id)
    withdrawn = session.exec(statement).all()
    open_ones = _with_somebody_left(session, [one for one, _ in withdrawn])
    return tuple(
        Untold(samtykke(session, row_id(one)), beboer.full_name, beboer.responsible_id, left)
        for one, beboer in withdrawn
        if one.id in open_ones and (left := _left(receivers_of(session, row_id(one))))
    )


def _with_somebody_left(session: Session, withdrawn: Sequence[Samtykke]) -> set[int]:
    """Numbers of the consents that may have somebody left to tell: two questions, as most are done with."""
    if not withdrawn:
        return set()
    ids = [row_id(one) for one in withdrawn]
    given = session.exec(
        select(Videregivelse.samtykke_id, Videregivelse.partner_id, Videregivelse.recipient).where(
            col(Videregivelse.samtykke_id).in_(ids)
        )
    )
    told = session.exec(
        select(SamtykkeBesked.samtykke_id, SamtykkeBesked.partner_id, SamtykkeBesked.recipient).where(
            col(SamtykkeBesked.samtykke_id).in_(ids), col(SamtykkeBesked.deleted_at).is_(None)
        )
    )
    known = {(number, _key(partner_id, recipient)) for number, partner_id, recipient in told}
    left = {
        number
        for number, partner_id, recipient in given
        if number is not None and (number, _key(partner_id, recipient)) not in known
    }
    return left | {row_id(one) for one in withdrawn if one.kind is SamtykkeArt.FULDMAGT}


def _left(receivers: Sequence[Receiver]) -> tuple[Receiver, ...]:
    return tuple(one for one in receivers if not one.is_told)


def _key(partner_id: int | None, recipient: str) -> object:
    return partner_id if partner_id is not None else folded_words(recipient)
