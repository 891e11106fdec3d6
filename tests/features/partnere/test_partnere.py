"""Partners with direct numbers, found however they are typed."""

from dataclasses import replace
from datetime import date

import pytest

from socialvicevaert.features.partnere import queries, service
from socialvicevaert.features.partnere.models import KontaktpersonDraft, PartnerDraft, PartnerKind
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.errors import NotAllowed, ValidationFailed
from socialvicevaert.storage import Database
from tests.factories import intent, new_partner


def test_a_number_that_cannot_be_dialled_is_said_at_its_field(database: Database, vicevaert: Actor) -> None:
    people = (KontaktpersonDraft(""), KontaktpersonDraft("Bo", phone="12"))
    with database.write(intent(vicevaert)) as session, pytest.raises(ValidationFailed) as refused:
        service.add_partner(
            session, PartnerDraft(" ", PartnerKind.SSP, phone="12 3a", postcode="24", kontaktpersoner=people)
        )
    fields = {problem.field for problem in refused.value.problems}
    assert fields == {"name", "phone", "postcode", "kontaktpersoner.0.name", "kontaktpersoner.1.phone"}


def test_partners_are_found_by_name_kind_and_contact_person_in_danish_order(
    database: Database, koordinator: Actor
) -> None:
    with database.write(intent(koordinator)) as session:
        for name in ("Østerbro Værested", "Aarhus Krisecenter", "Zebra Læge"):
            new_partner(session, name, PartnerKind.VAERESTED)
        draft = PartnerDraft("Lægehuset", PartnerKind.LAEGE, kontaktpersoner=(KontaktpersonDraft("Søren Ågård"),))
        service.add_partner(session, draft)
        assert [one.name for one in queries.partnere(session)] == [
            "Lægehuset", "Zebra Læge", "Østerbro Værested", "Aarhus Krisecenter",
        ]  # fmt: skip
        for text in ("soeren aagaard", "laege hus", "LÆGEH"):
            assert [one.name for one in queries.partnere(session, text)] == ["Lægehuset"]


def test_contact_persons_are_kept_changed_and_removed(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        partner_id = service.add_partner(
            session,
            PartnerDraft(
                "Jobcenter",
                PartnerKind.JOBCENTER,
                kontaktpersoner=(KontaktpersonDraft("Bo"), KontaktpersonDraft("Eva")),
            ),
        )
        draft = queries.partner(session, partner_id).draft
        eva = replace(draft.kontaktpersoner[1], phone="44 77 20 01")
        service.change_partner(session, partner_id, replace(draft, kontaktpersoner=(eva,)))
        (only,) = queries.partner(session, partner_id).draft.kontaktpersoner
    assert (only.name, only.phone, only.id) == ("Eva", "+4544772001", eva.id)


def test_a_retired_partner_is_out_of_every_choice_but_can_be_looked_up(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        partner_id = new_partner(session)
        service.retire_partner(session, partner_id)
        assert queries.partnere(session) == ()
        assert [one.id for one in queries.partnere(session, with_retired=True)] == [partner_id]
        assert queries.partner(session, partner_id).name == "Jobcenter Ballerup"


def test_an_agreement_ends(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        draft = PartnerDraft(
            "SSP", PartnerKind.SSP, agreement="Svar inden en uge", agreement_valid_to=date(2026, 11, 21)
        )
        view = queries.partner(session, service.add_partner(session, draft))
    assert view.agreement_has_ended(date(2026, 11, 22))
    assert not view.agreement_has_ended(date(2026, 11, 21))


def test_an_administrator_has_no_business_with_partners(database: Database, administrator: Actor) -> None:
    with database.write(intent(administrator)) as session, pytest.raises(NotAllowed):
        new_partner(session)


def test_a_short_number_is_a_number(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        draft = PartnerDraft("Akuttelefonen", PartnerKind.LAEGE, phone="18 13")
        assert queries.partner(session, service.add_partner(session, draft)).phone == "1813"


def test_a_partner_comes_back_into_use_and_out_of_the_bin(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        partner_id = new_partner(session)
        service.retire_partner(session, partner_id)
        service.bring_back_partner(session, partner_id)
        assert [one.id for one in queries.partnere(session)] == [partner_id]
        service.bin_partner(session, partner_id)
        assert queries.partnere(session, with_retired=True) == ()
        (binned,) = queries.partnere(session, in_bin=True)
        assert binned.is_in_bin
        service.restore_partner(session, partner_id)
        assert [one.id for one in queries.partnere(session)] == [partner_id]
