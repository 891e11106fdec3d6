"""One box for everything: residents, sager and fogedsager by number, partners, applications, documents, notes.

Residents are found by name, telephone number in any grouping, address and e-mail, unless the address is protected.
Notes come newest first, with one line of their text: whether that is a look is decided in ``audit``. Nothing is shown
that the actor's role may not see.
"""

import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Executable, select
from sqlmodel import col

from socialvicevaert.features.ansoegninger.models import Ansoegning
from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.dokumenter.models import Dokument
from socialvicevaert.features.fogedsager.models import Fogedsag
from socialvicevaert.features.kontakter.models import Kontakt
from socialvicevaert.features.partnere.models import Partner
from socialvicevaert.features.sager.models import Sag
from socialvicevaert.features.soegning.queries.found import (
    Found,
    FoundAnsoegning,
    FoundDokument,
    FoundNote,
    FoundPartner,
    FoundSag,
)
from socialvicevaert.features.soegning.queries.people import matching_beboere
from socialvicevaert.security.roles import Permission, permissions_of
from socialvicevaert.shared.clock import danish_date
from socialvicevaert.shared.folding import fold
from socialvicevaert.storage import Session, search_index

SNIPPET = 72
"""Letters of a note shown around the longest word found: so many fit a line of the palette."""

_LOOKED_AT = 200  # hits of sager and notes looked at, because those of residents in the bin are dropped afterwards


def find(session: Session, text: str, limit: int = 6) -> Found:
    """Everything the actor may see that holds every word of ``text``; at most ``limit`` of each kind."""
    allowed = permissions_of(session.actor.role)
    partnere = _partnere(session, text, limit) if Permission.SEE_PARTNERE in allowed else ()
    if Permission.SEE_BEBOERE not in allowed:
        return Found(partnere=partnere)
    return Found(
        beboere=matching_beboere(session, text, limit),
        sager=_sager(session, text, limit),
        fogedsager=_fogedsager(session, text, limit),
        partnere=partnere,
        noter=_noter(session, text, limit),
        ansoegninger=_ansoegninger(session, text, limit),
        dokumenter=_dokumenter(session, text, limit),
    )


def _sager(session: Session, text: str, limit: int) -> tuple[FoundSag, ...]:
    ids = [hit.row_id for hit in search_index.find(session, text, {Sag.search_kind}, _LOOKED_AT)]
    if not ids:
        return ()
    query = (
        select(
            col(Sag.id),
            col(Sag.beboer_id),
            col(Beboer.first_name),
            col(Beboer.last_name),
            col(Sag.number),
            col(Sag.title),
            col(Sag.closed_on),
        )
        .join(Beboer, col(Beboer.id) == col(Sag.beboer_id))
        .where(col(Sag.id).in_(ids), col(Beboer.deleted_at).is_(None))
    )
    found = {
        number: FoundSag(number, beboer_id, f"{first} {last}".strip(), case_number, title, closed_on is None)
        for number, beboer_id, first, last, case_number, title, closed_on in _rows(session, query)
    }
    return tuple(found[number] for number in ids if number in found)[:limit]


def _fogedsager(session: Session, text: str, limit: int) -> tuple[FoundSag, ...]:
    ids = [hit.row_id for hit in search_index.find(session, text, {Fogedsag.search_kind}, _LOOKED_AT)]
    if not ids:
        return ()
    query = (
        select(
            col(Fogedsag.id),
            col(Fogedsag.beboer_id),
            col(Beboer.first_name),
            col(Beboer.last_name),
            col(Fogedsag.court_case_number),
            col(Fogedsag.court),
            col(Fogedsag.closed_on),
            col(Fogedsag.stage),
        )
        .join(Beboer, col(Beboer.id) == col(Fogedsag.beboer_id))
        .where(col(Fogedsag.id).in_(ids), col(Beboer.deleted_at).is_(None))
    )
    found = {
        row[0]: FoundSag(row[0], row[1], f"{row[2]} {row[3]}".strip(), row[4], row[5], row[6] is None, row[7])
        for row in _rows(session, query)
    }
    return tuple(found[number] for number in ids if number in found)[:limit]


