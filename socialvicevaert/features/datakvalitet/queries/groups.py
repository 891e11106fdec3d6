"""A kind of gap and its rows, as screens are given them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from socialvicevaert.shared.choice import Choice

SHOWN = 500
"""So many rows of a kind are listed; who has more begins with these."""


class Fix(Choice):
    """What is missing is one choice, and can be made in the list itself."""

    AARSAG = "aarsag", "Vælg årsag"
    BEHOV = "behov", "Vælg behov"
    RESULTAT = "resultat", "Vælg resultat"


@dataclass(frozen=True)
class Form:
    """Where a row is put right at once: a kind of target that opens a form or a case, which one, and where in it."""

    kind: str
    id: int
    tab: str = ""
    extra: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class MissingRow:
    """One row to put right: whose it is, which, and the tab where it stands, with what is opened in it.

    `number` is its own within its kind, `on` its day, `form` the shortest way to put it right.
    """

    beboer_id: int
    beboer: str
    what: str
    tab: str
    extra: Mapping[str, object] = field(default_factory=dict)
    number: int = 0
    on: date | None = None
    responsible_id: int | None = None
    responsible: str = ""
    form: Form | None = None


@dataclass(frozen=True)
class MissingGroup:
    """One kind of gap. `figure` is its key among the published figures, `whole` that of its denominator; "" for none.

    `how_many` and `of` are the true counts. For a role that sees no residents there are neither rows nor counts: it is
    told what is published.
    """

    key: str
    title: str
    figure: str
    whole: str
    rows: tuple[MissingRow, ...]
    why: str = ""
    how_many: int = 0
    of: int = 0
    fix: Fix | None = None
