"""Contacts of a period by kind."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Subquery, func
from sqlmodel import col, select

from socialvicevaert.features.kontakter.models import Kontakt, KontaktArt
from socialvicevaert.features.tal.queries.scope import Scope
from socialvicevaert.security.roles import Permission
from socialvicevaert.storage.session import Session

NOT_MET = (KontaktArt.FORGAEVES, KontaktArt.NOTAT)
"""Entries of the log in which nobody was reached."""


@dataclass(frozen=True)
class KontaktCounts:
    """Entries by kind, and different residents reached."""

    kinds: Mapping[KontaktArt, int]
    persons: int


def kontakt_counts(session: Session, scope: Scope) -> KontaktCounts:
    """Contacts by the Danish calendar."""
    session.require(Permission.ISSUE_REPORTS)
    in_scope = kontakter_in(scope)
    kinds = session.exec(select(Kontakt.kind, func.count()).where(*in_scope).group_by(col(Kontakt.kind))).all()
    reached = select(func.count(func.distinct(Kontakt.beboer_id))).where(*in_scope, col(Kontakt.kind).not_in(NOT_MET))
    return KontaktCounts({KontaktArt(kind): number for kind, number in kinds}, session.exec(reached).one())


def met_per_beboer(scope: Scope) -> Subquery:
    """Contacts of the period in which somebody was reached: `beboer_id`, `how_many`."""
    return (
        select(col(Kontakt.beboer_id).label("beboer_id"), func.count().label("how_many"))
        .where(*kontakter_in(scope), col(Kontakt.kind).not_in(NOT_MET))
        .group_by(col(Kontakt.beboer_id))
        .subquery()
    )


def kontakter_in(scope: Scope) -> tuple[ColumnElement[bool], ...]:
    """The entries of the log that are counted, of every kind."""
    begin, end = scope.period.moments()
    return (
        col(Kontakt.deleted_at).is_(None),
        col(Kontakt.held_at) >= begin,
        col(Kontakt.held_at) < end,
        scope.covers(Kontakt.beboer_id),
        scope.by(Kontakt.medarbejder_id),
    )
