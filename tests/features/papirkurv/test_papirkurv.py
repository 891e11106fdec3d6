"""The bin on the real file: what can be had back, and what goes for good, with a clock that is moved."""

from datetime import UTC, date, timedelta
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas
from sqlmodel import func, select

from socialvicevaert import audit
from socialvicevaert.audit import AuditKind, ways_to_owner
from socialvicevaert.features.afdragsordninger.models import IndbetalingDraft
from socialvicevaert.features.afdragsordninger.service import pay
from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.beboere.service import bin_beboer
from socialvicevaert.features.budgetter.models import AendringArt, ScenarieAendring, ScenarieArt, ScenarieDraft
from socialvicevaert.features.budgetter.queries import current_budget
from socialvicevaert.features.budgetter.service import save_scenarie, start_budget
from socialvicevaert.features.dokumenter.models import Dokument, DokumentArt, DokumentDraft
from socialvicevaert.features.dokumenter.queries import dokumenter_of
from socialvicevaert.features.dokumenter.service import attach
from socialvicevaert.features.fogedsager.models import FogedHistorik, Fogedsag, FogedsagDraft, Genbesoeg
from socialvicevaert.features.fogedsager.service import bin_fogedsag, open_fogedsag
from socialvicevaert.features.forloeb.models import ForloebDraft
from socialvicevaert.features.forloeb.service import offer_forloeb
from socialvicevaert.features.gaeld.models import FordelingDraft, GaeldArt, GaeldDraft, GaeldStatus, PostDraft
from socialvicevaert.features.gaeld.service import (
    attach_document,
    bin_gaeld,
    link_document,
    save_fordeling,
    write_gaeld,
)
from socialvicevaert.features.henvisninger.models import HenvisningDraft
from socialvicevaert.features.henvisninger.service import bin_henvisning, draft_henvisning
from socialvicevaert.features.indstillinger.models import Kladde
from socialvicevaert.features.indstillinger.service import save_draft
from socialvicevaert.features.kontakter.models import Kontakt, KontaktArt, KontaktDraft
from socialvicevaert.features.kontakter.service import bin_kontakt, log_kontakt
from socialvicevaert.features.opgaver.models import Opgave, OpgaveDraft, OpgaveKilde
from socialvicevaert.features.opgaver.queries import opgaver_of
from socialvicevaert.features.opgaver.service import add_opgave, bin_opgave
from socialvicevaert.features.papirkurv import queries, service
from socialvicevaert.features.papirkurv.service import Emptied
from socialvicevaert.features.partnere.models import Partner
from socialvicevaert.features.partnere.service import bin_partner
from socialvicevaert.features.redningsplaner.models import KildeArt, KildeDraft, RedningsplanDraft
from socialvicevaert.features.redningsplaner.service import save_plan
from socialvicevaert.features.sager.models import Sag, SagPeriode
from socialvicevaert.features.sager.service import bin_sag
from socialvicevaert.features.samtykker.models import Behandlingsgrundlag, Oplysningsart, Videregivelse
from socialvicevaert.features.samtykker.service import disclose
from socialvicevaert.features.soegning import queries as soegning
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.clock import FixedClock
from socialvicevaert.shared.errors import NotAllowed, UserError
from socialvicevaert.storage import Database, Row
from socialvicevaert.storage.session import Session
from tests.conftest import MORNING
from tests.factories import as_older_underretning, beboer_in, intent, new_partner, new_sag
from tests.money import agreed, applied, owing, summoned

TODAY = date(2026, 11, 22)


def new_kontakt(session: Session, beboer_id: int, sag_id: int | None = None) -> int:
    draft = KontaktDraft(beboer_id, KontaktArt.SAMTALE, session.now, "Talte om trappen", sag_id=sag_id)
    return log_kontakt(session, draft)


def new_fogedsag(session: Session, beboer_id: int) -> int:
    return open_fogedsag(session, FogedsagDraft(beboer_id, TODAY, session.actor.medarbejder_id))


def one_page() -> bytes:
    made = BytesIO()
    page = Canvas(made)
    page.drawString(72, 720, "Rykker")
    page.save()
    return made.getvalue()


