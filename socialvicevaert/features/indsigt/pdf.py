"""The paper of an extract: what is held on a resident, in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from socialvicevaert.features.indsigt.data_file import file_name
from socialvicevaert.features.indsigt.queries.tables import DERIVED, ELSEWHERE, HOME, sections
from socialvicevaert.features.indsigt.rules.records import File, Record
from socialvicevaert.features.indsigt.service import Extract
from socialvicevaert.paper.document import Document
from socialvicevaert.paper.parts import Bullets, Column, Facts, Heading, Paragraph, Part, Table, Title, Together, Tone
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.shared.formats.size import show_size

_AS_FACTS = frozenset({"beboer", "husstand", "lejemaal", "indsigt"})
"""Tables of few rows with many columns: name beside value."""
_NOT_SAID_EMPTY = frozenset({"Underretninger", "Kladder, der ikke er gemt", "Tidligere ordlyd"})
"""Subjects of which one does not learn whether there is anything, or that are nobody's question."""
_LONGEST_CELL = 900
"""Letters of one row of a table; what is longer goes on in the next row, so that it can go on on the next page."""


def indsigt_paper(extract: Extract) -> Document:
    """What is held, who has had it, who has looked at it, and what the resident can do."""
    words = extract.words
    document = Document(
        title="Indsigt i dine oplysninger",
        dated=date.fromisoformat(extract.made_on),
        author=extract.organisation,
        subject="Oplysninger, der er registreret om en beboer",
        footer=f"{extract.organisation} · Indsigt i dine oplysninger".removeprefix(" · "),
        confidential=True,
    )
    document.add(
        Title("Indsigt i dine oplysninger", extract.organisation),
        Facts(
            [
                ("Til", extract.beboer),
                ("Du bad om indsigt", show_date(date.fromisoformat(extract.asked_on))),
                ("Lavet", show_date(date.fromisoformat(extract.made_on))),
            ]
        ),
        *[Paragraph(text) for text in _texts(words["intro"])],
        Heading("Hvorfor og hvordan vi bruger oplysningerne"),
        Facts([(name, text) for name, text in _pairs(words["facts"])]),
        Heading("Det kan du gøre"),
        Bullets(_texts(words["rights"])),
    )
    document.add(*_held(extract))
    document.add(*_log(extract), *_left_out(extract))
    return document


def _held(extract: Extract) -> Iterator[Part]:
    by_table: dict[str, list[Record]] = {}
    for record in extract.records:
        by_table.setdefault(record.table, []).append(record)
    small = _small(extract.records)
    for table, records in by_table.items():
        by_table[table] = [record for record in records if (record.table, record.id) not in small.folded]
    by_table = {table: records for table, records in by_table.items() if records}
    numbers = {
        (record.table, record.id): f"{record.word} {number}"
        for records in by_table.values()
        for number, record in enumerate(records, 1)
    }
    empty = []
    for title, tables in sections():
        present = [table for table in tables if table in by_table]
        if not present:
            empty += [title] if tables and title not in _NOT_SAID_EMPTY else []
            continue
        yield Heading(title)
        for table in present:
            records = by_table[table]
            if table in _AS_FACTS:
                for record in records:
                    yield from _as_facts(record, len(present) > 1 or len(records) > 1, numbers, small)
            else:
                if len(present) > 1:
                    yield Heading(records[0].word, level=3)
                yield _as_table(records, numbers, small)
    if empty:
        yield Together([Heading("Her er ikke noget om"), Bullets(empty)])


@dataclass(frozen=True)
class _Small:
    """Records of one value, which stand with what they belong to: the need areas of a contact."""

    folded: frozenset[tuple[str, int]]
    within: dict[tuple[str, int], dict[str, list[str]]]


def _small(records: Sequence[Record]) -> _Small:
    present = {(record.table, record.id) for record in records}
    folded: set[tuple[str, int]] = set()
    within: dict[tuple[str, int], dict[str, list[str]]] = {}
    for record in records:
        told = [value for value in record.values if value.shown and not value.is_quiet]
        is_plain = not record.files and not record.what_left and not record.in_bin and not record.dated
        if is_plain and len(told) == 1 and len(record.belongs_to) == 1 and record.belongs_to[0] in present:
            folded.add((record.table, record.id))
            lines = within.setdefault(record.belongs_to[0], {})
            lines.setdefault(told[0].label, []).append(told[0].shown)
    return _Small(frozenset(folded), within)


