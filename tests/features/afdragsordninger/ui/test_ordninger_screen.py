"""Agreements on the screen: made with a live preview, paid with one click, changed, ended, printed."""

from datetime import date
from typing import Any

import pypdfium2
import pytest
from PySide6.QtWidgets import QProgressBar, QPushButton, QVBoxLayout

from socialvicevaert import audit
from socialvicevaert.audit import AuditKind
from socialvicevaert.features.afdragsordninger import queries, service
from socialvicevaert.features.afdragsordninger.models import AfdragDraft, Afdragsrytme, OrdningTilstand
from socialvicevaert.features.afdragsordninger.queries import OrdningView
from socialvicevaert.features.afdragsordninger.ui.card import OrdningCard
from socialvicevaert.features.afdragsordninger.ui.form import OrdningSheet
from socialvicevaert.features.afdragsordninger.ui.sheets import BetalingSheet, OphoerSheet
from socialvicevaert.features.afdragsordninger.ui.tab import OrdningerTab
from socialvicevaert.features.beboere.models import LejemaalDraft
from socialvicevaert.features.budgetter.models import BudgetDraft, Budgetkategori, LinjeDraft
from socialvicevaert.features.budgetter.service import save_budget, start_budget
from socialvicevaert.features.fogedsager.models import BeloebArt, BeloebDraft, FogedsagDraft, FogedStadie
from socialvicevaert.features.fogedsager.service import add_beloeb, open_fogedsag
from socialvicevaert.features.gaeld.models import GaeldArt, GaeldDraft
from socialvicevaert.features.gaeld.service import write_gaeld
from socialvicevaert.features.indstillinger.queries import afdelinger, organisationer
from socialvicevaert.features.indstillinger.service import change_organisation
from socialvicevaert.shared.actor import Actor
from socialvicevaert.storage import Database, Session
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.empty_state import EmptyState
from socialvicevaert.ui.paper_sheet import PaperSheet
from tests.factories import TODAY, intent, new_beboer
from tests.features.afdragsordninger.plans import new_ordning, paid
from tests.place import Place as BasePlace
from tests.place import Settle


class Place(BasePlace):
    """A resident with a home, and what is on the screen."""

    def __init__(self, context: Context, settle: Settle, database: Database, actor: Actor) -> None:
        super().__init__(context, settle, database, actor)
        with database.write(intent(actor)) as session:
            home = LejemaalDraft(afdelinger(session)[0].id, "Hedeparken 12, 2. tv")
            self.fatima = new_beboer(session, lejemaal=home)

    def tab(self) -> OrdningerTab:
        host: Any = self.context.sheets
        tab = OrdningerTab(self.context, self.fatima)
        QVBoxLayout(host.content).addWidget(tab)
        self.settle()
        return tab

    def sheet(self, view: OrdningView | None = None, **extra: object) -> OrdningSheet:
        sheet = OrdningSheet(self.context, Target("ny_ordning", self.fatima, extra=extra), view)
        self.context.sheets.open(sheet)
        self.settle()
        return sheet

    def save(self, sheet: Any) -> None:
        sheet.form.submitted.emit()
        self.settle()

    def all(self) -> tuple[OrdningView, ...]:
        with self.database.read(self.actor) as session:
            return queries.ordninger_of(session, self.fatima)

    def fogedsag(self, kroner: int) -> int:
        def opened(session: Session) -> int:
            number = open_fogedsag(session, FogedsagDraft(self.fatima, TODAY, 1, FogedStadie.PAAKRAV))
            add_beloeb(session, number, BeloebDraft(BeloebArt.RESTANCE, kroner * 100, TODAY))
            return number

        return int(self.write(opened))

    def debt(self) -> int:
        draft = GaeldDraft(self.fatima, "Telia", GaeldArt.TELEFON, 4_321_00, date(2026, 11, 1))
        return int(self.write(lambda session: write_gaeld(session, draft)))


@pytest.fixture
def place(context: Context, settle: Settle, database: Database, vicevaert: Actor) -> Place:
    return Place(context, settle, database, vicevaert)


def button(within: Any, text: str) -> QPushButton:
    found: QPushButton = next(one for one in within.findChildren(QPushButton) if one.text() == text)
    return found


def text_of(pdf: bytes) -> str:
    """The words of a paper of one page."""
    with pypdfium2.PdfDocument(pdf) as document:
        assert len(document) == 1
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def amounts(sheet: OrdningSheet) -> list[int]:
    rows = sheet.preview.table.rows
    return [row[1].amount_oere for row in map(rows.row, range(rows.rowCount())) if row is not None]


