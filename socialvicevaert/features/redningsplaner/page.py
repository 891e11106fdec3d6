"""The plan on one sheet: how much, by which day, where it comes from, what lacks; two where nobody could read one."""

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
    OnePage,
    Paragraph,
    Part,
    Table,
    Title,
    Tone,
)
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.shared.money import show_amount, show_kroner, show_oere

_MILLION = 1_000_000_00
_SMALLEST = 0.6
"""One sheet is what a landlord reads: type of 6 points before a second one."""
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
    parts: list[Part] = [Title("Udkast til redningsplan" if content.is_draft else "Redningsplan", _subtitle(content))]
    facts = _facts(content)
    if facts:
        parts.append(Facts(facts))
    if PagePart.OEKONOMI in content.cut.included:
        parts += [KeyFigures(_figures(content)), *_sources(content), *_agreed(content.plan)]
    return document.add(OnePage([*parts, *_end(content)], smallest=_SMALLEST))


def _subtitle(content: PageContent) -> str:
    to = f"Til {content.recipient}" if content.recipient else "Din plan"
    draft = "ikke givet til nogen endnu" if content.is_draft else ""
    return " · ".join(filter(None, (to, show_date(content.dated), draft)))


def _facts(content: PageContent) -> list[tuple[str, str]]:
    parts, facts = content.cut.included, []
    if PagePart.BEBOER in parts:
        facts += [("Beboer", content.beboer), *content.reach]
    case = []
    if PagePart.LEJEMAAL in parts:
        case.append(f"Lejemål: {content.lejemaalsnr}")
    if PagePart.FOGEDSAG in parts and content.fogedsag:
        case.append(f"Fogedsag: {content.fogedsag}")
    return [*facts, ("Sag", " · ".join(case))] if case else facts


def _figures(content: PageContent) -> list[KeyFigure]:
    plan, sums = content.plan, content.sums
    what = plan.needed_for.strip() if PagePart.FOGEDSAG in content.cut.included else ""
    by = f"senest {show_date(plan.needed_by)}"
    if sums.gap_oere:
        lacks = KeyFigure("Mangler endnu", show_oere(sums.gap_oere), "skal findes inden da")
    else:
        more = f"{_found(sums.surplus_oere)} mere end nødvendigt" if sums.surplus_oere else "kommer alt til tiden"
        lacks = KeyFigure("Mangler endnu", "Intet", more)
    return [
        KeyFigure("Skal betales", show_oere(plan.needed_oere), f"{by} · {what}" if what else by),
        KeyFigure("Fundet til tiden", _found(sums.in_time_oere), f"heraf sikkert {_found(sums.sure_oere)}"),
        lacks,
    ]


def _found(oere: int) -> str:
    """An amount as it fits a card: from a million on without øre."""
    return show_oere(oere) if oere < _MILLION else show_kroner(oere)


def _sources(content: PageContent) -> list[Part]:
    plan, sums = content.plan, content.sums
    if not plan.sources:
        return [Paragraph("Der er ikke fundet penge endnu.")]
    rows = [
        (
            rules.label_on_page(source, content.cut.included),
            show_amount(source.amount_oere),
            _when(source.expected_on, rules.arrival_of(source, plan.needed_by)),
            source.certainty.label,
        )
        for source in plan.sources
    ]
    total = ("I alt til tiden", show_amount(sums.in_time_oere), f"senest {show_date(plan.needed_by)}", "")
    table = Table(_COLUMNS, [*rows, total], emphasised=frozenset({len(rows)}))
    apart = [f"Kommer for sent: {show_oere(sums.late_oere)}"] if sums.late_oere else []
    if sums.no_day_oere:
        apart.append(f"Uden kendt dag: {show_oere(sums.no_day_oere)}")
    return [table, Paragraph(f"{' '.join(apart)} Det er ikke regnet med.")] if apart else [table]


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
