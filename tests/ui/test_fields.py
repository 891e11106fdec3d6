from collections.abc import Sequence
from datetime import date, time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from socialvicevaert.shared.choice import Choice
from socialvicevaert.shared.errors import UserError, ValidationFailed
from socialvicevaert.ui.fields import (
    AmountField,
    CheckField,
    ChipsField,
    ChoiceField,
    DateField,
    Field,
    NoteField,
    NumberField,
    PasswordField,
    PhoneField,
    SearchField,
    Suggestion,
    TextField,
    TimeField,
)
from socialvicevaert.ui.filter_bar import FilterBar
from socialvicevaert.ui.form import Form
from socialvicevaert.ui.theme import Theme

TODAY = date(2026, 11, 22)
pytestmark = pytest.mark.usefixtures("theme")


class Farve(Choice):
    ROED = "roed", "Rød"
    GROEN = "groen", "Grøn"


def every_field() -> list[Field[object]]:
    made: Sequence[object] = (
        TextField("navn", "Navn"),
        NoteField("notat", "Notat"),
        DateField("dato", "Dato", TODAY),
        TimeField("tid", "Klokken"),
        AmountField("beloeb", "Beløb"),
        NumberField("minutter", "Minutter"),
        PhoneField("telefon", "Telefon"),
        PasswordField("kode", "Adgangskode"),
        ChoiceField("farve", "Farve", Farve),
        ChipsField("farver", "Farver", Farve),
        CheckField("ja", "Ja tak"),
        SearchField("beboer", "Beboer", lambda _text, answer: answer(())),
    )
    return list(made)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("i dag", TODAY),
        ("i morgen", date(2026, 11, 23)),
        ("+14", date(2026, 12, 6)),
        ("3/12", date(2026, 12, 3)),
        ("03-12-2027", date(2027, 12, 3)),
        ("", None),
    ],
)
def test_a_date_is_understood_as_people_type_it(qtbot: QtBot, typed: str, meant: date | None) -> None:
    field = DateField("dato", "Dato", TODAY)
    qtbot.addWidget(field)
    field.type_in(typed)
    assert field.value() == meant
    assert field.line.text() == ("" if meant is None else meant.strftime("%d-%m-%Y"))


def test_a_date_field_says_what_it_understood_while_typing(qtbot: QtBot) -> None:
    field = DateField("dato", "Dato", TODAY, hint="Datoen på brevet")
    qtbot.addWidget(field)
    qtbot.keyClicks(field.line, "+14")
    assert "om 2 uger" in field.hint.text()
    field.line.clear()
    assert field.hint.text() == "Datoen på brevet"


def test_what_is_no_date_is_kept_with_a_sentence_beside_it(qtbot: QtBot) -> None:
    field = DateField("dato", "Dato", TODAY)
    qtbot.addWidget(field)
    field.type_in("31-02-2026")
    assert field.line.text() == "31-02-2026"
    assert field.error_text
    qtbot.keyClick(field.line, Qt.Key.Key_Backspace)
    assert not field.error_text


def test_an_amount_is_typed_in_kroner_and_kept_in_oere(qtbot: QtBot) -> None:
    field = AmountField("beloeb", "Beløb")
    qtbot.addWidget(field)
    field.type_in("14312,5")
    assert field.value() == 1431250
    assert field.line.text() == "14.312,50"


def amount_and_next(qtbot: QtBot) -> tuple[Form, AmountField, TextField]:
    """An amount with another field after it, both shown."""
    form = Form()
    amount, after = form.add(AmountField("beloeb", "Beløb")), form.add(TextField("navn", "Navn"))
    qtbot.addWidget(form)
    form.show()
    form.activateWindow()
    amount.line.setFocus()
    qtbot.waitUntil(amount.line.hasFocus)
    return form, amount, after


