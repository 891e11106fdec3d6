"""Every icon by what it means here, drawn from one vector set in a colour of the tokens.

The set takes 0.15 s to load, so it is loaded in a thread after the first paint; `put` remembers what a widget wants
and gives it when the icons are there, and again when the colours change.
"""

import threading
from typing import Any, ClassVar

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from socialvicevaert.shared.tokens import ICON
from socialvicevaert.ui import theme

NAMES = {
    # rail and subjects
    "today": "ph.sun-horizon",
    "people": "ph.users",
    "person": "ph.user",
    "court": "ph.scales",
    "money": "ph.money",
    "referral": "ph.paper-plane-tilt",
    "volunteers": "ph.users-three",
    "partners": "ph.handshake",
    "reports": "ph.chart-bar",
    "settings": "ph.gear-six",
    "case": "ph.folder-notch-open",
    "contact": "ph.chat-text",
    "task": "ph.check-square",
    "consent": "ph.pen-nib",
    "document": "ph.file-text",
    "history": "ph.clock-counter-clockwise",
    "timeline": "ph.list-bullets",
    "overview": "ph.squares-four",
    "list": "ph.list-dashes",
    "home": "ph.house-line",
    "building": "ph.buildings",
    "household": "ph.users",
    "child": "ph.baby",
    "arrears": "ph.receipt",
    "agreement": "ph.calendar-check",
    "import": "ph.download-simple",
    "export": "ph.export",
    "note": "ph.note-pencil",
    # ways to meet
    "phone": "ph.phone",
    "no_phone": "ph.phone-slash",
    "visit": "ph.house-line",
    "office": "ph.buildings",
    "mail": "ph.envelope-simple",
    "sms": "ph.device-mobile",
    "meeting": "ph.users-four",
    "letter": "ph.envelope-open",
    "place": "ph.map-pin",
    "language": "ph.translate",
    "dog": "ph.dog",
    "shield": "ph.shield-check",
    "secret": "ph.eye-slash",
    "show": "ph.eye",
    # states
    "circle": "ph.circle",
    "current": "ph.record",
    "computed": "ph.calculator",
    "overruled": "ph.pencil-line",
    "done": "ph.check-circle",
    "warning": "ph.warning",
    "danger": "ph.warning-octagon",
    "info": "ph.info",
    "question": "ph.question",
    "waiting": "ph.hourglass-medium",
    "late": "ph.clock-afternoon",
    "calendar": "ph.calendar-blank",
    "deadline": "ph.calendar-x",
    "bell": "ph.bell",
    "snooze": "ph.bell-simple-z",
    "star": "ph.star",
    "worse": "ph.trend-up",
    "better": "ph.trend-down",
    "new": "ph.plus-circle",
    "missing": "ph.circle-dashed",
    "stopped": "ph.prohibit",
    # acts
    "add": "ph.plus",
    "edit": "ph.pencil-simple",
    "delete": "ph.trash",
    "restore": "ph.arrow-u-up-left",
    "undo": "ph.arrow-u-up-left",
    "save": "ph.check",
    "close": "ph.x",
    "search": "ph.magnifying-glass",
    "filter": "ph.funnel-simple",
    "print": "ph.printer",
    "copy": "ph.copy",
    "link": "ph.link-simple",
    "unlink": "ph.link-simple-break",
    "open": "ph.arrow-square-out",
    "next": "ph.caret-right",
    "previous": "ph.caret-left",
    "up": "ph.caret-up",
    "down": "ph.caret-down",
    "more": "ph.dots-three",
    "refresh": "ph.arrows-clockwise",
    "zoom_in": "ph.magnifying-glass-plus",
    "zoom_out": "ph.magnifying-glass-minus",
    "fit_width": "ph.arrows-out-line-horizontal",
    "lock": "ph.lock-simple",
    "unlock": "ph.lock-simple-open",
    "key": "ph.key",
    "backup": "ph.hard-drives",
    "keyboard": "ph.keyboard",
    "folder": "ph.folder-open",
    "attach": "ph.paperclip",
    "picture": "ph.image",
    "word": "ph.file",
    "send": "ph.paper-plane-tilt",
    "tick": "ph.check",
    "sparkle": "ph.sparkle",
    "leaf": "ph.leaf",
}
"""What a screen asks for → the glyph in the set."""


