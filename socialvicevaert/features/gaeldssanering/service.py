"""The check list is gone through, again whenever something has changed; an older one stays as it was."""

from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.gaeldssanering import rules
from socialvicevaert.features.gaeldssanering.models import Screening, ScreeningDraft, ScreeningSvar
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import raise_if_any
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session


def keep_screening(session: Session, draft: ScreeningDraft) -> int:
    """Keep the list as it was answered; gives its number.

    :raises ValidationFailed: with a day to come, or not one answer to each question.
    """
    session.require(Permission.WRITE_OEKONOMI)
    raise_if_any(rules.problems_of_screening(draft, session.today))
    session.kept(Beboer, draft.beboer_id)
    screening = Screening(
        beboer_id=draft.beboer_id,
        medarbejder_id=session.actor.medarbejder_id,
        screened_on=draft.screened_on,
        note=draft.note.strip(),
    )
    session.add(screening)
    session.flush()
    for one in draft.answers:
        session.add(
            ScreeningSvar(
                screening_id=row_id(screening), question=one.question, answer=one.answer, note=one.note.strip()
            )
        )
    session.flush()
    return row_id(screening)


def bin_screening(session: Session, screening_id: int) -> None:
    """Throw a list away."""
    session.require(Permission.WRITE_OEKONOMI)
    session.kept(Screening, screening_id).deleted_at = session.now
    session.flush()
