"""The open data file of an extract: JSON in UTF-8, described in the file itself.

Version 1 of the format ``socialvicevaert-indsigt``: ``sections`` in the order of the paper, each with ``records``; a
record has ``table``, ``id``, ``in_bin`` and ``fields`` by column. Days are ISO 8601, moments ISO 8601 with their time
zone, amounts (``…_oere``) whole øre, choices their stored value with the words beside. ``…_id`` leads to the record
with that ``id``; a worker is told by role.
"""

import json
from typing import Any

from socialvicevaert.features.indsigt.queries.tables import DERIVED, ELSEWHERE, sections
from socialvicevaert.features.indsigt.rules.records import Record
from socialvicevaert.features.indsigt.service import Extract

FORMAT = "socialvicevaert-indsigt"
VERSION = 1
_ABOUT = (
    "Datoer er ÅÅÅÅ-MM-DD, tidspunkter ISO 8601 i UTC, beløb hele øre. Et felt er {label, value, shown}: value er "
    "værdien, shown ordene, hvor de er andet end værdien. Felter, der ender på _id, peger på posten med det nummer."
)


def data_file(extract: Extract) -> bytes:
    """The whole extract; the same extract gives the same bytes."""
    content = {
        "format": FORMAT,
        "version": VERSION,
        "about": _ABOUT,
        "organisation": extract.organisation,
        "name": extract.beboer,
        "asked_on": extract.asked_on,
        "made_on": extract.made_on,
        "sections": [section for section in _sections(extract) if section["records"]],
        "access_log": [
            {"at": one.at, "role": one.role, "act": one.act, "title": one.title, "what": one.what, "fields": one.fields}
            for one in extract.log
        ],
        "left_out_reasons": extract.reasons,
        "tables_without_anything_about_you": extract.not_collected,
        "derived": DERIVED,
        "elsewhere": ELSEWHERE,
    }
    return json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False).encode()


def file_name(number: int, ending: str) -> str:
    """What a file of the extract is called: by number, as the paper and the data file tell it."""
    return f"fil-{number:03}{ending}"


def _sections(extract: Extract) -> list[dict[str, Any]]:
    by_table: dict[str, list[Record]] = {}
    for record in extract.records:
        by_table.setdefault(record.table, []).append(record)
    return [
        {"title": title, "records": [_record(one) for table in tables for one in by_table.get(table, ())]}
        for title, tables in sections()
    ]


def _record(record: Record) -> dict[str, Any]:
    made: dict[str, Any] = {"table": record.table, "id": record.id, "what": record.word, "in_bin": record.in_bin}
    made["fields"] = {one.field: _field(one.label, one.plain, one.shown) for one in record.values}
    if record.files:
        made["files"] = [
            {"file": file_name(one.number, one.ending), "name": one.name, "type": one.media_type, "bytes": one.size}
            for one in record.files
        ]
    if record.what_left:
        made["left_out"] = record.what_left
    return made


def _field(label: str, plain: Any, shown: str) -> dict[str, Any]:
    made: dict[str, Any] = {"label": label} if label else {}
    made["value"] = plain
    if shown and not isinstance(plain, list | dict) and shown != str(plain):
        made["shown"] = shown
    return made
