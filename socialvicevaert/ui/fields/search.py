"""A choice among many: type, and suggestions come."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel, QTimer
from PySide6.QtWidgets import QCompleter, QListView, QWidget

from socialvicevaert.shared.errors import UserError
from socialvicevaert.ui import icons
from socialvicevaert.ui.fields.text import LineField
from socialvicevaert.ui.style_sheet import dress
from socialvicevaert.ui.text import tr


@dataclass(frozen=True)
class Suggestion:
    """One that can be chosen: its key, its name, and what tells it from others of the same name."""

    key: int
    title: str
    subtitle: str = ""

    @property
    def text(self) -> str:
        return f"{self.title} · {self.subtitle}" if self.subtitle else self.title


Answer = Callable[[Sequence[Suggestion]], None]


class SearchField(LineField[int | None]):
    """One of many, e.g. a resident. `search(text, answer)` asks for suggestions and may answer later; answers to
    older texts are dropped. The value is the chosen key; None while nothing is typed. Enter takes the suggestion that
    is marked, the first unless another is, also when it comes after the key.
    """

    def __init__(
        self,
        name: str,
        label: str,
        search: Callable[[str, Answer], None],
        hint: str = "",
        required: bool = False,
        least: int = 1,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, label, hint, required, parent)
        self._search = search
        self._least = least
        self._asked = ""
        self._answered = ""
        self._wants_first = False
        self.chosen: Suggestion | None = None
        self.suggestions: Sequence[Suggestion] = ()
        self._model = QStringListModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(8)
        self._completer.setWidget(self.line)
        self._popup = QListView()
        self._completer.setPopup(self._popup)
        dress(self._popup, "popup")
        self._completer.activated[QModelIndex].connect(self._activated)  # type: ignore[index]
        self.line.setPlaceholderText(tr("Skriv for at søge"))
        self.line.setClearButtonEnabled(False)
        self._pause = QTimer(self, singleShot=True, interval=120)
        self._pause.timeout.connect(self._ask)
        self.line.textEdited.connect(self._typed_more)
        self.line.returnPressed.connect(self._entered)
        dress(self.line, "search")
        leading = self.line.addAction(icons.icon("search"), self.line.ActionPosition.LeadingPosition)
        leading.setText(tr("Søg"))

    @property
    def text(self) -> str:
        """What is typed, chosen or not."""
        return self._typed()

    def value(self) -> int | None:
        if self.chosen is not None:
            return self.chosen.key
        if self._typed():
            raise UserError(tr("Vælg en fra listen."))
        return None

    def set_value(self, value: int | None) -> None:
        """Forget the choice (None), or keep it; use `choose` to give a key with its name."""
        if value is None:
            self.chosen = None
            self.line.clear()

    def choose(self, suggestion: Suggestion) -> None:
        """Choose as the user would."""
        self.set_chosen(suggestion)
        self.edited.emit()

    def set_chosen(self, suggestion: Suggestion | None) -> None:
        """Show a choice as the starting point."""
        self.chosen = suggestion
        self.line.setText(suggestion.title if suggestion else "")
        self.line.setCursorPosition(0)
        if suggestion is not None:
            self.set_hint(suggestion.subtitle)

    def show_suggestions(self, found: Sequence[Suggestion]) -> None:
        """Offer these below the line."""
        self.suggestions = found
        self._model.setStringList([suggestion.text for suggestion in found])
        if found and self._wants_first:
            self._wants_first = False
            self._choose_and_hide(found[0])
        elif found and self.line.hasFocus():
            self._completer.complete()
            self._popup.setCurrentIndex(self._completer.completionModel().index(0, 0))
        else:
            self._popup.hide()

    def state(self) -> object:
        if self.chosen is None:
            return self.line.text()
        return [self.chosen.key, self.chosen.title, self.chosen.subtitle]

    def restore(self, state: object) -> None:
        if isinstance(state, list) and len(state) == 3:
            self.set_chosen(Suggestion(int(state[0]), str(state[1]), str(state[2])))
        else:
            self.line.setText(str(state))

    def _typed_more(self) -> None:
        self.chosen = None
        self._wants_first = False
        self._pause.start()

    def _ask(self) -> None:
        self._pause.stop()
        typed = self._typed()
        self._asked = typed
        if len(typed) < self._least:
            self.show_suggestions(())
            return

        def answer(found: Sequence[Suggestion]) -> None:
            if typed == self._asked and self.chosen is None:
                self._answered = typed
                self.show_suggestions(found)

        self._search(typed, answer)

    def _activated(self, index: QModelIndex | QPersistentModelIndex) -> None:
        self.choose(self.suggestions[index.row()])

    def _entered(self) -> None:
        if self.chosen is not None or not self._typed():
            return
        if self._answered != self._typed():  # Enter was quicker than the answer
            self._wants_first = True
            self._ask()
        elif self.suggestions:
            marked = self._popup.currentIndex().row() if self._popup.isVisible() else 0
            self._choose_and_hide(self.suggestions[max(0, marked)])
        else:
            self.set_error(tr("Ingen passer på det, du har skrevet."))

    def _choose_and_hide(self, suggestion: Suggestion) -> None:
        self._popup.hide()
        self.choose(suggestion)

    def _left(self) -> None:
        if self.chosen is None and self._typed() and not self._popup.isVisible():
            self.set_error(tr("Vælg en fra listen."))
