"""Arrears on the last list of each landlord in the period: households by amount, with or without a sag."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlmodel import col, select

from socialvicevaert.features.indstillinger.models import Afdeling
from socialvicevaert.features.restancer.models import Restanceliste
from socialvicevaert.features.restancer.rules import RestanceBaand, normal_afdeling
from socialvicevaert.features.tal.queries.scope import Scope
from socialvicevaert.security.roles import Permission
from socialvicevaert.storage.session import Session


@dataclass(frozen=True)
class RestanceCounts:
    """Households per band; the day of the newest list, or None without a list in the period.

    `is_divided` is false where one estate is asked for and the list does not say which households are its own.
    """

    bands: Mapping[RestanceBaand, int]
    as_of: date | None
    is_divided: bool = True


def restance_counts(session: Session, scope: Scope) -> RestanceCounts:
    """Households of the estate, or of all; a list of one estate replaces only that estate's part of an older list."""
    session.require(Permission.ISSUE_REPORTS)
    lists = session.exec(
        select(Restanceliste)
        .where(
            col(Restanceliste.deleted_at).is_(None),
            Restanceliste.as_of >= scope.period.from_on,
            Restanceliste.as_of <= scope.period.to_on,
        )
        .order_by(col(Restanceliste.as_of), col(Restanceliste.id))
    ).all()
    numbers = {
        afdeling_id: normal_afdeling(number)
        for afdeling_id, number in session.exec(select(col(Afdeling.id), col(Afdeling.number)))
    }
    newest: dict[int, dict[str, Counter[RestanceBaand]]] = {}
    for one in lists:
        parts = newest.setdefault(one.boligorganisation_id, {})
        if one.afdeling_id is None:
            parts.clear()
            parts.update({number: _households([bands]) for number, bands in one.bands.items()})
        else:
            parts.pop(numbers.get(one.afdeling_id, ""), None)
            parts[f"#{one.afdeling_id}"] = _households(one.bands.values())
    wanted = {numbers.get(scope.afdeling_id, ""), f"#{scope.afdeling_id}"} - {""} if scope.afdeling_id else None
    total: Counter[RestanceBaand] = Counter()
    is_divided = True
    for parts in newest.values():
        for number, found in parts.items():
            if wanted is None or number in wanted:
                total.update(found)
            elif not number:
                is_divided = False
    return RestanceCounts(total, lists[-1].as_of if lists else None, is_divided)


def _households(stored: Iterable[Mapping[str, list[int]]]) -> Counter[RestanceBaand]:
    found: Counter[RestanceBaand] = Counter()
    for bands in stored:
        found.update({RestanceBaand(band): households for band, (households, _oere) in bands.items()})
    return found
