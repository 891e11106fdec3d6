"""Consent is given, and taken back."""

from collections.abc import Iterable

from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.indstillinger.queries import setting
from socialvicevaert.features.indstillinger.settings import CONSENT_MONTHS
from socialvicevaert.features.partnere.models import Partner
from socialvicevaert.features.samtykker import rules
from socialvicevaert.features.samtykker.models import (
    Samtykke,
    SamtykkeDraft,
    SamtykkeOplysning,
    SamtykkePartner,
    SamtykkeWithdrawal,
)
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import UserError, raise_if_any
from socialvicevaert.storage import row_id
from socialvicevaert.storage.links import set_links
from socialvicevaert.storage.session import Session

TEXT_VERSION = "2026-11"  # of the printed form


def give_samtykke(session: Session, draft: SamtykkeDraft) -> int:
    """Record a consent to exchange information; without a last day it lasts as long as the organisation has set.

    :raises ValidationFailed: when it is not specific, or lasts longer than the law allows.
    """
    session.require(Permission.WRITE_SAMTYKKER)
    session.kept(Beboer, draft.beboer_id)
    has_health_body = names_health_body(session, draft.partner_ids)
    raise_if_any(rules.problems_of_samtykke(draft, has_health_body=has_health_body, today=session.today))
    default = rules.last_day(draft.given_on, months=setting(session, CONSENT_MONTHS), with_health_body=has_health_body)
    samtykke = Samtykke(
        beboer_id=draft.beboer_id,
        purpose=draft.purpose.strip(),
        direction=draft.direction,
        form=draft.form,
        witness=draft.witness.strip(),
        language=draft.language.strip(),
        interpreter=draft.interpreter.strip(),
        given_on=draft.given_on,
        valid_to=draft.valid_to or default,
        text_version=TEXT_VERSION,
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


def names_health_body(session: Session, partner_ids: Iterable[int]) -> bool:
    """Whether one of the partners is a health body, for which the law caps the length of a consent.

    :raises UserError: when a partner is gone.
    """
    partners = [session.get(Partner, partner_id) for partner_id in partner_ids]
    if any(partner is None or partner.deleted_at is not None for partner in partners):
        raise UserError("En af de valgte samarbejdspartnere findes ikke længere. Fjern den, og vælg en anden.")
    return any(partner is not None and partner.kind.is_health_body for partner in partners)


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
