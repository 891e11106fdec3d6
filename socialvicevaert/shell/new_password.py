"""A new password twice, with words on how strong it is: length counts, not rules of composition (NIST SP 800-63B)."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from socialvicevaert.security.passwords import MINIMUM_LENGTH, password_problem
from socialvicevaert.shared.tokens import SPACE_M
from socialvicevaert.ui import layouts
from socialvicevaert.ui.fields import PasswordField
from socialvicevaert.ui.text import tr

_GOOD_LENGTH = 16
_STRONG_LENGTH = 22


def strength_words(password: str, known: Sequence[str] = ()) -> str:
    """How strong a password is, in words; ``known`` are names an acquaintance would try first."""
    length = len(password)
    if not length:
        return tr("Mindst %d tegn. Nogle ord efter hinanden er let at huske og svært at gætte.") % MINIMUM_LENGTH
    if length < MINIMUM_LENGTH:
        return tr("Der mangler %d tegn.") % (MINIMUM_LENGTH - length)
    if len(set(password.casefold())) < 6:
        return tr("Svag: de samme tegn går igen.")
    typed = password.casefold()
    if any(len(word) > 3 and word in typed for name in known for word in name.casefold().split()):
        return tr("Svag: den indeholder et navn, andre kan gætte.")
    if length < _GOOD_LENGTH:
        return tr("God nok. Et ord mere gør den stærk.")
    return tr("Meget stærk.") if length >= _STRONG_LENGTH else tr("Stærk.")


class NewPassword(QWidget):
    """Two fields that must agree; ``edited`` on every key."""

    edited = Signal()

    def __init__(self, known: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = tuple(known)
        inside = layouts.column(self, SPACE_M)
        self.first = PasswordField("password", tr("Ny adgangskode"), strength_words(""))
        self.second = PasswordField("repeat", tr("Gentag adgangskoden"))
        inside.addWidget(self.first)
        inside.addWidget(self.second)
        self.first.edited.connect(self._edited)
        self.second.edited.connect(self._edited)
        self.setFocusProxy(self.first)

    @property
    def value(self) -> str:
        """The password as typed."""
        return self.first.value()

    @property
    def is_ready(self) -> bool:
        """Long enough, and the same twice."""
        return password_problem(self.first.value()) is None and self.first.value() == self.second.value()

    def know(self, names: Sequence[str]) -> None:
        """Names that make a password weak."""
        self._known = tuple(names)

    def check(self) -> bool:
        """Say beside the fields what is missing; True when nothing is."""
        problem = password_problem(self.first.value())
        if problem is not None:
            self.first.set_hint("")  # the error says it; the hint comes back with the next key
            self.first.set_error(problem)
            self.first.setFocus()
        elif self.first.value() != self.second.value():
            self.second.set_error(tr("De to adgangskoder er ikke ens."))
            self.second.setFocus()
        return self.is_ready

    def _edited(self) -> None:
        self.first.set_hint(strength_words(self.first.value(), self._known))
        self.edited.emit()
