"""Published results come out of data that were loaded through the program's own services."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from socialvicevaert.features.fogedsager.models import FogedsagDraft, FogedUdfald, IndsatsResultat
from socialvicevaert.features.fogedsager.service import open_fogedsag
from socialvicevaert.features.rapporter.files.as_json import figures_json
from socialvicevaert.features.rapporter.pdf import report_document
from socialvicevaert.features.rapporter.queries.figures import report_figures
from socialvicevaert.features.rapporter.words.sentences import sentences
from socialvicevaert.features.sager.models import NyeMennesker, SagClosing, SagResultat
from socialvicevaert.features.sager.service import close_sag
from socialvicevaert.features.tal.models import Selection
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.clock import FixedClock
from socialvicevaert.storage import Database
from socialvicevaert.storage.session import Session
from tests.factories import intent, new_beboer, new_sag
from tests.features.rapporter.test_report import pages
from tests.features.tal.money import Money

PERMANENT = IndsatsResultat.AFVAERGET_PERMANENT
TEMPORARY = IndsatsResultat.AFVAERGET_MIDLERTIDIGT
LOST = IndsatsResultat.IKKE_AFVAERGET
NEVER_MET = IndsatsResultat.ALDRIG_KONTAKT


@pytest.fixture
def session(database: Database, raadgiver: Actor, clock: FixedClock) -> Iterator[Session]:
    """A day after the published years: what is older than ten years is taken for a slip of the pen."""
    clock.moment = datetime(2016, 2, 1, 9, tzinfo=UTC)
    with database.write(intent(raadgiver)) as opened:
        yield opened


@pytest.fixture
def money(session: Session) -> Money:
    return Money(session)


def year(number: int, compare_year: int | None = None) -> Selection:
    return Selection(date(number, 1, 1), date(number, 12, 31), compare_year=compare_year)


def test_raaderummet_170_closed_courses_are_63_permanent_58_temporary_and_49_others(money: Money) -> None:
    results = [PERMANENT] * 63 + [TEMPORARY] * 58 + [LOST] * 29 + [NEVER_MET] * 20
    for number, result in enumerate(results):
        money.closed(result, date(2013 + number % 3, 2 + number % 11, 1 + number % 28))
    money.closed(PERMANENT, date(2012, 12, 31))
    money.closed(PERMANENT, date(2016, 1, 1))
    report = report_figures(money.session, Selection(date(2013, 1, 1), date(2015, 12, 31)))
    keys = ("afsluttede", "resultat.afvaerget_permanent", "resultat.afvaerget_midlertidigt", "oevrige", "afvaerget")
    assert [report.text(f"forloeb.{key}") for key in keys] == ["170", "63", "58", "49", "121"]
    assert report.share("forloeb.afvaerget", "forloeb.afsluttede") == "71,2 %"
    printed = " ".join(pages(report_document(report).pdf()))
    assert "71,2 % afværget" in printed
    assert "121 af 170 forløb, der blev afsluttet i perioden; øvrige: 49." in printed
    assert "Afværget permanent 63 37,1 %" in printed
    assert json.loads(figures_json(report))["shares"]["forloeb.afvaerget"] == "71,2 %"


def test_raaderummet_fogedsager_fell_from_62_to_20_which_is_67_7_percent(money: Money) -> None:
    for number, how_many in ((2012, 62), (2015, 20)):
        for place in range(how_many):
            opened = date(number, 1 + place % 11, 3)
            money.fogedsag(opened, date(number, 12, 20), FogedUdfald.BETALT, PERMANENT)
    report = report_figures(money.session, year(2015, compare_year=2012))
    assert (report.text("foer.fogedsager.i_perioden"), report.text("fogedsager.i_perioden")) == ("62", "20")
    assert report.change("fogedsager.i_perioden") == "-67,7 %"
    printed = " ".join(pages(report_document(report).pdf()))
    assert "Fogedsager 2012 2015 Ændring Fogedsager i perioden 62 20 -67,7 %" in printed
    assert "Der var 20 fogedsager mod 62 i 2012: 68 % færre." in printed


def test_stop_udsaettelser_lost_homes_fell_from_88_to_33_the_two_losses_apart(money: Money) -> None:
    for number, moved, evicted in ((2011, 43, 45), (2014, 10, 23)):
        for outcome, how_many in ((FogedUdfald.FRAFLYTTET, moved), (FogedUdfald.UDSAT, evicted)):
            for place in range(how_many):
                money.fogedsag(date(number, 1 + place % 10, 2), date(number, 12, 1), outcome, LOST)
    report = report_figures(money.session, year(2014, compare_year=2011))
    found = {
        key: (report.text(f"foer.{key}"), report.text(key), report.change(key))
        for key in ("fogedsager.udfald.fraflyttet", "fogedsager.udfald.udsat", "fogedsager.tabt")
    }
    assert found == {
        "fogedsager.udfald.fraflyttet": ("43", "10", "-76,7 %"),
        "fogedsager.udfald.udsat": ("45", "23", "-48,9 %"),
        "fogedsager.tabt": ("88", "33", "-62,5 %"),
    }
    assert report.change("fogedsager.tabt", 0) == "-63 %"
    assert "33 husstande mistede boligen mod 88 i 2011: 63 % færre." in sentences(report)
    content = json.loads(figures_json(report))["comparison"]
    assert content["period"] == {"from": "2011-01-01", "to": "2011-12-31"}
    assert (content["changes"]["fogedsager.tabt"], content["changes_whole"]["fogedsager.tabt"]) == ("-62,5 %", "-63 %")
    printed = " ".join(pages(report_document(report).pdf()))
    assert "Mistet bolig i alt 88 33 -62,5 %" in printed
    assert "63 % færre" in printed


def test_sydhavnen_prints_243_sager_of_fewer_residents_and_30_of_41_fogedsager_averted(session: Session) -> None:
    people = [new_beboer(session, "Zeynep", f"Qvistgaard{number}") for number in range(187)]
    for number in range(243):
        sag = new_sag(session, people[number % 187], date(2014, 1 + number % 12, 3))
        if number % 3 == 0:
            close_sag(session, sag, SagClosing(date(2014, 12, 20), SagResultat.LOEST))
    money = Money(session)
    for number in range(37):
        result = PERMANENT if number < 18 else TEMPORARY if number < 30 else LOST
        outcome = FogedUdfald.AFVIST if result is LOST else FogedUdfald.BETALT
        money.fogedsag(date(2014, 1 + number % 11, 3), date(2014, 12, 20), outcome, result)
    for _ in range(4):  # still running: not averted, and not evicted
        open_fogedsag(session, FogedsagDraft(money.beboer(), date(2014, 9, 1), session.actor.medarbejder_id))
    report = report_figures(session, year(2014))
    keys = ("sager.i_perioden", "sager.beboere", "fogedsager.i_perioden", "fogedsager.afvaerget")
    assert [report.text(key) for key in keys] == ["243", "187", "41", "30"]
    assert report.share("fogedsager.afvaerget", "fogedsager.i_perioden") == "73,2 %"
    assert (report.text("fogedsager.oevrige"), report.text("fogedsager.udfald.udsat")) == ("11", "0")
    printed = " ".join(pages(report_document(report).pdf()))
    assert "243" in printed
    assert "Forskellige beboere med sag: 187." in printed
    assert "73,2 % afværget" in printed
    assert "30 af 41 fogedsager" in printed


def test_lundtoftegade_39_of_68_residents_have_met_new_people_which_is_57_4_percent(session: Session) -> None:
    for number in range(80):
        said = NyeMennesker.JA if number < 39 else NyeMennesker.NEJ if number < 68 else None
        sag = new_sag(session, new_beboer(session, "Zeynep", f"Qvistgaard{number}"), date(2015, 2, 3))
        close_sag(session, sag, SagClosing(date(2015, 3 + number % 9, 20), SagResultat.LOEST, met_new_people=said))
    report = report_figures(session, year(2015))
    keys = ("beboere", "spurgt", "ja", "nej", "ikke_spurgt")
    assert [report.text(f"nye_mennesker.{key}") for key in keys] == ["80", "68", "39", "29", "12"]
    assert report.share("nye_mennesker.ja", "nye_mennesker.spurgt") == "57,4 %"
    printed = " ".join(pages(report_document(report).pdf()))
    assert "Har mødt nye mennesker 39 57,4 %" in printed
    assert "Ikke spurgt: 12." in printed
