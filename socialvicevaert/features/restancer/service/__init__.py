"""What a worker can do with a landlord's list.

imports    import_restanceliste, import_file: the list as counts, sums, marks, and rows of residents with a sag
cases      open_sag_from_row: register a household of the list and open a sag, in one go
"""

from socialvicevaert.features.restancer.service.cases import OpenedSag, SagFromRow, draft_from_row, open_sag_from_row
from socialvicevaert.features.restancer.service.imports import (
    AlreadyImported,
    ImportResult,
    import_file,
    import_restanceliste,
)

__all__ = [
    "AlreadyImported",
    "ImportResult",
    "OpenedSag",
    "SagFromRow",
    "draft_from_row",
    "import_file",
    "import_restanceliste",
    "open_sag_from_row",
]
