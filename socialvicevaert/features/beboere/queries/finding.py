"""While somebody types: who is meant, and who might already be here."""

from dataclasses import dataclass

from sqlalchemy import and_, case, or_
from sqlmodel import col, select

from socialvicevaert.features.beboere.models import Beboer, BeboerDraft, Lejemaal
from socialvicevaert.features.beboere.queries.matching import matches, person_has, search_words
from socialvicevaert.features.beboere.queries.people import address_of, current_lejemaal
from socialvicevaert.features.beboere.rules import (
    KnownPerson,
    Likeness,
    cpr_problem,
    home_of,
    likeness,
    list_name,
    problem_of,
    show_age,
)
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.folding import folded_words
from socialvicevaert.shared.formats.address import show_address
from socialvicevaert.shared.formats.cpr import parse_cpr
from socialvicevaert.shared.formats.phone import parse_phone, show_phone
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session

_COMPARED = 300  # enough for the commonest surname; the rest differ in more than one letter or share a number


@dataclass(frozen=True)
class Suggestion:
    """A resident to choose; ``detail`` tells two of the same name apart."""

    id: int
    name: str
    detail: str


@dataclass(frozen=True)
class DuplicateCandidate:
    """Somebody who may be the one being typed, and why."""

    id: int
    name: str
    detail: str
    why: tuple[str, ...]


def suggest(session: Session, text: str, limit: int = 8) -> list[Suggestion]:
    """Residents that match what has been typed: names that begin with it first. Nothing typed gives nothing."""
    session.require(Permission.SEE_BEBOERE)
    words = search_words(text)
    if not words:
        return []
    first = words[0]
    rank = case((person_has(f"{first}%"), 0), (person_has(f"% {first}%"), 1), else_=2)
    found = session.exec(
        select(Beboer)
        .where(col(Beboer.deleted_at).is_(None), *matches(text))
        .order_by(rank, col(Beboer.sort_key), col(Beboer.id))
        .limit(limit)
    )
    return [Suggestion(row_id(row), row.full_name, _detail(session, row)) for row in found]


def duplicates(
    session: Session, draft: BeboerDraft, except_id: int | None = None, limit: int = 5
) -> list[DuplicateCandidate]:
    """Residents who may be the one being typed, likeliest first. A hint: it never stops anybody."""
    session.require(Permission.SEE_BEBOERE)
    found: list[tuple[Likeness, Beboer]] = []
    for row in _comparable(session, draft):
        reason = likeness(draft, _known(session, row), session.today) if row.id != except_id else None
        if reason is not None:
            found.append((reason, row))
    found.sort(key=lambda pair: (-pair[0].score, pair[1].sort_key))
    return [
        DuplicateCandidate(row_id(row), row.full_name, _detail(session, row), reason.why)
        for reason, row in found[:limit]
    ]


def _comparable(session: Session, draft: BeboerDraft) -> list[Beboer]:
    phones = [
        parse_phone(text)
        for text in (draft.phone, draft.phone_other)
        if text.strip() and not problem_of(parse_phone, text)
    ]
    grounds = []
    if phones:
        grounds.append(or_(col(Beboer.phone).in_(phones), col(Beboer.phone_other).in_(phones)))
    if draft.cpr and not cpr_problem(draft.cpr, session.today):
        grounds.append(col(Beboer.cpr) == parse_cpr(draft.cpr, session.today))
    if draft.born_on is not None:
        grounds.append(col(Beboer.born_on) == draft.born_on)
    names = [word for word in folded_words(f"{draft.first_name} {draft.last_name}") if len(word) > 1]
    if len(names) > 1:
        # two beginnings of words of the name: forgives a wrong letter after them and a missing middle name
        grounds.append(and_(person_has(f"%{names[0][:2]}%"), person_has(f"%{names[-1][:3]}%")))
    if draft.lejemaal is not None and home_of(draft.lejemaal).house_number:
        home = home_of(draft.lejemaal)
        same_house = select(Lejemaal.id).where(
            Lejemaal.house_number == home.house_number, col(Lejemaal.moved_out_on).is_(None)
        )
        grounds.append(and_(col(Beboer.has_protected_address).is_(False), col(Beboer.lejemaal_id).in_(same_house)))
    if not grounds:
        return []
    query = select(Beboer).where(col(Beboer.deleted_at).is_(None), or_(*grounds))
    return list(session.exec(query.order_by(col(Beboer.id).desc()).limit(_COMPARED)))


def _known(session: Session, row: Beboer) -> KnownPerson:
    lejemaal = None if row.has_protected_address else current_lejemaal(session, row)
    return KnownPerson(
        id=row_id(row),
        first_name=row.first_name,
        last_name=row.last_name,
        born_on=row.born_on,
        birth_year=row.birth_year,
        phones=tuple(phone for phone in (row.phone, row.phone_other) if phone),
        home=address_of(lejemaal) if lejemaal else None,
        cpr=row.cpr,
    )


def _detail(session: Session, row: Beboer) -> str:
    lejemaal = None if row.has_protected_address else current_lejemaal(session, row)
    home = show_address(address_of(lejemaal)) if lejemaal else ""
    age = show_age(row.born_on, row.birth_year, session.today)
    known = " · ".join(part for part in (age, home) if part)
    return known or show_phone(row.phone) or list_name(row.first_name, row.last_name)
