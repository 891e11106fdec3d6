"""What a worker can do with a paper. Its bytes lie in the encrypted file: never in the log, never in a temp file."""

import hashlib

from sqlmodel import select

from socialvicevaert import audit
from socialvicevaert.audit import AuditKind
from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.dokumenter import rules
from socialvicevaert.features.dokumenter.models import Dokument, DokumentChange, DokumentDraft, DokumentIndhold
from socialvicevaert.features.dokumenter.reading import media_type_of
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import UserError, raise_if_any
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session


def attach(session: Session, draft: DokumentDraft) -> int:
    """Keep a paper of a resident's; gives its number.

    :raises ValidationFailed: too large, empty, locked, damaged, or of a kind that is not kept.
    """
    session.require(Permission.WRITE_OEKONOMI)
    raise_if_any(rules.problems_of_draft(draft, session.today))
    session.kept(Beboer, draft.beboer_id)
    dokument = Dokument(
        beboer_id=draft.beboer_id,
        name=rules.name_of(draft.name),
        kind=draft.kind,
        media_type=media_type_of(draft.content),
        dated_on=draft.dated_on,
        note=draft.note.strip(),
        size_bytes=len(draft.content),
        digest=hashlib.sha256(draft.content).hexdigest(),
        added_at=session.now,
        added_by_id=session.actor.medarbejder_id,
    )
    session.add(dokument)
    session.flush()
    session.add(DokumentIndhold(dokument_id=row_id(dokument), content=draft.content))
    session.flush()
    return row_id(dokument)


def change_dokument(session: Session, dokument_id: int, change: DokumentChange) -> None:
    """Correct the name, the kind, the date or the note.

    :raises ValidationFailed: without a name, or with a date to come.
    """
    session.require(Permission.WRITE_OEKONOMI)
    raise_if_any(rules.problems_of_change(change, session.today))
    dokument = session.kept(Dokument, dokument_id)
    dokument.name = change.name.strip()
    dokument.kind = change.kind
    dokument.dated_on = change.dated_on
    dokument.note = change.note.strip()
    session.flush()


def bin_dokument(session: Session, dokument_id: int) -> None:
    """Put a paper in the bin."""
    session.require(Permission.WRITE_OEKONOMI)
    session.kept(Dokument, dokument_id).deleted_at = session.now
    session.flush()


def content(session: Session, dokument_id: int) -> bytes:
    """The bytes of a paper, to be looked at inside the window; logged as a view.

    :raises UserError: it is gone, or what is kept is not what was added.
    """
    session.require(Permission.SEE_BEBOERE)
    found = _bytes_of(session, dokument_id)
    _note(session, dokument_id, AuditKind.VIEW)
    return found


def note_print(session: Session, dokument_id: int) -> None:
    """A paper is about to be printed: logged before it leaves."""
    session.require(Permission.SEE_BEBOERE)
    _note(session, dokument_id, AuditKind.PRINT)


def note_export(session: Session, dokument_id: int) -> None:
    """A paper is about to be saved as a file outside the program: logged before it leaves.

    :raises NotAllowed: for a role that may not take residents' data out.
    """
    session.require(Permission.EXPORT)
    _note(session, dokument_id, AuditKind.EXPORT)


def _bytes_of(session: Session, dokument_id: int) -> bytes:
    dokument = session.kept(Dokument, dokument_id)
    found = session.exec(select(DokumentIndhold.content).where(DokumentIndhold.dokument_id == dokument_id)).first()
    if found is None or hashlib.sha256(found).hexdigest() != dokument.digest:
        raise UserError("Dokumentet kan ikke læses. Hent det fra en sikkerhedskopi, eller tilføj det igen.")
    return found


def _note(session: Session, dokument_id: int, kind: AuditKind) -> None:
    dokument = session.kept(Dokument, dokument_id)
    audit.record(session, kind, beboer_id=dokument.beboer_id, what="dokument", table="dokument", row_id=dokument_id)
