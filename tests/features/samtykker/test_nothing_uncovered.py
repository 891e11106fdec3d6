"""The gate on paper: whatever consents there are, no word of a kind that none covers is anywhere in a PDF."""

import io
from collections.abc import Mapping
from datetime import date, timedelta

import pikepdf
import pypdfium2
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from socialvicevaert.features.breve.models import BrevDraft
from socialvicevaert.features.breve.service import draft_paper, print_brev, send_brev
from socialvicevaert.features.henvisninger import service as henvisninger
from socialvicevaert.features.henvisninger.models import HenvisningDraft
from socialvicevaert.features.partnere.service import bin_partner
from socialvicevaert.features.samtykker.models import (
    Behandlingsgrundlag,
    Oplysningsart,
    Samtykke,
    SamtykkeRetning,
    SamtykkeWithdrawal,
)
from socialvicevaert.features.samtykker.service import withdraw_samtykke
from socialvicevaert.features.skabeloner.models import Afsnit, AfsnitArt, BrevArt, Modtager
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.errors import UserError
from socialvicevaert.storage import Database
from socialvicevaert.storage.session import Session
from tests.factories import TODAY, intent, new_beboer, new_partner, new_samtykke

WORDS = {kind: f"Q{number:02}hemmelig" for number, kind in enumerate(Oplysningsart)}
"""A word for each kind that stands nowhere else."""
FIELDS = {
    Oplysningsart.NAVN_ADRESSE: "beboer.navn",
    Oplysningsart.FAMILIE: "familie.boern",
    Oplysningsart.BOLIG: "bolig.lejemaalsnr",
    Oplysningsart.OEKONOMI: "gaeld.samlet",
    Oplysningsart.SOCIALE_FORHOLD: "aftale.sted",
    Oplysningsart.FOGEDSAG: "fogedsag.beloeb",
}
KINDS = st.frozensets(st.sampled_from(list(Oplysningsart)), min_size=1)
SETTINGS = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@st.composite
def consents(draw: st.DrawFn) -> dict[str, object]:
    """One consent: whose, to whom, which way, when, of what, and what has become of it."""
    given_on = TODAY - timedelta(days=draw(st.sampled_from([0, 1, 40])))
    return {
        "kinds": tuple(sorted(draw(KINDS))),
        "given_on": given_on,
        "valid_to": draw(st.sampled_from([TODAY, TODAY + timedelta(days=30)])),
        "direction": draw(st.sampled_from(list(SamtykkeRetning))),
        "is_to_partner": draw(st.booleans()),
        "is_residents": draw(st.booleans()),
        "fate": draw(st.sampled_from(["holds", "holds", "holds", "withdrawn", "binned", "ended", "tomorrow"])),
    }


@st.composite
def paragraphs(draw: st.DrawFn) -> Afsnit:
    kind = draw(st.sampled_from(list(Oplysningsart)))
    style = draw(st.sampled_from(list(AfsnitArt)))
    within = draw(st.sampled_from(sorted(FIELDS)))
    field = draw(st.sampled_from(["", "{{" + FIELDS[within] + "}}"]))
    return Afsnit(f"{WORDS[kind]} {field}".strip(), style, kind)


def values(
    session: Session, beboer_id: int, *, partner_id: int | None = None, with_protected_address: bool = False
) -> Mapping[str, str]:
    return {field: WORDS[kind] for kind, field in FIELDS.items() if field != "aftale.sted"}


def everything_in(pdf: bytes) -> str:
    """The text of the pages, and every string there is in the file: titles, outlines, alternative texts."""
    with pypdfium2.PdfDocument(pdf) as document:
        said = ["".join(page.get_textpage().get_text_range() for page in document)]
        said += [mark.get_title() for mark in document.get_toc()]
        said += document.get_metadata_dict().values()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for one in opened.objects:
            said += _strings(one, 0)
    return "\n".join(said)


