"""What a referral rests on: the bases there are, the consents, what one allows, and what to do without any."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from socialvicevaert.features.henvisninger.queries import HenvisningView, WritingView
from socialvicevaert.features.samtykker.models import Behandlingsgrundlag
from socialvicevaert.features.samtykker.queries import SamtykkeTilstand, SamtykkeView
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.shared.tokens import SPACE_S
from socialvicevaert.ui import labels, layouts
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.fields import ChoiceField
from socialvicevaert.ui.form import Form
from socialvicevaert.ui.status_chip import StatusChip
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

SHORT_BASIS = (
    (Behandlingsgrundlag.SAMTYKKE, "Samtykke"),
    (Behandlingsgrundlag.ANONYM, "Anonym rådgivning"),
    (Behandlingsgrundlag.ANDET, "Andet"),
)
OLDER_BASIS = (*SHORT_BASIS[:2], (Behandlingsgrundlag.UNDERRETNING, "Underretning om et barn"), *SHORT_BASIS[2:])
"""For drafts from before an underretning was a record of its own."""
BASIS_HELP = {
    Behandlingsgrundlag.SAMTYKKE: "Brevet bliver skåret til det, samtykket dækker.",
    Behandlingsgrundlag.ANONYM: "Brevet nævner ikke beboeren. Skriv heller ikke navn eller andet, der kan genkendes.",
    Behandlingsgrundlag.UNDERRETNING: "Kræver ikke samtykke. Kun du og beboerens ansvarlige kan se den.",
    Behandlingsgrundlag.ANDET: "Fx fare for liv eller helbred. Begrundelsen står i brevet og i loggen.",
}


def offered(henvisning: HenvisningView | None) -> tuple[tuple[Behandlingsgrundlag, str], ...]:
    """The bases to choose among, in the short words of chips; a draft goes on with the one it was begun on."""
    is_older = henvisning is not None and henvisning.basis is Behandlingsgrundlag.UNDERRETNING
    return OLDER_BASIS if is_older else SHORT_BASIS


class ConsentBasis(QObject):
    """A choice among the consents that cover the receiver, and below it what the chosen one says.

    A consent that was chosen and has ended stays chosen, so that the draft is blocked until somebody decides.
    """

    consent_wanted = Signal()
    changed = Signal()

    def __init__(self, form: Form) -> None:
        super().__init__(form)
        self._form = form
        self._known: dict[int, SamtykkeView] = {}
        self._covering: tuple[SamtykkeView, ...] = ()
        self._has_partner = False
        self._is_needed = True
        self.chosen_id: int | None = None
        self.field = form.add(
            ChoiceField[int]("samtykke_id", tr("Samtykke"), empty=tr("Intet samtykke dækker modtageren"))
        )
        self.field.edited.connect(self._chosen)
        self._place = QWidget()
        self._parts = layouts.column(self._place, SPACE_S)
        form.add_widget(self._place)

    @property
    def usable(self) -> SamtykkeView | None:
        """The chosen consent, if it covers the receiver today."""
        return next((one for one in self._covering if one.id == self.chosen_id), None)

    @property
    def is_blocked(self) -> bool:
        """Whether it rests on a consent that no longer can be used."""
        return self.chosen_id is not None and self.chosen_id in self._known and self.usable is None

    def set_needed(self, needed: bool) -> None:
        """Show it only where consent is the basis."""
        self._is_needed = needed
        self.field.setVisible(needed and self._has_partner)
        self._place.setVisible(needed and self._has_partner)

    def show_consents(self, found: WritingView, has_partner: bool) -> None:
        """What there is to rest on; the widest is proposed while nothing is chosen."""
        self._has_partner = has_partner
        self._covering = found.covering
        self._known = {one.id: one for one in found.covering}
        resting = found.resting_on
        if resting is not None and resting.id == self.chosen_id:
            self._known.setdefault(resting.id, resting)
        elif self.chosen_id not in self._known:
            self.chosen_id = None
        if self.chosen_id is None and self._covering:
            self.chosen_id = self._covering[0].id
        self.field.set_choices([(one.id, _line(one)) for one in self._known.values()])
        self.field.set_value(self.chosen_id)
        self._show()
        self.set_needed(self._is_needed)

    def use(self, samtykke_id: int) -> None:
        """Choose another consent as the user would."""
        self.field.choose(samtykke_id)

    def _chosen(self) -> None:
        self.chosen_id = self.field.value()
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        layouts.clear(self._parts)
        view = self.usable
        if view is not None:
            self._parts.addWidget(labels.body(tr("Formål: %s") % view.coverage.purpose))
            kinds = layouts.FlowRow(space=SPACE_S)
            for kind in view.kinds:
                kinds.add(StatusChip(kind.label, Tone.NEUTRAL, "tick"))
            self._parts.addWidget(kinds)
        elif self.is_blocked:
            self._parts.addWidget(self._blocked(self._known[self.chosen_id or 0]))
        elif self._has_partner:
            text = tr(
                "Intet samtykke tillader, at vi giver oplysninger til modtageren. Kladden kan skrives, ikke sendes."
            )
            self._parts.addWidget(Banner(text, Tone.WARNING, tr("Få et samtykke"), self.consent_wanted.emit))

    def _blocked(self, ended: SamtykkeView) -> Banner:
        if ended.state is SamtykkeTilstand.TRUKKET:
            why = tr("Samtykket blev trukket tilbage %s. Kladden er spærret.") % show_date(ended.coverage.withdrawn_on)
        elif ended.state is SamtykkeTilstand.UDLOEBET:
            why = tr("Samtykket udløb %s. Kladden er spærret.") % show_date(ended.coverage.valid_to)
        else:
            why = tr("Samtykket gælder ikke denne modtager. Kladden er spærret.")
        if self._covering:
            other = self._covering[0]
            text = tr("Brug samtykket af %s") % show_date(other.coverage.given_on)
            return Banner(why, Tone.DANGER, text, lambda: self.use(other.id))
        return Banner(why, Tone.DANGER, tr("Få et nyt samtykke"), self.consent_wanted.emit)


def _line(view: SamtykkeView) -> str:
    until = tr("til %s") % show_date(view.coverage.valid_to)
    state = "" if view.state in (SamtykkeTilstand.AKTIVT, SamtykkeTilstand.UDLOEBER) else view.state.label
    return " · ".join(filter(None, (state or until, view.coverage.purpose)))
