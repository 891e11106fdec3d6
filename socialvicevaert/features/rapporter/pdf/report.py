"""The whole report, from title to last page."""

from socialvicevaert.features.rapporter.models import Corrected, RapportForm
from socialvicevaert.features.rapporter.pdf.corrected import corrected
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


def report_document(
    report: Published,
    report_id: str = "",
    program_version: str = "",
    form: RapportForm = RapportForm.RAPPORT,
    correction: Corrected | None = None,
) -> Document:
    """The report as a document; the same arguments give the same bytes.

    Without an id it is a draft. `correction` is what a new version says of the one it replaces.
    """
    name = report_id or DRAFT
    title = f"{'Rapport' if form is RapportForm.RAPPORT else form.label} {report.period.name}"
    document = Document(
        title=f"{title} – {report.organisation}",
        dated=danish_date(report.counted_at),
        author=report.organisation,
        subject=f"{report.place}, {report.period.dates}",
        footer=f"{report.organisation} · {report.period.dates} · {name}",
    )
    if correction is not None:
        document.add(*corrected(correction))
    for section in (
        front, sager, kontakter, behov, aarsager, fogedsager, udvikling, forloeb, oekonomi, ansoegninger, henvisninger,
        samtykker, restancer,
    ):  # fmt: skip
        document.add(*section(report))
    return document.add(*last_page(report, name, program_version))
