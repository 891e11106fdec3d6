"""A report within another: a group in a role, a group before and after, a month in a quarter; no small rest follows."""

from collections.abc import Iterator
from datetime import date

import pytest

from socialvicevaert.features.indstillinger.models import Medarbejder, Medarbejdergruppe
from socialvicevaert.features.rapporter.service import issue_report
from socialvicevaert.features.restancer.models import Restanceliste
from socialvicevaert.features.restancer.rules import RestanceBaand
from socialvicevaert.features.sager.models import Sag, SagAarsag, SagKilde, SagResultat
from socialvicevaert.features.tal.figures.ledger import Ledger, Place, Told, ledger_from
from socialvicevaert.features.tal.figures.published import Published
from socialvicevaert.features.tal.figures.together import Together
from socialvicevaert.features.tal.models import Selection
from socialvicevaert.features.tal.rules.suppression import Cell
from socialvicevaert.shared.actor import Actor, Intent, Role
from socialvicevaert.storage import Database, Session, row_id
from tests.features.tal.estate import Estate, at

OCTOBER = (date(2026, 10, 1), date(2026, 10, 31))
AUGUST_TO_OCTOBER = (date(2026, 8, 1), date(2026, 10, 31))
FEW, MANY = list(RestanceBaand)[:2]


@pytest.fixture
def session(database: Database, vicevaert: Actor) -> Iterator[Session]:
    with database.write(Intent("Prøve", vicevaert)) as opened:
        yield opened


def issued(session: Session, days: tuple[date, date], gruppe: str = "") -> Published:
    return issue_report(session, Selection(*days, gruppe=gruppe)).published


def tells_a_few(larger: Published, smaller: Published, key: str) -> bool:
    one, other = larger[key].value, smaller[key].value
    return one is not None and other is not None and 0 < one - other < 5


class Workers:
    """An own group of four among the workers of a role, each with the sager that are said."""

    def __init__(self, session: Session) -> None:
        self._session, self._estate = session, Estate(session)
        group = Medarbejdergruppe(name="Nord")
        session.add(group)
        session.flush()
        self.key = f"gruppe:{row_id(group)}"
        self.inside = [Medarbejder(name=f"Inde {n}", role=Role.VICEVAERT, gruppe_id=row_id(group)) for n in range(4)]
        self.outside = [Medarbejder(name=f"Ude {n}", role=Role.VICEVAERT) for n in range(3)]
        session.add_all([*self.inside, *self.outside])
        session.flush()

    def sager(self, worker: Medarbejder, how_many: int, cause: SagAarsag) -> None:
        for _ in range(how_many):
            number = self._estate.sag(self._estate.beboer(), (date(2026, 10, 5), None), cause=cause)
            self._session.get_one(Sag, number).responsible_id = row_id(worker)
        self._session.flush()


def test_a_role_minus_a_group_within_it_does_not_tell_of_the_few_outside(session: Session) -> None:
    workers = Workers(session)
    workers.sager(workers.inside[0], 12, SagAarsag.SYGDOM)
    workers.sager(workers.inside[0], 10, SagAarsag.LUDOMANI)
    workers.sager(workers.outside[0], 8, SagAarsag.SYGDOM)
    workers.sager(workers.outside[0], 2, SagAarsag.LUDOMANI)
    role, group = issued(session, OCTOBER, "rolle:vicevaert"), issued(session, OCTOBER, workers.key)
    assert role.text("sager.aarsag.ludomani") == "12"
    assert group.text("sager.aarsag.ludomani") == "skjult"
    assert group.text("sager.i_perioden") == "22"


def test_who_leaves_a_group_does_not_follow_from_two_reports_of_it(session: Session) -> None:
    workers = Workers(session)
    workers.sager(workers.inside[0], 12, SagAarsag.SYGDOM)
    workers.sager(workers.inside[3], 3, SagAarsag.SYGDOM)
    before = issued(session, OCTOBER, workers.key)
    workers.inside[3].gruppe_id = None
    session.flush()
    after = issued(session, OCTOBER, workers.key)
    assert before.text("sager.i_perioden") == "15"
    assert after.text("sager.i_perioden") == after.text("sager.beboere") == "skjult"


def test_who_joins_a_group_does_not_follow_either(session: Session) -> None:
    workers = Workers(session)
    workers.sager(workers.inside[0], 12, SagAarsag.SYGDOM)
    workers.sager(workers.outside[0], 3, SagAarsag.SYGDOM)
    before = issued(session, OCTOBER, workers.key)
    workers.outside[0].gruppe_id = workers.inside[0].gruppe_id
    session.flush()
    assert before.text("sager.i_perioden") == "12"
    assert issued(session, OCTOBER, workers.key).text("sager.i_perioden") == "skjult"


def test_who_changes_role_does_not_follow_from_two_reports_of_a_role(session: Session) -> None:
    workers = Workers(session)
    workers.sager(workers.inside[0], 12, SagAarsag.SYGDOM)
    workers.sager(workers.outside[0], 3, SagAarsag.SYGDOM)
    before = issued(session, OCTOBER, "rolle:vicevaert")
    workers.outside[0].role = Role.RAADGIVER
    session.flush()
    after = issued(session, OCTOBER, "rolle:vicevaert")
    assert not tells_a_few(before, after, "sager.i_perioden")


