"""What is read of a resident's rows: by nobody without the right, and without a worker's name in any of it."""

from collections.abc import Callable

import pytest

from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.breve.models import BrevDraft
from socialvicevaert.features.breve.service import keep_brev
from socialvicevaert.features.indsigt.queries import judged
from socialvicevaert.features.indsigt.queries.held import held_on
from socialvicevaert.features.indsigt.queries.people import known_people
from socialvicevaert.features.indsigt.queries.rows import bytes_of, events_of, rows_of
from socialvicevaert.features.indsigt.rules.mentions import mentions
from socialvicevaert.features.indstillinger.models import Medarbejder
from socialvicevaert.features.skabeloner.models import Afsnit, BrevArt, Modtager
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.errors import NotAllowed
from socialvicevaert.storage import Database
from socialvicevaert.storage.session import Session
from tests.factories import beboer_in, intent


@pytest.mark.parametrize(
    "read",
    [
        lambda session, number: rows_of(session, number),
        lambda session, number: events_of(session, number),
        lambda session, number: bytes_of(session, "dokumentindhold", number, "content"),
        lambda session, number: judged(session, number),
    ],
    ids=["rows", "log", "file", "judgements"],
)
def test_whoever_may_not_see_residents_reads_nothing(
    database: Database, vicevaert: Actor, administrator: Actor, read: Callable[[Session, int], object]
) -> None:
    beboer_id = beboer_in(database, vicevaert)
    with database.read(administrator) as session, pytest.raises(NotAllowed):
        read(session, beboer_id)


def test_a_template_that_bears_a_workers_name_is_told_without_it(database: Database, vicevaert: Actor) -> None:
    beboer_id = beboer_in(database, vicevaert)
    with database.write(intent(vicevaert)) as session:
        keep_brev(
            session,
            BrevDraft(
                beboer_id,
                BrevArt.EGEN,
                Modtager.BEBOER,
                "Hej",
                (Afsnit("Kom gerne."),),
                template=f"{vicevaert.name}s brev, version 1",
            ),
        )
        (brev,) = (one for one in held_on(session, session.kept(Beboer, beboer_id)) if one.table == "brev")
        assert not [value for value in brev.values if "Yusuf" in f"{value.shown}{value.plain}"]


def test_a_worker_who_has_changed_names_is_told_by_role_under_both(database: Database, vicevaert: Actor) -> None:
    beboer_id = beboer_in(database, vicevaert, note="Aftalt med Yusuf")
    with database.write(intent(vicevaert)) as session:
        session.kept(Medarbejder, vicevaert.medarbejder_id).name = "Amina Holm"
    with database.write(intent(vicevaert)) as session:
        (record,) = (one for one in held_on(session, session.kept(Beboer, beboer_id)) if one.table == "beboer")
        assert "Yusuf" not in str(record.values)


def test_a_name_with_a_hyphen_is_one_and_two(database: Database, vicevaert: Actor) -> None:
    beboer_in(database, vicevaert, first_name="Anne-Marie", last_name="Holm")
    beboer_id = beboer_in(database, vicevaert, first_name="Dragan", last_name="Al-Hassan")
    with database.read(vicevaert) as session:
        known = known_people(session, session.kept(Beboer, beboer_id))
    text = "Anne-Marie ringede om Al-Hassan. Marie kom"
    assert [text[one.start : one.end] for one in mentions(text, known)] == ["Anne-Marie", "Marie"]
