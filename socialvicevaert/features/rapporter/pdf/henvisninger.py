"""Referrals by partner and by how far they came."""

from socialvicevaert.features.rapporter.pdf.tables import how_many, number, section, share_bar
from socialvicevaert.features.rapporter.words.sentences import most_frequent
from socialvicevaert.features.tal.figures.published import Published
from socialvicevaert.features.tal.queries.henvisninger import STATUSES
from socialvicevaert.paper.parts import Align, Column, Paragraph, Part, Table, Together, Tone, Words

_SENT = "henvisninger.sendt"
_HEADS = {
    "sendt": ("Venter svar", 0.95),
    "besvaret": ("Besvaret", 1.2),
    "startet": ("Startet", 1.05),
    "afvist": ("Afvist", 0.95),
    "afsluttet": ("Slut", 0.8),
}
"""Heading and weight of each status' column."""


def henvisninger(report: Published) -> list[Part]:
    """One row a partner, the total below."""
    if report[_SENT].value == 0:
        return section("Henvisninger", Paragraph("Der blev ikke sendt henvisninger i perioden."))
    rows = [_row(report, partner, partner) for partner in report.groups["henvisninger.partner"]]
    rows.append(_row(report, _SENT, "henvisninger.status"))
    columns = (
        Column("Partner", weight=3.2),
        Column("Sendt", Align.RIGHT, 0.9),
        *(Column(_HEADS[status.value][0], Align.RIGHT, _HEADS[status.value][1]) for status in STATUSES),
        Column("Dage til svar", Align.RIGHT, 0.95),
    )
    table = Table(columns, rows, frozenset({len(rows) - 1}))
    headline = f"{how_many(report, _SENT, 'henvisninger')}, som de stod ved periodens udgang"
    picture = share_bar(report, headline, report.groups["henvisninger.status"], _SENT)
    return section("Henvisninger", Together((Paragraph(_finding(report), Tone.STRONG), *picture, table)))


def _finding(report: Published) -> str:
    """To whom most were sent; not where partners are equal or one is hidden."""
    first = most_frequent(report, "henvisninger.partner")
    if first is None or first.key.endswith(".oevrige"):
        return f"{how_many(report, _SENT, 'henvisninger')} sendt i perioden"
    return f"Flest henvisninger gik til {first.label}: {first.text} af {report.text(_SENT)}"


def _row(report: Published, key: str, group: str) -> tuple[Words, ...]:
    label = "I alt" if key == _SENT else report[key].label
    statuses = (number(report, f"{group}.{status.value}") for status in STATUSES)
    return (label, number(report, key), *statuses, report.medians[key])
