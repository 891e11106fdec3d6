"""Base of a resident's tab that shows one kind of thing as cards: how many there are, a button for a new one, cards."""

from typing import ClassVar, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QScrollArea, QWidget

from socialvicevaert.security.roles import Permission, may
from socialvicevaert.shared.tokens import SPACE_L
from socialvicevaert.ui import buttons, labels, layouts
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.empty_state import EmptyKind, EmptyState
from socialvicevaert.ui.resident_tab import ResidentTab
from socialvicevaert.ui.text import tr

C = TypeVar("C", bound=QWidget)


class CardTab(ResidentTab, Generic[C]):
    """Set the words on the class, override `open_new` and `refresh`, and show what was read like this::

        if self.begin(rows, is_empty=not rows):
            for row in rows:
                self.column.addWidget(self.add_card(row.id, RowCard(row)))
            self.finish(tr("%s i alt") % len(rows))

    A target's ``extra["id"]`` brings the card with that number into sight. One whose role lacks `writes` finds the
    button disabled.
    """

    new_text: ClassVar[str] = ""
    empty_text: ClassVar[str] = ""
    writes: ClassVar[Permission]
    scrolls: ClassVar[bool] = True  # not, where it is a part of a tab that scrolls

    def __init__(self, context: Context, beboer_id: int, parent: QWidget | None = None) -> None:
        super().__init__(context, beboer_id, parent)
        self.may_write = may(context.actor, self.writes)
        self.cards: list[C] = []
        self._numbers: list[int] = []
        self._wanted: int | None = None
        self._shown: object = None
        self.head = layouts.row(None)
        self.count = labels.secondary()
        self.head.addWidget(self.count, 1)
        self.new = buttons.plain(tr(self.new_text), self.open_new, "add")
        self.new.setEnabled(self.may_write)
        self.head.addWidget(self.new)
        self.body.addLayout(self.head)
        self.column = layouts.column(None, SPACE_L)
        if self.scrolls:
            self.body.addWidget(self._scroller(), 1)
        else:
            self.body.addLayout(self.column)
            self.body.addStretch(1)

    @property
    def wanted(self) -> int | None:
        """The number of the card that is looked for, until it has been brought into sight."""
        return self._wanted

    def go_to(self, target: Target) -> None:
        number = target.extra.get("id")
        self._wanted = number if isinstance(number, int) else None
        self._bring_into_sight()

    def open_new(self) -> None:
        """Open the form of a new one. Override."""

    def offer_others(self, empty: EmptyState) -> None:
        """What can be done besides while there is nothing yet. Override."""

    def begin(self, shown: object, *, is_empty: bool) -> bool:
        """Make room for new cards. False when none are to be made: `shown` is what stands here already, or is empty."""
        if shown == self._shown:
            return False
        self._shown = shown
        layouts.clear(self.column)
        self.cards, self._numbers = [], []
        if is_empty:
            button = tr(self.new_text) if self.may_write else ""
            empty = EmptyState(EmptyKind.NOTHING_YET, tr(self.empty_text), button, self.open_new, self.icon)
            if self.may_write:
                self.offer_others(empty)
            self.show_part(_scrolling(empty) if self.scrolls else empty)  # large text in a low window
            return False
        self.show_body()
        return True

    def add_card(self, number: int, card: C) -> C:
        """Remember a card by the number of what it shows; where it stands is for the tab to say."""
        self.cards.append(card)
        self._numbers.append(number)
        return card

    def finish(self, count: str) -> None:
        """All cards stand: say how many there are, and look for the one that is wanted."""
        self.count.setText(count)
        self._bring_into_sight()

    def first_act_of(self, card: C) -> QWidget:
        """What gets the keyboard when a card is brought into sight."""
        return card.findChild(QPushButton) or card

    def _scroller(self) -> QScrollArea:
        content = QWidget()
        inside = layouts.column(content, SPACE_L, (0, 0, 4, 0))
        inside.addLayout(self.column)
        inside.addStretch(1)
        return _scrolling(content)

    def _bring_into_sight(self) -> None:
        for number, card in zip(self._numbers, self.cards, strict=True):
            if number == self._wanted:
                self._wanted = None
                around = card.parentWidget()
                while around is not None and not isinstance(around, QScrollArea):
                    around = around.parentWidget()
                if around is not None:
                    around.ensureWidgetVisible(card)
                self.first_act_of(card).setFocus(Qt.FocusReason.OtherFocusReason)
                return


def _scrolling(content: QWidget) -> QScrollArea:
    scroller = QScrollArea()
    scroller.setWidgetResizable(True)
    scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroller.setWidget(content)
    return scroller
