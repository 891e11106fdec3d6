"""The key figures month by month, as columns whose numbers can be read."""

from fractions import Fraction

from socialvicevaert.features.rapporter.pdf.tables import section, target
from socialvicevaert.features.tal.figures.figure import WITHHELD
from socialvicevaert.features.tal.figures.published import Published
from socialvicevaert.features.tal.figures.trends import Trend
from socialvicevaert.paper.parts import Bar, ColumnChart, Mark, Paragraph, Part, Together, Tone
from socialvicevaert.shared.percent import half_up, show_number


def maaneder(report: Published) -> list[Part]:
    """A chart a key figure; the months of a year's report are those of the year."""
    charts = [chart for trend in report.trends.values() if (chart := _chart(report, trend))]
    if not charts:
        return section("Måned for måned", Paragraph("Der er ingen hele måneder at vise udviklingen over."))
    words = "En måned, hvis tal er skjult, eller som ligger før den første registrering, har ingen søjle."
    if report.period.is_month:
        words += " Den stiplede linje er gennemsnittet af de tolv måneder før den sidste, hvor de alle kan vises."
    return [*section("Måned for måned", Together((Paragraph(words, Tone.SMALL), charts[0]))), *charts[1:]]


def _chart(report: Published, trend: Trend) -> Part | None:
    """Nothing where no month is inside a period that is longer than a month."""
    shown = [
        (month, name, point)
        for month, name, point in zip(trend.months, trend.short_months, trend.points, strict=True)
        if report.period.is_month or (report.period.from_on <= month.from_on and month.to_on <= report.period.to_on)
    ]
    if len(shown) < 2:
        return None
    last = shown[-1][0] if report.period.is_month else None
    columns = [
        Bar(
            name,
            None if point.value is None else float(point.value),
            point.text,
            Mark.ACCENT if last in (None, month) else Mark.MUTED,
            target(report, point.key),
        )
        for month, name, point in shown
    ]
    average = trend.limits.mean if trend.limits and report.period.is_month else None
    words = f"snit {show_number(half_up(Fraction(average), 1), 1)}" if average is not None else ""
    return ColumnChart(_headline(trend, columns), columns, average, words)


def _headline(trend: Trend, columns: list[Bar]) -> str:
    """The signal, else the month with most; neither where a hidden month might be it."""
    if trend.signal:
        return trend.signal.removesuffix(".")
    known = [column for column in columns if column.value is not None]
    most = max((column.value or 0.0 for column in known), default=0.0)
    first = [column for column in known if column.value == most]
    if not most or len(first) != 1 or any(point.text == WITHHELD for point in trend.points):
        return f"{trend.label}, måned for måned"
    return f"{trend.label}: flest i {first[0].label} ({first[0].text})"
