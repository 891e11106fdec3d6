"""What counts as changed since a report was issued: everything it prints, of any age."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from socialvicevaert.features.fogedsager.models import FogedUdfald, IndsatsResultat
from socialvicevaert.features.henvisninger.models import Henvisning, HenvisningStatus
from socialvicevaert.features.indstillinger.models import Afdeling
from socialvicevaert.features.indstillinger.service import change_setting, change_settings
from socialvicevaert.features.indstillinger.settings import (
    REPORT_CONTACT,
    SAVING_ASSUMPTION,
    SAVING_PER_AVERTED_OERE,
    SAVING_SOURCE,
)
from socialvicevaert.features.partnere.models import Partner, PartnerKind
from socialvicevaert.features.rapporter.models import Change, UdstedtRapport
from socialvicevaert.features.rapporter.queries.changes import changes_since
from socialvicevaert.features.rapporter.service import issue_report
from socialvicevaert.features.sager.models import SagAarsag
from socialvicevaert.features.tal.models import Selection
from socialvicevaert.shared.actor import Actor
from socialvicevaert.storage import Database, Session, row_id
from tests.factories import intent
from tests.features.tal.estate import Estate

OCTOBER = Selection(date(2026, 10, 1), date(2026, 10, 31))
FIRST_FORMAT = Path(__file__).parent / "issued" / "october_first_format.json"
"""As the program before versions of reports wrote it, of twelve sager with the cause illness."""

Changed = Callable[[Callable[[Session], object]], tuple[Change, ...]]


@pytest.fixture
def autumn(database: Database, vicevaert: Actor) -> Database:
    """Two estates with homes, and nine averted fogedsager that are reckoned with."""
    with database.write(intent(vicevaert)) as session:
        estate = Estate(session)
        other = estate.afdeling("Åparken")
        for home, how_many in ((estate.afdeling_id, 100), (other, 50)):
            session.get_one(Afdeling, home).homes = how_many
            for _ in range(12):
                estate.sag(estate.beboer(home), (date(2026, 10, 5), None), cause=SagAarsag.SYGDOM)
    return database


@pytest.fixture
def changed(autumn: Database, vicevaert: Actor, administrator: Actor) -> Changed:
    """What a correction would say after something was done to a report that was issued."""

    def call(act: Callable[[Session], object]) -> tuple[Change, ...]:
        with autumn.write(intent(vicevaert)) as session:
            number = issue_report(session, OCTOBER).id
        with autumn.write(intent(administrator)) as session:
            act(session)
        with autumn.read(vicevaert) as session:
            return changes_since(session, number)

    return call


def test_another_contact_is_a_change(changed: Changed) -> None:
    found = changed(lambda session: change_setting(session, REPORT_CONTACT, "Amina, 12 34 56 78"))
    assert found == (Change("Grundlag", "Kontakt", "–", "Amina, 12 34 56 78"),)


def test_another_number_of_homes_is_a_change_with_what_is_printed_for_each_hundred(changed: Changed) -> None:
    def fewer(session: Session) -> None:
        session.get_one(Afdeling, 1).homes = 80

    found = {(one.label, one.before, one.after) for one in changed(fewer)}
    assert ("Lærkeparken, boliger", "100", "80") in found
    assert ("Lærkeparken: Sager i perioden, pr. 100 boliger", "12,0", "15,0") in found
    assert not [one for one in found if "Åparken" in one[0]]


def test_an_estate_that_closed_since_is_a_change(changed: Changed) -> None:
    def close(session: Session) -> None:
        session.get_one(Afdeling, 1).closed_on = date(2026, 10, 15)

    found = changed(close)
    assert Change("Grundlag", "Afdelinger lukket eller lagt sammen", "–", "Lærkeparken til 15-10-2026") in found


def test_another_name_of_a_partner_is_a_change(autumn: Database, changed: Changed, vicevaert: Actor) -> None:
    with autumn.write(intent(vicevaert)) as session:
        estate = Estate(session, 700)
        partner = Partner(name="Mødrehjælpen", sort_key="m", kind=PartnerKind.JOBCENTER)
        session.add(partner)
        session.flush()
        session.add_all(
            Henvisning(
                beboer_id=estate.beboer(),
                partner_id=row_id(partner),
                medarbejder_id=1,
                purpose="Prøve",
                status=HenvisningStatus.SENDT,
                created_on=date(2026, 10, 6),
                sent_on=date(2026, 10, 6),
            )
            for _ in range(6)
        )

    def rename(session: Session) -> None:
        session.get_one(Partner, row_id(partner)).name = "Mødrehjælpen i Aarhus"

    assert changed(rename) == (Change("Henvisninger · Partner", "Navn", "Mødrehjælpen", "Mødrehjælpen i Aarhus"),)


def test_what_a_saving_rests_on_is_a_change_though_the_amount_is_the_same(
    autumn: Database, changed: Changed, vicevaert: Actor, administrator: Actor
) -> None:
    with autumn.write(intent(vicevaert)) as session:
        estate = Estate(session, 500)
        for _ in range(9):
            closing = (date(2026, 10, 9), FogedUdfald.BETALT, IndsatsResultat.AFVAERGET_PERMANENT)
            estate.fogedsag(estate.beboer(), date(2026, 10, 2), closing)
    with autumn.write(intent(administrator)) as session:
        change_settings(
            session,
            [
                (SAVING_PER_AVERTED_OERE, 100_000_00),
                (SAVING_ASSUMPTION, "En udsættelse koster det samme hver gang."),
                (SAVING_SOURCE, "Egen opgørelse 2025"),
            ],
        )
    found = changed(lambda session: change_setting(session, SAVING_SOURCE, "Egen opgørelse 2026"))
    assert found == (Change("Skønnet besparelse", "Kilde", "Egen opgørelse 2025", "Egen opgørelse 2026"),)


def test_a_report_of_the_first_format_lists_only_what_both_hold(
    database: Database, vicevaert: Actor, leder: Actor
) -> None:
    with database.write(intent(vicevaert)) as session:
        estate = Estate(session)
        for _ in range(13):
            estate.sag(estate.beboer(), (date(2026, 10, 5), None), cause=SagAarsag.SYGDOM)
        text = FIRST_FORMAT.read_text(encoding="utf-8")
        row = UdstedtRapport(
            report_id="R2026-0001", period_from=OCTOBER.period_from, period_to=OCTOBER.period_to,
            issued_at=session.now, issued_by_id=leder.medarbejder_id, program_version="0.1.0",
            parameters='{"afdeling_id": null, "compare_year": null, "period_from": "2026-10-01", '
            '"period_to": "2026-10-31"}',
            figures=text, document=b"%PDF-1.7 dengang",
        )  # fmt: skip
        session.add(row)
        session.flush()
        assert row.id is not None
        found = changes_since(session, row.id)
    assert Change("Sager", "Sager i perioden", "12", "13") in found
    assert Change("Sager · Årsag", "Sygdom", "12", "13") in found
    assert not [one for one in found if one.section.split(" · ")[0] not in {"Grundlag", "Sager"}]
    assert [one.label for one in found if one.section == "Grundlag"] == ["Metode"]
    assert "ikke med" not in {word for one in found for word in (one.before, one.after)}
