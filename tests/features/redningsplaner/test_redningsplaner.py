from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pypdfium2
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from sqlmodel import col, select

from socialvicevaert.audit import AuditKind, undo
from socialvicevaert.audit.models import AuditEvent
from socialvicevaert.features.ansoegninger.service import bin_ansoegning
from socialvicevaert.features.beboere.models import Lejemaal
from socialvicevaert.features.partnere.models import Partner
from socialvicevaert.features.redningsplaner import queries, rules, service
from socialvicevaert.features.redningsplaner.models import KildeArt, KildeDraft, RedningsplanUdskrift, Sikkerhed
from socialvicevaert.features.redningsplaner.page import PageContent, plan_page
from socialvicevaert.features.redningsplaner.rules import PagePart
from socialvicevaert.features.samtykker.models import Oplysningsart, SamtykkeRetning, SamtykkeWithdrawal
from socialvicevaert.features.samtykker.queries import videregivelser_of
from socialvicevaert.features.samtykker.service import withdraw_samtykke
from socialvicevaert.paper.drawing.flow import flow
from socialvicevaert.paper.drawing.styles import MARGIN_BOTTOM, MARGIN_TOP, PAGE_HEIGHT, TEXT_WIDTH
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.clock import FixedClock
from socialvicevaert.shared.errors import NotAllowed, UserError, ValidationFailed
from socialvicevaert.storage import Database
from socialvicevaert.storage.session import Session
from tests.factories import TODAY, intent, new_beboer, new_partner, new_samtykke
from tests.features.redningsplaner.plans import APPLIED, LATE, NEEDED_BY, NO_DAY, OWN, draft, money_consent, new_plan
from tests.money import applied


@pytest.fixture
def session(database: Database, vicevaert: Actor) -> Iterator[Session]:
    with database.write(intent(vicevaert)) as writing:
        yield writing