def test_nothing_yet_offers_the_first(place: Place) -> None:
    tab = place.tab()

    empty = tab.findChild(EmptyState)
    assert isinstance(empty, EmptyState)
    button(empty, "Ny afdragsordning").click()
    place.settle()
    assert isinstance(place.top, OrdningSheet)


def test_the_landlord_and_what_the_fogedsag_lacks_stand_there_already(place: Place) -> None:
    fogedsag_id = place.fogedsag(12_450)
    sheet = place.sheet()

    assert sheet.counterpart.value() == "Boligforeningen Fælleden"
    assert (sheet.total.value(), sheet.fogedsag.value()) == (12_450_00, fogedsag_id)
    assert sheet.agreed_on.value() == TODAY
    assert sheet.first_due.value() == date(2026, 12, 1)
    sheet.count.type_in("6")
    assert amounts(sheet) == [2_075_00] * 6
    assert sheet.preview.sentence.text() == "6 afdrag på 2.075,00 kr."

    place.save(sheet)
    (view,) = place.all()
    assert (view.total_oere, view.fogedsag_id, view.is_with_landlord) == (12_450_00, fogedsag_id, True)
    assert [one.due_on for one in view.afdrag][-1] == date(2027, 5, 1)
    assert place.top is None


def test_a_debt_brings_its_creditor_and_balance(place: Place) -> None:
    gaeld_id = place.debt()
    sheet = place.sheet(gaeld_id=gaeld_id)

    assert (sheet.counterpart.value(), sheet.total.value()) == ("Telia", 4_321_00)
    assert sheet.total.hint.text() == "Saldo 01-11-2026."
    assert not sheet.policy.isVisible()
    sheet.amount.type_in("1000")
    assert amounts(sheet) == [1_000_00] * 4 + [321_00]
    place.save(sheet)
    (view,) = place.all()
    assert (view.gaeld_id, view.is_with_landlord, view.counterpart) == (gaeld_id, False, "Telia")


def test_what_was_typed_is_not_written_over(place: Place) -> None:
    place.fogedsag(5_000)
    place.debt()
    sheet = place.sheet()
    sheet.total.type_in("3000")
    sheet.who.choose(False)
    sheet.gaeld.choose(sheet.facts.debts[0].id if sheet.facts else None)

    assert (sheet.total.value(), sheet.counterpart.value()) == (3_000_00, "Telia")
    assert sheet.total.hint.text() == ""


def test_the_landlords_own_words_are_shown(place: Place) -> None:
    sheet = place.sheet()
    assert "ikke skrevet sin holdning" in sheet.policy.label.text()
    assert "Indstillinger, Organisation" in sheet.policy.label.text()
    sheet.close_sheet()

    administrator = Actor(5, "Emil", place.actor.role, is_administrator=True)
    with place.database.write(intent(administrator)) as session:
        one = organisationer(session)[0]
        change_organisation(session, one.id, one.name, "Højst 12 måneder.")
    sheet = place.sheet()
    assert sheet.policy.label.text() == "Boligforeningen Fælleden om afdragsordninger: Højst 12 måneder."


def test_an_amount_and_a_number_of_times_answer_one_question(place: Place) -> None:
    sheet = place.sheet()
    sheet.total.type_in("1000")
    sheet.amount.type_in("300")
    assert amounts(sheet) == [300_00, 300_00, 300_00, 100_00]
    sheet.count.type_in("2")
    assert sheet.amount.is_empty
    assert amounts(sheet) == [500_00, 500_00]
    sheet.first.type_in("400")
    assert amounts(sheet) == [400_00, 300_00, 300_00]
    sheet.rhythm.choose(Afdragsrytme.EN_GANG)
    assert amounts(sheet) == [1_000_00]
    assert not sheet.amount.isVisible()


def test_many_instalments_are_not_all_shown(place: Place) -> None:
    sheet = place.sheet()
    sheet.total.type_in("3000")
    sheet.amount.type_in("100")

    assert len(amounts(sheet)) == 12
    assert sheet.preview.more.text() == "… og 18 til. Det sidste er 01-05-2029."


