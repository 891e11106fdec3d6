"""Papers that belong to a debt."""

from sqlmodel import col, select

from socialvicevaert.features.dokumenter.models import Dokument, DokumentDraft
from socialvicevaert.features.dokumenter.service import attach
from socialvicevaert.features.gaeld.models import Gaeld, GaeldDokument
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import UserError
from socialvicevaert.storage.session import Session


def attach_document(session: Session, gaeld_id: int, draft: DokumentDraft) -> int:
    """Keep a new paper of the resident's as one of a debt's; gives the paper's number.

    :raises ValidationFailed: as for any paper.
    """
    session.require(Permission.WRITE_OEKONOMI)
    if session.kept(Gaeld, gaeld_id).beboer_id != draft.beboer_id:
        raise UserError("Papiret hører til en anden beboer end gælden.")
    dokument_id = attach(session, draft)
    link_document(session, gaeld_id, dokument_id)
    return dokument_id


def link_document(session: Session, gaeld_id: int, dokument_id: int) -> None:
    """Say that a paper of the resident's belongs to a debt; saying it twice changes nothing."""
    session.require(Permission.WRITE_OEKONOMI)
    if session.kept(Gaeld, gaeld_id).beboer_id != session.kept(Dokument, dokument_id).beboer_id:
        raise UserError("Papiret hører til en anden beboer end gælden.")
    if _link(session, gaeld_id, dokument_id) is None:
        session.add(GaeldDokument(gaeld_id=gaeld_id, dokument_id=dokument_id))
        session.flush()


def papers_of_no_other(session: Session, gaeld_id: int) -> list[Dokument]:
    """The papers that belong to a debt and to no other that is kept: without it no screen shows them."""
    others = (
        select(GaeldDokument.dokument_id)
        .join(Gaeld, col(Gaeld.id) == col(GaeldDokument.gaeld_id))
        .where(GaeldDokument.gaeld_id != gaeld_id, col(Gaeld.deleted_at).is_(None))
    )
    statement = (
        select(Dokument)
        .join(GaeldDokument, col(GaeldDokument.dokument_id) == col(Dokument.id))
        .where(
            GaeldDokument.gaeld_id == gaeld_id,
            col(Dokument.deleted_at).is_(None),
            col(Dokument.id).not_in(others.where(col(GaeldDokument.deleted_at).is_(None))),
        )
    )
    return list(session.exec(statement))


def _link(session: Session, gaeld_id: int, dokument_id: int) -> GaeldDokument | None:
    return session.exec(
        select(GaeldDokument).where(
            GaeldDokument.gaeld_id == gaeld_id,
            GaeldDokument.dokument_id == dokument_id,
            col(GaeldDokument.deleted_at).is_(None),
        )
    ).first()
