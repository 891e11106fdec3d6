"""The fogedsager behind a figure."""

from collections.abc import Callable, Iterable

from sqlmodel import col, select

from socialvicevaert.features.fogedsager.models import Fogedsag, FogedUdfald, IndsatsResultat
from socialvicevaert.features.tal.queries.fogedsager import (
    FogedState,
    active_fogedsager,
    overdue_fogedsager,
    states_at_end_of,
)
from socialvicevaert.features.tal.queries.rows.found import Behind, Found, choice_of
from socialvicevaert.features.tal.queries.scope import Scope
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.storage.session import Session

_AVERTED = (IndsatsResultat.AFVAERGET_PERMANENT, IndsatsResultat.AFVAERGET_MIDLERTIDIGT)
_LOST = (FogedUdfald.FRAFLYTTET, FogedUdfald.UDSAT)

_STATES: dict[str, tuple[str, Callable[[FogedState], bool]]] = {
    "afvaerget": ("Afværget", lambda state: state.result in _AVERTED),
    "oevrige": ("Øvrige (ikke afværget eller ikke afgjort)", lambda state: state.result not in _AVERTED),
    **{
        one.value: (one.label, lambda state, one=one: state.result is one)  # type: ignore[misc]  # bound per choice
        for one in IndsatsResultat
    },
    "uden_vurdering": ("Afsluttet uden vurdering", lambda state: state.is_closed and state.result is None),
    "ikke_vurderet": ("I gang, endnu ikke vurderet", lambda state: not state.is_closed and state.result is None),
    "i_gang": ("I gang ved periodens udgang", lambda state: not state.is_closed),
    "tabt": ("Mistet bolig i alt", lambda state: state.is_closed and state.outcome in _LOST),
    "udfald.ikke_angivet": ("Afsluttet, udfald ikke angivet", lambda state: state.is_closed and state.outcome is None),
}


def behind(key: str) -> Behind | None:
    """What is behind `fogedsager.` + key; None for one that there is not."""
    if key == "i_perioden":
        return Behind("Fogedsager i perioden", _those(lambda _state: True))
    if key in ("primo", "modtagne"):
        label = "I gang ved periodens begyndelse" if key == "primo" else "Modtaget i perioden"
        return Behind(f"Fogedsager: {label}", _opened(is_before=key == "primo"))
    if key == "forbi_dato":
        return Behind("Fogedsager: I gang efter den sidste dato i retten", _overdue)
    if key in _STATES:
        label, counts = _STATES[key]
        return Behind(f"Fogedsager: {label}", _those(counts))
    group, _, which = key.partition(".")
    outcome = choice_of(FogedUdfald, which) if group == "udfald" else None
    if outcome is None:
        return None
    return Behind(f"Fogedsager: {outcome.label}", _those(lambda state: state.is_closed and state.outcome is outcome))


def rows_of_fogedsager(session: Session, numbers: Iterable[int]) -> list[Found]:
    """These fogedsager as rows."""
    session.require(Permission.SEE_BEBOERE)
    found = session.exec(
        select(col(Fogedsag.id), col(Fogedsag.beboer_id), col(Fogedsag.opened_on)).where(
            col(Fogedsag.id).in_(list(numbers))
        )
    )
    return [
        Found(beboer_id, opened_on, f"Fogedsag fra {show_date(opened_on)}", "fogedsager", {"fogedsag": number})
        for number, beboer_id, opened_on in found
    ]


def _those(counts: Callable[[FogedState], bool]) -> Callable[[Session, Scope], list[Found]]:
    def find(session: Session, scope: Scope) -> list[Found]:
        states = states_at_end_of(session, scope.period.to_on, dict(active_fogedsager(session, scope)))
        return rows_of_fogedsager(session, [number for number, state in states.items() if counts(state)])

    return find


def _opened(*, is_before: bool) -> Callable[[Session, Scope], list[Found]]:
    def find(session: Session, scope: Scope) -> list[Found]:
        active = active_fogedsager(session, scope)
        first = scope.period.from_on
        return rows_of_fogedsager(session, [number for number, on in active if (on < first) is is_before])

    return find


def _overdue(session: Session, scope: Scope) -> list[Found]:
    states = states_at_end_of(session, scope.period.to_on, dict(active_fogedsager(session, scope)))
    return rows_of_fogedsager(session, overdue_fogedsager(session, scope.period.to_on, states))
