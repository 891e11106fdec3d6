"""How serious a part is: always shown by an icon and a word besides the colour."""

from enum import Enum

from socialvicevaert.ui.theme import colours


class Tone(Enum):
    """The severity of a chip, a banner, a card or a cell."""

    NEUTRAL = "neutral"
    ACCENT = "accent"
    DANGER = "danger"
    WARNING = "warning"
    SUCCESS = "success"
    INFO = "info"

    @property
    def mark(self) -> str:
        """The colour of text and icon, as `#RRGGBB` in the theme of now."""
        return colours().text2 if self is Tone.NEUTRAL else colours().named()[self.value]

    @property
    def ground(self) -> str:
        """The soft colour behind `mark`."""
        return colours().sunken if self is Tone.NEUTRAL else colours().named()[f"{self.value}_soft"]

    @property
    def icon(self) -> str:
        """The icon that says the same as the colour."""
        return _ICONS[self]


_ICONS = {
    Tone.NEUTRAL: "circle",
    Tone.ACCENT: "current",
    Tone.DANGER: "danger",
    Tone.WARNING: "warning",
    Tone.SUCCESS: "done",
    Tone.INFO: "info",
}
