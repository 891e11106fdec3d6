"""An underretning from draft to receipt, through the real store."""

from dataclasses import replace
from datetime import date, timedelta

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import select

from socialvicevaert import audit
from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.partnere.models import PartnerKind
from socialvicevaert.features.samtykker.models import Behandlingsgrundlag, Videregivelse
from socialvicevaert.features.underretninger import queries, rules, service
from socialvicevaert.features.underretninger.models import UnderretningDraft
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.clock import FixedClock
from socialvicevaert.shared.errors import UserError, ValidationFailed
from socialvicevaert.shared.hverdage import is_working_day
from socialvicevaert.storage import Database
from socialvicevaert.storage.session import Session
from tests.conftest import MORNING
from tests.factories import TODAY, intent, new_beboer, new_partner

DRAFT = UnderretningDraft(
    1,
    "Pige på 9 år",
    "Hun græd på trappen den 15. november",
    "Hun tør ikke gå hjem",
    done_so_far="Vi har talt med moderen",
    parents_reason="Det kan gå ud over hende",
)


def draft_in(session: Session, **resident: object) -> UnderretningDraft:
    partner = new_partner(session, "Socialforvaltningen", PartnerKind.SOCIALFORVALTNING)
    return replace(DRAFT, beboer_id=new_beboer(session, **resident), partner_id=partner)


def text_of(pdf: bytes) -> str:
    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))


def test_it_is_sent_without_consent_and_kept_exactly_as_it_was(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        draft = draft_in(session)
        number = service.keep_underretning(session, draft)
        assert "Udkast" in text_of(service.view_underretning(session, number))
        with pytest.raises(UserError, match="kladde"):
            service.print_underretning(session, number)
        assert service.send_underretning(session, draft, number) == number
        sent = service.print_underretning(session, number)
        assert service.view_underretning(session, number) == sent
    words = text_of(sent)
    for part in (
        draft.child,
        draft.observed,
        draft.concern,
        draft.done_so_far,
        draft.parents_reason,
        "barnets lov § 135",
    ):
        assert part in words
    assert "Udkast" not in words
    assert "Fortroligt" in words
    with database.read(vicevaert) as session:
        (line,) = session.exec(select(Videregivelse)).all()
        assert (line.basis, line.samtykke_id, line.paper) == (
            Behandlingsgrundlag.UNDERRETNING,
            None,
            f"underretning:{number}",
        )
        assert line.basis_reason


def test_what_was_sent_is_neither_changed_thrown_away_nor_undone(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        draft = draft_in(session)
    with database.write(intent(vicevaert, "Underretning sendt")) as session:
        number = service.send_underretning(session, draft)
    transaction = session.transaction_id
    assert transaction is not None
    for act in (service.keep_underretning, service.send_underretning):
        with pytest.raises(UserError, match="sendt"), database.write(intent(vicevaert)) as session:
            act(session, replace(draft, concern="Noget andet"), number)
    with pytest.raises(UserError, match="slettes"), database.write(intent(vicevaert)) as session:
        service.bin_underretning(session, number)
    with pytest.raises(UserError, match="tages tilbage"), database.write(intent(vicevaert)) as session:
        audit.undo(session, transaction)


def test_what_the_municipality_needs_is_asked_for_when_it_is_sent_not_before(
    database: Database, vicevaert: Actor
) -> None:
    with database.write(intent(vicevaert)) as session:
        bare = UnderretningDraft(new_beboer(session), "En pige i nr. 4", "", "")
        number = service.keep_underretning(session, bare)
        with pytest.raises(ValidationFailed) as refused:
            service.send_underretning(session, bare, number)
        assert {problem.field for problem in refused.value.problems} == {
            "observed",
            "concern",
            "partner_id",
            "parents_reason",
        }
        assert not list(rules.problems_of_keeping(bare))
        with pytest.raises(ValidationFailed):
            service.keep_underretning(session, replace(bare, child="  "))


def test_parents_that_know_need_no_reason() -> None:
    told = replace(DRAFT, partner_id=1, parents_told=True, parents_reason="")
    assert not list(rules.problems_of_sending(told))


def test_a_protected_address_is_not_on_the_letter(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        number = service.keep_underretning(session, draft_in(session, has_protected_address=True))
        assert "Beskyttet" in text_of(service.view_underretning(session, number))


def test_the_receipt_is_followed_until_it_comes(database: Database, vicevaert: Actor, clock: FixedClock) -> None:
    with database.write(intent(vicevaert)) as session:
        number = service.send_underretning(session, draft_in(session))
        due = queries.underretning(session, number).receipt_due
        assert due == date(2026, 11, 30)
        assert queries.awaiting_receipt(session) == ()
        for wrong in (TODAY - timedelta(days=1), TODAY + timedelta(days=1)):
            with pytest.raises(ValidationFailed):
                service.note_receipt(session, number, wrong)
    clock.moment = MORNING + timedelta(days=8)
    with database.read(vicevaert) as session:
        assert queries.awaiting_receipt(session) == ()  # the last day is theirs
    clock.moment = MORNING + timedelta(days=9)
    with database.write(intent(vicevaert)) as session:
        assert [one.id for one in queries.awaiting_receipt(session)] == [number]
        service.note_receipt(session, number, date(2026, 12, 1), " De ser på det ")
        assert queries.awaiting_receipt(session) == ()
        assert queries.underretning(session, number).receipt == "De ser på det"


def test_a_draft_has_no_receipt(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        number = service.keep_underretning(session, draft_in(session))
        with pytest.raises(UserError, match="ikke sendt"):
            service.note_receipt(session, number, TODAY)


@given(st.dates(date(2024, 1, 1), date(2040, 12, 31)))
def test_the_municipality_has_six_whole_working_days(sent_on: date) -> None:
    due = rules.receipt_due(sent_on)
    between = [sent_on + timedelta(days=number) for number in range(1, (due - sent_on).days + 1)]
    assert sum(is_working_day(day) for day in between) == 6
    assert is_working_day(due)


def test_a_form_begins_with_the_child_at_home_and_the_only_municipal_body(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        new_partner(session)
        partner = new_partner(session, "Socialforvaltningen", PartnerKind.SOCIALFORVALTNING)
        found = queries.writing(session, new_beboer(session))
    assert found.likely_partner == partner
    assert [name for _, name in found.partnere] == ["Socialforvaltningen", "Jobcenter Ballerup"]
    assert vicevaert.name not in dict(found.medarbejdere).values()


def test_nothing_leaves_about_a_resident_in_the_bin(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        draft = draft_in(session)
        number = service.send_underretning(session, draft)
        session.kept(Beboer, draft.beboer_id).deleted_at = session.now
        session.flush()
        for act in (service.view_underretning, service.print_underretning):
            with pytest.raises(UserError):
                act(session, number)
