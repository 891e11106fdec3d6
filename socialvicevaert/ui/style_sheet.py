"""The one style sheet, written from the tokens. A widget asks for a look with the property `part` (see `dress`)."""

from string import Template

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from socialvicevaert.shared import tokens as t


def dress(widget: QWidget, part: str) -> None:
    """Give a widget one of the looks below, now and when it changes."""
    if widget.property("part") == part:
        return
    widget.setProperty("part", part)
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return  # its first polish reads the property: two polishes less for every part of every row
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def style_sheet(colours: t.Colours, percent: int) -> str:
    """The sheet for one set of colours and one size of text (100–200 %)."""

    def points(size: float) -> str:
        return f"{max(t.SMALLEST_PT, size) * percent / 100:g}pt"

    def pixels(size: float) -> str:
        return f"{round(size * percent / 100)}px"

    return Template(_SHEET).substitute(
        colours.named(),
        body=points(t.BODY_PT),
        small=points(t.SECONDARY_PT),
        section=points(t.SECTION_PT),
        title=points(t.TITLE_PT),
        figure=points(22),
        radius=f"{t.RADIUS}px",
        button=f"{round(t.BUTTON_HEIGHT * percent / 100) - 2}px",
        wrong=f"{round(t.BUTTON_HEIGHT * percent / 100) - 4}px",
        target=pixels(t.TARGET),
        mark=pixels(16),
        pill=f"{(round(t.TARGET * percent / 100) + 2) // 2}px",
        count=pixels(10),
    )