@pytest.mark.parametrize(
    ("field", "typed", "wrong", "text"),
    [
        ("first_due", "30/2", "first_due", "29 dage"),
        ("first_due", "1/11-2026", "first_due", "før den dag"),
        ("total_oere", "0", "total_oere", "i alt"),
        ("total_oere", "abc", "total_oere", "ikke et beløb"),
        ("amount_oere", "-", "amount_oere", "beløb"),
        ("count", "0", "count", "fra 1 til 520"),
        ("count", "", "amount_oere", "hver gang"),
        ("first_oere", "5000", "first_oere", "mindre end det hele"),
        ("agreed_on", "i morgen", "agreed_on", "fremtiden"),
        ("counterpart", "", "counterpart", "Svar på"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_lost(
    place: Place, field: str, typed: str, wrong: str, text: str
) -> None:
    sheet = place.sheet()
    sheet.total.type_in("2000")
    sheet.count.type_in("4")
    fields: Any = sheet.form.fields
    fields[field].type_in(typed)

    place.save(sheet)

    assert text in fields[wrong].error_text
    assert place.top is sheet
    assert not typed or not fields[field].is_empty
    assert sheet.total.state() not in ("", None)
    assert place.all() == ()


def test_more_than_the_budget_has_is_warned_about(place: Place) -> None:
    def lay_budget(session: Session) -> None:
        budget_id = start_budget(session, place.fatima)
        lines = (
            LinjeDraft(Budgetkategori.LOEN, amount_oere=10_000_00),
            LinjeDraft(Budgetkategori.HUSLEJE, amount_oere=9_500_00),
        )
        save_budget(session, budget_id, BudgetDraft(date(2026, 11, 1), lines=lines))

    place.write(lay_budget)
    sheet = place.sheet()
    sheet.total.type_in("6000")
    sheet.amount.type_in("500")
    assert not sheet.preview.warning.isVisible()
    sheet.amount.type_in("600")
    assert sheet.preview.warning.isVisible()
    assert sheet.preview.warning.label.text() == (
        "Afdragene er 600,00 kr. om måneden. Budgettet har kun 500,00 kr. efter faste udgifter og gæld."
    )


def test_a_card_says_how_it_stands(place: Place) -> None:
    place.write(lambda session: new_ordning(session, place.fatima))
    tab = place.tab()
    (card,) = tab.cards

    assert card.chip.text == "Brudt"
    assert card.late.label.text() == "Afdraget 01-11-2026 mangler: 1.000,00 kr. Ordningen er brudt siden 07-11-2026."
    assert card.paid.text() == "Betalt 0,00 kr. af 3.000,00 kr."
    bar = card.findChild(QProgressBar)
    assert isinstance(bar, QProgressBar)
    assert bar.value() == 0
    assert tab.count.text() == "1 brudt"


def test_one_click_and_enter_records_the_next_instalment(place: Place) -> None:
    place.write(lambda session: new_ordning(session, place.fatima))
    tab = place.tab()
    (card,) = tab.cards
    button(card, "Registrér betaling").click()
    place.settle()

    sheet = place.top
    assert isinstance(sheet, BetalingSheet)
    assert (sheet.amount.value(), sheet.on.value()) == (1_000_00, TODAY)
    place.save(sheet)

    (card,) = tab.cards
    assert card.chip.text == "Løber"
    assert card.paid.text() == "Betalt 1.000,00 kr. af 3.000,00 kr."
    assert card.next.text() == "Næste afdrag: 1.000,00 kr. senest 01-12-2026 (om 9 dage)"
    assert not card.late.isVisible()


def test_a_short_plan_shows_its_instalments_and_what_is_folded_stays_so(place: Place) -> None:
    place.write(lambda session: new_ordning(session, place.fatima))
    tab = place.tab()
    assert tab.cards[0].instalments.isVisible()

    button(tab.cards[0], "Afdrag (3)").click()
    tab.pay(tab.cards[0].view)
    place.settle()
    place.save(place.top)

    assert tab.cards[0].chip.text == "Løber"
    assert not tab.cards[0].instalments.isVisible()


def test_too_much_is_refused_at_the_amount(place: Place) -> None:
    place.write(lambda session: new_ordning(session, place.fatima))
    tab = place.tab()
    tab.pay(tab.cards[0].view)
    place.settle()
    sheet = place.top
    sheet.amount.type_in("3000,01")
    place.save(sheet)

    assert sheet.amount.error_text == "Der mangler kun 3.000,00 kr."


def test_a_payment_is_taken_back(place: Place) -> None:
    def half_paid(session: Session) -> None:
        paid(session, new_ordning(session, place.fatima), 1000, TODAY)

    place.write(half_paid)
    tab = place.tab()
    button(tab.cards[0].payments[0], "Fjern").click()
    place.settle()

    assert place.all()[0].state is OrdningTilstand.BRUDT
    assert tab.cards[0].payments == []


def test_an_agreement_ends_with_a_reason_and_goes_on(place: Place) -> None:
    place.write(lambda session: new_ordning(session, place.fatima))
    tab = place.tab()
    button(tab.cards[0], "Lad ophøre").click()
    place.settle()
    sheet = place.top
    assert isinstance(sheet, OphoerSheet)
    place.save(sheet)
    assert sheet.reason.error_text == "Svar på »Hvorfor?«."
    sheet.reason.type_in("Flyttet")
    place.save(sheet)

    (card,) = tab.cards
    assert card.chip.text == "Ophørt"
    assert card.next.text() == "Ophørt 22-11-2026: Flyttet"
    assert card.pay_button is None
    button(card, "Fortsæt").click()
    place.settle()
    assert tab.cards[0].chip.text == "Brudt"
    button(tab.cards[0], "Slet").click()
    place.settle()
    assert place.all() == ()


def test_a_change_keeps_what_has_fallen_due(place: Place) -> None:
    place.write(lambda session: new_ordning(session, place.fatima))
    before = place.all()[0]
    tab = place.tab()
    button(tab.cards[0], "Ret").click()
    place.settle()
    sheet = place.top
    assert amounts(sheet) == [1_000_00] * 3
    sheet.amount.type_in("500")
    assert amounts(sheet) == [1_000_00] + [500_00] * 4
    place.save(sheet)

    (view,) = place.all()
    assert [one.due_on for one in view.afdrag] == [
        date(2026, 11, 1),
        date(2026, 12, 1),
        date(2027, 1, 1),
        date(2027, 2, 1),
        date(2027, 3, 1),
    ]
    assert view.history == before.history


def test_words_can_be_changed_without_dividing_anew(place: Place) -> None:
    uneven = (AfdragDraft(date(2026, 12, 1), 700_00), AfdragDraft(date(2026, 12, 9), 300_00))
    place.write(lambda session: new_ordning(session, place.fatima, afdrag=uneven, total_oere=1_000_00))
    sheet = place.sheet(place.all()[0])
    sheet.counterpart.type_in("Boligselskabet")
    place.save(sheet)

    (view,) = place.all()
    assert view.counterpart == "Boligselskabet"
    assert view.as_draft().afdrag == uneven


def test_what_is_over_is_folded_away_and_found(place: Place) -> None:
    def two(session: Session) -> int:
        over = new_ordning(session, place.fatima, counterpart="Telia")
        paid(session, over, 3000, TODAY)
        new_ordning(session, place.fatima)
        return over

    over = place.write(two)
    tab = place.tab()
    assert [card.isVisible() for card in tab.cards] == [True, False]
    assert tab.count.text() == "1 brudt · 1 betalt"

    tab = OrdningerTab(place.context, place.fatima)
    tab.go_to(Target("beboer", place.fatima, "oekonomi", {"id": over}))
    host: Any = place.context.sheets
    host.content.layout().addWidget(tab)
    place.settle()
    assert [card.isVisible() for card in tab.cards] == [True, True]


def test_the_plan_is_seen_and_logged_and_printed_and_logged(place: Place) -> None:
    ordning_id = place.write(lambda session: new_ordning(session, place.fatima))
    tab = place.tab()
    button(tab.cards[0], "Udskriv planen").click()
    place.settle()

    assert isinstance(place.top, PaperSheet)
    place.top.close_sheet()
    place.settle()
    pdf = place.write(lambda session: service.plan_paper(session, ordning_id))
    place.write(lambda session: service.print_plan(session, ordning_id))
    text = text_of(pdf)
    for words in ("Fatima Demir", "Mangler nu", "1.000,00 kr.", "01-12-2026", "01-01-2027", "Amina Yusuf"):
        assert words in text
    with place.database.read(place.actor) as session:
        kinds = [one.kind for one in audit.history(session, place.fatima) if one.what == "afdragsordning"]
    assert AuditKind.VIEW in kinds
    assert AuditKind.PRINT in kinds


def test_a_long_plan_still_is_one_page(place: Place) -> None:
    many = tuple(AfdragDraft(date(2027 + n // 12, n % 12 + 1, 1), 100_00) for n in range(41))
    ordning_id = place.write(lambda session: new_ordning(session, place.fatima, afdrag=many, total_oere=4_100_00))

    pdf = place.write(lambda session: service.plan_paper(session, ordning_id))
    assert "01-05-2030" in text_of(pdf)


def test_a_role_that_may_not_write_sees_no_acts(place: Place) -> None:
    place.write(lambda session: new_ordning(session, place.fatima))
    card = OrdningCard(place.all()[0], may_write=False)

    assert card.pay_button is None
    assert not [one for one in card.findChildren(QPushButton) if one.text() == "Slet"]
    card.deleteLater()
