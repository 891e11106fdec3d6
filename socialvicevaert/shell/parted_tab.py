"""A tab of a resident with parts of several features, of which one is shown at a time."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from socialvicevaert.shared.tokens import SPACE_L, SPACE_M
from socialvicevaert.shell.screens import screen_class
from socialvicevaert.ui import layouts
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.resident_tab import ResidentTab
from socialvicevaert.ui.segment_bar import Segment, SegmentBar
from socialvicevaert.ui.text import tr


@dataclass(frozen=True)
class PartEntry:
    """One part: ``key`` is what ``Target.extra["part"]`` says, ``screen`` is "module:Class" of a ``ResidentTab``.

    ``short`` is its name where there is little room; ``given`` is "module:name" of something from a feature above the
    part's own: its third argument.
    """

    key: str
    text: str
    screen: str
    short: str = ""
    given: str = ""


class LastPart:
    """The part shown last, so that the next resident opens at the same."""

    def __init__(self) -> None:
        self.key = ""


class PartedTab(ResidentTab):
    """A bar of segments with the part below it; a part is made when it is first shown.

    A part scrolls in a place of its own, unless it says ``fills_height``: then it has all the room there is.
    """

    margin = 0

    def __init__(self, context: Context, beboer_id: int, name: str, parts: Sequence[PartEntry], last: LastPart) -> None:
        super().__init__(context, beboer_id)
        self._entries = {part.key: part for part in parts}
        self._last = last
        self._made: dict[str, tuple[ResidentTab, QWidget]] = {}
        self._outside.setSpacing(0)
        segments = [Segment(part.key, tr(part.text), tr(part.short)) for part in parts]
        self.bar = SegmentBar(segments, tr("Dele af %s") % name, self)
        self.setFocusProxy(self.bar)
        line = layouts.row(None, 0, (SPACE_L, SPACE_M, SPACE_L, 0))
        line.addWidget(self.bar, 1)
        self.body.setSpacing(0)
        self.body.addLayout(line)
        self.stack = QStackedWidget()
        self.body.addWidget(self.stack, 1)
        self.bar.choose(last.key)
        self.bar.chosen.connect(self.open_part)
        # Not now: whoever goes to another part would have this one made, and read, for nothing.
        self._first = QTimer(self, singleShot=True, interval=0)
        self._first.timeout.connect(lambda: self.open_part(self.bar.current))
        self._first.start()

    @property
    def part(self) -> ResidentTab:
        """The part that is shown."""
        return self.open_part(self.bar.current)

    def go_to(self, target: Target) -> None:
        key = target.extra.get("part")
        if key in self._entries:
            self.open_part(str(key)).go_to(target)

    def open_part(self, key: str) -> ResidentTab:
        """Show a part; made now when it was never shown."""
        self._first.stop()
        self._last.key = key
        self.bar.choose(key)
        if key not in self._made:
            entry = self._entries[key]
            given = (screen_class(entry.given),) if entry.given else ()
            part: ResidentTab = screen_class(entry.screen)(self.context, self.beboer_id, *given)
            place: QWidget = part if getattr(part, "fills_height", False) else _scrolling(part)
            self._made[key] = (part, place)
            self.stack.addWidget(place)
        made, shown = self._made[key]
        self.stack.setCurrentWidget(shown)
        return made


def _scrolling(part: QWidget) -> QScrollArea:
    scroller = QScrollArea()
    scroller.setWidgetResizable(True)
    scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroller.setWidget(part)
    return scroller
