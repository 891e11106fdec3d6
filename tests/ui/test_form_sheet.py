import gc
import weakref
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from sqlmodel import select

from socialvicevaert.features.indstillinger.models import Afdeling
from socialvicevaert.shared.clock import FixedClock
from socialvicevaert.shared.errors import Problem, UserError, ValidationFailed
from socialvicevaert.storage import Session
from socialvicevaert.ui import buttons
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.fields import AmountField, CheckField, NoteField, TextField
from socialvicevaert.ui.form import Form
from socialvicevaert.ui.form_sheet import FormSheet
from socialvicevaert.ui.side_sheet import SideSheet
from socialvicevaert.ui.toast import ToastArea
from tests.ui.windows import activate

Settle = Callable[[], None]


class AfdelingSheet(FormSheet):
    def __init__(self, context: Context) -> None:
        super().__init__(context, "Afdeling", draft_key="afdeling:1")
        self.name = self.form.add(TextField("name", "Navn", required=True))
        self.rent = self.form.add(AmountField("rent", "Husleje"))
        self.note = self.form.add(NoteField("note", "Notat"))
        self.refusal: UserError | None = None
        self.load_draft()

    def submit(self, values: dict[str, Any]) -> None:
        def rename(session: Session) -> None:
            if self.refusal is not None:
                raise self.refusal
            afdeling = session.exec(select(Afdeling)).one()
            afdeling.name = values["name"]

        self.save("Afdeling omdøbt", rename)


@pytest.fixture
def sheet(context: Context) -> AfdelingSheet:
    made = AfdelingSheet(context)
    context.sheets.open(made)
    return made


