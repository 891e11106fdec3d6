"""A template is made, corrected, taken out of use."""

from sqlmodel import func, select

from socialvicevaert.features.skabeloner.models import Skabelon, SkabelonDraft, SkabelonVersion
from socialvicevaert.features.skabeloner.queries.templates import as_stored
from socialvicevaert.features.skabeloner.rules import problems_of_draft
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import UserError, raise_if_any
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session


def keep_skabelon(session: Session, draft: SkabelonDraft, skabelon_id: int | None = None) -> int:
    """Keep a template as a new version; gives the template's number. The first correction of one of the program's own
    makes a row with its ``key``.

    :raises ValidationFailed: without name, subject or text, or with a field that nobody knows.
    """
    session.require(Permission.WRITE_SKABELONER)
    raise_if_any(problems_of_draft(draft))
    row = session.kept(Skabelon, skabelon_id) if skabelon_id is not None else _row_of(session, draft)
    row.name = draft.name.strip()
    row.kind = draft.kind
    row.recipient = draft.recipient
    row.is_active = draft.is_active
    session.add(row)
    session.flush()
    newest = select(func.max(SkabelonVersion.number)).where(SkabelonVersion.skabelon_id == row_id(row))
    session.add(
        SkabelonVersion(
            skabelon_id=row_id(row),
            number=(session.exec(newest).one() or 0) + 1,
            subject=draft.subject.strip(),
            body=as_stored([each for each in draft.body if each.text.strip()]),
            note=draft.note.strip(),
            made_at=session.now,
            made_by_id=session.actor.medarbejder_id,
        )
    )
    session.flush()
    return row_id(row)


def retire_skabelon(session: Session, skabelon_id: int) -> None:
    """Take a template out of use; letters written from it keep their words."""
    session.require(Permission.WRITE_SKABELONER)
    session.kept(Skabelon, skabelon_id).is_active = False
    session.flush()


def use_again(session: Session, skabelon_id: int) -> None:
    """Put a template back into use."""
    session.require(Permission.WRITE_SKABELONER)
    session.kept(Skabelon, skabelon_id).is_active = True
    session.flush()


def _row_of(session: Session, draft: SkabelonDraft) -> Skabelon:
    if draft.key:
        found = session.exec(select(Skabelon).where(Skabelon.key == draft.key)).first()
        if found is not None:
            if found.deleted_at is not None:
                raise UserError(Skabelon.gone)
            return found
    return Skabelon(key=draft.key, kind=draft.kind, recipient=draft.recipient, name=draft.name)
