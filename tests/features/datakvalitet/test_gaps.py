"""What is missing, of how many, whose it is to put right, and where."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from socialvicevaert.features.datakvalitet.queries import Fix, Form, MissingGroup, gaps, missing
from socialvicevaert.features.datakvalitet.queries.kinds import KINDS
from socialvicevaert.features.fogedsager.models import FogedUdfald, IndsatsResultat
from socialvicevaert.features.kontakter.models import KontaktArt
from socialvicevaert.features.rapporter.words.definitions import COMPLETENESS
from socialvicevaert.features.sager.models import SagAarsag, SagResultat
from socialvicevaert.features.tal.figures.counting import count
from socialvicevaert.features.tal.figures.model import model_of
from socialvicevaert.features.tal.models import Selection
from socialvicevaert.features.tal.queries.scope import Scope
from socialvicevaert.features.tal.rules.period import Period
from socialvicevaert.shared.actor import Actor, Intent
from socialvicevaert.shared.errors import NotAllowed
from socialvicevaert.storage import Database, Session
from tests.features.tal.estate import WORKER, Estate, at

OCTOBER = Period.month(2026, 10)
DAY = date(2026, 10, 5)


@pytest.fixture
def session(database: Database, vicevaert: Actor) -> Iterator[Session]:
    with database.write(Intent("Prøve", vicevaert)) as opened:
        yield opened


@pytest.fixture
def estate(session: Session) -> Estate:
    return Estate(session)


def gap(session: Session, key: str, workers: frozenset[int] | None = None) -> MissingGroup:
    return next(one for one in gaps(session, Scope(OCTOBER, workers=workers)) if one.key == key)


def test_a_sag_without_cause_is_put_right_in_its_form_at_the_field_that_is_empty(estate: Estate) -> None:
    sag_id = estate.sag(estate.beboer(name="Ngozi"), (DAY, None))
    estate.sag(estate.beboer(), (DAY, None), cause=SagAarsag.UKENDT)
    found = gap(estate.session, "sager_uden_aarsag")
    assert (found.how_many, found.of, found.fix) == (1, 2, Fix.AARSAG)
    (row,) = found.rows
    assert (row.beboer, row.responsible_id, row.on) == ("Ngozi Qvistgaard1", WORKER, DAY)
    assert row.form == Form("sag", sag_id, extra={"field": "cause"})


def test_a_sag_closed_without_a_result_is_among_the_closed_ones(estate: Estate) -> None:
    estate.sag(estate.beboer(), (DAY, date(2026, 10, 20)))
    estate.sag(estate.beboer(), (DAY, date(2026, 10, 21)), result=SagResultat.LOEST)
    estate.sag(estate.beboer(), (DAY, None))
    found = gap(estate.session, "sager_uden_resultat")
    assert (found.how_many, found.of, found.fix) == (1, 2, Fix.RESULTAT)


def test_a_recheck_nobody_has_made_leads_to_the_form_that_asks(estate: Estate) -> None:
    averted = (FogedUdfald.BETALT, IndsatsResultat.AFVAERGET_PERMANENT)
    fogedsag_id = estate.fogedsag(estate.beboer(), date(2026, 6, 1), (date(2026, 7, 10), *averted))
    found = gap(estate.session, "genbesoeg_3")
    assert (found.how_many, found.of) == (1, 1)
    assert found.rows[0].form == Form("fogedsag", fogedsag_id, "genbesoeg")


def test_a_resident_is_without_contact_when_nobody_was_met_for_longer_than_the_setting(estate: Estate) -> None:
    last = OCTOBER.to_on
    for days in (30, 31):
        beboer_id = estate.beboer(name=f"Mødt for {days} dage siden")
        estate.sag(beboer_id, (date(2026, 6, 1), None))
        met = last - timedelta(days=days)
        estate.kontakt(beboer_id, at(met.year, met.month, met.day, 12))
        estate.kontakt(beboer_id, at(2026, 10, 30, 12), KontaktArt.FORGAEVES)
    never = estate.beboer(name="Aldrig")
    estate.sag(never, (date(2026, 6, 1), None))
    estate.sag(estate.beboer(name="Ny"), (date(2026, 10, 10), None))
    estate.sag(estate.beboer(name="Lukket"), (date(2026, 6, 1), date(2026, 10, 20)))
    found = gap(estate.session, "uden_kontakt")
    assert [row.beboer.rsplit(" ", 1)[0] for row in found.rows] == ["Aldrig", "Mødt for 31 dage siden"]
    assert (found.title, found.how_many, found.of) == ("Beboere uden kontakt i 30 dage", 2, 4)
    assert found.rows[0].form == Form("ny_kontakt", never)
    assert found.rows[1].what == "Sidst mødt 30-09-2026, for 31 dage siden"


def test_only_what_a_worker_answers_for_is_found_when_asked_for(estate: Estate) -> None:
    estate.sag(estate.beboer(), (DAY, None))
    assert gap(estate.session, "sager_uden_aarsag", frozenset({WORKER})).how_many == 1
    assert gap(estate.session, "sager_uden_aarsag", frozenset({WORKER + 1})).how_many == 0


def test_the_report_prints_the_completeness_of_every_kind_that_has_a_figure(estate: Estate) -> None:
    assert {(kind.figure, kind.whole) for kind in KINDS if kind.figure} == {
        (figure, whole) for figure, whole, _ in COMPLETENESS
    }


def test_the_rows_are_as_many_as_the_figures_of_the_report(estate: Estate) -> None:
    estate.sydhavnen()
    true = model_of(count(estate.session, Selection(OCTOBER.from_on, OCTOBER.to_on))).values()
    for group in missing(estate.session, Scope(OCTOBER)):
        assert (group.how_many, group.of) == (true[group.figure], true[group.whole]), group.key


def test_a_leder_gets_kinds_without_rows_or_numbers_and_a_koordinator_nothing(
    database: Database, vicevaert: Actor, leder: Actor, koordinator: Actor
) -> None:
    with database.write(Intent("Prøve", vicevaert)) as session:
        estate = Estate(session)
        estate.sag(estate.beboer(), (DAY, None))
    with database.read(leder) as session:
        found = gaps(session, Scope(OCTOBER))
        assert found
        assert all((one.rows, one.how_many, one.of) == ((), 0, 0) and one.figure for one in found)
    with database.read(koordinator) as session, pytest.raises(NotAllowed):
        gaps(session, Scope(OCTOBER))
