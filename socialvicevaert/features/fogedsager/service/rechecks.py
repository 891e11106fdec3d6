"""Re-checks after an averted eviction; each is an opgave."""

from datetime import date

from sqlmodel import col, select

from socialvicevaert.features.fogedsager import rules
from socialvicevaert.features.fogedsager.models import Fogedsag, Genbesoeg
from socialvicevaert.features.opgaver.models import OpgaveDraft, OpgaveKilde
from socialvicevaert.features.opgaver.service import ensure_opgave, withdraw_opgave
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import Problem, ValidationFailed
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session


def record_genbesoeg(session: Session, genbesoeg_id: int, on: date, still_housed: bool, note: str = "") -> None:
    """Write down what a re-check showed.

    :raises ValidationFailed: when the day lies in the future.
    """
    session.require(Permission.WRITE_FOGEDSAGER)
    genbesoeg = session.kept(Genbesoeg, genbesoeg_id)
    if on > session.today:
        raise ValidationFailed([Problem("on", "Datoen kan ikke ligge i fremtiden.")])
    genbesoeg.checked_on = on
    genbesoeg.still_housed = still_housed
    genbesoeg.note = note.strip()
    withdraw_opgave(session, _source_key(genbesoeg.fogedsag_id, genbesoeg.months))
    session.flush()


def plan_rechecks(session: Session, fogedsag: Fogedsag) -> None:
    """Ask again after 3, 6 and 12 months: a row and an opgave for each."""
    assert fogedsag.closed_on is not None
    done = select(Genbesoeg.months).where(
        Genbesoeg.fogedsag_id == row_id(fogedsag), col(Genbesoeg.checked_on) >= fogedsag.closed_on
    )
    asked_already = set(session.exec(done))
    for months, computed in rules.recheck_dates(fogedsag.closed_on):
        if months in asked_already:
            continue
        session.add(Genbesoeg(fogedsag_id=row_id(fogedsag), months=months, due_on=computed.on))
        ensure_opgave(
            session,
            OpgaveDraft(
                title="Genbesøg: bor beboeren der stadig?",
                due_on=computed.on,
                medarbejder_id=fogedsag.responsible_id,
                beboer_id=fogedsag.beboer_id,
                sag_id=fogedsag.sag_id,
                why=f"{months} måneder efter en afværget udsættelse ({show_date(fogedsag.closed_on)})",
                source=OpgaveKilde.OPFOELGNING,
                source_key=_source_key(row_id(fogedsag), months),
            ),
        )


def withdraw_rechecks(session: Session, fogedsag_id: int) -> None:
    """Take back the re-checks that nobody has done, and their opgaver."""
    for genbesoeg in session.exec(select(Genbesoeg).where(Genbesoeg.fogedsag_id == fogedsag_id)):
        if genbesoeg.checked_on is None and genbesoeg.deleted_at is None:
            genbesoeg.deleted_at = session.now
            withdraw_opgave(session, _source_key(fogedsag_id, genbesoeg.months))


def _source_key(fogedsag_id: int, months: int) -> str:
    return f"fogedsag:{fogedsag_id}:genbesoeg:{months}"
