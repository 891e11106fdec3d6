"""Letters inside the window: a draft to read only, a sent one exactly as it was."""

from socialvicevaert.features.underretninger import service
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.paper_sheet import PaperSheet
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone


def draft_sheet(context: Context, underretning_id: int) -> PaperSheet:
    """The letter as it would be sent now; there is no way to print it from here."""
    sheet = PaperSheet(
        context, tr("Sådan bliver brevet"), lambda session: service.view_underretning(session, underretning_id)
    )
    sheet.say(tr("Et udkast kan kun læses. Brevet kan udskrives, når underretningen er sendt."), Tone.INFO)
    return sheet


def letter_sheet(context: Context, underretning_id: int, beboer_id: int) -> PaperSheet:
    """The letter that was sent."""
    return PaperSheet(
        context,
        tr("Underretning"),
        lambda session: service.view_underretning(session, underretning_id),
        lambda session: service.print_underretning(session, underretning_id),
        file_name=tr("Brev %s-%s") % (beboer_id, underretning_id),  # neither a name nor what it is about
    )
