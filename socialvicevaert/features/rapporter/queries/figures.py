"""The one way to the figures of a report: page, dashboard, command line and issuing all ask here."""

from socialvicevaert.features.rapporter.queries.ledgers import told
from socialvicevaert.features.tal.figures.counting import count
from socialvicevaert.features.tal.figures.published import Published, publish
from socialvicevaert.features.tal.models import Selection
from socialvicevaert.storage.session import Session


def report_figures(session: Session, selection: Selection) -> Published:
    """Count, hide what tells of single people, also together with earlier reports, and give what may be seen.

    :raises ValidationFailed: the selection is impossible. :raises NotAllowed: the role may not issue reports.
    """
    return publish(count(session, selection), told(session))
