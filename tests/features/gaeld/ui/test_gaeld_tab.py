"""The part Gæld: sums, signs with their act, debts that are over folded away."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from socialvicevaert.features.gaeld import service
from socialvicevaert.features.gaeld.models import GaeldArt, GaeldStatus, StatusDraft
from socialvicevaert.features.gaeld.ui.form import GaeldSheet
from socialvicevaert.features.gaeld.ui.status_sheet import StatusSheet
from socialvicevaert.ui.context import Target
from socialvicevaert.ui.paper_sheet import PaperSheet
from tests.factories import TODAY
from tests.features.gaeld.place import Place


def test_nothing_yet_offers_the_first_letter(place: Place) -> None:
    tab = place.tab()
    (button,) = (one for one in tab.findChildren(QPushButton) if one.text() == "Ny gæld" and one.isVisible())
    button.click()
    place.settle()
    assert isinstance(place.top, GaeldSheet)


def test_the_tab_sums_and_sorts_and_folds_what_is_over(place: Place) -> None:
    place.debt(balance_oere=1_000_000)
    place.debt("Boligforeningen", kind=GaeldArt.HUSLEJE, balance_oere=250_000)
    place.debt("Telia", status=GaeldStatus.INDFRIET)
    tab = place.tab()
    assert tab.overview.total.value.text() == "12.500 kr."
    assert tab.overview.total.note.text() == "2 kreditorer"
    assert tab.overview.first.value.text() == "2.500 kr."
    shown = [row.creditor for _, row in tab.table.rows.loaded()]
    assert shown == ["Boligforeningen", "Ferratum"]
    assert tab.over.is_folded
    assert tab.over.button.text() == "Afsluttet gæld (1)"
    assert not tab.signs.isVisible()


def test_a_change_elsewhere_is_shown(place: Place) -> None:
    gaeld_id = place.debt()
    tab = place.tab()
    draft = StatusDraft(GaeldStatus.INDFRIET, TODAY, 0)
    place.context.tasks.write(tab, "Prøve", lambda session: service.change_status(session, gaeld_id, draft))
    place.settle()
    assert tab.over.isVisible()
    assert not tab.table.isVisible()


def test_each_sign_says_why_by_which_rule_and_has_one_act(place: Place) -> None:
    gaeld_id = place.debt(
        status=GaeldStatus.INKASSOVARSEL, status_on=date(2026, 11, 18), warning_until=date(2026, 12, 1)
    )
    tab = place.tab()
    (notice,) = tab.signs.notices
    for words in ("Ferratum", "01-12-2026", "Inkassoloven § 10", "sidst kontrolleret"):
        assert words in notice.label.text()
    notice.action.click()
    assert place.targets == [Target("ny_ordning", place.fatima, extra={"gaeld_id": gaeld_id})]


def test_many_signs_are_shown_when_they_are_asked_for(place: Place) -> None:
    for number in range(8):
        place.debt(f"Kreditor {number}", status=GaeldStatus.UDLAEG)
    tab = place.tab()
    assert len(tab.signs.notices) == 3
    (more,) = (one for one in tab.signs.findChildren(QPushButton) if "Vis alle 8" in one.text())
    more.click()
    assert len(tab.signs.notices) == 8


def test_enter_on_a_debt_opens_it_and_the_button_changes_its_status(place: Place) -> None:
    gaeld_id = place.debt()
    tab = place.tab()
    assert not tab.status_button.isEnabled()
    tab.table.select(gaeld_id)
    QTest.keyClick(tab.table, Qt.Key.Key_Return)
    place.settle()
    assert isinstance(place.top, GaeldSheet)
    assert place.top.creditor.value() == "Ferratum"
    place.top.close_sheet()
    tab.status_button.click()
    assert isinstance(place.top, StatusSheet)


def test_a_target_opens_its_debt(place: Place) -> None:
    place.debt("Telia")
    wanted = place.debt()
    tab = place.tab()
    tab.go_to(Target("beboer", place.fatima, "oekonomi", {"part": "gaeld", "id": wanted}))
    place.settle()
    assert isinstance(place.top, GaeldSheet)
    assert place.top.gaeld_id == wanted


def test_the_list_opens_as_a_paper(place: Place) -> None:
    place.debt()
    place.tab().list_button.click()
    place.settle()
    assert isinstance(place.top, PaperSheet)
