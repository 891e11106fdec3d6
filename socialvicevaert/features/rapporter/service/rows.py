"""Looking behind a figure: its rows, and one line in the log that says who looked at which."""

from socialvicevaert.audit import AuditKind, record
from socialvicevaert.features.tal.models import Selection
from socialvicevaert.features.tal.queries.rows import Rows, rows_behind
from socialvicevaert.storage.session import Session


def rows_looked_at(session: Session, selection: Selection, key: str) -> Rows:
    """The rows behind a figure, for a worker who may see residents; that they were looked at is written in the log.

    :raises NotAllowed: the role may not see residents. :raises ValidationFailed: the selection is impossible.
    :raises UserError: there are no such rows.
    """
    found = rows_behind(session, selection, key)
    # not how many: whoever reads the log need not be allowed to know a figure that the report hides
    record(session, AuditKind.VIEW, what=f"Rækker bag tal: {found.label} ({key}), {found.words}")
    return found
