"""The sager behind a figure."""

from collections.abc import Callable, Iterable
from functools import partial

from socialvicevaert.features.indstillinger.models import Behovsomraade
from socialvicevaert.features.sager.models import SagAarsag, SagKilde, SagResultat
from socialvicevaert.features.tal.queries.rows.found import Behind, Found, choice_of, number_of
from socialvicevaert.features.tal.queries.sager import SagInPeriod, SagState, needs_in_period, sager_in_period
from socialvicevaert.features.tal.queries.scope import Scope
from socialvicevaert.storage.session import Session


def _every(_state: SagState) -> bool:
    return True


_STATES: dict[str, tuple[str, Callable[[SagState], bool]]] = {
    "i_perioden": ("Sager i perioden", _every),
    "primo": ("Sager: åbne ved periodens begyndelse", lambda state: state.was_open),
    "nye": ("Sager: nye og genåbnede i perioden", lambda state: state.is_new),
    "afsluttede": ("Sager: afsluttede ved periodens udgang", lambda state: not state.is_open),
    "ultimo": ("Sager: åbne ved periodens udgang", lambda state: state.is_open),
    "beboere": ("Forskellige beboere med sag", _every),
    "uden_afdeling": ("Sager: beboeren har ingen afdeling", lambda state: not state.has_home),
}


def behind(key: str) -> Behind | None:
    """What is behind `sager.` + key; None for one that there is not."""
    if key in _STATES:
        title, counts = _STATES[key]
        return Behind(title, _those(counts), is_of_persons=key == "beboere")
    group, _, which = key.partition(".")
    if group == "behov":
        return _of_need(which)
    return _without(group) if which == "ikke_angivet" else _of_choice(group, which)


def _of_choice(group: str, which: str) -> Behind | None:
    if group == "resultat" and (result := choice_of(SagResultat, which)):
        return Behind(
            f"Afsluttede sager, resultat: {result.label}",
            _those(lambda state: not state.is_open and state.result is result),
        )
    if group == "aarsag" and (cause := choice_of(SagAarsag, which)):
        return Behind(f"Sager, årsag: {cause.label}", _those(lambda state: state.cause is cause))
    if group == "kilde" and (source := choice_of(SagKilde, which)):
        return Behind(f"Sager, kilde: {source.label}", _those(lambda state: state.source is source))
    return None


def _without(group: str) -> Behind | None:
    if group == "resultat":
        counts = _those(lambda state: not state.is_open and state.result is None)
        return Behind("Afsluttede sager, resultat: ikke angivet", counts)
    if group == "aarsag":
        return Behind("Sager, årsag: ikke angivet", _those(lambda state: state.cause is None))
    return None


def _of_need(which: str) -> Behind | None:
    if which == "ikke_angivet":
        return Behind("Sager, behov: ikke angivet", _of_needs(lambda needs: not needs))
    area = number_of(which)
    if area is None:
        return None
    return Behind("Sager, behov: ", _of_needs(lambda needs: area in needs), name=partial(_area, area))


def _area(number: int, session: Session) -> str:
    found = session.get(Behovsomraade, number)
    return found.name if found else ""


def _those(counts: Callable[[SagState], bool]) -> Callable[[Session, Scope], Iterable[Found]]:
    return lambda session, scope: [row_of_sag(sag) for sag in sager_in_period(session, scope) if counts(sag.state)]


def _of_needs(counts: Callable[[frozenset[int]], bool]) -> Callable[[Session, Scope], Iterable[Found]]:
    def find(session: Session, scope: Scope) -> Iterable[Found]:
        needs = needs_in_period(session, scope)
        return [row_of_sag(sag) for sag in sager_in_period(session, scope) if counts(needs.get(sag.id, frozenset()))]

    return find


def row_of_sag(sag: SagInPeriod) -> Found:
    """A sag as a row."""
    what = " · ".join(part for part in (f"Sag {sag.number}", sag.title) if part)
    return Found(sag.beboer_id, sag.started_on, what, "sager", {"id": sag.id})
