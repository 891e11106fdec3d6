"""The budgets and agreements behind a figure."""

from collections.abc import Callable

from sqlmodel import col, select

from socialvicevaert.features.afdragsordninger.models import OrdningTilstand
from socialvicevaert.features.budgetter.models import Budget
from socialvicevaert.features.tal.queries.budgetter import budgetter_in
from socialvicevaert.features.tal.queries.ordninger import OrdningInPeriod, ordninger_in_period
from socialvicevaert.features.tal.queries.rows.found import Behind, Found, choice_of
from socialvicevaert.features.tal.queries.scope import Scope
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.storage.session import Session


def behind_budgetter(key: str) -> Behind | None:
    """What is behind `budgetter.` + key; None for one that there is not."""
    if key == "lavet":
        return Behind("Budgetter lavet", _budgetter)
    return Behind("Forskellige beboere med budget", _budgetter, is_of_persons=True) if key == "beboere" else None


def behind_ordninger(key: str) -> Behind | None:
    """What is behind `ordninger.` + key; None for one that there is not."""
    if key == "i_perioden":
        return Behind("Afdragsordninger i perioden", _ordninger(lambda _one: True))
    if key == "primo":
        return Behind("Afdragsordninger: I gang ved periodens begyndelse", _ordninger(lambda one: not one.is_new))
    if key == "aftalt":
        return Behind("Afdragsordninger: Aftalt i perioden", _ordninger(lambda one: one.is_new))
    group, _, which = key.partition(".")
    state = choice_of(OrdningTilstand, which) if group == "tilstand" else None
    if state is None:
        return None
    return Behind(f"Afdragsordninger: {state.label}", _ordninger(lambda one: one.state is state))


def _budgetter(session: Session, scope: Scope) -> list[Found]:
    session.require(Permission.SEE_BEBOERE)
    found = session.exec(select(col(Budget.id), col(Budget.beboer_id), col(Budget.made_on)).where(*budgetter_in(scope)))
    return [
        Found(beboer_id, on, f"Budget lavet {show_date(on)}", "oekonomi", {"part": "budget", "id": number})
        for number, beboer_id, on in found
    ]


def _ordninger(counts: Callable[[OrdningInPeriod], bool]) -> Callable[[Session, Scope], list[Found]]:
    def find(session: Session, scope: Scope) -> list[Found]:
        return [_row(one) for one in ordninger_in_period(session, scope) if counts(one)]

    return find


def _row(one: OrdningInPeriod) -> Found:
    what = f"Afdragsordning aftalt {show_date(one.agreed_on)}: {one.state.label}"
    return Found(one.beboer_id, one.agreed_on, what, "oekonomi", {"part": "ordninger", "id": one.id})