def everything_binned(session: Session, beboer_id: int) -> None:
    """One of each kind but the resident."""
    partner = new_partner(session)
    bin_sag(session, new_sag(session, beboer_id, title="Naboklage"))
    bin_kontakt(session, new_kontakt(session, beboer_id))
    bin_opgave(session, add_opgave(session, OpgaveDraft("Ring", TODAY, 1, beboer_id)))
    bin_fogedsag(session, new_fogedsag(session, beboer_id))
    bin_henvisning(session, draft_henvisning(session, HenvisningDraft(beboer_id, partner, "Praktik")))
    bin_partner(session, new_partner(session, "Frivilligcentret"))


def things(database: Database, by: Actor, beboer_id: int | None = None) -> list[queries.BinnedThing]:
    with database.read(by) as session:
        return queries.things(session, beboer_id)


def empty(database: Database, by: Actor) -> Emptied:
    with database.write(intent(by, "Papirkurven tømt")) as session:
        return service.empty_bin(session)


def test_everything_that_is_binned_is_listed_with_who_when_and_how_long(
    database: Database, vicevaert: Actor, clock: FixedClock
) -> None:
    person = beboer_in(database, vicevaert)
    with database.write(intent(vicevaert)) as session:
        everything_binned(session, person)
    clock.moment = MORNING + timedelta(days=10)
    found = things(database, vicevaert)
    assert {one.table for one in found} == {"sag", "kontakt", "opgave", "fogedsag", "henvisning", "partner"}
    assert {(one.binned_by, one.binned_at, one.days_left) for one in found} == {(vicevaert.name, MORNING, 20)}
    titles = {one.table: (one.title, one.name) for one in found}
    assert titles["sag"] == ("2026-0001 Naboklage", "Fatima Demir")
    assert titles["henvisning"] == ("Kladde til Jobcenter Ballerup", "Fatima Demir")
    assert titles["partner"] == ("", "Frivilligcentret")
    assert {one.table for one in things(database, vicevaert, person)} == {one.table for one in found} - {"partner"}


def test_everything_can_be_taken_back_and_that_can_be_undone(database: Database, vicevaert: Actor) -> None:
    person = beboer_in(database, vicevaert)
    with database.write(intent(vicevaert)) as session:
        everything_binned(session, person)
        bin_beboer(session, person)
    for one in reversed(things(database, vicevaert)):
        if one.table == "beboer":
            with database.write(intent(vicevaert)) as session:
                service.take_back(session, one.table, one.id)
    for one in things(database, vicevaert):
        with database.write(intent(vicevaert)) as session:
            service.take_back(session, one.table, one.id)
    assert things(database, vicevaert) == []
    with database.read(vicevaert) as session:
        assert soegning.find(session, "Naboklage").sager
        assert audit.history(session, person)[0].act == "Hentet op af papirkurven"
    with database.write(intent(vicevaert)) as session:
        bin_sag(session, 1)
    with database.write(intent(vicevaert)) as session:
        service.take_back(session, "sag", 1)
    with database.write(intent(vicevaert)) as undoing:
        audit.undo(undoing, session.transaction_id)
    assert [one.table for one in things(database, vicevaert)] == ["sag"]


def test_what_hangs_on_something_in_the_bin_says_so(database: Database, vicevaert: Actor) -> None:
    person = beboer_in(database, vicevaert)
    with database.write(intent(vicevaert)) as session:
        bin_kontakt(session, new_kontakt(session, person))
        bin_beboer(session, person)
    first = {one.table: one.first for one in things(database, vicevaert)}
    assert first == {
        "beboer": "",
        "kontakt": "Den hører til en beboer, der også ligger i papirkurven. Hent den først.",
    }
    with pytest.raises(UserError, match="Hent den først"), database.write(intent(vicevaert)) as session:
        service.take_back(session, "kontakt", 1)


