"""Which of the three papers: they are kept apart from the first click, each with words for what it is for."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton

from socialvicevaert.features.samtykker.models import SamtykkeArt
from socialvicevaert.features.samtykker.ui.form import SamtykkeSheet
from socialvicevaert.ui import buttons, labels
from socialvicevaert.ui.card import Card
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.side_sheet import SideSheet
from socialvicevaert.ui.text import tr

WORDS = {
    SamtykkeArt.REGISTRERING: (
        "Når der skal skrives om helbred, misbrug eller andet følsomt i sagen. Intet gives videre.",
        "Vi må skrive det ned",
    ),
    SamtykkeArt.UDVEKSLING: (
        "Når en myndighed eller en anden må få eller give oplysninger: hvem, hvad, hvorfor og hvor længe.",
        "Vi må tale sammen",
    ),
    SamtykkeArt.FULDMAGT: (
        "Når du skal ringe, skrive eller aftale på beboerens vegne med en bank, en kreditor eller en myndighed.",
        "Jeg må handle for dig",
    ),
}
_ICONS = {
    SamtykkeArt.REGISTRERING: "edit",
    SamtykkeArt.UDVEKSLING: "consent",
    SamtykkeArt.FULDMAGT: "person",
}


class ChooseSheet(SideSheet):
    """Three cards; each leads to the form of its own kind."""

    def __init__(self, context: Context, target: Target) -> None:
        super().__init__(context, tr("Hvad skal beboeren sige ja til?"), width=520)
        self._target = target
        self.choices: dict[SamtykkeArt, QPushButton] = {}
        for kind, (what_for, in_short) in WORDS.items():
            card = Card(tr(kind.label))
            card.add(labels.strong(tr("»%s«") % tr(in_short)))
            card.add(labels.body(tr(what_for)))
            button = buttons.plain(tr("Vælg"), self._chooser(kind), _ICONS[kind])
            button.setAccessibleName(tr("Vælg %s") % tr(kind.label))
            card.head.addWidget(button)
            self.choices[kind] = button
            self.body.addWidget(card)
        self.body.addWidget(
            labels.secondary(tr("Er der brug for mere end ét, så lav dem hver for sig. Et nej gælder kun det ene."))
        )

    def choose(self, kind: SamtykkeArt) -> None:
        """Go on with the form of one kind."""
        extra = {**self._target.extra, "kind": kind.value}
        self.close_sheet()
        self.context.sheets.open(SamtykkeSheet(self.context, Target(self._target.kind, self._target.id, extra=extra)))

    def _chooser(self, kind: SamtykkeArt) -> Callable[[], None]:
        return lambda: self.choose(kind)


def new_samtykke(context: Context, target: Target) -> SideSheet:
    """The form of the kind that is wanted; it is asked for where the place it came from does not say.

    ``extra["kind"]`` names it; where a partner is named it is an exchange.
    """
    if "kind" in target.extra or "partner_id" in target.extra:
        return SamtykkeSheet(context, target)
    return ChooseSheet(context, target)
