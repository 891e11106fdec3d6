"""A referral leaves the house only on a basis, cut to it, and is followed to its outcome."""

from dataclasses import replace
from datetime import date, timedelta

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialvicevaert import audit
from socialvicevaert.features.henvisninger import queries, service
from socialvicevaert.features.henvisninger.models import Henvisning, HenvisningDraft, HenvisningStatus
from socialvicevaert.features.opgaver import queries as opgaver
from socialvicevaert.features.partnere.models import Partner
from socialvicevaert.features.partnere.service import bin_partner
from socialvicevaert.features.samtykker import queries as samtykker
from socialvicevaert.features.samtykker.models import (
    Behandlingsgrundlag,
    Oplysningsart,
    SamtykkeRetning,
    SamtykkeWithdrawal,
)
from socialvicevaert.features.samtykker.rules import Coverage, giving
from socialvicevaert.features.samtykker.service import withdraw_samtykke
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.clock import FixedClock
from socialvicevaert.shared.errors import UserError, ValidationFailed
from socialvicevaert.storage import Database
from socialvicevaert.storage.session import Session
from tests.factories import TODAY, as_older_underretning, intent, new_beboer, new_partner, new_samtykke

SECTIONS = ((Oplysningsart.ARBEJDE, "Vil gerne i praktik"), (Oplysningsart.HELBRED, "Har ondt i ryggen"))


