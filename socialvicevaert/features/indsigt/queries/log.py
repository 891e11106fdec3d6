"""Who looked at and changed what, without anybody's name; and how it read before."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from socialvicevaert.audit import AuditKind
from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.beboere.queries.history_words import FIELDS, HIDDEN_FIELDS
from socialvicevaert.features.indsigt.queries.held import WORDS, own_words
from socialvicevaert.features.indsigt.queries.names import Names
from socialvicevaert.features.indsigt.queries.shown import value_of
from socialvicevaert.features.indsigt.queries.tables import LEFT_OUT, LOGGED
from socialvicevaert.features.indsigt.rules.mentions import without_staff
from socialvicevaert.features.indsigt.rules.records import Record, Value
from socialvicevaert.shared.formats.dates import show_moment
from socialvicevaert.storage import Row
from socialvicevaert.storage.row import model_of
from socialvicevaert.storage.values import from_plain

_NARROW = "underretning"
_QUOTED = re.compile("»[^«]*«")
_CHANGED = frozenset({AuditKind.UPDATED, AuditKind.REMOVED})


@dataclass(frozen=True)
class LogLine:
    """One line: when, a worker of which role, what was done with what. ``at`` is ISO 8601 in UTC."""

    at: str
    shown_at: str
    role: str
    act: str
    title: str
    what: str
    fields: tuple[str, ...] = ()


def lines_of(events: Iterable[Mapping[str, Any]], known: Names, narrow: frozenset[int]) -> tuple[LogLine, ...]:
    """The log as it is handed over; the transactions in ``narrow`` are left out."""
    found: dict[LogLine, None] = {}
    for event in events:
        if event["transaction_id"] in narrow or event["table"] in LEFT_OUT:
            continue
        words = WORDS.get(event["table"] or "", "")
        line = LogLine(
            at=event["at"].isoformat(),
            shown_at=show_moment(event["at"]),
            role=event["actor_role"].label,
            act=event["kind"].label,
            title=without_staff(_title(event), known.staff),
            what=without_staff(event["what"], known.staff) or words,
            fields=tuple(dict.fromkeys(_fields(event))),
        )
        found[line] = None  # ten rows of one act that read the same are one line
    return tuple(found)


def narrow_transactions(events: Iterable[Mapping[str, Any]], records: Iterable[Record]) -> frozenset[int]:
    """The acts that tell of a concern for a child."""
    keys = {(record.table, record.id) for record in records if record.is_narrow}
    return frozenset(
        event["transaction_id"]
        for event in events
        if (event["table"], event["row_id"]) in keys
        or any(_NARROW in str(event[name] or "").lower() for name in ("table", "title", "what"))
        or any(
            _NARROW in str(pair).lower() for name, pair in event["changes"].items() if name in ("basis", "source_key")
        )
    )


def earlier_words(
    events: Iterable[Mapping[str, Any]], beboer: Beboer, known: Names, narrow: frozenset[int], actor_id: int
) -> Iterator[Record]:
    """What stood in a row before it was corrected or removed, as the log has it: held too, one record a change."""
    own = own_words(beboer)
    for event in events:
        table = event["table"]
        if event["kind"] not in _CHANGED or table not in Row.metadata.tables or table in LEFT_OUT:
            continue
        values = tuple(_earlier(event, own, known, beboer.id or 0))
        if values:
            first = Value("at", "Rettet", show_moment(event["at"]), event["at"].isoformat())
            row = Value("row", "Hvor", f"{WORDS.get(table, table)}", f"{table}:{event['row_id']}")
            is_narrow = event["transaction_id"] in narrow
            yield Record(
                table=LOGGED,
                id=event["id"],
                word="Tidligere ordlyd",
                dated=show_moment(event["at"])[:10],
                values=(first, row, *values),
                is_narrow=is_narrow,
                may_be_seen=not is_narrow or actor_id in (beboer.responsible_id, event["actor_id"]),
            )


def _earlier(event: Mapping[str, Any], own: frozenset[str], known: Names, beboer_id: int) -> Iterator[Value]:
    columns = Row.metadata.tables[event["table"]].columns
    unsaid = model_of(event["table"]).secret_fields
    for name, (before, after) in event["changes"].items():
        column = columns.get(name)
        if column is None or name in unsaid or name in HIDDEN_FIELDS or before in (None, "", False) or before == after:
            continue
        if isinstance(before, str) and before.startswith("sha256:"):
            continue  # of a file the log keeps a mark only
        try:
            value = value_of(column, {name: from_plain(column, before)}, known, own, beboer_id)
        except ValueError:  # a choice that the program no longer has
            continue
        if value is not None and value.shown and not value.is_quiet:
            yield replace(value, field=name)


def _title(event: Mapping[str, Any]) -> str:
    """What the act was called, without what somebody had written: nobody judges the words of a title."""
    is_about_paper = event["table"] == "dokument" and event["kind"] not in (*_CHANGED, AuditKind.CREATED)
    return "" if is_about_paper else _QUOTED.sub("»…«", event["title"])


def _fields(event: Mapping[str, Any]) -> Iterator[str]:
    if event["kind"] is AuditKind.UPDATED:
        for name, (before, after) in event["changes"].items():
            if before != after and name not in HIDDEN_FIELDS and name in FIELDS:
                yield FIELDS[name]
