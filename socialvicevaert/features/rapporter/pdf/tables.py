"""Tables and charts of figures, the same in every section; each printed figure knows its key."""

from collections.abc import Sequence

from socialvicevaert.features.tal.figures.figure import WITHHELD, Figure
from socialvicevaert.features.tal.figures.published import Published
from socialvicevaert.features.tal.queries.rows import opens
from socialvicevaert.paper.parts import (
    Align,
    Bar,
    BarChart,
    Column,
    Heading,
    Linked,
    Mark,
    Paragraph,
    Part,
    ShareBar,
    Table,
    Together,
    Tone,
    Words,
)
from socialvicevaert.shared.percent import NOTHING


def section(title: str, first: Part, *others: Part) -> list[Part]:
    """A heading that stays with the first part of its section."""
    together = first.parts if isinstance(first, Together) else (first,)
    return [Together((Heading(title), *together)), *others]


def target(report: Published, key: str) -> str:
    """What a figure leads to in a preview; nothing where there are no rows behind it."""
    return key if report[key].value != 0 and opens(key) else ""


def number(report: Published, key: str) -> Words:
    """A figure as it is printed in a cell."""
    return Linked(report.text(key), leads) if (leads := target(report, key)) else report.text(key)


def bar(report: Published, key: str, label: str = "", whole: str = "", mark: Mark = Mark.ACCENT) -> Bar:
    """A figure as a bar, its share of `whole` behind it; a hidden one has no length."""
    one = report[key]
    share = report.share(key, whole) if whole and one.value else NOTHING
    text = one.text if share == NOTHING else f"{one.text} ({share})"
    return Bar(label or one.label, None if one.value is None else float(one.value), text, mark, target(report, key))


def how_many(report: Published, key: str, words: str) -> str:
    """The beginning of a headline: "77 husstande", "Færre end 5 husstande"; "Husstande" where it is withheld."""
    one = report[key]
    if one.is_small:
        return f"Færre end {report.threshold} {words}"
    return f"{one.text} {words}" if one.value is not None else words[0].upper() + words[1:]


def of(report: Published, key: str, words: str) -> str:
    """The end of a headline: " (af 77 kontakter)"; nothing where the figure is withheld."""
    return "" if report.text(key) == WITHHELD else f" (af {report.text(key)} {words})"


def count_table(report: Published, keys: Sequence[str], total: str = "", head: str = "") -> Table:
    """One number a row, with a total at the foot."""
    rows = [(report[key].label, number(report, key)) for key in (*keys, *([total] if total else []))]
    emphasised = frozenset({len(keys)} if total else set())
    return Table((Column(head, weight=4), Column("Antal", Align.RIGHT)), rows, emphasised)


def shares(report: Published, group: str, whole: str, head: str, of: str) -> list[Part]:
    """Number and share of `whole` a row, `of` names the denominator; rows that are zero are named below."""
    found = report.rows(group)
    rows = [(one.label, number(report, one.key), report.share(one.key, whole)) for one in found if one.value != 0]
    if not rows:
        return [Paragraph(f"{head}: ingen i perioden.")]
    columns = (
        Column(head, weight=4),
        Column("Antal", Align.RIGHT),
        Column(f"Andel af {of}", Align.RIGHT, 1.8),
    )
    rows.append((report[whole].label, number(report, whole), report.share(whole, whole)))
    return [Together((Table(columns, rows, frozenset({len(rows) - 1})), *zeros(found)))]


def bars(report: Published, headline: str, group: str, whole: str, by_size: bool = True) -> list[Part]:
    """A bar for each printed figure, its number and share at the end; hidden ones stand without a bar."""
    found = report.rows(group) if by_size else [report[key] for key in report.groups[group]]
    drawn = [bar(report, one.key, whole=whole) for one in found if one.value != 0]
    return [Together((BarChart(headline, drawn), *zeros(found)))]


def result_bar(report: Published, headline: str, whole: str, *divisions: Sequence[str]) -> list[Part]:
    """The first way to divide a whole of which every part may be seen; nothing where there is none."""
    return next((found for keys in divisions if (found := share_bar(report, headline, keys, whole))), [])


def averted_for_how_long(report: Published, permanent: str, temporary: str, whole: str, neutral: str) -> str:
    """The headline of a result: for good and for a time apart, as far as both may be seen."""
    shares_of = [report.share(key, whole) for key in (permanent, temporary)]
    if NOTHING in shares_of:
        return neutral
    return f"{shares_of[0]} afværget permanent og {shares_of[1]} midlertidigt"


def share_bar(report: Published, headline: str, keys: Sequence[str], whole: str) -> list[Part]:
    """The parts of a whole in one bar; nothing where one part is all of it, or one is hidden: the gap would show it."""
    values = [report[key].value for key in keys]
    if not report[whole].value or None in values or sum(1 for value in values if value) < 2:
        return []
    return [ShareBar(headline, [bar(report, key, whole=whole) for key in keys])]


def zeros(found: Sequence[Figure]) -> list[Part]:
    """What was asked for and is nobody, in one line instead of empty rows."""
    names = [one.label for one in found if one.value == 0]
    return [Paragraph(f"Ingen (0): {', '.join(names)}.", Tone.SMALL)] if names else []
