"""What is owed in rent, and how far it has come in the bailiff's court."""

from socialvicevaert.features.fogedsager.models import DatoArt
from socialvicevaert.features.fogedsager.queries import fogedsager_of
from socialvicevaert.features.restancer.queries import arrears_of
from socialvicevaert.shared.formats.dates import show_date, show_date_long
from socialvicevaert.shared.money import show_oere
from socialvicevaert.storage.session import Session


def rent(session: Session, beboer_id: int) -> dict[str, str]:
    """What the newest list says is owed, and the newest open fogedsag."""
    found: dict[str, str] = {}
    lists = arrears_of(session, beboer_id)  # newest first
    newest = [entry for entry in lists if entry.as_of == lists[0].as_of]  # a family may have had two homes
    owed = sum(entry.amount_oere for entry in newest)
    if owed > 0:  # arrears that are paid are no arrears: a letter about them misses something
        found["restance.beloeb"] = show_oere(owed)
        found["restance.opgjort"] = show_date(newest[0].as_of)
    case = next((row for row in fogedsager_of(session, beboer_id) if row.closed_on is None), None)
    if case is not None:
        meeting = case.on(DatoArt.FOGEDMOEDE)
        found["fogedsag.beloeb"] = show_oere(case.remaining_oere)
        found["fogedsag.moede"] = show_date_long(meeting) if meeting else ""
        found["fogedsag.frist"] = show_date(case.on(DatoArt.PAAKRAVSFRIST))
    return found
