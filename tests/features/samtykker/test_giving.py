"""The one gate: what was withdrawn, has run out or only registers never permits; a narrower consent gives no more."""

from dataclasses import replace
from datetime import date, timedelta

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialvicevaert.features.beboere.service import bin_beboer
from socialvicevaert.features.partnere.service import bin_partner
from socialvicevaert.features.samtykker import queries, rules, service
from socialvicevaert.features.samtykker.models import (
    Befoejelse,
    Behandlingsgrundlag,
    FortaltDraft,
    Oplysningsart,
    Samtykke,
    SamtykkeArt,
    SamtykkeRetning,
    SamtykkeWithdrawal,
)
from socialvicevaert.features.samtykker.rules import Coverage
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.clock import FixedClock
from socialvicevaert.shared.errors import ValidationFailed
from socialvicevaert.storage import Database
from socialvicevaert.storage.session import Session
from tests.factories import TODAY, intent, new_beboer, new_partner, new_samtykke

CONSENT = Behandlingsgrundlag.SAMTYKKE
KINDS = st.frozensets(st.sampled_from(list(Oplysningsart)))
DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
COVERAGES = st.builds(
    Coverage,
    samtykke_id=st.just(1),
    partner_ids=st.frozensets(st.integers(1, 3)),
    kinds=KINDS,
    direction=st.sampled_from(list(SamtykkeRetning)),
    purpose=st.just("Et formål"),
    given_on=DAYS,
    valid_to=DAYS,
    withdrawn_on=st.none() | DAYS,
    kind=st.sampled_from(list(SamtykkeArt)),
    towards=st.sampled_from([(), ("Nordbank",), ("Nordbank", "Telia Inkasso")]),
    powers=st.frozensets(st.sampled_from(list(Befoejelse))),
)
RECEIVERS = st.sampled_from([(1, ""), (2, ""), (None, "nordbank"), (None, "En anden")])
SECTIONS = st.lists(st.tuples(st.sampled_from(list(Oplysningsart)), st.text(max_size=9)), max_size=8)


def fuldmagt(session: Session, beboer_id: int, **fields: object) -> int:
    wanted: dict[str, object] = {
        "partner_ids": (),
        "kinds": (Oplysningsart.NAVN_ADRESSE, Oplysningsart.OEKONOMI),
        "purpose": "Aftale om afdrag",
        "kind": SamtykkeArt.FULDMAGT,
        "towards": "Nordbank A/S\nTelia Inkasso",
        "powers": (Befoejelse.TALE,),
    }
    return new_samtykke(session, beboer_id, 0, **(wanted | fields))


@given(coverage=COVERAGES, receiver=RECEIVERS, on=DAYS)
def test_what_permits_is_given_holds_and_names_the_receiver(
    coverage: Coverage, receiver: tuple[int | None, str], on: date
) -> None:
    partner_id, towards = receiver
    permits = coverage.allows_giving_to(partner_id, on, towards)
    said = list(rules.problems_of_consent(coverage, partner_id=partner_id, today=on, towards=towards))
    assert permits == (said == [])
    if not permits:
        return
    assert coverage.kind is not SamtykkeArt.REGISTRERING
    assert coverage.withdrawn_on is None
    assert coverage.given_on <= on <= coverage.valid_to
    if coverage.kind is SamtykkeArt.UDVEKSLING:
        assert partner_id in coverage.partner_ids
        assert coverage.direction is not SamtykkeRetning.FRA_PARTNER
    else:
        assert coverage.powers - {Befoejelse.INDHENTE}


@given(coverage=COVERAGES, fewer=KINDS, sections=SECTIONS)
def test_a_narrower_consent_never_gives_more(
    coverage: Coverage, fewer: frozenset[Oplysningsart], sections: list[tuple[Oplysningsart, str]]
) -> None:
    wide = rules.cut(sections, CONSENT, coverage)
    narrow = rules.cut(sections, CONSENT, replace(coverage, kinds=coverage.kinds & fewer))
    assert set(narrow.included) <= set(wide.included)
    assert set(wide.kinds) <= coverage.kinds
    assert [*rules.cut(sections, CONSENT, None).included] == []
    assert len(wide.included) + len(wide.left_out_texts) == sum(bool(text.strip()) for _, text in sections)
    if coverage.kind is SamtykkeArt.REGISTRERING or coverage.withdrawn_on is not None:
        assert wide.included == ()


