"""Residents: by name, telephone number in any grouping, address and e-mail, unless the address is protected."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from socialvicevaert.features.beboere.models import Beboer, Lejemaal
from socialvicevaert.features.beboere.queries import suggest
from socialvicevaert.features.soegning.queries.found import FoundBeboer
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.folding import fold, folded_words
from socialvicevaert.shared.formats.address import Address, show_address
from socialvicevaert.storage import Session, search_index

_RANKED = 60  # people looked at to find those whose name begins with what was typed


def beboere_by_id(session: Session, ids: Sequence[int]) -> tuple[FoundBeboer, ...]:
    """Residents in the order asked for, those in the bin left out."""
    session.require(Permission.SEE_BEBOERE)
    found = {person.id: person for person in _people(session, ids)}
    return tuple(found[number] for number in ids if number in found)


def matching_beboere(session: Session, text: str, limit: int) -> tuple[FoundBeboer, ...]:
    """Residents in whom, or in whose home, every word is found: the best first, at most ``limit``."""
    hits = search_index.find(session, text, {Beboer.search_kind, Lejemaal.search_kind}, _RANKED)
    ids = [hit.row_id for hit in hits if hit.kind == Beboer.search_kind]
    homes = [hit.row_id for hit in hits if hit.kind == Lejemaal.search_kind]
    found = {person.id: person for person in (*_people(session, ids), *_people_of(session, homes))}
    words = search_index.search_words(text)
    if len(found) < limit and len(words) > 1:
        # "Demir Hedeparken": one word in the person, the other in the home
        beyond = [each.id for each in suggest(session, text, limit) if each.id not in found]
        found |= {person.id: person for person in _people(session, beyond)}
    ranked = sorted(found.values(), key=lambda person: _rank(person, words))
    return tuple(ranked[:limit])


def _rank(person: FoundBeboer, words: Sequence[str]) -> tuple[int, str]:
    """Names in which every word begins a name come first, then other names, then addresses and the rest."""
    names = folded_words(person.name)
    if all(any(name.startswith(word) for name in names) for word in words):
        return 0, fold(person.name)
    if all(word in fold(person.name) for word in words):
        return 1, fold(person.name)
    return 2, fold(person.name)


def _people(session: Session, ids: Sequence[int]) -> tuple[FoundBeboer, ...]:
    return _read_people(session, col(Beboer.id).in_(ids)) if ids else ()


def _people_of(session: Session, homes: Sequence[int]) -> tuple[FoundBeboer, ...]:
    if not homes:
        return ()
    return _read_people(session, col(Beboer.lejemaal_id).in_(homes), col(Beboer.has_protected_address).is_(False))


def _read_people(session: Session, *conditions: Any) -> tuple[FoundBeboer, ...]:
    query = (
        select(
            col(Beboer.id),
            col(Beboer.first_name),
            col(Beboer.last_name),
            col(Beboer.phone),
            col(Beboer.born_on),
            col(Beboer.birth_year),
            col(Beboer.has_protected_address),
            col(Lejemaal.road),
            col(Lejemaal.house_number),
            col(Lejemaal.floor),
            col(Lejemaal.door),
        )
        .outerjoin(Lejemaal, col(Lejemaal.id) == col(Beboer.lejemaal_id))
        .where(col(Beboer.deleted_at).is_(None), *conditions)
        .limit(_RANKED)
    )
    rows: Sequence[Any] = session.connection().execute(query).all()
    return tuple(
        FoundBeboer(
            number,
            f"{first} {last}".strip(),
            show_address(Address(road, house, floor, door)) if road and not is_protected else "",
            phone,
            born_on,
            birth_year,
        )
        for number, first, last, phone, born_on, birth_year, is_protected, road, house, floor, door in rows
    )
