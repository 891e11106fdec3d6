"""The courses of advice behind a figure, also behind what was measured before and after."""

from collections.abc import Callable, Iterable

from sqlmodel import col, select

from socialvicevaert.features.fogedsager.models import IndsatsResultat
from socialvicevaert.features.forloeb.models import Forloeb, ForloebStatus
from socialvicevaert.features.tal.queries.forloeb import (
    closed_forloeb,
    forloeb_without,
    plans_before_and_after,
    statuses_of_offers,
)
from socialvicevaert.features.tal.queries.rows.found import Behind, Found, choice_of
from socialvicevaert.features.tal.queries.scope import Scope
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.storage.session import Session

_AVERTED = (IndsatsResultat.AFVAERGET_PERMANENT, IndsatsResultat.AFVAERGET_MIDLERTIDIGT)
_FUNNEL = {
    ForloebStatus.ACCEPTERET: "Takkede ja",
    ForloebStatus.AFSLAAET: "Takkede nej",
    ForloebStatus.INTET_SVAR: "Svarede ikke",
    ForloebStatus.TILBUDT: "Venter på svar",
}
_FACTS = {"raadighed": "Rådighedsbeløb", "gaeld": "Gæld", "plan": "Plan"}
_Result = IndsatsResultat | None


def behind(key: str) -> Behind | None:
    """What is behind `forloeb.` + key; None for one that there is not."""
    if key == "tilbudt":
        return Behind("Forløb tilbudt", _offered(None))
    if key == "afsluttede":
        return Behind("Forløb afsluttet", _closed(lambda _result: True))
    if key == "afvaerget":
        return Behind("Afsluttede forløb: Afværget", _closed(lambda result: result in _AVERTED))
    if key == "oevrige":
        return Behind("Afsluttede forløb: Øvrige", _closed(lambda result: result not in _AVERTED))
    group, _, which = key.partition(".")
    if group == "tragt" and (status := choice_of(ForloebStatus, which)):
        return Behind(f"Forløb tilbudt: {_FUNNEL[status]}", _offered(status))
    if group == "resultat" and which == "ikke_angivet":
        return Behind("Afsluttede forløb: Resultat ikke angivet", _closed(lambda result: result is None))
    if group == "resultat" and (wanted := choice_of(IndsatsResultat, which)):
        return Behind(f"Afsluttede forløb: {wanted.label}", _closed(lambda result: result is wanted))
    return None


def behind_measured(key: str) -> Behind | None:
    """What is behind `maaling.` + key; None for one that there is not, and for medians."""
    fact, _, rest = key.partition(".")
    title = _FACTS.get(fact)
    if title and rest == "kendt":
        return Behind(f"{title}: Kendt før og efter", _known(fact))
    if title and rest == "ukendt":
        return Behind(f"{title}: Ukendt før eller efter", _unknown(fact))
    moment, _, answer = rest.partition(".")
    if fact == "plan" and moment in ("foer", "efter") and answer in ("ja", "nej"):
        label = "Plan på plads" if answer == "ja" else "Ingen plan"
        when = "før forløbet" if moment == "foer" else "efter forløbet"
        return Behind(f"{label}, {when}", _with_plan(is_after=moment == "efter", has_plan=answer == "ja"))
    return None


def rows_of_forloeb(session: Session, numbers: Iterable[int]) -> list[Found]:
    """These courses as rows."""
    session.require(Permission.SEE_BEBOERE)
    found = session.exec(
        select(col(Forloeb.id), col(Forloeb.beboer_id), col(Forloeb.offered_on)).where(
            col(Forloeb.id).in_(list(numbers))
        )
    )
    return [
        Found(beboer_id, on, f"Forløb tilbudt {show_date(on)}", "oekonomi", {"part": "forloeb", "id": number})
        for number, beboer_id, on in found
    ]


def _offered(wanted: ForloebStatus | None) -> Callable[[Session, Scope], list[Found]]:
    def find(session: Session, scope: Scope) -> list[Found]:
        offers = statuses_of_offers(session, scope)
        return rows_of_forloeb(session, [number for number, status in offers.items() if wanted in (None, status)])

    return find


def _closed(counts: Callable[[_Result], bool]) -> Callable[[Session, Scope], list[Found]]:
    def find(session: Session, scope: Scope) -> list[Found]:
        closed = closed_forloeb(session, scope)
        return rows_of_forloeb(session, [number for number, result in closed.items() if counts(result)])

    return find


def _unknown(fact: str) -> Callable[[Session, Scope], list[Found]]:
    return lambda session, scope: rows_of_forloeb(session, forloeb_without(session, scope)[fact])


def _known(fact: str) -> Callable[[Session, Scope], list[Found]]:
    def find(session: Session, scope: Scope) -> list[Found]:
        unknown = set(forloeb_without(session, scope)[fact])
        return rows_of_forloeb(session, [number for number in closed_forloeb(session, scope) if number not in unknown])

    return find


def _with_plan(*, is_after: bool, has_plan: bool) -> Callable[[Session, Scope], list[Found]]:
    def find(session: Session, scope: Scope) -> list[Found]:
        plans = plans_before_and_after(session, scope)
        return rows_of_forloeb(
            session, [number for number, both in plans.items() if (both[1] if is_after else both[0]) is has_plan]
        )

    return find
