"""A referral on the screen: blocked at once, cut before sending, sent once, followed to its end."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from socialvicevaert import audit
from socialvicevaert.audit import AuditKind
from socialvicevaert.features.beboere.models import LejemaalDraft
from socialvicevaert.features.henvisninger import queries, service
from socialvicevaert.features.henvisninger.models import HenvisningDraft, HenvisningStatus
from socialvicevaert.features.henvisninger.queries import HenvisningView
from socialvicevaert.features.henvisninger.ui.form import HenvisningSheet
from socialvicevaert.features.henvisninger.ui.page import HenvisningerPage
from socialvicevaert.features.henvisninger.ui.steps import StepSheet
from socialvicevaert.features.henvisninger.ui.tab import HenvisningerTab
from socialvicevaert.features.indstillinger.queries import afdelinger
from socialvicevaert.features.samtykker import queries as samtykker
from socialvicevaert.features.samtykker.models import Behandlingsgrundlag, Oplysningsart, SamtykkeWithdrawal
from socialvicevaert.features.samtykker.service import withdraw_samtykke
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.clock import FixedClock
from socialvicevaert.storage import Database
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.fields import Suggestion
from socialvicevaert.ui.paper_sheet import PaperSheet
from tests.factories import TODAY, as_older_underretning, intent, new_beboer, new_partner, new_samtykke
from tests.place import Place as BasePlace
from tests.place import Settle


class Place(BasePlace):
    """A resident, a partner, and what is on the screen."""

    def __init__(self, context: Context, settle: Settle, database: Database, actor: Actor) -> None:
        super().__init__(context, settle, database, actor)
        with database.write(intent(actor)) as session:
            home = LejemaalDraft(afdelinger(session)[0].id, "Hedeparken 12, 2. tv")
            self.fatima = new_beboer(session, phone="22 33 44 55", lejemaal=home)
            self.hidden = new_beboer(session, "Kurt", "Jensen", lejemaal=home, has_protected_address=True)
            self.jobcenter = new_partner(session)

    def consent(self, **fields: Any) -> int:
        beboer_id = fields.pop("beboer_id", self.fatima)
        return int(self.write(lambda session: new_samtykke(session, beboer_id, self.jobcenter, **fields)))

    def withdraw(self, samtykke_id: int) -> None:
        """As another tab of the window does it, so that the news goes round."""
        self.context.tasks.write(
            self.context.tasks,
            "Samtykke trukket tilbage",
            lambda session: withdraw_samtykke(session, samtykke_id, SamtykkeWithdrawal(TODAY)),
        )
        self.settle()

    def sheet(self, beboer_id: int | None = None) -> HenvisningSheet:
        sheet = HenvisningSheet(self.context, Target("ny_henvisning", beboer_id or self.fatima))
        self.context.sheets.open(sheet)
        self.settle()
        sheet.receiver.choose(Suggestion(self.jobcenter, "Jobcenter Ballerup"))
        self.settle()
        return sheet

    def tab(self) -> HenvisningerTab:
        host: Any = self.context.sheets
        tab = HenvisningerTab(self.context, self.fatima)
        QVBoxLayout(host.content).addWidget(tab)
        self.settle()
        return tab

    def send(self, sheet: HenvisningSheet) -> None:
        sheet.form.submitted.emit()
        self.settle()

    def sent(self) -> int:
        """A referral that was sent today."""
        self.consent()
        draft = HenvisningDraft(self.fatima, self.jobcenter, "", ((Oplysningsart.ARBEJDE, "Vil i praktik"),))
        return int(self.write(lambda session: service.send_as_written(session, draft)))

    def all(self, beboer_id: int | None = None) -> tuple[HenvisningView, ...]:
        with self.database.read(self.actor) as session:
            return queries.henvisninger_of(session, beboer_id or self.fatima)

    def letter(self, henvisning_id: int) -> str:
        pdf = self.write(lambda session: service.preview_letter(session, henvisning_id))
        with pypdfium2.PdfDocument(pdf) as document:
            return "\n".join(page.get_textpage().get_text_range() for page in document)

    def logged(self, kind: AuditKind, beboer_id: int | None = None) -> list[str]:
        with self.database.read(self.actor) as session:
            return [one.what for one in audit.history(session, beboer_id or self.fatima) if one.kind is kind]


@pytest.fixture
def place(context: Context, settle: Settle, database: Database, vicevaert: Actor) -> Place:
    return Place(context, settle, database, vicevaert)


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def button(widget: QWidget, text: str) -> QPushButton:
    return next(one for one in widget.findChildren(QPushButton) if one.text() == text and one.isVisibleTo(widget))


def test_the_direct_number_is_shown_at_once(place: Place) -> None:
    sheet = place.sheet()
    assert sheet.receiver.number.text() == "44 77 20 00"
    assert sheet.receiver.hint.text() == "Jobcenter"  # the number is not said twice


def test_a_kind_outside_the_consent_is_said_to_be_left_out_and_is_not_in_the_letter(place: Place) -> None:
    place.consent()
    sheet = place.sheet()
    sheet.texts.fields[Oplysningsart.ARBEJDE].type_in("Vil gerne i praktik")
    sheet.texts.add(Oplysningsart.HELBRED)
    sheet.texts.fields[Oplysningsart.HELBRED].type_in("Har ondt i ryggen")
    place.settle()
    assert sheet.texts.left_out == (Oplysningsart.HELBRED,)
    assert sheet.texts.marks[Oplysningsart.HELBRED].isVisibleTo(sheet)
    assert not sheet.texts.marks[Oplysningsart.ARBEJDE].isVisibleTo(sheet)
    place.send(sheet)
    (sent,) = place.all()
    printed = place.letter(sent.id)
    assert sent.status is HenvisningStatus.SENDT
    assert sent.expected_answer_on == date(2026, 12, 6)
    assert "Vil gerne i praktik" in printed
    assert "ryggen" not in printed
    assert isinstance(place.top, PaperSheet)


def test_without_a_consent_it_is_refused_and_every_text_is_kept(place: Place) -> None:
    sheet = place.sheet()
    sheet.purpose.type_in("Samtale om praktik")
    sheet.texts.add(Oplysningsart.ARBEJDE)
    sheet.texts.fields[Oplysningsart.ARBEJDE].type_in("Vil gerne i praktik")
    place.send(sheet)
    assert "ikke et samtykke" in sheet.consent.field.error_text
    assert sheet.texts.fields[Oplysningsart.ARBEJDE].value() == "Vil gerne i praktik"
    assert sheet.purpose.value() == "Samtale om praktik"
    assert place.all() == ()
    assert place.top is sheet


def test_a_consent_is_asked_for_from_the_form_and_taken_up_when_it_comes(place: Place) -> None:
    sheet = place.sheet()
    sheet.purpose.type_in("Samtale om praktik")
    sheet.texts.add(Oplysningsart.ARBEJDE)
    sheet.texts.fields[Oplysningsart.ARBEJDE].type_in("Vil gerne i praktik")
    button(sheet, "Få et samtykke").click()
    visits: Any = place.context.navigate
    target = visits.targets[-1]
    assert (target.kind, target.id) == ("nyt_samtykke", place.fatima)
    assert target.extra == {"partner_id": place.jobcenter, "purpose": "Samtale om praktik", "kinds": ("arbejde",)}
    place.context.tasks.write(
        place.context.tasks, "Samtykke gemt", lambda session: new_samtykke(session, place.fatima, place.jobcenter)
    )
    place.settle()
    assert sheet.consent.usable is not None
    assert not sheet.purpose.isVisibleTo(sheet)


def test_a_withdrawal_blocks_the_open_form_at_once(place: Place) -> None:
    samtykke_id = place.consent()
    sheet = place.sheet()
    assert sheet.primary is not None
    assert sheet.primary.isEnabled()
    place.withdraw(samtykke_id)
    assert not sheet.primary.isEnabled()
    assert "trukket tilbage 22-11-2026. Kladden er spærret." in words(sheet)
    place.consent()
    sheet.read_situation()
    place.settle()
    assert not sheet.primary.isEnabled()  # a new consent is not taken up by itself
    button(sheet, "Brug samtykket af 01-11-2026").click()
    place.settle()
    assert sheet.primary.isEnabled()


def test_another_receiver_does_not_inherit_the_consent(place: Place) -> None:
    place.consent()
    sheet = place.sheet()
    other = place.write(lambda session: new_partner(session, "Ydelsescentret"))
    sheet.receiver.choose(Suggestion(other, "Ydelsescentret"))
    place.settle()
    assert sheet.consent.chosen_id is None
    assert not sheet.consent.is_blocked


def test_another_basis_needs_its_reason(place: Place) -> None:
    sheet = place.sheet()
    sheet.basis.choose(Behandlingsgrundlag.ANDET)
    sheet.purpose.type_in("Akut hjælp")
    place.send(sheet)
    assert sheet.reason.error_text != ""
    sheet.reason.type_in("Fare for liv")
    place.send(sheet)
    (sent,) = place.all()
    assert (sent.basis, sent.basis_reason, sent.samtykke_id) == (Behandlingsgrundlag.ANDET, "Fare for liv", None)


def test_a_draft_is_previewed_without_a_way_to_print_it(place: Place) -> None:
    place.consent()
    sheet = place.sheet()
    sheet.preview_button.click()
    place.settle()
    paper = place.top
    assert isinstance(paper, PaperSheet)
    assert paper.primary is None
    assert not paper.view.print_button.isVisibleTo(paper)
    assert not paper.view.save_button.isVisibleTo(paper)
    assert not any(shortcut.isEnabled() for shortcut in paper.view.findChildren(QShortcut))
    assert "Udkast" in place.letter(place.all()[0].id)


def test_previewing_and_going_on_keeps_one_draft(place: Place) -> None:
    place.consent()
    sheet = place.sheet()
    sheet.preview()
    place.settle()
    place.top.close_sheet()
    place.settle()
    sheet.texts.fields[Oplysningsart.ARBEJDE].type_in("Vil gerne i praktik")
    place.send(sheet)
    assert [one.status for one in place.all()] == [HenvisningStatus.SENDT]


def test_printing_the_letter_is_logged_and_stops_with_the_consent(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.sent()
    tab = place.tab()
    printed: list[bool] = []
    button(tab, "Se brevet").click()
    place.settle()
    paper = place.top
    monkeypatch.setattr(paper.view, "print_out", lambda: printed.append(True))
    button(paper, "Udskriv").click()
    place.settle()
    assert printed == [True]
    assert place.logged(AuditKind.PRINT) == ["henvisning"]
    place.withdraw(place.all()[0].samtykke_id or 0)
    button(paper, "Udskriv").click()
    place.settle()
    assert printed == [True]
    assert "må ikke udskrives" in words(paper)


def test_a_protected_address_is_left_out_until_it_is_confirmed(place: Place) -> None:
    place.consent(beboer_id=place.hidden)
    sheet = place.sheet(place.hidden)
    assert sheet.address.isVisibleTo(sheet)
    place.send(sheet)
    (first,) = place.all(place.hidden)
    assert "Hedeparken" not in place.letter(first.id)
    assert place.logged(AuditKind.REVEAL, place.hidden) == []
    place.top.close_sheet()
    sheet = place.sheet(place.hidden)
    sheet.address.choose(True)
    assert sheet.primary is not None
    assert sheet.primary.text() == "Send med adressen"
    place.send(sheet)
    second = max(place.all(place.hidden), key=lambda one: one.id)
    assert "Hedeparken 12" in place.letter(second.id)
    assert place.logged(AuditKind.REVEAL, place.hidden) == ["Beskyttet adresse skrevet i henvisning"]


def test_an_address_that_is_not_protected_asks_nothing(place: Place) -> None:
    place.consent()
    sheet = place.sheet()
    assert not sheet.address.isVisibleTo(sheet)


def test_anonymous_advice_that_names_the_resident_is_refused(place: Place) -> None:
    sheet = place.sheet()
    sheet.basis.choose(Behandlingsgrundlag.ANONYM)
    sheet.reason.type_in("Vil høre om muligheder")
    sheet.purpose.type_in("Hvad kan Fatima få hjælp til?")
    place.send(sheet)
    assert "Slet navnet" in sheet.basis.error_text
    sheet.purpose.type_in("Hvad kan en enlig mor få hjælp til?")
    sheet.texts.add(Oplysningsart.FAMILIE)
    sheet.texts.fields[Oplysningsart.FAMILIE].type_in("To børn")
    place.send(sheet)
    assert "Demir" not in place.letter(place.all()[0].id)


def test_a_blocked_draft_says_so_on_its_card(place: Place) -> None:
    samtykke_id = place.consent()
    sheet = place.sheet()
    sheet.keep_button.click()
    place.settle()
    tab = place.tab()
    assert tab.cards[0].blocked == ""
    place.withdraw(samtykke_id)
    assert "trukket tilbage" in tab.cards[0].blocked


def test_a_referral_is_followed_to_its_outcome(place: Place, clock: FixedClock) -> None:
    place.sent()
    clock.moment += timedelta(days=10)
    tab = place.tab()
    assert tab.cards[0].chip.text == "Venter på svar"
    for text, outcome in (("Svar modtaget", ""), ("Startet", ""), ("Afslut", "I praktik")):
        button(tab, text).click()
        place.settle()
        sheet = place.top
        assert isinstance(sheet, StepSheet)
        if outcome:
            sheet.form.submitted.emit()
            assert sheet.outcome.error_text != ""
        sheet.outcome.type_in(outcome)
        sheet.form.submitted.emit()
        place.settle()
        tab.ask_refresh()
        place.settle()
    (ended,) = place.all()
    assert (ended.status, ended.days_to_answer, ended.outcome) == (HenvisningStatus.AFSLUTTET, 10, "I praktik")
    assert "Svar efter 10 dage (02-12-2026)" in "\n".join(label.text() for label in tab.findChildren(QLabel))


def test_a_draft_that_is_thrown_away_can_be_had_back(place: Place) -> None:
    place.consent()
    place.sheet().keep_button.click()
    place.settle()
    transactions: list[int] = []
    place.context.tasks.saved.connect(lambda _title, number: transactions.append(number))
    button(place.tab(), "Smid kladden væk").click()
    place.settle()
    assert place.all() == ()
    place.context.tasks.undo(transactions[0])
    place.settle()
    assert len(place.all()) == 1


def test_the_page_shows_what_waits_longest_first_and_marks_what_is_over_time(
    place: Place, clock: FixedClock, settle: Settle
) -> None:
    started = place.sent()
    place.write(lambda session: service.advance_henvisning(session, started, HenvisningStatus.STARTET, session.today))
    first = place.sent()
    clock.moment += timedelta(days=20)
    second = place.sent()
    host: Any = place.context.sheets
    page = HenvisningerPage(place.context)
    QVBoxLayout(host.content).addWidget(page)
    settle()
    assert [row.id for _, row in page.table.rows.loaded()] == [first, second, started]
    status, waited = page.table.rows.index(0, 0), page.table.rows.index(0, 1)
    assert (status.data(), waited.data()) == ("6 dage over tiden", "20 dage")
    page.filters.set("overdue", True)
    page.filters.changed.emit()
    assert [row.id for _, row in page.table.rows.loaded()] == [first]
    page.table.selectRow(0)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    visits: Any = place.context.navigate
    assert visits.targets[-1] == Target("beboer", place.fatima, "henvisninger", {"id": first})


def test_an_underretning_is_seen_by_its_author_and_the_residents_own_worker(
    place: Place, database: Database, raadgiver: Actor
) -> None:
    draft = HenvisningDraft(
        place.fatima,
        place.jobcenter,
        "Barnet skal ses",
        basis=Behandlingsgrundlag.ANDET,
        basis_reason="Alene hjemme om natten",
    )
    begun = place.write(lambda session: as_older_underretning(session, service.draft_henvisning(session, draft)))
    older = replace(draft, basis=Behandlingsgrundlag.UNDERRETNING)
    henvisning_id = place.write(lambda session: service.send_as_written(session, older, begun))
    assert [one.id for one in place.all()] == [henvisning_id]
    with database.read(raadgiver) as session:
        assert queries.henvisninger_of(session, place.fatima) == ()
        assert samtykker.videregivelser_of(session, place.fatima) == ()  # that it was made is for few as well
