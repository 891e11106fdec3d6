"""The households behind a figure: each with the newest of what it is counted for."""

from collections.abc import Callable, Iterable

from sqlmodel import col, select

from socialvicevaert.features.beboere.models import Beboer, HusstandType
from socialvicevaert.features.sager.models import SagAarsag
from socialvicevaert.features.tal.queries.fogedsager import active_fogedsager
from socialvicevaert.features.tal.queries.husstande import HusstandState, household_of, husstande_in_period
from socialvicevaert.features.tal.queries.rows.fogedsager import rows_of_fogedsager
from socialvicevaert.features.tal.queries.rows.found import Behind, Found, choice_of
from socialvicevaert.features.tal.queries.rows.sager import row_of_sag
from socialvicevaert.features.tal.queries.sager import sager_in_period
from socialvicevaert.features.tal.queries.scope import Scope
from socialvicevaert.storage.session import Session

_Counts = Callable[[HusstandState], bool]


def behind(key: str) -> Behind | None:
    """What is behind `husstande.` + key; None for one that there is not."""
    kind, _, rest = key.partition(".")
    if kind not in ("sag", "fogedsag"):
        return None
    title = f"Forskellige husstande med {kind}"
    if not rest:
        return Behind(title, _those(_has(kind), kind))
    group, _, which = rest.partition(".")
    type_ = choice_of(HusstandType, which) if group == "type" else None
    if type_ is None:
        return None
    has = _has(kind)
    return Behind(f"{title}: {type_.label}", _those(lambda one: has(one) and one.type is type_, kind))


def behind_arrears(key: str) -> Behind | None:
    """What is behind `restancer.kendte` and `restancer.aarsag.` + cause; None for one that there is not."""
    if key == "kendte":
        return Behind("Husstande i restance, som vi hjælper", _those(_in_arrears))
    group, _, which = key.partition(".")
    if group != "aarsag":
        return None
    if which == "uden_sag":
        title = "Husstande i restance: Kun fogedsag, ingen sag med årsag"
        return Behind(title, _those(lambda one: one.is_arrears_without_sag))
    if which == "ikke_angivet":
        title = "Husstande i restance, årsag: Ikke angivet"
        return Behind(title, _those(lambda one: one.is_arrears_with_sag and one.cause is None))
    cause = choice_of(SagAarsag, which)
    if cause is None:
        return None
    title = f"Husstande i restance, årsag: {cause.label}"
    return Behind(title, _those(lambda one: one.is_arrears_with_sag and one.cause is cause))


def _has(kind: str) -> _Counts:
    return lambda one: one.has_sag if kind == "sag" else one.has_fogedsag


def _in_arrears(one: HusstandState) -> bool:
    return one.is_arrears_with_sag or one.is_arrears_without_sag


def _those(counts: _Counts, kind: str = "") -> Callable[[Session, Scope], Iterable[Found]]:
    """A row a household that counts; of a kind: its newest sag or fogedsag, else the newest of either."""

    def find(session: Session, scope: Scope) -> Iterable[Found]:
        wanted = {number for number, state in husstande_in_period(session, scope).items() if counts(state)}
        rows: list[Found] = []
        if kind in ("", "sag"):
            rows += [row_of_sag(sag) for sag in sager_in_period(session, scope)]
        if kind in ("", "fogedsag"):
            rows += rows_of_fogedsager(session, [number for number, _ in active_fogedsager(session, scope)])
        homes = dict(session.exec(select(col(Beboer.id), household_of())).all())
        newest: dict[int, Found] = {}
        for row in sorted(rows, key=lambda one: (one.on, one.beboer_id, one.what)):
            newest[homes[row.beboer_id]] = row
        return [row for household, row in newest.items() if household in wanted]

    return find
