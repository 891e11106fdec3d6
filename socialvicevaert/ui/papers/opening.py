"""A paper that is kept, inside the window."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from socialvicevaert.ui.context import Context
from socialvicevaert.ui.paper_sheet import PaperSheet
from socialvicevaert.ui.papers.file_sheet import FileSheet
from socialvicevaert.ui.papers.paper import Paper
from socialvicevaert.ui.text import tr

if TYPE_CHECKING:
    from socialvicevaert.storage import Session

SHOWN = frozenset({"application/pdf", "image/png", "image/jpeg"})
"""The kinds that can be shown inside the window."""


def open_paper(
    context: Context,
    paper: Paper,
    load: "Callable[[Session], bytes]",
    note_print: "Callable[[Session], object]",
    note_export: "Callable[[Session], object]",
) -> PaperSheet:
    """Show a PDF or a picture in a sheet, from memory. `load` logs the look; the other two log what leaves, before."""
    sheet = PaperSheet(
        context,
        paper.name,
        load,
        note_print,
        subtitle=paper.kind_text,
        file_name=tr("Dokument %s") % paper.id,  # numbers: no names in file names
        leave_as_file=note_export,
        save_text=tr("Gem som fil"),
    )
    context.sheets.open(sheet)
    return sheet


def offer_file(context: Context, paper: Paper, ending: str, take_out: "Callable[[Session], bytes]") -> FileSheet:
    """A paper that cannot be shown: offered as a file. `take_out` logs that it leaves, and gives it."""
    sheet = FileSheet(context, paper, ending, take_out)
    context.sheets.open(sheet)
    return sheet
