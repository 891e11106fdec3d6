from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.tokens import DARK, LIGHT
from socialvicevaert.ui import buttons, fonts, icons, labels, theme
from socialvicevaert.ui.fields import TextField
from socialvicevaert.ui.status_chip import StatusChip
from socialvicevaert.ui.style_sheet import style_sheet
from socialvicevaert.ui.theme import Scheme, Theme
from socialvicevaert.ui.tone import Tone
from tests.ui.windows import activate


@pytest.fixture(autouse=True)
def dressed(theme: Theme) -> Iterator[Theme]:
    yield theme
    theme.use(Scheme.LIGHT, 100)


def test_light_and_dark_can_be_forced(dressed: Theme, qapp: QApplication) -> None:
    for scheme, colours in ((Scheme.DARK, DARK), (Scheme.LIGHT, LIGHT)):
        dressed.use(scheme)
        assert theme.colours() is colours
        assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == colours.window


def test_the_size_of_text_stays_between_100_and_200_percent(dressed: Theme, qapp: QApplication) -> None:
    dressed.use(percent=200)
    assert qapp.font().pointSizeF() == pytest.approx(21)
    dressed.use(percent=400)
    assert theme.scaled(10) == 20
    dressed.use(percent=10)
    assert theme.scaled(10) == 10


def test_no_text_is_smaller_than_nine_points() -> None:
    sheet = style_sheet(LIGHT, 100)
    sizes = [float(part.split("pt")[0]) for part in sheet.split("font-size: ")[1:]]
    assert min(sizes) >= 9
    assert theme.font(4).pointSizeF() == 9


def test_the_style_sheet_is_filled_in_completely() -> None:
    assert "$" not in style_sheet(DARK, 150)


def test_the_typeface_has_the_letters_of_our_residents(qapp: QApplication) -> None:
    from PySide6.QtGui import QFontMetrics, QRawFont

    raw = QRawFont.fromFont(theme.font(10.5))
    assert raw.familyName() in theme.FAMILIES
    assert all(raw.supportsCharacter(ord(letter)) for letter in "æøåÆØÅłşğıễưжЯ")
    assert QFontMetrics(theme.font(10.5, tabular=True)).horizontalAdvance("1111") == QFontMetrics(
        theme.font(10.5, tabular=True)
    ).horizontalAdvance("8888")


def test_fonts_are_not_loaded_twice(dressed: Theme) -> None:
    changes: list[None] = []
    dressed.changed.connect(lambda: changes.append(None))
    fonts.load_now(dressed)
    fonts.load_later(dressed)
    assert changes == []


def test_qt_speaks_danish(qtbot: QtBot) -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text() in ("Annullér", "Annuller", "&Annuller")
    assert QLocale().language() == QLocale.Language.Danish


def test_every_icon_has_a_glyph() -> None:
    for name in icons.NAMES:
        assert not icons.icon(name).pixmap(18).isNull(), name


def test_every_tone_has_its_own_icon() -> None:
    assert len({tone.icon for tone in Tone}) == len(Tone)
    assert all(tone.icon in icons.NAMES for tone in Tone)


def test_icons_follow_the_colours(dressed: Theme, qtbot: QtBot) -> None:
    button = buttons.icon_only("close", "Luk")
    qtbot.addWidget(button)
    before = button.icon().pixmap(18).toImage()
    dressed.use(Scheme.DARK)
    assert button.icon().pixmap(18).toImage() != before


def test_an_icon_button_has_a_name_for_those_who_do_not_see_it(qtbot: QtBot) -> None:
    button = buttons.icon_only("close", "Luk")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Luk"
    assert button.toolTip() == "Luk"


def test_a_button_calls_without_the_arguments_of_qt(qtbot: QtBot) -> None:
    calls: list[tuple[object, ...]] = []
    button = buttons.plain("Gem", lambda *given: calls.append(given))
    qtbot.addWidget(button)
    button.click()
    assert calls == [()]


def test_nothing_is_cut_at_200_percent(dressed: Theme, qtbot: QtBot) -> None:
    dressed.use(percent=200)
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    made: list[QWidget] = [
        buttons.primary("Gem samtykkeerklæring", icon="save"),
        labels.one_line(labels.heading("Husstandsoplysninger")),
        StatusChip("Betalingsaftale misligholdt", Tone.DANGER),
        QLineEdit("12.345,67"),
    ]
    for widget in made:
        column.addWidget(widget)
    window.show()
    for widget in made:
        text = widget.fontMetrics().boundingRect("Åj").height()
        assert widget.height() >= text, widget
        if isinstance(widget, QPushButton | QLabel | StatusChip):
            assert widget.width() >= widget.sizeHint().width()


def test_the_focus_is_seen_around_the_control(dressed: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    line, button = QLineEdit(), buttons.plain("Gem")
    column.addWidget(line)
    column.addWidget(button)
    window.show()
    activate(qtbot, window)
    button.setFocus()
    assert dressed.focus_ring.around is button
    frame = dressed.focus_ring.frame
    assert frame is not None
    assert frame.geometry() == button.geometry().adjusted(-4, -4, 4, 4), "a ring of 2 pixels, 2 away"
    line.setFocus()
    assert dressed.focus_ring.around is line


def test_long_text_is_elided_with_the_whole_as_tooltip(qtbot: QtBot) -> None:
    label = labels.ElidedLabel("Lejemålsnummer 1234-5678 i Boligforeningen Fælleden")
    qtbot.addWidget(label)
    label.resize(80, 24)
    label.grab()
    assert label.toolTip() == label.text()
    label.resize(800, 24)
    label.grab()
    assert label.toolTip() == ""


def test_the_ring_and_a_link_follow_a_change_of_looks(dressed: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    outside = QVBoxLayout(window)
    line = QLineEdit()
    link = labels.link_line("Skriv en dato")
    outside.addWidget(line)
    outside.addWidget(link)
    qtbot.addWidget(window)
    window.show()
    activate(qtbot, window)
    line.setFocus()
    dressed.use(Scheme.DARK)
    assert dressed.focus_ring.around is line
    assert DARK.text in link.text()


def test_what_gets_the_focus_out_of_sight_has_its_ring_when_it_is_scrolled_into_it(
    dressed: Theme, qtbot: QtBot
) -> None:
    scroller = QScrollArea()
    qtbot.addWidget(scroller)
    content = QWidget()
    outside = QVBoxLayout(content)
    lines = [QLineEdit() for _ in range(40)]
    for line in lines:
        outside.addWidget(line)
    scroller.setWidget(content)
    scroller.resize(300, 200)
    scroller.show()
    activate(qtbot, scroller)
    lines[-1].setFocus()
    assert dressed.focus_ring.around is None
    scroller.ensureWidgetVisible(lines[-1])
    assert dressed.focus_ring.around is lines[-1]


def test_a_field_that_turns_out_to_be_wrong_keeps_its_ring(dressed: Theme, qtbot: QtBot) -> None:
    field = TextField("name", "Navn", required=True)
    qtbot.addWidget(field)
    field.show()
    activate(qtbot, field)
    field.line.setFocus()
    with pytest.raises(UserError):
        field.check()
    assert dressed.focus_ring.around is field.line
