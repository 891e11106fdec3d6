"""Consent is specific, ends, and stops at once when it is withdrawn."""

from dataclasses import replace
from datetime import date, timedelta

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialvicevaert import audit
from socialvicevaert.features.beboere.service import bin_beboer
from socialvicevaert.features.formularer import rules as formularer
from socialvicevaert.features.formularer.models import Sprog
from socialvicevaert.features.formularer.queries import Words
from socialvicevaert.features.partnere import queries as partnere
from socialvicevaert.features.partnere.models import PartnerKind
from socialvicevaert.features.partnere.service import change_partner
from socialvicevaert.features.samtykker import queries, rules, service
from socialvicevaert.features.samtykker.forms import FormContent, consent_form
from socialvicevaert.features.samtykker.forms.bilingual import Bilingual
from socialvicevaert.features.samtykker.models import (
    Behandlingsgrundlag,
    Oplysningsart,
    SamtykkeArt,
    SamtykkeDraft,
    SamtykkeForm,
    SamtykkeRetning,
    SamtykkeWithdrawal,
)
from socialvicevaert.features.samtykker.queries import SamtykkeTilstand
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.clock import FixedClock
from socialvicevaert.shared.errors import UserError, ValidationFailed
from socialvicevaert.storage import Database
from tests.factories import TODAY, intent, new_beboer, new_partner, new_samtykke

DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"kinds": ()}, "kinds"),
        ({"purpose": "alt"}, "purpose"),
        ({"given_on": date(2026, 11, 23)}, "given_on"),
        ({"form": SamtykkeForm.MUNDTLIG}, "witness"),
        ({"valid_to": date(2026, 10, 1)}, "valid_to"),
    ],
)
def test_a_consent_that_is_not_specific_is_refused(
    database: Database, vicevaert: Actor, fields: dict[str, object], field: str
) -> None:
    with database.write(intent(vicevaert)) as session, pytest.raises(ValidationFailed) as refused:
        new_samtykke(session, new_beboer(session), new_partner(session), **fields)
    assert [problem.field for problem in refused.value.problems] == [field]


