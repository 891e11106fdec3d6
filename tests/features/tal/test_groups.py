"""Reports on a group of workers: by role, by an own group; never on one worker."""

from collections.abc import Iterator
from datetime import date

import pytest
from sqlmodel import col, select

from socialvicevaert.features.indstillinger.models import Medarbejder, Medarbejdergruppe
from socialvicevaert.features.indstillinger.queries import grupper, workers_of
from socialvicevaert.features.rapporter.pdf.samtykker import restancer
from socialvicevaert.features.sager.models import Sag
from socialvicevaert.features.tal.figures.counting import count
from socialvicevaert.features.tal.figures.model import model_of
from socialvicevaert.features.tal.figures.published import publish
from socialvicevaert.features.tal.models import Selection
from socialvicevaert.paper.parts import Paragraph
from socialvicevaert.shared.actor import Actor, Intent, Role
from socialvicevaert.shared.errors import ValidationFailed
from socialvicevaert.storage import Database, Session, row_id
from tests.features.tal.estate import Estate, at

OCTOBER = (date(2026, 10, 1), date(2026, 10, 31))


@pytest.fixture
def session(database: Database, vicevaert: Actor) -> Iterator[Session]:
    with database.write(Intent("Prøve", vicevaert)) as opened:
        yield opened


@pytest.fixture
def estate(session: Session) -> Estate:
    return Estate(session)


def group_of(session: Session, how_many: int, name: str = "Team Nord") -> tuple[str, list[int]]:
    """An own group of new caretakers, beside the one of the fixture and two more; gives its key."""
    session.add_all(Medarbejder(name=f"Uden for {number}", role=Role.VICEVAERT) for number in range(2))
    group = Medarbejdergruppe(name=name)
    session.add(group)
    session.flush()
    workers = [
        Medarbejder(name=f"{name} {number}", role=Role.VICEVAERT, gruppe_id=row_id(group)) for number in range(how_many)
    ]
    session.add_all(workers)
    session.flush()
    return f"gruppe:{row_id(group)}", [row_id(one) for one in workers]


def true(session: Session, gruppe: str) -> dict[str, int]:
    return model_of(count(session, Selection(*OCTOBER, gruppe=gruppe))).values()


def sag_of(estate: Estate, worker: int) -> None:
    sag = estate.session.get_one(Sag, estate.sag(estate.beboer(), (date(2026, 10, 5), None)))
    sag.responsible_id = worker
    estate.session.flush()


def test_a_report_on_a_role_holds_what_its_workers_did_whatever_group_they_are_in(
    session: Session, estate: Estate
) -> None:
    key, (first, *_) = group_of(session, 3)
    sag_of(estate, first)
    sag_of(estate, 1)  # the caretaker of the fixture
    sag_of(estate, 2)  # the adviser
    assert true(session, "rolle:vicevaert")["sager.i_perioden"] == 2
    assert true(session, "rolle:raadgiver")["sager.i_perioden"] == 1
    assert true(session, key)["sager.i_perioden"] == 1
    assert true(session, "")["sager.i_perioden"] == 3


def test_what_somebody_did_who_has_left_still_counts_for_the_group(session: Session, estate: Estate) -> None:
    key, (first, *_) = group_of(session, 4)
    sag_of(estate, first)
    session.get_one(Medarbejder, first).is_active = False
    session.flush()
    assert true(session, key)["sager.i_perioden"] == 1
    assert first in workers_of(session, key)


@pytest.mark.parametrize(
    ("how_many", "words"), [(0, "ingen medarbejdere"), (1, "kun én medarbejder"), (2, "kun 2 medarbejdere")]
)
def test_a_group_of_fewer_than_three_is_not_offered_and_refused_in_words(
    session: Session, how_many: int, words: str
) -> None:
    key, _ = group_of(session, how_many)
    assert key not in {one.key for one in grupper(session)}
    with pytest.raises(ValidationFailed) as refused:
        count(session, Selection(*OCTOBER, gruppe=key))
    (problem,) = refused.value.problems
    assert problem.field == "gruppe"
    assert f"Gruppen Team Nord har {words}" in problem.text
    assert "mindst 3 medarbejdere, eller en rolle" in problem.text


