"""The values of a letter's fields, from a real store."""

from datetime import date, timedelta

from socialvicevaert.features.beboere.models import Beboer, Lejemaal
from socialvicevaert.features.flettefelter import values
from socialvicevaert.features.indstillinger.queries import afdelinger
from socialvicevaert.features.kontakter.models import KontaktArt, KontaktDraft
from socialvicevaert.features.kontakter.service import log_kontakt
from socialvicevaert.features.skabeloner.rules import FIELDS
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.clock import FixedClock
from socialvicevaert.storage import Database, row_id
from tests.factories import intent, new_beboer, new_partner, new_sag


def test_only_fields_of_the_catalogue_have_values(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer_id = new_beboer(session)
        found = values(session, beboer_id, partner_id=new_partner(session))
    assert set(found) <= {each.key for each in FIELDS if not each.asked}


def test_what_is_known_is_told(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer_id = new_beboer(session, "Amina", "Yusuf", children_birth_years=(2013, 2022))
        new_sag(session, beboer_id, date(2026, 10, 1), title="Overblik")
        found = values(session, beboer_id, partner_id=new_partner(session, "Jobcenter Ballerup"))
    assert found["beboer.navn"] == "Amina Yusuf"
    assert found["familie.boern"] == "4 og 13 år"
    assert found["modtager.navn"] == "Jobcenter Ballerup"
    assert found["dato.i_dag"] == "søndag den 22. november 2026"
    assert found["sag.titel"] == "Overblik"
    assert not found.get("oekonomi.raadighed")


def test_attempts_that_failed_are_no_contact(database: Database, vicevaert: Actor, clock: FixedClock) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer_id = new_beboer(session)
        for days, kind in ((9, KontaktArt.SAMTALE), (5, KontaktArt.TELEFON), (1, KontaktArt.FORGAEVES)):
            log_kontakt(session, KontaktDraft(beboer_id, kind, clock.now() - timedelta(days=days), "tekst"))
        found = values(session, beboer_id)
    assert (found["kontakt.foerste"], found["kontakt.seneste"], found["kontakt.antal"]) == (
        "13-11-2026",
        "17-11-2026",
        "2",
    )


def test_a_protected_address_is_unknown_unless_it_is_asked_for(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        home = Lejemaal(
            lejemaalsnr="12-3", afdeling_id=afdelinger(session)[0].id, road="Hemmelig Vej", house_number="7"
        )
        session.add(home)
        session.flush()
        beboer_id = new_beboer(session, has_protected_address=True)
        session.kept(Beboer, beboer_id).lejemaal_id = row_id(home)
        session.flush()
        hidden = values(session, beboer_id)
        shown = values(session, beboer_id, with_protected_address=True)
    assert not {"beboer.adresse", "bolig.afdeling", "bolig.lejemaalsnr"} & set(hidden)
    assert "Hemmelig Vej 7" in shown["beboer.adresse"]
