"""A referral is begun, gone on with, or thrown away."""

from sqlmodel import select

from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.henvisninger import queries, rules
from socialvicevaert.features.henvisninger.models import (
    Henvisning,
    HenvisningAfsnit,
    HenvisningDraft,
    HenvisningStatus,
)
from socialvicevaert.features.partnere.models import Partner
from socialvicevaert.features.sager.queries import require_sag_of
from socialvicevaert.features.samtykker import queries as samtykker
from socialvicevaert.features.samtykker.models import Behandlingsgrundlag
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import UserError, raise_if_any
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session


def draft_henvisning(session: Session, draft: HenvisningDraft) -> int:
    """Begin a referral. It can be written before there is a consent; it cannot be sent before.

    :raises ValidationFailed: when there is no partner, another basis without a reason, or one it cannot begin on.
    """
    session.require(Permission.WRITE_HENVISNINGER)
    raise_if_any(rules.problems_of_draft(draft))
    session.kept(Beboer, draft.beboer_id)
    henvisning = Henvisning(
        beboer_id=draft.beboer_id,
        partner_id=draft.partner_id,
        medarbejder_id=session.actor.medarbejder_id,
        purpose="",
        created_on=session.today,
    )
    _fill(session, henvisning, draft)
    return row_id(henvisning)


def change_henvisning(session: Session, henvisning_id: int, draft: HenvisningDraft) -> None:
    """Go on writing a draft; what was sent cannot be changed.

    :raises ValidationFailed: as for a new one.
    """
    session.require(Permission.WRITE_HENVISNINGER)
    henvisning = existing(session, henvisning_id)
    raise_if_any(rules.problems_of_draft(draft, begun_on=henvisning.basis))
    if henvisning.status is not HenvisningStatus.KLADDE:
        raise UserError("Henvisningen er sendt og kan ikke ændres. Skriv en ny, hvis noget skal rettes.")
    _fill(session, henvisning, draft)


def keep_henvisning(session: Session, draft: HenvisningDraft, henvisning_id: int | None = None) -> int:
    """Keep what is written so far, as a new draft or in the one it was begun in.

    :raises ValidationFailed: as for a new one.
    """
    if henvisning_id is None:
        return draft_henvisning(session, draft)
    change_henvisning(session, henvisning_id, draft)
    return henvisning_id


def bin_henvisning(session: Session, henvisning_id: int) -> None:
    """Throw a draft away; what was sent is kept.

    :raises UserError: when it has been sent.
    """
    session.require(Permission.WRITE_HENVISNINGER)
    henvisning = existing(session, henvisning_id)
    if henvisning.status is not HenvisningStatus.KLADDE:
        raise UserError("En sendt henvisning kan ikke slettes. Afslut den i stedet.")
    henvisning.deleted_at = session.now
    session.flush()


def existing(session: Session, henvisning_id: int) -> Henvisning:
    """The row of a referral the actor may see.

    :raises UserError: it is gone, or somebody else's underretning.
    """
    henvisning = session.kept(Henvisning, henvisning_id)
    queries.henvisning(session, henvisning_id)  # refuses an underretning that is not the actor's to see
    return henvisning


def _fill(session: Session, henvisning: Henvisning, draft: HenvisningDraft) -> None:
    require_sag_of(session, draft.sag_id, henvisning.beboer_id)
    session.kept(Partner, draft.partner_id)
    henvisning.partner_id = draft.partner_id
    henvisning.purpose = draft.purpose.strip()
    henvisning.basis = draft.basis
    henvisning.basis_reason = draft.basis_reason.strip()
    henvisning.samtykke_id = _chosen_samtykke(session, henvisning.beboer_id, draft)
    henvisning.sag_id = draft.sag_id
    henvisning.expected_answer_on = draft.expected_answer_on
    session.add(henvisning)
    session.flush()
    present = {
        section.kind: section
        for section in session.exec(select(HenvisningAfsnit).where(HenvisningAfsnit.henvisning_id == henvisning.id))
    }
    wanted = {kind: text.strip() for kind, text in draft.sections if text.strip()}
    for kind, section in present.items():
        if kind not in wanted:
            session.delete(section)
    for kind, text in wanted.items():
        if kind in present:
            present[kind].text = text
        else:
            session.add(HenvisningAfsnit(henvisning_id=row_id(henvisning), kind=kind, text=text))
    session.flush()


def _chosen_samtykke(session: Session, beboer_id: int, draft: HenvisningDraft) -> int | None:
    """A draft rests on one consent from the start, so that a withdrawal blocks it whatever consents come later."""
    if draft.basis is not Behandlingsgrundlag.SAMTYKKE:
        return None
    if draft.samtykke_id is not None:
        if samtykker.samtykke(session, draft.samtykke_id).beboer_id != beboer_id:
            raise UserError("Samtykket er givet af en anden beboer. Vælg et af beboerens egne.")
        return draft.samtykke_id
    found = samtykker.covering(session, beboer_id, draft.partner_id, session.today)
    return found[0].id if found else None
