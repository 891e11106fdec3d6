"""List – person – detail: selection and filter stay, every opening is logged, names can be hidden."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from socialvicevaert import audit
from socialvicevaert.audit import AuditKind
from socialvicevaert.features.beboere import queries, service
from socialvicevaert.features.beboere.models import LejemaalDraft
from socialvicevaert.features.beboere.queries import Extras, Mark
from socialvicevaert.features.beboere.ui.history import HistorikTab
from socialvicevaert.features.beboere.ui.page import BeboerePage
from socialvicevaert.features.beboere.ui.person_tab import PersonTab
from socialvicevaert.shared.actor import Actor
from socialvicevaert.storage import Database
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.labels import ElidedLabel
from socialvicevaert.ui.resident_tab import TabFactory
from socialvicevaert.ui.status_chip import StatusChip
from socialvicevaert.ui.theme import Theme
from tests.factories import beboer_in, intent, new_beboer

Settle = Callable[[], None]
TABS = (TabFactory("person", "Person", PersonTab), TabFactory("historik", "Historik", HistorikTab))
HOME = LejemaalDraft(None, "Hedeparken 12, 2. tv, 2750 Ballerup")


@pytest.fixture
def page(qtbot: QtBot, context: Context, settle: Settle, database: Database, vicevaert: Actor) -> BeboerePage:
    for first, last in (("Fatima", "Demir"), ("Aage", "Ågård"), ("Kurt", "Bak")):
        beboer_in(database, vicevaert, first_name=first, last_name=last, phone="22334455", lejemaal=HOME)
    extras = Extras(header=(lambda _session, _number: (Mark("Fogedmøde om 6 dage", "danger", "court"),),))
    made = BeboerePage(context, TABS, extras)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    settle()
    return made


def views(database: Database, actor: Actor, number: int) -> int:
    with database.read(actor) as session:
        return sum(entry.kind is AuditKind.VIEW for entry in audit.history(session, number))


def chips(page: BeboerePage) -> list[str]:
    assert page.person is not None
    return [chip.text for chip in page.person.header.findChildren(StatusChip)]


def test_opening_shows_the_person_and_writes_one_line_in_the_log(
    page: BeboerePage, settle: Settle, database: Database, vicevaert: Actor
) -> None:
    page.go_to(Target("beboer", 1))
    settle()
    assert page.person is not None
    assert page.person.header.name.text() == "Fatima Demir"
    assert "Fogedmøde om 6 dage" in chips(page)
    page.ask_refresh()
    settle()
    assert views(database, vicevaert, 1) == 1


def test_a_long_name_is_wrapped_beside_a_sheet_and_the_age_is_never_cut(page: BeboerePage, settle: Settle) -> None:
    page.resize(760, 700)
    page.show_beboer(1)
    settle()
    assert page.person is not None
    name = page.person.header.name
    name.setText("Ibrahim Shevchenko-Mohammed Christensen · 57 år")
    settle()
    assert name.wordWrap()
    assert name.height() >= name.heightForWidth(name.width()) > name.fontMetrics().height() * 1.5
    name.tail = " · 57 år"
    name.setText("Ibrahim " * 20 + "Shevchenko · 57 år")
    settle()
    assert name.heightForWidth(name.width()) == 2 * name.fontMetrics().lineSpacing()
    assert name.shown_lines()[-1].endswith("… · 57 år")


def test_a_resident_far_down_the_list_is_brought_into_view_and_chosen(
    qtbot: QtBot, context: Context, settle: Settle, database: Database, vicevaert: Actor
) -> None:
    with database.write(intent(vicevaert)) as session:
        for number in range(450):
            new_beboer(session, "Fatima", f"Demir {number:03}")
    page = BeboerePage(context, TABS)
    qtbot.addWidget(page)
    page.resize(1200, 800)
    page.show()
    settle()
    table = page.list.table
    for number in (430, 7, 440):
        page.go_to(Target("beboer", number))
        settle()
        current = table.current()
        assert current is not None
        assert current.id == number
        assert table.viewport().rect().contains(table.visualRect(table.currentIndex()).center())
    assert page.person is not None
    assert page.person.beboer_id == 440


def test_a_resident_the_filter_leaves_out_is_shown_with_nobody_else_chosen(
    page: BeboerePage, settle: Settle, qtbot: QtBot
) -> None:
    page.list.filters.line.setText("Fatima")
    qtbot.waitUntil(lambda: page.list.table.rows.rowCount() == 1)
    for number in (1, 2):
        page.go_to(Target("beboer", number))
        settle()
    assert page.list.table.current() is None


def test_the_selection_and_the_filter_stay_when_the_list_is_read_again(
    page: BeboerePage, context: Context, settle: Settle, qtbot: QtBot
) -> None:
    page.list.filters.line.setText("2233")
    qtbot.waitUntil(lambda: page.filter.text == "2233")
    page.show_beboer(3)
    settle()
    context.tasks.write(page, "Ny beboer", lambda session: service.bin_beboer(session, 1))
    settle()
    assert page.filter.text == "2233"
    current = page.list.table.current()
    assert current is not None
    assert current.id == 3
    assert page.list.table.rows.rowCount() == 2


def test_going_down_the_list_opens_only_where_one_stops(
    page: BeboerePage, settle: Settle, qtbot: QtBot, database: Database, vicevaert: Actor
) -> None:
    page.list.table.setFocus()
    page.list.table.selectRow(0)
    qtbot.keyClick(page.list.table, Qt.Key.Key_Down)
    qtbot.keyClick(page.list.table, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: page.person is not None)
    settle()
    assert [views(database, vicevaert, number) for number in (3, 1, 2)] == [0, 0, 1]


def test_the_tab_stays_when_going_to_the_next_person(page: BeboerePage, settle: Settle) -> None:
    page.show_beboer(1, "historik")
    settle()
    page.show_beboer(2)
    settle()
    assert page.person is not None
    assert page.person.current_tab == "historik"


def test_a_protected_address_is_shown_when_asked_for_and_hidden_with_the_next_person(
    page: BeboerePage, settle: Settle, database: Database, vicevaert: Actor
) -> None:
    number = beboer_in(database, vicevaert, lejemaal=HOME, has_protected_address=True)
    page.show_beboer(number)
    settle()
    assert page.person is not None
    header = page.person.header
    assert "Hedeparken" not in shown_texts(header)
    assert "Beskyttet adresse" in chips(page)
    page.person.header.address_wanted.emit()
    settle()
    assert "Hedeparken 12" in shown_texts(header)
    page.ask_refresh()
    settle()
    assert "Hedeparken 12" in shown_texts(header)
    page.show_beboer(1)
    settle()
    page.show_beboer(number)
    settle()
    assert "Hedeparken" not in shown_texts(page.person.header)


def test_discreet_mode_hides_names_and_homes(page: BeboerePage, context: Context, settle: Settle) -> None:
    page.show_beboer(1)
    settle()
    context.discreet.switch(True)
    settle()
    assert page.person is not None
    assert page.person.header.name.text() == "F. D."
    assert "Hedeparken" not in shown_texts(page.person.header)
    assert "22 33 44 55" not in shown_texts(page.person.header)
    row = page.list.table.current()
    assert row is not None
    assert page._line(row).title == "F. D."


def test_a_binned_resident_can_be_given_back_from_the_bin(
    page: BeboerePage, settle: Settle, database: Database, vicevaert: Actor
) -> None:
    page.show_beboer(1)
    settle()
    assert page.person is not None
    page.person.acts.bin()
    settle()
    assert "I papirkurven" in chips(page)
    assert page.person.header.contact.isHidden()
    page.list.filters.set("bin", True)
    page._show_list()
    settle()
    assert page.list.table.rows.rowCount() == 1
    page.person.acts.restore()
    settle()
    assert "I papirkurven" not in chips(page)


def test_the_header_offers_a_contact_and_a_change(page: BeboerePage, context: Context, settle: Settle) -> None:
    page.show_beboer(1)
    settle()
    assert page.person is not None
    page.person.header.contact.click()
    assert context.navigate.targets == [Target("ny_kontakt", 1)]  # type: ignore[attr-defined]
    page.person.header.edit.click()
    settle()
    assert context.sheets.current.title.text() == "Ret beboer"  # type: ignore[attr-defined]


def test_where_there_is_room_for_one_the_list_and_the_person_take_turns(page: BeboerePage, settle: Settle) -> None:
    page.resize(600, 700)
    settle()
    assert page.list.isVisible()
    page.show_beboer(1)
    settle()
    assert page.person is not None
    assert not page.list.isVisible()
    assert page.person.isVisible()
    assert page.focusProxy() is page.person.header.back  # never what is hidden
    page.person.header.back.click()
    assert page.list.isVisible()
    assert page.focusProxy() is page.list.filters.line


def test_no_hits_offers_to_clear_the_filter_and_nothing_yet_a_new_resident(
    page: BeboerePage, context: Context, settle: Settle, qtbot: QtBot, database: Database, vicevaert: Actor
) -> None:
    page.list.filters.line.setText("Nikolaj")
    qtbot.waitUntil(lambda: page.list.table.rows.rowCount() == 0)
    settle()
    assert "Ryd filter" in [button.text() for button in page.list.table.findChildren(QPushButton)]
    page._new()
    assert context.navigate.targets == [Target("ny_beboer", extra={"name": "Nikolaj"})]  # type: ignore[attr-defined]


def test_the_history_says_who_did_what_in_danish(
    page: BeboerePage, settle: Settle, database: Database, vicevaert: Actor
) -> None:
    with database.write(intent(vicevaert, "Beboer rettet")) as session:
        draft = queries.draft_for_change(session, 1)
        from dataclasses import replace

        service.update_beboer(session, 1, replace(draft, may_not_call=True))
    page.show_beboer(1, "historik")
    settle()
    assert page.person is not None
    told = shown_texts(page.person)
    assert "Beboer rettet" in told
    assert "Må ikke ringes op: nej → ja" in told
    assert f"{vicevaert.name} · Social vicevært" in told


def test_the_person_tab_hides_the_number_until_a_reason_is_given(
    context: Context, settle: Settle, database: Database, vicevaert: Actor, administrator: Actor, qtbot: QtBot
) -> None:
    from socialvicevaert.features.beboere.ui.person_tab import CprSheet
    from socialvicevaert.features.indstillinger.service import change_setting
    from socialvicevaert.features.indstillinger.settings import CPR_ENABLED

    with database.write(intent(administrator)) as session:
        change_setting(session, CPR_ENABLED, True)
    number = beboer_in(database, vicevaert, cpr="140385-1234")
    tab = PersonTab(context, number)
    qtbot.addWidget(tab)
    tab.show()
    settle()
    assert "140385-••••" in shown_texts(tab)
    sheet = CprSheet(context, number)
    context.sheets.open(sheet)
    sheet.primary.click()
    settle()
    assert sheet.reason.error_text
    sheet.reason.type_in("Ansøgning om boligstøtte")
    sheet.primary.click()
    settle()
    assert sheet.number.text() == "140385-1234"


def shown_texts(widget: object) -> str:
    from PySide6.QtWidgets import QLabel, QWidget

    assert isinstance(widget, QWidget)
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def test_a_tab_that_wants_room_has_it_and_the_list_comes_back(
    qtbot: QtBot, context: Context, database: Database, vicevaert: Actor, settle: Settle
) -> None:
    number = beboer_in(database, vicevaert)
    roomy = (*TABS, TabFactory("oekonomi", "Økonomi", PersonTab, wants_room=True))
    page = BeboerePage(context, roomy)
    qtbot.addWidget(page)
    page.resize(1160, 700)
    page.show()
    page.show_beboer(number, "oekonomi")
    settle()
    assert page.person is not None
    assert not page.list.isVisible()
    assert page.person.header.back.isVisible()
    page.person.header.back.click()
    assert page.list.isVisible()
    assert page.person.isVisible()
    page.show_beboer(number, "oekonomi")
    assert not page.list.isVisible()
    page.person.show_tab("person")
    settle()
    assert page.list.isVisible()
    assert not page.person.header.back.isVisible()


def test_a_fact_that_says_what_it_is_is_not_named_twice(
    page: BeboerePage, settle: Settle, database: Database, vicevaert: Actor
) -> None:
    page.show_beboer(beboer_in(database, vicevaert, responsible_id=vicevaert.medarbejder_id))
    settle()
    assert page.person is not None
    said = {label.text(): label.accessibleName() for label in page.person.header.findChildren(ElidedLabel)}
    assert [name for text, name in said.items() if text.startswith("Ansvarlig: ")] == [""]
    assert all(name.endswith(f": {text}") for text, name in said.items() if name)


def test_where_there_is_little_height_the_header_gives_way_to_the_tab(page: BeboerePage, settle: Settle) -> None:
    page.show_beboer(1)
    settle()
    assert page.person is not None
    header = page.person.header
    facts = [label.text() for label in header.findChildren(ElidedLabel) if label.isVisibleTo(header)]
    usual = header.height()
    page.resize(1200, 400)
    settle()
    fewer = [label.text() for label in header.findChildren(ElidedLabel) if label.isVisibleTo(header)]
    assert header.height() <= usual
    assert set(fewer) < set(facts)
    assert header.contact.text() == ""
    assert header.contact.accessibleName() == "Ny kontakt"
    page.resize(1200, 800)
    settle()
    assert header.contact.text() == "Ny kontakt"


def test_the_list_has_its_width_again_after_a_tab_that_wants_room_and_another_size_of_text(
    page: BeboerePage, settle: Settle, theme: Theme
) -> None:
    page.show_beboer(1)
    settle()
    before = page.list.width()
    theme.use(percent=200)
    page.resize(1000, 800)
    assert not page.list.isVisible()
    theme.use(percent=100)
    page.resize(1200, 800)
    assert page.list.width() == before
