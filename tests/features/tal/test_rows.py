"""Behind every figure there are as many rows as it says, whatever the data are; and only for those who may see them."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from socialvicevaert import audit
from socialvicevaert.example.build import WORKERS
from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.indstillinger.queries import afdelinger
from socialvicevaert.features.rapporter.service import rows_looked_at
from socialvicevaert.features.restancer.rules import RestanceBaand
from socialvicevaert.features.tal.figures.counting import count
from socialvicevaert.features.tal.figures.model import model_of
from socialvicevaert.features.tal.models import Selection
from socialvicevaert.features.tal.queries.rows import LIMIT, Rows, opens, rows_behind
from socialvicevaert.features.tal.queries.trends import KEY_FIGURES
from socialvicevaert.shared.actor import Actor, Intent
from socialvicevaert.shared.clock import DENMARK, FixedClock
from socialvicevaert.shared.errors import NotAllowed, UserError, ValidationFailed
from socialvicevaert.storage import Database
from socialvicevaert.storage.session import Session
from socialvicevaert.vault import Vault
from tests.conftest import EXAMPLE_PASSWORD
from tests.features.tal.estate import Estate, at
from tests.features.tal.random_estate import RandomEstate

OCTOBER = Selection(date(2026, 10, 1), date(2026, 10, 31))
YEAR = Selection(date(2025, 11, 1), date(2026, 10, 31), compare_year=2024)


class _Discard(Exception):
    """Nothing of what was written is kept."""


@pytest.fixture
def example(example_folder: Path) -> Iterator[Session]:
    vault = Vault(example_folder, FixedClock(datetime(2026, 11, 1, 9, 0, tzinfo=DENMARK)))
    with vault.unlock(EXAMPLE_PASSWORD).database.read(WORKERS[0]) as session:
        yield session
    vault.close()


def differing(session: Session, selection: Selection, *, months: bool = True) -> dict[str, tuple[int, int]]:
    """Figures that have another number of rows than they say: the true figure, and how many rows there are."""
    model = model_of(count(session, selection))
    true = model.values()
    found: dict[str, tuple[int, int]] = {}
    for key in (key for key in model.labels if months or not key.startswith("md.")):
        rows = rows_behind(session, selection, key) if opens(key) else None
        if rows is None or rows.how_many != true[key] or not is_whole(rows):
            found[key] = (true[key], -1 if rows is None else rows.how_many)
    return found


def is_whole(rows: Rows) -> bool:
    people = [row.beboer_id for row in rows.rows]
    is_one_a_person = not rows.key.endswith(".beboere") or len(people) == len(set(people))
    return (
        is_one_a_person
        and rows.how_many == len(rows.rows) + rows.truncated + rows.unnamed
        and [row.on for row in rows.rows] == sorted((row.on for row in rows.rows), reverse=True)
        and all(row.beboer and row.what for row in rows.rows)
    )


def test_behind_every_figure_of_the_example_there_are_as_many_rows(example: Session) -> None:
    assert differing(example, OCTOBER) == {}
    assert differing(example, YEAR, months=False) == {}


def test_behind_every_figure_of_an_estate_there_are_as_many_rows(example: Session) -> None:
    estate = afdelinger(example)[0]
    assert differing(example, Selection(date(2026, 7, 1), date(2026, 9, 30), afdeling_id=estate.id), months=False) == {}


def test_behind_every_figure_of_a_group_of_workers_there_are_as_many_rows(example: Session) -> None:
    assert differing(example, replace(OCTOBER, gruppe="rolle:vicevaert"), months=False) == {}


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10_000), how_many=st.integers(10, 120))
def test_whatever_happened_there_are_as_many_rows_as_the_figure_says(
    database: Database, vicevaert: Actor, seed: int, how_many: int
) -> None:
    with suppress(_Discard), database.write(Intent("Prøve", vicevaert)) as session:
        estate = Estate(session)
        RandomEstate(estate, Random(seed)).fill(how_many)
        assert differing(session, OCTOBER) == {}
        autumn = Selection(date(2026, 8, 1), date(2026, 10, 31), compare_year=2025)
        assert differing(session, autumn, months=False) == {}
        assert differing(session, replace(OCTOBER, afdeling_id=estate.afdeling_id), months=False) == {}
        raise _Discard


def test_the_months_of_a_trend_have_the_rows_of_their_own_report(example: Session) -> None:
    june = Selection(date(2026, 6, 1), date(2026, 6, 30))
    for key in KEY_FIGURES:
        behind = rows_behind(example, OCTOBER, f"md.2026-06.{key}")
        assert behind.rows == rows_behind(example, june, key).rows
        assert behind.words.startswith("juni 2026")


def test_a_title_holds_the_words_the_figure_has_in_its_table(example: Session) -> None:
    labels = model_of(count(example, OCTOBER)).labels
    for key in (key for key in labels if opens(key) and not key.startswith(("afd.", "md."))):
        assert labels[key].lower() in rows_behind(example, OCTOBER, key).label.lower()


@pytest.fixture
def session(database: Database, vicevaert: Actor) -> Iterator[Session]:
    with database.write(Intent("Prøve", vicevaert)) as opened:
        yield opened


def test_a_row_says_whose_it_is_what_and_when_and_leads_to_its_place(session: Session) -> None:
    estate = Estate(session)
    beboer_id = estate.beboer(name="Ngozi")
    sag_id = estate.sag(beboer_id, (date(2026, 10, 5), None))
    (row,) = rows_behind(session, OCTOBER, "sager.nye").rows
    assert (row.beboer_id, row.beboer, row.on) == (beboer_id, "Ngozi Qvistgaard1", date(2026, 10, 5))
    assert (row.what, row.tab, row.extra) == ("Sag S2", "sager", {"id": sag_id})


def test_a_resident_in_the_bin_is_in_no_row(session: Session) -> None:
    estate = Estate(session)
    beboer_id = estate.beboer()
    estate.kontakt(beboer_id, at(2026, 10, 5, 12))
    session.get_one(Beboer, beboer_id).deleted_at = session.now
    session.flush()
    assert rows_behind(session, OCTOBER, "kontakter.i_alt").rows == ()


def test_the_newest_rows_are_given_and_how_many_more_there_are(session: Session) -> None:
    estate = Estate(session)
    beboer_id = estate.beboer()
    for number in range(LIMIT + 3):
        estate.kontakt(beboer_id, at(2026, 10, 1 + number % 31, 12))
    behind = rows_behind(session, OCTOBER, "kontakter.i_alt")
    assert (len(behind.rows), behind.truncated, behind.how_many) == (LIMIT, 3, LIMIT + 3)
    assert behind.rows[0].on == date(2026, 10, 31)
    assert rows_behind(session, OCTOBER, "kontakter.beboere").how_many == 1


def test_households_without_a_sag_are_counted_and_not_named(example: Session) -> None:
    behind = rows_behind(example, OCTOBER, "restancer.husstande")
    assert behind.rows
    assert behind.unnamed > 0
    bands = [rows_behind(example, OCTOBER, f"restancer.baand.{band.value}") for band in RestanceBaand]
    assert sum(one.unnamed for one in bands) == behind.unnamed


@pytest.mark.parametrize(
    "key",
    [
        "",
        "sager",
        "sager.aarsag.x",
        "sager.behov.x",
        "maaling.gaeld.foer",
        "md.2026-13.sager.nye",
        "afd.x.sager.nye",
        f"sager.behov.{'9' * 23}",
        f"henvisninger.partner.{'9' * 23}",
        f"afd.{'9' * 23}.sager.nye",
        "md.9999-12.kontakter.i_alt",
        "md.0001-01.henvisninger.sendt",
        f"md.{'9' * 23}-01.sager.nye",
    ],
)
def test_what_is_no_figure_has_no_rows(session: Session, key: str) -> None:
    with pytest.raises(UserError, match="Der er ingen rækker"):
        rows_behind(session, OCTOBER, key)


def test_an_impossible_selection_is_refused(session: Session) -> None:
    with pytest.raises(ValidationFailed):
        rows_behind(session, Selection(date(2026, 10, 31), date(2026, 10, 1)), "sager.nye")


def test_a_leder_and_a_koordinator_see_no_rows(database: Database, leder: Actor, koordinator: Actor) -> None:
    for actor in (leder, koordinator):
        with database.read(actor) as session, pytest.raises(NotAllowed):
            rows_behind(session, OCTOBER, "sager.i_perioden")


def test_the_log_says_who_looked_at_which_rows_but_not_how_many_for_a_report_may_hide_that(
    database: Database, vicevaert: Actor, administrator: Actor
) -> None:
    with database.write(Intent("Prøve", vicevaert)) as session:
        estate = Estate(session)
        for name in ("Ngozi", "Aylin"):
            estate.sag(estate.beboer(name=name), (date(2026, 10, 5), None))
    with database.write(Intent("Rækker set", vicevaert)) as session:
        rows_looked_at(session, OCTOBER, "sager.nye")
    with database.read(administrator) as session:
        entry = audit.log(session)[0]
    assert (entry.kind, entry.actor_name) == (audit.AuditKind.VIEW, vicevaert.name)
    wanted = "Rækker bag tal: Sager: nye og genåbnede i perioden (sager.nye), oktober 2026 · Alle afdelinger"
    assert entry.what == wanted


def test_looking_is_refused_and_not_logged_for_a_leder(database: Database, leder: Actor, administrator: Actor) -> None:
    with pytest.raises(NotAllowed), database.write(Intent("Rækker set", leder)) as session:
        rows_looked_at(session, OCTOBER, "sager.nye")
    with database.read(administrator) as session:
        assert not [one for one in audit.log(session) if "Rækker bag tal" in one.what]
