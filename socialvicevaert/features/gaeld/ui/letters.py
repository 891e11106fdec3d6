"""Papers of debts inside the window: the list, and the letters of a proposal."""

from socialvicevaert.features.gaeld import service
from socialvicevaert.features.gaeld.queries import FordelingView
from socialvicevaert.ui import confirm
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.paper_sheet import PaperSheet
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone


def debt_list_sheet(context: Context, beboer_id: int) -> PaperSheet:
    """The list of a resident's debts."""
    return PaperSheet(
        context,
        tr("Gældsliste"),
        lambda session: service.debt_list(session, beboer_id),
        lambda session: service.print_debt_list(session, beboer_id),
        file_name=tr("Gældsliste %s") % beboer_id,  # numbers: no names in file names
    )


def letters_sheet(
    context: Context,
    fordeling: FordelingView,
    has_protected_address: bool,
    gaeld_ids: tuple[int, ...] = (),
    with_protected_address: bool = False,
) -> PaperSheet:
    """Letters of a proposal, to all or to those chosen. A missing address is said above them, and stops nothing."""
    sheet = PaperSheet(
        context,
        tr("Breve til kreditorer") if len(gaeld_ids) != 1 else tr("Brev til kreditor"),
        lambda session: service.proposal_letters(
            session, fordeling.id, gaeld_ids, with_protected_address=with_protected_address
        ),
        lambda session: service.print_letters(
            session, fordeling.id, gaeld_ids, with_protected_address=with_protected_address
        ),
        subtitle=tr("I beboerens eget navn. Beboeren skriver under og sender dem selv."),
        file_name=tr("Breve %s-%s") % (fordeling.beboer_id, fordeling.id),
    )
    without = [
        post.creditor
        for post in fordeling.posts
        if post.amount_oere and not post.has_address and (not gaeld_ids or post.gaeld_id in gaeld_ids)
    ]
    if without:
        said = tr("Uden adresse: %s. Brevet har kun navnet. Adressen kan skrives på gælden.") % ", ".join(without)
        sheet.say(said, Tone.WARNING)
    if has_protected_address and not with_protected_address:
        sheet.say(tr("Beboerens adresse er beskyttet og står ikke i brevene."), Tone.INFO)

        def ask() -> None:
            text = tr("Kreditorerne får at vide, hvor beboeren bor. Gør det kun, når beboeren selv har bedt om det.")
            if confirm.ask(sheet, tr("Skriv den beskyttede adresse?"), text, tr("Skriv adressen")):
                sheet.close_sheet()
                context.sheets.open(letters_sheet(context, fordeling, has_protected_address, gaeld_ids, True))

        sheet.add_action(tr("Skriv adressen"), ask, "secret")
    return sheet
