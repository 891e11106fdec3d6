"""Figures that somebody has seen count as told, whether a report was issued or a screen looked at."""

import json
from datetime import date

import pytest
from sqlmodel import select

from socialvicevaert.features.rapporter.models import UdstedtRapport, VistRapport
from socialvicevaert.features.rapporter.queries.figures import report_figures
from socialvicevaert.features.rapporter.queries.ledgers import told
from socialvicevaert.features.rapporter.service import issue_report
from socialvicevaert.features.tal.models import Selection
from socialvicevaert.shared.actor import Actor, Intent
from socialvicevaert.shared.errors import ValidationFailed
from socialvicevaert.storage import Database
from socialvicevaert.storage.session import ReadOnlySession
from tests.features.tal.estate import Estate, at

APRIL = Selection(date(2026, 4, 1), date(2026, 4, 30))
MAY = Selection(date(2026, 5, 1), date(2026, 5, 31))
BOTH = Selection(date(2026, 4, 1), date(2026, 5, 31))


@pytest.fixture
def spring(database: Database, vicevaert: Actor) -> Database:
    """Nine contacts in April, three in May."""
    with database.write(Intent("Kontakter", vicevaert)) as session:
        estate = Estate(session)
        for month, many in ((4, 9), (5, 3)):
            for _ in range(many):
                estate.kontakt(estate.beboer(), at(2026, month, 8, 10))
    return database


def contacts(database: Database, actor: Actor, selection: Selection) -> str:
    with database.write(Intent("Tal vist", actor)) as session:
        return report_figures(session, selection).text("kontakter.i_alt")


def test_what_a_leder_has_seen_is_told_and_what_would_tell_the_rest_is_hidden(
    spring: Database, leder: Actor, vicevaert: Actor
) -> None:
    assert contacts(spring, vicevaert, BOTH) == "12"
    assert contacts(spring, leder, APRIL) == "9"
    assert contacts(spring, leder, BOTH) == "skjult"
    assert contacts(spring, vicevaert, BOTH) == "skjult"  # issued, it would tell the same


def test_what_a_viceavert_looks_at_is_not_told(spring: Database, vicevaert: Actor) -> None:
    assert contacts(spring, vicevaert, APRIL) == "9"
    with spring.read(vicevaert) as session:
        assert told(session).ledgers == ()
    assert contacts(spring, vicevaert, BOTH) == "12"


def test_the_same_figures_looked_at_again_are_kept_once(spring: Database, leder: Actor) -> None:
    for _ in range(3):
        contacts(spring, leder, APRIL)
    with spring.read(leder) as session:
        assert len(session.exec(select(VistRapport)).all()) == 1


def test_nothing_is_shown_to_an_outsider_without_being_kept(spring: Database, leder: Actor) -> None:
    with spring.read(leder) as session, pytest.raises(ReadOnlySession):
        report_figures(session, APRIL)


@pytest.mark.parametrize(
    ("selection", "words"),
    [
        (Selection(date(2026, 4, 1), date(2026, 4, 29)), "hele måneder"),
        (Selection(date(2026, 4, 2), date(2026, 5, 31)), "hele måneder"),
        (Selection(date(2026, 11, 1), date(2026, 11, 30)), "er slut"),
    ],
)
def test_an_outsider_sees_only_whole_months_that_have_ended(
    spring: Database, leder: Actor, selection: Selection, words: str
) -> None:
    with spring.write(Intent("Tal vist", leder)) as session, pytest.raises(ValidationFailed, match=words):
        report_figures(session, selection)


def test_an_issued_report_tells(spring: Database, vicevaert: Actor) -> None:
    with spring.write(Intent("Rapport", vicevaert)) as session:
        issue_report(session, APRIL)
    assert contacts(spring, vicevaert, BOTH) == "skjult"


def test_a_report_from_before_there_were_ledgers_tells_what_it_printed(spring: Database, vicevaert: Actor) -> None:
    with spring.write(Intent("Rapport", vicevaert)) as session:
        issued = issue_report(session, APRIL)
        row = session.get(UdstedtRapport, issued.id)
        assert row is not None
        old = {name: getattr(row, name) for name in UdstedtRapport.model_fields if name != "id"}
        session.add(UdstedtRapport(**old | {"report_id": "R2020-0001", "ledger": "", "period_from": date(2026, 5, 1)}))
        session.flush()
    with spring.read(vicevaert) as session:
        kept, legacy = told(session).ledgers
    figures = json.loads(issued.figures_json)["figures"]
    assert {cell.key: cell.value for cell in legacy.cells} == {
        key: one["value"] for key, one in figures.items() if one["value"] is not None
    }
    assert set(legacy.hidden) == set(kept.hidden)
