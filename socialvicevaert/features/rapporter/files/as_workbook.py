"""The figures of a report as an XLSX workbook, with exactly what the PDF prints."""

from datetime import UTC, datetime, time
from io import BytesIO

from socialvicevaert.features.tal.figures.published import Published
from socialvicevaert.shared.clock import danish_date


def figures_workbook(report: Published, report_id: str = "") -> bytes:
    """The workbook as a file; the same figures and id give the same bytes. xlsxwriter is imported here, not earlier."""
    from xlsxwriter import Workbook

    file = BytesIO()
    book = Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    created = datetime.combine(danish_date(report.counted_at), time(), UTC).replace(tzinfo=None)
    book.set_properties({"title": f"{report.organisation} {report_id}".strip(), "created": created})
    sheet = book.add_worksheet("Tal")
    for number, one in enumerate(report.figures.values()):
        sheet.write_string(number, 0, one.label)
        if one.value is None:
            sheet.write_string(number, 1, one.text)
        else:
            sheet.write_number(number, 1, one.value)
    book.close()
    return file.getvalue()
