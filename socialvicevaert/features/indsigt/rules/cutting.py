"""What is left to hand over when the judgements are followed: as little as possible is cut."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from socialvicevaert.features.indsigt.models import Vurdering
from socialvicevaert.features.indsigt.rules.mentions import masked
from socialvicevaert.features.indsigt.rules.records import Flag, Judgement, Record, Value

OMITTED = "[Udeladt af hensyn til en anden person]"
_WITHOUT = "Noget er udeladt af hensyn til en anden person"
_JUDGED_BY_THEMSELVES = frozenset({"dokumentindhold"})
"""Files that are not made of the words of a row."""


def unjudged(flags: Iterable[Flag], judged: Mapping[str, Judgement]) -> tuple[Flag, ...]:
    """What nobody has decided about yet."""
    return tuple(flag for flag in flags if flag.item not in judged)


def cut(records: Iterable[Record], flags: Iterable[Flag], judged: Mapping[str, Judgement]) -> tuple[Record, ...]:
    """The records as they are handed over. What nobody has judged is left out.

    Where a text of a row is cut, the files made of that row go with it: the letter says what the text said.
    """
    by_key = {(flag.table, flag.row_id): flag for flag in flags}
    whole = list(records)
    cut_keys = {
        key
        for key, flag in by_key.items()
        if (one := judged.get(flag.item)) is None or one.decision is not Vurdering.MED
    }
    out_keys = {(one.table, one.id) for one in whole if one.is_narrow and (one.table, one.id) in cut_keys}
    left: list[Record] = []
    for record in whole:
        key = (record.table, record.id)
        if key in out_keys or any(parent in out_keys for parent in record.belongs_to):
            out_keys.add(key)  # what belongs to a row that is left out, however far down
            continue
        parent_is_cut = any(parent in cut_keys for parent in record.belongs_to)
        if parent_is_cut and record.table in _JUDGED_BY_THEMSELVES:
            record = replace(record, files=tuple(replace(file, name=record.word) for file in record.files))
            parent_is_cut = False
        left.append(_cut_one(record, by_key.get(key), judged, key in cut_keys or parent_is_cut))
    return tuple(left)


def _cut_one(record: Record, flag: Flag | None, judged: Mapping[str, Judgement], files_go: bool) -> Record:
    if files_go:
        record = replace(record, files=(), what_left=_WITHOUT) if record.files else record
    if flag is None:
        return record
    judgement = judged.get(flag.item, Judgement(Vurdering.UDELADT))
    if judgement.decision is Vurdering.MED:
        return record
    passages = {one.field: one for one in flag.passages}

    def kept(value: Value) -> Value:
        passage = passages.get(value.field)
        if passage is None:
            return value
        if judgement.decision is Vurdering.MASKERET and passage.mentions:
            text = masked(value.shown, passage.mentions)
        else:
            text = OMITTED
        return replace(value, shown=text, plain=text)

    return replace(record, values=tuple(kept(value) for value in record.values), what_left=_WITHOUT)
