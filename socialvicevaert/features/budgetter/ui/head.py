"""What stands above the budget: the views, the household, the versions, the paper, and how the saving goes."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QLabel, QPushButton, QWidget

from socialvicevaert.features.budgetter.ui.saver import Saving
from socialvicevaert.shared.tokens import SPACE_S, SPACE_XS
from socialvicevaert.ui import buttons, icons, labels, layouts, theme
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.chip_button import chip_button
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

_MARKS = {
    Saving.SAVED: ("done", "success"),
    Saving.WAITING: ("waiting", "text2"),
    Saving.FAILED: ("danger", "danger"),
}

_PARTLY = ("warning", "warning")

ROOM_FOR_WORDS = 640
"""Pixels at 100 % text below which buttons are only their icons; their words are tooltip and accessible name."""

ROOM_FOR_ALL_WORDS = 860
"""The same for what is used less."""


class FoldingWords:
    """Buttons whose words give way where there is little room."""

    def __init__(self, parts: Sequence[QPushButton]) -> None:
        self.buttons = tuple(parts)
        self._words = tuple(button.text() for button in parts)
        for button, words in zip(self.buttons, self._words, strict=True):
            button.setAccessibleName(words)
            button.setToolTip(button.toolTip() or words)

    def fold(self, on: bool) -> None:
        """Show the icons only, or the words as well."""
        for button, words in zip(self.buttons, self._words, strict=True):
            if bool(button.text()) == on:
                button.setText("" if on else words)
                role = str(button.property("icon_role"))
                icons.put(button, str(button.property("icon_name")), role)  # its size follows the words


class BudgetHead(QWidget):
    """Buttons that flow, and below them a banner while something could not be saved or an old version is shown."""

    view_chosen = Signal(int)
    household_wanted = Signal()
    versions_wanted = Signal()
    paper_wanted = Signal()
    retry_wanted = Signal()
    wrong_wanted = Signal()
    newest_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outside = layouts.column(self, SPACE_S)
        line = layouts.FlowRow()
        self.views: list[QPushButton] = []
        group = QButtonGroup(self)
        for at, text in enumerate((tr("Budget"), tr("12 måneder"), tr("Hvad nu hvis"))):
            chip = chip_button(text)
            group.addButton(chip, at)
            line.add(chip)
            self.views.append(chip)
        group.idClicked.connect(self.view_chosen)
        self.household = buttons.quiet(tr("Husstand"), self.household_wanted.emit, "household")
        self.versions = buttons.quiet(tr("Versioner"), self.versions_wanted.emit, "history")
        self.paper = buttons.plain(tr("Udskriv til beboer"), self.paper_wanted.emit, "print")
        for button in (self.household, self.versions, self.paper):
            line.add(button)
        self._quiet, self._paper = FoldingWords((self.household, self.versions)), FoldingWords((self.paper,))
        state = QWidget()
        inside = layouts.row(state, SPACE_XS)
        self._saving, self._saved_words, self._wrong_count = Saving.SAVED, "", 0
        self._mark = QLabel()
        inside.addWidget(self._mark)
        self.state = labels.FlowLabel("", "secondary")
        inside.addWidget(self.state)
        line.add(state)
        self.wrong = buttons.link("", self.wrong_wanted.emit)
        self.wrong.hide()
        line.add(self.wrong)
        outside.addWidget(line)
        self.failure = Banner("", Tone.DANGER, tr("Prøv igen"), self.retry_wanted.emit)
        self.old = Banner("", Tone.INFO, tr("Vis det nyeste"), self.newest_wanted.emit)
        for banner in (self.failure, self.old):
            banner.hide()
            outside.addWidget(banner)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._quiet.fold(self.width() < theme.scaled(ROOM_FOR_ALL_WORDS))
        self._paper.fold(self.width() < theme.scaled(ROOM_FOR_WORDS))

    def show_saving(self, saving: Saving, words: str) -> None:
        """How it stands with the saving; why it failed has its own place."""
        self._saving, self._saved_words = saving, words
        is_failed = saving is Saving.FAILED
        self.failure.setVisible(is_failed)
        if is_failed:
            self.failure.set_text(words)
        self._show_state()

    def show_wrong(self, in_lines: int, in_household: int) -> None:
        """How many fields stand in the way; the link goes to the first of them."""
        self._wrong_count = count = in_lines + in_household
        self.wrong.setVisible(count > 0)
        if not in_lines:
            self.wrong.setText(tr("Husstanden skal rettes: vis det"))
        elif count == 1:
            self.wrong.setText(tr("1 felt skal rettes: vis det"))
        else:
            self.wrong.setText(tr("%s felter skal rettes: vis det første") % count)
        self._show_state()

    def show_old(self, words: str) -> None:
        """Say that an older version is shown; empty: the newest is."""
        self.old.set_text(words)
        self.old.setVisible(bool(words))

    def _show_state(self) -> None:
        """What is saved is not all of it while something has to be put right first."""
        words = tr("Ikke gemt") if self._saving is Saving.FAILED else self._saved_words
        mark, role = _MARKS[self._saving]
        if self._saving is Saving.SAVED and self._wrong_count:
            left = tr("1 felt") if self._wrong_count == 1 else tr("%s felter") % self._wrong_count
            words, (mark, role) = tr("%s, undtagen %s") % (words, left), _PARTLY
        self.state.setText(words)
        icons.put(self._mark, mark, role, 16)
