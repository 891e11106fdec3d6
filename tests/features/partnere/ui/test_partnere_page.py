"""Partners on the screen: found however they are typed, the number large, contact persons as rows."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from socialvicevaert.features.partnere import queries
from socialvicevaert.features.partnere.models import KontaktpersonDraft, PartnerDraft, PartnerKind
from socialvicevaert.features.partnere.queries import PartnerView
from socialvicevaert.features.partnere.service import add_partner
from socialvicevaert.features.partnere.ui.form import PartnerSheet
from socialvicevaert.features.partnere.ui.page import PartnerePage
from socialvicevaert.shared.actor import Actor
from socialvicevaert.storage import Database
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.empty_state import EmptyState
from tests.factories import intent, new_partner

Settle = Callable[[], None]
SSP = PartnerDraft(
    "SSP Ballerup",
    PartnerKind.SSP,
    phone="44 77 20 11",
    opening_hours="man.–tors. 9–12",
    agreement="Svar inden en uge",
    agreement_valid_to=date(2026, 11, 21),
    kontaktpersoner=(KontaktpersonDraft("Søren Ågård", "koordinator", "44 77 20 12"),),
)


@pytest.fixture
def page(context: Context, settle: Settle, database: Database, vicevaert: Actor) -> PartnerePage:
    with database.write(intent(vicevaert)) as session:
        new_partner(session)
        add_partner(session, SSP)
    host: Any = context.sheets
    made = PartnerePage(context)
    QVBoxLayout(host.content).addWidget(made)
    settle()
    return made


def names(page: PartnerePage) -> list[str]:
    return [row.name for _, row in page.list.table.rows.loaded()]


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def button(widget: QWidget, text: str) -> QPushButton:
    return next(one for one in widget.findChildren(QPushButton) if text in (one.text(), one.accessibleName()))


def stored(database: Database, actor: Actor) -> tuple[PartnerView, ...]:
    with database.read(actor) as session:
        return queries.partnere(session, with_retired=True)


def show_ssp(page: PartnerePage, settle: Settle) -> None:
    page.go_to(Target("partner", 2))
    settle()


@pytest.mark.parametrize("typed", ["soeren aagaard", "44772012", "ssp ball", "KOORDINATOR"])
def test_a_partner_is_found_however_it_is_typed(page: PartnerePage, settle: Settle, qtbot: QtBot, typed: str) -> None:
    page.list.filters.line.setText(typed)
    qtbot.waitUntil(lambda: names(page) == ["SSP Ballerup"])


def test_the_direct_number_is_large_and_can_be_copied(page: PartnerePage, settle: Settle) -> None:
    show_ssp(page, settle)
    assert page.detail is not None
    assert page.detail.number.text() == "44 77 20 11"
    assert page.detail.number.property("part") == "figure"
    page.detail.copy.click()
    assert QApplication.clipboard().text() == "44 77 20 11"
    shown = words(page.detail)
    assert "Søren Ågård" in shown
    assert "44 77 20 12" in shown
    assert page.detail.agreement_chip.text == "Udløbet 21-11-2026"


def test_contact_persons_are_added_and_removed_as_rows(
    page: PartnerePage, context: Context, settle: Settle, database: Database, vicevaert: Actor
) -> None:
    show_ssp(page, settle)
    assert page.detail is not None
    page.detail.change.click()
    settle()
    sheet: Any = context.sheets.current  # type: ignore[attr-defined]  # the fixture's real host
    assert isinstance(sheet, PartnerSheet)
    sheet.people.add_row()
    sheet.people.rows[1].fields["name"].type_in("Eva Holm")
    sheet.people.rows[1].fields["phone"].type_in("12")
    sheet.form.submitted.emit()
    assert "8 cifre" in sheet.people.rows[1].fields["phone"].error_text
    sheet.people.rows[1].fields["phone"].type_in("1813")
    button(sheet.people.rows[0].place, "Fjern kontaktpersonen").click()
    sheet.form.submitted.emit()
    settle()
    (only,) = stored(database, vicevaert)[1].draft.kontaktpersoner
    assert (only.name, only.phone) == ("Eva Holm", "1813")


def test_a_new_partner_takes_what_was_searched_for_and_is_shown(
    page: PartnerePage, context: Context, settle: Settle
) -> None:
    page.list.filters.line.setText("Værestedet Gnisten")
    button(page, "Ny").click()
    settle()
    sheet: Any = context.sheets.current  # type: ignore[attr-defined]
    assert sheet.name.value() == "Værestedet Gnisten"
    sheet.form.submitted.emit()
    assert sheet.kind.error_text != ""
    sheet.kind.choose(PartnerKind.VAERESTED)
    sheet.form.submitted.emit()
    settle()
    settle()
    assert page.detail is not None
    assert page.detail.view.name == "Værestedet Gnisten"


def test_a_partner_is_taken_out_of_use_and_back(
    page: PartnerePage, settle: Settle, database: Database, vicevaert: Actor
) -> None:
    show_ssp(page, settle)
    assert page.detail is not None
    page.detail.retire.click()
    settle()
    settle()
    assert names(page) == ["Jobcenter Ballerup"]
    button(page.detail, "Tag i brug igen").click()
    settle()
    settle()
    assert names(page) == ["Jobcenter Ballerup", "SSP Ballerup"]
    assert [one.draft.is_active for one in stored(database, vicevaert)] == [True, True]


def test_the_bin_can_be_undone_and_looked_into(
    page: PartnerePage, context: Context, settle: Settle, qtbot: QtBot
) -> None:
    show_ssp(page, settle)
    assert page.detail is not None
    transactions: list[int] = []
    context.tasks.saved.connect(lambda _title, number: transactions.append(number))
    page.detail.bin.click()
    settle()
    settle()
    assert names(page) == ["Jobcenter Ballerup"]
    page.list.filters.set("bin", True)
    qtbot.waitUntil(lambda: names(page) == ["SSP Ballerup"])
    page.list.filters.clear()
    context.tasks.undo(transactions[0])
    settle()
    qtbot.waitUntil(lambda: names(page) == ["Jobcenter Ballerup", "SSP Ballerup"])


def test_no_partners_and_no_hits_are_two_empty_states(context: Context, settle: Settle, qtbot: QtBot) -> None:
    host: Any = context.sheets
    page = PartnerePage(context)
    QVBoxLayout(host.content).addWidget(page)
    settle()
    assert any("ingen partnere endnu" in one.label.text() for one in page.findChildren(EmptyState))
    page.list.filters.line.setText("findes ikke")
    qtbot.waitUntil(lambda: any("filteret" in one.label.text() for one in page.findChildren(EmptyState)))
