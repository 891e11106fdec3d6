"""What a worker can do with the log."""

from socialvicevaert.audit import AuditKind, record
from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.kontakter import queries, rules
from socialvicevaert.features.kontakter.models import Kontakt, KontaktBehov, KontaktDraft
from socialvicevaert.features.opgaver.models import OpgaveDraft, OpgaveKilde
from socialvicevaert.features.opgaver.service import add_opgave
from socialvicevaert.features.sager.queries import require_sag_of
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.clock import danish_date
from socialvicevaert.shared.errors import raise_if_any
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.storage import row_id
from socialvicevaert.storage.links import set_links
from socialvicevaert.storage.session import Session


def view_kontakt(session: Session, kontakt_id: int) -> queries.KontaktStart:
    """Open an entry of the log by itself, to read or correct it: its form, and one line in the log.

    :raises NotAllowed, UserError: when it is gone.
    """
    start = queries.kontakt_start(session, kontakt_id=kontakt_id)
    record(
        session,
        AuditKind.VIEW,
        beboer_id=start.beboer_id,
        what="Kontakt åbnet",
        table="kontakt",
        row_id=kontakt_id,
    )
    return start


def log_kontakt(session: Session, draft: KontaktDraft) -> int:
    """Write a kontakt in the log; its next step becomes an opgave for the same worker.

    :raises ValidationFailed: when there is no text, or a date or number is impossible.
    """
    session.require(Permission.WRITE_KONTAKTER)
    raise_if_any(rules.problems_of_kontakt(draft, now=session.now))
    session.kept(Beboer, draft.beboer_id)
    require_sag_of(session, draft.sag_id, draft.beboer_id)
    kontakt = Kontakt(
        beboer_id=draft.beboer_id,
        sag_id=draft.sag_id,
        partner_id=draft.partner_id,
        medarbejder_id=session.actor.medarbejder_id,
        held_at=draft.held_at,
        kind=draft.kind,
        place=draft.place,
        minutes=draft.minutes,
        with_whom=draft.with_whom.strip(),
        text=draft.text.strip(),
    )
    session.add(kontakt)
    session.flush()
    _set_behov(session, row_id(kontakt), draft.behovsomraade_ids)
    if draft.next_step.strip() and draft.next_step_on is not None:
        add_opgave(
            session,
            OpgaveDraft(
                title=draft.next_step,
                due_on=draft.next_step_on,
                medarbejder_id=session.actor.medarbejder_id,
                beboer_id=draft.beboer_id,
                sag_id=draft.sag_id,
                why=f"Aftalt ved {draft.kind.label.lower()} {show_date(danish_date(draft.held_at))}",
                source=OpgaveKilde.KONTAKT,
            ),
        )
    session.flush()
    return row_id(kontakt)


def change_kontakt(session: Session, kontakt_id: int, draft: KontaktDraft) -> None:
    """Correct an entry of the log; what it said before stays in the history.

    :raises ValidationFailed: as for a new one.
    """
    session.require(Permission.WRITE_KONTAKTER)
    kontakt = session.kept(Kontakt, kontakt_id)
    raise_if_any(rules.problems_of_kontakt(draft, now=session.now))
    require_sag_of(session, draft.sag_id, kontakt.beboer_id)
    kontakt.sag_id = draft.sag_id
    kontakt.partner_id = draft.partner_id
    kontakt.held_at = draft.held_at
    kontakt.kind = draft.kind
    kontakt.place = draft.place
    kontakt.minutes = draft.minutes
    kontakt.with_whom = draft.with_whom.strip()
    kontakt.text = draft.text.strip()
    _set_behov(session, kontakt_id, draft.behovsomraade_ids)
    session.flush()


def bin_kontakt(session: Session, kontakt_id: int) -> None:
    """Put an entry of the log in the bin."""
    session.require(Permission.WRITE_KONTAKTER)
    session.kept(Kontakt, kontakt_id).deleted_at = session.now
    session.flush()


def _set_behov(session: Session, kontakt_id: int, wanted: tuple[int, ...]) -> None:
    set_links(session, KontaktBehov, ("kontakt_id", kontakt_id), "behovsomraade_id", wanted)
