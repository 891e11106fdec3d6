"""The list of debts on paper, for the resident: who is owed what, as of when, and how it stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from socialvicevaert.features.gaeld.models import GaeldArt
from socialvicevaert.paper.document import Document
from socialvicevaert.paper.parts import Align, Column, Heading, Paragraph, Table, Title, Tone
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.shared.money import show_amount, show_oere


@dataclass(frozen=True)
class ListLine:
    """One debt as it is printed."""

    creditor: str
    collector: str
    reference: str
    kind: GaeldArt
    balance_oere: int
    balance_on: date
    instalment_oere: int | None
    status: str
    status_on: date


@dataclass(frozen=True)
class DebtList:
    """Everything that is printed."""

    organisation: str
    worker: str
    beboer: str
    dated: date
    lines: Sequence[ListLine]
    over: Sequence[ListLine]  # paid, written off or time-barred
    by_kind: Sequence[tuple[str, int, int]]  # kind, number, øre
    total_oere: int


def debt_list_paper(content: DebtList) -> Document:
    """The list, with its sums by kind."""
    document = Document(
        title="Gældsliste",
        dated=content.dated,
        author=content.organisation,
        footer=f"{content.organisation} · Gældsliste",
        confidential=True,
    )
    drawn_up = f"{content.beboer} · pr. {show_date(content.dated)} · lavet sammen med {content.worker}"
    document.add(Title("Min gæld", drawn_up))
    if not content.lines:
        document.add(Paragraph("Der er ingen gæld på listen, som ikke er betalt.", Tone.LEAD))
    else:
        count = len(content.lines)
        number = "1 kreditor" if count == 1 else f"{count} kreditorer"
        document.add(Paragraph(f"I alt {show_oere(content.total_oere)} til {number}", Tone.LEAD))
        document.add(_table(content.lines, content.total_oere))
        document.add(Heading("Fordelt på art"), _kinds(content))
        older = "Restgælden er opgjort på forskellige dage. Renter og gebyrer derefter er ikke med."
        document.add(Paragraph(older, Tone.SMALL))
    if content.over:
        document.add(Heading("Afsluttet gæld"), _table(content.over, None))
    return document


def _table(lines: Sequence[ListLine], total_oere: int | None) -> Table:
    rows = [
        (
            _who(line),
            line.kind.label,
            f"{show_amount(line.balance_oere)}\nopgjort {show_date(line.balance_on)}",
            show_amount(line.instalment_oere) or "–",
            f"{line.status}\n{show_date(line.status_on)}",
        )
        for line in lines
    ]
    if total_oere is not None:
        paid = sum(line.instalment_oere or 0 for line in lines)
        rows.append(("I alt", "", show_amount(total_oere), show_amount(paid) if paid else "–", ""))
    return Table(
        columns=[
            Column("Kreditor", weight=2.6),
            Column("Art", weight=1.4),
            Column("Restgæld, kr.", Align.RIGHT, 1.8),
            Column("Afdrag om måneden, kr.", Align.RIGHT, 1.4),
            Column("Status", weight=1.7),
        ],
        rows=rows,
        emphasised=frozenset({len(rows) - 1}) if total_oere is not None else frozenset(),
    )


def _who(line: ListLine) -> str:
    parts = [line.creditor]
    if line.collector:
        parts.append(f"Inkasso: {line.collector}")
    if line.reference:
        parts.append(f"Sagsnr. {line.reference}")
    return "\n".join(parts)


def _kinds(content: DebtList) -> Table:
    rows = [(kind, str(count), show_amount(oere)) for kind, count, oere in content.by_kind]
    rows.append(("I alt", str(len(content.lines)), show_amount(content.total_oere)))
    return Table(
        columns=[
            Column("Art", weight=3),
            Column("Antal", Align.RIGHT, 1),
            Column("Restgæld, kr.", Align.RIGHT, 2),
        ],
        rows=rows,
        emphasised=frozenset({len(rows) - 1}),
    )
