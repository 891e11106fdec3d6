"""Contacts by kind, and attempts that failed."""

from socialvicevaert.features.rapporter.figures.published import Published
from socialvicevaert.features.rapporter.pdf.tables import bars, count_table, section, share_table
from socialvicevaert.paper.parts import Part


def kontakter(report: Published) -> list[Part]:
    """Kinds with their share, then what is no contact."""
    found = report.rows("kontakter.art")
    headline = f"{report.text('kontakter.i_alt')} kontakter efter art"
    beside = [report[key] for key in ("kontakter.forgaeves", "kontakter.notat", "kontakter.beboere")]
    return section(
        "Kontakter",
        bars(report, headline, found, "kontakter.i_alt", "Ingen kontakter i perioden"),
        share_table(report, found, "kontakter.i_alt", "Kontakt", of="kontakter"),
        count_table(beside, head="Desuden"),
    )