def put(widget: QAbstractButton | QLabel, name: str, role: str = "text2", size: int = ICON) -> None:
    """Show an icon in a button or a label; `role` is a colour of the tokens, `size` pixels at 100 % text."""
    widget.setProperty("icon_name", name)
    widget.setProperty("icon_role", role)
    widget.setProperty("icon_size", size)
    if _Loader.loaded:
        _draw(widget)
    else:
        _Loader.start()


def hold() -> None:
    """Do not begin to load before `load_later`: the first paint must not share its time."""
    _Loader.is_held = True


def load_later() -> None:
    """Load the set in a thread; call after the first paint."""
    _Loader.is_held = False
    _Loader.start()


def icon(name: str, role: str = "text2") -> QIcon:
    """The icon as a QIcon; loads the set at once when that has not been done."""
    return icon_in(name, theme.colours().named()[role])


def icon_in(name: str, colour: str) -> QIcon:
    """The icon in a colour of the tokens given as `#RRGGBB`."""
    load_now()
    key = (name, colour)
    if key not in _drawn:
        _drawn[key] = _Loader.module.icon(NAMES[name], color=colour, color_disabled=theme.colours().control)
    return _drawn[key]


def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """The icon as a picture of `size` pixels, for code that paints."""
    return icon_in(name, colour).pixmap(QSize(size, size), ratio)


def load_now() -> None:
    """Load the set on this thread: for tests, and for code that cannot wait."""
    if _Loader.module is None:
        import qtawesome

        _Loader.module = qtawesome
    if not _Loader.loaded:
        _Loader.loaded = True
        app = QApplication.instance()
        dressed = app.findChild(theme.Theme) if app is not None else None
        if dressed is not None:
            dressed.changed.connect(redraw)


def redraw() -> None:
    """Draw every icon on the screen again, after the colours or the size of text changed."""
    _drawn.clear()
    if _Loader.loaded:
        for widget in QApplication.allWidgets():
            if isinstance(widget, QAbstractButton | QLabel) and widget.property("icon_name"):
                _draw(widget)


def _draw(widget: QAbstractButton | QLabel) -> None:
    size = theme.scaled(int(widget.property("icon_size")))
    made = icon(str(widget.property("icon_name")), str(widget.property("icon_role")))
    if isinstance(widget, QAbstractButton):
        widget.setIcon(made)
        # The style leaves 4 pixels between icon and word, which is too little: the icon brings some of its own.
        widget.setIconSize(QSize(size + 6 if widget.text() else size, size))
    else:
        widget.setPixmap(made.pixmap(QSize(size, size), widget.devicePixelRatioF()))
        widget.setFixedSize(size, size)


class _Arrival(QObject):
    """Carries the news from the loading thread to the window thread."""

    came = Signal()

    def __init__(self, parent: QWidget | QObject) -> None:
        super().__init__(parent)
        self.came.connect(self._came, Qt.ConnectionType.QueuedConnection)

    def _came(self) -> None:
        load_now()
        redraw()


class _Loader:
    """The set, once for the process."""

    module: ClassVar[Any] = None
    loaded: ClassVar[bool] = False
    is_held: ClassVar[bool] = False
    _started: ClassVar[bool] = False

    @classmethod
    def start(cls) -> None:
        app = QApplication.instance()
        if cls._started or cls.is_held or app is None:
            return
        cls._started = True
        arrival = _Arrival(app)

        def load() -> None:
            import qtawesome

            cls.module = qtawesome
            arrival.came.emit()

        threading.Thread(target=load, name="icons", daemon=True).start()


_drawn: dict[tuple[str, str], QIcon] = {}
