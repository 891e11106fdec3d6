"""An underretning is written, gone on with, or thrown away while it is a draft."""

from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.partnere.models import Partner
from socialvicevaert.features.underretninger import rules
from socialvicevaert.features.underretninger.models import Underretning, UnderretningDraft
from socialvicevaert.features.underretninger.queries import may_know
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import UserError, raise_if_any
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session

SENT = "Underretningen er sendt og ændres ikke mere. Skriv en ny, hvis der er mere at fortælle."


def keep_underretning(session: Session, draft: UnderretningDraft, underretning_id: int | None = None) -> int:
    """Keep what is written so far; gives its number.

    :raises ValidationFailed: it is about no child.
    :raises UserError: it has been sent, or is not the actor's to know of.
    """
    session.require(Permission.WRITE_HENVISNINGER)
    raise_if_any(rules.problems_of_keeping(draft))
    session.kept(Beboer, draft.beboer_id)
    if draft.partner_id is not None:
        session.kept(Partner, draft.partner_id)
    row = _row(session, draft, underretning_id)
    row.partner_id = draft.partner_id
    row.child = draft.child.strip()
    row.observed = draft.observed.strip()
    row.concern = draft.concern.strip()
    row.done_so_far = draft.done_so_far.strip()
    row.parents_told = draft.parents_told
    row.parents_reason = draft.parents_reason.strip()
    session.add(row)
    session.flush()
    return row_id(row)


def bin_underretning(session: Session, underretning_id: int) -> None:
    """Throw a draft away.

    :raises UserError: it has been sent.
    """
    row = existing(session, underretning_id)
    if row.sent_at is not None:
        raise UserError("En sendt underretning kan ikke slettes.")
    row.deleted_at = session.now
    session.flush()


def existing(session: Session, underretning_id: int) -> Underretning:
    """The row of one that the actor may know of, and write about.

    :raises UserError: it is gone, or is not for the actor: the two are not told apart.
    """
    session.require(Permission.WRITE_HENVISNINGER)
    if not may_know(session, underretning_id):
        raise UserError(Underretning.gone)
    row = session.kept(Underretning, underretning_id)
    session.kept(Beboer, row.beboer_id)
    return row


def _row(session: Session, draft: UnderretningDraft, underretning_id: int | None) -> Underretning:
    if underretning_id is None:
        return Underretning(
            beboer_id=draft.beboer_id,
            medarbejder_id=session.actor.medarbejder_id,
            child="",
            observed="",
            concern="",
            created_on=session.today,
        )
    row = existing(session, underretning_id)
    if row.sent_at is not None:
        raise UserError(SENT)
    if row.beboer_id != draft.beboer_id:
        raise UserError("Underretningen hører til en anden beboer.")
    return row
