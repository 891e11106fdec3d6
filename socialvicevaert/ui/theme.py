"""The look of the whole window: Fusion, a palette and one style sheet, all from the tokens.

Light and dark follow the system unless one is forced; all text grows from 100 to 200 %.
"""

from enum import Enum

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, Qt, QTranslator, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QProxyStyle, QStyle, QStyleHintReturn, QStyleOption, QWidget

from socialvicevaert.shared.tokens import BODY_PT, DARK, FOCUS_RING, FONT_FAMILY, LIGHT, SMALLEST_PT, Colours
from socialvicevaert.ui.focus_ring import FOCUS_GAP, FocusRing
from socialvicevaert.ui.style_sheet import style_sheet

FAMILIES = ["Segoe UI", ".AppleSystemUIFont", FONT_FAMILY, "DejaVu Sans"]
"""The system's own font where it is known, else the one we bring; the default changes with what is installed."""


class Scheme(Enum):
    """Light or dark."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """Dresses the application; make one at the start and keep it."""

    changed = Signal()

    def __init__(self, app: QApplication, scheme: Scheme = Scheme.SYSTEM, percent: int = 100) -> None:
        super().__init__(app)
        self._app = app
        self._scheme = scheme
        self._percent = percent
        app.setStyle(_Style("Fusion"))
        QLocale.setDefault(QLocale(QLocale.Language.Danish, QLocale.Country.Denmark))
        self._translator = QTranslator(self)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load("qtbase_da", folder):
            app.installTranslator(self._translator)
        self.focus_ring = FocusRing(app)
        app.styleHints().colorSchemeChanged.connect(self.apply)
        self.apply()

    @property
    def scheme(self) -> Scheme:
        return self._scheme

    @property
    def percent(self) -> int:
        return self._percent

    def use(self, scheme: Scheme | None = None, percent: int | None = None) -> None:
        """Change light/dark or the size of text (100–200 %)."""
        self._scheme = scheme or self._scheme
        self._percent = max(100, min(200, percent or self._percent))
        self.apply()

    def apply(self) -> None:
        """Dress every window again, e.g. after a font has been loaded."""
        _now.colours = DARK if self._is_dark() else LIGHT
        _now.percent = self._percent
        self._app.setFont(font(BODY_PT))
        self._app.setPalette(_palette(_now.colours))
        self._app.setStyleSheet(style_sheet(_now.colours, self._percent))
        self.changed.emit()

    def _is_dark(self) -> bool:
        if self._scheme is Scheme.SYSTEM:
            return self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return self._scheme is Scheme.DARK


class _Style(QProxyStyle):
    """Fusion with links, mnemonics and combo boxes as we want them."""

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803 - Qt's name
    ) -> int:
        if hint is QStyle.StyleHint.SH_ComboBox_Popup:
            return 0  # a list below the box, as high as it needs, instead of a menu over it
        if hint is QStyle.StyleHint.SH_FocusFrame_AboveWidget:
            return 1  # else a ring around a control at the edge of its parent is cut
        return super().styleHint(hint, option, widget, returnData)

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        if metric in (QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin):
            return FOCUS_RING + FOCUS_GAP
        if metric in (QStyle.PixelMetric.PM_SmallIconSize, QStyle.PixelMetric.PM_LineEditIconSize):
            return scaled(16)
        return super().pixelMetric(metric, option, widget)


class _Now:
    """What is applied; painting code reads it through the functions below."""

    colours: Colours = LIGHT
    percent: int = 100


_now = _Now()


def colours() -> Colours:
    """The colours of now, for code that paints."""
    return _now.colours


def scaled(pixels: float) -> int:
    """A length that grows with the text."""
    return round(pixels * _now.percent / 100)


def font(points: float, bold: bool = False, tabular: bool = False) -> QFont:
    """A font of the program in points at 100 %; `tabular` gives all figures the same width."""
    made = QFont(FAMILIES)
    made.setPointSizeF(max(SMALLEST_PT, points) * _now.percent / 100)
    if bold:
        made.setWeight(QFont.Weight.DemiBold)
    if tabular:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


def _palette(tokens: Colours) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for one, colour in {
        role.Window: tokens.window,
        role.WindowText: tokens.text,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.sunken,
        role.Text: tokens.text,
        role.Button: tokens.surface,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.danger,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.ToolTipBase: tokens.text,
        role.ToolTipText: tokens.surface,
        role.PlaceholderText: tokens.text2,
        role.Light: tokens.surface,
        role.Midlight: tokens.sunken,
        role.Mid: tokens.border,
        role.Dark: tokens.control,
        role.Shadow: tokens.border,
        role.Accent: tokens.accent,
    }.items():
        palette.setColor(one, QColor(colour))
    for one in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, one, QColor(tokens.control))
    return palette
