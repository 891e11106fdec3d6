"""The entries of the log behind a figure."""

from collections.abc import Callable

from sqlalchemy import ColumnElement
from sqlmodel import col, select

from socialvicevaert.features.kontakter.models import Kontakt, KontaktArt, KontaktSted
from socialvicevaert.features.tal.queries.kontakt_ways import (
    COMPANIES,
    OFFICE_CLOSES,
    OFFICE_OPENS,
    Company,
    company_code,
    is_outside_office_hours,
)
from socialvicevaert.features.tal.queries.kontakter import NOT_MET, kontakter_in
from socialvicevaert.features.tal.queries.rows.found import Behind, Found, choice_of
from socialvicevaert.features.tal.queries.scope import Scope
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.clock import danish_date
from socialvicevaert.storage.session import Session

_COMPANY = {
    "partner": (Company.PARTNER, "Sammen med en partner"),
    "andre": (Company.OTHERS, "Sammen med andre (fx bisidder eller tolk)"),
    "ingen_noteret": (Company.NOBODY_NOTED, "Ingen andre noteret"),
}
_MET = col(Kontakt.kind).not_in(NOT_MET)


def behind(key: str) -> Behind | None:
    """What is behind `kontakter.` + key; None for one that there is not."""
    if key == "i_alt":
        return Behind("Kontakter", kontakter_that(_MET))
    if key == "beboere":
        return Behind("Forskellige beboere mødt", kontakter_that(_MET), is_of_persons=True)
    group, _, which = key.rpartition(".")
    if group in ("sted", "deltog", "tid"):
        return _of_way(group, which)
    kind = choice_of(KontaktArt, which)
    if kind is None or group != ("" if kind in NOT_MET else "art"):
        return None
    title = kind.label if kind in NOT_MET else f"Kontakter: {kind.label}"
    return Behind(title, kontakter_that(col(Kontakt.kind) == kind))


def _of_way(group: str, which: str) -> Behind | None:
    if group == "sted" and which == "ikke_angivet":
        return Behind("Kontakter, sted: Ikke angivet", kontakter_that(_MET, col(Kontakt.place).is_(None)))
    if group == "sted" and (place := choice_of(KontaktSted, which)):
        return Behind(f"Kontakter, sted: {place.label}", kontakter_that(_MET, col(Kontakt.place) == place))
    if group == "deltog" and which in _COMPANY:
        company, label = _COMPANY[which]
        codes = [code for code, one in COMPANIES.items() if one is company]
        return Behind(f"Kontakter: {label}", kontakter_that(_MET, company_code().in_(codes)))
    if group == "tid" and which in ("kontortid", "uden_for"):
        is_outside = which == "uden_for"
        label = "Aften, nat, weekend og helligdag" if is_outside else f"Hverdage kl. {OFFICE_OPENS}–{OFFICE_CLOSES}"
        return Behind(f"Kontakter: {label}", kontakter_that(_MET, is_outside=is_outside))
    return None


def kontakter_that(
    *are: ColumnElement[bool], is_outside: bool | None = None
) -> Callable[[Session, Scope], list[Found]]:
    """The entries of the period for which something holds; with `is_outside` those in or outside office hours."""

    def find(session: Session, scope: Scope) -> list[Found]:
        session.require(Permission.SEE_BEBOERE)
        found = session.exec(
            select(col(Kontakt.id), col(Kontakt.beboer_id), col(Kontakt.held_at), col(Kontakt.kind)).where(
                *kontakter_in(scope), *are
            )
        )
        return [
            Found(beboer_id, danish_date(held_at), kind.label, "overblik", {"id": number})
            for number, beboer_id, held_at, kind in found
            if is_outside in (None, is_outside_office_hours(held_at))
        ]

    return find
