"""What is owed in rent, and how far it has come in the bailiff's court."""

from socialvicevaert.features.fogedsager.models import DatoArt
from socialvicevaert.features.fogedsager.queries import fogedsager_of
from socialvicevaert.features.restancer.queries import arrears_of
from socialvicevaert.shared.formats.dates import show_date, show_date_long
from socialvicevaert.shared.money import show_oere
from socialvicevaert.storage.session import Session


def rent(session: Session, beboer_id: int) -> dict[str, str]:
    """The newest list's word on the arrears, and the newest open fogedsag."""
    found: dict[str, str] = {}
    lists = arrears_of(session, beboer_id)
    if lists:
        newest = max(lists, key=lambda entry: (entry.as_of, entry.restance_id))
        found["restance.beloeb"] = show_oere(newest.amount_oere)
        found["restance.opgjort"] = show_date(newest.as_of)
    case = next((row for row in fogedsager_of(session, beboer_id) if row.closed_on is None), None)
    if case is not None:
        meeting = case.on(DatoArt.FOGEDMOEDE)
        found["fogedsag.beloeb"] = show_oere(case.remaining_oere)
        found["fogedsag.moede"] = show_date_long(meeting) if meeting else ""
        found["fogedsag.frist"] = show_date(case.on(DatoArt.PAAKRAVSFRIST))
    return found
