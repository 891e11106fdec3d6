"""The re-checks behind a figure."""

from collections.abc import Callable

from socialvicevaert.features.tal.queries.genbesoeg import MONTHS_AFTER, DueGenbesoeg, Standing, due_genbesoeg
from socialvicevaert.features.tal.queries.rows.found import Behind, Found, number_of
from socialvicevaert.features.tal.queries.scope import Scope
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.storage.session import Session

_STANDINGS: dict[str, tuple[str, Callable[[Standing], bool]]] = {
    "forfaldne": ("", lambda _standing: True),
    "kendt": (": Undersøgt", lambda standing: standing is not Standing.UNKNOWN),
    "bor_der": (": Bor der stadig", lambda standing: standing is Standing.STAYED),
    "bor_der_ikke": (": Bor der ikke længere", lambda standing: standing is Standing.LEFT),
    "ukendt": (": Ukendt (ikke undersøgt)", lambda standing: standing is Standing.UNKNOWN),
}


def behind(key: str) -> Behind | None:
    """What is behind `genbesoeg.` + key; None for one that there is not."""
    number, _, which = key.partition(".")
    months = number_of(number)
    if months not in MONTHS_AFTER or which not in _STANDINGS:
        return None
    label, counts = _STANDINGS[which]

    def find(session: Session, scope: Scope) -> list[Found]:
        due = due_genbesoeg(session, scope)
        return [row_of_genbesoeg(one) for one in due if one.months == months and counts(one.standing)]

    return Behind(f"Genbesøg efter {months} måneder{label}", find)


def row_of_genbesoeg(one: DueGenbesoeg) -> Found:
    """A re-check as a row."""
    what = f"Genbesøg efter {one.months} måneder, {show_date(one.due_on)}"
    return Found(one.beboer_id, one.due_on, what, "fogedsager", {"fogedsag": one.fogedsag_id})
