"""A letter is begun, gone on with, or thrown away."""

from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.breve.models import Brev, BrevDraft
from socialvicevaert.features.breve.rules import problems_of_draft
from socialvicevaert.features.sager.queries import require_sag_of
from socialvicevaert.features.samtykker.models import Behandlingsgrundlag, Samtykke
from socialvicevaert.features.samtykker.queries.gate import giving
from socialvicevaert.features.skabeloner.queries.templates import as_stored
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import UserError, raise_if_any
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session

SENT = "Brevet er sendt og kan ikke ændres. Skriv et nyt, hvis noget skal rettes."


def keep_brev(session: Session, draft: BrevDraft, brev_id: int | None = None) -> int:
    """Keep what is written so far, as a new draft or in the one it was begun in; gives the letter's number.

    :raises ValidationFailed: nobody to write to, or a heading that is too long.
    :raises UserError: it has been sent.
    """
    session.require(Permission.WRITE_BREVE)
    raise_if_any(problems_of_draft(draft))
    session.kept(Beboer, draft.beboer_id)
    require_sag_of(session, draft.sag_id, draft.beboer_id)
    row = _row(session, draft, brev_id)
    row.sag_id = draft.sag_id
    row.kind = draft.kind
    row.recipient = draft.recipient
    row.partner_id, _ = draft.receiver
    row.address = draft.address.strip()
    row.template = draft.template
    row.skabelon_version_id = draft.skabelon_version_id
    row.subject = draft.subject.strip()
    row.body = as_stored(draft.body)
    row.answers = dict(draft.answers)
    row.basis = draft.basis
    row.basis_reason = draft.basis_reason.strip()
    row.samtykke_id = _chosen_samtykke(session, draft)
    row.source = draft.source
    row.dated = session.today
    session.add(row)
    session.flush()
    return row_id(row)


def bin_brev(session: Session, brev_id: int) -> None:
    """Throw a draft away; what was sent is kept.

    :raises UserError: it has been sent.
    """
    session.require(Permission.WRITE_BREVE)
    row = session.kept(Brev, brev_id)
    if row.sent_at is not None:
        raise UserError("Et sendt brev kan ikke slettes. Det viser, hvad der er givet videre.")
    row.deleted_at = session.now
    session.flush()


def _row(session: Session, draft: BrevDraft, brev_id: int | None) -> Brev:
    if brev_id is None:
        return Brev(
            beboer_id=draft.beboer_id,
            medarbejder_id=session.actor.medarbejder_id,
            kind=draft.kind,
            recipient=draft.recipient,
            subject="",
            dated=session.today,
            created_at=session.now,
        )
    row = session.kept(Brev, brev_id)
    if row.sent_at is not None:
        raise UserError(SENT)
    if row.beboer_id != draft.beboer_id:
        raise UserError("Brevet hører til en anden beboer.")
    return row


def _chosen_samtykke(session: Session, draft: BrevDraft) -> int | None:
    """A draft rests on one consent from the start, so that a withdrawal blocks it whatever consents come later."""
    if draft.basis is not Behandlingsgrundlag.SAMTYKKE:
        return None
    if draft.samtykke_id is not None:
        chosen = session.get(Samtykke, draft.samtykke_id)
        if chosen is None or chosen.beboer_id != draft.beboer_id:
            raise UserError("Samtykket er givet af en anden beboer. Vælg et af beboerens egne.")
        return draft.samtykke_id
    partner_id, towards = draft.receiver
    gate = giving(session, draft.beboer_id, partner_id, draft.basis, None, towards)
    return gate.coverage.samtykke_id if gate.coverage is not None else None
