"""The plan on one sheet: how much, by which day, where it comes from, and what lacks. It never takes two."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from socialvicevaert.features.redningsplaner import rules
from socialvicevaert.features.redningsplaner.models import RedningsplanDraft
from socialvicevaert.features.redningsplaner.rules import Arrival, PageCut, PagePart, Sums
from socialvicevaert.paper.document import Document
from socialvicevaert.paper.parts import (
    Align,
    Bullets,
    Column,
    Facts,
    Heading,
    KeyFigure,
    KeyFigures,
    Mark,
    Notice,
    Paragraph,
    Part,
    Table,
    Title,
    Tone,
)
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.shared.money import show_amount, show_oere

_WHEN = {Arrival.TOO_LATE: "for sent", Arrival.NO_DAY: "dag ikke kendt"}
_COLUMNS = (
    Column("Hvor pengene kommer fra", weight=2.5),
    Column("Beløb i kr.", Align.RIGHT, 1.1),
    Column("Hvornår", weight=1.7),
    Column("Hvor sikkert", weight=1.2),
)


@dataclass(frozen=True)
class PageContent:
    """Everything that is printed; ``cut`` decides what of it. ``recipient`` is "" on the resident's own copy."""

    organisation: str
    contact: str
    worker: str
    worker_phone: str
    dated: date
    plan: RedningsplanDraft
    sums: Sums
    cut: PageCut
    recipient: str
    beboer: str
    reach: Sequence[tuple[str, str]]  # address and telephone
    lejemaalsnr: str
    fogedsag: str  # the court's number, and how far it has come
    basis: str
    is_draft: bool = False


def plan_page(content: PageContent) -> Document:
    """The sheet."""
    document = Document(
        title="Redningsplan",
        dated=content.dated,
        author=content.organisation,
        footer=content.organisation,
        confidential=True,
    )
    document.add(Title("Redningsplan", _subtitle(content)))
    if content.is_draft:
        document.add(Notice("Udkast – er ikke givet til nogen og må ikke gives videre.", mark=Mark.WARNING))
    facts = _facts(content)
    if facts:
        document.add(Facts(facts))
    if PagePart.OEKONOMI in content.cut.included:
        document.add(KeyFigures(_figures(content)), _sources(content), *_agreed(content.plan))
    return document.add(*_end(content))


def _subtitle(content: PageContent) -> str:
    if content.recipient:
        return f"Til {content.recipient} · {show_date(content.dated)}"
    return f"Din plan · {show_date(content.dated)}"


def _facts(content: PageContent) -> list[tuple[str, str]]:
    parts, facts = content.cut.included, []
    if PagePart.BEBOER in parts:
        facts += [("Beboer", content.beboer), *content.reach]
    if PagePart.LEJEMAAL in parts:
        facts.append(("Lejemål", content.lejemaalsnr))
    if PagePart.FOGEDSAG in parts and content.fogedsag:
        facts.append(("Fogedsag", content.fogedsag))
    return facts


def _figures(content: PageContent) -> list[KeyFigure]:
    plan, sums = content.plan, content.sums
    what = plan.needed_for.strip() if PagePart.FOGEDSAG in content.cut.included else ""
    by = f"senest {show_date(plan.needed_by)}"
    if sums.gap_oere:
        lacks = KeyFigure("Mangler endnu", show_oere(sums.gap_oere), "skal findes inden da")
    else:
        more = f"{show_oere(sums.surplus_oere)} mere end nødvendigt" if sums.surplus_oere else "kommer alt til tiden"
        lacks = KeyFigure("Mangler endnu", "Intet", more)
    return [
        KeyFigure("Skal betales", show_oere(plan.needed_oere), f"{by} · {what}" if what else by),
        KeyFigure("Fundet til tiden", show_oere(sums.in_time_oere), f"heraf sikkert {show_oere(sums.sure_oere)}"),
        lacks,
    ]


def _sources(content: PageContent) -> Part:
    plan, sums = content.plan, content.sums
    if not plan.sources:
        return Paragraph("Der er ikke fundet penge endnu.")
    rows = [
        (
            rules.label_on_page(source, content.cut.included),
            show_amount(source.amount_oere),
            _when(source.expected_on, rules.arrival_of(source, plan.needed_by)),
            source.certainty.label,
        )
        for source in plan.sources
    ]
    totals = [("I alt til tiden", show_amount(sums.in_time_oere), f"senest {show_date(plan.needed_by)}", "")]
    if sums.late_oere:
        totals.append(("Kommer for sent", show_amount(sums.late_oere), "regnes ikke med", ""))
    if sums.no_day_oere:
        totals.append(("Uden kendt dag", show_amount(sums.no_day_oere), "regnes ikke med", ""))
    return Table(_COLUMNS, [*rows, *totals], emphasised=frozenset(range(len(rows), len(rows) + len(totals))))


def _when(on: date | None, arrival: Arrival) -> str:
    return " – ".join(filter(None, (show_date(on), _WHEN.get(arrival, ""))))


def _agreed(plan: RedningsplanDraft) -> list[Part]:
    lines = rules.lines_of(plan.agreed)
    return [Heading("Det er aftalt"), Bullets(lines)] if lines else []


def _end(content: PageContent) -> list[Part]:
    who = " · ".join(filter(None, (content.worker, content.worker_phone)))
    if content.recipient:
        parts: list[Part] = [Paragraph(f"Spørgsmål til planen: {who}")]
    else:
        parts = [Paragraph(f"Ændrer noget sig, så ring med det samme – så kan planen laves om: {who}")]
    small = " ".join(filter(None, (content.basis, content.contact)))
    return [*parts, Paragraph(small, Tone.SMALL)] if small else parts
