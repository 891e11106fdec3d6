"""What lacks in consents is said with why, leads to where it is put right, and is gone when it is."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from socialvicevaert.features.beboere.service import bin_beboer
from socialvicevaert.features.henvisninger import service as henvisninger
from socialvicevaert.features.henvisninger.models import HenvisningDraft
from socialvicevaert.features.indstillinger.models import Behovsomraade
from socialvicevaert.features.mindag import queries as mindag
from socialvicevaert.features.mindag.queries.consents import missing_consents, missing_of
from socialvicevaert.features.mindag.rules import DayAfsnit
from socialvicevaert.features.sager.models import SagAarsag
from socialvicevaert.features.samtykker.models import (
    Oplysningsart,
    SamtykkeArt,
    SamtykkeRetning,
    SamtykkeWithdrawal,
)
from socialvicevaert.features.samtykker.queries.missing import kind_of_area
from socialvicevaert.features.samtykker.rules import Coverage, missing
from socialvicevaert.features.samtykker.rules.missing import MangelArt, Recorded
from socialvicevaert.features.samtykker.service import tell_receiver, withdraw_samtykke
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.clock import FixedClock
from socialvicevaert.storage import Database, row_id
from socialvicevaert.storage.session import Session
from tests.factories import TODAY, intent, new_beboer, new_partner, new_sag, new_samtykke

WORK = ((Oplysningsart.ARBEJDE, "Vil i praktik"),)


def registered(session: Session, beboer: int, *kinds: Oplysningsart) -> int:
    return new_samtykke(session, beboer, 0, partner_ids=(), kind=SamtykkeArt.REGISTRERING, kinds=kinds)


def test_health_that_is_written_down_asks_for_an_explicit_yes(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer = new_beboer(session)
        areas = [Behovsomraade(name=name) for name in ("Sygdom", "Økonomi")]
        session.add_all(areas)
        session.flush()
        needs = tuple(row_id(one) for one in areas)
        new_sag(session, beboer, cause=SagAarsag.LUDOMANI, behovsomraade_ids=needs)
        (lacking,) = missing_of(session, beboer)
        assert lacking.kinds == (Oplysningsart.HELBRED, Oplysningsart.MISBRUG)
        assert "»Sygdom« i sag" in lacking.why
        registered(session, beboer, Oplysningsart.HELBRED)
        (lacking,) = missing_of(session, beboer)
        assert lacking.kinds == (Oplysningsart.MISBRUG,)
        registered(session, beboer, Oplysningsart.MISBRUG)
        assert missing_of(session, beboer) == ()


def test_an_exchange_is_no_yes_to_registering(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer, partner = new_beboer(session), new_partner(session)
        new_sag(session, beboer, cause=SagAarsag.SYGDOM)
        new_samtykke(session, beboer, partner, kinds=tuple(Oplysningsart))
        assert [one.kind for one in missing_of(session, beboer)] == [MangelArt.REGISTRERING]


def test_a_draft_without_cover_is_said_once_for_each_partner(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer, partner = new_beboer(session), new_partner(session)
        for _ in range(2):
            henvisninger.draft_henvisning(session, HenvisningDraft(beboer, partner, "Praktik", WORK))
        (lacking,) = missing_of(session, beboer)
        assert (lacking.kind, lacking.id) == (MangelArt.UDKAST, partner)
        new_samtykke(session, beboer, partner, direction=SamtykkeRetning.FRA_PARTNER)
        assert len(missing_of(session, beboer)) == 1  # to receive is not to give
        new_samtykke(session, beboer, partner)
        assert missing_of(session, beboer) == ()


def test_a_consent_that_ran_out_in_use_is_said_until_it_is_renewed(
    database: Database, clock: FixedClock, vicevaert: Actor
) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer, partner = new_beboer(session), new_partner(session)
        number = new_samtykke(session, beboer, partner, valid_to=TODAY + timedelta(days=5))
        sent = henvisninger.draft_henvisning(session, HenvisningDraft(beboer, partner, "Praktik", WORK))
        henvisninger.send_henvisning(session, sent)
        assert [one.kind for one in missing_of(session, beboer)] == [MangelArt.UDLOEBER]
    clock.moment += timedelta(days=6)
    with database.write(intent(vicevaert)) as session:
        (lacking,) = missing_of(session, beboer)
        assert (lacking.kind, lacking.id) == (MangelArt.UDLOEBET, number)
        assert "Henvisning til Jobcenter Ballerup" in lacking.why
        new_samtykke(session, beboer, partner, given_on=session.today)
        assert missing_of(session, beboer) == ()


def test_every_line_of_min_dag_leads_to_where_it_is_put_right(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer, partner = new_beboer(session), new_partner(session)
        other = new_partner(session, "Ydelsescentret")
        new_sag(session, beboer, cause=SagAarsag.MISBRUG)
        number = new_samtykke(session, beboer, partner)
        sent = henvisninger.draft_henvisning(session, HenvisningDraft(beboer, partner, "Praktik", WORK))
        henvisninger.send_henvisning(session, sent)
        henvisninger.draft_henvisning(session, HenvisningDraft(beboer, other, "Praktik", WORK))
        withdraw_samtykke(session, number, SamtykkeWithdrawal(TODAY))
        found = [line for line in mindag.min_dag(session) if line.section is DayAfsnit.SAMTYKKER]
        assert {line.action.extra for line in found} == {
            (("id", number), ("act", "tell")),
            (("act", "new"), ("partner_id", other)),
            (("act", "new"), ("kind", "registrering"), ("kinds", ("misbrug",))),
        }
        assert all(line.why and line.action.tab == "samtykker" for line in found)
        assert len({line.key for line in found}) == 3
        tell_receiver(session, number, partner, "Jobcenter Ballerup", TODAY)
        assert len([line for line in mindag.min_dag(session) if line.section is DayAfsnit.SAMTYKKER]) == 2
        bin_beboer(session, beboer)
        assert [line for line in mindag.min_dag(session) if line.section is DayAfsnit.SAMTYKKER] == []


def test_one_resident_and_all_say_the_same(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        people = [new_beboer(session, name) for name in ("Fatima", "Kurt", "Ida")]
        partner = new_partner(session)
        for beboer, cause in zip(people, (SagAarsag.SYGDOM, SagAarsag.MISBRUG, SagAarsag.SKILSMISSE), strict=True):
            new_sag(session, beboer, cause=cause)
            new_samtykke(session, beboer, partner, valid_to=TODAY + timedelta(days=9))
        everybody = missing_consents(session)
        assert {beboer: missing_of(session, beboer) for beboer in people} == dict(everybody)
        assert len(everybody[people[2]]) == 1


def test_which_need_areas_are_about_health() -> None:
    assert kind_of_area("Psykisk sygdom") is Oplysningsart.PSYKISK
    assert kind_of_area("Sygdom") is Oplysningsart.HELBRED
    assert kind_of_area("Alkohol- og stofmisbrug") is Oplysningsart.MISBRUG
    assert kind_of_area("Nabokonflikt") is None


KINDS = st.frozensets(st.sampled_from(list(Oplysningsart)))
DAYS = st.dates(date(2026, 10, 1), date(2027, 1, 31))


@given(recorded=KINDS, covered=KINDS, given_on=DAYS, valid_to=DAYS, withdrawn_on=st.none() | DAYS)
def test_what_is_registered_needs_a_yes_that_holds(
    recorded: frozenset[Oplysningsart],
    covered: frozenset[Oplysningsart],
    given_on: date,
    valid_to: date,
    withdrawn_on: date | None,
) -> None:
    held = Coverage(
        1, frozenset(), covered, SamtykkeRetning.FRA_PARTNER, "", given_on, valid_to, withdrawn_on,
        SamtykkeArt.REGISTRERING,
    )  # fmt: skip
    written = [Recorded(kind, "et sted", TODAY) for kind in recorded]
    said = [one for lacking in missing.unregistered(written, [held], TODAY) for one in lacking.kinds]
    special = recorded & {Oplysningsart.HELBRED, Oplysningsart.PSYKISK, Oplysningsart.MISBRUG}
    assert set(said) == special - (covered if held.is_active(TODAY) else frozenset())
    assert not held.gives
