"""The sheet on paper: one page in plain words, in Danish and with the fixed words in the resident's language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from socialvicevaert.features.aftaleark.models import AftalelinjeDraft, Hvem
from socialvicevaert.paper.document import Document
from socialvicevaert.paper.parts import Bullets, Column, Heading, Notice, Paragraph, Part, Table, Title, Tone
from socialvicevaert.shared.formats.dates import show_date_long


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
    """The sheet the resident keeps."""
    document = Document(
        title="Aftaleark",
        dated=content.dated,
        author=content.organisation,
        footer=f"{content.organisation} · Aftaleark",
        confidential=True,
    )
    document.add(Title(content.words["aftaleark.titel"], content.beboer))
    if content.helping is not None:
        document.add(Paragraph(content.helping["aftaleark.titel"], Tone.STRONG, lang=content.language))
    said = {"dato": show_date_long(content.dated)}
    document.add(*_said(content, "aftaleark.dato", said), _agreed(content))
    for key, text in (("aftaleark.naeste", content.next_meeting), ("aftaleark.husk", content.note)):
        if text.strip():
            document.add(*_heading(content, key), Paragraph(text.strip()))
    if content.phones:
        document.add(*_heading(content, "aftaleark.ring"), Bullets(list(content.phones)))
    document.add(*_said(content, "aftaleark.passer_ikke"))
    if content.helping is not None:
        marks = (content.words["faelles.hjaelp"], content.helping["faelles.hjaelp"])
        document.add(Notice(marks[0]), Paragraph(marks[1], Tone.SMALL, lang=content.language))
    return document


def _agreed(content: SheetContent) -> Table:
    keys = ("aftaleark.hvad", "aftaleark.hvem", "aftaleark.hvornaar")
    weights = (3.0, 1.4, 1.6)
    columns = [Column(_both(content, key), weight=weight) for key, weight in zip(keys, weights, strict=True)]
    rows = [[line.what.strip(), _who(content, line), _when(line)] for line in content.lines]
    return Table(columns, rows)


def _who(content: SheetContent, line: AftalelinjeDraft) -> str:
    if line.who is Hvem.BEBOER:
        return _both(content, "aftaleark.dig")
    return content.worker if line.who is Hvem.MEDARBEJDER else line.who_name.strip()


def _when(line: AftalelinjeDraft) -> str:
    return show_date_long(line.due_on) if line.due_on is not None else line.due_text.strip() or "–"


def _both(content: SheetContent, key: str) -> str:
    danish = content.words[key]
    return f"{danish} · {content.helping[key]}" if content.helping is not None else danish


def _heading(content: SheetContent, key: str) -> list[Part]:
    found: list[Part] = [Heading(content.words[key])]
    if content.helping is not None:
        found.append(Paragraph(content.helping[key], Tone.SMALL, lang=content.language))
    return found


def _said(content: SheetContent, key: str, values: Mapping[str, str] | None = None) -> list[Part]:
    found: list[Part] = [Paragraph(content.words[key] % (values or {}))]
    if content.helping is not None:
        found.append(Paragraph(content.helping[key] % (values or {}), Tone.SMALL, lang=content.language))
    return found
