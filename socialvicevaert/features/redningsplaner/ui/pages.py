"""The page of a plan inside the window: a draft to read only, one that was given exactly as it is kept."""

from socialvicevaert.features.redningsplaner import service
from socialvicevaert.features.redningsplaner.queries import RedningsplanView
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.paper_sheet import PaperSheet
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone


def draft_sheet(
    context: Context, plan: RedningsplanView, partner_id: int | None, samtykke_id: int | None, with_address: bool
) -> PaperSheet:
    """The page as it would be given now; there is no way to print it from here."""
    sheet = PaperSheet(
        context,
        tr("Sådan bliver siden"),
        lambda session: service.preview_page(
            session, plan.id, partner_id, samtykke_id, with_protected_address=with_address
        ),
    )
    sheet.say(tr("Et udkast kan kun læses. Siden kan udskrives, når planen er givet."), Tone.INFO)
    return sheet


def given_sheet(context: Context, plan: RedningsplanView, udskrift_id: int) -> PaperSheet:
    """The page that was given."""
    return PaperSheet(
        context,
        tr("Redningsplan"),
        lambda session: service.page_as_given(session, udskrift_id),
        lambda session: service.print_page(session, udskrift_id),
        file_name=tr("Redningsplan %s-%s") % (plan.beboer_id, plan.id),  # numbers: no names in file names
    )
