"""Taking something out of the bin, and emptying it of what has lain there long enough."""

from dataclasses import dataclass

from sqlmodel import col, select

from socialvicevaert.features.afdragsordninger.models import Afdragsordning
from socialvicevaert.features.ansoegninger.models import Ansoegning
from socialvicevaert.features.budgetter.models import Budget
from socialvicevaert.features.dokumenter.models import Dokument
from socialvicevaert.features.fogedsager.models import Fogedsag, Genbesoeg
from socialvicevaert.features.forloeb.models import Forloeb
from socialvicevaert.features.forloeb.rules import is_current
from socialvicevaert.features.forloeb.service import refuse_second
from socialvicevaert.features.gaeld.models import Gaeld, GaeldDokument
from socialvicevaert.features.opgaver.models import Opgave
from socialvicevaert.features.papirkurv import rules
from socialvicevaert.features.papirkurv.queries import may_be_seen, what_comes_first
from socialvicevaert.features.papirkurv.removal import binned, keyed_rows_of, removal_of
from socialvicevaert.shared.errors import UserError
from socialvicevaert.storage import Row
from socialvicevaert.storage.session import Session

_KEYS: dict[type[Row], str] = {
    Fogedsag: "fogedsag",
    Gaeld: "gaeld",
    Afdragsordning: "ordning",
    Ansoegning: "ansoegning",
    Dokument: "dokument",
}
"""What the keys of the opgaver about a thing begin with."""


@dataclass(frozen=True)
class Emptied:
    """How many things of the bin were removed for good, and how many stay because something must be kept."""

    removed: int
    staying: int


def take_back(session: Session, table: str, thing_id: int) -> None:
    """Take a thing out of the bin, with what was put there together with it; audited, searchable, can be undone.

    A budget is the current one where there is no other.

    :raises NotAllowed: :raises UserError: it is gone, lies there no more, hangs on something that lies there too, or is
        a course of advice beside one that goes on.
    """
    each = rules.BY_TABLE[table]
    session.require(each.write)
    row = session.get(each.model, thing_id)
    if row is None or not may_be_seen(session, row):
        raise UserError(each.model.gone)
    if row.deleted_at is None:
        raise UserError("Den er allerede hentet tilbage.")
    first = what_comes_first(session, row)
    if first:
        raise UserError(first)
    match row:
        case Fogedsag():
            _take_back_rechecks(session, row)
        case Gaeld():
            _take_back_papers(session, row)
        case Budget():
            row.is_current = not _has_current_beside(session, row)
        case Forloeb() if is_current(row.status, row.closed_on):
            refuse_second(session, row.beboer_id)
    _take_back_opgaver(session, row)
    row.deleted_at = None
    session.flush()


def empty_bin(session: Session) -> Emptied:
    """Remove for good what has lain in the bin longer than the rule says, with what belongs to it.

    No permission is asked: the rule decides, not who happens to be in when the day's backup is made. What must be
    kept – a disclosure, a consent, a referral that was sent – keeps what it is about in the bin.
    """
    days = rules.days_kept(session.today)
    removed = staying = 0
    for each in reversed(rules.BINS):  # children first
        for row in binned(session, each.model):
            if not rules.is_due(row, session.now, days):
                continue
            plan = removal_of(session, row, days)
            if plan.obstacle:
                staying += 1
                continue
            # Parents and children go in any order; the foreign keys are asked when all is done.
            session.connection().exec_driver_sql("PRAGMA defer_foreign_keys=ON")
            for keyed in keyed_rows_of(session, plan.rows):
                session.delete(keyed)
            for loosened, column in plan.loosened:
                setattr(loosened, column, None)
            for gone in plan.rows:
                session.delete(gone)
            session.flush()
            removed += 1
    return Emptied(removed, staying)


def _take_back_rechecks(session: Session, fogedsag: Fogedsag) -> None:
    """The re-checks went into the bin in the same moment."""
    together = col(Genbesoeg.deleted_at) == fogedsag.deleted_at
    for genbesoeg in session.exec(select(Genbesoeg).where(Genbesoeg.fogedsag_id == fogedsag.id, together)):
        genbesoeg.deleted_at = None


def _take_back_papers(session: Session, gaeld: Gaeld) -> None:
    """The debt's papers went into the bin in the same moment."""
    of_it = select(GaeldDokument.dokument_id).where(GaeldDokument.gaeld_id == gaeld.id)
    together = col(Dokument.deleted_at) == gaeld.deleted_at
    for paper in session.exec(select(Dokument).where(col(Dokument.id).in_(of_it), together)):
        _take_back_opgaver(session, paper)
        paper.deleted_at = None


def _has_current_beside(session: Session, budget: Budget) -> bool:
    beside = select(Budget.id).where(
        Budget.beboer_id == budget.beboer_id,
        Budget.id != budget.id,
        col(Budget.is_current),
        col(Budget.deleted_at).is_(None),
    )
    return session.exec(beside).first() is not None


def _take_back_opgaver(session: Session, row: Row) -> None:
    """What a rule asked for about it went into the bin in the same moment."""
    kind = _KEYS.get(type(row))
    if kind is None:
        return
    key = col(Opgave.source_key).startswith(f"{kind}:{row.id}:", autoescape=True)
    for opgave in session.exec(select(Opgave).where(key, col(Opgave.deleted_at) == row.deleted_at)):
        opgave.deleted_at = None
