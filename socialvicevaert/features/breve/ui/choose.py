"""Which letter: the templates, one click each."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from socialvicevaert.features.skabeloner.models import BrevArt
from socialvicevaert.features.skabeloner.queries import SkabelonView, templates
from socialvicevaert.ui import buttons, labels
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.side_sheet import SideSheet
from socialvicevaert.ui.text import tr

HERE = (BrevArt.INDKALDELSE, BrevArt.BEVIS_KONTAKT, BrevArt.EGEN, BrevArt.ANSOEGNING_81A)
"""Kinds that are written from here, the most usual first; referrals and proposals begin where their own facts are."""


class ChooseLetter(SideSheet):
    """Each template opens a letter that is filled already; ``chosen`` is told which."""

    def __init__(self, context: Context, beboer_id: int, chosen: Callable[[SkabelonView | None], None]) -> None:
        super().__init__(context, tr("Nyt brev"), tr("Vælg, hvad brevet skal bruges til."))
        self._elsewhere = (
            (tr("Henvisning"), Target("ny_henvisning", beboer_id)),
            (tr("Forslag til en kreditor"), Target("beboer", beboer_id, "oekonomi", {"part": "gaeld"})),
        )
        self._chosen = chosen
        self.templates: list[QPushButton] = []
        context.tasks.read(self, lambda session: templates(session, HERE), self._show)

    def _show(self, views: tuple[SkabelonView, ...]) -> None:
        for view in sorted(views, key=lambda one: HERE.index(one.kind)):
            button = buttons.plain(view.name, partial(self._take, view), "document")
            button.setToolTip(tr("Til: %s") % view.recipient.label)
            self.body.addWidget(button)
            self.templates.append(button)
        if self.templates:
            self.templates[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.body.addWidget(buttons.plain(tr("Tomt brev"), partial(self._take, None), "edit"))
        self.body.addWidget(labels.secondary(tr("Skrives, hvor de hører til:")))
        for text, place in self._elsewhere:
            self.body.addWidget(buttons.plain(text, partial(self._go_to, place), "next"))
        self.body.addWidget(buttons.link(tr("Ret skabelonerne"), lambda: self.context.navigate(Target("skabeloner"))))
        self.body.addStretch(1)

    def _go_to(self, place: Target) -> None:
        self.close_sheet()
        self.context.navigate(place)

    def _take(self, view: SkabelonView | None, _checked: bool = False) -> None:
        self.close_sheet()
        self._chosen(view)
