"""A file that is to be judged, inside the window; it can only be read."""

from socialvicevaert.features.indsigt import service
from socialvicevaert.features.indsigt.rules.records import File
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.paper_sheet import PaperSheet
from socialvicevaert.ui.papers import SHOWN
from socialvicevaert.ui.text import tr


def can_be_shown(file: File) -> bool:
    """Whether the window can show it."""
    return file.media_type in SHOWN


def file_sheet(context: Context, indsigt_id: int, file: File) -> PaperSheet:
    """The sheet; opening it is logged."""
    name = tr("Fil %s") % file.number if context.discreet.is_on else file.name
    return PaperSheet(context, name, lambda session: service.open_file(session, indsigt_id, file))
