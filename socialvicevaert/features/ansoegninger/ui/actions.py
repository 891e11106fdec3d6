"""What is left to do when the answer does not come in time: in order, with the numbers to call."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from socialvicevaert.features.ansoegninger.queries import ActView, DirectNumber, RaceView
from socialvicevaert.features.ansoegninger.rules import Act
from socialvicevaert.shared.formats.phone import show_phone
from socialvicevaert.shared.tokens import SPACE_M, SPACE_S
from socialvicevaert.ui import buttons, icons, labels, layouts, theme
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.text import tr

_WORDS = {
    Act.ASK_LANDLORD: (
        "Bed udlejer vente",
        "Sig, hvad der er søgt eller bliver søgt, og hvornår svaret ventes. Bed om en ny dato på skrift.",
        "Skriv opkaldet",
        "contact",
    ),
    Act.PLAN: (
        "Aftal en ordning med udlejer",
        "En afdragsordning kan holde lejemålet, mens svaret er på vej.",
        "Ny ordning",
        "money",
    ),
    Act.MUNICIPALITY: (
        "Kontakt kommunen akut",
        "Sig fristen, og bed om en hurtig afgørelse.",
        "Skriv opkaldet",
        "contact",
    ),
}


class ActRow(QWidget):
    """One act: number in order, what and why, whom to call, and the button of its sheet."""

    def __init__(self, context: Context, place: int, view: ActView, race: RaceView, may_write: bool) -> None:
        super().__init__()
        self.context = context
        self.view = view
        self.numbers: list[str] = []
        title, why, button, icon = _WORDS[view.act]
        outside = layouts.row(self, SPACE_M)
        outside.addWidget(labels.one_line(labels.strong(f"{place}.")), 0, Qt.AlignmentFlag.AlignTop)
        inside = layouts.column(None, 2)
        outside.addLayout(inside, 1)
        inside.addWidget(labels.strong(tr(title)))
        inside.addWidget(labels.secondary(tr(why)))
        for number in view.numbers:
            inside.addWidget(self._number(number))
        self.partner_link: QPushButton | None = None
        if view.kinds and not view.numbers:
            inside.addWidget(labels.secondary(tr("Intet direkte nummer er skrevet.")))
            self.partner_link = buttons.link(tr("Skriv nummeret under Partnere"), self._open_partners)
            inside.addWidget(self.partner_link, 0, Qt.AlignmentFlag.AlignLeft)
        self.button: QPushButton | None = None
        if may_write:
            self.button = buttons.plain(tr(button), self._opener(race), icon)
            self.button.setAccessibleName(f"{tr(button)}: {tr(title)}")
            inside.addSpacing(SPACE_S - 2)
            inside.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addStretch(1)

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint().expandedTo(QSize(theme.scaled(250), 0))

    def _number(self, number: DirectNumber) -> QWidget:
        phone = show_phone(number.phone)
        self.numbers.append(phone)
        whole = QWidget()
        line = layouts.row(whole, SPACE_S - 2)
        mark = labels.body()
        icons.put(mark, "phone", "accent", 16)
        line.addWidget(mark)
        name = ", ".join(part for part in (number.name, number.person) if part)
        shown = labels.one_line(labels.strong(phone))
        shown.setAccessibleName(tr("Direkte nummer til %s: %s") % (name, phone))
        line.addWidget(shown)
        line.addWidget(buttons.icon_only("copy", tr("Kopiér %s") % phone, lambda: self._copy(phone)))
        line.addWidget(labels.secondary(name), 1)
        return whole

    def _copy(self, phone: str) -> None:
        QApplication.clipboard().setText(phone)
        self.context.toasts.show_toast(tr("Nummeret er kopieret."), seconds=3)

    def _open_partners(self) -> None:
        self.context.navigate(Target("partnere"))

    def _opener(self, race: RaceView) -> Callable[[], None]:
        kind = "ny_ordning" if self.view.act is Act.PLAN else "ny_kontakt"
        target = Target(kind, race.beboer_id, extra={"fogedsag_id": race.fogedsag_id})
        return lambda: self.context.navigate(target)
