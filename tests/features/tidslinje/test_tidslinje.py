"""Everything that happened with a resident stands on one line, newest first."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from socialvicevaert.features.afdragsordninger.models import IndbetalingDraft
from socialvicevaert.features.afdragsordninger.service import pay
from socialvicevaert.features.aftaleark.models import AftalearkDraft, AftalelinjeDraft, Hvem
from socialvicevaert.features.aftaleark.service import keep_aftaleark, print_aftaleark
from socialvicevaert.features.ansoegninger.models import Afgoerelse, DecisionDraft
from socialvicevaert.features.ansoegninger.service import decide_ansoegning
from socialvicevaert.features.breve.models import BrevDraft
from socialvicevaert.features.breve.service import keep_brev, send_brev
from socialvicevaert.features.budgetter.service import start_budget
from socialvicevaert.features.flettefelter import values
from socialvicevaert.features.fogedsager.models import DatoArt, FogedDatoDraft, FogedsagDraft, SatAf
from socialvicevaert.features.fogedsager.service import open_fogedsag, set_dato
from socialvicevaert.features.forloeb.models import ForloebDraft
from socialvicevaert.features.forloeb.service import offer_forloeb
from socialvicevaert.features.gaeld.models import GaeldStatus, StatusDraft
from socialvicevaert.features.gaeld.service import change_status
from socialvicevaert.features.henvisninger import service as henvisninger
from socialvicevaert.features.henvisninger.models import HenvisningDraft
from socialvicevaert.features.kontakter.models import KontaktArt, KontaktDraft, KontaktSted
from socialvicevaert.features.kontakter.service import log_kontakt
from socialvicevaert.features.opgaver.models import OpgaveDraft, OpgaveKilde
from socialvicevaert.features.opgaver.service import add_opgave, finish_opgave
from socialvicevaert.features.sager.models import SagClosing, SagResultat
from socialvicevaert.features.sager.service import close_sag, reopen_sag
from socialvicevaert.features.samtykker.models import Oplysningsart
from socialvicevaert.features.skabeloner.models import Afsnit, BrevArt, Modtager
from socialvicevaert.features.tidslinje.queries import HaendelseArt, overblik, tidslinje
from socialvicevaert.features.tidslinje.ui.words import behind
from socialvicevaert.shared.actor import Actor
from socialvicevaert.storage import Database
from socialvicevaert.ui.context import Target
from tests.factories import TODAY, intent, new_beboer, new_partner, new_sag, new_samtykke
from tests.money import agreed, applied, owing


def test_events_of_every_kind_stand_newest_first_and_can_be_filtered(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer, other, partner = new_beboer(session), new_beboer(session, "Kurt", "Jensen"), new_partner(session)
        sag = new_sag(session, beboer, date(2026, 9, 1))
        close_sag(session, sag, SagClosing(date(2026, 10, 1), SagResultat.LOEST))
        reopen_sag(session, sag, date(2026, 11, 2), "Ny rykker")
        new_samtykke(session, beboer, partner, given_on=date(2026, 11, 10))
        for who, text in ((beboer, "Hjemme hos Fatima"), (other, "Hos Kurt")):
            held_at = datetime(2026, 11, 12, 9, 30, tzinfo=UTC)
            log_kontakt(session, KontaktDraft(who, KontaktArt.HJEMMEBESOEG, held_at, text, minutes=35))
        sections = ((Oplysningsart.ARBEJDE, "Vil i praktik"),)
        referral = henvisninger.draft_henvisning(session, HenvisningDraft(beboer, partner, "Praktik", sections))
        henvisninger.send_henvisning(session, referral)
        events = tidslinje(session, beboer)
        only_sager = tidslinje(session, beboer, kinds=frozenset({HaendelseArt.SAG}))
        newest = tidslinje(session, beboer, limit=1)
    assert [event.kind for event in events] == [
        HaendelseArt.HENVISNING,
        HaendelseArt.KONTAKT,
        HaendelseArt.SAMTYKKE,
        HaendelseArt.SAG,
        HaendelseArt.SAG,
        HaendelseArt.SAG,
    ]
    assert events[1].title == "Hjemmebesøg · 35 min"
    assert [event.title.split()[-1] for event in only_sager] == ["genåbnet", "afsluttet", "oprettet"]
    assert newest == events[:1]


def test_the_overview_holds_open_opgaver_dates_ahead_and_knows_that_there_is_more(
    database: Database, vicevaert: Actor
) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer, partner, me = new_beboer(session), new_partner(session), vicevaert.medarbejder_id
        foged = open_fogedsag(session, FogedsagDraft(beboer, date(2026, 10, 1), me))
        court = FogedDatoDraft(DatoArt.FOGEDMOEDE, TODAY + timedelta(days=6), SatAf.RETTEN, time(10, 30))
        set_dato(session, foged, court)
        set_dato(session, foged, FogedDatoDraft(DatoArt.RYKKER, TODAY - timedelta(days=40), SatAf.UDLEJER))
        samtykke = new_samtykke(session, beboer, partner, valid_to=TODAY + timedelta(days=20))
        add_opgave(session, OpgaveDraft("Ring", TODAY, me, beboer_id=beboer))
        done = add_opgave(session, OpgaveDraft("Skriv", TODAY, me, beboer_id=beboer))
        finish_opgave(session, done)
        seen = overblik(session, beboer, limit=1)
        everything = overblik(session, beboer)
    assert [one.title for one in seen.opgaver if one.source is OpgaveKilde.MEDARBEJDER] == ["Ring"]
    assert [(one.kind, one.id, one.title) for one in seen.dates] == [
        (HaendelseArt.FOGEDSAG, foged, "Fogedmøde kl. 10.30"),
        (HaendelseArt.SAMTYKKE, samtykke, "Samtykke til Jobcenter Ballerup udløber"),
    ]
    assert (len(seen.events), seen.has_more) == (1, True)
    assert not everything.has_more
    assert len(everything.events) > 1


def test_a_telephone_call_by_telephone_is_said_once(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer, at = new_beboer(session), datetime(2026, 11, 12, 9, 30, tzinfo=UTC)
        for kind in (KontaktArt.TELEFON, KontaktArt.SAMTALE):
            log_kontakt(session, KontaktDraft(beboer, kind, at, "Om huslejen", KontaktSted.TELEFON, minutes=70))
        titles = {event.title for event in tidslinje(session, beboer)}
    assert titles == {"Telefon · 70 min", "Samtale · Telefon · 70 min"}


def test_what_happens_with_money_stands_on_the_line_and_leads_to_its_part(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer = new_beboer(session)
        start_budget(session, beboer)
        debt = owing(session, beboer)
        change_status(session, debt, StatusDraft(GaeldStatus.INKASSO, TODAY, 450_000))
        plan = agreed(session, beboer, TODAY - timedelta(days=8))
        pay(session, plan, IndbetalingDraft(TODAY, 100_000))
        application = applied(session, beboer, TODAY + timedelta(days=9))
        decide_ansoegning(session, application, DecisionDraft(Afgoerelse.AFSLAG, TODAY, reason="Ingen trussel"))
        offer_forloeb(session, ForloebDraft(beboer, TODAY - timedelta(days=2), vicevaert.medarbejder_id))
        events = tidslinje(session, beboer, kinds=frozenset({HaendelseArt.OEKONOMI}))
    told = {event.title: (event.part, event.id) for event in events}
    assert told["Budget lavet"][0] == "budget"
    assert told["Gæld skrevet op: Banken, 5.000,00 kr."] == ("gaeld", debt)
    assert told["Gæld: Banken – inkasso"] == ("gaeld", debt)
    assert told["Afdragsordning aftalt: Boligforeningen Fælleden, 2.000,00 kr."] == ("ordninger", plan)
    assert told["Afdragsordning brudt: Boligforeningen Fælleden"] == ("ordninger", plan)
    assert told["Afdrag betalt: 1.000,00 kr. til Boligforeningen Fælleden"] == ("ordninger", plan)
    assert told["Ansøgning sendt: Enkeltydelse (aktivloven § 81)"] == ("ansoegninger", application)
    assert told["Ansøgning afslag: Enkeltydelse (aktivloven § 81)"] == ("ansoegninger", application)
    assert told["Rådgivning: tilbudt"][0] == "forloeb"
    assert behind(HaendelseArt.OEKONOMI, debt, beboer, "gaeld") == Target(
        "beboer", beboer, "oekonomi", {"part": "gaeld", "id": debt}
    )


def test_papers_that_the_resident_or_others_have_got_are_events_and_drafts_are_not(
    database: Database, vicevaert: Actor
) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer = new_beboer(session)
        letter = BrevDraft(beboer, BrevArt.EGEN, Modtager.BEBOER, "Vil du tale med os?", (Afsnit("Kom gerne."),))
        keep_brev(session, replace(letter, subject="Ikke sendt"))
        sent = send_brev(session, replace(letter, address="Afleveres personligt"), values)
        lines = (AftalelinjeDraft("Ringe til banken", Hvem.BEBOER),)
        keep_aftaleark(session, AftalearkDraft(beboer, TODAY, lines, note="Ikke udskrevet"))
        printed = print_aftaleark(session, AftalearkDraft(beboer, TODAY, lines, phones="20 30 40 50")).id
        told = {one.kind: one for one in tidslinje(session, beboer)}
        assert len(tidslinje(session, beboer)) == len(told) == 2
    assert (told[HaendelseArt.BREV].title, told[HaendelseArt.BREV].text) == ("Brev til beboeren", "Vil du tale med os?")
    assert (told[HaendelseArt.AFTALEARK].id, told[HaendelseArt.AFTALEARK].text) == (printed, "Ringe til banken")
    assert behind(HaendelseArt.BREV, sent, beboer) == Target("beboer", beboer, "papirer", {"part": "breve", "id": sent})


def test_the_next_instalment_and_the_answers_awaited_are_days_ahead(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer = new_beboer(session)
        agreed(session, beboer, TODAY + timedelta(days=4))
        applied(session, beboer, TODAY + timedelta(days=9))
        dates = overblik(session, beboer).dates
    assert [(one.on - TODAY).days for one in dates] == [4, 9]
    assert [one.part for one in dates] == ["ordninger", "ansoegninger"]
