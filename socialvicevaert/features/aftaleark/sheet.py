"""The sheet on paper: one page in plain words, in Danish and with the fixed words in the resident's language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from socialvicevaert.features.aftaleark.models import AftalelinjeDraft, Hvem
from socialvicevaert.paper.document import Document
from socialvicevaert.paper.parts import (
    Beside,
    Bullets,
    Column,
    Heading,
    OnePage,
    Paragraph,
    Part,
    Space,
    Table,
    Title,
    Tone,
)
from socialvicevaert.shared.formats.dates import WEEKDAYS, show_date, show_date_long

_DAY = "%(dato)s"


@dataclass(frozen=True)
class SheetContent:
    """Everything that is printed. ``helping`` are the words beside the Danish ones; ``language`` is their code."""

    organisation: str
    worker: str
    beboer: str
    dated: date
    lines: Sequence[AftalelinjeDraft]
    phones: Sequence[str]
    next_meeting: str
    note: str
    words: Mapping[str, str]
    helping: Mapping[str, str] | None = None
    language: str = ""


def aftaleark_paper(content: SheetContent) -> Document:
    """The sheet the resident keeps: one page, however much was agreed."""
    document = Document(
        title="Aftaleark",
        dated=content.dated,
        author=content.organisation,
        footer=f"{content.organisation} · Aftaleark",
        confidential=True,
    )
    agreed_by = ", ".join(filter(None, (content.worker, content.organisation)))
    parts: list[Part] = [Title(content.words["aftaleark.titel"], f"{content.beboer} og {agreed_by}")]
    if content.helping is not None:
        parts.append(Heading(content.helping["aftaleark.titel"], lang=content.language))
    parts += _said(content, "aftaleark.dato")
    parts += [Space(2), _agreed(content), Space(2)]
    for key, text in (("aftaleark.naeste", content.next_meeting), ("aftaleark.husk", content.note)):
        if text.strip():
            parts += [*_heading(content, key), Paragraph(text.strip())]
    if content.phones:
        parts += [*_heading(content, "aftaleark.ring"), Bullets(list(content.phones))]
    parts += [Space(2), *_said(content, "aftaleark.passer_ikke")]
    if content.helping is not None:
        parts += [Space(2), *_said(content, "faelles.hjaelp", tone=Tone.SMALL)]
    document.add(OnePage(parts))
    return document


def _agreed(content: SheetContent) -> Table:
    keys = ("aftaleark.hvad", "aftaleark.hvem", "aftaleark.hvornaar")
    weights = (3.2, 1.5, 1.6)
    columns = [Column(_both(content, key), weight=weight) for key, weight in zip(keys, weights, strict=True)]
    rows = [[line.what.strip(), _who(content, line), _when(line)] for line in content.lines]
    return Table(columns, rows)


def _who(content: SheetContent, line: AftalelinjeDraft) -> str:
    if line.who is Hvem.BEBOER:
        return _both(content, "aftaleark.dig")
    return content.worker if line.who is Hvem.MEDARBEJDER else line.who_name.strip()


def _when(line: AftalelinjeDraft) -> str:
    if line.due_on is None:
        return line.due_text.strip() or "–"
    return f"{WEEKDAYS[line.due_on.weekday()]} {show_date(line.due_on)}"


def _both(content: SheetContent, key: str) -> str:
    """The same word in both languages, below each other in a cell."""
    danish = content.words[key]
    return f"{danish}\n{content.helping[key]}" if content.helping is not None else danish


def _heading(content: SheetContent, key: str) -> list[Part]:
    danish = Heading(content.words[key])
    if content.helping is None:
        return [danish]
    return [Beside([danish], [Heading(content.helping[key], lang=content.language)])]


def _said(content: SheetContent, key: str, tone: Tone = Tone.BODY) -> list[Part]:
    """A sentence in both languages; the names of days and months are Danish, so the other has the day in numbers, with
    full stops: hyphens turn around among letters that are written from right to left.
    """
    danish = Paragraph(content.words[key].replace(_DAY, show_date_long(content.dated)), tone)
    if content.helping is None:
        return [danish]
    helping = content.helping[key].replace(_DAY, f"{content.dated:%d.%m.%Y}")
    return [Beside([danish], [Paragraph(helping, tone, lang=content.language)])]