def words(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(BytesIO(pdf))
    assert len(document) == 1, "the plan is one page"
    text = str(document[0].get_textpage().get_text_range())
    document.close()
    return " ".join(text.split())


def kinds_of(session: Session, kind: AuditKind) -> list[str]:
    return list(session.exec(select(AuditEvent.what).where(AuditEvent.kind == kind).order_by(col(AuditEvent.id))))


def test_a_plan_is_kept_with_its_sums_and_the_newest_is_the_current_one(session: Session) -> None:
    beboer_id = new_beboer(session)
    older = new_plan(session, beboer_id, OWN)
    newer = new_plan(session, beboer_id)
    current, before = queries.redningsplaner_of(session, beboer_id)
    assert (current.id, before.id) == (newer, older)
    assert current.draft == draft(beboer_id)
    assert (current.sums.gap_oere, current.sums.late_oere) == (4_312_50, 4_000_00)


def test_a_correction_writes_only_what_differs(session: Session) -> None:
    beboer_id = new_beboer(session)
    plan_id = new_plan(session, beboer_id)
    seen = len(session.exec(select(AuditEvent.id)).all())
    changed = draft(beboer_id, OWN, replace(APPLIED, amount_oere=9_000_00), *draft(beboer_id).sources[2:])
    assert service.save_plan(session, changed, plan_id) == plan_id
    events = session.exec(select(AuditEvent)).all()[seen:]
    assert [(event.table, event.changes) for event in events] == [
        ("redningskilde", {"amount_oere": [8_000_00, 9_000_00]})
    ]
    assert queries.redningsplan(session, plan_id).draft == changed


def test_a_source_that_is_taken_out_is_gone_and_the_order_is_as_typed(session: Session) -> None:
    beboer_id = new_beboer(session)
    plan_id = new_plan(session, beboer_id)
    service.save_plan(session, draft(beboer_id, NO_DAY, OWN), plan_id)
    assert queries.redningsplan(session, plan_id).draft.sources == (NO_DAY, OWN)


def test_a_correction_can_be_undone_with_all_its_sources(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer_id = new_beboer(session)
        plan_id = new_plan(session, beboer_id)
    with database.write(intent(vicevaert, "Redningsplan gemt")) as correcting:
        service.save_plan(correcting, draft(beboer_id, NO_DAY, needed_oere=100), plan_id)
    with database.write(intent(vicevaert, "Fortrudt")) as undoing:
        undo(undoing, correcting.transaction_id)
    with database.read(vicevaert) as reading:
        assert queries.redningsplan(reading, plan_id).draft == draft(beboer_id)


def test_a_plan_that_somebody_has_got_is_never_written_over(session: Session) -> None:
    beboer_id = new_beboer(session)
    plan_id = new_plan(session, beboer_id)
    service.give_to_beboer(session, plan_id)
    new_id = service.save_plan(session, draft(beboer_id, OWN), plan_id)
    assert new_id != plan_id
    assert queries.redningsplan(session, plan_id).draft == draft(beboer_id)
    assert queries.redningsplan(session, new_id).given == ()


def test_what_belongs_to_another_resident_is_refused(session: Session) -> None:
    plan_id = new_plan(session, new_beboer(session))
    with pytest.raises(UserError, match="en anden beboer"):
        service.save_plan(session, draft(new_beboer(session, "Kurt", "Jensen")), plan_id)


def test_a_plan_can_be_corrected_though_a_source_lies_in_the_bin(session: Session) -> None:
    beboer = new_beboer(session)
    source = replace(APPLIED, ansoegning_id=applied(session, beboer, None))
    plan_id = new_plan(session, beboer, source)
    assert source.ansoegning_id is not None
    bin_ansoegning(session, source.ansoegning_id)
    corrected = replace(draft(beboer, source), note="Kommunen ringer")
    assert service.save_plan(session, corrected, plan_id) == plan_id
    service.give_to_beboer(session, plan_id)
    assert service.save_plan(session, corrected, plan_id) != plan_id
    with pytest.raises(UserError, match="findes ikke længere"):
        service.save_plan(session, draft(beboer, source))


def test_the_residents_own_copy_says_everything_on_one_page(session: Session) -> None:
    plan_id = new_plan(session, new_beboer(session))
    text = words(service.page_as_given(session, service.give_to_beboer(session, plan_id)))
    for said in (
        "Din plan",
        "14.312,50 kr.",
        "senest 04-12-2026 · Fogedmøde",
        "4.312,50 kr.",
        "heraf sikkert 2.000,00 kr.",
        "Aktivloven § 81 a",
        "En bror",
        "Kommer for sent: 4.000,00 kr.",
        "Uden kendt dag: 500,00 kr.",
        "Udlejer venter til den 4.",
    ):
        assert said in text, said
    assert "Udkast" not in text
    assert videregivelser_of(session, queries.redningsplan(session, plan_id).beboer_id) == ()


def test_the_internal_note_is_never_printed(session: Session) -> None:
    plan_id = new_plan(session, new_beboer(session), note="Kun til os selv")
    assert "Kun til os" not in words(service.page_as_given(session, service.give_to_beboer(session, plan_id)))


def test_a_partner_gets_only_what_the_consent_covers_and_it_is_logged_as_a_disclosure(session: Session) -> None:
    beboer_id, partner_id = new_beboer(session, phone="22334455"), new_partner(session, "Boligforeningen Fælleden")
    samtykke_id = money_consent(session, beboer_id, partner_id)
    plan_id = new_plan(session, beboer_id)
    giving = queries.giving(session, plan_id, partner_id)
    assert giving.problems == ()
    assert set(giving.cut.left_out) == {PagePart.FOGEDSAG, PagePart.FAMILIE, PagePart.YDELSE}
    udskrift_id = service.give_to_partner(session, plan_id, partner_id)
    text = words(service.page_as_given(session, udskrift_id))
    assert "Til Boligforeningen Fælleden" in text
    assert "Fatima Demir" in text
    assert "22 33 44 55" in text
    assert "At nå en aftale om restancen" in text
    for hidden in ("Fogedmøde", "En bror", "Aktivloven", "ydelser"):
        assert hidden not in text, hidden
    (given,) = videregivelser_of(session, beboer_id)
    assert (given.what, given.samtykke_id, given.recipient) == ("Redningsplan", samtykke_id, "Boligforeningen Fælleden")
    assert given.kinds == (Oplysningsart.NAVN_ADRESSE, Oplysningsart.OEKONOMI)


def test_a_page_stays_exactly_as_it_was_given(session: Session, clock: FixedClock) -> None:
    beboer_id, partner_id = new_beboer(session), new_partner(session)
    money_consent(session, beboer_id, partner_id)
    plan_id = new_plan(session, beboer_id)
    udskrift_id = service.give_to_partner(session, plan_id, partner_id)
    before = service.page_as_given(session, udskrift_id)
    service.save_plan(session, draft(beboer_id, OWN), plan_id)
    assert service.page_as_given(session, udskrift_id) == before
    (page,) = queries.redningsplan(session, plan_id).given
    assert (page.id, page.partner_id, page.is_own_copy) == (udskrift_id, partner_id, False)


@pytest.mark.parametrize(
    ("consent", "said"),
    [
        (None, "ikke et samtykke"),
        ({"kinds": (Oplysningsart.NAVN_ADRESSE, Oplysningsart.ARBEJDE)}, "dækker ikke økonomi"),
        ({"kinds": (Oplysningsart.OEKONOMI,), "direction": SamtykkeRetning.FRA_PARTNER}, "ikke et samtykke"),
        ({"kinds": (Oplysningsart.OEKONOMI,), "given_on": date(2025, 1, 1)}, "ikke et samtykke"),
    ],
    ids=["none", "not the money", "the other way", "expired"],
)
def test_without_a_consent_that_covers_partner_and_money_nothing_is_given(
    session: Session, consent: dict[str, object] | None, said: str
) -> None:
    beboer_id, partner_id = new_beboer(session), new_partner(session)
    if consent is not None:
        new_samtykke(session, beboer_id, partner_id, **consent)
    plan_id = new_plan(session, beboer_id)
    for act in (service.preview_page, service.give_to_partner):
        with pytest.raises(ValidationFailed, match=said):
            act(session, plan_id, partner_id)
    assert videregivelser_of(session, beboer_id) == ()
    assert session.exec(select(RedningsplanUdskrift)).first() is None


def test_another_residents_consent_is_no_consent(session: Session) -> None:
    partner_id = new_partner(session)
    other = money_consent(session, new_beboer(session, "Kurt", "Jensen"), partner_id)
    plan_id = new_plan(session, new_beboer(session))
    with pytest.raises(ValidationFailed, match="ikke et samtykke"):
        service.give_to_partner(session, plan_id, partner_id, other)


def test_a_withdrawn_consent_blocks_giving_and_printing_again_but_not_looking(session: Session) -> None:
    beboer_id, partner_id = new_beboer(session), new_partner(session)
    samtykke_id = money_consent(session, beboer_id, partner_id)
    plan_id = new_plan(session, beboer_id)
    udskrift_id = service.give_to_partner(session, plan_id, partner_id, samtykke_id)
    service.print_page(session, udskrift_id)
    withdraw_samtykke(session, samtykke_id, SamtykkeWithdrawal(TODAY, "Telefon"))
    with pytest.raises(UserError, match="gælder ikke længere"):
        service.print_page(session, udskrift_id)
    with pytest.raises(ValidationFailed, match="trukket tilbage"):
        service.give_to_partner(session, plan_id, partner_id, samtykke_id)
    assert service.page_as_given(session, udskrift_id)


def test_the_residents_own_copy_needs_no_consent(session: Session) -> None:
    udskrift_id = service.give_to_beboer(session, new_plan(session, new_beboer(session)))
    service.print_page(session, udskrift_id)
    assert kinds_of(session, AuditKind.PRINT) == ["redningsplan"]


def test_without_the_name_the_plan_must_not_name_the_resident_in_its_words(session: Session) -> None:
    beboer_id, partner_id = new_beboer(session), new_partner(session)
    new_samtykke(session, beboer_id, partner_id, kinds=(Oplysningsart.OEKONOMI,))
    named = new_plan(session, beboer_id, OWN, agreed="Fatima ringer fredag")
    with pytest.raises(ValidationFailed, match="nævner beboeren ved navn"):
        service.give_to_partner(session, named, partner_id)
    quiet = new_plan(session, beboer_id, OWN, agreed="Der ringes fredag")
    assert "Demir" not in words(service.page_as_given(session, service.give_to_partner(session, quiet, partner_id)))


def protected_home(session: Session, beboer_id: int) -> None:
    from socialvicevaert.features.beboere.models import Beboer

    home = Lejemaal(
        afdeling_id=1, lejemaalsnr="1-0042-3", road="Hedeparken", house_number="12", postcode="2750", town="Ballerup"
    )
    session.add(home)
    session.flush()
    beboer = session.get_one(Beboer, beboer_id)
    beboer.lejemaal_id = home.id
    beboer.has_protected_address = True
    session.flush()


def test_a_protected_address_is_written_only_when_somebody_says_so_and_that_is_logged(session: Session) -> None:
    beboer_id, partner_id = new_beboer(session), new_partner(session)
    protected_home(session, beboer_id)
    money_consent(session, beboer_id, partner_id, Oplysningsart.BOLIG)
    plan_id = new_plan(session, beboer_id)
    without = words(service.page_as_given(session, service.give_to_partner(session, plan_id, partner_id)))
    assert "Hedeparken" not in without
    assert "1-0042-3" in without
    assert kinds_of(session, AuditKind.REVEAL) == []
    udskrift_id = service.give_to_partner(session, plan_id, partner_id, with_protected_address=True)
    assert "Hedeparken 12" in words(service.page_as_given(session, udskrift_id))
    assert kinds_of(session, AuditKind.REVEAL) == ["Beskyttet adresse skrevet i redningsplan"]
    assert "Hedeparken" not in words(service.page_as_given(session, service.give_to_beboer(session, plan_id)))


def test_a_preview_is_marked_as_a_draft_and_keeps_nothing(session: Session) -> None:
    plan_id = new_plan(session, new_beboer(session))
    assert "Udkast" in words(service.preview_page(session, plan_id))
    assert session.exec(select(RedningsplanUdskrift)).first() is None
    assert kinds_of(session, AuditKind.VIEW) == ["redningsplan"]


def test_what_was_given_cannot_be_undone_or_thrown_away(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer_id, partner_id = new_beboer(session), new_partner(session)
        money_consent(session, beboer_id, partner_id)
        plan_id = new_plan(session, beboer_id)
    with database.write(intent(vicevaert, "Redningsplan givet")) as giving:
        service.give_to_partner(giving, plan_id, partner_id)
    with database.write(intent(vicevaert)) as undoing, pytest.raises(UserError, match="kan ikke tages tilbage"):
        undo(undoing, giving.transaction_id)
    with database.write(intent(vicevaert)) as binning, pytest.raises(UserError, match="kan ikke slettes"):
        service.bin_plan(binning, plan_id)


def test_a_plan_nobody_else_has_got_goes_to_the_bin(session: Session) -> None:
    beboer_id = new_beboer(session)
    plan_id = new_plan(session, beboer_id)
    service.bin_plan(session, plan_id)
    assert queries.redningsplaner_of(session, beboer_id) == ()
    with pytest.raises(UserError, match="findes ikke længere"):
        service.give_to_beboer(session, plan_id)


def test_the_page_given_is_in_the_log_as_a_digest_only(session: Session) -> None:
    plan_id = new_plan(session, new_beboer(session))
    service.give_to_beboer(session, plan_id)
    event = session.exec(select(AuditEvent).where(AuditEvent.table == "redningsplanudskrift")).one()
    assert str(event.changes["document"][1]).startswith("sha256:")


def test_those_who_see_no_residents_cannot_touch_a_plan(database: Database, vicevaert: Actor, leder: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer_id = new_beboer(session)
        plan_id = new_plan(session, beboer_id)
    with database.write(intent(leder)) as session:
        for act in (
            lambda: queries.redningsplaner_of(session, beboer_id),
            lambda: service.preview_page(session, plan_id),
            lambda: service.give_to_beboer(session, plan_id),
            lambda: service.save_plan(session, draft(beboer_id)),
            lambda: service.bin_plan(session, plan_id),
        ):
            with pytest.raises(NotAllowed):
                act()


FOOT_LINE = 16 * 72 / 25.4
"""Points from the bottom: below it stand the organisation and the page's number."""
long_words = st.text(alphabet="WMÅ mil", min_size=1, max_size=rules.LONGEST_LABEL)
full_sources = st.lists(
    st.builds(
        KildeDraft,
        kind=st.sampled_from(list(KildeArt)),
        amount_oere=st.integers(1, rules.MOST_OERE),
        label=long_words,
        expected_on=st.none() | st.dates(TODAY, TODAY + timedelta(days=400)),
        certainty=st.sampled_from(list(Sikkerhed)),
    ),
    max_size=rules.MOST_SOURCES,
)


@settings(max_examples=15, deadline=None, phases=(Phase.explicit, Phase.generate))  # to shrink a page takes minutes
@given(full_sources, st.lists(st.text(alphabet="WÅ i", max_size=80), max_size=rules.MOST_LINES))
def test_whatever_may_be_kept_is_one_page(sources: list[KildeDraft], agreed: list[str]) -> None:
    plan = draft(1, *sources, agreed="\n".join(agreed)[: rules.LONGEST_AGREED])
    assert one_page(plan_content(tuple(sources), plan.agreed))


def test_an_ordinary_plan_is_printed_in_full_size_and_the_fullest_a_little_smaller() -> None:
    usual = plan_content((OWN, APPLIED, LATE, NO_DAY), "Udlejer venter til den 4.")
    named = replace(OWN, label="Ansøgning til Ellinor Lunds Mindelegat")
    full = plan_content((named,) * rules.MOST_SOURCES, "Huslejen for december betales over Betalingsservice\n" * 3)
    assert size_of(usual) == 1.0
    assert size_of(full) >= 0.88


def test_the_fullest_plan_there_can_be_is_one_page() -> None:
    widest = KildeDraft(KildeArt.EGEN, rules.MOST_OERE, "W" * rules.LONGEST_LABEL, NEEDED_BY, Sikkerhed.VENTER)
    late = replace(widest, expected_on=NEEDED_BY + timedelta(days=9))
    agreed = "\n".join(["W" * 66] * rules.MOST_LINES)[: rules.LONGEST_AGREED]
    assert one_page(plan_content((widest,) * 10 + (late, replace(widest, expected_on=None)), agreed))


def plan_content(sources: tuple[KildeDraft, ...], agreed: str) -> PageContent:
    plan = replace(draft(1), sources=sources, agreed=agreed, needed_for="Påkravsfrist (skøn)")
    return PageContent(
        organisation="Boligorganisationen Fælleden og Omegns Almene Boligselskab",
        contact="Skovvej 12, 2750 Ballerup · telefon 44 77 20 00 · post@faelleden-omegn.example",
        worker="Alexandra Bjørnskov-Christoffersen",
        worker_phone="telefon 22 33 44 55",
        dated=TODAY,
        plan=plan,
        sums=rules.sums_of(sources, plan.needed_oere, plan.needed_by),
        cut=rules.whole_page(plan, has_lejemaal=True),
        recipient="Center for Social Indsats og Boligrådgivning, Ballerup Kommune",
        beboer="Maximiliane-Charlotte Wesenberg-Westergaard",
        reach=[("Adresse", "Hedeparken 112, 12. tv, 2750 Ballerup"), ("Telefon", "22 33 44 55")],
        lejemaalsnr="0101-0042-3",
        fogedsag="FS 40-1234/2026, Indleveret til fogedretten",
        basis=(
            "Oplysningerne gives efter beboerens samtykke af 01-11-2026 til: At nå en aftale om restancen, så familien "
            "kan blive boende. Her er givet: navn, adresse og telefon, boligforhold og lejemål, økonomi, restance og "
            "gæld, fogedsag, familie og husstand, arbejde, uddannelse og ydelser."
        ),
        is_draft=True,
    )


def one_page(content: PageContent) -> bool:
    """Whether it is one page, the title stands at its top, and all else above the line at the foot."""
    document = pypdfium2.PdfDocument(plan_page(content).pdf())
    text = document[0].get_textpage()
    signs = [(text.get_text_range(number, 1), text.get_charbox(number)) for number in range(text.count_chars())]
    below = "".join(sign for sign, box in signs if box[3] < FOOT_LINE and sign.strip())
    (first, *_) = (box for sign, box in signs if sign == "U")
    pages = len(document)
    document.close()
    foot = f"Side 1 af 1{content.organisation}".replace(" ", "")
    return pages == 1 and first[3] > PAGE_HEIGHT - MARGIN_TOP - 30 and sorted(below) == sorted(foot)


def size_of(content: PageContent) -> float:
    (page,) = flow(plan_page(content).parts)
    page.wrap(TEXT_WIDTH, PAGE_HEIGHT - MARGIN_TOP - MARGIN_BOTTOM)
    return float(page._size)


def test_a_page_for_a_partner_in_the_bin_is_not_printed_again(session: Session) -> None:
    beboer_id, partner_id = new_beboer(session), new_partner(session)
    money_consent(session, beboer_id, partner_id)
    udskrift_id = service.give_to_partner(session, new_plan(session, beboer_id), partner_id)
    session.kept(Partner, partner_id).deleted_at = session.now
    with pytest.raises(UserError, match="gælder ikke længere"):
        service.print_page(session, udskrift_id)
