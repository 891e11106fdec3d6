"""A template is made, corrected, taken out of use."""

from collections.abc import Iterator
from dataclasses import replace

from sqlmodel import col, func, select

from socialvicevaert.features.skabeloner.models import Skabelon, SkabelonDraft, SkabelonVersion
from socialvicevaert.features.skabeloner.queries.templates import SkabelonView, as_stored, shipped, versions_of
from socialvicevaert.features.skabeloner.rules import problems_of_draft
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import Problem, UserError, raise_if_any
from socialvicevaert.shared.folding import fold
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session


def keep_skabelon(
    session: Session, draft: SkabelonDraft, skabelon_id: int | None = None, *, based_on: int | None = None
) -> int:
    """Keep a template as a new version; gives the template's number. The first correction of one of the program's own
    makes a row with its ``key``. ``based_on`` is the version that was corrected, 0 for the program's own.

    :raises ValidationFailed: without name, subject or text, with a field that nobody knows or without one that the kind
        of letter needs, or with a name that another has.
    :raises UserError: somebody has kept another version since.
    """
    session.require(Permission.WRITE_SKABELONER)
    row = session.kept(Skabelon, skabelon_id) if skabelon_id is not None else _row_of(session, draft)
    raise_if_any([*problems_of_draft(draft), *_problems_of_place(session, row, draft)])
    newest = 0
    if row.id is not None:
        versions = select(func.max(SkabelonVersion.number)).where(SkabelonVersion.skabelon_id == row.id)
        newest = session.exec(versions).one() or 0
    if based_on is not None and newest != based_on:
        raise UserError(
            f"Skabelonen er ændret i mellemtiden: version {newest} er gemt. Se den under Versioner, "
            "og gem igen, hvis dine ord skal gælde."
        )
    row.name = draft.name.strip()
    row.kind = draft.kind
    row.recipient = draft.recipient
    row.is_active = draft.is_active
    session.add(row)
    session.flush()
    session.add(
        SkabelonVersion(
            skabelon_id=row_id(row),
            number=newest + 1,
            subject=draft.subject.strip(),
            body=as_stored([each for each in draft.body if each.text.strip()]),
            note=draft.note.strip(),
            made_at=session.now,
            made_by_id=session.actor.medarbejder_id,
        )
    )
    session.flush()
    return row_id(row)


def use_version_again(session: Session, skabelon_id: int, number: int) -> int:
    """Let an earlier version's words be the newest: they become a new version, and nothing is lost.

    :raises UserError: there is no such version; or its fields are known no longer (``ValidationFailed``).
    """
    for view in versions_of(session, skabelon_id):
        if view.version == number:
            return keep_skabelon(session, replace(view.as_draft(), note=f"Version {number} igen"), skabelon_id)
    raise UserError("Versionen findes ikke længere.")


def back_to_the_programs_own(session: Session, skabelon_id: int) -> int:
    """Let the program's own words be the newest version of a template that was corrected.

    :raises UserError: it is one that the organisation made.
    """
    own = _original(session.kept(Skabelon, skabelon_id).key)
    if own is None:
        raise UserError("Skabelonen er jeres egen. Programmet har ingen i stedet for den.")
    return keep_skabelon(session, replace(own.as_draft(), note="Programmets egen igen"), skabelon_id)


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


def _problems_of_place(session: Session, row: Skabelon, draft: SkabelonDraft) -> Iterator[Problem]:
    """What is wrong among the others: letters are found by their kind and chosen by their name."""
    own = _original(row.key)
    if own is not None and (draft.kind, draft.recipient) != (own.kind, own.recipient):
        yield Problem("kind", f"Programmets egen er »{own.kind.label}«. Lav en kopi til en anden slags brev.")
    others = session.exec(select(Skabelon).where(Skabelon.kind == draft.kind, col(Skabelon.deleted_at).is_(None)))
    rows = [other for other in others if other.id != row.id]
    corrected = {other.key for other in rows} | {row.key}
    names = [other.name for other in rows]
    names += [view.name for view in shipped() if view.kind is draft.kind and view.key not in corrected]
    if fold(draft.name.strip()) in map(fold, names):
        yield Problem("name", f"Der er allerede en skabelon, der hedder »{draft.name.strip()}«. Find på et andet navn.")


def _original(key: str) -> SkabelonView | None:
    return next((view for view in shipped() if key and view.key == key), None)
