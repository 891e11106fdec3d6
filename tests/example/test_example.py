"""The invented year holds the published figures, whoever makes it and whenever."""

from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlmodel import col, func, or_, select

from socialvicevaert import example
from socialvicevaert.example.build import SEED, WORKERS
from socialvicevaert.example.plan import plan_year
from socialvicevaert.features.afdragsordninger.models import OrdningTilstand
from socialvicevaert.features.afdragsordninger.queries import ordninger
from socialvicevaert.features.ansoegninger.models import Afgoerelse, Ansoegning
from socialvicevaert.features.ansoegninger.queries import race_of
from socialvicevaert.features.ansoegninger.rules import Verdict
from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.breve.models import Brev
from socialvicevaert.features.budgetter.models import Budget
from socialvicevaert.features.fogedsager.models import Fogedsag, FogedUdfald, IndsatsResultat
from socialvicevaert.features.forloeb.models import Forloeb, ForloebStatus
from socialvicevaert.features.gaeld.models import Gaeld
from socialvicevaert.features.henvisninger.models import Henvisning
from socialvicevaert.features.kontakter.models import Kontakt
from socialvicevaert.features.mindag.queries import min_dag
from socialvicevaert.features.mindag.rules import DayAfsnit
from socialvicevaert.features.rapporter.queries.figures import report_figures
from socialvicevaert.features.redningsplaner.models import Redningsplan
from socialvicevaert.features.restancer.models import Restanceliste
from socialvicevaert.features.sager.models import Sag
from socialvicevaert.features.skabeloner.models import Modtager
from socialvicevaert.features.skabeloner.queries import templates
from socialvicevaert.features.tal.figures.model.afdelinger import estate_key
from socialvicevaert.features.tal.models import Selection
from socialvicevaert.shared.clock import DENMARK, FixedClock
from socialvicevaert.shared.errors import UserError
from socialvicevaert.storage import Row, row_id
from socialvicevaert.storage.session import Session
from socialvicevaert.vault import Vault
from tests.conftest import CHEAP_ARGON, EXAMPLE_PASSWORD

AVERTED = {IndsatsResultat.AFVAERGET_PERMANENT, IndsatsResultat.AFVAERGET_MIDLERTIDIGT}


def count(session: Session, table: type[Row]) -> int:
    return session.exec(select(func.count()).select_from(table)).one()


def test_the_year_prints_the_published_figures(example_folder: Path) -> None:
    vault = Vault(example_folder, FixedClock(datetime(2026, 11, 1, 9, 0, tzinfo=DENMARK)))
    database = vault.unlock(EXAMPLE_PASSWORD).database
    with database.read(WORKERS[0]) as session:
        of_the_year = or_(col(Fogedsag.closed_on).is_(None), col(Fogedsag.closed_on) >= date(2025, 11, 1))
        fogedsager = session.exec(select(Fogedsag).where(of_the_year)).all()
        assert count(session, Sag) == 243
        assert count(session, Beboer) < 243
        assert len(fogedsager) == 41
        assert sum(one.result in AVERTED for one in fogedsager) == 30
        others = Counter(one.outcome for one in fogedsager if one.result not in AVERTED)
        assert others[None] == 4  # still running
        assert others[FogedUdfald.UDSAT] == 3
        assert count(session, Kontakt) > 1000
        assert count(session, Henvisning) > 50
        assert count(session, Restanceliste) == 12
        sections = {line.section for line in min_dag(session)}
    assert sections == set(DayAfsnit) - {DayAfsnit.RAPPORT}  # a Sunday: it is asked for on a working day
    assert vault.check().is_well
    vault.close()


def test_the_year_has_something_in_every_part_of_its_report(example_folder: Path) -> None:
    vault = Vault(example_folder, FixedClock(datetime(2026, 11, 1, 9, 0, tzinfo=DENMARK)))
    database = vault.unlock(EXAMPLE_PASSWORD).database
    with database.read(WORKERS[0]) as session:
        report = report_figures(session, Selection(date(2025, 11, 1), date(2026, 10, 31)))
    vault.close()
    for key in (
        "nye_mennesker.ja", "nye_mennesker.nej", "nye_mennesker.ikke_spurgt", "kontakter.deltog.partner",
        "kontakter.deltog.andre", "genbesoeg.12.bor_der", "genbesoeg.12.bor_der_ikke",
    ):  # fmt: skip
        assert report[key].value, key
    assert report.restancer_divided
    assert all(one.homes for one in report.estates if one.afdeling_id)
    assert report[estate_key(1, "restancer.husstande")].value


