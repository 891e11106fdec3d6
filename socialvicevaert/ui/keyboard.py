"""Where Tab stops, and where the keyboard goes on when the control that has it goes away.

Qt gives the focus of a control that is hidden to the next one of the window: after a card is drawn again that is the
rail, and an Enter meant for the card leaves the page.
"""

from collections.abc import Iterable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QWidget


def takes_tab(widget: QWidget) -> bool:
    """Whether Tab stops at a widget now; one with a proxy hands the focus on, and is no stop itself."""
    takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(takes) and widget.focusProxy() is None and widget.isVisible() and widget.isEnabled()


def in_reading_order(place: QWidget, stops: Iterable[QWidget]) -> list[QWidget]:
    """The stops of a part as they are read: as they stand in its layouts, whenever they were made.

    Qt puts what is made later last of all, e.g. a line that was added or a chip for what was chosen.
    """
    ranks: dict[QWidget, int] = {}

    def walk(layout: QLayout) -> None:
        for at in range(layout.count()):
            item = layout.itemAt(at)
            if item is None:
                continue
            widget, inner = item.widget(), item.layout()
            if widget is not None:
                ranks[widget] = len(ranks)
                inside = widget.widget() if isinstance(widget, QScrollArea) else widget
                inner = inside.layout() if inside is not None else None
            if inner is not None:
                walk(inner)

    def rank(widget: QWidget) -> int:
        around: QWidget | None = widget
        while around is not None and around is not place:
            if around in ranks:
                return ranks[around]
            around = around.parentWidget()
        return -1

    whole = place.layout()
    if whole is not None:
        walk(whole)
    return sorted(stops, key=rank)


def step_through(place: QWidget, parts: Iterable[QWidget], is_next: bool) -> bool:
    """Move the keyboard as the parts of a place are read, and after the last of them out of it; False elsewhere."""
    stops = [stop for part in parts for stop in _stops_of(part)]
    focus = QApplication.focusWidget()
    if focus is None or focus not in stops:
        return False
    at = stops.index(focus) + (1 if is_next else -1)
    target = stops[at] if 0 <= at < len(stops) else _stop_outside(place, focus, is_next)
    if target is None:
        return False
    target.setFocus(Qt.FocusReason.TabFocusReason if is_next else Qt.FocusReason.BacktabFocusReason)
    around = target.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    if around is not None:
        around.ensureWidgetVisible(target, 0, target.height())
    return True


def name_of(widget: QWidget) -> str:
    """What a control is called: the same for the one that takes its place when its part is drawn again."""
    return widget.accessibleName() or str(widget.property("text") or "")


def go_on(place: QWidget, name: str = "") -> bool:
    """Give the keyboard to the control of that name in a part, else to its first one, else to the part around it.

    False where nothing takes it.
    """
    around: QWidget | None = place
    while around is not None:
        stops = [each for each in around.findChildren(QWidget) if takes_tab(each)]
        if stops:
            same = [each for each in stops if name and name_of(each) == name]
            (same or [_first(around, stops)])[0].setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        around = around.parentWidget()
    return False


def keep_within(place: QWidget | None, going: Iterable[QWidget]) -> None:
    """Some widgets of a part are about to go: where one of them has the keyboard it stays within the part.

    What comes instead stands only when the caller is done, so it is looked for afterwards, unless somebody else has
    taken the keyboard by then.
    """
    focus = QApplication.focusWidget()
    if focus is None or place is None or not place.isVisible():
        return
    if not any(each is focus or each.isAncestorOf(focus) for each in going):
        return
    name = name_of(focus)
    place.setFocus(Qt.FocusReason.OtherFocusReason)

    def later() -> None:
        if QApplication.focusWidget() is place:
            go_on(place, name)

    # Twice: what was added to a layout is shown by an event that is posted after this one.
    QTimer.singleShot(0, place, lambda: QTimer.singleShot(0, place, later))


def _first(place: QWidget, stops: list[QWidget]) -> QWidget:
    """The first in the order of Tab, which is not the order of making."""
    widget = place.nextInFocusChain()
    while widget is not None and widget is not place:
        if widget in stops:
            return widget
        widget = widget.nextInFocusChain()
    return stops[0]


def _stops_of(part: QWidget) -> list[QWidget]:
    stops: list[QWidget] = []
    widget = part.nextInFocusChain()
    while widget is not None and widget is not part:
        if takes_tab(widget) and part.isAncestorOf(widget):
            stops.append(widget)
        widget = widget.nextInFocusChain()
    inside = part.widget() if isinstance(part, QScrollArea) else part
    return in_reading_order(inside, stops) if inside is not None else stops


def _stop_outside(place: QWidget, focus: QWidget, is_next: bool) -> QWidget | None:
    widget = focus.nextInFocusChain() if is_next else focus.previousInFocusChain()
    while widget is not None and widget is not focus:
        if takes_tab(widget) and not place.isAncestorOf(widget):
            return widget
        widget = widget.nextInFocusChain() if is_next else widget.previousInFocusChain()
    return None
