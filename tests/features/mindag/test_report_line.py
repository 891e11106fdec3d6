"""The end of the month: Min dag says that the report of the last month is not issued, until it is."""

from datetime import date, datetime, timedelta

import pytest

from socialvicevaert.features.mindag import queries, rules, service
from socialvicevaert.features.mindag.rules import DayAfsnit, DayLine
from socialvicevaert.features.mindag.ui.words import due
from socialvicevaert.features.rapporter.models import RapportForm
from socialvicevaert.features.rapporter.queries.month_end import unissued_month
from socialvicevaert.features.rapporter.service import issue_report
from socialvicevaert.features.tal.models import Selection
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.clock import DENMARK, FixedClock
from socialvicevaert.storage import Database
from socialvicevaert.storage.session import Session
from socialvicevaert.ui.tone import Tone
from tests.factories import TODAY, intent, new_beboer, new_sag

OCTOBER = Selection(date(2026, 10, 1), date(2026, 10, 31))


def of_the_report(session: Session) -> list[DayLine]:
    return [line for line in queries.min_dag(session) if line.section is DayAfsnit.RAPPORT]


def test_a_month_that_has_ended_without_a_report_is_a_line_that_says_what_is_missing(
    database: Database, vicevaert: Actor
) -> None:
    with database.write(intent(vicevaert)) as session:
        new_sag(session, new_beboer(session), date(2026, 10, 5))
        (line,) = of_the_report(session)
    assert line.title == "Rapporten for oktober 2026 er ikke udstedt"
    assert "2 oplysninger om sagerne mangler" in line.why
    assert line.due_on == date(2026, 11, 2)
    assert line.medarbejder_id == vicevaert.medarbejder_id
    assert (line.action.kind, dict(line.action.extra)["part"]) == ("rapporter", "rapport")
    assert due(line, TODAY)[1] is Tone.NEUTRAL


def test_the_line_goes_when_the_report_is_issued_and_a_part_of_it_is_not_enough(
    database: Database, vicevaert: Actor
) -> None:
    with database.write(intent(vicevaert)) as session:
        new_sag(session, new_beboer(session), date(2026, 10, 5))
        issue_report(session, Selection(date(2026, 10, 1), date(2026, 10, 30)))
        issue_report(session, OCTOBER, form=RapportForm.EVALUERING)
        assert of_the_report(session)
        issue_report(session, OCTOBER)
        assert not of_the_report(session)


def test_a_report_for_each_estate_is_the_report_of_the_month(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        new_sag(session, new_beboer(session), date(2026, 10, 5))
        issue_report(session, Selection(OCTOBER.period_from, OCTOBER.period_to, afdeling_id=1))
        assert not of_the_report(session)


@pytest.mark.parametrize(
    ("day", "is_there"),
    [
        (date(2026, 11, 1), False),  # a Sunday
        (date(2026, 11, 2), True),
        (date(2026, 11, 30), True),
        (date(2027, 1, 1), False),  # New Year's Day, a Friday
        (date(2027, 1, 3), False),
        (date(2027, 1, 4), True),
    ],
)
def test_the_reminder_begins_on_the_first_working_day(
    database: Database, clock: FixedClock, vicevaert: Actor, day: date, is_there: bool
) -> None:
    with database.write(intent(vicevaert)) as session:
        new_sag(session, new_beboer(session), date(2026, 10, 5))
    clock.moment = datetime(day.year, day.month, day.day, 9, tzinfo=DENMARK)
    with database.read(vicevaert) as session:
        assert bool(of_the_report(session)) is is_there


def test_a_file_begun_this_month_is_not_asked_for_the_last_one(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        new_sag(session, new_beboer(session), date(2026, 11, 2))
        assert not of_the_report(session)


def test_it_can_wait_with_a_reason_and_comes_back(database: Database, clock: FixedClock, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        new_sag(session, new_beboer(session), date(2026, 10, 5))
        (line,) = of_the_report(session)
        service.put_off(session, line.key, TODAY + timedelta(days=2), "Venter på restancelisten")
        assert not of_the_report(session)
    clock.moment += timedelta(days=2)
    with database.read(vicevaert) as session:
        assert of_the_report(session)


def test_a_leder_without_a_min_dag_can_be_told_too(database: Database, vicevaert: Actor, leder: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        new_sag(session, new_beboer(session), date(2026, 10, 5))
    with database.read(leder) as session:
        found = unissued_month(session)
    assert found is not None
    assert found.month.name == "oktober 2026"


def test_one_gap_is_said_in_the_singular() -> None:
    assert rules.why_unissued(1).startswith("Måneden er slut. 1 oplysning om sagerne mangler og kan skrives")
    assert "ingen oplysninger" in rules.why_unissued(0)
