"""What lacks in the resident's consents: one line each, why it is said, and the one thing to do about it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from socialvicevaert.features.samtykker.rules.missing import Mangel, MangelArt
from socialvicevaert.shared.tokens import SPACE_S
from socialvicevaert.ui import layouts
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

_TONES = {MangelArt.UDLOEBER: Tone.INFO, MangelArt.UDLOEBET: Tone.DANGER, MangelArt.BESKED: Tone.DANGER}


class MissingStrip(QWidget):
    """Banners above the consents."""

    wanted = Signal(object)  # Mangel: put this right

    def __init__(self, missing: Sequence[Mangel], may_write: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inside = layouts.column(self, SPACE_S)
        self.banners: list[Banner] = []
        for one in missing:
            text = tr("%s. %s") % (one.title, one.why)
            action = tr(one.kind.label) if may_write else ""
            tone = _TONES.get(one.kind, Tone.WARNING)
            banner = Banner(text, tone, action, self._wanter(one))
            if banner.action is not None:  # several may be called the same
                banner.action.setAccessibleName(tr("%s: %s") % (action, one.title))
            self.banners.append(banner)
            inside.addWidget(banner)

    def _wanter(self, one: Mangel) -> Callable[[], None]:
        return lambda: self.wanted.emit(one)