def _as_facts(record: Record, has_heading: bool, numbers: dict[tuple[str, int], str], small: _Small) -> Iterator[Part]:
    lines = [(name, value) for name, value, _is_long in _pairs_of(record, numbers, small)]
    if not lines:
        return
    if has_heading:
        yield Heading(record.word, level=3)
    yield Facts(lines)


def _as_table(records: Sequence[Record], numbers: dict[tuple[str, int], str], small: _Small) -> Table:
    columns = [Column("Nr.", weight=0.4), Column("Dato", weight=0.8), Column("Oplysninger", weight=5)]
    rows: list[list[str]] = []
    for number, record in enumerate(records, 1):
        text = _running(record, numbers, small) or "Ingen oplysninger"
        first, *rest = _in_pieces(text)
        rows.append([str(number), record.dated, first])
        rows += [["", "", piece] for piece in rest]
    return Table(columns, rows)


def _running(record: Record, numbers: dict[tuple[str, int], str], small: _Small) -> str:
    """What somebody wrote comes first, each text on its own, and below it on one line what is short."""
    pairs = [pair for pair in _pairs_of(record, numbers, small) if pair[1] != record.dated]  # it stands beside
    short = " · ".join(f"{name}: {value}" for name, value, is_long in pairs if not is_long)
    return "\n".join(filter(None, (*(f"{name}: {value}" for name, value, is_long in pairs if is_long), short)))


def _pairs_of(record: Record, numbers: dict[tuple[str, int], str], small: _Small) -> Iterator[tuple[str, str, bool]]:
    """Name and value, and whether the value is a text."""
    above = [numbers[parent] for parent in record.belongs_to if parent in numbers]
    if above:
        yield "Hører til", ", ".join(above), False
    for value in record.values:
        if value.shown and not value.is_quiet:
            yield value.label, value.shown, value.is_text
    for name, values in small.within.get((record.table, record.id), {}).items():
        yield name, ", ".join(values), False
    for file in record.files:
        yield "Fil", _told(file), True
    if record.what_left:
        yield "Bemærk", record.what_left, True
    if record.in_bin and record.table not in HOME:
        yield "Bemærk", "Ligger i papirkurven", True


def _told(file: File) -> str:
    return f"{file_name(file.number, file.ending)} · {file.name} · {show_size(file.size)}"


def _log(extract: Extract) -> Iterator[Part]:
    yield Heading("Hvem har set og rettet oplysninger om dig")
    if not extract.log:
        yield Paragraph("Loggen er tom.")
        return
    yield Paragraph("Medarbejdernes navne står her ikke, kun hvad de arbejder som.", Tone.SMALL)
    columns = [Column("Hvornår", weight=1.2), Column("Hvem", weight=1.2), Column("Hvad", weight=3.6)]
    rows = []
    for one in extract.log:
        said = ": ".join(filter(None, (one.act, " · ".join(filter(None, (one.title, one.what))))))
        if one.fields:
            said += f" ({', '.join(one.fields)})"
        rows.append([one.shown_at, one.role, said])
    yield Table(columns, rows)


def _left_out(extract: Extract) -> Iterator[Part]:
    above: list[Part] = [Heading("Hvad der ikke er med")]
    if extract.reasons:
        cut = Paragraph(str(extract.words["cut"]))
        yield Together([*above, cut, Paragraph("Det er udeladt af disse grunde:"), Bullets(extract.reasons)])
        above = []
    others = Bullets([*dict.fromkeys(extract.not_collected.values()), DERIVED])
    yield Together([*above, Paragraph("Dette har vi også i programmet, men det handler ikke om dig:"), others])
    yield Paragraph(ELSEWHERE)


def _in_pieces(text: str) -> list[str]:
    """A long text in parts that end between words."""
    pieces = []
    while len(text) > _LONGEST_CELL:
        at = max(text.rfind("\n", 1, _LONGEST_CELL), text.rfind(" ", 1, _LONGEST_CELL))
        at = at if at > _LONGEST_CELL // 2 else _LONGEST_CELL
        pieces.append(text[:at].rstrip())
        text = text[at:].lstrip()
    return [*pieces, text]


def _texts(words: object) -> list[str]:
    return [str(one) for one in words] if isinstance(words, list) else []


def _pairs(words: object) -> list[tuple[str, str]]:
    return [(str(name), str(text)) for name, text in words] if isinstance(words, list) else []
