"""A form is printed to be signed, and comes back signed, refused, or not at all."""

from dataclasses import replace
from datetime import date

from sqlmodel import col, select

from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.samtykker import rules
from socialvicevaert.features.samtykker.models import AfslagDraft, SamtykkeDraft, SamtykkeUdkast
from socialvicevaert.features.samtykker.queries.printed import udkast
from socialvicevaert.features.samtykker.service.consents import (
    direction_of,
    give_samtykke,
    last_day,
    names_health_body,
    note_afslag,
    words_today,
)
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import raise_if_any
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session


def keep_udkast(session: Session, draft: SamtykkeDraft) -> int:
    """Keep a form that is about to be printed, with the words of today; the same form is kept once.

    :raises ValidationFailed: when it does not say who, what and what for.
    """
    session.require(Permission.WRITE_SAMTYKKER)
    session.kept(Beboer, draft.beboer_id)
    has_health_body = names_health_body(session, draft.partner_ids)
    raise_if_any(rules.problems_of_form_to_sign(draft, has_health_body=has_health_body, today=session.today))
    whole = replace(
        draft,
        purpose=draft.purpose.strip(),
        direction=direction_of(draft),
        valid_to=draft.valid_to or last_day(session, session.today, has_health_body=has_health_body),
    )
    kept, text_version = rules.as_kept(whole), words_today(session, draft.language)
    waiting = session.exec(
        select(SamtykkeUdkast).where(
            SamtykkeUdkast.beboer_id == draft.beboer_id,
            SamtykkeUdkast.kind == draft.kind,
            col(SamtykkeUdkast.deleted_at).is_(None),
        )
    )
    for one in waiting:
        if (one.draft, one.text_version) == (kept, text_version):
            return row_id(one)
    row = SamtykkeUdkast(
        beboer_id=draft.beboer_id,
        kind=draft.kind,
        draft=kept,
        text_version=text_version,
        printed_at=session.now,
        medarbejder_id=session.actor.medarbejder_id,
    )
    session.add(row)
    session.flush()
    return row_id(row)


def sign_udkast(session: Session, udkast_id: int, given_on: date) -> int:
    """The printed form has come back signed: it becomes a consent as it was printed; gives the consent's number.

    :raises ValidationFailed: when it cannot have been signed that day, or its last day has passed.
    """
    session.require(Permission.WRITE_SAMTYKKER)
    row = session.kept(SamtykkeUdkast, udkast_id)
    draft = rules.as_draft(row.kind, row.beboer_id, row.draft, given_on)
    samtykke_id = give_samtykke(session, draft, row.text_version)
    row.deleted_at = session.now
    session.flush()
    return samtykke_id


def refuse_udkast(session: Session, udkast_id: int) -> int:
    """The resident did not want to sign; gives the refusal's number."""
    session.require(Permission.WRITE_SAMTYKKER)
    view = udkast(session, udkast_id)
    about = f"{view.title}: {view.draft.purpose}"
    afslag_id = note_afslag(session, AfslagDraft(view.beboer_id, view.kind, session.today, about))
    session.kept(SamtykkeUdkast, udkast_id).deleted_at = session.now
    session.flush()
    return afslag_id


def bin_udkast(session: Session, udkast_id: int) -> None:
    """Throw a printed form away that will not be used."""
    session.require(Permission.WRITE_SAMTYKKER)
    session.kept(SamtykkeUdkast, udkast_id).deleted_at = session.now
    session.flush()
