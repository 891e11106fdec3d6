"""The tab Breve and the sheet a letter is written on: real widgets on a real store."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot
from sqlmodel import select

from socialvicevaert.features.breve import queries, service
from socialvicevaert.features.breve.models import BrevDraft, BrevIndhold
from socialvicevaert.features.breve.ui.choose import ChooseLetter
from socialvicevaert.features.breve.ui.form import BrevSheet
from socialvicevaert.features.breve.ui.tab import BrevCard, BreveTab
from socialvicevaert.features.flettefelter import values
from socialvicevaert.features.samtykker.models import Behandlingsgrundlag, Oplysningsart, SamtykkeWithdrawal
from socialvicevaert.features.samtykker.service import withdraw_samtykke
from socialvicevaert.features.skabeloner.models import Afsnit, BrevArt, Modtager
from socialvicevaert.shared.actor import Actor
from socialvicevaert.storage import Database
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.paper_sheet import PaperSheet
from socialvicevaert.ui.status_chip import StatusChip
from tests.factories import beboer_in, intent, new_partner, new_samtykke

Settle = Callable[[], None]
HEALTH = Afsnit("Hun er syg.", kind=Oplysningsart.HELBRED)


@pytest.fixture
def beboer_id(database: Database, vicevaert: Actor) -> int:
    return beboer_in(database, vicevaert)


def to_resident(beboer_id: int, *body: Afsnit) -> BrevDraft:
    return BrevDraft(beboer_id, BrevArt.EGEN, Modtager.BEBOER, "Om din bolig", body, address="Afleveres personligt")


def opened(context: Context, draft: BrevDraft, settle: Settle) -> BrevSheet:
    sheet = BrevSheet(context, draft, values)
    context.sheets.open(sheet)
    settle()
    return sheet


def test_two_clicks_from_the_tab_to_a_filled_letter(
    context: Context, qtbot: QtBot, beboer_id: int, settle: Settle
) -> None:
    tab = BreveTab(context, beboer_id, values)
    qtbot.addWidget(tab)
    tab.show()
    settle()
    tab.open_new()
    choose = context.sheets.current
    assert isinstance(choose, ChooseLetter)
    settle()
    choose.body.parentWidget().findChildren(QPushButton)[0].click()
    settle()
    sheet = context.sheets.current
    assert isinstance(sheet, BrevSheet)
    qtbot.waitUntil(lambda: sheet.paper.canvas.document is not None)
    assert sheet.letter.subject.value()
    assert sheet.letter.answers.lines  # what nobody knows is asked for


def test_the_choice_leads_on_to_what_is_written_elsewhere(
    context: Context, monkeypatch: pytest.MonkeyPatch, beboer_id: int, settle: Settle
) -> None:
    went: list[Target] = []
    monkeypatch.setattr(context, "navigate", went.append)
    for name in ("Henvisning", "Forslag til en kreditor"):
        choose = ChooseLetter(context, beboer_id, lambda _view: None)
        context.sheets.open(choose)
        settle()
        (button,) = [one for one in choose.findChildren(QPushButton) if one.text() == name]
        button.click()
        assert context.sheets.current is not choose
    assert went == [
        Target("ny_henvisning", beboer_id),
        Target("beboer", beboer_id, "oekonomi", {"part": "gaeld"}),
    ]


def test_a_letter_to_the_resident_is_sent_kept_and_shown_as_it_was_sent(
    context: Context, database: Database, vicevaert: Actor, beboer_id: int, settle: Settle
) -> None:
    draft = replace(to_resident(beboer_id, Afsnit("Vi ses på mandag.")), subject="Vi ses")
    sheet = opened(context, draft, settle)
    assert sheet.primary is not None
    sheet.primary.click()
    settle()
    paper = context.sheets.current
    assert isinstance(paper, PaperSheet)
    assert paper.accessibleName() == "Vi ses"
    with database.read(vicevaert) as session:
        (view,) = queries.breve_of(session, beboer_id)
        assert view.is_sent
        assert session.exec(select(BrevIndhold.content)).one().startswith(b"%PDF")


def test_a_field_nobody_knows_is_asked_for_and_stops_the_letter(
    context: Context, database: Database, vicevaert: Actor, qtbot: QtBot, beboer_id: int, settle: Settle
) -> None:
    sheet = opened(context, to_resident(beboer_id, Afsnit("Gælden er {{gaeld.samlet}}.")), settle)
    qtbot.waitUntil(lambda: "gaeld.samlet" in sheet.letter.answers.lines)
    assert sheet.primary is not None
    sheet.primary.click()
    settle()
    assert "mangler" in sheet.letter.answers.lines["gaeld.samlet"].error_text
    with database.read(vicevaert) as session:
        assert queries.breve_of(session, beboer_id) == ()


def test_what_a_kept_draft_answered_can_still_be_put_right(
    context: Context, qtbot: QtBot, beboer_id: int, settle: Settle
) -> None:
    draft = replace(
        to_resident(beboer_id, Afsnit("Gælden er {{gaeld.samlet}}.")), answers={"gaeld.samlet": "12.00 kr."}
    )
    sheet = opened(context, draft, settle)
    qtbot.waitUntil(lambda: "gaeld.samlet" in sheet.letter.answers.lines)
    assert sheet.letter.answers.lines["gaeld.samlet"].value() == "12.00 kr."


def test_a_press_on_the_chosen_receiver_does_not_send_the_letter_to_the_resident(
    context: Context, beboer_id: int, settle: Settle
) -> None:
    sheet = opened(context, to_resident(beboer_id, Afsnit("Vi ses.")), settle)
    sheet.letter.recipient.choose(Modtager.ANDEN)
    chosen = next(chip for chip in sheet.letter.recipient.chips if chip.isChecked())
    chosen.click()
    assert sheet.letter.receiver_kind is Modtager.ANDEN
    assert chosen.isChecked()


def test_a_letter_opens_with_the_keyboard_at_the_receiver_that_is_chosen(
    context: Context, beboer_id: int, settle: Settle
) -> None:
    draft = replace(to_resident(beboer_id, Afsnit("Vi ses.")), recipient=Modtager.ANDEN)
    sheet = opened(context, draft, settle)
    first = sheet.first_focus()
    assert isinstance(first, QPushButton)
    assert first.isChecked()


def test_nothing_is_said_of_a_letter_before_it_is_known(context: Context, beboer_id: int, settle: Settle) -> None:
    sheet = BrevSheet(context, to_resident(beboer_id, Afsnit("Vi ses.")), values)
    context.sheets.open(sheet)
    unknown = (sheet.letter.answers, sheet.letter.protected, sheet.letter.protected_note)
    assert not any(widget.isVisibleTo(sheet.letter) for widget in unknown)
    settle()
    assert not any(widget.isVisibleTo(sheet.letter) for widget in unknown)  # this resident's address is no secret


def test_that_all_is_known_is_said_of_fields_and_not_before_the_receiver_is(
    context: Context, beboer_id: int, settle: Settle
) -> None:
    draft = replace(to_resident(beboer_id, Afsnit("Kære {{beboer.fornavn}}")), recipient=Modtager.PARTNER)
    sheet = opened(context, draft, settle)
    assert sheet.letter.lacks_partner
    assert not sheet.letter.answers.isVisibleTo(sheet.letter)
    sheet = opened(context, to_resident(beboer_id, Afsnit("Kære {{beboer.fornavn}}")), settle)
    assert sheet.letter.answers.isVisibleTo(sheet.letter)
    sheet = opened(context, to_resident(beboer_id, Afsnit("Vi ses.")), settle)
    assert not sheet.letter.answers.isVisibleTo(sheet.letter)
    assert not sheet.letter.blocked.isVisibleTo(sheet.letter)  # an empty place leaves no gap
    assert not sheet.letter.left_out.isVisibleTo(sheet.letter)


def test_what_the_consent_does_not_cover_is_said_before_the_letter_is_sent(
    context: Context, database: Database, vicevaert: Actor, qtbot: QtBot, beboer_id: int, settle: Settle
) -> None:
    with database.write(intent(vicevaert)) as session:
        partner_id = new_partner(session)
        samtykke_id = new_samtykke(session, beboer_id, partner_id, kinds=(Oplysningsart.NAVN_ADRESSE,))
    draft = BrevDraft(
        beboer_id,
        BrevArt.EGEN,
        Modtager.PARTNER,
        "Om boligen",
        (Afsnit("Vi beder om et møde."), HEALTH),
        partner_id=partner_id,
        address="Jobcenter Ballerup\nRådhuset 1\n2750 Ballerup",
        basis=Behandlingsgrundlag.SAMTYKKE,
        samtykke_id=samtykke_id,
    )
    sheet = opened(context, draft, settle)
    qtbot.waitUntil(lambda: sheet.letter.left_out.texts == ["Hun er syg."])
    qtbot.waitUntil(lambda: sheet.omitted.label.text() == "1 afsnit udelades: helbred.")
    assert sheet.omitted.isVisibleTo(sheet)
    sheet.keep_button.click()
    settle()
    with database.read(vicevaert) as session:
        (view,) = queries.breve_of(session, beboer_id)
    assert (view.is_sent, view.draft.samtykke_id) == (False, samtykke_id)


def test_above_the_paper_stands_what_it_does_not_show_yet(
    context: Context, database: Database, vicevaert: Actor, qtbot: QtBot, beboer_id: int, settle: Settle
) -> None:
    with database.write(intent(vicevaert)) as session:
        partner_id = new_partner(session)
    draft = replace(to_resident(beboer_id, HEALTH), recipient=Modtager.PARTNER, address="")
    sheet = opened(context, draft, settle)
    qtbot.waitUntil(lambda: "Vælg, hvem brevet er til" in sheet.omitted.label.text())
    assert not sheet.omitted.action.isVisibleTo(sheet)
    assert "postnummer" in sheet.letter.address.hint.text()
    sheet = opened(context, replace(draft, partner_id=partner_id), settle)
    qtbot.waitUntil(lambda: "grundlaget ikke er på plads" in sheet.omitted.label.text())
    sheet = opened(context, to_resident(beboer_id, HEALTH), settle)
    qtbot.waitUntil(lambda: sheet.paper.canvas.document is not None)
    assert not sheet.omitted.isVisibleTo(sheet)


def test_an_odd_answer_is_remarked_and_not_refused(
    context: Context, qtbot: QtBot, beboer_id: int, settle: Settle
) -> None:
    body = Afsnit("Vi ses {{aftale.dag}} kl. {{aftale.tid}}.")
    sheet = opened(context, replace(to_resident(beboer_id, body), kind=BrevArt.INDKALDELSE), settle)
    qtbot.waitUntil(lambda: "aftale.tid" in sheet.letter.answers.lines)
    answers = sheet.letter.answers
    assert answers.label.text() == "Mangler i brevet"
    answers.lines["aftale.tid"].type_in("99.99")
    assert "ikke et klokkeslæt" in answers.lines["aftale.tid"].hint.text()
    answers.lines["aftale.tid"].type_in("10.30")
    assert answers.lines["aftale.tid"].hint.text() == ""
    answers.lines["aftale.dag"].type_in("Onsdag den 3. december 2026")
    assert answers.lines["aftale.dag"].hint.text() == "Den dag er en torsdag."
    qtbot.waitUntil(lambda: answers.label.text() == "Oplysninger i brevet")


def test_paragraphs_are_counted_anew_when_one_goes_and_each_part_is_named_by_its_own(
    context: Context, beboer_id: int, settle: Settle
) -> None:
    sheet = opened(context, to_resident(beboer_id, *(Afsnit(text) for text in ("En.", "To.", "Tre."))), settle)
    rows = sheet.letter.text.rows
    rows[0].remove.click()
    assert [row.text.label.text() for row in rows] == ["Afsnit 1", "Afsnit 2"]
    assert [row.remove.accessibleName() for row in rows] == ["Afsnit 1: Fjern afsnittet", "Afsnit 2: Fjern afsnittet"]
    assert rows[1].kind.box.accessibleName() == "Afsnit 2: Fortæller om"


def test_a_field_goes_in_where_was_written_last(context: Context, beboer_id: int, settle: Settle) -> None:
    sheet = opened(context, to_resident(beboer_id, Afsnit("Kære "), Afsnit("Venlig hilsen")), settle)
    sheet.letter.text.rows[0].text.text.setFocus()
    sheet.letter.text.rows[0].text.text.moveCursor(sheet.letter.text.rows[0].text.text.textCursor().MoveOperation.End)
    sheet.letter.text.insert_field("beboer.navn")
    assert sheet.letter.text.value()[0].text == "Kære {{beboer.navn}}"


def test_what_was_written_stands_among_the_letters_when_the_sheet_is_left(
    context: Context, database: Database, vicevaert: Actor, beboer_id: int, settle: Settle
) -> None:
    sheet = opened(context, to_resident(beboer_id, Afsnit("Vi ses på mandag.")), settle)
    sheet.letter.subject.type_in("Om mandag")
    sheet.close_sheet()
    settle()
    with database.read(vicevaert) as session:
        (view,) = queries.breve_of(session, beboer_id)
    assert (view.subject, view.is_sent) == ("Om mandag", False)
    again = opened(context, to_resident(beboer_id, Afsnit("Vi ses på mandag.")), settle)
    assert again.letter.subject.value() == "Om din bolig"  # the next one is another letter
    again.close_sheet()
    settle()
    with database.read(vicevaert) as session:
        assert len(queries.breve_of(session, beboer_id)) == 1  # nothing was written in it


def test_what_cannot_be_a_draft_yet_comes_back_as_typed(
    context: Context, database: Database, vicevaert: Actor, beboer_id: int, settle: Settle
) -> None:
    nobody_yet = replace(to_resident(beboer_id, HEALTH), recipient=Modtager.PARTNER)
    sheet = opened(context, nobody_yet, settle)
    sheet.letter.subject.type_in("Til hvem?")
    sheet.close_sheet()
    settle()
    with database.read(vicevaert) as session:
        assert queries.breve_of(session, beboer_id) == ()
    assert opened(context, nobody_yet, settle).letter.subject.value() == "Til hvem?"


def test_a_draft_is_thrown_away_and_a_sent_letter_is_not_offered_to_be(
    context: Context, database: Database, vicevaert: Actor, qtbot: QtBot, beboer_id: int, settle: Settle
) -> None:
    with database.write(intent(vicevaert)) as session:
        service.keep_brev(session, to_resident(beboer_id, Afsnit("En kladde.")))
        service.send_brev(session, to_resident(beboer_id, Afsnit("Sendt.")), values)
    tab = BreveTab(context, beboer_id, values)
    qtbot.addWidget(tab)
    tab.show()
    settle()
    offered = {card.view.is_sent: [button.text() for button in card.findChildren(QPushButton)] for card in tab.cards}
    assert offered == {False: ["Skriv videre", "Smid kladden væk"], True: ["Se brevet"]}


def test_a_draft_in_the_tab_tells_what_it_is_to_whom_and_from_when(
    context: Context, database: Database, vicevaert: Actor, qtbot: QtBot, beboer_id: int, settle: Settle
) -> None:
    with database.write(intent(vicevaert)) as session:
        service.keep_brev(session, replace(to_resident(beboer_id, Afsnit("Kære")), subject="Om din husleje"))
    tab = BreveTab(context, beboer_id, values)
    qtbot.addWidget(tab)
    tab.show()
    settle()
    (card,) = tab.findChildren(BrevCard)
    said = [label.text() for label in card.findChildren(QLabel)]
    assert {"Om din husleje", "Til beboeren"} <= set(said)
    assert [chip.text for chip in card.findChildren(StatusChip)] == ["Kladde fra 22-11-2026"]
    named = [button.accessibleName() for button in card.findChildren(QPushButton)]
    assert named == ["Skriv videre: Om din husleje", "Smid kladden væk: Om din husleje"]


def test_a_target_begins_a_letter_with_what_it_knows(
    context: Context, qtbot: QtBot, beboer_id: int, settle: Settle
) -> None:
    tab = BreveTab(context, beboer_id, values)
    qtbot.addWidget(tab)
    tab.show()
    answers = {"ansoegning.beloeb": "12.864,00 kr.", "ansoegning.frist": "30-11-2026"}
    extra = {"new": "ansoegning_81a", "source": "ansoegning:7", "answers": answers}
    tab.go_to(Target("beboer", beboer_id, "papirer", extra))
    settle()
    sheet = context.sheets.current
    assert isinstance(sheet, BrevSheet)
    assert (sheet.begun.kind, sheet.begun.source) == (BrevArt.ANSOEGNING_81A, "ansoegning:7")
    assert dict(sheet.letter.answers.value()) == answers


def test_where_there_is_no_room_beside_the_paper_is_looked_at_over_the_form(
    context: Context, qtbot: QtBot, beboer_id: int, settle: Settle
) -> None:
    sheet = opened(context, to_resident(beboer_id, Afsnit("Vi ses på mandag.")), settle)
    sheet.resize(480, 700)
    settle()
    assert sheet.look_button.isVisible()
    qtbot.waitUntil(lambda: sheet.subtitle.text() == "Fatima Demir")
    sheet.look_button.click()
    settle()
    assert isinstance(context.sheets.current, PaperSheet)


def test_the_first_thing_that_is_missing_has_the_focus(
    context: Context, qtbot: QtBot, beboer_id: int, settle: Settle
) -> None:
    sheet = opened(context, to_resident(beboer_id, Afsnit("Vi ses {{aftale.dag}} kl. {{aftale.tid}}.")), settle)
    qtbot.waitUntil(lambda: "aftale.dag" in sheet.letter.answers.lines)
    assert sheet.focusWidget() is sheet.letter.answers.lines["aftale.dag"].control


def test_a_draft_on_a_withdrawn_consent_says_so_and_another_that_covers_is_one_click_away(
    context: Context, database: Database, vicevaert: Actor, qtbot: QtBot, beboer_id: int, settle: Settle
) -> None:
    with database.write(intent(vicevaert)) as session:
        partner_id = new_partner(session)
        ended = new_samtykke(session, beboer_id, partner_id)
        other = new_samtykke(session, beboer_id, partner_id, purpose="Samtale om praktik i foråret")
        withdraw_samtykke(session, ended, SamtykkeWithdrawal(session.today, "mundtligt"))
    body = (Afsnit("Fatima vil gerne i praktik.", kind=Oplysningsart.NAVN_ADRESSE),)
    draft = BrevDraft(
        beboer_id,
        BrevArt.EGEN,
        Modtager.PARTNER,
        "Om praktik",
        body,
        partner_id=partner_id,
        basis=Behandlingsgrundlag.SAMTYKKE,
        samtykke_id=ended,
    )
    sheet = opened(context, draft, settle)
    blocked = sheet.letter.blocked
    qtbot.waitUntil(lambda: len(blocked.findChildren(QPushButton)) == 2)
    assert "trukket tilbage" in blocked.reasons[0]
    use, ask = blocked.findChildren(QPushButton)
    assert ("praktik" in use.text(), ask.text()) == (True, "Bed om et nyt samtykke")
    use.click()
    qtbot.waitUntil(lambda: blocked.reasons == ())
    assert sheet.letter.consent.value() == other
    assert sheet.letter.text.value() == body


def test_a_new_consent_is_asked_for_where_none_covers_and_what_is_typed_is_kept(
    context: Context, database: Database, vicevaert: Actor, qtbot: QtBot, beboer_id: int, settle: Settle
) -> None:
    with database.write(intent(vicevaert)) as session:
        partner_id = new_partner(session)
    gone_to: list[Target] = []
    context.navigate = gone_to.append
    draft = BrevDraft(
        beboer_id, BrevArt.EGEN, Modtager.PARTNER, "Om praktik", (HEALTH,), partner_id=partner_id,
        basis=Behandlingsgrundlag.SAMTYKKE,
    )  # fmt: skip
    sheet = opened(context, draft, settle)
    blocked = sheet.letter.blocked
    qtbot.waitUntil(lambda: len(blocked.findChildren(QPushButton)) == 1 and sheet.letter.partner.chosen is not None)
    sheet.letter.subject.type_in("Om praktik i foråret")
    blocked.findChildren(QPushButton)[0].click()
    assert gone_to == [Target("beboer", beboer_id, "samtykker", {"act": "new", "partner_id": partner_id})]
    settle()
    with database.read(vicevaert) as session:
        (view,) = queries.breve_of(session, beboer_id)
    assert (view.subject, view.draft.partner_id) == ("Om praktik i foråret", partner_id)