def test_a_fifth_of_the_residents_have_their_money_looked_at(example_folder: Path) -> None:
    vault = Vault(example_folder, FixedClock(datetime(2026, 11, 1, 9, 0, tzinfo=DENMARK)))
    database = vault.unlock(EXAMPLE_PASSWORD).database
    with database.read(WORKERS[1]) as session:
        residents = count(session, Beboer)
        with_budget = set(session.exec(select(Budget.beboer_id)))
        assert len(with_budget) == round(residents / 5) + 1
        assert set(session.exec(select(Gaeld.beboer_id))) == with_budget
        answers = Counter(session.exec(select(Forloeb.status)))
        assert answers[ForloebStatus.ACCEPTERET] == len(with_budget)
        assert answers[ForloebStatus.INTET_SVAR] > answers[ForloebStatus.AFSLAAET] > 0
        states = Counter(one.state for one in ordninger(session, only_open=False))
        assert {OrdningTilstand.LOEBER, OrdningTilstand.BRUDT, OrdningTilstand.BETALT} <= set(states)
        decisions = Counter(session.exec(select(Ansoegning.decision)))
        assert {None, Afgoerelse.BEVILGET, Afgoerelse.DELVIST, Afgoerelse.AFSLAG} <= set(decisions)
        running = session.exec(select(Fogedsag).where(col(Fogedsag.closed_on).is_(None))).all()
        assert set(session.exec(select(Redningsplan.fogedsag_id))) <= {row_id(one) for one in running}
        assert count(session, Redningsplan) == 3
        verdicts = {race_of(session, row_id(one)).race.verdict for one in running}
        assert {Verdict.IN_TIME, Verdict.TOO_LATE} <= verdicts
    vault.close()


def test_a_folder_in_use_is_left_alone(example_folder: Path) -> None:
    with pytest.raises(UserError):
        example.build(example_folder, password=EXAMPLE_PASSWORD, until=date(2026, 10, 31), argon=CHEAP_ARGON)


@settings(max_examples=15, deadline=None)
@given(until=st.dates(date(2024, 1, 1), date(2030, 12, 31)))
def test_same_seed_same_year_and_nothing_lies_after_it(until: date) -> None:
    year = plan_year(until, Random(SEED))
    assert year == plan_year(until, Random(SEED))
    assert year.from_on.day == 1
    assert 330 < (until.replace(day=28) + timedelta(days=4) - year.from_on).days < 370
    assert len(year.sager) == 243
    assert len({sag.person for sag in year.sager}) == len(year.people)
    assert len({(one.first_name, one.last_name) for one in year.people}) == len(year.people)
    fogedsager = [sag.fogedsag for sag in year.sager if sag.fogedsag]
    assert (len(fogedsager), sum(one.result in AVERTED for one in fogedsager)) == (41, 30)
    for sag in year.sager:
        assert sag.started_on <= until
        assert sag.closed_on is None or max(sag.started_on, year.from_on) <= sag.closed_on <= until
        assert all(sag.started_on <= on <= (sag.closed_on or until) for on in sag.contacts)
    assert all(one.fogedsag.closed_on and one.fogedsag.closed_on < year.from_on for one in year.former)
    for foged in fogedsager:
        assert foged.closed_on is None or year.from_on <= foged.closed_on <= until


def test_a_template_is_corrected_twice_and_one_is_the_estates_own(example_folder: Path) -> None:
    vault = Vault(example_folder, FixedClock(datetime(2026, 11, 1, 9, 0, tzinfo=DENMARK)))
    database = vault.unlock(EXAMPLE_PASSWORD).database
    with database.read(WORKERS[0]) as session:
        found = {view.key or view.name: view for view in templates(session)}
        assert found["indkaldelse"].version == 2
        assert found["Velkommen til åben rådgivning"].version == 1
    vault.close()


def test_letters_were_sent_to_residents_and_to_a_partner_and_two_are_not_finished(example_folder: Path) -> None:
    vault = Vault(example_folder, FixedClock(datetime(2026, 11, 1, 9, 0, tzinfo=DENMARK)))
    database = vault.unlock(EXAMPLE_PASSWORD).database
    with database.read(WORKERS[0]) as session:
        letters = session.exec(select(Brev)).all()
        sent = Counter(letter.recipient for letter in letters if letter.sent_at is not None)
        unfinished = [letter for letter in letters if letter.sent_at is None]
        assert sent == {Modtager.BEBOER: 2, Modtager.PARTNER: 1}
        assert len(unfinished) == 2
        assert all(letter.samtykke_id for letter in letters if letter.recipient is Modtager.PARTNER)
    vault.close()
