"""The report as an XLSX workbook, with exactly what the PDF prints."""

from socialvicevaert.features.rapporter.files.workbook.sections import sheets_of
from socialvicevaert.features.rapporter.models import Corrected, RapportForm
from socialvicevaert.features.rapporter.pdf import report_document
from socialvicevaert.features.tal.figures.published import Published


def figures_workbook(
    report: Published,
    report_id: str = "",
    program_version: str = "",
    form: RapportForm = RapportForm.RAPPORT,
    corrected: Corrected | None = None,
) -> bytes:
    """The file; the same arguments give the same bytes. It is made from the parts of the paper, so it says the same.

    Figures are numbers, what is hidden is the text that is printed. There are no formulas, links, comments or hidden
    sheets, and nothing that is not printed or in the JSON.
    """
    from socialvicevaert.features.rapporter.files.workbook.drawing import draw  # xlsxwriter: not before it is needed

    document = report_document(report, report_id, program_version, form, corrected)
    return draw(document, sheets_of(document.parts, report))
