"""Contacts of a period by kind."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from socialvicevaert.features.kontakter.models import KontaktArt
from socialvicevaert.features.tal.queries.reading.kontakter import NOT_MET as NOT_MET
from socialvicevaert.features.tal.queries.reading.kontakter import kontakter_in as kontakter_in
from socialvicevaert.features.tal.queries.reading.kontakter import read_kontakter
from socialvicevaert.features.tal.queries.scope import Scope
from socialvicevaert.security.roles import Permission
from socialvicevaert.storage.session import Session


@dataclass(frozen=True)
class KontaktCounts:
    """Entries by kind, and different residents reached."""

    kinds: Mapping[KontaktArt, int]
    persons: int


def kontakt_counts(session: Session, scope: Scope) -> KontaktCounts:
    """Contacts by the Danish calendar."""
    session.require(Permission.ISSUE_REPORTS)
    found = read_kontakter(session, scope)
    kinds: Counter[KontaktArt] = Counter()
    for (kind, _place, _company), how_many in found.kinds.items():
        kinds[kind] += how_many
    return KontaktCounts(kinds, found.persons.total())


def met_per_estate(session: Session, scope: Scope) -> Counter[int]:
    """Contacts of the period in which somebody was reached, by the estate of the resident."""
    session.require(Permission.ISSUE_REPORTS)
    found: Counter[int] = Counter()
    for afdeling_id, how_many in read_kontakter(session, scope).estates.items():
        found[scope.estate_of(afdeling_id)] += how_many
    return found
