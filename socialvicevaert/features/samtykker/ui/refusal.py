"""The resident said no: written down in two clicks, and without any effect."""

from typing import Any

from PySide6.QtWidgets import QWidget

from socialvicevaert.features.samtykker import service
from socialvicevaert.features.samtykker.models import AfslagDraft, SamtykkeArt
from socialvicevaert.features.samtykker.queries import AfslagView
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.shared.tokens import SPACE_M, SPACE_XS
from socialvicevaert.ui import labels, layouts
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.card import Card
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.fields import ChipsField, DateField, NoteField, TextField
from socialvicevaert.ui.form_sheet import FormSheet
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

_ABOUT = {
    SamtykkeArt.REGISTRERING: "At skrive oplysninger ned",
    SamtykkeArt.UDVEKSLING: "At udveksle oplysninger",
    SamtykkeArt.FULDMAGT: "At give fuldmagt",
}


class AfslagSheet(FormSheet):
    """What was asked, and when; everything is filled in for the commonest case."""

    def __init__(self, context: Context, beboer_id: int) -> None:
        super().__init__(context, tr("Beboeren sagde nej"), draft_key=f"afslag:{beboer_id}")
        self.beboer_id = beboer_id
        self.form.add_widget(
            Banner(tr("Et nej har ingen betydning for lejemålet eller for anden hjælp. Det noteres kun."), Tone.INFO)
        )
        self.kind = self.form.add(
            ChipsField[SamtykkeArt]("kind", tr("Til hvad?"), SamtykkeArt, single=True, lasting=True)
        )
        self.kind.set_value((SamtykkeArt.UDVEKSLING,))
        self.about = self.form.add(TextField("about", tr("Hvad blev der spurgt om?"), required=True))
        self.about.set_value(tr(_ABOUT[SamtykkeArt.UDVEKSLING]))
        today = context.clock.today()
        self.asked_on = self.form.add(DateField("asked_on", tr("Hvornår?"), today, required=True))
        self.asked_on.set_value(today)
        self.note = self.form.add(NoteField("note", tr("Note"), lines=2))
        self.kind.edited.connect(self._follow)
        self.load_draft()

    def submit(self, values: dict[str, Any]) -> None:
        kind = next(iter(values["kind"]), SamtykkeArt.UDVEKSLING)
        draft = AfslagDraft(self.beboer_id, kind, values["asked_on"], values["about"], values["note"])
        self.save(tr("Nej til samtykke noteret"), lambda session: service.note_afslag(session, draft))

    def first_focus(self) -> QWidget:
        assert self.primary is not None
        return self.primary

    def _follow(self) -> None:
        words = {tr(text) for text in _ABOUT.values()}
        if self.about.value() in words and self.kind.value():
            self.about.set_value(tr(_ABOUT[self.kind.value()[0]]))


class AfslagCard(Card):
    """What the resident has said no to."""

    def __init__(self, afslag: tuple[AfslagView, ...], parent: QWidget | None = None) -> None:
        super().__init__(tr("Sagt nej"), parent)
        self.add(labels.secondary(tr("Uden betydning for lejemålet. Spørg igen, hvis der er en ny grund til det.")))
        for one in afslag:
            line = QWidget()
            inside = layouts.column(line, SPACE_XS)
            inside.addWidget(labels.strong(tr("%s · %s") % (show_date(one.asked_on), one.kind.label)))
            inside.addWidget(labels.body(one.about))
            if one.note:
                inside.addWidget(labels.secondary(one.note))
            inside.addWidget(labels.secondary(tr("Noteret af %s") % one.medarbejder))
            line.setAccessibleName(", ".join((show_date(one.asked_on), one.kind.label, one.about)))
            self.body.setSpacing(SPACE_M)
            self.add(line)
