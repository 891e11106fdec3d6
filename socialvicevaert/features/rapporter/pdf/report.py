"""The whole report, from title to last page."""

from socialvicevaert.features.rapporter.pdf.fogedsager import fogedsager
from socialvicevaert.features.rapporter.pdf.forloeb import forloeb
from socialvicevaert.features.rapporter.pdf.front import front
from socialvicevaert.features.rapporter.pdf.henvisninger import henvisninger
from socialvicevaert.features.rapporter.pdf.kontakter import kontakter
from socialvicevaert.features.rapporter.pdf.last_page import last_page
from socialvicevaert.features.rapporter.pdf.oekonomi import ansoegninger, oekonomi
from socialvicevaert.features.rapporter.pdf.sager import aarsager, behov, sager
from socialvicevaert.features.rapporter.pdf.samtykker import restancer, samtykker
from socialvicevaert.features.rapporter.pdf.udvikling import udvikling
from socialvicevaert.features.tal.figures.published import Published
from socialvicevaert.paper.document import Document
from socialvicevaert.shared.clock import danish_date

DRAFT = "Udkast"


def report_document(report: Published, report_id: str = DRAFT, program_version: str = "") -> Document:
    """The report as a document; the same figures, id and version give the same bytes."""
    title = f"Rapport {report.period.name}"
    document = Document(
        title=f"{title} – {report.organisation}",
        dated=danish_date(report.counted_at),
        author=report.organisation,
        subject=f"{report.place}, {report.period.dates}",
        footer=f"{report.organisation} · {report.period.dates} · {report_id}",
    )
    for section in (
        front, sager, kontakter, behov, aarsager, fogedsager, udvikling, forloeb, oekonomi, ansoegninger, henvisninger,
        samtykker, restancer,
    ):  # fmt: skip
        document.add(*section(report))
    return document.add(*last_page(report, report_id, program_version))
