"""The applications behind a figure."""

from collections import Counter
from collections.abc import Callable

from socialvicevaert.features.ansoegninger.models import Afgoerelse, AnsoegningGrundlag
from socialvicevaert.features.indstillinger.queries import setting
from socialvicevaert.features.indstillinger.settings import SUPPRESSION_THRESHOLD
from socialvicevaert.features.tal.queries.ansoegninger import SentAnsoegning, open_ansoegninger, overdue_ansoegninger
from socialvicevaert.features.tal.queries.rows.found import Behind, Found, choice_of
from socialvicevaert.features.tal.queries.scope import Scope
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.storage.session import Session

_Choose = Callable[[SentAnsoegning], bool]

_ENDINGS: dict[str, tuple[str, _Choose]] = {
    "besvaret": ("Besvaret", lambda one: one.decision not in (None, Afgoerelse.TRUKKET)),
    "venter": ("Venter på svar", lambda one: one.decision is None),
    **{
        one.value: (one.label, lambda sent, one=one: sent.decision is one)  # type: ignore[misc]  # bound per choice
        for one in Afgoerelse
    },
}


def behind(key: str) -> Behind | None:
    """What is behind `ansoegninger.` + key; None for one that there is not."""
    if key == "sendt":
        return Behind("Ansøgninger sendt", _sent(lambda _one: True))
    if key == "venter":
        return Behind("Ansøgninger: Venter ved periodens udgang", _waiting)
    if key == "venter_fra_foer":
        return Behind("Ansøgninger: Sendt før perioden og venter stadig", _waiting_before)
    if key == "over_tid":
        return Behind("Ansøgninger: Venter efter den dag, svaret var ventet", _overdue)
    group, _, rest = key.partition(".")
    if group == "status" and rest in _ENDINGS:
        label, counts = _ENDINGS[rest]
        return Behind(f"Ansøgninger: {label}", _sent(counts))
    return _of_basis(rest) if group == "grundlag" else None


def _of_basis(rest: str) -> Behind | None:
    which, _, ending = rest.partition(".")
    label, counts = _ENDINGS.get(ending, ("", None))
    if ending and counts is None:
        return None
    kept: _Choose = counts or (lambda _one: True)
    words = f": {label}" if label else ""
    if which == "oevrige":
        return Behind(f"Ansøgninger, Øvrige{words}", _of_small_bases(kept))
    basis = choice_of(AnsoegningGrundlag, which)
    if basis is None:
        return None
    return Behind(f"Ansøgninger, {basis.label}{words}", _sent(lambda one: one.basis is basis and kept(one)))


def _in_period(session: Session, scope: Scope) -> list[SentAnsoegning]:
    return [one for one in open_ansoegninger(session, scope) if one.sent_on >= scope.period.from_on]


def _sent(counts: _Choose) -> Callable[[Session, Scope], list[Found]]:
    return lambda session, scope: [_row(one) for one in _in_period(session, scope) if counts(one)]


def _of_small_bases(counts: _Choose) -> Callable[[Session, Scope], list[Found]]:
    """The bases that are too small for a row of their own stand together."""

    def find(session: Session, scope: Scope) -> list[Found]:
        sent = _in_period(session, scope)
        of_each = Counter(one.basis for one in sent)
        threshold = setting(session, SUPPRESSION_THRESHOLD)
        return [_row(one) for one in sent if of_each[one.basis] < threshold and counts(one)]

    return find


def _waiting(session: Session, scope: Scope) -> list[Found]:
    return [_row(one) for one in open_ansoegninger(session, scope) if one.decision is None]


def _waiting_before(session: Session, scope: Scope) -> list[Found]:
    return [_row(one) for one in open_ansoegninger(session, scope) if one.sent_on < scope.period.from_on]


def _overdue(session: Session, scope: Scope) -> list[Found]:
    return [_row(one) for one in overdue_ansoegninger(open_ansoegninger(session, scope), scope.period.to_on)]


def _row(one: SentAnsoegning) -> Found:
    what = f"{one.basis.label}, sendt {show_date(one.sent_on)}"
    return Found(one.beboer_id, one.sent_on, what, "oekonomi", {"part": "ansoegninger", "id": one.id})