def text_of(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def new_draft(session: Session, beboer: int, partner: int, **fields: object) -> int:
    draft = HenvisningDraft(beboer, partner, "Hjælp til praktik", SECTIONS)
    return service.draft_henvisning(session, replace(draft, **fields))  # type: ignore[arg-type]


def test_without_a_covering_consent_nothing_is_sent(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer, partner = new_beboer(session), new_partner(session)
        henvisning_id = new_draft(session, beboer, partner)
        new_samtykke(session, beboer, new_partner(session, "Ydelsescentret"))
        with pytest.raises(ValidationFailed, match="ikke et samtykke"):
            service.send_henvisning(session, henvisning_id)
        assert queries.henvisning(session, henvisning_id).status is HenvisningStatus.KLADDE
        assert samtykker.videregivelser_of(session, beboer) == ()


def test_the_letter_holds_only_the_consented_kinds(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer, partner = new_beboer(session, phone="22 33 44 55"), new_partner(session)
        samtykke_id = new_samtykke(session, beboer, partner)
        henvisning_id = new_draft(session, beboer, partner)
        assert queries.sending(session, henvisning_id).cut.left_out == (Oplysningsart.HELBRED,)
        printed = text_of(service.send_henvisning(session, henvisning_id))
        (disclosure,) = samtykker.videregivelser_of(session, beboer)
    assert "Vil gerne i praktik" in printed
    assert "Fatima Demir" in printed
    assert "ryggen" not in printed
    assert "Samtale om at komme i praktik" in printed  # the consent's purpose, not the draft's
    given = (Oplysningsart.NAVN_ADRESSE, Oplysningsart.ARBEJDE)  # the name above the text was given too
    assert (disclosure.kinds, disclosure.samtykke_id) == (given, samtykke_id)
    assert disclosure.recipient == "Jobcenter Ballerup"


def test_the_name_stays_out_of_the_letter_when_it_is_not_consented(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer, partner = new_beboer(session), new_partner(session)
        new_samtykke(session, beboer, partner, kinds=(Oplysningsart.ARBEJDE,))
        printed = text_of(service.send_henvisning(session, new_draft(session, beboer, partner)))
    assert "Demir" not in printed


def test_an_old_draft_cannot_use_a_withdrawn_consent(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer, partner = new_beboer(session), new_partner(session)
        samtykke_id = new_samtykke(session, beboer, partner)
        henvisning_id = new_draft(session, beboer, partner)
        withdraw_samtykke(session, samtykke_id, SamtykkeWithdrawal(TODAY))
        assert [one.id for one in queries.resting_on(session, samtykke_id)] == [henvisning_id]
        with pytest.raises(ValidationFailed, match="trukket tilbage"):
            service.send_henvisning(session, henvisning_id)
        assert "praktik" not in text_of(service.preview_letter(session, henvisning_id)).replace("Hjælp til praktik", "")


def test_another_basis_needs_its_reason_and_goes_into_the_log(database: Database, vicevaert: Actor) -> None:
    basis = Behandlingsgrundlag.ANDET
    with database.write(intent(vicevaert)) as session:
        beboer, partner = new_beboer(session), new_partner(session)
        with pytest.raises(ValidationFailed) as refused:
            new_draft(session, beboer, partner, basis=basis)
        assert [problem.field for problem in refused.value.problems] == ["basis_reason"]
        henvisning_id = new_draft(session, beboer, partner, basis=basis, basis_reason="Fare for liv og helbred")
        service.send_henvisning(session, henvisning_id)
        (disclosure,) = samtykker.videregivelser_of(session, beboer)
    assert (disclosure.basis, disclosure.samtykke_id) == (basis, None)
    assert disclosure.basis_reason == "Fare for liv og helbred"


def test_an_underretning_is_not_written_as_a_referral_but_one_from_before_goes_on(
    database: Database, vicevaert: Actor
) -> None:
    basis, reason = Behandlingsgrundlag.UNDERRETNING, "Barnet er alene hjemme om natten"
    with database.write(intent(vicevaert)) as session:
        beboer, partner = new_beboer(session), new_partner(session)
        with pytest.raises(ValidationFailed, match="skrives for sig"):
            new_draft(session, beboer, partner, basis=basis, basis_reason=reason)
        number = new_draft(session, beboer, partner, basis=Behandlingsgrundlag.ANDET, basis_reason=reason)
        as_underretning = replace(queries.henvisning(session, number).as_draft(), basis=basis)
        with pytest.raises(ValidationFailed, match="skrives for sig"):
            service.change_henvisning(session, number, as_underretning)
        as_older_underretning(session, number)
        service.send_as_written(session, as_underretning, number)
        (disclosure,) = samtykker.videregivelser_of(session, beboer)
    assert (disclosure.basis, disclosure.basis_reason) == (basis, reason)


def test_a_sent_letter_stays_as_it_was(database: Database, clock: FixedClock, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer, partner = new_beboer(session), new_partner(session)
        new_samtykke(session, beboer, partner)
        henvisning_id = new_draft(session, beboer, partner)
        sent = service.send_henvisning(session, henvisning_id)
    clock.moment += timedelta(days=40)
    with database.write(intent(vicevaert)) as session:
        assert service.preview_letter(session, henvisning_id) == sent
        with pytest.raises(UserError, match="kan ikke ændres"):
            service.change_henvisning(session, henvisning_id, queries.henvisning(session, henvisning_id).as_draft())
        with pytest.raises(UserError, match="ikke slettes"):
            service.bin_henvisning(session, henvisning_id)


def test_a_referral_is_followed_from_sending_to_outcome(
    database: Database, clock: FixedClock, vicevaert: Actor
) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer, partner = new_beboer(session), new_partner(session)
        new_samtykke(session, beboer, partner)
        henvisning_id = new_draft(session, beboer, partner)
        service.send_henvisning(session, henvisning_id)
        (follow_up,) = opgaver.opgaver_of(session, beboer)
        assert follow_up.due_on == date(2026, 12, 6)
    clock.moment += timedelta(days=20)
    with database.write(intent(vicevaert)) as session:
        service.advance_henvisning(session, henvisning_id, HenvisningStatus.BESVARET, date(2026, 12, 2))
        assert opgaver.opgaver_of(session, beboer) == ()
        with pytest.raises(ValidationFailed, match="forrige skridt"):
            service.advance_henvisning(session, henvisning_id, HenvisningStatus.STARTET, date(2026, 12, 1))
        service.advance_henvisning(session, henvisning_id, HenvisningStatus.STARTET, date(2026, 12, 5))
        with pytest.raises(ValidationFailed, match="kom ud af"):
            service.advance_henvisning(session, henvisning_id, HenvisningStatus.AFSLUTTET, date(2026, 12, 10))
        service.advance_henvisning(session, henvisning_id, HenvisningStatus.AFSLUTTET, date(2026, 12, 10), "I praktik")
        view = queries.henvisning(session, henvisning_id)
        with pytest.raises(UserError, match="kan ikke blive"):
            service.advance_henvisning(session, henvisning_id, HenvisningStatus.STARTET, date(2026, 12, 11))
    assert (view.days_to_answer, view.outcome, view.is_open) == (10, "I praktik", False)


def test_a_draft_cannot_be_printed(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer, partner = new_beboer(session), new_partner(session)
        new_samtykke(session, beboer, partner)
        with pytest.raises(UserError, match="kladde"):
            service.print_letter(session, new_draft(session, beboer, partner))


def test_what_is_queued_for_printing_stops_with_the_consent(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer, partner = new_beboer(session), new_partner(session)
        samtykke_id = new_samtykke(session, beboer, partner)
        henvisning_id = new_draft(session, beboer, partner)
        sent = service.send_henvisning(session, henvisning_id)
        assert service.print_letter(session, henvisning_id) == sent
        withdraw_samtykke(session, samtykke_id, SamtykkeWithdrawal(TODAY))
        with pytest.raises(UserError, match="må ikke udskrives"):
            service.print_letter(session, henvisning_id)
        assert service.preview_letter(session, henvisning_id) == sent


def test_name_and_purpose_are_enough_for_a_letter(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer, partner = new_beboer(session), new_partner(session)
        new_samtykke(session, beboer, partner)
        henvisning_id = new_draft(session, beboer, partner, sections=())
        assert "Fatima Demir" in text_of(service.send_henvisning(session, henvisning_id))
        new_samtykke(session, beboer, partner, kinds=(Oplysningsart.ARBEJDE,))
        newest = samtykker.samtykker_of(session, beboer)[0].id
        nothing = new_draft(session, beboer, partner, sections=(), samtykke_id=newest)
        with pytest.raises(ValidationFailed, match="ingen oplysninger"):
            service.send_henvisning(session, nothing)


@pytest.mark.parametrize(
    ("text", "is_named"),
    [("Demir har brug for hjælp", True), ("FATIMA", True), ("En mor til to", False), ("Demirs børn", True)],
)
def test_anonymous_advice_does_not_name_the_resident(text: str, is_named: bool) -> None:
    cut = giving.Cut(((Oplysningsart.FAMILIE, text),), ())
    assert bool(list(giving.problems_of_anonymity(cut, "", "Fatima Demir", {}))) is is_named


KINDS = st.sampled_from(list(Oplysningsart))


@given(
    sections=st.lists(st.tuples(KINDS, st.text(max_size=20)), max_size=8),
    covered=st.frozensets(KINDS),
    basis=st.sampled_from(list(Behandlingsgrundlag)),
)
def test_nothing_outside_the_basis_is_ever_included(
    sections: list[tuple[Oplysningsart, str]], covered: frozenset[Oplysningsart], basis: Behandlingsgrundlag
) -> None:
    coverage = Coverage(1, frozenset({1}), covered, SamtykkeRetning.BEGGE, "Formål", TODAY, TODAY)
    cut = giving.cut(sections, basis, coverage)
    if basis is Behandlingsgrundlag.SAMTYKKE:
        assert set(cut.kinds) <= covered
    written = [kind for kind, text in sections if text.strip()]
    assert sorted([*cut.kinds, *cut.left_out]) == sorted(written)
    assert giving.cut(sections, Behandlingsgrundlag.SAMTYKKE, None).included == ()


def test_what_was_sent_cannot_be_undone(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer, partner = new_beboer(session), new_partner(session)
        new_samtykke(session, beboer, partner)
        henvisning_id = new_draft(session, beboer, partner)
    with database.write(intent(vicevaert)) as sending:
        service.send_henvisning(sending, henvisning_id)
    with database.write(intent(vicevaert)) as session, pytest.raises(UserError, match="kan ikke tages tilbage"):
        audit.undo(session, sending.transaction_id)
    with database.read(vicevaert) as session:
        assert queries.henvisning(session, henvisning_id).status is HenvisningStatus.SENDT
        assert len(samtykker.videregivelser_of(session, beboer)) == 1


def test_another_residents_consent_allows_nothing(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer, partner = new_beboer(session), new_partner(session)
        other = new_beboer(session, "Lars", "Ågård")
        elsewhere = new_samtykke(session, other, partner)
        with pytest.raises(UserError, match="anden beboer"):
            new_draft(session, beboer, partner, samtykke_id=elsewhere)
        henvisning_id = new_draft(session, beboer, partner)
        changed = replace(queries.henvisning(session, henvisning_id).as_draft(), beboer_id=other)
        service.change_henvisning(session, henvisning_id, changed)  # it stays the first resident's
        session.get_one(Henvisning, henvisning_id).samtykke_id = elsewhere
        session.flush()
        with pytest.raises(ValidationFailed, match="anden beboer"):
            service.send_henvisning(session, henvisning_id)


def test_a_name_that_is_not_consented_cannot_hide_in_the_text(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer, partner = new_beboer(session), new_partner(session)
        consent = new_samtykke(session, beboer, partner, kinds=(Oplysningsart.ARBEJDE,))
        said = ((Oplysningsart.ARBEJDE, "Fatima vil gerne i praktik"),)
        henvisning_id = new_draft(session, beboer, partner, sections=said, samtykke_id=consent)
        with pytest.raises(ValidationFailed, match="Slet navnet"):
            service.send_henvisning(session, henvisning_id)
        named = new_samtykke(session, beboer, partner)
        service.send_henvisning(session, new_draft(session, beboer, partner, sections=said, samtykke_id=named))


def test_the_reason_that_is_printed_names_nobody_in_anonymous_advice(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer, partner = new_beboer(session), new_partner(session)
        reason = "Fatima Demir vil ikke stå frem"
        number = new_draft(session, beboer, partner, basis=Behandlingsgrundlag.ANONYM, basis_reason=reason)
        with pytest.raises(ValidationFailed, match="Slet navnet"):
            service.send_henvisning(session, number)


def test_a_letter_to_a_partner_in_the_bin_is_not_printed_again(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer, partner = new_beboer(session), new_partner(session)
        new_samtykke(session, beboer, partner)
        number = new_draft(session, beboer, partner)
        service.send_henvisning(session, number)
        session.kept(Partner, partner).deleted_at = session.now
        with pytest.raises(UserError, match="gælder ikke længere"):
            service.print_letter(session, number)


def test_a_referral_on_another_basis_is_not_printed_again_for_a_partner_in_the_bin(
    database: Database, vicevaert: Actor
) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer, partner = new_beboer(session), new_partner(session)
        number = new_draft(session, beboer, partner, basis=Behandlingsgrundlag.ANDET, basis_reason="Fare for liv")
        sent = service.send_henvisning(session, number)
        assert service.print_letter(session, number) == sent
        bin_partner(session, partner)
        with pytest.raises(UserError, match="findes ikke længere"):
            service.print_letter(session, number)
