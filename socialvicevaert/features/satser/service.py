"""What a worker can do with rates: write one, put an own one in place of a published one, take it away again."""

from sqlmodel import col, select

from socialvicevaert.features.satser import rules
from socialvicevaert.features.satser.models import SaetDraft, Sats, SatsDraft
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import Problem, ValidationFailed, raise_if_any
from socialvicevaert.shared.folding import fold
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session


def write_sats(session: Session, draft: SatsDraft, sats_id: int | None = None) -> int:
    """Write an amount of one's own, or correct it. With the key of a published one it stands in its place.

    :raises ValidationFailed: also when there is an own one with the same key already.
    """
    session.require(Permission.WRITE_SATSER)
    raise_if_any(rules.problems_of_sats(draft, session.today))
    if any(row_id(row) != sats_id for row in _same_key(session, draft)):
        raise ValidationFailed([Problem("kind", "I har allerede skrevet det beløb. Ret det i stedet.")])
    row = Sats(regime=draft.regime, kind=draft.kind, source="") if sats_id is None else session.kept(Sats, sats_id)
    return _fill(session, row, draft)


def write_saet(session: Session, draft: SaetDraft) -> tuple[int, ...]:
    """Write the amounts of a whole year at once; own ones that stand there already are corrected.

    :raises ValidationFailed:
    """
    session.require(Permission.WRITE_SATSER)
    raise_if_any(rules.problems_of_saet(draft, session.today))
    written = []
    for one in draft.single_drafts():
        known = _same_key(session, one)
        row = known[0] if known else Sats(regime=one.regime, kind=one.kind, source="")
        written.append(_fill(session, row, one))
    return tuple(written)


def remove_sats(session: Session, sats_id: int) -> None:
    """Take an own amount away; the published one it stood in place of is shown again."""
    session.require(Permission.WRITE_SATSER)
    session.kept(Sats, sats_id).deleted_at = session.now
    session.flush()


def _fill(session: Session, row: Sats, draft: SatsDraft) -> int:
    row.regime = draft.regime
    row.kind = draft.kind
    row.year = draft.year
    row.municipality = rules.municipality_name(draft.municipality)
    row.amount_oere = draft.amount_oere
    row.source = draft.source.strip()
    row.valid_from = draft.valid_from
    row.valid_to = draft.valid_to
    row.note = draft.note.strip()
    session.add(row)
    session.flush()
    return row_id(row)


def _same_key(session: Session, draft: SatsDraft) -> list[Sats]:
    alike = select(Sats).where(
        Sats.regime == draft.regime, Sats.kind == draft.kind, Sats.year == draft.year, col(Sats.deleted_at).is_(None)
    )
    place = fold(rules.municipality_name(draft.municipality))
    return [row for row in session.exec(alike) if fold(row.municipality) == place]