def test_a_fogedsag_comes_back_with_its_rechecks(database: Database, vicevaert: Actor) -> None:
    person = beboer_in(database, vicevaert)
    with database.write(intent(vicevaert)) as session:
        number = new_fogedsag(session, person)
        session.add(Genbesoeg(fogedsag_id=number, months=3, due_on=TODAY))
        key = f"fogedsag:{number}:genbesoeg:3"
        session.add(
            Opgave(
                beboer_id=person,
                medarbejder_id=1,
                source=OpgaveKilde.OPFOELGNING,
                source_key=key,
                title="Genbesøg",
                due_on=TODAY,
            )
        )
        session.flush()
        bin_fogedsag(session, number)
    assert [one.table for one in things(database, vicevaert)] == ["fogedsag"]
    with database.write(intent(vicevaert)) as session:
        service.take_back(session, "fogedsag", number)
    with database.read(vicevaert) as session:
        assert session.exec(select(Genbesoeg)).one().deleted_at is None
        assert session.exec(select(Opgave)).one().deleted_at is None


def test_who_may_not_see_residents_does_not_see_the_bin(database: Database, leder: Actor, vicevaert: Actor) -> None:
    person = beboer_in(database, vicevaert)
    with database.write(intent(vicevaert)) as session:
        bin_sag(session, new_sag(session, person))
    with pytest.raises(NotAllowed):
        things(database, leder)
    with pytest.raises(NotAllowed), database.write(intent(leder)) as session:
        service.take_back(session, "sag", 1)


def test_an_underretning_in_the_bin_is_its_authors(database: Database, vicevaert: Actor, raadgiver: Actor) -> None:
    person = beboer_in(database, vicevaert)
    with database.write(intent(vicevaert)) as session:
        draft = HenvisningDraft(
            person,
            new_partner(session),
            "Bekymring",
            basis=Behandlingsgrundlag.ANDET,
            basis_reason="Barnet er alene",
        )
        number = as_older_underretning(session, draft_henvisning(session, draft))
        bin_henvisning(session, number)
    assert [one.table for one in things(database, vicevaert)] == ["henvisning"]
    assert things(database, raadgiver) == []
    with pytest.raises(UserError, match="findes ikke"), database.write(intent(raadgiver)) as session:
        service.take_back(session, "henvisning", number)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ages=st.lists(st.integers(0, 60), min_size=1, max_size=4), seconds=st.integers(0, 1))
def test_only_what_has_lain_more_than_thirty_days_goes(
    database: Database, vicevaert: Actor, clock: FixedClock, ages: list[int], seconds: int
) -> None:
    binned: dict[int, int] = {}
    for age in ages:
        clock.moment = MORNING.astimezone(UTC) - timedelta(days=age, seconds=seconds)
        with database.write(intent(vicevaert)) as session:
            person = Beboer(first_name="A", last_name="B", sort_key="")
            session.add(person)
            session.flush()
            assert person.id is not None
            binned[person.id] = age
            bin_beboer(session, person.id)
    kept = beboer_in(database, vicevaert)
    clock.moment = MORNING
    expected = {number for number, age in binned.items() if (age, seconds) <= (30, 0)}
    assert empty(database, vicevaert).removed == len(binned) - len(expected)
    with database.read(vicevaert) as session:
        there = set(session.exec(select(Beboer.id)))
    assert there & (binned.keys() | {kept}) == expected | {kept}
    with database.write(intent(vicevaert)) as session:  # the next example begins with an empty bin
        for number in expected:
            session.delete(session.get_one(Beboer, number))


def test_a_resident_goes_with_all_that_belongs_to_them_and_the_log_says_so(
    database: Database, vicevaert: Actor, clock: FixedClock
) -> None:
    person = beboer_in(database, vicevaert)
    with database.write(intent(vicevaert)) as session:
        sag = new_sag(session, person)
        new_kontakt(session, person, sag)
        new_fogedsag(session, person)
        draft_henvisning(session, HenvisningDraft(person, new_partner(session), "Praktik", sag_id=sag))
        bin_beboer(session, person)
    clock.moment = MORNING + timedelta(days=31)
    assert empty(database, vicevaert) == Emptied(1, 0)
    with database.read(vicevaert) as session:
        for model in (Beboer, Sag, SagPeriode, Kontakt, Fogedsag, FogedHistorik):
            assert session.exec(select(model)).all() == [], model
        gone = {one.table for one in audit.history(session, person) if one.kind is AuditKind.REMOVED}
        assert {"beboer", "sag", "kontakt", "fogedsag", "henvisning"} <= gone
        assert soegning.find(session, "Fatima").beboere == ()
        assert audit.verify(session).is_whole


