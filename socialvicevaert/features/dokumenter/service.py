"""What a worker can do with a paper. Its bytes lie in the encrypted file: never in the log, never in a temp file."""

import hashlib

from sqlmodel import select

from socialvicevaert import audit
from socialvicevaert.audit import AuditKind
from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.dokumenter import queries, rules
from socialvicevaert.features.dokumenter.models import Dokument, DokumentChange, DokumentDraft, DokumentIndhold
from socialvicevaert.features.dokumenter.reading import media_type_of, without_traces
from socialvicevaert.features.opgaver.models import OpgaveDraft, OpgaveKilde
from socialvicevaert.features.opgaver.service import ensure_opgave, is_asked, withdraw_opgave
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import Problem, UserError, ValidationFailed, raise_if_any
from socialvicevaert.storage import row_id
from socialvicevaert.storage.links import why_held
from socialvicevaert.storage.session import Session


def attach(session: Session, draft: DokumentDraft) -> int:
    """Keep a paper of a resident's; gives its number. A picture is kept without what the camera wrote into it.

    :raises ValidationFailed: too large, empty, locked, damaged, or of a kind that is not kept.
    """
    session.require(Permission.WRITE_DOKUMENTER)
    raise_if_any(rules.problems_of_draft(draft, session.today))
    session.kept(Beboer, draft.beboer_id)
    return _keep(session, draft, _kept_content(draft.content))


def attach_new(session: Session, draft: DokumentDraft) -> int:
    """Keep a paper unless the resident has just the same one already.

    :raises ValidationFailed: as for any paper, or it is there already.
    """
    session.require(Permission.WRITE_DOKUMENTER)
    raise_if_any(rules.problems_of_draft(draft, session.today))
    session.kept(Beboer, draft.beboer_id)
    content = _kept_content(draft.content)
    same = queries.name_of_same(session, draft.beboer_id, _digest(content))
    if same:
        raise ValidationFailed([Problem("content", rules.problem_of_same(draft.name, same))])
    return _keep(session, draft, content)


def change_dokument(session: Session, dokument_id: int, change: DokumentChange) -> None:
    """Correct the name, the kind, the dates or the note.

    :raises ValidationFailed: without a name, with a date to come, or valid to before its date.
    """
    session.require(Permission.WRITE_DOKUMENTER)
    raise_if_any(rules.problems_of_change(change, session.today))
    dokument = session.kept(Dokument, dokument_id)
    said = dokument.name, dokument.kind, dokument.expires_on
    dokument.name = rules.shown_name(change.name)
    dokument.kind = change.kind
    dokument.dated_on = change.dated_on
    dokument.note = change.note.strip()
    dokument.expires_on = change.expires_on
    session.flush()
    if said != (dokument.name, dokument.kind, dokument.expires_on):
        _follow_expiry(session, dokument, is_new_day=said[2] != dokument.expires_on)


def bin_dokument(session: Session, dokument_id: int) -> None:
    """Put a paper in the bin, and with it the opgave of its last day.

    :raises UserError: something that must be provable rests on it: a consent, for instance, that it is signed.
    """
    session.require(Permission.WRITE_DOKUMENTER)
    dokument = session.kept(Dokument, dokument_id)
    held = why_held(session, dokument)
    if held:
        raise UserError(held)
    withdraw_opgave(session, _key(dokument))
    dokument.deleted_at = session.now
    session.flush()


def content(session: Session, dokument_id: int) -> bytes:
    """The bytes of a paper, to be looked at inside the window; logged as a view.

    :raises UserError: it is gone, or what is kept is not what was added.
    """
    session.require(Permission.SEE_BEBOERE)
    found = _bytes_of(session, dokument_id)
    _note(session, dokument_id, AuditKind.VIEW)
    return found


def taken_out(session: Session, dokument_id: int) -> bytes:
    """The bytes of a paper that is about to be saved as a file outside the program; logged as an export.

    :raises NotAllowed: for a role that may not take residents' data out. :raises UserError: as for ``content``.
    """
    note_export(session, dokument_id)
    return _bytes_of(session, dokument_id)


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


def _keep(session: Session, draft: DokumentDraft, content: bytes) -> int:
    dokument = Dokument(
        beboer_id=draft.beboer_id,
        name=rules.name_of(draft.name),
        kind=draft.kind,
        media_type=media_type_of(content),
        dated_on=draft.dated_on,
        note=draft.note.strip(),
        expires_on=draft.expires_on,
        size_bytes=len(content),
        digest=_digest(content),
        added_at=session.now,
        added_by_id=session.actor.medarbejder_id,
    )
    session.add(dokument)
    session.flush()
    indhold = DokumentIndhold(dokument_id=row_id(dokument), content=content)
    session.add(indhold)
    session.flush()
    session.expunge(indhold)  # several large papers in one transaction need not all stay in memory
    _follow_expiry(session, dokument, is_new_day=True)
    return row_id(dokument)


def _kept_content(content: bytes) -> bytes:
    kept = without_traces(content, media_type_of(content))
    assert kept is not None  # rules.problems_of_draft refuses what is damaged
    return kept


def _follow_expiry(session: Session, dokument: Dokument, *, is_new_day: bool) -> None:
    """One opgave for each paper that ends, of whoever is responsible; what was ticked off comes back with a new day."""
    expires_on = dokument.expires_on
    if expires_on is None or expires_on < session.today:  # what had ended when it was added is kept for what it was
        withdraw_opgave(session, _key(dokument))
        return
    title, why = rules.words_of_expiry(dokument.name, dokument.kind, expires_on)
    beboer = session.kept(Beboer, dokument.beboer_id)
    asked = OpgaveDraft(
        title=title,
        why=why,
        due_on=expires_on,
        medarbejder_id=beboer.responsible_id or session.actor.medarbejder_id,
        beboer_id=dokument.beboer_id,
        source=OpgaveKilde.DOKUMENT,
        source_key=_key(dokument),
    )
    if is_new_day or is_asked(session, asked.source_key):
        ensure_opgave(session, asked)


def _key(dokument: Dokument) -> str:
    return f"dokument:{row_id(dokument)}:udloeb"


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _bytes_of(session: Session, dokument_id: int) -> bytes:
    dokument = _readable(session, dokument_id)
    found = session.exec(select(DokumentIndhold.content).where(DokumentIndhold.dokument_id == dokument_id)).first()
    if found is None or _digest(found) != dokument.digest:
        raise UserError("Dokumentet kan ikke læses. Hent det fra en sikkerhedskopi, eller tilføj det igen.")
    return found


def _note(session: Session, dokument_id: int, kind: AuditKind) -> None:
    dokument = _readable(session, dokument_id)
    audit.record(session, kind, beboer_id=dokument.beboer_id, what="dokument", table="dokument", row_id=dokument_id)


def _readable(session: Session, dokument_id: int) -> Dokument:
    """A paper of a resident who is not in the bin either."""
    dokument = session.kept(Dokument, dokument_id)
    session.kept(Beboer, dokument.beboer_id)
    return dokument
