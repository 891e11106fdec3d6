"""Letters inside the window, exactly as they were sent."""

from socialvicevaert.features.breve import service
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.paper_sheet import PaperSheet
from socialvicevaert.ui.text import tr


def sent_sheet(context: Context, brev_id: int, beboer_id: int, title: str) -> PaperSheet:
    """A sent letter under its heading; the log is asked before it is printed or saved, and the consent too."""
    return PaperSheet(
        context,
        title,
        lambda session: service.show_brev(session, brev_id),
        lambda session: service.print_brev(session, brev_id),
        file_name=tr("Brev %s-%s") % (beboer_id, brev_id),  # numbers: no names in file names
        leave_as_file=lambda session: service.export_brev(session, brev_id),
    )
