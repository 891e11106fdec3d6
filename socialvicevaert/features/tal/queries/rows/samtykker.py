"""The consents behind a figure."""

from collections.abc import Callable

from socialvicevaert.features.tal.queries.rows.found import Behind, Found
from socialvicevaert.features.tal.queries.samtykker import SamtykkeInPeriod, samtykker_in_period
from socialvicevaert.features.tal.queries.scope import Scope
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.storage.session import Session

_STATES: dict[str, tuple[str, Callable[[SamtykkeInPeriod], bool]]] = {
    "i_perioden": ("Samtykker i perioden", lambda _one: True),
    "primo": ("Samtykker: Gældende ved periodens begyndelse", lambda one: not one.is_new),
    "givet": ("Samtykker: Givet i perioden", lambda one: one.is_new),
    "trukket": ("Samtykker: Trukket tilbage i perioden", lambda one: one.is_withdrawn),
    "udloebet": ("Samtykker: Udløbet i perioden", lambda one: one.is_expired),
    "gaeldende": ("Samtykker: Gældende ved periodens udgang", lambda one: one.is_valid),
    "udloeber": ("Gældende samtykker: Heraf udløber inden for 60 dage", lambda one: one.is_expiring),
}


def behind(key: str) -> Behind | None:
    """What is behind `samtykker.` + key; None for one that there is not."""
    if key not in _STATES:
        return None
    title, counts = _STATES[key]

    def find(session: Session, scope: Scope) -> list[Found]:
        return [_row(one) for one in samtykker_in_period(session, scope) if counts(one)]

    return Behind(title, find)


def _row(one: SamtykkeInPeriod) -> Found:
    what = f"Samtykke givet {show_date(one.given_on)}"
    return Found(one.beboer_id, one.given_on, what, "samtykker", {"id": one.id})
