"""Development: an earlier year beside the period."""

from socialvicevaert.features.rapporter.pdf.tables import section
from socialvicevaert.features.tal.figures.model.udvikling import BEFORE, COMPARED
from socialvicevaert.features.tal.figures.published import Published
from socialvicevaert.paper.parts import Align, Column, Paragraph, Part, Table, Tone


def udvikling(report: Published) -> list[Part]:
    """Fogedsager, what was averted, and the two losses apart and together; nothing where nothing is compared."""
    if report.compared is None:
        return []
    rows = [(report[key].label, report.text(BEFORE + key), report.text(key), report.change(key)) for key in COMPARED]
    columns = (
        Column("Fogedsager", weight=3.2),
        Column(report.compared.name, Align.RIGHT, 1.5),
        Column(report.period.name, Align.RIGHT, 1.5),
        Column("Ændring", Align.RIGHT),
    )
    words = "En ændring vises kun, hvor begge tal vises, og ikke fra 0. Fraflyttet og udsat er to forskellige tab."
    return [
        *section("Udvikling", Table(columns, rows, frozenset({len(rows) - 1}))),
        Paragraph(words, Tone.SMALL),
    ]