def test_an_amount_with_two_readings_asks_and_keeps_what_was_typed(qtbot: QtBot) -> None:
    _form, amount, after = amount_and_next(qtbot)
    qtbot.keyClicks(amount.line, "1.234")
    assert amount.question.isHidden()
    after.line.setFocus()
    assert amount.error_text == "»1.234« kan læses på to måder. Hvad mener du?"
    assert [offer.text() for offer in amount.question.offers] == ["1.234,00 kr.", "1,23 kr."]
    assert amount.question.isVisible()
    assert amount.line.text() == amount.state() == "1.234"
    with pytest.raises(UserError, match="to måder"):
        amount.value()
    spoken = QAccessible.queryAccessibleInterface(amount.question.offers[0])
    assert spoken.text(QAccessible.Text.Description) == amount.error_text
    assert after.line.hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Return])
def test_one_enter_more_takes_the_danish_reading_and_goes_on(qtbot: QtBot, key: Qt.Key) -> None:
    _form, amount, after = amount_and_next(qtbot)
    told: list[object] = []
    qtbot.keyClicks(amount.line, "1.234")
    amount.edited.connect(lambda: told.append(amount.value()))
    qtbot.keyClick(amount.line, key)
    first, _second = amount.question.offers
    assert first.hasFocus()
    qtbot.keyClick(first, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert (amount.value(), amount.line.text(), amount.error_text) == (123_400, "1.234,00", "")
    assert told == [123_400]
    assert amount.question.isHidden()
    assert after.line.hasFocus()


def test_the_other_reading_is_taken_by_mouse_or_one_tab_further(qtbot: QtBot) -> None:
    _form, amount, _after = amount_and_next(qtbot)
    qtbot.keyClicks(amount.line, "-1.234")
    qtbot.keyClick(amount.line, Qt.Key.Key_Tab)
    qtbot.keyClick(amount.question.offers[0], Qt.Key.Key_Tab)
    assert amount.question.offers[1].hasFocus()
    qtbot.mouseClick(amount.question.offers[1], Qt.MouseButton.LeftButton)
    assert amount.value() == -123


def test_another_text_takes_the_question_away(qtbot: QtBot) -> None:
    _form, amount, after = amount_and_next(qtbot)
    qtbot.keyClicks(amount.line, "1.234")
    qtbot.keyClick(amount.line, Qt.Key.Key_Tab)
    amount.line.setFocus()
    qtbot.keyClicks(amount.line, ",5")
    assert amount.question.isHidden()
    qtbot.keyClick(amount.line, Qt.Key.Key_Tab)
    assert amount.value() == 123_450
    assert after.line.hasFocus()


def test_saving_an_amount_with_two_readings_leads_to_the_question(qtbot: QtBot) -> None:
    form, amount, after = amount_and_next(qtbot)
    qtbot.keyClicks(amount.line, "1.234")
    after.line.setFocus()
    with pytest.raises(ValidationFailed, match="to måder"):
        form.values()
    assert amount.question.offers[0].hasFocus()
    qtbot.keyClick(amount.question.offers[0], Qt.Key.Key_Return)
    assert form.values()["beloeb"] == 123_400


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(oere=st.integers(-(10**11), 10**11))
def test_every_amount_shown_reads_back_as_itself(theme: Theme, oere: int) -> None:
    field = AmountField("beloeb", "Beløb")
    field.set_value(oere)
    assert field.value() == oere


def test_phones_numbers_and_times_are_put_in_shape(qtbot: QtBot) -> None:
    phone, number, clock = PhoneField("t", "Telefon"), NumberField("n", "Minutter", maximum=600), TimeField("k", "Kl.")
    for field in (phone, number, clock):
        qtbot.addWidget(field)
    phone.type_in("22334455")
    assert (phone.value(), phone.line.text()) == ("+4522334455", "22 33 44 55")
    clock.type_in("1420")
    assert (clock.value(), clock.line.text()) == (time(14, 20), "14.20")
    number.type_in("900")
    assert "600" in number.error_text
    number.type_in("35")
    assert number.value() == 35


@pytest.mark.parametrize(("typed", "meant"), [("1.234", 1234), ("12 000", 12000), ("0", 0), ("", None)])
def test_a_whole_number_may_be_grouped(qtbot: QtBot, typed: str, meant: int | None) -> None:
    number = NumberField("n", "Meter")
    qtbot.addWidget(number)
    number.type_in(typed)
    assert number.value() == meant


@pytest.mark.parametrize("typed", ["1.5", "1,5", "12.34", "9" * 5000, "én"])
def test_what_is_no_whole_number_is_not_made_one(qtbot: QtBot, typed: str) -> None:
    number = NumberField("n", "Timer")
    qtbot.addWidget(number)
    number.type_in(typed)
    assert number.error_text == "Skriv et helt tal."
    assert number.line.text() == typed


def test_a_choice_is_given_as_its_member_and_shown_by_its_label(qtbot: QtBot) -> None:
    field: ChoiceField[Farve] = ChoiceField("farve", "Farve", Farve, empty="Vælg")
    qtbot.addWidget(field)
    assert field.value() is None
    field.box.setFocus()
    qtbot.keyClick(field.box, Qt.Key.Key_Down)
    assert field.value() is Farve.ROED
    assert field.box.currentText() == "Rød"


def test_chips_are_chosen_by_mouse_and_by_keyboard(qtbot: QtBot) -> None:
    field: ChipsField[Farve] = ChipsField("farver", "Farver", Farve)
    qtbot.addWidget(field)
    field.show()
    qtbot.mouseClick(field.chips[0], Qt.MouseButton.LeftButton)
    qtbot.keyClick(field.chips[1], Qt.Key.Key_Space)
    assert field.value() == (Farve.ROED, Farve.GROEN)
    single: ChipsField[Farve] = ChipsField("farve", "Farve", Farve, single=True)
    qtbot.addWidget(single)
    single.chips[0].click()
    single.chips[1].click()
    assert single.value() == (Farve.GROEN,)


def test_the_keyboard_comes_to_the_one_that_is_chosen(qtbot: QtBot) -> None:
    field: ChipsField[Farve] = ChipsField("farve", "Farve", Farve, single=True, lasting=True)
    qtbot.addWidget(field)
    assert field.focusProxy() is field.chips[0]
    field.set_value([Farve.GROEN])
    assert field.focusProxy() is field.chips[1]
    field.chips[0].click()
    assert field.focusProxy() is field.chips[0]
    several: ChipsField[Farve] = ChipsField("farver", "Farver", Farve)
    qtbot.addWidget(several)
    several.set_value([Farve.GROEN])
    assert several.focusProxy() is several.chips[0]


@pytest.mark.parametrize("asked", [{"lasting": True}, {"required": True}])
def test_a_chip_that_must_stand_is_left_only_for_another(qtbot: QtBot, asked: dict[str, bool]) -> None:
    field: ChipsField[Farve] = ChipsField("farve", "Farve", Farve, single=True, **asked)
    qtbot.addWidget(field)
    field.chips[0].click()
    field.chips[0].click()
    assert field.value() == (Farve.ROED,)
    field.chips[1].click()
    assert field.value() == (Farve.GROEN,)


def test_a_draft_with_nothing_chosen_leaves_what_stands_in_a_lasting_field(qtbot: QtBot) -> None:
    field: ChipsField[Farve] = ChipsField("farve", "Farve", Farve, single=True, lasting=True)
    qtbot.addWidget(field)
    field.set_value([Farve.GROEN])
    field.restore([])
    assert field.value() == (Farve.GROEN,)
    field.restore([str(Farve.ROED)])
    assert field.value() == (Farve.ROED,)


def test_suggestions_come_late_and_only_for_the_newest_text(qtbot: QtBot) -> None:
    asked: list[tuple[str, object]] = []
    field = SearchField("beboer", "Beboer", lambda text, answer: asked.append((text, answer)))
    qtbot.addWidget(field)
    field.show()
    field.line.setFocus()
    qtbot.keyClicks(field.line, "De")
    qtbot.waitUntil(lambda: len(asked) == 1)
    qtbot.keyClicks(field.line, "m")
    qtbot.waitUntil(lambda: len(asked) == 2)
    old, new = asked[0][1], asked[1][1]
    assert callable(old)
    assert callable(new)
    new([Suggestion(7, "Fatima Demir", "Hedeparken 12")])
    old([Suggestion(8, "Deniz Kaya"), Suggestion(9, "Dea Holm")])
    assert [one.key for one in field.suggestions] == [7]
    with pytest.raises(UserError):
        field.value()
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.value() == 7
    assert field.line.text() == "Fatima Demir"
    field.line.selectAll()
    qtbot.keyClicks(field.line, "x")
    assert field.chosen is None


def test_a_note_grows_with_its_text(qtbot: QtBot) -> None:
    field = NoteField("notat", "Notat", lines=2)
    qtbot.addWidget(field)
    field.resize(400, 300)
    field.show()
    before = field.text.height()
    field.type_in("\n".join("linje" for _ in range(8)))
    qtbot.waitUntil(lambda: field.text.height() > before + 60)


def test_a_draft_of_every_field_comes_back_as_it_stood(qtbot: QtBot) -> None:
    for before, after in zip(every_field(), every_field(), strict=True):
        qtbot.addWidget(before)
        qtbot.addWidget(after)
        if isinstance(before, TextField | NoteField | DateField | AmountField | PhoneField | SearchField):
            before.restore("halvt skrev")
        elif isinstance(before, CheckField):
            before.set_value(True)
        elif isinstance(before, ChipsField):
            before.set_value([Farve.GROEN])
        elif isinstance(before, ChoiceField):
            before.set_value(Farve.GROEN)
        after.restore(before.state())
        assert after.state() == before.state()


def test_a_password_is_never_part_of_a_draft(qtbot: QtBot) -> None:
    field = PasswordField("kode", "Adgangskode")
    qtbot.addWidget(field)
    field.type_in("korrekt hest batteri")
    assert field.state() == ""
    assert not field.is_empty


def test_a_screen_reader_hears_the_name_and_what_is_wrong(qtbot: QtBot) -> None:
    for field in every_field():
        qtbot.addWidget(field)
        field.set_error("Det går ikke.")
        spoken = QAccessible.queryAccessibleInterface(field.control)
        assert field.label_text in spoken.text(QAccessible.Text.Name)
        assert "Det går ikke." in spoken.text(QAccessible.Text.Description)


def test_every_target_is_large_enough_to_hit(qtbot: QtBot) -> None:
    for field in every_field():
        qtbot.addWidget(field)
        field.resize(400, 120)
        field.show()
        focusable = [
            widget
            for widget in field.findChildren(QWidget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.focusProxy() is None
        ]
        assert all(widget.height() >= 24 and widget.width() >= 24 for widget in focusable), field.label_text


def test_a_question_that_must_be_answered_is_asked_for_in_danish() -> None:
    field = TextField("why", "Hvorfor?", required=True)
    with pytest.raises(UserError):
        field.check()
    assert field.error_text == "Svar på »Hvorfor?«."


def test_two_calendars_of_one_form_are_told_apart() -> None:
    buttons = [DateField("x", label, date(2026, 11, 22)).calendar_button for label in ("Givet den", "Gælder til")]
    assert [one.accessibleName() for one in buttons] == ["Givet den: vælg i kalender", "Gælder til: vælg i kalender"]


def test_the_sign_in_a_search_line_has_a_name(qtbot: QtBot) -> None:
    for whole in (SearchField("x", "Beboer", lambda _text, _answer: None), FilterBar("Navn")):
        qtbot.addWidget(whole)
        signs = [QAccessible.queryAccessibleInterface(one) for one in whole.line.findChildren(QToolButton)]
        assert "Søg" in [sign.text(QAccessible.Text.Name) for sign in signs]