def test_a_consent_to_register_gives_nothing_to_anybody(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer, partner = new_beboer(session), new_partner(session)
        number = new_samtykke(
            session, beboer, partner, partner_ids=(), kind=SamtykkeArt.REGISTRERING, kinds=tuple(Oplysningsart)
        )
        session.get_one(Samtykke, number).direction = SamtykkeRetning.BEGGE  # whatever stands in the column
        for chosen in (None, number):
            found = queries.giving(session, beboer, partner, CONSENT, chosen)
            assert (found.coverage, found.allowed, found.purpose) == (None, frozenset(), "")
            assert [problem.field for problem in found.problems] == ["samtykke_id"]
        assert "kun registrering" in found.problems[0].text
        with pytest.raises(ValidationFailed, match="kun registrering"):
            service.disclose(
                session,
                beboer_id=beboer,
                partner_id=partner,
                kinds=[Oplysningsart.ARBEJDE],
                what="Brev",
                basis=CONSENT,
                samtykke_id=number,
            )


def test_a_fuldmagt_gives_to_whom_it_names_however_it_is_spelled(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer = new_beboer(session)
        number = fuldmagt(session, beboer)
        found = queries.giving(session, beboer, None, CONSENT, None, towards="NORDBANK a/s")
        assert found.coverage is not None
        assert (found.coverage.samtykke_id, found.purpose) == (number, "Aftale om afdrag")
        assert found.cut([(Oplysningsart.HELBRED, "Syg"), (Oplysningsart.OEKONOMI, "Gæld")]).left_out_texts == (
            (Oplysningsart.HELBRED, "Syg"),
        )
        assert queries.giving(session, beboer, None, CONSENT, None, towards="Nord").problems
        assert queries.giving(session, beboer, None, CONSENT, None, towards="").problems
        service.disclose(
            session,
            beboer_id=beboer,
            partner_id=None,
            recipient="Nordbank A/S",
            kinds=[Oplysningsart.OEKONOMI],
            what="Brev",
            basis=CONSENT,
            paper="brev:1",
        )
        (line,) = queries.videregivelser_of(session, beboer)
        assert (line.samtykke_id, line.recipient, line.paper) == (number, "Nordbank A/S", "brev:1")


def test_a_fuldmagt_only_to_collect_gives_nothing(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer = new_beboer(session)
        number = fuldmagt(session, beboer, powers=(Befoejelse.INDHENTE,), kinds=())
        found = queries.giving(session, beboer, None, CONSENT, number, towards="Nordbank A/S")
        assert "tale eller skrive" in found.problems[0].text


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"towards": " \n "}, "towards"),
        ({"powers": ()}, "powers"),
        ({"kinds": ()}, "kinds"),
        ({"purpose": "alt"}, "purpose"),
        ({"interpreter": "Ali Kaya"}, "language"),
        ({"given_on": TODAY + timedelta(days=1)}, "given_on"),
        ({"kind": SamtykkeArt.REGISTRERING, "partner_ids": (1,)}, "partner_ids"),
    ],
)
def test_what_a_fuldmagt_or_a_registration_lacks_is_said_at_its_field(
    database: Database, vicevaert: Actor, fields: dict[str, object], field: str
) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer = new_beboer(session)
        new_partner(session)
        with pytest.raises(ValidationFailed) as refused:
            fuldmagt(session, beboer, **fields)
    assert [problem.field for problem in refused.value.problems] == [field]


