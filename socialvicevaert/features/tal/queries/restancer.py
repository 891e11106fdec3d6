"""Arrears on the last list of each landlord in the period: households by amount, with or without a sag."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlmodel import col, select

from socialvicevaert.features.indstillinger.models import Afdeling
from socialvicevaert.features.restancer.models import Restanceliste
from socialvicevaert.features.restancer.rules import RestanceBaand, normal_afdeling
from socialvicevaert.features.tal.queries.scope import NO_ESTATE, Scope
from socialvicevaert.features.tal.rules.estates import estate_on
from socialvicevaert.security.roles import Permission
from socialvicevaert.storage.session import Session


@dataclass(frozen=True)
class RestanceCounts:
    """Households per band; the day of the newest list, or None without a list in the period.

    `estates` are the households of each estate, `NO_ESTATE` those of which the list does not say whose they are.
    `is_divided` is false where one estate is asked for and the list does not say which households are its own.
    """

    bands: Mapping[RestanceBaand, int]
    as_of: date | None
    is_divided: bool = True
    estates: Mapping[int, int] = field(default_factory=dict)


@dataclass
class _Parts:
    """What the newest lists of a landlord say of each of its estates, those that merged still by themselves."""

    bands: dict[int, Counter[RestanceBaand]] = field(default_factory=dict)
    is_divided: bool = True

    def replace_all(self, found: Iterable[tuple[int | None, Counter[RestanceBaand]]]) -> None:
        """A list of every estate; None as a number: it does not say of which."""
        self.bands.clear()
        self.is_divided = True
        for afdeling_id, bands in found:
            self.is_divided &= afdeling_id is not None
            self.bands.setdefault(afdeling_id or NO_ESTATE, Counter()).update(bands)

    def replace_one(self, afdeling_id: int, bands: Counter[RestanceBaand], on: date, scope: Scope) -> None:
        """A list of one estate, and of those that were part of it on the day of the list."""
        for other in list(self.bands):
            if estate_on(other, on, scope.merges) == afdeling_id:
                del self.bands[other]
        self.bands[afdeling_id] = bands


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
        parts = newest.setdefault(one.boligorganisation_id, _Parts())
        if one.afdeling_id is None:
            landlord = one.boligorganisation_id
            parts.replace_all(
                (numbers.estate(landlord, number), _households([bands])) for number, bands in one.bands.items()
            )
        else:
            parts.replace_one(one.afdeling_id, _households(one.bands.values()), one.as_of, scope)
    wanted = scope.afdeling_id
    total: Counter[RestanceBaand] = Counter()
    estates: Counter[int] = Counter()
    for parts in newest.values():
        for number, bands in parts.bands.items():
            afdeling_id = scope.estate_of(number)
            estates[afdeling_id] += sum(bands.values())
            if wanted in (None, afdeling_id):
                total.update(bands)
    is_divided = wanted is None or all(parts.is_divided for parts in newest.values())
    return RestanceCounts(total, lists[-1].as_of if lists else None, is_divided, estates)


def _households(stored: Iterable[Mapping[str, list[int]]]) -> Counter[RestanceBaand]:
    found: Counter[RestanceBaand] = Counter()
    for bands in stored:
        found.update({RestanceBaand(band): households for band, (households, _oere) in bands.items()})
    return found
