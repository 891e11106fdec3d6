"""What a user can do with reports.

issuing   counted, drawn, kept as it is, corrected by a new version, taken out of the program
rows      looking behind a figure
"""

from socialvicevaert.features.rapporter.service.issuing import (
    IssuedReport,
    correct_report,
    issue_report,
    record_taken,
)
from socialvicevaert.features.rapporter.service.rows import rows_looked_at

__all__ = ["IssuedReport", "correct_report", "issue_report", "record_taken", "rows_looked_at"]
