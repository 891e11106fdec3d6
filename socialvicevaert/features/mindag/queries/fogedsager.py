"""The lines of the day that come from fogedsager: court meetings, next steps, and help that will be too late."""

from collections.abc import Iterator
from datetime import date, timedelta

from socialvicevaert.features.ansoegninger.rules import Verdict
from socialvicevaert.features.fogedsager.models import DatoArt
from socialvicevaert.features.fogedsager.queries import FogedsagRow, fogedsager
from socialvicevaert.features.mindag import rules
from socialvicevaert.features.mindag.rules import DayAction, DayAfsnit, DayLine
from socialvicevaert.features.oekonomi.queries import RaceMark, races
from socialvicevaert.features.oekonomi.queries.overview import RACE_DAYS
from socialvicevaert.shared.formats.dates import show_date, show_relative, show_time
from socialvicevaert.storage.session import Session

_TOO_LATE = frozenset({Verdict.TOO_LATE, Verdict.TOO_CLOSE})


def fogedsag_lines(session: Session) -> Iterator[DayLine]:
    """One line a fogedsag and reason; a court meeting that is near stands for all the rest of its case."""
    rows = fogedsager(session)
    late = {one.fogedsag_id: one for one in races(session, rows) if one.verdict in _TOO_LATE}
    for row in rows:
        court = _court_line(session, row, late.get(row.id))
        if court is not None:
            yield court
            continue
        if row.id in late:
            yield from _race_line(session, row, late[row.id])
        action = row.next_action
        if action is not None and action.due_on <= session.today + timedelta(days=rules.DEADLINE_DAYS):
            yield _fogedsag_line(
                row,
                key=f"fogedsag:{row.id}:{row.stage.value}:{action.due_on}",
                section=DayAfsnit.FRISTER,
                title=action.text,
                why=action.why,
                due_on=action.due_on,
            )


def _race_line(session: Session, row: FogedsagRow, mark: RaceMark) -> Iterator[DayLine]:
    """Help that cannot come in time is said while there are days left to do something else."""
    on = mark.deadline_on
    if on is not None and on <= session.today + timedelta(days=RACE_DAYS):
        yield _fogedsag_line(
            row,
            key=f"kaploeb:{row.id}:{on}",
            section=DayAfsnit.FRISTER,
            title="Hjælpen når ikke frem i tide",
            why=rules.why_too_late(mark.text),
            due_on=on,
        )


def _court_line(session: Session, row: FogedsagRow, late: RaceMark | None) -> DayLine | None:
    last = session.today + timedelta(days=rules.COURT_DAYS)
    for step in row.steps:
        if step.kind in {DatoArt.FOGEDMOEDE, DatoArt.UDSAETTELSE} and session.today <= step.on <= last:
            at = f" kl. {show_time(step.at)}" if step.at else ""
            action = row.next_action
            why = action.text if action else f"{step.kind.label} {show_date(step.on)}"
            return _fogedsag_line(
                row,
                key=rules.court_key(row.id, step.kind.value, step.on),
                section=DayAfsnit.RETSMOEDER,
                title=f"{step.kind.label} {show_relative(step.on, session.today)}{at}",
                why=rules.why_too_late(late.text) if late is not None else why,
                due_on=step.on,
            )
    return None


def _fogedsag_line(row: FogedsagRow, *, key: str, section: DayAfsnit, title: str, why: str, due_on: date) -> DayLine:
    return DayLine(
        key=key,
        section=section,
        beboer_id=row.beboer_id,
        beboer=row.beboer,
        title=title,
        why=why,
        due_on=due_on,
        action=DayAction("Åbn fogedsag", "fogedsag", row.id),
        medarbejder_id=row.responsible_id,
    )
