"""Arrears on the last list of each landlord in the period: households by amount, with or without a sag."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import func
from sqlalchemy import select as select_many  # SQLModel's is typed for four columns
from sqlmodel import col, select

from socialvicevaert.features.beboere.models import Beboer, Lejemaal
from socialvicevaert.features.indstillinger.models import Afdeling
from socialvicevaert.features.restancer.models import Restance, Restanceliste, RestanceStatus
from socialvicevaert.features.restancer.rules import RestanceBaand, normal_afdeling
from socialvicevaert.features.tal.queries.scope import NO_ESTATE, Scope
from socialvicevaert.features.tal.rules.estates import estate_on
from socialvicevaert.security.roles import Permission
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session


@dataclass(frozen=True)
class RestanceCounts:
    """Households per band; the day of the newest list that says something of them, or None without one in the period.

    `estates` are the households of each estate, `NO_ESTATE` those of which the list does not say whose they are.
    `is_divided` is false where one estate is asked for and the list does not say which households are its own. `read`
    is what they were read from, estate by estate: the number of the list, and the estate as it was by itself in it.
    """

    bands: Mapping[RestanceBaand, int]
    as_of: date | None
    is_divided: bool = True
    estates: Mapping[int, int] = field(default_factory=dict)
    oere: int = 0  # all that these households owe
    read: Mapping[int, frozenset[tuple[int, int]]] = field(default_factory=dict)


@dataclass(frozen=True)
class KnownRestance:
    """One household of a list: whose, of which day, what was owed (øre)."""

    beboer_id: int
    as_of: date
    amount_oere: int


@dataclass
class _Owed:
    """Households by amount, and what they owe together (øre)."""

    bands: Counter[RestanceBaand] = field(default_factory=Counter)
    oere: int = 0

    def add(self, other: "_Owed") -> None:
        self.bands.update(other.bands)
        self.oere += other.oere


@dataclass
class _Parts:
    """What the newest lists of a landlord say of each of its estates, those that merged still by themselves.

    `lists` tells which list that is; `whole_on` is the day of the newest list of every estate, `own_on` those of newer
    lists of one.
    """

    owed: dict[int, _Owed] = field(default_factory=dict)
    lists: dict[int, int] = field(default_factory=dict)
    own_on: dict[int, date] = field(default_factory=dict)
    whole_on: date | None = None
    is_divided: bool = True

    def as_of(self, estates: Iterable[int]) -> date | None:
        """The day of the newest list that says something of these estates."""
        return max((self.own_on[one] for one in estates if one in self.own_on), default=self.whole_on)

    def replace_all(self, liste_id: int, found: Iterable[tuple[int | None, _Owed]], on: date) -> None:
        """A list of every estate; None as a number: it does not say of which."""
        self.owed.clear()
        self.lists.clear()
        self.own_on.clear()
        self.whole_on = on
        self.is_divided = True
        for afdeling_id, owed in found:
            self.is_divided &= afdeling_id is not None
            self.owed.setdefault(afdeling_id or NO_ESTATE, _Owed()).add(owed)
            self.lists[afdeling_id or NO_ESTATE] = liste_id

    def replace_one(self, liste_id: int, afdeling_id: int, owed: _Owed, on: date, scope: Scope) -> None:
        """A list of one estate, and of those that were part of it on the day of the list."""
        for other in list(self.owed):
            if estate_on(other, on, scope.merges) == afdeling_id:
                del self.owed[other], self.lists[other]
        self.owed[afdeling_id] = owed
        self.lists[afdeling_id] = liste_id
        self.own_on[afdeling_id] = on


class _Numbers:
    """Which estate of a landlord has a number."""

    def __init__(self, session: Session, scope: Scope) -> None:
        self._scope = scope
        self._estates: dict[tuple[int, str], list[int]] = {}
        known = select(col(Afdeling.id), col(Afdeling.boligorganisation_id), col(Afdeling.number))
        for afdeling_id, organisation_id, number in session.exec(known.order_by(col(Afdeling.id))):
            if afdeling_id is not None and normal_afdeling(number):
                self._estates.setdefault((organisation_id, normal_afdeling(number)), []).append(afdeling_id)

    def estate(self, organisation_id: int, number: str) -> int | None:
        """None where the number is missing or two estates have it; `NO_ESTATE` where none has it."""
        found = self._estates.get((organisation_id, number), [NO_ESTATE])
        counted_as = {self._scope.estate_of(one) for one in found}
        return found[0] if number and len(counted_as) == 1 else None


def restance_counts(session: Session, scope: Scope) -> RestanceCounts:
    """Households of the estate, or of all; a list of one estate replaces only that estate's part of an older list.

    A household in arrears belongs to no worker: a report on a group has none.
    """
    session.require(Permission.ISSUE_REPORTS)
    if scope.workers is not None:
        return RestanceCounts({}, None)
    newest, as_of = _newest(session, scope)
    wanted = scope.afdeling_id
    if wanted:  # of the lists of other landlords and other estates it has none
        newest = _of_landlord(session, newest, wanted)
        as_of = next((parts.as_of(scope.afdelinger or ()) for parts in newest.values()), None)
    total = _Owed()
    estates: Counter[int] = Counter()
    read: dict[int, set[tuple[int, int]]] = {}
    for parts in newest.values():
        for number, owed in parts.owed.items():
            afdeling_id = scope.estate_of(number)
            estates[afdeling_id] += sum(owed.bands.values())
            read.setdefault(afdeling_id, set()).add((parts.lists[number], number))
            if wanted in (None, afdeling_id):
                total.add(owed)
    is_divided = wanted is None or all(parts.is_divided for parts in newest.values())
    sources = {one: frozenset(found) for one, found in read.items()}
    return RestanceCounts(total.bands, as_of, is_divided, estates, total.oere, sources)


def _of_landlord(session: Session, newest: Mapping[int, _Parts], afdeling_id: int) -> dict[int, _Parts]:
    estate = session.get(Afdeling, afdeling_id)
    return {one: parts for one, parts in newest.items() if estate is not None and estate.boligorganisation_id == one}


def known_restancer(session: Session, scope: Scope) -> list[KnownRestance]:
    """The counted households that are kept by name: those with a sag when the list was read."""
    session.require(Permission.SEE_BEBOERE)
    if scope.workers is not None:
        return []
    lists: dict[int, set[int]] = {}  # list → the estates, as they are counted now, that it is the newest of
    for parts in _newest(session, scope)[0].values():
        for number, liste_id in parts.lists.items():
            lists.setdefault(liste_id, set()).add(scope.estate_of(number))
    rows = session.execute(
        select_many(
            col(Restance.restanceliste_id),
            col(Restance.lejemaal_id),
            col(Restance.beboer_id),
            col(Restance.amount_oere),
            col(Restanceliste.as_of),
            func.coalesce(col(Lejemaal.afdeling_id), NO_ESTATE),
        )
        .join(Restanceliste, col(Restanceliste.id) == col(Restance.restanceliste_id))
        .join(Lejemaal, col(Lejemaal.id) == col(Restance.lejemaal_id))
        .join(Beboer, col(Beboer.id) == col(Restance.beboer_id))
        .where(
            col(Restance.deleted_at).is_(None),
            col(Beboer.deleted_at).is_(None),
            col(Restance.status) != RestanceStatus.UDGAAET,  # it is not on the list any more
            col(Restance.restanceliste_id).in_(sorted(lists)),
        )
        .order_by(col(Restance.id))
    )
    households: dict[tuple[int, int], KnownRestance] = {}
    for liste_id, lejemaal_id, beboer_id, amount_oere, as_of, afdeling_id in rows:
        home = scope.estate_of(afdeling_id)
        part = home if home in lists[liste_id] else NO_ESTATE  # the list may not say whose its households are
        if part in lists[liste_id] and scope.afdeling_id in (None, part):
            known = KnownRestance(beboer_id, as_of, amount_oere)
            households.setdefault((liste_id, lejemaal_id), known)  # two residents of one home are one household
    return list(households.values())


def _newest(session: Session, scope: Scope) -> tuple[dict[int, _Parts], date | None]:
    """What the newest lists of each landlord say, and the day of the newest of all."""
    lists = session.exec(
        select(Restanceliste)
        .where(
            col(Restanceliste.deleted_at).is_(None),
            Restanceliste.as_of >= scope.period.from_on,
            Restanceliste.as_of <= scope.period.to_on,
        )
        .order_by(col(Restanceliste.as_of), col(Restanceliste.id))
    ).all()
    numbers = _Numbers(session, scope)
    newest: dict[int, _Parts] = {}
    for one in lists:
        landlord, liste_id = one.boligorganisation_id, row_id(one)
        parts = newest.setdefault(landlord, _Parts())
        if one.afdeling_id is None:
            found = [(numbers.estate(landlord, number), _households([bands])) for number, bands in one.bands.items()]
            parts.replace_all(liste_id, found, one.as_of)
        else:
            parts.replace_one(liste_id, one.afdeling_id, _households(one.bands.values()), one.as_of, scope)
    return newest, lists[-1].as_of if lists else None


def _households(stored: Iterable[Mapping[str, list[int]]]) -> _Owed:
    found = _Owed()
    for bands in stored:
        for band, (households, oere) in bands.items():
            found.add(_Owed(Counter({RestanceBaand(band): households}), oere))
    return found