def test_only_those_who_work_here_now_make_a_group_large_enough(session: Session) -> None:
    key, (first, *_) = group_of(session, 3)
    count(session, Selection(*OCTOBER, gruppe=key))
    session.get_one(Medarbejder, first).is_active = False
    session.flush()
    with pytest.raises(ValidationFailed, match="kun 2 medarbejdere"):
        count(session, Selection(*OCTOBER, gruppe=key))


@pytest.mark.parametrize(("left", "words"), [(1, "kun én medarbejder"), (2, "kun 2 medarbejdere")])
def test_a_group_that_leaves_one_or_two_of_their_role_is_refused_in_words(
    session: Session, left: int, words: str
) -> None:
    key, _ = group_of(session, 3)
    for gone in session.exec(select(Medarbejder).where(col(Medarbejder.name).startswith("Uden for"))).all()[left - 1 :]:
        gone.is_active = False
    session.flush()
    assert key not in {one.key for one in grupper(session)}
    with pytest.raises(ValidationFailed, match=f"Uden for gruppen Team Nord er der {words} med samme rolle"):
        count(session, Selection(*OCTOBER, gruppe=key))


def test_a_group_of_everybody_with_the_role_leaves_nobody(session: Session) -> None:
    key, _ = group_of(session, 3)
    for other in session.exec(select(Medarbejder).where(col(Medarbejder.role) == Role.VICEVAERT)):
        other.gruppe_id = int(key.partition(":")[2])
    session.flush()
    count(session, Selection(*OCTOBER, gruppe=key))


def test_groups_that_together_leave_one_of_their_role_are_refused(session: Session) -> None:
    north, _ = group_of(session, 3, "Nord")
    south, _ = group_of(session, 3, "Syd")  # outside both: the one of the fixture and four more
    count(session, Selection(*OCTOBER, gruppe=north))
    outside = select(Medarbejder).where(col(Medarbejder.name).startswith("Uden for"))
    for gone in session.exec(outside):
        gone.is_active = False
    session.flush()
    for key in (north, south):
        with pytest.raises(ValidationFailed, match="kun én medarbejder med samme rolle"):
            count(session, Selection(*OCTOBER, gruppe=key))


def test_a_group_out_of_use_is_not_offered_and_refused(session: Session) -> None:
    key, _ = group_of(session, 3)
    assert key in {one.key for one in grupper(session)}
    session.get_one(Medarbejdergruppe, int(key.removeprefix("gruppe:"))).is_active = False
    session.flush()
    assert key not in {one.key for one in grupper(session)}
    with pytest.raises(ValidationFailed, match="taget ud af brug"):
        count(session, Selection(*OCTOBER, gruppe=key))


@pytest.mark.parametrize("key", ["gruppe:99", "rolle:pedel", "gruppe:", "rolle", "noget", "gruppe:x"])
def test_a_key_that_names_no_group_is_refused_in_words(session: Session, key: str) -> None:
    with pytest.raises(ValidationFailed, match="Medarbejdergruppen findes ikke"):
        count(session, Selection(*OCTOBER, gruppe=key))


def test_the_roles_that_do_casework_are_offered_however_few_they_are(session: Session) -> None:
    offered = {one.key: one.name for one in grupper(session)}
    assert offered == {"rolle:vicevaert": "Sociale viceværter", "rolle:raadgiver": "Økonomiske rådgivere"}


def test_arrears_are_left_out_of_a_groups_report_with_the_reason(session: Session, estate: Estate) -> None:
    report = publish(count(session, Selection(*OCTOBER, gruppe="rolle:vicevaert")))
    assert report.gruppe == "Sociale viceværter"
    assert not [key for key in report.figures if "restancer.husstande" in key or "restancer.baand" in key]
    (together,) = restancer(report)
    assert any(
        isinstance(part, Paragraph) and "ikke til en medarbejder" in part.text for part in vars(together)["parts"]
    )


def test_the_comparison_of_estates_is_of_the_group_where_one_is_chosen(session: Session, estate: Estate) -> None:
    other = estate.afdeling("Vibevænget")
    sag_of(estate, 2)
    estate.kontakt(estate.beboer(other), at(2026, 10, 6))
    found = true(session, "rolle:raadgiver")
    assert found[f"afd.{estate.afdeling_id}.sager.i_perioden"] == 1
    assert found[f"afd.{other}.kontakter.i_alt"] == 0
    assert f"afd.{other}.restancer.husstande" not in found
