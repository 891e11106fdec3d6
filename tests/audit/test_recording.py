"""Changes are logged with before and after, in the same transaction."""

from dataclasses import replace
from typing import Any

import pytest
from sqlmodel import col, select

from socialvicevaert import audit
from socialvicevaert.audit.models import AuditEvent, AuditKind
from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.budgetter import queries
from socialvicevaert.features.budgetter.models import (
    AendringArt,
    AendringDraft,
    BetalerDraft,
    Budgetkategori,
    ScenarieArt,
    ScenarieDraft,
)
from socialvicevaert.features.budgetter.service import save_budget, save_scenarie, start_budget
from socialvicevaert.features.henvisninger.models import Henvisning, HenvisningAfsnit
from socialvicevaert.features.partnere.models import Partner, PartnerKind
from socialvicevaert.features.samtykker.models import Behandlingsgrundlag, Oplysningsart
from socialvicevaert.shared.actor import Actor, Intent
from socialvicevaert.storage import Database, Session, row_id
from tests.factories import new_beboer


def resident(**values: Any) -> Beboer:
    return Beboer(**{"first_name": "Søren", "last_name": "Ågård", "sort_key": "agard soren", **values})


def create(database: Database, actor: Actor, **values: Any) -> tuple[int, int]:
    with database.write(Intent("Beboer oprettet", actor)) as session:
        row = resident(**values)
        session.add(row)
        session.flush()
        return row_id(row), session.transaction_id


def test_a_created_row_is_logged_with_who_when_and_what(database: Database, vicevaert: Actor) -> None:
    number, transaction = create(database, vicevaert)
    with database.read(vicevaert) as session:
        event = session.exec(select(AuditEvent).where(AuditEvent.beboer_id == number)).one()
    assert (event.kind, event.table, event.row_id) == (AuditKind.CREATED, "beboer", number)
    assert (event.actor_id, event.actor_name, event.title) == (
        vicevaert.medarbejder_id,
        vicevaert.name,
        "Beboer oprettet",
    )
    assert event.transaction_id == transaction
    assert event.at == database.clock.now()
    assert event.changes["first_name"] == [None, "Søren"]


def test_a_change_is_logged_with_before_and_after_of_the_changed_columns_only(
    database: Database, vicevaert: Actor
) -> None:
    number, _ = create(database, vicevaert)
    with database.write(Intent("Telefon rettet", vicevaert, reason="Borgeren ringede")) as session:
        session.get_one(Beboer, number).phone = "+4512345678"
    with database.read(vicevaert) as session:
        entry = audit.history(session, number)[0]
    assert [(change.field, change.before, change.after) for change in entry.changes] == [("phone", "", "+4512345678")]
    assert entry.reason == "Borgeren ringede"


def test_a_change_to_a_row_that_was_not_read_is_logged_with_its_before(database: Database, vicevaert: Actor) -> None:
    number, _ = create(database, vicevaert, phone="+4511111111")
    with database.write(Intent("Telefon rettet", vicevaert)) as session:
        row = session.get_one(Beboer, number)
        session.expire(row)
        row.phone = "+4522222222"
    with database.read(vicevaert) as session:
        change = audit.history(session, number)[0].changes[0]
    assert (change.before, change.after) == ("+4511111111", "+4522222222")


def test_a_row_that_is_saved_unchanged_is_not_logged(database: Database, vicevaert: Actor) -> None:
    number, _ = create(database, vicevaert)
    with database.write(Intent("Intet", vicevaert)) as session:
        row = session.get_one(Beboer, number)
        row.phone = row.phone
    with database.read(vicevaert) as session:
        assert len(audit.history(session, number)) == 1


def test_a_transaction_that_fails_leaves_neither_row_nor_log(database: Database, vicevaert: Actor) -> None:
    def fail() -> None:
        with database.write(Intent("Går galt", vicevaert)) as session:
            session.add(resident())
            session.flush()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with database.read(vicevaert) as session:
        assert session.exec(select(Beboer)).all() == []
        assert session.exec(select(AuditEvent).where(AuditEvent.table == "beboer")).all() == []


def test_seeing_a_resident_is_logged(database: Database, vicevaert: Actor) -> None:
    number, _ = create(database, vicevaert)
    with database.write(Intent("Beboer åbnet", vicevaert)) as session:
        audit.record(session, AuditKind.VIEW, beboer_id=number, what="stamkort")
    with database.read(vicevaert) as session:
        entry = audit.history(session, number)[0]
    assert (entry.act, entry.what) == ("Vist", "stamkort")


def test_putting_in_the_bin_is_called_so(database: Database, vicevaert: Actor) -> None:
    number, _ = create(database, vicevaert)
    with database.write(Intent("Slettet", vicevaert)) as session:
        session.get_one(Beboer, number).deleted_at = session.now
    with database.write(Intent("Hentet", vicevaert)) as session:
        session.get_one(Beboer, number).deleted_at = None
    with database.read(vicevaert) as session:
        assert [entry.act for entry in audit.history(session, number)][:2] == [
            "Hentet op af papirkurven",
            "Lagt i papirkurven",
        ]


