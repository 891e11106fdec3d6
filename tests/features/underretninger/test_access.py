"""Nothing of an underretning reaches anybody but its author, the responsible worker, and whom it is shared with."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from socialvicevaert import audit
from socialvicevaert.features.beboere.queries import history as resident_history
from socialvicevaert.features.mindag.queries import min_dag
from socialvicevaert.features.papirkurv.queries import things
from socialvicevaert.features.partnere.models import PartnerKind
from socialvicevaert.features.samtykker.queries import videregivelser_of
from socialvicevaert.features.soegning.queries import find
from socialvicevaert.features.tidslinje.queries import overblik
from socialvicevaert.features.underretninger import queries, service
from socialvicevaert.features.underretninger.models import UnderretningDraft
from socialvicevaert.security.roles import Permission, may
from socialvicevaert.shared.actor import Actor, Role
from socialvicevaert.shared.clock import FixedClock
from socialvicevaert.shared.errors import NotAllowed, UserError, ValidationFailed
from socialvicevaert.storage import Database
from socialvicevaert.storage.session import Session
from tests.conftest import ACTORS, MORNING
from tests.factories import intent, new_beboer, new_partner

SECRET = "Drengen sidder alene i trappeopgangen"
READERS = st.sampled_from(list(ACTORS.values()))


def draft_about(session: Session, beboer_id: int) -> UnderretningDraft:
    partner = new_partner(session, "Socialforvaltningen", PartnerKind.SOCIALFORVALTNING)
    return UnderretningDraft(
        beboer_id,
        "Dreng på 6 år",
        SECRET,
        "Han er alene om aftenen",
        partner_id=partner,
        parents_told=True,
    )


def sent_by(database: Database, author: Actor, responsible: Actor | None = None) -> tuple[int, int]:
    """An underretning that has left, and its resident."""
    with database.write(intent(author)) as session:
        responsible_id = responsible.medarbejder_id if responsible is not None else None
        beboer_id = new_beboer(session, responsible_id=responsible_id)
        draft = draft_about(session, beboer_id)
    with database.write(intent(author, "Underretning sendt")) as session:
        return service.send_underretning(session, draft), beboer_id


def words_of(session: Session, beboer_id: int) -> Iterator[object]:
    """Everything a worker is shown about a resident, and in lists of all."""
    yield queries.underretninger_of(session, beboer_id)
    yield queries.awaiting_receipt(session)
    yield videregivelser_of(session, beboer_id, queries.sees_paper)
    yield resident_history(session, beboer_id)
    yield audit.history(session, beboer_id)
    yield min_dag(session)
    yield things(session)
    yield overblik(session, beboer_id)
    yield find(session, "trappeopgangen")
    yield find(session, "underretning")


def leaked(session: Session, beboer_id: int) -> str:
    """What is shown that names the concern, or only that there is one."""
    shown = "\n".join(repr(words) for words in words_of(session, beboer_id))
    found = [word for word in ("nderretning", SECRET, "trappeopgang", "Bekymring") if word in shown]
    return ", ".join(found)


def test_who_has_no_part_in_it_finds_nothing_anywhere(
    database: Database, vicevaert: Actor, raadgiver: Actor, clock: FixedClock
) -> None:
    number, beboer_id = sent_by(database, vicevaert)
    with database.write(intent(vicevaert, "Underretning læst")) as session:
        service.view_underretning(session, number)
        service.print_underretning(session, number)
    clock.moment = MORNING.replace(month=12)  # the receipt has not come
    with database.read(raadgiver) as session:
        assert leaked(session, beboer_id) == ""
        assert not queries.may_know(session, number)
        with pytest.raises(UserError, match="findes ikke længere"):
            queries.underretning(session, number)
    with database.read(vicevaert) as session:
        assert SECRET in leaked(session, beboer_id)
        assert [line.key for line in min_dag(session) if line.key.startswith("underretning")] == [
            f"underretning:{number}"
        ]


def test_a_draft_in_the_bin_is_as_narrow_as_before(database: Database, vicevaert: Actor, raadgiver: Actor) -> None:
    with database.write(intent(vicevaert, "Kladde")) as session:
        beboer_id = new_beboer(session)
        number = service.keep_underretning(session, draft_about(session, beboer_id))
    with database.write(intent(vicevaert, "Kladde smidt væk")) as session:
        service.bin_underretning(session, number)
    with database.read(raadgiver) as session:
        assert things(session) == []
        assert leaked(session, beboer_id) == ""
    with database.read(vicevaert) as session:
        assert [one.table for one in things(session)] == ["underretning"]


@pytest.mark.parametrize(
    "act",
    [
        lambda session, number: service.view_underretning(session, number),
        lambda session, number: service.print_underretning(session, number),
        lambda session, number: service.bin_underretning(session, number),
        lambda session, number: service.note_receipt(session, number, date(2026, 11, 22)),
        lambda session, number: service.share_underretning(session, number, 2, "Jeg vil se den"),
    ],
)
def test_who_may_not_know_of_it_is_told_that_it_is_gone(
    database: Database, vicevaert: Actor, raadgiver: Actor, act: Callable[[Session, int], object]
) -> None:
    number, _ = sent_by(database, vicevaert)
    with pytest.raises(UserError, match="findes ikke længere"), database.write(intent(raadgiver)) as session:
        act(session, number)


def test_who_it_is_shared_with_sees_it_until_it_is_taken_back(
    database: Database, vicevaert: Actor, raadgiver: Actor
) -> None:
    number, beboer_id = sent_by(database, vicevaert)
    with database.write(intent(vicevaert)) as session:
        service.share_underretning(session, number, raadgiver.medarbejder_id, "Afløser i ferien")
        service.share_underretning(session, number, raadgiver.medarbejder_id, "Afløser i ferien")
        (access,) = queries.underretning(session, number).shared
    with database.write(intent(raadgiver)) as session:
        assert len(queries.underretninger_of(session, beboer_id)) == 1
        assert len(videregivelser_of(session, beboer_id, queries.sees_paper)) == 1
        assert service.print_underretning(session, number).startswith(b"%PDF")
        with pytest.raises(NotAllowed):  # sharing on is for its owners
            service.share_underretning(session, number, vicevaert.medarbejder_id, "Videre")
    with database.write(intent(vicevaert)) as session:
        with pytest.raises(ValidationFailed):
            service.unshare_underretning(session, access.id, " ")
        service.unshare_underretning(session, access.id, "Ferien er slut")
    with database.read(raadgiver) as session:
        assert queries.underretninger_of(session, beboer_id) == ()
        assert not queries.may_know(session, number)


def test_a_role_that_sees_no_residents_cannot_be_let_in(database: Database, vicevaert: Actor, leder: Actor) -> None:
    number, _ = sent_by(database, vicevaert)
    with pytest.raises(ValidationFailed, match="rolle"), database.write(intent(vicevaert)) as session:
        service.share_underretning(session, number, leder.medarbejder_id, "Orientering")


def test_the_whole_log_says_to_an_administrator_that_somebody_did_something(
    database: Database, vicevaert: Actor, administrator: Actor
) -> None:
    sent_by(database, vicevaert)
    with database.read(administrator) as session:
        lines = audit.log(session)
    assert "nderretning" not in repr(lines)
    hidden = [line for line in lines if line.title == "Fortroligt"]
    assert hidden
    assert {(line.actor_name, line.beboer_id, line.row_id, line.what) for line in hidden} == {
        (vicevaert.name, None, None, "")
    }


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    author=st.sampled_from([ACTORS[Role.VICEVAERT], ACTORS[Role.RAADGIVER]]),
    responsible=st.none() | READERS,
    shared=st.sets(st.sampled_from([ACTORS[Role.VICEVAERT], ACTORS[Role.RAADGIVER]])),
    reader=READERS,
)
def test_exactly_the_few_may_know_of_it(
    database: Database, author: Actor, responsible: Actor | None, shared: set[Actor], reader: Actor
) -> None:
    number, beboer_id = sent_by(database, author, responsible)
    with database.write(intent(author)) as session:
        for other in shared:
            service.share_underretning(session, number, other.medarbejder_id, "Skal hjælpe")
    few = {author.medarbejder_id, *(one.medarbejder_id for one in shared)}
    few |= {responsible.medarbejder_id} if responsible is not None else set()
    expected = may(reader, Permission.SEE_BEBOERE) and reader.medarbejder_id in few
    with database.read(reader) as session:
        assert queries.may_know(session, number) is expected
        assert queries.sees_paper(session, f"underretning:{number}") is expected
        if may(reader, Permission.SEE_BEBOERE):
            assert bool(queries.underretninger_of(session, beboer_id)) is expected
            assert (leaked(session, beboer_id) == "") is not expected
        else:
            with pytest.raises(NotAllowed):
                queries.underretninger_of(session, beboer_id)
