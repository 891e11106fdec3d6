"""Consent is given, refused, and taken back; who must hear of it is told."""

from collections.abc import Iterable
from datetime import date

from sqlmodel import select

from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.dokumenter import service as dokumenter
from socialvicevaert.features.dokumenter.models import DokumentArt, DokumentDraft
from socialvicevaert.features.dokumenter.reading import media_type_of
from socialvicevaert.features.formularer.models import Sprog
from socialvicevaert.features.formularer.queries import both, language_named, stamp_of
from socialvicevaert.features.indstillinger.queries import setting
from socialvicevaert.features.indstillinger.settings import CONSENT_MONTHS
from socialvicevaert.features.partnere.models import Partner
from socialvicevaert.features.samtykker import rules
from socialvicevaert.features.samtykker.models import (
    AfslagDraft,
    Samtykke,
    SamtykkeAfslag,
    SamtykkeArt,
    SamtykkeBesked,
    SamtykkeDraft,
    SamtykkeOplysning,
    SamtykkePartner,
    SamtykkeRetning,
    SamtykkeWithdrawal,
)
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import UserError, raise_if_any
from socialvicevaert.storage import row_id
from socialvicevaert.storage.links import set_links
from socialvicevaert.storage.session import Session


def give_samtykke(session: Session, draft: SamtykkeDraft, text_version: str = "") -> int:
    """Record a consent or a fuldmagt; without a last day it lasts as long as the organisation has set.

    ``text_version`` names the words of the form that was signed; without it they are those of today.
    :raises ValidationFailed: when it is not specific, or lasts longer than the law allows.
    """
    session.require(Permission.WRITE_SAMTYKKER)
    session.kept(Beboer, draft.beboer_id)
    has_health_body = names_health_body(session, draft.partner_ids)
    raise_if_any(rules.problems_of_samtykke(draft, has_health_body=has_health_body, today=session.today))
    samtykke = Samtykke(
        beboer_id=draft.beboer_id,
        kind=draft.kind,
        purpose=draft.purpose.strip(),
        direction=direction_of(draft),
        form=draft.form,
        witness=draft.witness.strip(),
        language=draft.language.strip(),
        interpreter=draft.interpreter.strip(),
        given_on=draft.given_on,
        valid_to=draft.valid_to or last_day(session, draft.given_on, has_health_body=has_health_body),
        towards="\n".join(rules.lines_of(draft.towards)) if draft.kind is SamtykkeArt.FULDMAGT else "",
        powers=",".join(power.value for power in draft.powers) if draft.kind is SamtykkeArt.FULDMAGT else "",
        text_version=text_version or words_today(session, draft.language),
        note=draft.note.strip(),
        received_by_id=session.actor.medarbejder_id,
    )
    session.add(samtykke)
    session.flush()
    samtykke_id = row_id(samtykke)
    set_links(session, SamtykkePartner, ("samtykke_id", samtykke_id), "partner_id", draft.partner_ids)
    set_links(session, SamtykkeOplysning, ("samtykke_id", samtykke_id), "kind", draft.kinds)
    session.flush()
    return samtykke_id


def direction_of(draft: SamtykkeDraft) -> SamtykkeRetning:
    """Which way information may flow: only an exchange asks. To register gives nothing to anybody."""
    if draft.kind is SamtykkeArt.UDVEKSLING:
        return draft.direction
    return SamtykkeRetning.BEGGE if draft.kind is SamtykkeArt.FULDMAGT else SamtykkeRetning.FRA_PARTNER


def last_day(session: Session, given_on: date, *, has_health_body: bool) -> date:
    """The last day of a consent that does not say it itself."""
    return rules.last_day(given_on, months=setting(session, CONSENT_MONTHS), with_health_body=has_health_body)


def words_today(session: Session, language: str) -> str:
    """Which words a form in a language is printed with today."""
    return stamp_of(*both(session, language_named(language) or Sprog.DANSK))


def names_health_body(session: Session, partner_ids: Iterable[int]) -> bool:
    """Whether one of the partners is a health body, for which the law caps the length of a consent.

    :raises UserError: when a partner is gone.
    """
    partners = [session.get(Partner, partner_id) for partner_id in partner_ids]
    if any(partner is None or partner.deleted_at is not None for partner in partners):
        raise UserError("En af de valgte samarbejdspartnere findes ikke længere. Fjern den, og vælg en anden.")
    return any(partner is not None and partner.kind.is_health_body for partner in partners)


