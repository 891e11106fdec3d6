"""The whole report, from title to last page: which sections it has, by what it is for."""

from collections.abc import Callable, Sequence

from socialvicevaert.features.rapporter.models import Corrected, RapportForm
from socialvicevaert.features.rapporter.pdf.afdelinger import afdelinger
from socialvicevaert.features.rapporter.pdf.besparelse import besparelse
from socialvicevaert.features.rapporter.pdf.corrected import corrections
from socialvicevaert.features.rapporter.pdf.evaluation import chapters, evaluation_front, method_heading
from socialvicevaert.features.rapporter.pdf.fogedsager import fogedsager
from socialvicevaert.features.rapporter.pdf.forloeb import forloeb
from socialvicevaert.features.rapporter.pdf.front import front, name_of
from socialvicevaert.features.rapporter.pdf.genbesoeg import genbesoeg
from socialvicevaert.features.rapporter.pdf.henvisninger import henvisninger
from socialvicevaert.features.rapporter.pdf.husstande import aarsager_til_restance, husstande
from socialvicevaert.features.rapporter.pdf.kontakter import kontakter
from socialvicevaert.features.rapporter.pdf.last_page import last_page, method
from socialvicevaert.features.rapporter.pdf.maaneder import maaneder
from socialvicevaert.features.rapporter.pdf.oekonomi import ansoegninger, oekonomi
from socialvicevaert.features.rapporter.pdf.sager import aarsager, behov, sager
from socialvicevaert.features.rapporter.pdf.samtykker import restancer, samtykker
from socialvicevaert.features.rapporter.pdf.udvikling import udvikling
from socialvicevaert.features.rapporter.pdf.withheld import explained
from socialvicevaert.features.tal.figures.published import Published
from socialvicevaert.paper.document import Document
from socialvicevaert.paper.parts import Part
from socialvicevaert.shared.clock import danish_date

DRAFT = "Udkast"

REPORT: Sequence[Callable[[Published], list[Part]]] = (
    maaneder, sager, kontakter, behov, aarsager, husstande, aarsager_til_restance, restancer, forloeb, fogedsager,
    genbesoeg, udvikling, ansoegninger, henvisninger, samtykker, oekonomi, afdelinger, besparelse,
)  # fmt: skip
"""The sections between page 1 and the last; one without anything to say says so, or is not there."""


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
    is_evaluation = form is RapportForm.EVALUERING
    document = Document(
        title=f"{form.label if is_evaluation else name_of(report)} {report.period.name} – {report.organisation}",
        dated=danish_date(report.counted_at),
        author=report.organisation,
        subject=f"{report.place}, {report.period.dates}",
        footer=f"{report.organisation} · {report.period.dates} · {name}",
    )
    if is_evaluation:
        document.add(*evaluation_front(report, correction), *chapters(report), *corrections(correction))
        return document.add(*method(report, name, program_version, method_heading(report)))
    document.add(*front(report, correction))
    for section in REPORT:
        document.add(*explained(report, section(report)))
    return document.add(*corrections(correction), *last_page(report, name, program_version))