_SHEET = """
QToolTip { background: $text; color: $surface; border: none; padding: 6px 8px; font-size: $small; }

QLabel { background: transparent; }
QLabel[part="title"] { font-size: $title; font-weight: 600; }
QLabel[part="section"] { font-size: $section; font-weight: 600; }
QLabel[part="strong"] { font-weight: 600; }
QLabel[part="figure"] { font-size: $figure; font-weight: 600; }
QLabel[part="secondary"], QLabel[part="help"] { font-size: $small; color: $text2; }
QLabel[part="label"] { font-size: $small; font-weight: 600; color: $text2; }
QLabel[part="error"] { font-size: $small; color: $danger; }
QLabel[part="count"] { font-size: $small; color: $text2; background: $sunken; border-radius: $count; padding: 2px 8px; }
QLabel:disabled { color: $control; }

QPushButton { min-height: $button; padding: 0 14px; border: 1px solid $control; border-radius: $radius;
    background: $surface; color: $text; }
QPushButton:hover { background: $sunken; }
QPushButton:pressed { background: $border; }
QPushButton:checked { background: $accent_soft; border-color: $accent; color: $text; }
QPushButton:disabled { color: $control; border-color: $border; background: transparent; }
QPushButton[part="primary"] { background: $accent; border-color: $accent; color: $on_accent; font-weight: 600; }
QPushButton[part="primary"]:hover { background: $accent; border-color: $text; }
QPushButton[part="primary"]:pressed { background: $accent; border: 2px solid $text; padding: 0 13px; }
QPushButton[part="primary"]:disabled { background: $sunken; border-color: $border; color: $text2; }
QPushButton[part="danger"] { border-color: $danger; color: $danger; font-weight: 600; }
QPushButton[part="danger"]:hover { background: $danger_soft; }
QPushButton[part="danger"]:disabled { color: $control; border-color: $border; }
QPushButton[part="quiet"] { border-color: transparent; background: transparent; padding: 0 10px; }
QPushButton[part="quiet"]:hover { background: $sunken; }
QPushButton[part="quiet"]:pressed { background: $border; }
QPushButton[part="quiet"]:checked { background: $accent_soft; }
QPushButton[part="link"] { border: none; background: transparent; color: $accent; padding: 0 2px; text-align: left;
    min-height: $target; }
QPushButton[part="link"]:hover { text-decoration: underline; }
QPushButton[part="fold"] { border: none; background: transparent; font-size: $section; font-weight: 600; padding: 0;
    margin-left: -4px;    text-align: left; min-height: $target; }
QPushButton[part="fold"]:hover { color: $accent; }
QPushButton[part="icon"] { border: 1px solid transparent; background: transparent; padding: 0;
    min-width: $button; max-width: $button; min-height: $button; max-height: $button; }
QPushButton[part="icon"]:hover { background: $border; }
QPushButton[part="chip"] { border: 1px solid $control; border-radius: $pill; min-height: $target; padding: 0 10px;
    background: $surface; font-size: $small; }
QPushButton[part="chip"]:hover { background: $sunken; }
QPushButton[part="chip"]:checked { background: $accent_soft; border-color: $accent; color: $text; }
QPushButton[part="chip"]:disabled { color: $control; border-color: $border; }
QPushButton::menu-indicator { image: none; width: 0; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox { border: 1px solid $control; border-radius: $radius;
    background: $surface; color: $text; selection-background-color: $accent; selection-color: $on_accent;
    placeholder-text-color: $text2; }
QLineEdit, QComboBox, QSpinBox { min-height: $button; padding: 0 10px; }
QPlainTextEdit, QTextEdit { padding: 5px 6px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QSpinBox:focus { border-color: $accent; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"] {
    border: 2px solid $danger; padding: 0 9px; min-height: $wrong; }
QPlainTextEdit[wrong="true"] { padding: 4px 5px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { background: $window; color: $text2;
    border-color: $border; }
QLineEdit:read-only, QPlainTextEdit:read-only { background: $window; border-color: $border; }
QLineEdit[part="search"] { padding-left: 2px; }
QLineEdit[part="bare"] { border: none; background: transparent; font-size: $section; }
QLineEdit[part="cell"], QComboBox[part="cell"] { border: 2px solid $accent; border-radius: 0; min-height: 0;
    padding: 0 6px; }
QComboBox::drop-down { border: none; width: 26px; }
QComboBox::down-arrow { image: none; width: 0; height: 0; }
QComboBox[part="chip"] { border-radius: $pill; min-height: $target; padding: 0 8px 0 10px; font-size: $small; }
QComboBox[part="chip"][chosen="true"] { background: $accent_soft; border-color: $accent; }
QComboBox QAbstractItemView { border: 1px solid $control; border-radius: 0; background: $surface; padding: 4px;
    outline: none; selection-background-color: $accent_soft; selection-color: $text; }
QComboBox QAbstractItemView::item { min-height: $target; padding: 3px 6px; border-radius: 4px; }

QComboBoxPrivateContainer { border: 1px solid $control; background: $surface; }
QListView[part="popup"] { border: 1px solid $control; background: $surface; padding: 0; outline: none; }
QListView[part="popup"]::item { min-height: $target; padding: 3px 6px; border-radius: 4px; color: $text; }
QListView[part="popup"]::item:selected, QListView[part="popup"]::item:hover { background: $accent_soft; color: $text; }

QCalendarWidget QWidget { alternate-background-color: $surface; }
QCalendarWidget #qt_calendar_navigationbar { background: $surface; }
QCalendarWidget QToolButton { background: transparent; color: $text; border: none; border-radius: 4px; padding: 4px 8px;
    font-weight: 600; min-height: $target; min-width: $target; }
QCalendarWidget QToolButton:hover { background: $sunken; }
QCalendarWidget QToolButton::menu-indicator { image: none; width: 0; }
QCalendarWidget QAbstractItemView { selection-background-color: $accent; selection-color: $on_accent; }

QCheckBox, QRadioButton { spacing: 8px; min-height: $target; background: transparent; }
QCheckBox:disabled { color: $control; }

QFrame[part="card"] { background: $surface; border: 1px solid $border; border-radius: 8px; }
QFrame[part="card"][hover="true"] { border-color: $control; }
QWidget[part="drop"][hover="true"] { background: $accent_soft; }
QFrame[part="well"] { background: $sunken; border: none; border-radius: $radius; }
QFrame[part="rail"] { background: $sunken; border: none; border-right: 1px solid $border; }
QFrame[part="sheet"] { background: $surface; border: none; border-left: 1px solid $border; }
QFrame[part="floating"] { background: $surface; border: 1px solid $control; border-radius: 10px; }
QFrame[part="line"] { background: $border; border: none; max-height: 1px; min-height: 1px; }
QFrame[part="rule"] { background: $border; border: none; max-width: 1px; min-width: 1px; }

QFrame[part="neutral"] { background: $sunken; border: none; border-radius: $radius; }
QFrame[part="accent"] { background: $accent_soft; border: none; border-radius: $radius; }
QFrame[part="danger"] { background: $danger_soft; border: none; border-radius: $radius; }
QFrame[part="warning"] { background: $warning_soft; border: none; border-radius: $radius; }
QFrame[part="success"] { background: $success_soft; border: none; border-radius: $radius; }
QFrame[part="info"] { background: $info_soft; border: none; border-radius: $radius; }

QScrollArea { border: none; background: transparent; }
QScrollArea > QWidget > QWidget { background: transparent; }
QAbstractItemView { outline: none; border: none; background: $surface; color: $text;
    selection-background-color: $accent_soft; selection-color: $text; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QTableView { gridline-color: transparent; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section { background: $surface; color: $text2; font-size: $small; font-weight: 600; border: none;
    border-bottom: 1px solid $control; padding: 0 10px; }
QHeaderView::section:hover { color: $text; background: $sunken; }
QTableCornerButton::section { background: $surface; border: none; }

QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $control; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $text2; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QTabBar { background: transparent; border: none; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: $text2; padding: 8px 12px; margin-right: 4px; border: none;
    border-bottom: 3px solid transparent; min-height: $target; }
QTabBar::tab:hover { color: $text; border-bottom-color: $border; }
QTabBar::tab:selected { color: $text; font-weight: 600; border-bottom-color: $accent; }
QTabBar::tab:selected:focus { color: $accent; background: $accent_soft; }
QTabBar[part="tight"]::tab { padding: 8px 6px; margin-right: 2px; }
QTabBar[part="segments"]::tab { background: $surface; border: 1px solid $control; border-radius: $pill;
    font-size: $small; font-weight: 400; padding: 0 8px; margin: 2px 5px 2px 0; }
QTabBar[part="segments"]::tab:hover { background: $sunken; }
QTabBar[part="segments"]::tab:selected { background: $accent_soft; border-color: $accent; color: $text; }
QTabBar[part="segments"]::tab:selected:focus { border: 2px solid $accent; padding: 0 7px; color: $accent; }
QTabBar::scroller { width: 60px; }
QTabBar QToolButton { background: $surface; border: 1px solid $control; border-radius: 4px; }
QTabWidget::pane { border: none; border-top: 1px solid $border; }

QProgressBar { border: none; border-radius: 3px; background: $border; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }

QMenu { background: $surface; border: 1px solid $control; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; min-height: 20px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $control; }
QMenu::separator { height: 1px; background: $border; margin: 4px 8px; }

QFrame[part="status"] { background: $sunken; border: none; border-top: 1px solid $border; }
QFrame[part="status"] QPushButton { min-height: $target; font-size: $small; padding: 0 8px; }
QFrame[part="status"] QPushButton[part="icon"] {
    min-width: $target; max-width: $target; max-height: $target; padding: 0;
}
QSplitter::handle { background: $border; }
QSplitter::handle:horizontal { width: 1px; }
QDialog, QMainWindow { background: $window; }
"""
