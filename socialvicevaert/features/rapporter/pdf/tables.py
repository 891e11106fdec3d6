"""Tables and bars of figures, the same in every section."""

from collections.abc import Sequence

from socialvicevaert.features.rapporter.figures.published import Figure, Published
from socialvicevaert.paper.parts import Align, Bar, BarChart, Column, Heading, Mark, Part, Table, Together
from socialvicevaert.shared.percent import NOTHING


def count_table(figures: Sequence[Figure], total: Figure | None = None, head: str = "") -> Table:
    """One number a row, with a total at the foot."""
    rows = [(one.label, one.text) for one in figures]
    if total:
        rows.append((total.label, total.text))
    return Table(
        (Column(head, weight=4), Column("Antal", Align.RIGHT)), rows, frozenset({len(figures)} if total else set())
    )


def share_table(
    report: Published, figures: Sequence[Figure], whole: str, head: str, total: bool = True, of: str = ""
) -> Table:
    """Number and share of `whole` a row; `of` names the denominator in the heading."""
    rows = [(one.label, one.text, report.share(one.key, whole)) for one in figures]
    if total:
        rows.append((report[whole].label, report.text(whole), report.share(whole, whole)))
    columns = (
        Column(head, weight=4),
        Column("Antal", Align.RIGHT),
        Column(f"Andel af {of or report[whole].label.lower()}", Align.RIGHT, 1.8),
    )
    return Table(columns, rows, frozenset({len(figures)} if total else set()))


def bars(report: Published, headline: str, figures: Sequence[Figure], whole: str, empty: str) -> BarChart:
    """A bar for each printed figure; hidden ones stand without a bar, zeros are told together in the table."""

    def words(one: Figure) -> str:
        share = report.share(one.key, whole)
        return one.text if share == NOTHING else f"{one.text} ({share})"

    drawn = [
        Bar(one.label, None if one.value is None else float(one.value), words(one), Mark.ACCENT)
        for one in figures
        if one.value != 0
    ]
    return BarChart(headline if drawn else empty, drawn)


def section(title: str, *parts: Part) -> list[Part]:
    """A heading that stays with the first part of its section."""
    return [Together((Heading(title), parts[0])), *parts[1:]]
