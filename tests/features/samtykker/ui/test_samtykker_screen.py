"""Consent on the screen: three steps by keyboard, the cap said before saving, withdrawn in one step, papers logged."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from socialvicevaert import audit
from socialvicevaert.audit import AuditKind
from socialvicevaert.features.indstillinger.service import change_setting
from socialvicevaert.features.indstillinger.settings import CONSENT_MONTHS
from socialvicevaert.features.partnere.models import PartnerKind
from socialvicevaert.features.samtykker import queries
from socialvicevaert.features.samtykker.models import (
    Behandlingsgrundlag,
    Oplysningsart,
    SamtykkeArt,
    SamtykkeForm,
    SamtykkeRetning,
)
from socialvicevaert.features.samtykker.queries import (
    NOTHING_ABOVE,
    Dependent,
    PartnerRef,
    SamtykkeTilstand,
    SamtykkeView,
)
from socialvicevaert.features.samtykker.rules.missing import Mangel, MangelArt
from socialvicevaert.features.samtykker.service import disclose
from socialvicevaert.features.samtykker.ui.choose import ChooseSheet
from socialvicevaert.features.samtykker.ui.disclosures import DisclosureLog
from socialvicevaert.features.samtykker.ui.form import SamtykkeSheet
from socialvicevaert.features.samtykker.ui.printed import UdkastCard
from socialvicevaert.features.samtykker.ui.tab import SamtykkerTab
from socialvicevaert.features.samtykker.ui.told import FortaltSheet
from socialvicevaert.features.samtykker.ui.withdraw import AftermathSheet, WithdrawSheet
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.errors import UserError
from socialvicevaert.storage import Database
from socialvicevaert.ui import keyboard
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.empty_state import EmptyState
from socialvicevaert.ui.paper_sheet import PaperSheet
from socialvicevaert.ui.status_chip import StatusChip
from tests.factories import TODAY, intent, new_beboer, new_partner, new_samtykke
from tests.place import Place as BasePlace
from tests.place import Settle


class Place(BasePlace):
    """The numbers of what is there, and what is on the screen."""

    def __init__(self, context: Context, settle: Settle, database: Database, actor: Actor) -> None:
        super().__init__(context, settle, database, actor)
        with database.write(intent(actor)) as session:
            self.fatima = new_beboer(session)
            self.jobcenter = new_partner(session)
            self.psychiatry = new_partner(session, "Lokalpsykiatrien", PartnerKind.LOKALPSYKIATRI)

    def sheet(self, **extra: object) -> Any:
        sheet = SamtykkeSheet(self.context, Target("nyt_samtykke", self.fatima, extra=extra))
        self.context.sheets.open(sheet)
        self.settle()
        return sheet

    def tab(self, *dependents: Dependent, missing: tuple[Mangel, ...] = ()) -> SamtykkerTab:
        host: Any = self.context.sheets
        above = replace(
            NOTHING_ABOVE, resting_on=lambda _session, _number: dependents, missing=lambda _session, _number: missing
        )
        tab = SamtykkerTab(self.context, self.fatima, above)
        QVBoxLayout(host.content).addWidget(tab)
        self.settle()
        return tab

    def consent(self, **fields: Any) -> int:
        return int(self.write(lambda session: new_samtykke(session, self.fatima, self.jobcenter, **fields)))

    def samtykker(self) -> tuple[SamtykkeView, ...]:
        with self.database.read(self.actor) as session:
            return queries.samtykker_of(session, self.fatima)

    def logged(self, kind: AuditKind) -> list[str]:
        with self.database.read(self.actor) as session:
            return [one.what for one in audit.history(session, self.fatima) if one.kind is kind]


@pytest.fixture
def place(context: Context, settle: Settle, database: Database, vicevaert: Actor) -> Place:
    return Place(context, settle, database, vicevaert)


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifiers)


def typed(text: str) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, text)


def button(widget: QWidget, text: str) -> QPushButton:
    return next(one for one in widget.findChildren(QPushButton) if one.text() == text and one.isVisibleTo(widget))


def test_three_steps_by_keyboard_alone(place: Place, qtbot: QtBot) -> None:
    host: Any = place.context.sheets
    qtbot.waitActive(host)
    sheet = place.sheet()
    typed("jobc")
    qtbot.waitUntil(lambda: bool(sheet.who.partners.search.suggestions))
    press(Qt.Key.Key_Return)
    assert [one.name for one in sheet.who.partners.chosen] == ["Jobcenter Ballerup"]
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert sheet.stepper.step == 1
    press(Qt.Key.Key_Space)  # the first kind: name, address and telephone
    sheet.what.purpose.setFocus()
    typed("Samtale om praktik")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert sheet.stepper.step == 2
    for _ in range(20):
        if QApplication.focusWidget() is sheet.signed:
            break
        press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    place.settle()
    (kept,) = place.samtykker()
    assert (kept.partners, kept.kinds) == (("Jobcenter Ballerup",), (Oplysningsart.NAVN_ADRESSE,))
    assert kept.coverage.purpose == "Samtale om praktik"
    assert (kept.coverage.direction, kept.form) == (SamtykkeRetning.BEGGE, SamtykkeForm.PAPIR)
    assert (kept.coverage.given_on, kept.coverage.valid_to) == (TODAY, date(2027, 11, 21))
    assert place.top is None


def test_the_cap_of_a_health_body_is_said_before_saving(place: Place) -> None:
    sheet = place.sheet(partner_id=place.psychiatry)
    assert "§ 44" in words(sheet)
    sheet.stepper.go_to(2)
    sheet.how.valid_to.type_in("01-12-2027")
    assert "senest til 21-11-2027" in sheet.how.valid_to.error_text
    sheet.how.valid_to.type_in("01-06-2027")
    assert sheet.how.valid_to.error_text == ""


def test_without_a_health_body_no_cap_is_spoken_of(place: Place) -> None:
    sheet = place.sheet(partner_id=place.jobcenter)
    assert "§ 44" not in words(sheet)


def test_the_length_is_the_organisations_own(place: Place, administrator: Actor) -> None:
    with place.database.write(intent(administrator)) as session:
        change_setting(session, CONSENT_MONTHS, 6)
    assert place.sheet(partner_id=place.jobcenter).how.valid_to.value() == date(2027, 5, 21)
    place.consent(given_on=TODAY)
    assert place.samtykker()[0].coverage.valid_to == date(2027, 5, 21)


def test_a_step_that_lacks_something_stays_and_says_it(place: Place) -> None:
    sheet = place.sheet()
    sheet.stepper.next()
    assert sheet.stepper.step == 0
    assert sheet.who.partners.error_text != ""
    assert "gå videre" in sheet.stepper.problem_text
    sheet.form.show_error(UserError("Serveren er optaget."))
    assert sheet.stepper.problem_text == ""  # one summary at a time
    sheet.stepper.next()
    assert not sheet.form.summary.isVisible()
    sheet.who.partners.choose(PartnerRef(place.jobcenter, "Jobcenter", "", False, True))
    assert sheet.stepper.problem_text == ""


def test_what_is_refused_at_the_end_leads_to_its_step_and_keeps_every_text(place: Place) -> None:
    sheet = place.sheet(partner_id=place.jobcenter, kinds=("arbejde",), purpose="alt")
    sheet.stepper.go_to(2)
    sheet.how.note.type_in("Ikke om helbred")
    sheet.stepper.next()
    place.settle()
    assert sheet.stepper.step == 1
    assert "helt konkret" in sheet.what.purpose.error_text
    assert (sheet.how.note.value(), sheet.what.kinds.value()) == ("Ikke om helbred", (Oplysningsart.ARBEJDE,))
    assert place.samtykker() == ()


def test_a_blanket_consent_is_warned_about_but_not_refused(place: Place) -> None:
    sheet = place.sheet(partner_id=place.jobcenter, purpose="Samtale om praktik")
    sheet.stepper.go_to(1)
    sheet.what.kinds.choose(*Oplysningsart)
    place.settle()
    assert "generelt samtykke" in words(sheet)
    sheet.stepper.go_to(2)
    sheet.stepper.next()
    place.settle()
    assert len(place.samtykker()[0].kinds) == len(Oplysningsart)


def test_a_consent_that_holds_already_is_told_while_the_partner_is_chosen(place: Place) -> None:
    place.consent()
    sheet = place.sheet()
    assert not sheet.holds_note.isVisibleTo(sheet)
    sheet.who.partners.choose(PartnerRef(place.jobcenter, "Jobcenter Ballerup", "", False, True))
    assert "som gælder til 31-10-2027: Samtale om at komme i praktik" in sheet.holds_note.label.text()
    assert sheet.holds_note.isVisibleTo(sheet)


def test_from_the_palette_the_resident_is_asked_for_first(place: Place, qtbot: QtBot) -> None:
    sheet: Any = SamtykkeSheet(place.context, Target("nyt_samtykke"))
    place.context.sheets.open(sheet)
    place.settle()
    typed("demir")
    field: Any = sheet.form.fields["beboer_id"]
    qtbot.waitUntil(lambda: bool(field.suggestions))
    press(Qt.Key.Key_Return)
    sheet.who.partners.choose(PartnerRef(place.jobcenter, "Jobcenter Ballerup", "", False, True))
    sheet.what.kinds.choose(Oplysningsart.ARBEJDE)
    sheet.what.purpose.type_in("Samtale om praktik")
    sheet.stepper.go_to(2)
    sheet.stepper.next()
    place.settle()
    assert len(place.samtykker()) == 1


def test_an_oral_consent_asks_for_its_witness(place: Place) -> None:
    sheet = place.sheet(partner_id=place.jobcenter, kinds=("arbejde",), purpose="Samtale om praktik")
    sheet.stepper.go_to(2)
    assert not sheet.how.witness.isVisibleTo(sheet)
    sheet.how.form.choose(SamtykkeForm.MUNDTLIG)
    sheet.stepper.next()
    place.settle()
    assert "vidne" in sheet.how.witness.error_text
    sheet.how.witness.type_in("Bo Lind")
    sheet.stepper.next()
    place.settle()
    assert place.samtykker()[0].witness == "Bo Lind"


def test_a_form_to_sign_is_kept_and_recorded_with_one_click(place: Place) -> None:
    sheet = place.sheet(partner_id=place.jobcenter, kinds=("arbejde",), purpose="Samtale om praktik")
    sheet.stepper.go_to(2)
    sheet.to_sign.click()
    place.settle()
    paper = place.top
    assert isinstance(paper, PaperSheet)
    assert place.samtykker() == ()
    assert place.logged(AuditKind.VIEW) == ["Samtykkeerklæring til underskrift"]
    paper.close_sheet()
    tab = place.tab()
    assert "Venter på underskrift" in [chip.text for chip in tab.findChildren(StatusChip)]
    button(tab, "Er underskrevet").click()
    place.settle()
    (kept,) = place.samtykker()
    assert (kept.coverage.purpose, kept.form, kept.coverage.given_on) == (
        "Samtale om praktik",
        SamtykkeForm.PAPIR,
        TODAY,
    )
    assert not [one for one in tab.findChildren(UdkastCard) if one.isVisibleTo(tab)]


def test_a_paper_is_printed_before_it_counts_as_given(place: Place) -> None:
    sheet = place.sheet(partner_id=place.jobcenter, kinds=("arbejde",), purpose="Samtale om praktik")
    sheet.stepper.go_to(2)
    offered = (sheet.to_sign, sheet.signed, sheet.save_printing, sheet.stepper.next_button)
    assert [one.text() for one in offered if one.isVisibleTo(sheet)] == [
        "Udskriv",
        "Er underskrevet",
    ]
    QTest.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    place.settle()
    assert isinstance(place.top, PaperSheet)
    assert place.samtykker() == ()


def test_what_was_said_is_saved_at_once(place: Place) -> None:
    sheet = place.sheet(partner_id=place.jobcenter, kinds=("arbejde",), purpose="Samtale om praktik")
    sheet.stepper.go_to(2)
    sheet.how.form.choose(SamtykkeForm.DIGITAL)
    sheet.how.form.edited.emit()
    offered = (sheet.to_sign, sheet.signed, sheet.save_printing, sheet.stepper.next_button)
    assert [one.text() for one in offered if one.isVisibleTo(sheet)] == ["Gem og udskriv", "Gem"]


def test_printing_is_in_the_log_before_it_leaves(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = place.sheet(partner_id=place.jobcenter, kinds=("arbejde",), purpose="Samtale om praktik")
    sheet.stepper.go_to(2)
    sheet.save_and_print()
    place.settle()
    paper = place.top
    assert isinstance(paper, PaperSheet)
    assert not any(shortcut.isEnabled() for shortcut in paper.view.findChildren(QShortcut))
    seen: list[list[str]] = []
    monkeypatch.setattr(paper.view, "print_out", lambda: seen.append(place.logged(AuditKind.PRINT)))
    button(paper, "Udskriv").click()
    place.settle()
    assert seen == [["Samtykkeerklæring"]]


def test_withdrawing_is_one_step_and_names_who_must_be_told(place: Place) -> None:
    samtykke_id = place.consent()
    place.write(
        lambda session: disclose(
            session,
            beboer_id=place.fatima,
            partner_id=place.jobcenter,
            kinds=[Oplysningsart.ARBEJDE],
            what="Henvisning",
            basis=Behandlingsgrundlag.SAMTYKKE,
            samtykke_id=samtykke_id,
        )
    )
    tab = place.tab(Dependent(7, "Henvisning til Jobcenter Ballerup", is_draft=True))
    button(tab, "Træk tilbage").click()
    sheet = place.top
    assert isinstance(sheet, WithdrawSheet)
    assert sheet.withdrawn_on.value() == TODAY
    button(sheet, "Træk tilbage").click()
    place.settle()
    after = place.top
    assert isinstance(after, AftermathSheet)
    assert "44 77 20 00" in words(after)
    assert "spærret" in words(after)
    button(after, "Se henvisninger").click()
    visits: Any = place.context.navigate
    assert visits.targets[-1] == Target("beboer", place.fatima, "henvisninger")
    assert [one.state for one in place.samtykker()] == [SamtykkeTilstand.TRUKKET]


def test_a_withdrawal_offers_no_undo(place: Place) -> None:
    place.consent()
    told: list[object] = []
    place.context.tasks.saved.connect(lambda _title, transaction_id: told.append(transaction_id))
    button(place.tab(), "Træk tilbage").click()
    place.top.form.submitted.emit()
    place.settle()
    assert told == [None]


def test_active_consents_stand_first_and_say_how_long(place: Place) -> None:
    place.consent(given_on=date(2025, 1, 1), valid_to=date(2025, 12, 31))
    place.consent(valid_to=date(2026, 12, 4))
    tab = place.tab()
    assert [card.chip.text for card in tab.cards] == ["Udløber om 12 dage", "Udløbet"]
    assert tab.count.text() == "1 gælder nu · 2 i alt"


def test_renewing_is_a_new_consent_with_the_same_words(place: Place) -> None:
    old = place.consent(valid_to=date(2026, 12, 4))
    button(place.tab(), "Forny").click()
    place.settle()
    sheet = place.top
    sheet.stepper.go_to(2)
    sheet.stepper.next()
    place.settle()
    new, before = place.samtykker()
    assert (before.id, before.coverage.valid_to) == (old, date(2026, 12, 4))
    assert (new.coverage.purpose, new.kinds) == (before.coverage.purpose, before.kinds)
    assert new.coverage.valid_to == date(2027, 11, 21)


def test_min_dag_leads_straight_to_the_renewal_of_one_consent(place: Place) -> None:
    place.consent(purpose="Et andet formål")
    number = place.consent()
    tab = place.tab()
    tab.go_to(Target("beboer", place.fatima, "samtykker", {"id": number, "act": "renew"}))
    place.settle()
    assert place.top.title.text() == "Forny samtykke"
    assert place.top.form.fields["purpose"].value() == "Samtale om at komme i praktik"


def test_the_log_of_disclosures_can_be_printed_for_the_resident(place: Place) -> None:
    place.write(
        lambda session: disclose(
            session,
            beboer_id=place.fatima,
            partner_id=place.jobcenter,
            kinds=[Oplysningsart.ARBEJDE],
            what="Henvisning",
            basis=Behandlingsgrundlag.ANDET,
            basis_reason="Fare for liv",
        )
    )
    tab = place.tab()
    assert "Andet grundlag: Fare for liv · givet af Amina Yusuf" in words(tab)
    button(tab, "Udskriv til beboeren").click()
    place.settle()
    assert isinstance(place.top, PaperSheet)
    assert place.logged(AuditKind.VIEW) == ["Oversigt over videregivelser"]


def test_what_was_typed_comes_back_after_esc(place: Place) -> None:
    sheet = place.sheet()
    sheet.what.purpose.type_in("Samtale om praktik")
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    place.settle()
    again = place.sheet()
    assert again.what.purpose.value() == "Samtale om praktik"
    assert any("Kladde fra" in banner.label.text() for banner in again.findChildren(Banner))


def test_a_resident_without_consents_gets_one_next_step(place: Place) -> None:
    tab = place.tab()
    assert tab.findChildren(EmptyState)
    button(tab.findChildren(EmptyState)[0], "Nyt samtykke").click()
    choosing = place.top
    assert isinstance(choosing, ChooseSheet)
    choosing.choices[SamtykkeArt.FULDMAGT].click()
    place.settle()
    assert isinstance(place.top, SamtykkeSheet)
    assert place.top.title.text() == "Ny fuldmagt"
    assert set(place.top.form.fields) >= {"partner_ids", "towards", "powers", "kinds"}
    assert "direction" not in place.top.form.fields


def test_nothing_yet_is_read_whole_in_a_low_window_too(place: Place) -> None:
    tab = place.tab()
    (nothing_yet,) = tab.findChildren(EmptyState)
    tab.setFixedSize(500, 90)
    place.settle()
    words = nothing_yet.label
    assert words.height() >= words.heightForWidth(words.width())


def test_what_lacks_stands_above_and_leads_to_its_form(place: Place) -> None:
    lacking = Mangel(
        MangelArt.REGISTRERING, "Mangler samtykke", "Der er skrevet om helbred", TODAY, kinds=(Oplysningsart.HELBRED,)
    )
    place.consent()
    tab = place.tab(missing=(lacking,))
    assert button(tab, "Få samtykke").accessibleName() == "Få samtykke: Mangler samtykke"
    button(tab, "Få samtykke").click()
    place.settle()
    sheet = place.top
    assert sheet.kind is SamtykkeArt.REGISTRERING
    assert sheet.what.special.value() == (Oplysningsart.HELBRED,)
    assert "partner_ids" not in sheet.form.fields
    sheet.stepper.go_to(1)
    sheet.how.language.choose("ar")
    sheet.stepper.next()
    place.settle()
    (registered,) = [one for one in place.samtykker() if one.kind is SamtykkeArt.REGISTRERING]
    assert (registered.kinds, registered.language) == ((Oplysningsart.HELBRED,), "arabisk")
    assert registered.text_version == "2026-11 + ar 2026-11"


def test_a_no_takes_two_clicks(place: Place) -> None:
    tab = place.tab()
    place.consent()
    place.settle()
    tab.refresh()
    place.settle()
    tab.refuse.click()
    button(place.top, "Gem").click()
    place.settle()
    assert "At udveksle oplysninger" in words(tab)
    assert "Sagt nej" in words(tab)


def test_the_first_answer_of_a_resident_may_be_no(place: Place) -> None:
    tab = place.tab()
    (nothing_yet,) = tab.findChildren(EmptyState)
    button(nothing_yet, "Beboeren sagde nej").click()
    place.top.note.type_in("Vil tænke over det")
    place.top.close_sheet()
    place.settle()
    button(nothing_yet, "Beboeren sagde nej").click()
    place.settle()
    assert place.top.note.value() == "Vil tænke over det"  # nothing typed is lost
    button(place.top, "Gem").click()
    place.settle()
    assert "Sagt nej" in words(tab)


def test_something_may_be_told_without_any_consent(place: Place) -> None:
    (nothing_yet,) = place.tab().findChildren(EmptyState)
    button(nothing_yet, "Notér noget, du har fortalt").click()
    assert isinstance(place.top, FortaltSheet)


def test_no_two_buttons_of_the_tab_are_called_the_same(place: Place) -> None:
    clock: Any = place.context.clock
    for valid_to in (date(2027, 3, 1), date(2027, 6, 1)):  # of the same partner, one after the other
        number = place.consent(valid_to=valid_to)
        clock.moment += timedelta(minutes=5)
        place.write(
            partial(
                disclose,
                beboer_id=place.fatima,
                partner_id=place.jobcenter,
                kinds=[Oplysningsart.ARBEJDE],
                what="Henvisning",
                basis=Behandlingsgrundlag.SAMTYKKE,
                samtykke_id=number,
                paper="henvisning:1",
            )
        )
    tab = place.tab()
    named = [keyboard.name_of(one) for one in tab.findChildren(QPushButton) if one.isVisibleTo(tab)]
    assert sorted(set(named)) == sorted(named)


def test_each_receiver_is_ticked_off(place: Place) -> None:
    samtykke_id = place.consent()
    place.write(
        lambda session: disclose(
            session,
            beboer_id=place.fatima,
            partner_id=place.jobcenter,
            kinds=[Oplysningsart.ARBEJDE],
            what="Henvisning",
            basis=Behandlingsgrundlag.SAMTYKKE,
            samtykke_id=samtykke_id,
        )
    )
    tab = place.tab()
    button(tab, "Træk tilbage").click()
    button(place.top, "Træk tilbage").click()
    place.settle()
    place.top.told_buttons[0].click()
    place.settle()
    assert any("Har fået besked 22-11-2026" in chip.text for chip in place.top.findChildren(StatusChip))
    with place.database.read(place.actor) as session:
        assert queries.untold(session) == ()


def test_withdrawn_in_part_is_withdrawn_and_a_narrower_one_begun(place: Place) -> None:
    place.consent()
    tab = place.tab()
    button(tab, "Træk tilbage").click()
    place.top.narrower.click()
    place.settle()
    button(place.top, "Lav det nye samtykke").click()
    place.settle()
    sheet = place.top
    assert isinstance(sheet, SamtykkeSheet)
    sheet.what.kinds.choose(Oplysningsart.ARBEJDE)
    sheet.stepper.go_to(2)
    sheet.stepper.next()
    place.settle()
    new, old = place.samtykker()
    assert (new.kinds, new.state) == ((Oplysningsart.ARBEJDE,), SamtykkeTilstand.AKTIVT)
    assert old.state is SamtykkeTilstand.TRUKKET


def test_what_was_told_is_written_and_the_log_is_searched(place: Place) -> None:
    place.consent()
    tab = place.tab()
    button(tab, "Notér noget, du har fortalt").click()
    sheet = place.top
    sheet.recipient.type_in("Naboen")
    sheet.kinds.choose(Oplysningsart.ARBEJDE)
    sheet.form.submitted.emit()
    place.settle()
    assert "ikke et samtykke til denne modtager" in sheet.basis.error_text
    for number in range(6):
        sheet.recipient.type_in(f"Modtager {number}")
        sheet.basis.choose(Behandlingsgrundlag.ANDET)
        sheet.reason.type_in("Fare for liv")
        sheet.form.submitted.emit()
        place.settle()
        if number < 5:
            button(tab, "Notér noget, du har fortalt").click()
            sheet = place.top
            sheet.kinds.choose(Oplysningsart.ARBEJDE)
    log = tab.findChild(DisclosureLog)
    assert log is not None
    assert "Modtager 0" not in words(log)  # five at first
    log.filter.line.setText("modtager 0")
    log.filter.changed.emit()
    place.settle()
    assert "Modtager 0" in words(log)
    assert "Modtager 5" not in words(log)
    log.filter.line.setText("findes ikke")
    log.filter.changed.emit()
    place.settle()
    assert "Ingen linjer passer" in words(log)


def test_a_printed_form_can_be_corrected_before_it_is_recorded(place: Place) -> None:
    sheet = place.sheet(partner_id=place.jobcenter, kinds=("arbejde",), purpose="Samtale om praktik")
    sheet.stepper.go_to(2)
    sheet.how.valid_to.type_in("01-06-2027")
    sheet.to_sign.click()
    place.settle()
    place.top.close_sheet()
    tab = place.tab()
    button(tab, "Ret først").click()
    place.settle()
    again = place.top
    assert (again.what.purpose.value(), again.how.valid_to.value()) == ("Samtale om praktik", date(2027, 6, 1))
    assert (again.title.text(), again.stepper.step) == ("Ret, og gem som givet", 2)  # the way back leads to the rest
    again.how.form.choose(SamtykkeForm.MUNDTLIG)
    again.how.witness.type_in("Bo Lind")
    again.stepper.next()
    place.settle()
    (kept,) = place.samtykker()
    assert (kept.form, kept.witness, kept.coverage.valid_to) == (SamtykkeForm.MUNDTLIG, "Bo Lind", date(2027, 6, 1))
    with place.database.read(place.actor) as session:
        assert queries.udkast_of(session, place.fatima) == ()
