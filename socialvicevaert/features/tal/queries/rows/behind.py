"""From a key to its rows: prefixes, permission, names, order."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sqlmodel import col, select

from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.indstillinger.models import Afdeling
from socialvicevaert.features.tal.models import Selection
from socialvicevaert.features.tal.queries.rows import (
    ansoegninger,
    fogedsager,
    forloeb,
    henvisninger,
    kontakter,
    oekonomi,
    restancer,
    sager,
    samtykker,
)
from socialvicevaert.features.tal.queries.rows.found import Behind, Found
from socialvicevaert.features.tal.queries.scope import scope_of
from socialvicevaert.features.tal.rules.period import Period
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import UserError
from socialvicevaert.storage.session import Session

LIMIT = 500
"""So many rows are given at most, the newest."""

_SUBJECTS: Mapping[str, Callable[[str], Behind | None]] = {
    "sager": sager.behind,
    "kontakter": kontakter.behind,
    "fogedsager": fogedsager.behind,
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

    `selection` is what they were found in, after the prefixes of the key; `words` says it.
    """

    key: str
    label: str
    words: str
    selection: Selection
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
    asked = _selected(selection, prefixes)
    scope = scope_of(session, asked)
    behind = _behind(rest)
    if behind is None:
        raise UserError("Der er ingen rækker at vise bag det tal.")
    found = sorted(behind.find(session, scope), key=lambda one: (one.on, one.beboer_id, one.what), reverse=True)
    if behind.is_of_persons:
        found = list({one.beboer_id: one for one in reversed(found)}.values())[::-1]
    unnamed = behind.unnamed(session, scope)
    return Rows(
        key,
        behind.title_in(session),
        f"{scope.period.name} · {_place(session, asked)}",
        asked,
        _named(session, found[:LIMIT]),
        len(found) + unnamed,
        unnamed,
    )


def _place(session: Session, selection: Selection) -> str:
    if selection.afdeling_id is None:
        return "alle afdelinger"
    found = session.get(Afdeling, selection.afdeling_id)
    return found.name if found else "ingen afdeling"


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


def _selected(selection: Selection, prefixes: Sequence[str]) -> Selection:
    """The selection a block of keys has in its own report."""
    for prefix in prefixes:
        word, _, which = prefix.partition(".")
        period = Period(selection.period_from, selection.period_to)
        if word == "foer" and selection.compare_year is not None:
            period = period.in_year(selection.compare_year)
        elif word == "md":
            year, month = which.split("-")
            period = Period.month(int(year), int(month))
        elif word == "afd":
            selection = replace(selection, afdeling_id=int(which))
        selection = replace(selection, period_from=period.from_on, period_to=period.to_on, compare_year=None)
    return selection


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
