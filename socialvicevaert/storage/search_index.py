"""Find rows by parts of words, forgiving about accents and Danish letters; kept up to date in each flush.

A model is found when it has ``search_kind: ClassVar[str]`` and ``search_text(self) -> str``. The resident it leads to
is ``search_beboer_id`` where the model says so, else ``beboer_id``; a Beboer leads to itself. The bin is not searched.

Words of three letters or more are looked up in a trigram index; shorter ones are looked for in the newest texts.
"Newest" is the order of change, which is the order of ids here: nothing is sorted, so a search over 100,000 notes
stays below a few milliseconds however common the word.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import text

from socialvicevaert.shared.folding import fold, folded_words
from socialvicevaert.storage.changes import RowAction, RowChange
from socialvicevaert.storage.session import Session

TRIGRAM = 3
# how far back short words are looked for
NEWEST = 5_000

_COUNTRY_CODE = re.compile(r"^(?:0045|45)(?=\d{8}$)")
# "12 34 56 78", "1234 5678", "+45 12345678", "12-34-56-78"; but neither "2026-0042" nor "22-11-2026"
_PHONE_TYPED = re.compile(r"[\d\s+()]*|\+?[\d\s]*\d\d-\d\d-\d\d-\d\d")
_PHONE_WRITTEN = re.compile(r"(?<!\d)(?:\d\d([ .-])\d\d\1\d\d\1\d\d|\d{4} \d{4})(?!\d)")
_ADD = "INSERT INTO search_entry (kind, row_id, beboer_id, at, text) VALUES (?, ?, ?, ?, ?)"
_REMOVE = "DELETE FROM search_entry WHERE kind = ? AND row_id = ?"


@dataclass(frozen=True)
class Hit:
    """A row that was found: its ``search_kind``, its number, and the resident it leads to, if any."""

    kind: str
    row_id: int
    beboer_id: int | None


def find(session: Session, query: str, kinds: Collection[str] | None = None, limit: int = 50) -> list[Hit]:
    """Rows whose text holds every word of the query (as part of a word, in any order), last changed first.

    ``kinds`` limits the search; None means all. Any text is a valid query; an empty one finds nothing. What may be a
    telephone number finds the rows with that number first, then those where its digits stand as they were typed:
    "12 400" is also what somebody wrote of a debt.
    """
    if kinds is not None and not kinds:
        return []
    readings = dict.fromkeys((tuple(search_words(query)), tuple(dict.fromkeys(_typed_words(query)))))
    hits = [hit for words in readings if words for hit in _holding(session, words, kinds, limit)]
    return list(dict.fromkeys(hits))[:limit]


def search_words(query: str) -> list[str]:
    """The folded words of a query; a telephone number in any grouping becomes one word."""
    words = _typed_words(query)
    digits = "".join(words)
    if len(digits) > TRIGRAM and _PHONE_TYPED.fullmatch(query.strip()):
        return [_COUNTRY_CODE.sub("", digits)]
    return list(dict.fromkeys(words))


def update_index(session: Session, changes: Sequence[RowChange]) -> None:
    """The flush hook that keeps the index."""
    searchable = [change for change in changes if hasattr(change.row, "search_kind")]
    if not searchable:
        return
    connection = session.connection()
    old = [(_kind(change.row), change.row_id) for change in searchable if change.action is not RowAction.CREATED]
    new = [
        _entry(session, change.row, change.row_id)
        for change in searchable
        if change.action is not RowAction.REMOVED and change.row.deleted_at is None
    ]
    if old:
        connection.exec_driver_sql(_REMOVE, old)
    if new:
        connection.exec_driver_sql(_ADD, new)


def _typed_words(query: str) -> tuple[str, ...]:
    return folded_words(query.replace("\0", " "))


def _holding(session: Session, words: Sequence[str], kinds: Collection[str] | None, limit: int) -> list[Hit]:
    long_words = [word for word in words if len(word) >= TRIGRAM]
    short_words = [word for word in words if len(word) < TRIGRAM]
    parameters: dict[str, Any] = {"limit": limit, "newest": NEWEST}
    conditions = ["1 = 1"]
    for number, word in enumerate(short_words):
        conditions.append(f"instr(entry.text, :short{number}) > 0")
        parameters[f"short{number}"] = word
    kinds_found = sorted(set(kinds or ()))
    if long_words:
        parameters["match"] = _match(long_words, kinds_found)
        parameters["newest"] = NEWEST if short_words else limit
        found = "SELECT rowid AS id FROM search_text WHERE search_text MATCH :match ORDER BY rowid DESC LIMIT :newest"
    else:
        found = _newest(kinds_found, parameters)
    rows = session.connection().execute(
        text(
            f"SELECT entry.kind, entry.row_id, entry.beboer_id FROM ({found}) AS found "  # noqa: S608  bound values only
            f"CROSS JOIN search_entry AS entry ON entry.id = found.id "
            f"WHERE {' AND '.join(conditions)} ORDER BY entry.id DESC LIMIT :limit"
        ),
        parameters,
    )
    return [Hit(*row) for row in rows]


def _entry(session: Session, row: Any, row_id: int) -> tuple[str, int, int | None, str, str]:
    folded = fold(row.search_text())
    numbers = [re.sub(r"\D", "", found.group()) for found in _PHONE_WRITTEN.finditer(folded)]
    searched = " ".join([folded, *numbers])
    return _kind(row), row_id, _beboer_of(row, row_id), session.now.isoformat(), searched


def _kind(row: Any) -> str:
    return str(row.search_kind)


def _beboer_of(row: Any, row_id: int) -> int | None:
    if _kind(row) == "beboer":
        return row_id
    found: int | None = getattr(row, "search_beboer_id", None) or getattr(row, "beboer_id", None)
    return found


def _match(words: Sequence[str], kinds: Sequence[str]) -> str:
    """A query for FTS5 in which everything a user typed is quoted."""
    match = " AND ".join(f"text : {_quoted(word)}" for word in words)
    if kinds:
        marks = " OR ".join(f"kind_mark : {_quoted(f'<{kind}>')}" for kind in kinds)
        match = f"({marks}) AND {match}"
    return match


def _quoted(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'


def _newest(kinds: Sequence[str], parameters: dict[str, Any]) -> str:
    if not kinds:
        return "SELECT id FROM search_entry ORDER BY id DESC LIMIT :newest"
    parameters |= {f"kind{number}": kind for number, kind in enumerate(kinds)}
    # Within a kind by row_id: the index on (kind, row_id) is there, one on (kind, id) would cost at every save.
    newest = "SELECT id FROM search_entry WHERE kind = :kind{} ORDER BY row_id DESC LIMIT :newest"
    return " UNION ALL ".join(f"SELECT id FROM ({newest.format(number)})" for number in range(len(kinds)))  # noqa: S608
