"""One partner: the direct number large, then people, hours, agreement, address."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from socialvicevaert.features.partnere.models import KontaktpersonDraft
from socialvicevaert.features.partnere.queries import PartnerView
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.shared.formats.phone import show_phone
from socialvicevaert.shared.tokens import SPACE_L, SPACE_S, SPACE_XL, SPACE_XS
from socialvicevaert.ui import buttons, icons, labels, layouts, theme
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.card import Card
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.fact import Fact
from socialvicevaert.ui.status_chip import StatusChip
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone


class PartnerDetail(QWidget):
    """``act_wanted`` names an act: retire, bring_back, bin or restore."""

    back_wanted = Signal()
    change_wanted = Signal()
    act_wanted = Signal(str)

    def __init__(self, context: Context, view: PartnerView, may_write: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.partner_id = view.id
        self.view = view
        self.setAccessibleName(tr("Partner: %s") % view.name)
        outside = layouts.column(self, 0)
        scroller = QScrollArea()
        scroller.setWidgetResizable(True)
        scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget()
        self._inside = layouts.column(content, SPACE_L, (SPACE_XL, SPACE_XL - 4, SPACE_XL, SPACE_XL))
        scroller.setWidget(content)
        outside.addWidget(scroller)
        self.back = buttons.icon_only("previous", tr("Tilbage til listen"), self.back_wanted.emit)
        self._head(may_write)
        self._numbers()
        self._people()
        self._agreement()
        self._facts()
        self._inside.addStretch(1)

    def _head(self, may_write: bool) -> None:
        line = layouts.TurningRow(SPACE_L)
        names = _Names()
        left = layouts.row(names)
        left.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        self.back.hide()
        texts = layouts.column(None, SPACE_XS)
        self.name = labels.title(self.view.name)
        texts.addWidget(self.name)
        kind = layouts.FlowRow()
        kind.add(StatusChip(self.view.kind.label, Tone.NEUTRAL, "partners"))
        if self.view.kind.is_health_body:
            tip = tr("Et samtykke gælder højst et år (sundhedsloven § 44).")
            kind.add(StatusChip(tr("Sundhedsmyndighed"), Tone.INFO, "shield", tip))
        texts.addWidget(kind)
        left.addLayout(texts, 1)
        line.add(names, 1, is_at_top=True)
        if may_write and not self.view.is_in_bin:
            line.add(self._acts(), is_at_top=True)
        self._inside.addWidget(line)
        if self.view.is_in_bin:
            self._state(tr("Partneren ligger i papirkurven."), tr("Gendan"), "restore", may_write)
        elif not self.view.draft.is_active:
            text = tr("Partneren er taget ud af brug og kan ikke vælges. Det, der er sendt, bliver stående.")
            self._state(text, tr("Tag i brug igen"), "bring_back", may_write)

    def _acts(self) -> QWidget:
        acts = QWidget()
        line = layouts.row(acts)
        # F2 presses the button with this icon (see the window's keys).
        self.change = buttons.plain(tr("Ret"), self.change_wanted.emit, "edit")
        self.change.setToolTip(tr("Ret partner (F2)"))
        line.addWidget(self.change)
        if self.view.draft.is_active:
            self.retire = buttons.quiet(tr("Tag ud af brug"), lambda: self.act_wanted.emit("retire"), "stopped")
            self.retire.setToolTip(tr("Partneren kan ikke vælges mere; historien bliver stående"))
            line.addWidget(self.retire)
        self.bin = buttons.icon_only("delete", tr("Læg i papirkurven"), lambda: self.act_wanted.emit("bin"))
        line.addWidget(self.bin)
        line.addStretch(1)
        return acts

    def _state(self, text: str, button: str, act: str, may_write: bool) -> None:
        self.state = Banner(text, Tone.NEUTRAL, button if may_write else "", lambda: self.act_wanted.emit(act))
        self._inside.addWidget(self.state)

    def _numbers(self) -> None:
        draft = self.view.draft
        card = Card()
        card.title.setText(tr("Direkte nummer"))
        card.title.show()
        self.number = labels.body(show_phone(draft.phone) or tr("Intet nummer"))
        self.number.setProperty("part", "figure")
        self.number.setAccessibleName(tr("Direkte nummer: %s") % show_phone(draft.phone))
        self.number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        line = layouts.row(None)
        line.addWidget(labels.one_line(self.number))
        if draft.phone:
            self.copy = buttons.icon_only("copy", tr("Kopiér nummeret"), lambda: self._copy(draft.phone))
            line.addWidget(self.copy)
        line.addStretch(1)
        card.body.addLayout(line)
        more = layouts.FlowRow(space=SPACE_L)
        if draft.phone_other:
            more.add(Fact("phone", tr("Hovednummer %s") % show_phone(draft.phone_other)))
        if draft.opening_hours:
            more.add(Fact("late", draft.opening_hours))
        if draft.email:
            more.add(Fact("mail", draft.email))
        card.add(more)
        self._inside.addWidget(card)

    def _people(self) -> None:
        people = self.view.draft.kontaktpersoner
        if not people:
            return
        card = Card(tr("Kontaktpersoner"))
        for place, person in enumerate(people):
            if place:
                card.add(layouts.hairline())
            card.add(self._person(person))
        self._inside.addWidget(card)

    def _person(self, person: KontaktpersonDraft) -> QWidget:
        line = layouts.TurningRow(SPACE_L)
        who = _Names()
        left = layouts.column(who, 2)
        left.addWidget(labels.strong(person.name))
        about = " · ".join(filter(None, (person.role, person.note)))
        if about:
            left.addWidget(labels.secondary(about))
        line.add(who, 1)
        reach = QWidget()
        right = layouts.row(reach, SPACE_S)
        if person.phone:
            mark = labels.body()
            icons.put(mark, "phone", "accent")
            right.addWidget(mark)
            right.addWidget(labels.one_line(labels.strong(show_phone(person.phone))))
            name = tr("Kopiér nummeret til %s") % person.name
            right.addWidget(buttons.icon_only("copy", name, lambda: self._copy(person.phone)))
        if person.email:
            right.addWidget(Fact("mail", person.email))
        right.addStretch(1)
        line.add(reach)
        return line

    def _agreement(self) -> None:
        draft = self.view.draft
        if not draft.agreement and draft.agreement_valid_to is None:
            return
        card = Card(tr("Aftale"))
        if draft.agreement_valid_to is not None:
            until = show_date(draft.agreement_valid_to)
            if self.view.agreement_has_ended(self.context.clock.today()):
                self.agreement_chip = StatusChip(tr("Udløbet %s") % until, Tone.WARNING, "deadline")
            else:
                self.agreement_chip = StatusChip(tr("Gælder til %s") % until, Tone.SUCCESS)
            card.head.addWidget(self.agreement_chip)
        card.add(labels.body(draft.agreement))
        self._inside.addWidget(card)

    def _facts(self) -> None:
        draft = self.view.draft
        address = ", ".join(filter(None, (draft.address, f"{draft.postcode} {draft.town}".strip())))
        for icon, text in (("place", address), ("note", draft.note)):
            if text:
                line = QWidget()
                inside = layouts.row(line, SPACE_S)
                mark = labels.body()
                icons.put(mark, icon)
                inside.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
                words = labels.body(text)
                words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                inside.addWidget(words, 1)
                self._inside.addWidget(line)

    def _copy(self, phone: str) -> None:
        QApplication.clipboard().setText(show_phone(phone))
        self.context.toasts.show_toast(tr("Nummeret er kopieret."), seconds=3)


class _Names(QWidget):
    """Words that would rather stand on a line of their own than be squeezed to a letter a line."""

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.scaled(200), super().minimumSizeHint().height())