def test_a_consent_ends_after_twelve_months_unless_it_says_otherwise(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        samtykke_id = new_samtykke(session, new_beboer(session), new_partner(session), given_on=date(2026, 11, 1))
        assert queries.samtykke(session, samtykke_id).coverage.valid_to == date(2027, 10, 31)


def test_with_a_health_body_a_year_is_the_most(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer = new_beboer(session)
        doctor = new_partner(session, "Lægehuset", PartnerKind.LAEGE)
        with pytest.raises(ValidationFailed, match="§ 44"):
            new_samtykke(session, beboer, doctor, given_on=date(2026, 11, 1), valid_to=date(2027, 11, 1))
        new_samtykke(session, beboer, doctor, given_on=date(2026, 11, 1), valid_to=date(2027, 10, 31))
        elsewhere = new_partner(session)
        new_samtykke(session, beboer, elsewhere, given_on=date(2026, 11, 1), valid_to=date(2028, 10, 31))


@given(given_on=DAYS, months=st.integers(1, 60))
def test_the_cap_of_a_health_body_never_lengthens_a_consent(given_on: date, months: int) -> None:
    capped = rules.last_day(given_on, months=months, with_health_body=True)
    assert given_on <= capped <= rules.last_day(given_on, months=months)
    assert capped < given_on + timedelta(days=366)


def test_a_withdrawn_consent_covers_nothing_and_names_who_must_be_told(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer, partner = new_beboer(session), new_partner(session)
        samtykke_id = new_samtykke(session, beboer, partner)
        assert [one.id for one in queries.covering(session, beboer, partner, TODAY)] == [samtykke_id]
        service.disclose(
            session,
            beboer_id=beboer,
            partner_id=partner,
            kinds=[Oplysningsart.ARBEJDE],
            what="Henvisning",
            basis=Behandlingsgrundlag.SAMTYKKE,
            samtykke_id=samtykke_id,
        )
        service.withdraw_samtykke(session, samtykke_id, SamtykkeWithdrawal(TODAY, "Ringede"))
        assert queries.covering(session, beboer, partner, TODAY) == ()
        assert queries.samtykke(session, samtykke_id).state is SamtykkeTilstand.TRUKKET
        assert [one.recipient for one in queries.disclosed_under(session, samtykke_id)] == ["Jobcenter Ballerup"]
        with pytest.raises(UserError, match="i forvejen"):
            service.withdraw_samtykke(session, samtykke_id, SamtykkeWithdrawal(TODAY))


def test_an_expired_consent_covers_nothing(database: Database, clock: FixedClock, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer, partner = new_beboer(session), new_partner(session)
        samtykke_id = new_samtykke(session, beboer, partner, valid_to=date(2026, 12, 1))
        assert queries.samtykke(session, samtykke_id).state is SamtykkeTilstand.UDLOEBER
        assert [one.id for one in queries.expiring(session, date(2026, 12, 1))] == [samtykke_id]
    clock.moment += timedelta(days=10)
    with database.read(vicevaert) as session:
        assert queries.covering(session, beboer, partner, session.today) == ()
        assert queries.samtykke(session, samtykke_id).state is SamtykkeTilstand.UDLOEBET


def test_a_consent_to_receive_does_not_allow_giving(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer, partner = new_beboer(session), new_partner(session)
        new_samtykke(session, beboer, partner, direction=SamtykkeRetning.FRA_PARTNER)
        assert queries.covering(session, beboer, partner, TODAY) == ()


def paper(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def test_the_paper_of_a_consent_is_built_from_what_is_stored(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer, partner = new_beboer(session), new_partner(session)
        samtykke_id = new_samtykke(session, beboer, partner, form=SamtykkeForm.MUNDTLIG, witness="Bo Lind")
        printed = paper(service.samtykke_paper(session, samtykke_id))
        assert "Jobcenter Ballerup" in printed
        assert "Givet mundtligt den 01-11-2026 over for Amina Yusuf. Vidne: Bo Lind." in printed
        assert "trukket tilbage" not in printed
        service.withdraw_samtykke(session, samtykke_id, SamtykkeWithdrawal(TODAY))
        assert "Samtykket er trukket tilbage den 22-11-2026" in paper(service.samtykke_paper(session, samtykke_id))


def test_a_form_to_sign_must_say_who_what_and_what_for(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer, partner = new_beboer(session), new_partner(session)
        draft = SamtykkeDraft(
            beboer, (partner,), (), "alt", SamtykkeRetning.BEGGE, SamtykkeForm.MUNDTLIG, given_on=TODAY
        )
        with pytest.raises(ValidationFailed) as refused:
            service.keep_udkast(session, draft)
        assert [problem.field for problem in refused.value.problems] == ["kinds", "purpose"]  # no witness yet
        whole = replace(draft, kinds=(Oplysningsart.ARBEJDE,), purpose="Samtale om praktik")
        assert "21-11-2027" in paper(service.udkast_paper(session, service.keep_udkast(session, whole)))
        assert queries.samtykker_of(session, beboer) == ()


def test_the_list_of_disclosures_says_what_was_given_to_whom_and_why(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer, partner = new_beboer(session), new_partner(session)
        assert "ingen videregivelser" in paper(service.disclosure_paper(session, beboer))
        service.disclose(
            session,
            beboer_id=beboer,
            partner_id=partner,
            kinds=[Oplysningsart.ARBEJDE],
            what="Henvisning",
            basis=Behandlingsgrundlag.SAMTYKKE,
            samtykke_id=new_samtykke(session, beboer, partner),
        )
        printed = " ".join(paper(service.disclosure_paper(session, beboer)).split())
    for expected in ("Jobcenter Ballerup", "Henvisning Arbejde", "Dit samtykke af 01-11-2026", "Amina Yusuf"):
        assert expected in printed


def danish() -> Words:
    base = formularer.base(Sprog.DANSK)
    return Words(Sprog.DANSK, base.name, base.version, base.words, base.words)


def test_the_form_says_what_who_why_and_how_long() -> None:
    form = FormContent(
        kind=SamtykkeArt.UDVEKSLING,
        words=Bilingual(danish()),
        organisation="Boligforeningen Fælleden",
        worker="Amina Yusuf",
        beboer="Łukasz Şahin",
        born="03-02-1980",
        receivers=["Jobcenter Ballerup"],
        kinds=[Oplysningsart.ARBEJDE],
        direction=SamtykkeRetning.TIL_PARTNER,
        purpose="Samtale om praktik",
        valid_to=date(2027, 10, 31),
        dated=TODAY,
        text_version="2026-11",
    )
    spoken = "\n".join(text for _, text in consent_form(form).outline())
    for expected in (
        "Łukasz Şahin",
        "Jobcenter Ballerup",
        "Samtale om praktik",
        "31-10-2027",
        "ingen betydning for dit",
    ):
        assert expected in spoken
    assert "sat kryds: Arbejde, uddannelse og ydelser" in spoken
    assert "intet kryds: Helbred" in spoken
    assert consent_form(form).pdf() == consent_form(form).pdf()


def test_a_withdrawal_cannot_be_undone(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer, partner = new_beboer(session), new_partner(session)
        samtykke_id = new_samtykke(session, beboer, partner)
    with database.write(intent(vicevaert)) as withdrawing:
        service.withdraw_samtykke(withdrawing, samtykke_id, SamtykkeWithdrawal(TODAY, "Ringede"))
    with database.write(intent(vicevaert)) as session, pytest.raises(UserError, match="nyt samtykke"):
        audit.undo(session, withdrawing.transaction_id)
    with database.read(vicevaert) as session:
        assert queries.covering(session, beboer, partner, TODAY) == ()


def test_a_consent_written_by_mistake_can_be_undone_until_it_is_used(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer, partner = new_beboer(session), new_partner(session)
    with database.write(intent(vicevaert)) as giving:
        new_samtykke(giving, beboer, partner)
    with database.write(intent(vicevaert)) as session:
        audit.undo(session, giving.transaction_id)
        assert queries.samtykker_of(session, beboer) == ()


def test_no_consent_is_given_by_a_resident_in_the_bin(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer, partner = new_beboer(session), new_partner(session)
        bin_beboer(session, beboer)
        with pytest.raises(UserError, match="Beboeren findes ikke længere"):
            new_samtykke(session, beboer, partner)


def test_a_partner_written_down_as_a_health_body_later_shortens_the_consent(
    database: Database, clock: FixedClock, vicevaert: Actor
) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer, partner = new_beboer(session), new_partner(session, "Lægehuset", PartnerKind.ANDEN)
        new_samtykke(session, beboer, partner, given_on=date(2026, 11, 1), valid_to=date(2028, 10, 31))
        known = partnere.partner(session, partner).draft
        change_partner(session, partner, replace(known, kind=PartnerKind.LAEGE))
        assert queries.samtykker_of(session, beboer)[0].coverage.valid_to == date(2027, 10, 31)
    clock.moment += timedelta(days=365)
    with database.read(vicevaert) as session:
        assert queries.covering(session, beboer, partner, session.today) == ()
