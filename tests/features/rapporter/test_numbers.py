"""The numbers of reports within a year."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from socialvicevaert import audit
from socialvicevaert.features.rapporter.models import Correction
from socialvicevaert.features.rapporter.rules import next_report_id, version_id
from socialvicevaert.features.rapporter.service import correct_report, issue_report
from socialvicevaert.features.tal.models import Selection
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.clock import FixedClock
from socialvicevaert.storage import Database
from socialvicevaert.storage.connection import connect_plainly
from socialvicevaert.storage.migrating import migrate
from tests.conftest import KEY
from tests.factories import intent
from tests.features.tal.estate import Estate

OCTOBER = Selection(date(2026, 10, 1), date(2026, 10, 31))


@given(st.lists(st.tuples(st.integers(1, 12_000), st.integers(1, 40)), max_size=8))
def test_the_next_number_follows_the_highest_whatever_versions_there_are(taken: list[tuple[int, int]]) -> None:
    numbers = [
        version_id(f"R2026-{number:04d}", version) if version > 1 else f"R2026-{number:04d}"
        for number, version in taken
    ]
    wanted = max((number for number, _ in taken), default=0) + 1
    assert next_report_id(2026, [*numbers, "R2025-9999"]) == f"R2026-{wanted:04d}"


def test_a_report_is_issued_after_the_file_went_down_to_an_older_program_and_up_again(
    database: Database, vicevaert: Actor, clock: FixedClock
) -> None:
    with database.write(intent(vicevaert)) as session:
        estate = Estate(session)
        for _ in range(8):
            estate.sag(estate.beboer(), (date(2026, 10, 5), None))
        issued = issue_report(session, OCTOBER)
        for _ in range(8):
            estate.sag(estate.beboer(), (date(2026, 10, 5), None))
        assert correct_report(session, Correction(issued.id, "Otte sager manglede.")).report_id.endswith("udgave 2")
    path = database.path
    database.close()
    for revision in ("0003", "head"):  # down, the program forgets what is a version of what
        connection = connect_plainly(path, KEY)
        migrate(connection, path, revision)
        connection.close()
    with Database.open(path, KEY, clock) as opened:
        audit.install(opened)
        with opened.write(intent(vicevaert)) as session:
            assert issue_report(session, OCTOBER).report_id == "R2026-0002"
