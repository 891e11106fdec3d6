"""Tables and bars of figures, the same in every section."""

from collections.abc import Sequence

from socialvicevaert.features.tal.figures.published import Figure, Published
from socialvicevaert.paper.parts import Align, Bar, BarChart, Column, Heading, Paragraph, Part, Table, Together, Tone
from socialvicevaert.shared.percent import NOTHING


def section(title: str, first: Part, *others: Part) -> list[Part]:
    """A heading that stays with the first part of its section."""
    return [Together((Heading(title), first)), *others]


def count_table(figures: Sequence[Figure], total: Figure | None = None, head: str = "") -> Table:
    """One number a row, with a total at the foot."""
    rows = [(one.label, one.text) for one in figures]
    if total:
        rows.append((total.label, total.text))
    return Table(
        (Column(head, weight=4), Column("Antal", Align.RIGHT)), rows, frozenset({len(figures)} if total else set())
    )


def shares(report: Published, group: str, whole: str, head: str, of: str) -> list[Part]:
    """Number and share of `whole` a row, `of` names the denominator; rows that are zero are named below."""
    found = report.rows(group)
    rows = [(one.label, one.text, report.share(one.key, whole)) for one in found if one.value != 0]
    if not rows:
        return [Paragraph(f"{head}: ingen i perioden.")]
    columns = (
        Column(head, weight=4),
        Column("Antal", Align.RIGHT),
        Column(f"Andel af {of}", Align.RIGHT, 1.8),
    )
    rows.append((report[whole].label, report.text(whole), report.share(whole, whole)))
    return [Table(columns, rows, frozenset({len(rows) - 1})), *_zeros(found)]


def bars(report: Published, headline: str, group: str, whole: str, by_size: bool = True) -> list[Part]:
    """A bar for each printed figure, its number and share at the end; hidden ones stand without a bar."""
    found = report.rows(group) if by_size else [report[key] for key in report.groups[group]]
    drawn = [
        Bar(one.label, None if one.value is None else float(one.value), _words(report, one, whole))
        for one in found
        if one.value != 0
    ]
    return [BarChart(headline, drawn), *_zeros(found)]


def _words(report: Published, one: Figure, whole: str) -> str:
    share = report.share(one.key, whole)
    return one.text if share == NOTHING else f"{one.text} ({share})"


def _zeros(found: Sequence[Figure]) -> list[Part]:
    names = [one.label for one in found if one.value == 0]
    return [Paragraph(f"Ingen (0): {', '.join(names)}.", Tone.SMALL)] if names else []