def _strings(one: object, depth: int) -> list[str]:
    if isinstance(one, pikepdf.Stream):
        return [
            one.read_bytes().decode("latin-1"),
            *(text for _key, each in one.items() for text in _strings(each, depth + 1)),
        ]
    if isinstance(one, pikepdf.Dictionary | pikepdf.Array) and depth < 3:
        inner = one.values() if isinstance(one, pikepdf.Dictionary) else one
        return [text for each in inner for text in _strings(each, depth + 1)]
    return [str(one)] if isinstance(one, pikepdf.String) else []


def prepare(session: Session, found: list[dict[str, object]]) -> tuple[int, int, list[frozenset[Oplysningsart]]]:
    """A resident and a partner with these consents, and what each of those covers that holds for the two."""
    beboer_id, other_id = new_beboer(session, WORDS[Oplysningsart.NAVN_ADRESSE], ""), new_beboer(session)
    partner_id, elsewhere_id = new_partner(session), new_partner(session, "Et andet sted")
    allowed: list[frozenset[Oplysningsart]] = []
    for one in found:
        wanted = {key: one[key] for key in ("kinds", "given_on", "valid_to", "direction")}
        of = beboer_id if one["is_residents"] else other_id
        number = new_samtykke(session, of, partner_id if one["is_to_partner"] else elsewhere_id, **wanted)
        row = session.kept(Samtykke, number)
        match one["fate"]:
            case "withdrawn":
                withdraw_samtykke(session, number, SamtykkeWithdrawal(TODAY))
            case "binned":
                row.deleted_at = session.now
            case "ended":
                row.given_on, row.valid_to = date(2026, 1, 1), TODAY - timedelta(days=1)
            case "tomorrow":
                row.given_on = TODAY + timedelta(days=1)
        session.flush()
        gives = one["direction"] in {SamtykkeRetning.BEGGE, SamtykkeRetning.TIL_PARTNER}
        if one["fate"] == "holds" and gives and one["is_residents"] and one["is_to_partner"]:
            allowed.append(frozenset(wanted["kinds"]))  # type: ignore[call-overload]
    return beboer_id, partner_id, allowed


def assert_only(pdf: bytes, allowed: list[frozenset[Oplysningsart]]) -> None:
    said = everything_in(pdf)
    told = {kind for kind, word in WORDS.items() if word in said}
    assert not told or any(told <= kinds for kinds in allowed), told


@SETTINGS
@given(found=st.lists(consents(), max_size=3), body=st.lists(paragraphs(), max_size=6), own=st.booleans())
def test_no_word_of_an_uncovered_kind_is_in_a_letter(
    database: Database, vicevaert: Actor, found: list[dict[str, object]], body: list[Afsnit], own: bool
) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer_id, partner_id, allowed = prepare(session, found)
        heading = " ".join(each.text for each in body[-1:]) if own else "Bekræftelse på kontakt"
        draft = BrevDraft(
            beboer_id,
            BrevArt.EGEN,
            Modtager.PARTNER,
            heading,
            tuple(body),
            partner_id=partner_id,
            address="Rådhuset 1\n2750 Ballerup",
            answers={"aftale.sted": WORDS[Oplysningsart.SOCIALE_FORHOLD]},
            basis=Behandlingsgrundlag.SAMTYKKE,
        )
        letter, preview = draft_paper(session, draft, values)
        assert_only(preview, allowed)
        if letter.problems:
            return
        number = send_brev(session, draft, values)
        assert_only(print_brev(session, number), allowed)
        bin_partner(session, partner_id)
        try:
            print_brev(session, number)
        except UserError:
            return
        raise AssertionError("printed for a partner in the bin")


@SETTINGS
@given(found=st.lists(consents(), max_size=3), kinds=KINDS)
def test_no_word_of_an_uncovered_kind_is_in_a_referral(
    database: Database, vicevaert: Actor, found: list[dict[str, object]], kinds: frozenset[Oplysningsart]
) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer_id, partner_id, allowed = prepare(session, found)
        number = henvisninger.draft_henvisning(
            session,
            HenvisningDraft(beboer_id, partner_id, "Råd", tuple((kind, WORDS[kind]) for kind in sorted(kinds))),
        )
        assert_only(henvisninger.preview_letter(session, number), allowed)
        try:
            sent = henvisninger.send_henvisning(session, number)
        except UserError:
            return
        assert allowed
        assert_only(sent, allowed)
