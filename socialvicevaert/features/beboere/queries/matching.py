"""The SQL that finds residents by any part of a name, any way of writing a number, address, e-mail or note."""

import re

from sqlalchemy import ColumnElement, and_, column, exists, or_, table
from sqlalchemy import select as sql_select
from sqlmodel import col

from socialvicevaert.features.beboere.models import Beboer, Lejemaal
from socialvicevaert.shared.folding import folded_words
from socialvicevaert.shared.formats.phone import phone_search_digits

# Kept by storage: the folded text of every row that can be found, one row a kind and number.
ENTRIES = table("search_entry", column("kind"), column("row_id"), column("text"))

_NUMBER = re.compile(r"(?:\+|00)?[0-9](?:[\s.\-/]?[0-9]){6,14}")


def search_words(text: str) -> tuple[str, ...]:
    """The words to look for, folded; a telephone number, however it is written, is one word of digits."""
    words: list[str] = []
    rest = text
    for found in _NUMBER.finditer(text):
        if digits := phone_search_digits(found[0]):
            words.append(digits)
            rest = rest.replace(found[0], " ", 1)
    return (*words, *folded_words(rest))


def matches(text: str) -> list[ColumnElement[bool]]:
    """Conditions on ``Beboer``, one a word: each word is found in the person or, unless it is protected, the home."""
    return [or_(person_has(f"%{word}%"), _home_has(f"%{word}%")) for word in search_words(text)]


def person_has(pattern: str) -> ColumnElement[bool]:
    """Whether the folded text of the person matches a LIKE pattern; it begins with the name."""
    return exists(
        sql_select(1).where(
            ENTRIES.c.kind == Beboer.search_kind, ENTRIES.c.row_id == col(Beboer.id), ENTRIES.c.text.like(pattern)
        )
    )


def _home_has(pattern: str) -> ColumnElement[bool]:
    return and_(
        col(Beboer.has_protected_address).is_(False),
        exists(
            sql_select(1).where(
                ENTRIES.c.kind == Lejemaal.search_kind,
                ENTRIES.c.row_id == col(Beboer.lejemaal_id),
                ENTRIES.c.text.like(pattern),
            )
        ),
    )
