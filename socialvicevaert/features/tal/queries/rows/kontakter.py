"""The entries of the log behind a figure."""

from collections.abc import Callable

from sqlalchemy import ColumnElement
from sqlmodel import col, select

from socialvicevaert.features.kontakter.models import Kontakt, KontaktArt
from socialvicevaert.features.tal.queries.kontakter import NOT_MET, kontakter_in
from socialvicevaert.features.tal.queries.rows.found import Behind, Found, choice_of
from socialvicevaert.features.tal.queries.scope import Scope
from socialvicevaert.shared.clock import danish_date
from socialvicevaert.storage.session import Session

_MET = col(Kontakt.kind).not_in(NOT_MET)


def behind(key: str) -> Behind | None:
    """What is behind `kontakter.` + key; None for one that there is not."""
    if key == "i_alt":
        return Behind("Kontakter", kontakter_that(_MET))
    if key == "beboere":
        return Behind("Forskellige beboere mødt", kontakter_that(_MET), is_of_persons=True)
    group, _, which = key.rpartition(".")
    kind = choice_of(KontaktArt, which)
    if kind is None or group != ("" if kind in NOT_MET else "art"):
        return None
    title = kind.label if kind in NOT_MET else f"Kontakter: {kind.label}"
    return Behind(title, kontakter_that(col(Kontakt.kind) == kind))


def kontakter_that(*are: ColumnElement[bool]) -> Callable[[Session, Scope], list[Found]]:
    """The entries of the period for which something holds."""

    def find(session: Session, scope: Scope) -> list[Found]:
        found = session.exec(
            select(col(Kontakt.id), col(Kontakt.beboer_id), col(Kontakt.held_at), col(Kontakt.kind)).where(
                *kontakter_in(scope), *are
            )
        )
        return [
            Found(beboer_id, danish_date(held_at), kind.label, "overblik", {"id": number})
            for number, beboer_id, held_at, kind in found
        ]

    return find