def test_what_lies_in_the_bin_stops_the_gate(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer, partner = new_beboer(session), new_partner(session)
        number = new_samtykke(session, beboer, partner)
        assert queries.giving(session, beboer, partner, CONSENT, number).problems == ()
        session.get_one(Samtykke, number).deleted_at = session.now
        assert "findes ikke længere" in queries.giving(session, beboer, partner, CONSENT, number).problems[0].text
        session.get_one(Samtykke, number).deleted_at = None
        bin_partner(session, partner)
        found = queries.giving(session, beboer, partner, Behandlingsgrundlag.ANDET, None)
        assert ([problem.field for problem in found.problems], found.allowed) == (["partner_id"], frozenset())
        bin_beboer(session, beboer)
        assert "papirkurven" in queries.giving(session, beboer, None, CONSENT, None).problems[0].text


def told(beboer_id: int, to: int | None, **fields: object) -> FortaltDraft:
    draft = FortaltDraft(beboer_id, (Oplysningsart.ARBEJDE,), "Telefonsamtale", TODAY, CONSENT)
    return replace(draft, **({"partner_id": to} | fields))  # type: ignore[arg-type]


def test_what_was_told_rests_on_the_consent_of_that_day(
    database: Database, clock: FixedClock, vicevaert: Actor
) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer, partner = new_beboer(session), new_partner(session)
        number = new_samtykke(session, beboer, partner)
    clock.moment += timedelta(days=3)
    with database.write(intent(vicevaert)) as session:
        service.withdraw_samtykke(session, number, SamtykkeWithdrawal(session.today))
        service.note_told(session, told(beboer, partner))  # on the day it held
        with pytest.raises(ValidationFailed, match="ikke et samtykke til denne modtager den dag"):
            service.note_told(session, told(beboer, partner, told_on=session.today))
        (line,) = queries.videregivelser_of(session, beboer)
        assert (line.samtykke_id, line.disclosed_at.date(), line.what) == (number, TODAY, "Telefonsamtale")
        assert [one.name for one in queries.receivers_of(session, number)] == ["Jobcenter Ballerup"]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"kinds": (Oplysningsart.ARBEJDE, Oplysningsart.HELBRED)}, "kinds"),
        ({"kinds": ()}, "kinds"),
        ({"what": " "}, "what"),
        ({"told_on": TODAY + timedelta(days=1)}, "told_on"),
        ({"partner_id": None}, "recipient"),
        ({"partner_id": None, "recipient": "Naboen"}, "basis"),
        ({"basis": Behandlingsgrundlag.ANDET}, "basis_reason"),
    ],
)
def test_what_was_told_without_cover_is_refused(
    database: Database, vicevaert: Actor, fields: dict[str, object], field: str
) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer, partner = new_beboer(session), new_partner(session)
        new_samtykke(session, beboer, partner)
        with pytest.raises(ValidationFailed) as refused:
            service.note_told(session, told(beboer, partner, **fields))
        assert [problem.field for problem in refused.value.problems] == [field]
        assert queries.videregivelser_of(session, beboer) == ()


def test_an_underretning_is_in_the_log_for_few(database: Database, vicevaert: Actor, raadgiver: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer, partner = new_beboer(session), new_partner(session)
        service.disclose(
            session,
            beboer_id=beboer,
            partner_id=partner,
            kinds=[Oplysningsart.FAMILIE],
            what="Underretning",
            basis=Behandlingsgrundlag.UNDERRETNING,
            basis_reason="Alene om natten",
            paper="underretning:3",
        )
        assert len(queries.videregivelser_of(session, beboer)) == 1
    with database.read(raadgiver) as session:
        assert queries.videregivelser_of(session, beboer) == ()
        (line,) = queries.videregivelser_of(session, beboer, lambda _session, paper: paper == "underretning:3")
        assert line.basis_reason == ""


def test_an_underretning_is_not_on_the_paper_for_the_resident(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer, partner = new_beboer(session), new_partner(session, "Børne- og ungerådgivningen")
        for basis in (Behandlingsgrundlag.UNDERRETNING, Behandlingsgrundlag.ANDET):
            service.disclose(
                session,
                beboer_id=beboer,
                partner_id=partner,
                kinds=[Oplysningsart.FAMILIE],
                what=f"Sendt som {basis.value}",
                basis=basis,
                basis_reason="Alene om natten",
            )
        with pypdfium2.PdfDocument(service.disclosure_paper(session, beboer)) as document:
            printed = "\n".join(page.get_textpage().get_text_range() for page in document)
    assert "Sendt som andet" in printed
    assert "underretning" not in printed.lower()
