"""The papers of a resident, without their content."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import col, select

from socialvicevaert.features.dokumenter.models import Dokument, DokumentArt
from socialvicevaert.features.dokumenter.reading import ENDINGS
from socialvicevaert.features.dokumenter.rules import file_name_of
from socialvicevaert.features.indstillinger.models import Medarbejder
from socialvicevaert.security.roles import Permission
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session


@dataclass(frozen=True)
class DokumentView:
    """A paper as it is listed. It is a ``ui.papers.Paper``, so a list of papers shows it as it is."""

    id: int
    beboer_id: int
    name: str
    kind: DokumentArt
    media_type: str
    dated_on: date | None
    note: str
    size_bytes: int
    added_at: datetime
    added_by: str
    expires_on: date | None = None

    @property
    def kind_text(self) -> str:
        """What it is, in a word."""
        return self.kind.label

    @property
    def file_name(self) -> str:
        """The name it gets as a file."""
        return file_name_of(self.name, self.media_type)

    @property
    def ending(self) -> str:
        """The ending of its file."""
        return ENDINGS[self.media_type]


def dokumenter_of(session: Session, beboer_id: int) -> tuple[DokumentView, ...]:
    """A resident's papers, newest first."""
    session.require(Permission.SEE_BEBOERE)
    return _views(session, Dokument.beboer_id == beboer_id)


def dokumenter(session: Session, ids: Collection[int]) -> tuple[DokumentView, ...]:
    """These papers, newest first; one that lies in the bin is left out."""
    session.require(Permission.SEE_BEBOERE)
    return _views(session, col(Dokument.id).in_(ids)) if ids else ()


def dokument(session: Session, dokument_id: int) -> DokumentView:
    """One paper.

    :raises UserError: it is gone.
    """
    session.require(Permission.SEE_BEBOERE)
    row = session.kept(Dokument, dokument_id)
    author = session.get(Medarbejder, row.added_by_id)
    return _view(row, author.name if author is not None else "")


def name_of_same(session: Session, beboer_id: int, digest: str) -> str:
    """The name of a resident's paper with just this content (SHA-256, hexadecimal); "" when there is none."""
    session.require(Permission.SEE_BEBOERE)
    same = select(Dokument.name).where(
        Dokument.beboer_id == beboer_id, Dokument.digest == digest, col(Dokument.deleted_at).is_(None)
    )
    return session.exec(same.limit(1)).first() or ""


def _views(session: Session, wanted: object) -> tuple[DokumentView, ...]:
    found = session.exec(
        select(Dokument, Medarbejder.name)
        .join(Medarbejder, col(Medarbejder.id) == col(Dokument.added_by_id))
        .where(wanted, col(Dokument.deleted_at).is_(None))  # type: ignore[arg-type]  # a comparison of columns
        .order_by(col(Dokument.added_at).desc(), col(Dokument.id).desc())
    )
    return tuple(_view(row, author) for row, author in found)


def _view(row: Dokument, added_by: str) -> DokumentView:
    return DokumentView(
        id=row_id(row),
        beboer_id=row.beboer_id,
        name=row.name,
        kind=row.kind,
        media_type=row.media_type,
        dated_on=row.dated_on,
        note=row.note,
        size_bytes=row.size_bytes,
        added_at=row.added_at,
        added_by=added_by,
        expires_on=row.expires_on,
    )
