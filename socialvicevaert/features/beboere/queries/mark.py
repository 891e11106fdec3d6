"""A short notice on a resident: an icon, a word, and how serious it is."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Mark:
    """``tone`` is neutral, accent, danger, warning, success or info; ``icon`` a name in ``ui.icons``, or "".

    ``short`` is what a line of a list says instead, where there is less room.
    """

    text: str
    tone: str = "neutral"
    icon: str = ""
    tip: str = ""
    short: str = ""
