"""What other features say in a resident's header and list."""

from datetime import date, timedelta

from socialvicevaert.features.beboere import queries
from socialvicevaert.features.fogedsager.models import DatoArt, FogedDatoDraft, FogedsagDraft, FogedStadie, SatAf
from socialvicevaert.features.fogedsager.service import open_fogedsag, set_dato
from socialvicevaert.features.opgaver.models import OpgaveDraft
from socialvicevaert.features.opgaver.service import add_opgave
from socialvicevaert.features.samtykker.models import (
    Oplysningsart,
    SamtykkeArt,
    SamtykkeDraft,
    SamtykkeForm,
    SamtykkeRetning,
    SamtykkeWithdrawal,
)
from socialvicevaert.features.samtykker.service import give_samtykke, withdraw_samtykke
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shell.resident_extras import resident_extras
from socialvicevaert.storage import Database
from tests.factories import TODAY, beboer_in, intent, new_partner, new_sag, new_samtykke


def marks(database: Database, actor: Actor, number: int) -> list[tuple[str, str]]:
    with database.read(actor) as session:
        return [(mark.text, mark.tone) for mark in queries.header(session, number, resident_extras().header).marks]


def test_without_anything_the_header_says_there_is_no_consent(database: Database, vicevaert: Actor) -> None:
    assert marks(database, vicevaert, beboer_in(database, vicevaert)) == [("Intet samtykke", "neutral")]


def test_a_consent_that_holds_is_said_with_its_last_day(database: Database, vicevaert: Actor) -> None:
    number = beboer_in(database, vicevaert)
    with database.write(intent(vicevaert)) as session:
        consent = new_samtykke(session, number, new_partner(session))
    assert marks(database, vicevaert, number)[0] == ("Samtykke til 31-10-2027", "success")
    with database.write(intent(vicevaert)) as session:
        withdraw_samtykke(session, consent, SamtykkeWithdrawal(TODAY, "Mundtligt på kontoret"))
    assert marks(database, vicevaert, number)[0] == ("Samtykke trukket tilbage", "neutral")


def test_a_consent_to_register_alone_lets_nothing_be_exchanged(database: Database, vicevaert: Actor) -> None:
    number = beboer_in(database, vicevaert)
    with database.write(intent(vicevaert)) as session:
        kinds = (Oplysningsart.NAVN_ADRESSE,)
        give_samtykke(
            session,
            SamtykkeDraft(
                number,
                (),
                kinds,
                "At kende min situation",
                SamtykkeRetning.FRA_PARTNER,
                SamtykkeForm.PAPIR,
                TODAY,
                TODAY + timedelta(90),
                kind=SamtykkeArt.REGISTRERING,
            ),
        )
    assert marks(database, vicevaert, number)[0] == ("Intet samtykke til udveksling", "neutral")


def test_the_next_date_is_the_first_of_court_dates_and_opgaver(database: Database, vicevaert: Actor) -> None:
    number = beboer_in(database, vicevaert)
    with database.write(intent(vicevaert)) as session:
        add_opgave(session, OpgaveDraft("Ring til jobcenteret", TODAY + timedelta(30), 1, beboer_id=number))
    assert marks(database, vicevaert, number)[1] == ("Ring til jobcenteret om 4 uger", "info")
    with database.write(intent(vicevaert)) as session:
        case = open_fogedsag(session, FogedsagDraft(number, date(2026, 10, 1), 1, stage=FogedStadie.FOGEDMOEDE))
        set_dato(session, case, FogedDatoDraft(DatoArt.FOGEDMOEDE, TODAY + timedelta(6), SatAf.RETTEN))
    assert marks(database, vicevaert, number)[1] == ("Fogedmøde om 6 dage", "warning")


def test_the_list_is_narrowed_to_open_sager_and_fogedsager_and_says_the_court_date(
    database: Database, vicevaert: Actor
) -> None:
    with_sag, with_case, neither = (beboer_in(database, vicevaert, first_name=name) for name in "ABC")
    with database.write(intent(vicevaert)) as session:
        new_sag(session, with_sag)
        case = open_fogedsag(session, FogedsagDraft(with_case, date(2026, 10, 1), 1, stage=FogedStadie.OPHAEVET))
    extras = resident_extras()
    assert extras.status is not None
    with database.read(vicevaert) as session:
        for choice, wanted in zip(extras.choices, ([with_sag], [with_case]), strict=True):
            only = queries.BeboerFilter(only=(choice.source,))
            assert [row.id for row in queries.page(session, only, 0, 9)] == wanted
        states = extras.status(session, [with_sag, with_case, neither])
        assert {number: mark.short for number, mark in states.items()} == {with_case: "Ophævet"}
    with database.write(intent(vicevaert)) as session:
        set_dato(session, case, FogedDatoDraft(DatoArt.FOGEDMOEDE, TODAY + timedelta(6), SatAf.RETTEN))
    with database.read(vicevaert) as session:
        assert extras.status(session, [with_case])[with_case].short == "Fogedmøde 28/11"