def attach_scan(session: Session, samtykke_id: int, draft: DokumentDraft) -> int:
    """Keep the signed paper among the resident's documents, as the proof of a consent; gives the document's number.

    One that was there before stays among the documents.
    :raises ValidationFailed: it is no PDF or picture, or too large.
    """
    session.require(Permission.WRITE_SAMTYKKER)
    samtykke = session.kept(Samtykke, samtykke_id)
    if draft.beboer_id != samtykke.beboer_id:
        raise UserError("Dokumentet hører til en anden beboer end samtykket.")
    raise_if_any(rules.problems_of_scan(draft.name, media_type_of(draft.content)))
    wanted = DokumentDraft(
        beboer_id=draft.beboer_id,
        name=draft.name,
        content=draft.content,
        kind=DokumentArt.SAMTYKKE,
        dated_on=draft.dated_on or samtykke.given_on,
        note=draft.note,
    )
    samtykke.scan_id = dokumenter.attach(session, wanted)
    session.flush()
    return samtykke.scan_id


def withdraw_samtykke(session: Session, samtykke_id: int, withdrawal: SamtykkeWithdrawal) -> None:
    """Record that the resident took a consent back. It stops at once and can never be used again.

    :raises ValidationFailed: when the date is impossible.
    """
    session.require(Permission.WRITE_SAMTYKKER)
    samtykke = session.kept(Samtykke, samtykke_id)
    if samtykke.withdrawn_on is not None:
        raise UserError("Samtykket er trukket tilbage i forvejen.")
    raise_if_any(rules.problems_of_withdrawal(withdrawal, given_on=samtykke.given_on, today=session.today))
    samtykke.withdrawn_on = withdrawal.withdrawn_on
    samtykke.withdrawn_how = withdrawal.how.strip()
    samtykke.withdrawn_by_id = session.actor.medarbejder_id
    session.flush()


def tell_receiver(session: Session, samtykke_id: int, partner_id: int | None, recipient: str, told_on: date) -> int:
    """Note that a receiver was told of a withdrawal; telling twice is noted once.

    :raises ValidationFailed: when the day is impossible.
    :raises UserError: when the consent has not been withdrawn.
    """
    session.require(Permission.WRITE_SAMTYKKER)
    samtykke = session.kept(Samtykke, samtykke_id)
    if samtykke.withdrawn_on is None:
        raise UserError("Samtykket er ikke trukket tilbage, så der er ikke noget at give besked om.")
    raise_if_any(rules.problems_of_besked(told_on, withdrawn_on=samtykke.withdrawn_on, today=session.today))
    known = session.exec(
        select(SamtykkeBesked).where(
            SamtykkeBesked.samtykke_id == samtykke_id,
            SamtykkeBesked.partner_id == partner_id,
            SamtykkeBesked.recipient == recipient,
        )
    )
    for one in known:
        if one.deleted_at is None:
            return row_id(one)
    besked = SamtykkeBesked(
        samtykke_id=samtykke_id,
        partner_id=partner_id,
        recipient=recipient,
        told_on=told_on,
        medarbejder_id=session.actor.medarbejder_id,
    )
    session.add(besked)
    session.flush()
    return row_id(besked)


def note_afslag(session: Session, draft: AfslagDraft) -> int:
    """Write down that a resident was asked and said no. It changes nothing else.

    :raises ValidationFailed: when it does not say what was asked, or lies in the future.
    """
    session.require(Permission.WRITE_SAMTYKKER)
    session.kept(Beboer, draft.beboer_id)
    raise_if_any(rules.problems_of_afslag(draft, session.today))
    afslag = SamtykkeAfslag(
        beboer_id=draft.beboer_id,
        kind=draft.kind,
        asked_on=draft.asked_on,
        about=draft.about.strip(),
        note=draft.note.strip(),
        medarbejder_id=session.actor.medarbejder_id,
    )
    session.add(afslag)
    session.flush()
    return row_id(afslag)