def test_what_somebody_was_typing_goes_for_good_with_what_it_was_about(
    database: Database, vicevaert: Actor, raadgiver: Actor, clock: FixedClock
) -> None:
    other, person = beboer_in(database, vicevaert, first_name="Ali"), beboer_in(database, vicevaert)
    with database.write(intent(raadgiver)) as session:
        number = draft_henvisning(session, HenvisningDraft(person, new_partner(session), "Praktik"))
        for key in (f"brev:{person}:indkaldelse", f"henvisning:{number}", f"sag:ny:{person}", f"kontakt:{person}"):
            save_draft(session, key, '{"text": "hemmeligt"}')
        save_draft(session, f"brev:{other}:indkaldelse", "{}")
        save_draft(session, "partner:ny", "{}")
    with database.write(intent(vicevaert)) as session:
        bin_beboer(session, person)
    clock.moment = MORNING + timedelta(days=31)
    empty(database, vicevaert)
    with database.read(vicevaert) as session:
        assert set(session.exec(select(Kladde.key))) == {f"brev:{other}:indkaldelse", "partner:ny"}


def test_a_disclosure_keeps_its_resident_and_says_so(database: Database, vicevaert: Actor, clock: FixedClock) -> None:
    person = beboer_in(database, vicevaert)
    with database.write(intent(vicevaert)) as session:
        new_kontakt(session, person)
        partner = new_partner(session)
        disclose(
            session,
            beboer_id=person,
            partner_id=partner,
            kinds=[Oplysningsart.ARBEJDE],
            what="Henvisning",
            basis=Behandlingsgrundlag.ANDET,
            basis_reason="Aftalt",
        )
        bin_beboer(session, person)
        bin_partner(session, partner)
    clock.moment = MORNING + timedelta(days=300)
    assert empty(database, vicevaert) == Emptied(0, 2)
    with database.read(vicevaert) as session:
        assert session.exec(select(Videregivelse)).one().partner_id == partner
        assert session.exec(select(Kontakt)).one().beboer_id == person
        assert session.get(Partner, partner) is not None
    stays = {one.stays for one in things(database, vicevaert)}
    assert stays == {"Bliver stående: der er givet oplysninger videre, og det skal altid kunne ses."}


def test_a_younger_child_in_the_bin_keeps_its_resident(database: Database, vicevaert: Actor, clock: FixedClock) -> None:
    person = beboer_in(database, vicevaert)
    with database.write(intent(vicevaert)) as session:
        number = new_kontakt(session, person)
        bin_beboer(session, person)
    clock.moment = MORNING + timedelta(days=20)
    with database.write(intent(vicevaert)) as session:
        bin_kontakt(session, number)
    clock.moment = MORNING + timedelta(days=40)
    assert empty(database, vicevaert) == Emptied(0, 1)
    clock.moment = MORNING + timedelta(days=51)
    assert empty(database, vicevaert) == Emptied(2, 0)


def test_a_sag_that_goes_lets_its_kontakter_stay(database: Database, vicevaert: Actor, clock: FixedClock) -> None:
    person = beboer_in(database, vicevaert)
    with database.write(intent(vicevaert)) as session:
        sag = new_sag(session, person)
        new_kontakt(session, person, sag)
        bin_sag(session, sag)
    clock.moment = MORNING + timedelta(days=31)
    assert empty(database, vicevaert) == Emptied(1, 0)
    with database.read(vicevaert) as session:
        assert session.exec(select(Kontakt)).one().sag_id is None
        assert session.exec(select(Sag)).all() == []


def test_anybody_who_is_in_when_the_backup_is_made_empties_the_bin(
    database: Database, vicevaert: Actor, leder: Actor, clock: FixedClock
) -> None:
    person = beboer_in(database, vicevaert)
    with database.write(intent(vicevaert)) as session:
        bin_kontakt(session, new_kontakt(session, person))
    clock.moment = MORNING + timedelta(days=31)
    assert empty(database, leder) == Emptied(1, 0)