def _ansoegninger(session: Session, text: str, limit: int) -> tuple[FoundAnsoegning, ...]:
    ids = [hit.row_id for hit in search_index.find(session, text, {Ansoegning.search_kind}, _LOOKED_AT)]
    if not ids:
        return ()
    query = (
        select(
            col(Ansoegning.id),
            col(Ansoegning.beboer_id),
            col(Beboer.first_name),
            col(Beboer.last_name),
            col(Ansoegning.basis),
            col(Ansoegning.purpose),
            col(Ansoegning.recipient),
            col(Ansoegning.sent_on),
            col(Ansoegning.decision),
        )
        .join(Beboer, col(Beboer.id) == col(Ansoegning.beboer_id))
        .where(col(Ansoegning.id).in_(ids), col(Beboer.deleted_at).is_(None))
    )
    found = {}
    for number, beboer_id, first, last, basis, purpose, recipient, sent_on, decision in _rows(session, query):
        status = decision.label if decision is not None else "Venter på svar" if sent_on is not None else "Ikke sendt"
        name = f"{first} {last}".strip()
        found[number] = FoundAnsoegning(number, beboer_id, name, basis, purpose or recipient, status)
    return tuple(found[number] for number in ids if number in found)[:limit]


def _dokumenter(session: Session, text: str, limit: int) -> tuple[FoundDokument, ...]:
    ids = [hit.row_id for hit in search_index.find(session, text, {Dokument.search_kind}, _LOOKED_AT)]
    if not ids:
        return ()
    query = (
        select(
            col(Dokument.id),
            col(Dokument.beboer_id),
            col(Beboer.first_name),
            col(Beboer.last_name),
            col(Dokument.name),
            col(Dokument.kind),
            col(Dokument.dated_on),
            col(Dokument.added_at),
        )
        .join(Beboer, col(Beboer.id) == col(Dokument.beboer_id))
        .where(col(Dokument.id).in_(ids), col(Beboer.deleted_at).is_(None))
    )
    found = {
        row[0]: FoundDokument(
            row[0], row[1], f"{row[2]} {row[3]}".strip(), row[4], row[5], row[6] or danish_date(row[7])
        )
        for row in _rows(session, query)
    }
    return tuple(found[number] for number in ids if number in found)[:limit]


def _partnere(session: Session, text: str, limit: int) -> tuple[FoundPartner, ...]:
    ids = [hit.row_id for hit in search_index.find(session, text, {Partner.search_kind}, limit)]
    if not ids:
        return ()
    query = select(col(Partner.id), col(Partner.name), col(Partner.kind), col(Partner.phone)).where(
        col(Partner.id).in_(ids)
    )
    found = {row[0]: FoundPartner(*row) for row in _rows(session, query)}
    return tuple(found[number] for number in ids if number in found)


def _noter(session: Session, text: str, limit: int) -> tuple[FoundNote, ...]:
    ids = [hit.row_id for hit in search_index.find(session, text, {Kontakt.search_kind}, _LOOKED_AT)]
    if not ids:
        return ()
    query = (
        select(
            col(Kontakt.id),
            col(Kontakt.beboer_id),
            col(Beboer.first_name),
            col(Beboer.last_name),
            col(Kontakt.held_at),
            col(Kontakt.kind),
            col(Kontakt.text),
        )
        .join(Beboer, col(Beboer.id) == col(Kontakt.beboer_id))
        .where(col(Kontakt.id).in_(ids), col(Beboer.deleted_at).is_(None))
        .order_by(col(Kontakt.held_at).desc())
        .limit(limit)
    )
    words = search_index.search_words(text)
    return tuple(
        FoundNote(number, beboer_id, f"{first} {last}".strip(), held_at, kind, snippet(note, words))
        for number, beboer_id, first, last, held_at, kind, note in _rows(session, query)
    )


def snippet(note: str, words: Sequence[str]) -> str:
    """One line of a note around the longest word found, at most ``SNIPPET`` letters."""
    line = " ".join(note.split())
    if len(line) <= SNIPPET:
        return line
    start = min(max(0, _place_of(line, words) - SNIPPET // 3), len(line) - SNIPPET)
    if start > 0:
        start = line.find(" ", start) + 1
    cut = line[start : start + SNIPPET]
    return f"{'… ' if start else ''}{cut.rstrip()}{' …' if start + SNIPPET < len(line) else ''}"


def _place_of(line: str, words: Sequence[str]) -> int:
    """Where the longest of the folded words that a line holds begins; the short ones are in nearly every line."""
    letters = [(place, folded) for place, letter in enumerate(line) for folded in fold(letter)]  # å is two letters
    text = "".join(folded for _, folded in letters)
    for word in sorted(words, key=len, reverse=True):
        between = r"[ .-]?" if word.isdecimal() else ""  # a telephone number is found in any grouping
        found = re.search(between.join(re.escape(letter) for letter in word), text)
        if found is not None:
            return letters[found.start()][0]
    return 0


def _rows(session: Session, query: Executable) -> Sequence[Any]:
    return session.connection().execute(query).all()
