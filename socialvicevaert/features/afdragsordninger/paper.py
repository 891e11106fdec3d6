"""The plan the resident takes home: what to pay and when, in large figures and plain words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from socialvicevaert.features.afdragsordninger.rules import Daekning
from socialvicevaert.paper.document import Document
from socialvicevaert.paper.parts import (
    Align,
    Bullets,
    Column,
    Heading,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Table,
    Title,
    Together,
    Tone,
)
from socialvicevaert.shared.formats.dates import show_date, show_date_long
from socialvicevaert.shared.money import show_amount, show_oere

ONE_COLUMN = 22  # rows; more stand in two columns beside each other


@dataclass(frozen=True)
class PlanContent:
    """Everything that is printed."""

    organisation: str
    contact: str
    worker: str
    worker_phone: str
    beboer: str
    counterpart: str
    agreed_on: date
    dated: date
    total_oere: int
    paid_oere: int
    afdrag: Sequence[Daekning]
    tolerance_days: int


def plan_document(content: PlanContent) -> Document:
    """The paper."""
    document = Document(
        title="Afdragsordning",
        dated=content.dated,
        author=content.organisation,
        footer=content.organisation,
        confidential=True,
    )
    remaining = max(0, content.total_oere - content.paid_oere)
    upcoming = next((one for one in content.afdrag if not one.is_covered), None)
    document.add(
        Title("Din plan for at betale", f"{content.beboer} · aftalt med {content.counterpart}"),
        KeyFigures(
            [
                _next_figure(upcoming, content.dated),
                KeyFigure("Tilbage at betale", show_oere(remaining), f"af {show_oere(content.total_oere)}"),
                KeyFigure("Færdig", show_date(content.afdrag[-1].due_on), "hvis du betaler hver gang"),
            ]
        ),
        Heading("Sådan skal du betale"),
        _table(content),
        Together(_help(content)),
    )
    return document


def _next_figure(upcoming: Daekning | None, today: date) -> KeyFigure:
    if upcoming is None:
        return KeyFigure("Næste gang", "Alt er betalt")
    if upcoming.is_late(today):
        return KeyFigure(
            "Mangler nu", show_oere(upcoming.open_oere), f"skulle være betalt {show_date(upcoming.due_on)}"
        )
    return KeyFigure("Næste gang", show_oere(upcoming.open_oere), f"senest {show_date_long(upcoming.due_on)}")


def _table(content: PlanContent) -> Table:
    """One row an instalment; many stand in two columns beside each other, so that they still are one page."""
    rows = [_row(one, content.dated) for one in content.afdrag]
    if len(rows) <= ONE_COLUMN:
        return Table(_COLUMNS, rows)
    half = -(-len(rows) // 2)
    right = [*rows[half:], *[("", "", "", "")] * (2 * half - len(rows))]
    return Table([*_COLUMNS, *_COLUMNS], [(*one, *other) for one, other in zip(rows[:half], right, strict=True)])


_COLUMNS = (
    Column("Nr.", weight=0.5),
    Column("Betales senest", weight=1.4),
    Column("Beløb i kr.", Align.RIGHT, 1.2),
    Column("", weight=1.0),
)


def _row(one: Daekning, today: date) -> tuple[str, str, str, str]:
    if one.is_covered:
        said = "Betalt"
    elif one.covered_oere:
        said = f"Mangler {show_amount(one.open_oere)}"
    elif one.is_late(today):
        said = "Mangler"
    else:
        said = ""
    return str(one.number), show_date(one.due_on), show_amount(one.amount_oere), said


def _help(content: PlanContent) -> list[Heading | Bullets | Paragraph]:
    who = " · ".join(part for part in (content.worker, content.worker_phone) if part)
    days = "1 dag" if content.tolerance_days == 1 else f"{content.tolerance_days} dage"
    late = (
        f"Kommer en betaling mere end {days} for sent, er aftalen brudt."
        if content.tolerance_days
        else "Kommer en betaling for sent, er aftalen brudt."
    )
    return [
        Heading("Kan du ikke betale til tiden?"),
        Bullets([f"Ring før dagen – så kan vi måske nå at finde en løsning: {who}", late]),
        Paragraph(
            f"Aftalt {show_date(content.agreed_on)}. Udskrevet {show_date(content.dated)}."
            + (f" {content.contact}" if content.contact else ""),
            Tone.SMALL,
        ),
    ]
