"""What must be looked at before anything is handed over."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from socialvicevaert.features.indsigt.rules.mentions import Known, mentions, names_found
from socialvicevaert.features.indsigt.rules.records import Flag, Passage, Record
from socialvicevaert.shared.folding import folded_words

_NARROW = "En underretning om et barn. Den udelades normalt, for ikke at skade barnet"
_LOOK = "En fil, som et menneske skal se på"
_ALWAYS: Mapping[tuple[str, str], str] = {
    ("beboer", "alert_text"): "En advarsel, vi har skrevet om beboeren eller andre i hjemmet",
    ("kontakt", "with_whom"): "Hvem der ellers var med",
    ("samtykke", "witness"): "Vidnets navn",
    ("samtykke", "interpreter"): "Tolkens navn",
    ("aftalelinje", "who_name"): "Navnet på en, der skal gøre noget",
    ("betaler", "name"): "Navnet på en, der betaler med",
}
"""Columns whose words are somebody's name as a rule."""
_PERSONS_OWED = frozenset({"privat"})


def flags_of(records: Iterable[Record], known: Known) -> tuple[Flag, ...]:
    """Everything that may tell about somebody else, in the order of the records.

    A name that is known by its place in one text is known in all of them.
    """
    records = tuple(records)
    texts = (value.shown for record in records for value in record.values if value.is_text and value.shown)
    found = frozenset(name for text in texts for name in names_found(text, known))
    known = replace(known, first_names=known.first_names | found)
    return tuple(flag for record in records for flag in _flag(record, known))


def _flag(record: Record, known: Known) -> Iterator[Flag]:
    if record.is_narrow:
        said = tuple(Passage(one.field, one.label, one.shown, ()) for one in record.values if one.is_text and one.shown)
        yield _made(record, (_NARROW,), said)
        return
    told = list(_passages(record, known))
    passages = tuple(passage for passage, _why in told)
    whys = [why for _passage, why in told]
    looked_at = any(file.is_looked_at for file in record.files)
    if passages or looked_at:
        found = [mention.why for passage in passages for mention in passage.mentions]
        yield _made(record, tuple(dict.fromkeys([*whys, *found, *([_LOOK] if looked_at else [])])), passages)


def _passages(record: Record, known: Known) -> Iterator[tuple[Passage, str]]:
    for value in record.values:
        if not value.is_text or not value.shown:
            continue
        always = _why_always(record, value.field)
        if always and not _is_own(value.shown, known):
            yield Passage(value.field, value.label, value.shown, ()), always
            continue
        found = mentions(value.shown, known)
        if found:
            yield Passage(value.field, value.label, value.shown, found), found[0].why


def _why_always(record: Record, field: str) -> str:
    table = next((str(value.plain).partition(":")[0] for value in record.values if value.field == "row"), record.table)
    if table == "gaeld" and field in ("creditor", "creditor_address"):
        kind = next((value.plain for value in record.values if value.field == "kind"), None)
        is_private = kind in _PERSONS_OWED or (kind is None and table != record.table)
        return "En privat person, der har penge til gode" if is_private else ""
    return _ALWAYS.get((table, field), "")


def _is_own(text: str, known: Known) -> bool:
    words = folded_words(text)
    return bool(words) and all(word in known.own for word in words)


def _made(record: Record, whys: tuple[str, ...], passages: tuple[Passage, ...]) -> Flag:
    files = tuple(file for file in record.files if file.is_looked_at or record.is_narrow)
    said = "\0".join(
        [*(f"{one.field}\0{one.text}" for one in passages), *(f"{one.column} {one.size}" for one in files)]
    )
    mark = hashlib.sha256(said.encode()).hexdigest()[:12]
    return Flag(
        item=f"{record.key}@{mark}",
        table=record.table,
        row_id=record.id,
        word=record.word,
        dated=record.dated,
        whys=whys,
        passages=passages if record.may_be_seen else (),
        files=files,
        is_narrow=record.is_narrow,
        may_be_seen=record.may_be_seen,
    )