def test_focus_goes_into_the_sheet_and_back(context: Context, qtbot: QtBot) -> None:
    host: Any = context.sheets
    before = TextField("x", "Før")
    before.setParent(host.content)
    before.show()
    activate(qtbot, host)
    before.line.setFocus()
    sheet = AfdelingSheet(context)
    context.sheets.open(sheet)
    assert QApplication.focusWidget() is sheet.name.line
    qtbot.keyClick(sheet.name.line, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is before.line
    assert host.current is None


def test_tab_goes_from_the_last_field_to_the_buttons_and_not_out_of_the_sheet(context: Context, qtbot: QtBot) -> None:
    host: Any = context.sheets
    activate(qtbot, host)
    sheet = AfdelingSheet(context)
    sheet.add_action("Slet", lambda: None, is_danger=True)
    context.sheets.open(sheet)
    later = sheet.form.add(TextField("later", "Kom til"))
    qtbot.waitUntil(later.isVisible)
    focus = QApplication.focusWidget()
    walked: list[str] = []
    while focus is not None and focus is not sheet.close_button and len(walked) < 9:
        walked.append(focus.accessibleName() or str(focus.property("text")))
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
    assert "|".join(walked) == "Navn|Husleje|Notat|Kom til|Slet|Gem"


def test_a_field_with_an_error_far_down_is_scrolled_to(context: Context, qtbot: QtBot, settle: Settle) -> None:
    host: Any = context.sheets
    activate(qtbot, host)
    sheet = AfdelingSheet(context)
    for place in range(20):
        sheet.form.add(TextField(f"x{place}", "Mere"))
    last = sheet.form.add(TextField("last", "Sidst", required=True))
    context.sheets.open(sheet)
    sheet.name.set_value("Afdeling 1")
    qtbot.keyClick(sheet.name.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert QApplication.focusWidget() is last.line
    qtbot.waitUntil(lambda: not last.line.visibleRegion().isEmpty())


def test_ctrl_z_over_a_form_does_not_undo_what_was_saved_before(context: Context, qtbot: QtBot) -> None:
    host: Any = context.sheets
    undone: list[bool] = []
    shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), host)
    shortcut.activated.connect(lambda: undone.append(True))
    activate(qtbot, host)
    sheet = AfdelingSheet(context)
    tick = sheet.form.add(CheckField("tick", "Flueben"))
    context.sheets.open(sheet)
    tick.setFocus()
    assert QApplication.focusWidget() is not sheet.name.line
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == []
    sheet.close_sheet()
    qtbot.keyClick(host, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == [True]


def test_the_focus_of_a_control_that_goes_away_never_lands_on_fortryd(context: Context, qtbot: QtBot) -> None:
    host: Any = context.sheets
    only = TextField("x", "Det eneste")
    only.setParent(host.content)
    only.show()
    activate(qtbot, host)
    toasts = ToastArea(host)
    toasts.show_toast("Gemt", "Fortryd", lambda: None)
    only.setFocus()
    only.hide()
    (toast,) = toasts.toasts
    assert not toast.isAncestorOf(QApplication.focusWidget() or host)


def test_a_toast_with_a_way_back_stays_above_a_sheet_that_opens(context: Context, qtbot: QtBot) -> None:
    host: Any = context.sheets
    activate(qtbot, host)
    toasts = ToastArea(host)
    toasts.show_toast("Gemt", "Fortryd", lambda: None)
    (toast,) = toasts.toasts
    context.sheets.open(AfdelingSheet(context))
    qtbot.waitUntil(lambda: not toast.visibleRegion().isEmpty() and host.children()[-1] is toast)


def test_a_closed_sheet_is_freed(context: Context, settle: Settle) -> None:
    sheet = AfdelingSheet(context)
    gone = weakref.ref(sheet)
    context.sheets.open(sheet)
    sheet.close_sheet()
    settle()
    assert not isValid(sheet)
    del sheet
    gc.collect()
    assert gone() is None


def test_saving_closes_the_sheet_and_offers_to_undo(sheet: AfdelingSheet, context: Context, settle: Settle) -> None:
    toasts: Any = context.toasts
    toasts.announce(context.tasks)
    sheet.name.type_in("Birkely")
    sheet.form.submitted.emit()
    settle()
    assert not isValid(sheet)
    [toast] = toasts.toasts
    assert toast.label.text() == "Afdeling omdøbt"
    toast.action.click()
    settle()
    names: list[str] = []
    context.tasks.read(toasts, lambda session: session.exec(select(Afdeling.name)).one(), names.append)
    settle()
    assert names == ["Lærkeparken"]


def test_ctrl_enter_saves_from_any_field(sheet: AfdelingSheet, qtbot: QtBot, settle: Settle) -> None:
    activate(qtbot, sheet.window())
    sheet.name.type_in("Birkely")
    sheet.note.text.setFocus()
    qtbot.keyClick(sheet.note.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert not isValid(sheet)


def test_ctrl_enter_saves_from_the_button_below_too(sheet: AfdelingSheet, qtbot: QtBot, settle: Settle) -> None:
    sheet.name.type_in("Lærkeparken")
    assert sheet.primary is not None
    sheet.primary.setFocus()
    qtbot.keyClick(sheet.primary, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert sheet.is_closed


def test_enter_presses_the_button_that_has_the_keyboard(sheet: AfdelingSheet, qtbot: QtBot, settle: Settle) -> None:
    sheet.name.type_in("Lærkeparken")
    assert sheet.primary is not None
    qtbot.keyClick(sheet.primary, Qt.Key.Key_Return)
    settle()
    assert sheet.is_closed


def test_tab_goes_as_it_is_read_also_to_what_was_made_later(
    sheet: AfdelingSheet, context: Context, qtbot: QtBot
) -> None:
    activate(qtbot, sheet.window())
    chip = buttons.plain("Fjern Jobcenter")
    sheet.name.layout().addWidget(chip)  # type: ignore[union-attr]  # a field has a layout
    chip.show()
    sheet.name.line.setFocus()
    qtbot.keyClick(sheet.name.line, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is chip
    qtbot.keyClick(chip, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is sheet.rent.control


def test_tab_from_outside_comes_to_what_is_seen(
    sheet: AfdelingSheet, context: Context, qtbot: QtBot, settle: Settle
) -> None:
    host: Any = context.sheets
    host.resize(900, 300)
    activate(qtbot, sheet.window())
    first = buttons.plain("Kassér")
    sheet.body.insertWidget(0, first)
    first.show()
    sheet.form.add(NoteField("more", "Mere", lines=12))
    settle()
    bar = sheet.scroller.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    sheet.take_tab(is_next=True)
    assert QApplication.focusWidget() is first
    assert not first.visibleRegion().isEmpty()


def test_tab_reaches_what_stands_beside_the_form(sheet: AfdelingSheet, qtbot: QtBot) -> None:
    activate(qtbot, sheet.window())
    larger = buttons.plain("Større")
    sheet.put_beside(larger).show()
    sheet.note.control.setFocus()
    qtbot.keyClick(sheet.note.control, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is larger
    qtbot.keyClick(larger, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is sheet.primary


def test_an_error_in_one_field_never_costs_another(sheet: AfdelingSheet, qtbot: QtBot, settle: Settle) -> None:
    activate(qtbot, sheet.window())
    sheet.note.type_in("Lang note, der ikke må tabes.")
    sheet.rent.type_in("tolv")
    sheet.form.submitted.emit()
    assert sheet.name.error_text
    assert sheet.rent.error_text
    assert sheet.form.summary.isVisible()
    assert sheet.note.value() == "Lang note, der ikke må tabes."
    assert sheet.rent.line.text() == "tolv"
    assert QApplication.focusWidget() is sheet.name.line
    sheet.name.type_in("Birkely")
    sheet.rent.type_in("12")
    sheet.refusal = ValidationFailed([Problem("name", "Navnet er brugt."), Problem("andet", "Noget andet.")])
    sheet.form.submitted.emit()
    settle()
    assert sheet.name.error_text == "Navnet er brugt."
    assert "Noget andet." in sheet.form.summary.accessibleName()
    assert sheet.note.value() == "Lang note, der ikke må tabes."
    assert sheet.primary is not None
    assert sheet.primary.isEnabled(), "it can be tried again"


def test_the_summary_goes_when_the_last_field_it_names_is_right(sheet: AfdelingSheet, settle: Settle) -> None:
    sheet.rent.type_in("meget")
    sheet.form.submitted.emit()
    settle()
    sheet.name.type_in("Lærkeparken")
    assert sheet.form.summary.isVisible()
    sheet.rent.type_in("6.500")
    assert not sheet.form.summary.isVisible()


def test_a_refusal_without_a_field_is_said_at_the_top(sheet: AfdelingSheet, settle: Settle) -> None:
    sheet.name.type_in("Birkely")
    sheet.refusal = UserError("Filen er skrivebeskyttet.")
    sheet.form.submitted.emit()
    settle()
    assert sheet.form.summary.heading.text() == "Filen er skrivebeskyttet."


def test_what_was_typed_comes_back_after_esc(sheet: AfdelingSheet, context: Context, qtbot: QtBot) -> None:
    sheet.name.type_in("Bir")
    sheet.rent.restore("12 hal")
    sheet.close_sheet()
    again = AfdelingSheet(context)
    context.sheets.open(again)
    assert again.name.line.text() == "Bir"
    assert again.rent.line.text() == "12 hal"
    again.throw_draft_away()
    again.close_sheet()
    third = AfdelingSheet(context)
    context.sheets.open(third)
    assert third.name.line.text() == ""


def test_a_draft_of_another_day_says_which(
    sheet: AfdelingSheet, context: Context, settle: Settle, clock: FixedClock
) -> None:
    sheet.name.type_in("Birkely")
    sheet.keep_draft()
    sheet.close_sheet()
    assert _words_of_the_draft(context, settle) == "Kladde fra kl. 09.00"
    clock.moment += timedelta(days=8)
    assert _words_of_the_draft(context, settle) == "Kladde fra 22-11-2026 09.00"


def _words_of_the_draft(context: Context, settle: Settle) -> str:
    again = AfdelingSheet(context)
    context.sheets.open(again)
    settle()
    words = again.findChild(Banner).label.text()
    again.close_sheet()
    return words


class NewcomerSheet(AfdelingSheet):
    """A form that belongs to nobody yet."""

    def load_draft(self) -> None:
        self.offer_draft()


def opened_newcomer(context: Context, settle: Settle) -> NewcomerSheet:
    made = NewcomerSheet(context)
    context.sheets.open(made)
    settle()
    return made


def test_what_was_typed_of_one_newcomer_is_offered_not_put_in_the_form_of_the_next(
    context: Context, settle: Settle
) -> None:
    first = opened_newcomer(context, settle)
    first.name.type_in("Fatima")
    first.close_sheet()
    second = opened_newcomer(context, settle)
    assert second.name.line.text() == ""
    offer = second.findChild(Banner)
    second.name.type_in("Kurt")
    assert offer.isHidden(), "nothing typed here can be overwritten by the offer"
    second.close_sheet()
    third = opened_newcomer(context, settle)
    third.findChild(Banner).action.click()
    assert third.name.line.text() == "Fatima", "neither text is lost"
    third.throw_draft_away()
    third.close_sheet()
    fourth = opened_newcomer(context, settle)
    fourth.findChild(Banner).action.click()
    assert fourth.name.line.text() == "Kurt"


def test_a_saved_form_leaves_no_draft(sheet: AfdelingSheet, context: Context, settle: Settle) -> None:
    sheet.name.type_in("Birkely")
    sheet.keep_draft()
    sheet.form.submitted.emit()
    settle()
    again = AfdelingSheet(context)
    context.sheets.open(again)
    assert again.name.line.text() == ""


def test_the_whole_form_is_worked_by_keyboard(sheet: AfdelingSheet, qtbot: QtBot) -> None:
    activate(qtbot, sheet.window())
    reached = []
    for _ in range(6):
        focus = QApplication.focusWidget()
        assert focus is not None
        reached.append(focus)
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    assert reached[:3] == [sheet.name.line, sheet.rent.line, sheet.note.text]
    assert sheet.primary in reached


def test_a_sheet_from_a_sheet_covers_it_until_it_is_closed(context: Context) -> None:
    host: Any = context.sheets
    first, second = SideSheet(context, "Første"), SideSheet(context, "Anden")
    host.open(first)
    host.open(second)
    assert host.current is second
    second.close_sheet()
    assert host.current is first
    host.close_all()
    assert host.current is None


def test_the_sheet_stands_beside_the_content_not_on_it(context: Context) -> None:
    host: Any = context.sheets
    sheet = SideSheet(context, "Ark")
    host.open(sheet)
    assert 420 <= sheet.width() <= 520
    assert host.content.geometry().right() < sheet.geometry().left()
    sheet.close_sheet()
    assert host.content.width() == host.width()


def test_a_form_passes_over_fields_that_are_hidden(qtbot: QtBot, context: Context) -> None:
    form = Form()
    qtbot.addWidget(form)
    form.add(TextField("a", "A")).set_value("1")
    form.add(TextField("b", "B", required=True)).hide()
    assert form.values() == {"a": "1"}


def test_no_window_is_left_over(context: Context, settle: Settle, qtbot: QtBot) -> None:
    host: Any = context.sheets
    before = set(QApplication.topLevelWidgets())
    toasts: ToastArea = context.toasts  # type: ignore[assignment]
    for _ in range(3):
        sheet = AfdelingSheet(context)
        host.open(sheet)
        toasts.show_toast("Gemt", "Fortryd")
        sheet.close_sheet()
    toasts.clear()
    settle()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert set(QApplication.topLevelWidgets()) <= before
