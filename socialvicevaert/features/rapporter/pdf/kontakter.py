"""Contacts by kind, and attempts that failed."""

from socialvicevaert.features.rapporter.pdf.tables import bars, count_table, section
from socialvicevaert.features.rapporter.words.sentences import most_frequent
from socialvicevaert.features.tal.figures.published import Published
from socialvicevaert.paper.parts import Paragraph, Part

_ALL = "kontakter.i_alt"


def kontakter(report: Published) -> list[Part]:
    """Kinds with their share, then what is no contact."""
    beside = [report[key] for key in (_ALL, "kontakter.beboere", "kontakter.forgaeves", "kontakter.notat")]
    table = count_table(beside, head="I alt")
    if report[_ALL].value == 0:
        return section("Kontakter", Paragraph("Der var ingen kontakter i perioden."), table)
    first = most_frequent(report, "kontakter.art")
    finding = f"Den hyppigste kontakt er {first.label.lower()}" if first else "Kontakter efter art"
    headline = f"{finding} (af {report.text(_ALL)} kontakter)"
    return section("Kontakter", *bars(report, headline, "kontakter.art", _ALL), table)
