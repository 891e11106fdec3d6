"""A column of a row in words and as a plain value: no worker's name in either."""

import json
from collections.abc import Mapping
from datetime import date, datetime, time
from enum import Enum
from typing import Any

from sqlalchemy import JSON, Boolean, Column

from socialvicevaert import audit
from socialvicevaert.features.beboere.queries.history_words import FIELDS, HIDDEN_FIELDS, TABLES
from socialvicevaert.features.indsigt.queries.names import Names
from socialvicevaert.features.indsigt.rules.mentions import without_staff
from socialvicevaert.features.indsigt.rules.records import Value
from socialvicevaert.features.samtykker.models import Befoejelse, Oplysningsart
from socialvicevaert.shared.choice import Choice
from socialvicevaert.shared.formats.dates import show_date, show_moment, show_month, show_time
from socialvicevaert.shared.formats.phone import show_phone
from socialvicevaert.shared.money import show_oere
from socialvicevaert.storage.columns import ChoiceType, OereType

NEVER = frozenset({"id", "deleted_at", "sort_key", "beboer_id", "is_encrypted"})
_TO_READ = frozenset({"body", "answers", "draft", "months"})
"""Hidden in the history, which tells of changes; here they are what is held."""
_NO_WORDS = frozenset(
    {"digest", "media_type", "source_key", "sats_key", "text_version", "paper", "source", "key", "item"}
    | {"court_case_number", "number", "lejemaalsnr", "kinds", "powers", "email", "phone", "phone_other", "cpr"}
    | {"first_name", "last_name", "sort_key", "postcode", "floor", "door", "house_number", "road", "town", "place"}
)
"""Texts of the machine's, and who and where the resident is: nothing in them to look through."""
_NUMBERS = frozenset({"paper"})
"""The program's own numbers of papers, which say nothing to who reads: "henvisning:51"."""
_PHONES = frozenset({"phone", "phone_other"})
_LABELS = {
    "medarbejder_id": "Medarbejder",
    "partner_id": "Samarbejdspartner",
    "behovsomraade_id": "Behovsområde",
    "restanceliste_id": "Liste",
    "given_by_id": "Givet af",
    "judged_by_id": "Vurderet af",
    "recorded_by_id": "Skrevet af",
    "received_by_id": "Modtaget af",
    "withdrawn_by_id": "Trukket tilbage ved",
    "done_by_id": "Klaret af",
    "added_by_id": "Tilføjet af",
    "body": "Tekst",
    "answers": "Felter",
    "draft": "Formularens tekst",
    "months": "Måneder",
    "recorded_at": "Skrevet",
    "content": "Det skrevne",
    "saved_at": "Gemt",
    "until": "Udsat til",
}
_SKIPPED_WORDS = frozenset({"style", "kind"})
"""Keys of a paragraph that say how it looks."""


def value_of(
    column: Column[Any], row: Mapping[str, Any], names: Names, own: frozenset[str], beboer_id: int
) -> Value | None:
    """A column's value; None for what is the machine's own."""
    name, raw = column.name, row[column.name]
    if name in NEVER and not (name == "beboer_id" and raw not in (None, beboer_id)):
        return None
    label = FIELDS.get(name) or _LABELS.get(name) or ""
    if isinstance(column.type, ChoiceType) and column.type.choices is Oplysningsart:
        label = "Oplysninger om"
    if column.foreign_keys:
        return _link(column, raw, label, names)
    is_quiet = not label or name in _NUMBERS or (name in HIDDEN_FIELDS and name not in _TO_READ)
    if raw is None or raw == "":
        return Value(name, label, "", None, is_quiet=is_quiet)
    if name == "content" and isinstance(raw, str):  # a draft of a form, as its JSON
        raw = _parsed(raw)
    if isinstance(column.type, JSON) or isinstance(raw, dict | list):
        cleaned = _without_staff_in(raw, names, own)
        return Value(name, label, "\n".join(_lines(cleaned)), cleaned, is_text=True, is_quiet=is_quiet)
    if isinstance(raw, str) and not isinstance(raw, Enum):
        if name in _NO_WORDS:
            return Value(name, label, _shown_text(name, raw), raw, is_quiet=is_quiet)
        text = without_staff(raw, names.staff, own)
        return Value(name, label, text, text, is_text=True, is_quiet=is_quiet)
    return Value(name, label, _shown(column, raw), _plain(raw), is_quiet=is_quiet)


def _link(column: Column[Any], raw: Any, label: str, names: Names) -> Value:
    table = audit.table_behind(column).name
    field = column.name.removesuffix("_id")
    label = label or ("Medarbejder" if table == "medarbejder" else TABLES.get(table, ""))
    if raw is None:
        return Value(field, label, "", None, is_quiet=True)
    if table == "beboer":
        return Value(field, "Beboer", "En anden beboer", "en anden beboer")
    words = names.of(table, raw)
    if words:
        return Value(field, label, words, words)
    return Value(column.name, label, "", raw, is_quiet=True)  # leads to another record of the extract


def _shown(column: Column[Any], raw: Any) -> str:
    if isinstance(column.type, ChoiceType):
        return str(getattr(raw, "label", raw))
    if isinstance(column.type, OereType):
        return show_oere(raw)
    if isinstance(column.type, Boolean) or isinstance(raw, bool):
        return "ja" if raw else ""
    if isinstance(raw, datetime):
        return show_moment(raw)
    if isinstance(raw, date):
        return show_month(raw) if column.name in ("rent_month", "first_month") else show_date(raw)
    if isinstance(raw, time):
        return show_time(raw)
    if column.name == "interest_bp":
        return f"{raw / 100:.2f} %".replace(".", ",")
    return str(raw)


def _shown_text(name: str, raw: str) -> str:
    if name in _PHONES:
        return show_phone(raw)
    if name == "kinds":
        return _labels(Oplysningsart, raw)
    if name == "powers":
        return _labels(Befoejelse, raw)
    return raw


def _labels(choices: type[Choice], raw: str) -> str:
    known = {one.value: one.label for one in choices}
    return ", ".join(known.get(part, part) for part in raw.split(",") if part)


def _plain(raw: Any) -> Any:
    if isinstance(raw, Enum):
        return raw.value
    return raw.isoformat() if isinstance(raw, datetime | date | time) else raw


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text


def _without_staff_in(raw: Any, names: Names, own: frozenset[str]) -> Any:
    if isinstance(raw, str):
        return without_staff(raw, names.staff, own)
    if isinstance(raw, dict):
        return {key: _without_staff_in(value, names, own) for key, value in raw.items()}
    if isinstance(raw, list):
        return [_without_staff_in(value, names, own) for value in raw]
    return raw


def _lines(raw: Any) -> list[str]:
    if isinstance(raw, dict):
        return [line for key, value in raw.items() if key not in _SKIPPED_WORDS for line in _lines(value)]
    if isinstance(raw, list):
        return [line for value in raw for line in _lines(value)]
    return [str(raw)] if isinstance(raw, str) and raw.strip() else []
