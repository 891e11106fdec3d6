"""From a key to its rows: prefixes, permission, names, order."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sqlmodel import col, select

from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.indstillinger.models import Afdeling
from socialvicevaert.features.indstillinger.queries import gruppe
from socialvicevaert.features.tal.models import Selection
from socialvicevaert.features.tal.queries.rows import (
    ansoegninger,
    fogedsager,
    forloeb,
    genbesoeg,
    henvisninger,
    husstande,
    kontakter,
    nye_mennesker,
    oekonomi,
    restancer,
    sager,
    samtykker,
)
from socialvicevaert.features.tal.queries.rows.found import Behind, Found, number_of
from socialvicevaert.features.tal.queries.scope import NO_ESTATE, Scope, scope_of
from socialvicevaert.features.tal.rules.period import EARLIEST_YEAR, Period
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import UserError
from socialvicevaert.storage.session import Session

LIMIT = 500
"""So many rows are given at most, the newest."""

_YEARS = range(EARLIEST_YEAR - 1, 2200)
"""The first month that is reported has the year before it beside it."""
_NO_ROWS = "Der er ingen rækker at vise bag det tal."

_SUBJECTS: Mapping[str, Callable[[str], Behind | None]] = {
    "sager": sager.behind,
    "kontakter": kontakter.behind,
    "fogedsager": fogedsager.behind,
    "husstande": husstande.behind,
    "nye_mennesker": nye_mennesker.behind,
    "genbesoeg": genbesoeg.behind,
    "henvisninger": henvisninger.behind,
    "samtykker": samtykker.behind,
    "restancer": restancer.behind,
    "forloeb": forloeb.behind,
    "maaling": forloeb.behind_measured,
    "budgetter": oekonomi.behind_budgetter,
    "ordninger": oekonomi.behind_ordninger,
    "ansoegninger": ansoegninger.behind,
}


@dataclass(frozen=True)
class RowBehind:
    """One row: whose, what it is, of which day, and where in the resident's tabs it stands."""

    beboer_id: int
    beboer: str
    what: str
    on: date
    tab: str
    extra: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Rows:
    """The rows behind a figure, newest first. `how_many` is the true figure; `unnamed` of them are kept without names.

    `words` say the period, the estate and the group they were found in.
    """

    key: str
    label: str
    words: str
    rows: tuple[RowBehind, ...]
    how_many: int
    unnamed: int = 0

    @property
    def truncated(self) -> int:
        """How many more there are by name than are given."""
        return self.how_many - self.unnamed - len(self.rows)


def opens(key: str) -> bool:
    """Whether a figure has rows to be seen."""
    return _behind(_without_prefixes(key)[1]) is not None


def rows_behind(session: Session, selection: Selection, key: str) -> Rows:
    """The rows that make up a figure.

    :raises NotAllowed: the role may not see residents. :raises ValidationFailed: the selection is impossible.
    :raises UserError: there is no such figure.
    """
    session.require(Permission.SEE_BEBOERE)
    session.require(Permission.ISSUE_REPORTS)
    prefixes, rest = _without_prefixes(key)
    scope = _scope(session, selection, prefixes)
    behind = _known(rest)
    found = _newest_first(session, scope, behind)
    unnamed = behind.unnamed(session, scope)
    return Rows(
        key,
        behind.title_in(session),
        _words(session, scope, selection),
        _named(session, found[:LIMIT]),
        len(found) + unnamed,
        unnamed,
    )


def found_behind(session: Session, scope: Scope, key: str) -> list[Found]:
    """The rows of a figure without prefixes, newest first and without names.

    :raises NotAllowed: the role may not see residents. :raises UserError: there is no such figure.
    """
    session.require(Permission.SEE_BEBOERE)
    return _newest_first(session, scope, _known(key))


def _newest_first(session: Session, scope: Scope, behind: Behind) -> list[Found]:
    found = sorted(behind.find(session, scope), key=lambda one: (one.on, one.beboer_id, one.what), reverse=True)
    if not behind.is_of_persons:
        return found
    newest: dict[int, Found] = {}
    for one in found:
        newest.setdefault(one.beboer_id, one)
    return list(newest.values())


def _words(session: Session, scope: Scope, selection: Selection) -> str:
    """What was looked at: period, estate, group."""
    place = "Alle afdelinger"
    if scope.afdeling_id is not None:
        found = session.get(Afdeling, scope.afdeling_id) if scope.afdeling_id != NO_ESTATE else None
        place = found.name if found else "Ingen afdeling"
    group = gruppe(session, selection.gruppe)
    return " · ".join([scope.period.name, place, *([group.name] if group else [])])


def _known(key: str) -> Behind:
    behind = _behind(key)
    if behind is None:
        raise UserError(_NO_ROWS)
    return behind


def _behind(key: str) -> Behind | None:
    subject, _, rest = key.partition(".")
    return _SUBJECTS[subject](rest) if subject in _SUBJECTS else None


def _without_prefixes(key: str) -> tuple[tuple[str, ...], str]:
    prefixes: list[str] = []
    while True:
        word, _, rest = key.partition(".")
        if word == "foer":
            prefixes.append(word)
        elif word in ("md", "afd"):
            which, _, rest = rest.partition(".")
            prefixes.append(f"{word}.{which}")
        else:
            return tuple(prefixes), key
        key = rest


def _scope(session: Session, selection: Selection, prefixes: Sequence[str]) -> Scope:
    """What the block of a prefix counts: the report's own scope, with another period or another estate."""
    scope = scope_of(session, selection)
    for prefix in prefixes:
        word, _, which = prefix.partition(".")
        if word == "foer" and selection.compare_year is not None:
            scope = replace(scope, period=scope.period.in_year(selection.compare_year))
        elif word == "md" and (month := _month(which)):
            scope = replace(scope, period=month)
        elif word == "afd" and (estate := number_of(which)) is not None:
            scope = replace(scope, afdeling_id=estate)
        else:
            raise UserError(_NO_ROWS)
    return scope


def _month(text: str) -> Period | None:
    year, _, month = text.partition("-")
    is_year = year.isdecimal() and len(year) == 4 and int(year) in _YEARS
    is_month = month.isdecimal() and len(month) == 2 and 1 <= int(month) <= 12
    return Period.month(int(year), int(month)) if is_year and is_month else None


def _named(session: Session, found: Sequence[Found]) -> tuple[RowBehind, ...]:
    people = session.exec(
        select(col(Beboer.id), col(Beboer.first_name), col(Beboer.last_name)).where(
            col(Beboer.id).in_({one.beboer_id for one in found})
        )
    )
    names = {number: f"{first} {last}".strip() for number, first, last in people}
    return tuple(
        RowBehind(one.beboer_id, names.get(one.beboer_id, ""), one.what, one.on, one.tab, one.extra) for one in found
    )
