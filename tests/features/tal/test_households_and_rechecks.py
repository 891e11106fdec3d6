"""Households, why they are in arrears, re-checks, the ways residents are met, and what was saved: at the borders."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from socialvicevaert.features.beboere.models import Beboer, Husstand, HusstandType
from socialvicevaert.features.fogedsager.models import (
    FogedsagClosing,
    FogedsagDraft,
    FogedStadie,
    FogedUdfald,
    IndsatsResultat,
)
from socialvicevaert.features.fogedsager.queries import fogedsag
from socialvicevaert.features.fogedsager.service import close_fogedsag, open_fogedsag, record_genbesoeg, set_stage
from socialvicevaert.features.indstillinger.models import Indstilling
from socialvicevaert.features.kontakter.models import Kontakt, KontaktArt, KontaktSted
from socialvicevaert.features.rapporter.queries.figures import report_figures
from socialvicevaert.features.rapporter.words.definitions import definitions
from socialvicevaert.features.restancer.models import Restance, Restanceliste, RestanceStatus
from socialvicevaert.features.sager.models import SagAarsag
from socialvicevaert.features.tal.figures.counting import count
from socialvicevaert.features.tal.figures.model import model_of
from socialvicevaert.features.tal.models import Selection
from socialvicevaert.features.tal.queries.kontakt_ways import is_outside_office_hours
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.clock import DENMARK
from socialvicevaert.storage import Database, row_id
from socialvicevaert.storage.session import Session
from tests.factories import intent, new_beboer
from tests.features.tal.estate import WORKER, Estate, at

OCTOBER = Selection(date(2026, 10, 1), date(2026, 10, 31))
PERMANENT = IndsatsResultat.AFVAERGET_PERMANENT


@pytest.fixture
def session(database: Database, raadgiver: Actor) -> Iterator[Session]:
    with database.write(intent(raadgiver)) as opened:
        yield opened


@pytest.fixture
def estate(session: Session) -> Estate:
    return Estate(session)


def true(session: Session, parameters: Selection = OCTOBER) -> dict[str, int]:
    """The figures before anything is hidden."""
    return model_of(count(session, parameters)).values()


def household(session: Session, kind: HusstandType, *people: int) -> None:
    row = Husstand(type=kind)
    session.add(row)
    session.flush()
    for one in people:
        session.get_one(Beboer, one).husstand_id = row_id(row)
    session.flush()


def test_a_household_counts_once_however_many_of_it_have_sager_and_unknown_is_a_row(estate: Estate) -> None:
    session = estate.session
    people = [estate.beboer() for _ in range(5)]
    household(session, HusstandType.PAR_MED_BOERN, people[0], people[1])
    household(session, HusstandType.UKENDT, people[2])
    for one in people:  # the last two have no household: each is one of unknown type
        estate.sag(one, (date(2026, 10, 1), None))
    estate.sag(people[0], (date(2026, 10, 1), None))
    estate.fogedsag(people[1], date(2026, 10, 2))
    found = true(session)
    assert (found["husstande.sag"], found["husstande.fogedsag"], found["sager.beboere"]) == (4, 1, 5)
    assert (found["husstande.sag.type.par_med_boern"], found["husstande.sag.type.ukendt"]) == (1, 3)
    assert found["husstande.fogedsag.type.par_med_boern"] == 1


def owes(session: Session, who: int, as_of: date, oere: int = 4_000_00) -> None:
    liste = Restanceliste(
        boligorganisation_id=1, as_of=as_of, imported_at=session.now, imported_by_id=WORKER, file_name="",
        file_sha256=str(who), row_count=1, usable_count=1, unusable_count=0, total_oere=oere, bands={},
    )  # fmt: skip
    session.add(liste)
    session.flush()
    home = session.get_one(Beboer, who).lejemaal_id
    assert home is not None
    session.add(
        Restance(
            restanceliste_id=row_id(liste), lejemaal_id=home, beboer_id=who, amount_oere=oere,
            status=RestanceStatus.NY if oere else RestanceStatus.UDGAAET,
        )
    )  # fmt: skip
    session.flush()


def test_the_cause_of_arrears_is_that_of_the_newest_sag_that_says_one(estate: Estate) -> None:
    session, october = estate.session, (date(2026, 10, 1), None)
    listed, silent, evicted, not_helped, paid = (estate.beboer() for _ in range(5))
    estate.sag(listed, october, cause=SagAarsag.SYGDOM)
    estate.sag(listed, october, cause=SagAarsag.LUDOMANI)
    estate.sag(listed, october)
    estate.sag(silent, october)
    estate.sag(paid, october, cause=SagAarsag.DIGITAL)
    for one in (listed, silent, not_helped):
        owes(session, one, date(2026, 10, 20))
    owes(session, paid, date(2026, 10, 20), oere=0)  # gone from the list
    owes(session, paid, date(2026, 9, 20))  # owed before the period
    estate.fogedsag(evicted, date(2026, 10, 3))
    found = true(session)
    rows = {key: value for key, value in found.items() if key.startswith("restancer.aarsag.") and value}
    assert {key.rsplit(".", 1)[1]: value for key, value in rows.items() if "resten" not in key} == {
        "ludomani": 1, "ikke_angivet": 1, "uden_sag": 1,
    }  # fmt: skip
    assert found["restancer.kendte"] == 3


def averted(session: Session, closed_on: date) -> int:
    fogedsag_id = open_fogedsag(session, FogedsagDraft(new_beboer(session), date(2026, 1, 5), WORKER))
    close_fogedsag(session, fogedsag_id, FogedsagClosing(closed_on, FogedUdfald.BETALT, PERMANENT))
    return fogedsag_id


def answer(session: Session, fogedsag_id: int, on: date, still_housed: bool) -> None:
    (first, *_) = fogedsag(session, fogedsag_id).genbesoeg
    record_genbesoeg(session, first.id, on, still_housed)


def test_of_the_rechecks_due_in_the_period_each_is_known_or_unknown_and_one_opened_again_is_not_lost(
    session: Session,
) -> None:
    july = [averted(session, date(2026, 7, 1 + number)) for number in range(7)]  # three months later is October
    averted(session, date(2026, 6, 29))  # due in September
    averted(session, date(2026, 8, 1))  # due in November: the first is a Sunday
    answer(session, july[0], date(2026, 10, 8), still_housed=True)
    answer(session, july[1], date(2026, 10, 8), still_housed=False)
    answer(session, july[2], date(2026, 11, 2), still_housed=True)  # known after the period
    set_stage(session, july[3], FogedStadie.PAAKRAV, date(2026, 9, 1), "Nyt påkrav")  # its plan is taken back
    set_stage(session, july[4], FogedStadie.PAAKRAV, date(2026, 8, 1), "Nyt påkrav")
    close_fogedsag(
        session, july[4], FogedsagClosing(date(2026, 9, 10), FogedUdfald.UDSAT, IndsatsResultat.IKKE_AFVAERGET)
    )
    close_fogedsag(  # a slip of the pen: it never was averted
        session, july[5],
        FogedsagClosing(date(2026, 7, 6), FogedUdfald.UDSAT, IndsatsResultat.IKKE_AFVAERGET, "Skrevet forkert"),
    )  # fmt: skip
    found = true(session)
    keys = ("forfaldne", "kendt", "bor_der", "bor_der_ikke", "ukendt")
    assert [found[f"genbesoeg.3.{key}"] for key in keys] == [6, 3, 1, 2, 3]
    assert (found["genbesoeg.6.forfaldne"], found["genbesoeg.12.forfaldne"]) == (0, 0)
    later = true(session, Selection(date(2026, 10, 1), date(2026, 11, 22)))
    assert [later[f"genbesoeg.3.{key}"] for key in keys] == [7, 4, 2, 2, 3]


def test_a_recheck_is_due_on_the_day_the_program_planned_it(session: Session) -> None:
    for day in range(0, 60, 7):
        fogedsag_id = averted(session, date(2026, 6, 15) + timedelta(days=day))
        (three, *_) = fogedsag(session, fogedsag_id).genbesoeg
        if three.due_on <= date(2026, 11, 22):
            assert true(session, Selection(three.due_on, three.due_on))["genbesoeg.3.forfaldne"] == 1


@pytest.mark.parametrize(
    ("moment", "outside"),
    [
        (at(2026, 10, 5, 7, 59), True),  # a Monday
        (at(2026, 10, 5, 8, 0), False),
        (at(2026, 10, 5, 15, 59), False),
        (at(2026, 10, 5, 16, 0), True),
        (at(2026, 10, 10, 12, 0), True),  # a Saturday
        (at(2026, 5, 14, 12, 0), True),  # Kristi himmelfartsdag
        (at(2026, 6, 5, 12, 0), False),  # Grundlovsdag is a working day
        (datetime(2026, 7, 6, 6, 0, tzinfo=UTC), False),  # 8 in Denmark's summer
        (datetime(2026, 11, 16, 6, 59, tzinfo=UTC), True),
        (datetime(2026, 11, 16, 7, 0, tzinfo=UTC), False),  # 8 in its winter
    ],
)
def test_outside_office_hours_is_by_the_clock_on_the_wall(estate: Estate, moment: datetime, outside: bool) -> None:
    assert is_outside_office_hours(moment) is outside
    estate.kontakt(estate.beboer(), moment)
    day = moment.astimezone(DENMARK).date()
    found = true(estate.session, Selection(day, day))
    assert (found["kontakter.tid.uden_for"], found["kontakter.tid.kontortid"]) == (int(outside), int(not outside))


def test_where_and_with_whom_are_as_written_and_what_nobody_wrote_is_a_row(estate: Estate) -> None:
    who = estate.beboer()
    for place, company in ((KontaktSted.HJEM, "Tolk"), (KontaktSted.HJEM, ""), (None, "")):
        estate.session.add(
            Kontakt(
                beboer_id=who, medarbejder_id=WORKER, held_at=at(2026, 10, 6, 10), kind=KontaktArt.SAMTALE,
                place=place, with_whom=company,
            )
        )  # fmt: skip
    estate.kontakt(who, at(2026, 10, 6, 10), KontaktArt.FORGAEVES)  # nobody was met anywhere
    found = true(estate.session)
    assert (found["kontakter.sted.hjem"], found["kontakter.sted.ikke_angivet"]) == (2, 1)
    assert (found["kontakter.deltog.andre"], found["kontakter.deltog.ingen_noteret"]) == (1, 2)


def october_list(estate: Estate, bands: dict[str, list[int]]) -> None:
    estate.session.add(
        Restanceliste(
            boligorganisation_id=1, as_of=date(2026, 10, 20), imported_at=estate.session.now, imported_by_id=WORKER,
            file_name="", file_sha256="0", row_count=1, usable_count=1, unusable_count=0, total_oere=1,
            bands={"1": bands},
        )
    )  # fmt: skip
    estate.session.flush()


def test_what_is_owed_together_is_printed_in_whole_thousands_up_to_amounts_of_twelve_digits(estate: Estate) -> None:
    october_list(estate, {"under_5000": [9, 27_000_00], "fra_30000": [5, 999_999_999_499_00]})
    report = report_figures(estate.session, OCTOBER)
    assert report.sums["restancer.beloeb"] == 1_000_000_026_000_00
    assert report.sum_text("restancer.beloeb") == "1.000.000.026.000 kr."


def test_what_is_owed_together_is_not_printed_where_a_band_is_hidden(estate: Estate) -> None:
    october_list(estate, {"under_5000": [9, 27_000_00], "fra_30000": [1, 240_000_00]})
    report = report_figures(estate.session, OCTOBER)
    assert report.sums["restancer.beloeb"] is None
    assert report.sum_text("restancer.beloeb") == "–"


def set_saving(session: Session, **values: str) -> None:
    for key, value in values.items():
        session.add(Indstilling(key=f"saving_{key}", value=value))
    session.flush()


def test_the_saving_stands_with_what_it_assumes_and_its_source(estate: Estate) -> None:
    session = estate.session
    for _ in range(12):
        estate.fogedsag(estate.beboer(), date(2026, 9, 1), (date(2026, 10, 2), FogedUdfald.BETALT, PERMANENT))
    assert report_figures(session, OCTOBER).saving is None
    set_saving(session, per_averted_oere="99999999999900", assumption="Kommunens udgift det første år.")
    assert report_figures(session, OCTOBER).saving is None  # no source
    set_saving(session, source="CFBU 2015")
    report = report_figures(session, OCTOBER)
    assert report.saving is not None
    assert report.saving.amount_oere == 12 * 999_999_999_999_00
    assert report[report.saving.based_on].value == 12
    (words,) = [meaning for word, meaning in definitions(report) if word == "Anslået besparelse"]
    assert "Kommunens udgift det første år. Kilde: CFBU 2015" in words


def test_a_hidden_number_of_averted_is_not_told_by_the_saving(estate: Estate) -> None:
    set_saving(estate.session, per_averted_oere="10000000", assumption="Udgift.", source="CFBU 2015")
    for _ in range(3):
        estate.fogedsag(estate.beboer(), date(2026, 9, 1), (date(2026, 10, 2), FogedUdfald.BETALT, PERMANENT))
    report = report_figures(estate.session, OCTOBER)
    assert report.text("fogedsager.afvaerget") == "<5"
    assert report.saving is None
    assert not [word for word, _ in definitions(report) if word == "Anslået besparelse"]
