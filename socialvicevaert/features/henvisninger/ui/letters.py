"""Letters inside the window: a draft to read only, a sent one exactly as it was."""

from socialvicevaert.features.henvisninger import service
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.paper_sheet import PaperSheet
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone


def draft_sheet(context: Context, henvisning_id: int, with_protected_address: bool = False) -> PaperSheet:
    """The letter as it would be sent now; there is no way to print it from here."""
    sheet = PaperSheet(
        context,
        tr("Sådan bliver brevet"),
        lambda session: service.preview_letter(session, henvisning_id, with_protected_address=with_protected_address),
    )
    sheet.say(tr("Et udkast kan kun læses. Brevet kan udskrives, når henvisningen er sendt."), Tone.INFO)
    return sheet


def letter_sheet(context: Context, henvisning_id: int, beboer_id: int) -> PaperSheet:
    """The letter that was sent."""
    return PaperSheet(
        context,
        tr("Henvisning"),
        lambda session: service.preview_letter(session, henvisning_id),
        lambda session: service.print_letter(session, henvisning_id),
        file_name=tr("Henvisning %s-%s") % (beboer_id, henvisning_id),  # numbers: no names in file names
    )
