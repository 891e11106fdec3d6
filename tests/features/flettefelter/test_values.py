"""The values of a letter's fields, from a real store."""

from datetime import date, timedelta

from socialvicevaert.features.beboere.models import Beboer, Lejemaal
from socialvicevaert.features.flettefelter import values
from socialvicevaert.features.indstillinger.queries import afdelinger
from socialvicevaert.features.kontakter.models import KontaktArt, KontaktDraft
from socialvicevaert.features.kontakter.service import log_kontakt
from socialvicevaert.features.restancer.models import Restance, Restanceliste, RestanceStatus
from socialvicevaert.features.skabeloner.rules import FIELDS
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.clock import FixedClock
from socialvicevaert.storage import Database, row_id
from socialvicevaert.storage.session import Session
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


def on_a_list(session: Session, beboer_id: int, as_of: date, *amounts: int) -> None:
    """A list that names the resident once for each amount, each for a home of its own."""
    (afdeling, *_) = afdelinger(session)
    liste = Restanceliste(
        boligorganisation_id=afdeling.boligorganisation_id,
        as_of=as_of,
        imported_at=session.now,
        imported_by_id=session.actor.medarbejder_id,
        file_name="liste.csv",
        file_sha256=as_of.isoformat(),
        row_count=len(amounts),
        usable_count=len(amounts),
        unusable_count=0,
        total_oere=sum(amounts),
    )
    session.add(liste)
    session.flush()
    for number, amount in enumerate(amounts):
        home = Lejemaal(lejemaalsnr=f"{as_of}-{number}", afdeling_id=afdeling.id, road="Vej", house_number="1")
        session.add(home)
        session.flush()
        row = Restance(
            restanceliste_id=row_id(liste),
            lejemaal_id=row_id(home),
            beboer_id=beboer_id,
            amount_oere=amount,
            status=RestanceStatus.NY,
        )
        session.add(row)
        session.flush()


def test_what_the_newest_list_says_is_owed_for_all_homes_together(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer_id = new_beboer(session)
        on_a_list(session, beboer_id, date(2026, 9, 5), 9_000_00)
        on_a_list(session, beboer_id, date(2026, 10, 5), 4_000_00, 1_500_50)
        found = values(session, beboer_id)
        assert (found["restance.beloeb"], found["restance.opgjort"]) == ("5.500,50 kr.", "05-10-2026")


def test_arrears_that_are_paid_are_missing_in_a_letter_about_them(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer_id = new_beboer(session)
        on_a_list(session, beboer_id, date(2026, 9, 5), 9_000_00)
        on_a_list(session, beboer_id, date(2026, 10, 5), 0)
        assert "restance.beloeb" not in values(session, beboer_id)
