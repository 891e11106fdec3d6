"""The papers about consents inside the window: printing one is in the log before it leaves."""

from socialvicevaert.features.samtykker import service
from socialvicevaert.features.samtykker.models import SamtykkeDraft
from socialvicevaert.features.samtykker.service import Papir
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.paper_sheet import PaperSheet
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone


def samtykke_paper_sheet(context: Context, beboer_id: int, samtykke_id: int) -> PaperSheet:
    """The form of a stored consent, to look at, print or save."""
    return PaperSheet(
        context,
        tr("Samtykkeerklæring"),
        lambda session: service.samtykke_paper(session, samtykke_id),
        lambda session: service.note_print(session, beboer_id, Papir.SAMTYKKE, samtykke_id),
        file_name=tr("Samtykkeerklæring %s") % samtykke_id,
    )


def paper_to_sign_sheet(context: Context, draft: SamtykkeDraft) -> PaperSheet:
    """A form to have signed elsewhere; nothing is stored."""
    sheet = PaperSheet(
        context,
        tr("Samtykke til underskrift"),
        lambda session: service.form_to_sign(session, draft),
        lambda session: service.note_print(session, draft.beboer_id, Papir.TIL_UNDERSKRIFT),
    )
    sheet.say(tr("Samtykket gælder først, når det er underskrevet, og du har gemt det her bagefter."), Tone.INFO)
    return sheet


def disclosure_sheet(context: Context, beboer_id: int) -> PaperSheet:
    """What was given about the resident, for the resident."""
    return PaperSheet(
        context,
        tr("Oplysninger givet videre"),
        lambda session: service.disclosure_paper(session, beboer_id),
        lambda session: service.note_print(session, beboer_id, Papir.VIDEREGIVELSER),
    )
