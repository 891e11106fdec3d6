"""The budget on one A4 page for the resident: large figures, plain words, what to pay first and when it is hard."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from socialvicevaert.features.budgetter import rules
from socialvicevaert.features.budgetter.models import Budgetgruppe
from socialvicevaert.features.budgetter.pdf import words
from socialvicevaert.features.budgetter.queries import BudgetView
from socialvicevaert.features.budgetter.rules import Grid
from socialvicevaert.paper.document import Document
from socialvicevaert.paper.parts import (
    Align,
    Bullets,
    Column,
    Heading,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Part,
    Table,
    Title,
    Tone,
)
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.shared.money import show_kroner
from socialvicevaert.shared.percent import half_up

_LONGEST_TITLE = 70
_COLUMNS = (
    Column("", weight=2.6),
    Column("Hver gang", Align.RIGHT, 1.1),
    Column("Hvor tit", weight=1.5),
    Column("Om måneden", Align.RIGHT, 1.2),
)


_SENTENCES = ((6, 3), (4, 2), (3, 1))
"""How much stands above the table: what is paid first, and heavy months."""
_ENOUGH_ROWS = 12
"""Lines by themselves in the table before those above it are kept long."""


@dataclass(frozen=True)
class _Paper:
    """Everything that is printed, but for how much of it."""

    view: BudgetView
    table: Grid
    organisation: str
    contact: str
    today: date

    def document(self, rows: int, sentences: tuple[int, int]) -> Document:
        """So many lines by themselves, the dearest; so many sentences above them."""
        footer = " · ".join(filter(None, (self.organisation, self.contact)))
        document = Document("Budget", self.today, self.organisation, footer=footer, confidential=True)
        document.add(
            _title(self.view, self.table),
            *_figures(self.view, self.table),
            *_lists(self.table, *sentences),
            *_table(self.table, words.largest(self.table, rows)),
        )
        return document


def one_page(view: BudgetView, organisation: str, contact: str, today: date) -> bytes:
    """The finished PDF: as many lines by themselves as there is room for on one page, the smallest gathered."""
    table = rules.grid(view.draft.lines, view.draft.first_month)
    paper = _Paper(view, table, organisation, contact, today)
    everything = sum(bool(row.year_oere) for row in table.rows)
    fitting = paper.document(0, _SENTENCES[-1])
    for sentences in _SENTENCES:
        rows, fitting = _most_rows(paper, everything, sentences)
        if rows >= min(everything, _ENOUGH_ROWS):
            break
    return fitting.pdf()


def _most_rows(paper: _Paper, everything: int, sentences: tuple[int, int]) -> tuple[int, Document]:
    """The most lines that fit on one page, and the paper; -1 where not even the sums do."""
    whole = paper.document(everything, sentences)
    if whole.pages() == 1:
        return everything, whole
    best, fitting = -1, whole
    low, high = 0, everything - 1
    while low <= high:
        middle = (low + high) // 2
        tried = paper.document(middle, sentences)
        if tried.pages() == 1:
            best, fitting, low = middle, tried, middle + 1
        else:
            high = middle - 1
    return best, fitting


def _title(view: BudgetView, table: Grid) -> Title:
    made = f"lavet den {show_date(view.made_on)}"
    version = "" if view.is_current else f" · ældre version nr. {view.number}, gælder ikke længere"
    title = f"Budget for {view.beboer}"
    if len(title) > _LONGEST_TITLE:
        title = title[: _LONGEST_TITLE - 1].rstrip() + "…"
    return Title(title, f"{words.show_span(table.months)} · {made}{version}")


def _figures(view: BudgetView, table: Grid) -> list[Part]:
    income, fixed, debt = (
        table.year_of(group) for group in (Budgetgruppe.INDTAEGT, Budgetgruppe.FAST, Budgetgruppe.GAELD)
    )
    left = income - fixed - debt
    draft = view.draft
    what = "Til mad og alt andet" if left >= 0 else "Der mangler"
    month, week, day = (Fraction(abs(left), parts) for parts in (rules.MONTHS, words.WEEKS_IN_YEAR, rules.DAYS_IN_YEAR))
    return [
        KeyFigures(
            [
                KeyFigure("Penge ind, en måned", words.monthly_kroner(income)),
                KeyFigure("Faste regninger, en måned", words.monthly_kroner(fixed)),
                KeyFigure("Afdrag på gæld, en måned", words.monthly_kroner(debt)),
                KeyFigure(f"{what}, en måned", show_kroner(int(half_up(month)))),
                KeyFigure(f"{what}, en uge", show_kroner(int(half_up(week)))),
                KeyFigure(f"{what}, en dag", show_kroner(int(half_up(day)))),
            ]
        ),
        Paragraph(
            words.left_sentence(left, is_alone=draft.adults == 1 and not draft.children_birth_years), Tone.STRONG
        ),
    ]


def _lists(table: Grid, most_first: int, most_heavy: int) -> list[Part]:
    parts: list[Part] = []
    first = words.paid_first(table)
    if first:
        shown, more = first[:most_first], len(first) - most_first
        if more > 0:
            shown.append("og 1 anden regning, som er mindre" if more == 1 else f"og {more} andre, som er mindre")
        parts += [Heading("Betal altid det her først"), Bullets(shown)]
    heavy = words.heavy_months(table, most_heavy)
    if heavy:
        parts += [Heading("Måneder med store regninger"), Bullets(heavy)]
    return parts


def _table(table: Grid, shown: frozenset[int]) -> list[Part]:
    rows = [row for group in (Budgetgruppe.INDTAEGT, *rules.EXPENSES) for row in words.rows_of(table, group, shown)]
    if not rows:
        return [Paragraph("Der står ingen beløb i budgettet endnu.")]
    left = table.year_oere
    rows.append(words.sum_row("Tilbage, når alt er betalt" if left >= 0 else "Mangler, når alt er betalt", abs(left)))
    return [
        Heading("Hele budgettet"),
        Table(
            _COLUMNS,
            [row.cells for row in rows],
            frozenset(number for number, row in enumerate(rows) if row.is_sum),
        ),
        Paragraph(
            "Beløb er afrundet til hele kroner. "
            "»Om måneden« er årets beløb delt med 12, også når regningen kommer sjældnere.",
            Tone.SMALL,
        ),
    ]