def test_a_debt_comes_back_with_what_was_asked_about_it(database: Database, vicevaert: Actor) -> None:
    person = beboer_in(database, vicevaert)
    with database.write(intent(vicevaert)) as session:
        draft = GaeldDraft(person, "Banken", GaeldArt.BANK, 500_000, TODAY, status=GaeldStatus.UDLAEG)
        number = write_gaeld(session, draft)
        assert len(opgaver_of(session, person)) == 1
    with database.write(intent(vicevaert, "Gæld slettet")) as session:
        bin_gaeld(session, number)
        assert opgaver_of(session, person) == ()
    (thing,) = things(database, vicevaert)
    assert (thing.word, thing.title, thing.name) == ("Gæld", "Banken, 5.000,00 kr.", "Fatima Demir")
    with database.write(intent(vicevaert)) as session:
        service.take_back(session, "gaeld", number)
        assert len(opgaver_of(session, person)) == 1


def test_a_debt_goes_to_the_bin_and_comes_back_with_the_papers_that_are_no_other_debts(
    database: Database, vicevaert: Actor, clock: FixedClock
) -> None:
    person = beboer_in(database, vicevaert)
    with database.write(intent(vicevaert)) as session:
        debt, other = owing(session, person), owing(session, person)
        mine = attach_document(session, debt, DokumentDraft(person, "Rykker", one_page()))
        both = attach_document(session, debt, DokumentDraft(person, "Oversigt", one_page()))
        link_document(session, other, both)
        bin_gaeld(session, debt)
        assert [paper.id for paper in dokumenter_of(session, person)] == [both]
        with pytest.raises(UserError, match="hører til en gæld"):
            service.take_back(session, "dokument", mine)
        service.take_back(session, "gaeld", debt)
        assert {paper.id for paper in dokumenter_of(session, person)} == {mine, both}
        bin_gaeld(session, debt)
    clock.moment = MORNING + timedelta(days=31)
    empty(database, vicevaert)
    with database.read(vicevaert) as session:
        assert session.exec(select(Dokument.id)).all() == [both]


def test_a_resident_goes_for_good_with_everything_about_money(
    database: Database, vicevaert: Actor, clock: FixedClock
) -> None:
    person = beboer_in(database, vicevaert)
    with database.write(intent(vicevaert)) as session:
        start_budget(session, person)
        budget = current_budget(session, person)
        assert budget is not None
        number = save_scenarie(session, budget.id, ScenarieDraft(ScenarieArt.EGEN, "Flytte", ()))
        session.add(
            ScenarieAendring(
                scenarie_id=number, kind=AendringArt.FJERN, budgetlinje_id=budget.draft.lines[0].id, category=None
            )
        )
        debt = owing(session, person)
        save_fordeling(session, FordelingDraft(person, 10_000, (PostDraft(debt),)))
        plan = agreed(session, person, TODAY)
        pay(session, plan, IndbetalingDraft(TODAY, 1_000))
        foged = summoned(session, person, TODAY + timedelta(days=9))
        application = applied(session, person, TODAY + timedelta(days=2))
        offer_forloeb(session, ForloebDraft(person, TODAY, vicevaert.medarbejder_id, fogedsag_id=foged))
        source = KildeDraft(KildeArt.ANSOEGNING, 1_000, ansoegning_id=application)
        save_plan(session, RedningsplanDraft(person, 2_000, TODAY + timedelta(days=9), (source,)))
        attach(session, DokumentDraft(person, "Rykker", one_page(), DokumentArt.BREV))
        bin_beboer(session, person)
    clock.moment = MORNING + timedelta(days=32)
    emptied = empty(database, vicevaert)
    assert (emptied.removed, emptied.staying) == (1, 0)
    with database.read(vicevaert) as session:
        left = {
            table.name
            for table in Row.metadata.sorted_tables
            if ways_to_owner(table.name) and session.scalar(select(func.count()).select_from(table))
        }
    assert left == set()
