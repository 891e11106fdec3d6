"""What the paper says, in plain words: sentences and rows worked out of the grid, without a thought for the page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from socialvicevaert.features.budgetter import rules
from socialvicevaert.features.budgetter.models import Budgetgruppe, Hyppighed, LinjeDraft, Prioritet
from socialvicevaert.features.budgetter.rules import Grid, GridRow
from socialvicevaert.shared.formats.dates import show_month
from socialvicevaert.shared.money import show_kroner
from socialvicevaert.shared.percent import half_up

WEEKS_IN_YEAR = 52
LONGEST_NAME = 44
LONGEST_IN_SENTENCE = 26
_MOST_CAUSES = 2
_LEAST_EXTRA_OERE = 50_000
_LEAST_SHARE = Fraction(1, 20)
"""A month is heavy when it costs 500 kr. and a twentieth more than the average one."""


@dataclass(frozen=True)
class PaperRow:
    """A row of the table: what it is, each time, how often, a month's average."""

    name: str
    each_time: str
    how_often: str
    year_oere: int
    is_sum: bool = False

    @property
    def cells(self) -> tuple[str, str, str, str]:
        """As it is printed; whole kroner."""
        return self.name, self.each_time, self.how_often, monthly_kroner(self.year_oere)


def monthly_kroner(year_oere: int | Fraction) -> str:
    """A month's average in whole kroner."""
    return show_kroner(int(half_up(Fraction(year_oere) / rules.MONTHS)))


def name_of(line: LinjeDraft, longest: int = LONGEST_NAME) -> str:
    """What a line is called: its own words, or its category's."""
    name = line.label.strip() or line.category.label
    return name if len(name) <= longest else name[: longest - 1].rstrip(" .,") + "…"


def left_sentence(after_debt_year: int, *, is_alone: bool) -> str:
    """What the large figures mean."""
    if after_debt_year < 0:
        you, your = ("du", "din") if is_alone else ("I", "jeres")
        return (
            f"Der mangler {monthly_kroner(-after_debt_year)} hver måned, før {you} har købt mad. "
            f"Tal med {your} rådgiver om, hvad der kan ændres."
        )
    return (
        f"Når de faste regninger og afdrag er betalt, har {'du' if is_alone else 'I'} "
        f"{monthly_kroner(after_debt_year)} om måneden til mad, tøj og alt andet."
    )


def paid_first(table: Grid) -> list[str]:
    """What must be paid before everything else, with amount and rhythm; the dearest first."""
    rows = [
        row
        for row in table.rows
        if row.line.priority is Prioritet.FOERST and row.group is not Budgetgruppe.INDTAEGT and row.year_oere
    ]
    rows.sort(key=lambda row: -row.year_oere)
    return [f"{name_of(row.line)}: {show_kroner(row.line.amount_oere)} {_rhythm(row.line)}" for row in rows]


def heavy_months(table: Grid, most: int) -> list[str]:
    """The months with most bills beyond the usual, what makes them so, and what is missing then; alike ones in one."""
    costs = [sum(table.sums[group][number] for group in rules.EXPENSES) for number in range(rules.MONTHS)]
    usual = Fraction(sum(costs), rules.MONTHS)
    least = max(Fraction(_LEAST_EXTRA_OERE), usual * _LEAST_SHARE)
    extra = {number: int(half_up(cost - usual)) for number, cost in enumerate(costs) if cost - usual >= least}
    alike: dict[tuple[int, tuple[str, ...], int], list[int]] = {}
    for number, oere in extra.items():
        alike.setdefault((oere, _causes(table.rows, number), min(table.left[number], 0)), []).append(number)
    hardest = sorted(alike.items(), key=lambda pair: -pair[0][0])[:most]
    return [
        _heavy_sentence([table.months[number] for number in numbers], *what)
        for what, numbers in sorted(hardest, key=lambda pair: pair[1])
    ]


def largest(table: Grid, count: int) -> frozenset[int]:
    """The places of the lines that come to most in a year."""
    dearest = sorted((row for row in table.rows if row.year_oere), key=lambda row: -row.year_oere)
    return frozenset(row.index for row in dearest[:count])


def rows_of(table: Grid, group: Budgetgruppe, shown: frozenset[int]) -> list[PaperRow]:
    """A group's lines and its sum; those that are not shown by themselves are gathered, and their number is told."""
    mine = [row for row in table.rows if row.group is group and row.year_oere]
    if not mine:
        return []
    alone = [row for row in mine if row.index in shown]
    gathered = [row for row in mine if row.index not in shown]
    if len(gathered) == 1 and alone:
        alone, gathered = mine, []  # a line for itself takes no more room than a line that says "1 line more"
    total = f"{group.label} i alt"
    if not alone:
        return [sum_row(f"{total} ({len(mine)} linjer)" if len(mine) > 1 else total, table.year_of(group))]
    rows = [
        PaperRow(name_of(row.line), show_kroner(row.line.amount_oere), _rhythm(row.line), row.year_oere)
        for row in alone
    ]
    if gathered:
        rows.append(PaperRow(f"{len(gathered)} mindre linjer", "", "", sum(row.year_oere for row in gathered)))
    return [*rows, sum_row(total, table.year_of(group))]


def sum_row(name: str, year_oere: int) -> PaperRow:
    """A total."""
    return PaperRow(name, "", "", year_oere, is_sum=True)


def _rhythm(line: LinjeDraft) -> str:
    if line.frequency is Hyppighed.EN_GANG and line.first_month is not None:
        return f"én gang, {show_month(line.first_month)}"
    return line.frequency.label[0].lower() + line.frequency.label[1:]


def _heavy_sentence(months: Sequence[date], extra_oere: int, causes: Sequence[str], left_oere: int) -> str:
    because = f" ({', '.join(causes)})" if causes else ""
    names = _capital(", ".join(map(show_month, months)))
    text = f"{names}: {show_kroner(extra_oere)} mere i regninger end normalt{because}."
    return f"{text} Der mangler {show_kroner(-left_oere)}" if left_oere else text


def _causes(rows: Iterable[GridRow], number: int) -> tuple[str, ...]:
    """The lines that cost more that month than in others, the dearest first."""
    some = [
        row
        for row in rows
        if row.group is not Budgetgruppe.INDTAEGT and row.amounts[number] > Fraction(row.year_oere, rules.MONTHS)
    ]
    some.sort(key=lambda row: -row.amounts[number])
    return tuple(name_of(row.line, LONGEST_IN_SENTENCE) for row in some[:_MOST_CAUSES])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def show_span(months: Sequence[date]) -> str:
    """The twelve months: "november 2026 – oktober 2027"."""
    return f"{show_month(months[0])} – {show_month(months[-1])}"
