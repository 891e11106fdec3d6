"""What is hidden is shown only on request, and every look is a line in the log."""

from dataclasses import replace

import pytest

from socialvicevaert import audit
from socialvicevaert.audit import AuditKind
from socialvicevaert.features.beboere import queries, rules, service
from socialvicevaert.features.beboere.models import BeboerDraft, LejemaalDraft
from socialvicevaert.features.indstillinger.service import change_setting
from socialvicevaert.features.indstillinger.settings import CPR_ENABLED
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.errors import UserError, ValidationFailed
from socialvicevaert.storage import Database
from tests.factories import TODAY, beboer_in, intent

CPR = "140385-1234"


@pytest.fixture
def with_cpr(database: Database, administrator: Actor) -> Database:
    with database.write(intent(administrator)) as session:
        change_setting(session, CPR_ENABLED, True)
    return database


def test_opening_a_resident_is_one_line_in_the_log(database: Database, vicevaert: Actor) -> None:
    number = beboer_in(database, vicevaert)
    with database.write(intent(vicevaert, "Beboer åbnet")) as session:
        assert service.view_beboer(session, number).header.name == "Fatima Demir"
    with database.read(vicevaert) as session:
        looks = [entry for entry in audit.history(session, number) if entry.kind is AuditKind.VIEW]
        assert [(look.actor_name, look.at) for look in looks] == [("Amina Yusuf", session.now)]
        assert [row.id for row in queries.recent(session)] == [number]


def test_a_protected_address_is_shown_on_request_and_logged(database: Database, vicevaert: Actor) -> None:
    home = LejemaalDraft(None, "Hedeparken 12, 2. tv, 2750 Ballerup")
    number = beboer_in(database, vicevaert, lejemaal=home, has_protected_address=True)
    with database.write(intent(vicevaert, "Beskyttet adresse vist")) as session:
        assert service.reveal_address(session, number) == "Hedeparken 12, 2. tv, 2750 Ballerup"
    with database.read(vicevaert) as session:
        entry = audit.history(session, number)[0]
        assert queries.history(session, number)[0].notes == ("Beskyttet adresse vist",)
    assert entry.kind is AuditKind.REVEAL
    assert entry.act == "Skjult oplysning vist"  # an address here, a CPR number elsewhere


def test_changing_somebody_with_a_protected_address_leaves_the_home_alone(database: Database, vicevaert: Actor) -> None:
    home = LejemaalDraft(None, "Hedeparken 12, 2. tv")
    number = beboer_in(database, vicevaert, lejemaal=home, has_protected_address=True)
    with database.write(intent(vicevaert)) as session:
        draft = queries.draft_for_change(session, number)
        assert draft.lejemaal is None
        service.update_beboer(session, number, replace(draft, has_protected_address=False))
    with database.read(vicevaert) as session:
        assert queries.header(session, number).home == "Hedeparken 12, 2. tv"


def test_cpr_is_masked_until_somebody_says_why(with_cpr: Database, vicevaert: Actor) -> None:
    number = beboer_in(with_cpr, vicevaert, cpr=CPR.replace("-", ""))
    with with_cpr.read(vicevaert) as session:
        everything = [
            queries.card(session, number),
            queries.form_start(session, number),
            queries.page(session, queries.BeboerFilter(), 0, 9),
            queries.history(session, number),
        ]
        assert queries.suggest(session, "1234") == []
    assert "1234" not in str(everything)
    assert "140385-••••" in str(everything)
    with pytest.raises(ValidationFailed), with_cpr.write(intent(vicevaert)) as session:
        service.reveal_cpr(session, number, "  ")
    with with_cpr.write(intent(vicevaert, "CPR-nummer vist")) as session:
        assert service.reveal_cpr(session, number, "Ansøgning om boligstøtte") == CPR
    with with_cpr.read(vicevaert) as session:
        newest = audit.history(session, number)[0]
    assert (newest.kind, newest.reason) == (AuditKind.REVEAL, "Ansøgning om boligstøtte")


def test_an_empty_cpr_in_the_form_leaves_the_number_and_removing_it_is_its_own_act(
    with_cpr: Database, vicevaert: Actor
) -> None:
    number = beboer_in(with_cpr, vicevaert, cpr=CPR)
    with with_cpr.write(intent(vicevaert)) as session:
        service.update_beboer(session, number, queries.draft_for_change(session, number))
        assert queries.card(session, number).cpr_masked
        service.remove_cpr(session, number)
        assert queries.card(session, number).cpr_masked == ""
    with pytest.raises(UserError, match="ikke registreret"), with_cpr.write(intent(vicevaert)) as session:
        service.reveal_cpr(session, number, "Ansøgning")


def test_the_same_cpr_number_is_a_likely_duplicate_and_is_not_told(with_cpr: Database, vicevaert: Actor) -> None:
    number = beboer_in(with_cpr, vicevaert, cpr=CPR)
    with with_cpr.read(vicevaert) as session:
        found = queries.duplicates(session, BeboerDraft("X", "Y", cpr="1403851234"))
    assert [(one.id, one.why) for one in found] == [(number, ("samme CPR-nummer",))]


def test_a_number_without_a_check_digit_is_only_warned_about() -> None:
    draft = BeboerDraft("Fatima", "Demir", cpr=CPR)
    assert rules.problems(draft, TODAY, cpr_enabled=True) == []
    assert [problem.field for problem in rules.warnings(draft, TODAY)] == ["cpr"]


@pytest.mark.parametrize("nonsense", ["1403851234567", "310285-1234", "14038x-1234", "140327-4123"])
def test_an_impossible_number_is_refused(nonsense: str) -> None:
    problems = rules.problems(BeboerDraft("Fatima", "Demir", cpr=nonsense), TODAY, cpr_enabled=True)
    assert [problem.field for problem in problems] == ["cpr"]
