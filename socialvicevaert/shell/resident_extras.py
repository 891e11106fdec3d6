"""What other features add to the header of a resident and to the list: residents know none of them.

Heavy features are imported when a resident is shown, not when the window is made.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import Select, select
from sqlmodel import col

from socialvicevaert.features.beboere.queries import Extras, ListChoice, Mark
from socialvicevaert.features.fogedsager.models import DatoArt, FogedDato, Fogedsag, FogedStadie
from socialvicevaert.features.fogedsager.queries import fogedsager_of
from socialvicevaert.features.mindag.queries.consents import missing_of
from socialvicevaert.features.opgaver.queries import opgaver_of
from socialvicevaert.features.sager.models import Sag
from socialvicevaert.features.samtykker.models import SamtykkeArt
from socialvicevaert.features.samtykker.queries import SamtykkeTilstand, samtykker_of
from socialvicevaert.features.samtykker.rules.missing import MangelArt
from socialvicevaert.shared.formats.dates import show_date, show_relative

if TYPE_CHECKING:
    from socialvicevaert.storage.session import Session

_COURT = {DatoArt.FOGEDMOEDE: "Fogedmøde", DatoArt.UDSAETTELSE: "Udsættelse"}
_SHORT = {
    FogedStadie.RESTANCE: "Fogedsag",
    FogedStadie.OPHAEVET: "Ophævet",
    FogedStadie.FOGEDRET: "Fogedretten",
    FogedStadie.FOGEDMOEDE: "Fogedmøde",
    FogedStadie.UDSAETTELSE: "Udsættelse",
}
_SOON_DAYS = 14
_SAYS = {
    MangelArt.BESKED: "Giv besked om samtykke",
    MangelArt.UDLOEBET: "Samtykke udløbet i brug",
    MangelArt.UDKAST: "Kladde mangler samtykke",
    MangelArt.REGISTRERING: "Mangler ja til registrering",
}
"""What lacks in consents, as short as a mark; what is about to end is said by its day already."""
_OF_CONSENTS = frozenset({"samtykke", "samtykkebesked", "videregivelse", "henvisning", "brev", "kontakt"})
_PRESSING = frozenset({MangelArt.BESKED, MangelArt.UDLOEBET})
_HOLDING = frozenset({SamtykkeTilstand.AKTIVT, SamtykkeTilstand.UDLOEBER})


def resident_extras() -> Extras:
    """Marks, choices and states, with the tables behind them."""
    return Extras(
        header=(_consents, _next_date),
        choices=(
            ListChoice("sag", "Med åben sag", _with_open_sag),
            ListChoice("fogedsag", "Med fogedsag", _with_fogedsag),
        ),
        status=_court_states,
        shows=frozenset({"sag", "fogedsag", "fogeddato", "opgave"}) | _OF_CONSENTS,
    )


def _consents(session: "Session", beboer_id: int) -> Sequence[Mark]:
    return (*_given(session, beboer_id), *_missing(session, beboer_id))


def _missing(session: "Session", beboer_id: int) -> Sequence[Mark]:
    """What lacks in the consents, on every tab: in a word here, and where it is put right on the tab of consents."""
    return tuple(
        Mark(_SAYS[one.kind], "danger" if one.kind in _PRESSING else "warning", "consent", f"{one.title}. {one.why}")
        for one in missing_of(session, beboer_id)
        if one.kind in _SAYS
    )


def _given(session: "Session", beboer_id: int) -> Sequence[Mark]:
    every = samtykker_of(session, beboer_id)
    known = [one for one in every if one.kind is SamtykkeArt.UDVEKSLING]
    holding = [one for one in known if one.state in _HOLDING]
    if not holding:
        none = "Intet samtykke til udveksling" if any(one.state in _HOLDING for one in every) else "Intet samtykke"
        text = f"Samtykke {known[0].state.label.lower()}" if known else none
        return (Mark(text, "neutral", "consent"),)
    first = min(holding, key=lambda one: one.coverage.valid_to)
    names = ", ".join(first.partners)
    more = f" (+{len(holding) - 1})" if len(holding) > 1 else ""
    is_ending = first.state is SamtykkeTilstand.UDLOEBER
    text = f"Samtykke til {show_date(first.coverage.valid_to)}{more}"
    return (Mark(text, "warning" if is_ending else "success", "consent", names),)


def _next_date(session: "Session", beboer_id: int) -> Sequence[Mark]:
    today = session.today
    coming = [
        (step.on, _COURT[step.kind], "court")
        for row in fogedsager_of(session, beboer_id)
        if row.closed_on is None
        for step in row.steps
        if step.kind in _COURT and step.on is not None and step.on >= today
    ]
    coming += [(todo.due_on, todo.title, "task") for todo in opgaver_of(session, beboer_id)]
    if not coming:
        return ()
    on, what, icon = min(coming)
    days = (on - today).days
    tone = "danger" if days < 0 else "warning" if days <= _SOON_DAYS else "info"
    return (Mark(f"{what} {show_relative(on, today)}", tone, icon, show_date(on)),)


def _with_open_sag(_session: "Session") -> Select[int]:
    return select(col(Sag.beboer_id)).where(col(Sag.closed_on).is_(None), col(Sag.deleted_at).is_(None))


def _with_fogedsag(_session: "Session") -> Select[int]:
    return select(col(Fogedsag.beboer_id)).where(col(Fogedsag.closed_on).is_(None), col(Fogedsag.deleted_at).is_(None))


def _court_states(session: "Session", beboer_ids: Sequence[int]) -> Mapping[int, Mark]:
    """The stage of an open fogedsag, or the court date that comes first."""
    is_open = (col(Fogedsag.closed_on).is_(None), col(Fogedsag.deleted_at).is_(None))
    mine = col(Fogedsag.beboer_id).in_(beboer_ids)
    stages = session.execute(select(col(Fogedsag.beboer_id), col(Fogedsag.stage)).where(mine, *is_open))
    states = {
        beboer_id: Mark(stage.label, "warning", "court", short=_SHORT.get(stage, "")) for beboer_id, stage in stages
    }
    dates = session.execute(
        select(col(Fogedsag.beboer_id), col(FogedDato.kind), col(FogedDato.on))
        .join(FogedDato, col(FogedDato.fogedsag_id) == col(Fogedsag.id))
        .where(
            mine,
            *is_open,
            col(FogedDato.kind).in_(_COURT),
            col(FogedDato.on) >= session.today,
            col(FogedDato.deleted_at).is_(None),
        )
        .order_by(col(FogedDato.on).desc())
    )
    for beboer_id, kind, on in dates:
        text = f"{_COURT[kind]} {show_relative(on, session.today)}"
        states[beboer_id] = Mark(text, "danger", "court", short=f"{_COURT[kind]} {on.day}/{on.month}")
    return states
