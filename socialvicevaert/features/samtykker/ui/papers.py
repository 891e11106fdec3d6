"""The papers about consents, shown in the window."""

from socialvicevaert.features.samtykker import service
from socialvicevaert.features.samtykker.models import SamtykkeArt
from socialvicevaert.features.samtykker.service import Papir
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.paper_sheet import PaperSheet
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

_NAMES = {
    SamtykkeArt.REGISTRERING: "Samtykke til registrering",
    SamtykkeArt.UDVEKSLING: "Samtykkeerklæring",
    SamtykkeArt.FULDMAGT: "Fuldmagt",
}


def samtykke_paper_sheet(
    context: Context, beboer_id: int, samtykke_id: int, kind: SamtykkeArt = SamtykkeArt.UDVEKSLING
) -> PaperSheet:
    """The form of a stored consent, to look at, print or save."""
    return PaperSheet(
        context,
        tr(_NAMES[kind]),
        lambda session: service.samtykke_paper(session, samtykke_id),
        lambda session: service.note_print(session, beboer_id, Papir.SAMTYKKE, samtykke_id),
        file_name=tr("%s %s") % (tr(_NAMES[kind]), samtykke_id),
    )


def udkast_paper_sheet(context: Context, beboer_id: int, udkast_id: int, kind: SamtykkeArt) -> PaperSheet:
    """A form to have signed; it permits nothing until it is recorded as signed."""
    sheet = PaperSheet(
        context,
        tr("%s til underskrift") % tr(_NAMES[kind]),
        lambda session: service.udkast_paper(session, udkast_id),
        lambda session: service.note_print(session, beboer_id, Papir.TIL_UNDERSKRIFT),
    )
    sheet.say(tr("Gælder først, når den er skrevet under, og du har trykket »Er underskrevet« på kortet."), Tone.INFO)
    return sheet


def disclosure_sheet(context: Context, beboer_id: int, leaves_out: bool = False) -> PaperSheet:
    """What was given about the resident, for the resident; said where an underretning is left out."""
    sheet = PaperSheet(
        context,
        tr("Oplysninger givet videre"),
        lambda session: service.disclosure_paper(session, beboer_id),
        lambda session: service.note_print(session, beboer_id, Papir.VIDEREGIVELSER),
    )
    if leaves_out:
        sheet.say(tr("En underretning er ikke med på listen. Om beboeren må se den, vurderes for sig under Indsigt."))
    return sheet
