"""Budgets, agreements to pay in parts, and applications."""

from socialvicevaert.features.rapporter.pdf.tables import bars, count_table, how_many, number, section
from socialvicevaert.features.rapporter.words.sentences import most_frequent
from socialvicevaert.features.tal.figures.published import Published
from socialvicevaert.paper.parts import Align, Column, Paragraph, Part, Table, Words

_SENT = "ansoegninger.sendt"
_ENDINGS = (
    ("bevilget", "Bevilget", 1.1),
    ("delvist", "Delvist", 1.0),
    ("afslag", "Afslag", 0.9),
    ("trukket", "Trukket", 1.15),
    ("venter", "Venter", 1.0),
    ("besvaret", "Besvaret", 1.15),
)


def oekonomi(report: Published) -> list[Part]:
    """Budgets, then agreements as they stood."""
    if report["budgetter.lavet"].value == 0:
        nothing = Paragraph("Der blev ikke lavet budgetter i perioden.")
        return [*section("Budgetter og afdragsordninger", nothing), *_ordninger(report)]
    budgets = count_table(report, report.groups["budgetter"], head="Budgetter")
    return [*section("Budgetter og afdragsordninger", budgets), *_ordninger(report)]


def ansoegninger(report: Published) -> list[Part]:
    """What was sent about what, how it was decided, and all that wait."""
    waiting = _waiting(report)
    if report[_SENT].value == 0:
        nothing = Paragraph("Der blev ikke sendt ansøgninger i perioden.")
        return section("Ansøgninger", nothing, *waiting)
    headline = f"{how_many(report, _SENT, 'ansøgninger')} sendt i perioden"
    if first := most_frequent(report, "ansoegninger.grundlag"):
        headline = f"{headline}, flest om {first.label}"
    by_basis = bars(report, headline, "ansoegninger.grundlag", _SENT)
    shown = [key for key in report.groups["ansoegninger.afgjort"] if report[key].value != 0]
    rows = [_row(report, report[key].label, key, key) for key in shown]
    rows.append(_row(report, "I alt", _SENT, "ansoegninger.status"))
    columns = (
        Column("Ansøgt om", weight=3.2),
        Column("Sendt", Align.RIGHT, 0.85),
        *(Column(title, Align.RIGHT, weight) for _, title, weight in _ENDINGS),
        Column("Dage til svar", Align.RIGHT, 0.85),
    )
    decided = Table(columns, rows, frozenset({len(rows) - 1}))
    return [*section("Ansøgninger", *by_basis), decided, *waiting]


def _ordninger(report: Published) -> list[Part]:
    whole = report["ordninger.i_perioden"]
    if whole.value == 0:
        return [Paragraph("Der var ingen afdragsordninger i perioden.")]
    coming = count_table(report, ("ordninger.primo", "ordninger.aftalt"), whole.key, "Afdragsordninger")
    headline = f"{how_many(report, whole.key, 'afdragsordninger')}, som de stod ved periodens udgang"
    return [coming, *bars(report, headline, "ordninger.tilstand", whole.key, by_size=False)]


def _waiting(report: Published) -> list[Part]:
    """All that wait when the period ends, also what was sent before it."""
    whole = report["ansoegninger.venter"]
    if whole.value == 0:
        return []
    rows = [
        ("Sendt i perioden", number(report, "ansoegninger.status.venter")),
        ("Sendt før perioden", number(report, "ansoegninger.venter_fra_foer")),
        (whole.label, number(report, whole.key)),
    ]
    columns = (Column("Ansøgninger, der venter på svar", weight=4), Column("Antal", Align.RIGHT))
    return [Table(columns, rows, frozenset({2}))]


def _row(report: Published, label: str, key: str, group: str) -> tuple[Words, ...]:
    endings = (number(report, f"{group}.{one}") for one, _, _ in _ENDINGS)
    return (label, number(report, key), *endings, report.medians[key])