def test_a_ledger_keeps_the_workers_a_group_had(session: Session) -> None:
    workers = Workers(session)
    report = issued(session, OCTOBER, workers.key)
    there = tuple(sorted(row_id(one) for one in workers.inside))
    workers.inside[3].gruppe_id = None
    session.flush()
    assert ledger_from(report.ledger.as_json()).places[""].workers == there


def test_a_report_from_before_workers_were_kept_is_of_those_the_group_has_now() -> None:
    def group(value: int, workers: tuple[int, ...] | None) -> Ledger:
        place = Place(*OCTOBER, gruppe="gruppe:1", workers=workers)
        return Ledger(5, {"": place}, (Cell("sager.i_perioden", value),), (), {}, frozenset({"sager.nye"}))

    together = Together(group(9, (4, 5, 6)), Told((group(9, None),)))
    assert together.known().figures == {}
    assert list(together.known().limits.values()) == [(0, 0)]


def test_a_quarter_minus_its_last_month_does_not_tell_the_cause_of_a_few(session: Session) -> None:
    estate = Estate(session)
    for cause, how_many in ((SagAarsag.SYGDOM, 18), (SagAarsag.LUDOMANI, 15)):
        for _ in range(how_many):
            estate.sag(estate.beboer(), (date(2026, 7, 5), None), cause=cause, source=SagKilde.UKENDT)
    for cause, how_many in ((SagAarsag.SYGDOM, 2), (SagAarsag.LUDOMANI, 7)):
        for _ in range(how_many):
            days = date(2026, 7, 5), date(2026, 9, 3)
            estate.sag(estate.beboer(), days, cause=cause, result=SagResultat.LOEST)
    month, quarter = issued(session, OCTOBER), issued(session, AUGUST_TO_OCTOBER)
    assert month.text("sager.aarsag.sygdom") == "18"
    assert quarter.text("sager.aarsag.sygdom") == "skjult"
    assert quarter.text("sager.i_perioden") == "42"


def test_a_quarter_minus_a_month_does_not_tell_of_a_few_residents_or_households(session: Session) -> None:
    estate = Estate(session)
    residents = [estate.beboer() for _ in range(30)]
    for one in residents[:28]:
        estate.kontakt(one, at(2026, 10, 5, 12))
        estate.kontakt(one, at(2026, 9, 5, 12))
    for one in residents[28:]:
        for day in range(5, 9):
            estate.kontakt(one, at(2026, 9, day, 12))
    month, quarter = issued(session, OCTOBER), issued(session, AUGUST_TO_OCTOBER)
    assert not tells_a_few(quarter, month, "kontakter.beboere")


def test_an_estate_in_a_month_is_some_of_all_estates_in_a_quarter(session: Session) -> None:
    estate = Estate(session)
    other = estate.afdeling("Syd")
    for _ in range(12):
        estate.sag(estate.beboer(estate.afdeling_id), (date(2026, 10, 5), None), cause=SagAarsag.SYGDOM)
    for _ in range(2):
        estate.sag(estate.beboer(other), (date(2026, 8, 5), date(2026, 8, 9)), cause=SagAarsag.SYGDOM)
    month = issue_report(session, Selection(*OCTOBER, afdeling_id=estate.afdeling_id)).published
    assert not tells_a_few(issued(session, AUGUST_TO_OCTOBER), month, "sager.aarsag.sygdom")


def liste(session: Session, on: date, afdeling_id: int, number: str, households: tuple[int, int]) -> None:
    bands = {FEW.value: [households[0], 100_000], MANY.value: [households[1], 900_000]}
    row = Restanceliste(
        boligorganisation_id=1, afdeling_id=afdeling_id, as_of=on, bands={number: bands}, imported_at=session.now,
        imported_by_id=1, file_name="x", file_sha256="x", row_count=1, usable_count=1, unusable_count=0, total_oere=0,
    )  # fmt: skip
    session.add(row)
    session.flush()


def test_the_arrears_of_a_quarter_minus_those_of_a_month_do_not_tell_of_an_older_list(session: Session) -> None:
    estate = Estate(session)
    liste(session, date(2026, 8, 31), estate.afdeling("Syd"), "2", (27, 3))
    liste(session, date(2026, 10, 15), estate.afdeling_id, "1", (20, 20))
    quarter, month = issued(session, AUGUST_TO_OCTOBER), issued(session, OCTOBER)
    assert not tells_a_few(quarter, month, f"restancer.baand.{MANY.value}")


def test_the_arrears_of_the_same_lists_are_the_same_figure_in_every_period(session: Session) -> None:
    estate = Estate(session)
    liste(session, date(2026, 10, 15), estate.afdeling_id, "1", (20, 3))
    quarter, month = issued(session, AUGUST_TO_OCTOBER), issued(session, OCTOBER)
    key = f"restancer.baand.{MANY.value}"
    assert quarter.text(key) == month.text(key) == "<5"
    assert quarter.text("restancer.husstande") == month.text("restancer.husstande")