def test_a_cpr_number_is_masked_in_the_history(database: Database, vicevaert: Actor) -> None:
    number, _ = create(database, vicevaert, cpr="010170-1234")
    with database.read(vicevaert) as session:
        changes = {change.field: change.after for change in audit.history(session, number)[0].changes}
    assert changes["cpr"] == "••••••-••••"


def refer(session: Session, beboer_id: int) -> Henvisning:
    partner = Partner(name="Socialforvaltningen", sort_key="", kind=PartnerKind.SOCIALFORVALTNING)
    session.add(partner)
    session.flush()
    henvisning = Henvisning(
        beboer_id=beboer_id,
        partner_id=row_id(partner),
        medarbejder_id=session.actor.medarbejder_id,
        purpose="Barnet skal ses",
        basis=Behandlingsgrundlag.UNDERRETNING,
        created_on=session.today,
    )
    session.add(henvisning)
    session.flush()
    session.add(HenvisningAfsnit(henvisning_id=row_id(henvisning), kind=Oplysningsart.FAMILIE, text="Alene om natten"))
    session.flush()
    return henvisning


def test_what_belongs_to_something_of_a_residents_is_in_the_residents_history(
    database: Database, vicevaert: Actor
) -> None:
    number, _ = create(database, vicevaert)
    with database.write(Intent("Henvisning skrevet", vicevaert)) as session:
        refer(session, number)
    with database.write(Intent("Afsnit rettet", vicevaert)) as session:
        session.exec(select(HenvisningAfsnit)).one().text = "Alene hver nat"
    with database.write(Intent("Henvisning fjernet", vicevaert)) as session:
        for model in (HenvisningAfsnit, Henvisning):
            session.delete(session.exec(select(model)).one())
    with database.read(vicevaert) as session:
        found = session.exec(
            select(AuditEvent.kind, AuditEvent.beboer_id).where(AuditEvent.table == "henvisningafsnit")
        )
        assert list(found) == [(kind, number) for kind in (AuditKind.CREATED, AuditKind.UPDATED, AuditKind.REMOVED)]
        about_nobody = select(AuditEvent.table).where(
            AuditEvent.table == "partner", col(AuditEvent.beboer_id).is_(None)
        )
        assert session.exec(about_nobody).one() == "partner"


def test_the_words_of_an_underretning_are_shown_to_their_author_alone(
    database: Database, vicevaert: Actor, raadgiver: Actor
) -> None:
    number, _ = create(database, vicevaert)
    with database.write(Intent("Henvisning skrevet", vicevaert)) as session:
        refer(session, number)
    read = {}
    for actor in (vicevaert, raadgiver):
        with database.read(actor) as session:
            read[actor.name] = " ".join(
                str(change.after) for entry in audit.history(session, number) for change in entry.changes
            )
    assert "Barnet skal ses" in read[vicevaert.name]
    assert "Alene om natten" in read[vicevaert.name]
    assert "Barnet" not in read[raadgiver.name]
    assert "Alene" not in read[raadgiver.name]


def test_what_hangs_two_steps_below_a_resident_is_logged_with_the_resident(
    database: Database, vicevaert: Actor
) -> None:
    """The change of a what-if names its column, which names its budget, which names the resident."""
    with database.write(Intent("Budget", vicevaert)) as session:
        beboer = new_beboer(session)
        budget = start_budget(session, beboer)
    with database.write(Intent("Hvad nu hvis", vicevaert)) as session:
        new_line = AendringDraft(AendringArt.TILFOEJ, None, Budgetkategori.BOLIGSTOETTE, "", 100_000)
        save_scenarie(session, budget, ScenarieDraft(ScenarieArt.BOLIGSTOETTE, "Med boligstøtte", (new_line,)))
    with database.read(vicevaert) as session:
        tables = {entry.table for entry in audit.history(session, beboer) if entry.title == "Hvad nu hvis"}
    assert tables == {"scenarie", "scenarieaendring"}


def test_who_pays_in_anothers_budget_is_logged_with_the_one_whose_budget_it_is(
    database: Database, vicevaert: Actor
) -> None:
    with database.write(Intent("Budget", vicevaert)) as session:
        beboer, other = new_beboer(session), new_beboer(session, "Kurt", "Jensen")
        budget = start_budget(session, beboer)
        draft = queries.budget(session, budget).draft
        payers = (*draft.payers, BetalerDraft(99, "Kurt Jensen", other))
    with database.write(Intent("Betaler", vicevaert)) as session:
        save_budget(session, budget, replace(draft, payers=payers))
    with database.read(vicevaert) as session:
        assert "betaler" in {entry.table for entry in audit.history(session, beboer) if entry.title == "Betaler"}
        assert {entry.table for entry in audit.history(session, other) if entry.title == "Betaler"} == set()
