"""A preview as plain values for the command line: a stable interface. No name and no address is in it.

file, encoding, separator, sheet, header_row   how the file was read; "" and null where it does not apply
columns        {meaning: number of the column from 1}
landlord, as_of (ISO), previous_as_of (ISO or null)
counts         {rows, usable, unusable, new, worse, better, cleared, unchanged, unclear}
rows = usable + unusable; usable = new + worse + better + unchanged + unclear
total_oere     what the usable rows owe together
unusable       [{line, reason (code), text (Danish)}]
rows           [{line, lejemaalsnr, amount_oere, previous_oere, status}]
notes, warnings   Danish sentences
"""

from typing import Any

from socialvicevaert.features.restancer.models import RestanceStatus
from socialvicevaert.features.restancer.queries.preview import Preview
from socialvicevaert.features.restancer.reading import Column

STATUS_WORDS = {
    RestanceStatus.NY: "new",
    RestanceStatus.VAERRE: "worse",
    RestanceStatus.BEDRE: "better",
    RestanceStatus.UDGAAET: "cleared",
    RestanceStatus.UAENDRET: "unchanged",
    RestanceStatus.UKLAR: "unclear",
}


def preview_json(preview: Preview) -> dict[str, Any]:
    """The preview under the keys above."""
    layout, reading = preview.layout, preview.reading
    return {
        "file": preview.file_name,
        "encoding": layout.encoding,
        "separator": layout.separator,
        "sheet": layout.sheet,
        "header_row": layout.header_row,
        "columns": {
            column.value: at for at, column in enumerate(layout.columns, start=1) if column is not Column.UBRUGT
        },
        "landlord": preview.landlord,
        "as_of": preview.target.as_of.isoformat(),
        "previous_as_of": preview.previous.as_of.isoformat() if preview.previous else None,
        "counts": {
            "rows": reading.row_count,
            "usable": len(reading.usable),
            "unusable": len(reading.unusable),
            **{word: preview.counts[status] for status, word in STATUS_WORDS.items()},
        },
        "total_oere": reading.total_oere,
        "unusable": [
            {"line": row.line_no, "reason": row.reason.value, "text": row.reason_da} for row in reading.unusable
        ],
        "rows": [
            {
                "line": one.row.line_no,
                "lejemaalsnr": one.row.lejemaalsnr,
                "amount_oere": one.row.amount_oere,
                "previous_oere": one.previous_oere,
                "status": STATUS_WORDS[one.status],
            }
            for one in preview.comparison.rows
        ],
        "notes": list(preview.notes),
        "warnings": list(preview.warnings),
    }
