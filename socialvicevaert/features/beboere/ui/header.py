"""The resident's header, always visible above the tabs."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QSizePolicy, QWidget

from socialvicevaert.features.beboere.queries import BeboerHeader, Mark
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.shared.tokens import SPACE_L, SPACE_M, SPACE_S, SPACE_XL, SPACE_XS
from socialvicevaert.ui import buttons, icons, labels, layouts, theme
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.status_chip import StatusChip
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

_NARROW = 560  # at 100 % text: below this the name gets a line of its own


class HeaderView(QWidget):
    """Name, age, home, phone, interpreter, alerts, what other features say, and who is responsible."""

    back_wanted = Signal()
    contact_wanted = Signal()
    address_wanted = Signal()
    act_wanted = Signal(str)

    ACTS = (
        ("move", "Flyt til anden bolig", "home"),
        ("move_out", "Registrér fraflytning", "home"),
        ("share", "Bor sammen med …", "household"),
        ("bin", "Læg i papirkurven", "delete"),
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.shown: BeboerHeader | None = None
        self.revealed_home = ""
        self.is_low = False
        outside = layouts.column(self, SPACE_S, (SPACE_L, SPACE_XL - 4, SPACE_L, SPACE_M))
        self._top = layouts.row(None, SPACE_S)
        name_line = layouts.row(None, SPACE_S)
        self.back = buttons.icon_only("previous", tr("Tilbage til listen"), self.back_wanted.emit)
        self.back.hide()
        name_line.addWidget(self.back)
        self.name = labels.ShortLabel(part="title")
        name_line.addWidget(self.name, 1)
        self._top.addLayout(name_line, 1)
        line = layouts.row(None, SPACE_M)
        # F2 presses the button with this icon (see the window's keys).
        self.edit = buttons.icon_only("edit", tr("Ret beboer (F2)"), lambda: self.act_wanted.emit("change"))
        line.addWidget(self.edit)
        self.more = buttons.icon_only("more", tr("Flere handlinger"), self._open_menu)
        line.addWidget(self.more)
        self.contact = buttons.primary(tr("Ny kontakt"), self.contact_wanted.emit, "contact")
        self.contact.setToolTip(tr("Ny kontakt (Ctrl+N)"))
        self.contact.setAccessibleName(tr("Ny kontakt"))
        line.addWidget(self.contact)
        line.addStretch(0)
        self._top.addLayout(line)
        outside.addLayout(self._top)
        self._facts = layouts.FlowRow(space=SPACE_M)
        outside.addWidget(self._facts)
        self._chips = layouts.FlowRow(space=SPACE_S)
        outside.addWidget(self._chips)

    def show_header(self, header: BeboerHeader) -> None:
        """Show a resident; an address that was revealed stays shown until another resident is."""
        if self.shown is not None and self.shown.id != header.id:
            self.revealed_home = ""
        self.shown = header
        name = self.context.name(header.name)
        self.name.tail = f" · {header.age}" if header.age else ""
        self.name.setText(" · ".join(part for part in (name, header.age) if part))
        self.contact.setVisible(not header.is_in_bin)
        self.edit.setVisible(not header.is_in_bin)
        self._show_facts(header)
        self._show_chips(header)
        self.setAccessibleName(tr("Beboer: %s") % name)

    def reveal(self, address: str) -> None:
        """Show a protected address that the log has been told about."""
        self.revealed_home = address or tr("Ingen adresse registreret")
        if self.shown is not None:
            self.show_header(self.shown)

    def make_low(self, is_low: bool) -> None:
        """Where there is little height, e.g. with large letters: what one acts on stays, the rest leaves its room."""
        if is_low == self.is_low:
            return
        self.is_low = is_low
        self.contact.setText("" if is_low else tr("Ny kontakt"))
        self._turn()
        if self.shown is not None:
            self._show_facts(self.shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        is_narrow = self.width() < theme.scaled(_NARROW) and not self.is_low
        self._top.setDirection(QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight)

    def _show_facts(self, header: BeboerHeader) -> None:
        self._facts.clear()
        if self.context.discreet.is_on:
            self._facts.hide()
            return
        self._facts.show()
        if header.has_protected_address and not self.revealed_home:
            self._facts.add(buttons.link(tr("Vis adresse"), self.address_wanted.emit))
        else:
            self._fact("home", self.revealed_home or header.home, tr("Bolig"))
            self._fact("building", "" if self.is_low else header.afdeling, tr("Afdeling"))
        if header.moved_out_on is not None:
            self._fact("deadline", tr("Fraflyttet %s") % show_date(header.moved_out_on))
        for phone in (header.phone, header.phone_other):
            self._fact("no_phone" if header.may_not_call else "phone", phone, tr("Telefon"))
        if header.responsible and not self.is_low:
            self._fact("person", tr("Ansvarlig: %s") % header.responsible)

    def _show_chips(self, header: BeboerHeader) -> None:
        self._chips.clear()
        marks = [*header.alerts, *self._own_marks(header), *header.marks]
        for mark in marks:
            self._chips.add(StatusChip(mark.text, Tone(mark.tone), mark.icon, mark.tip))
        self._chips.setVisible(bool(marks))

    def _own_marks(self, header: BeboerHeader) -> list[Mark]:
        marks = []
        if header.is_in_bin:
            marks.append(Mark(tr("I papirkurven"), "neutral", "delete"))
        if header.may_not_call:
            text = tr("Må ikke ringes op, gerne sms") if header.may_text else tr("Må ikke ringes op")
            marks.append(Mark(text, "warning", "no_phone"))
        if header.needs_interpreter:
            language = header.language or tr("sprog mangler")
            marks.append(Mark(tr("Tolk: %s") % language, "info", "language"))
        elif header.language:
            marks.append(Mark(header.language.capitalize(), "neutral", "language"))
        return marks

    def _fact(self, icon: str, text: str, name: str = "") -> None:
        """Something known; a screen reader is told the `name` that the icon stands for."""
        if not text:
            return
        fact = QWidget()
        line = layouts.row(fact, SPACE_XS)
        mark = labels.body()
        icons.put(mark, icon, "text2", 16)
        line.addWidget(mark)
        shown = labels.ElidedLabel(text)
        shown.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if name:
            shown.setAccessibleName(f"{name}: {text}")
        line.addWidget(shown)
        self._facts.add(fact)

    def _open_menu(self) -> None:
        if self.shown is None:
            return
        menu = QMenu(self)
        if self.shown.is_in_bin:
            self._entry(menu, "restore", tr("Gendan beboer"), "restore")
        else:
            for act, text, icon in self.ACTS:
                self._entry(menu, act, tr(text), icon)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _entry(self, menu: QMenu, act: str, text: str, icon: str) -> None:
        choose: Callable[[], None] = lambda: self.act_wanted.emit(act)  # noqa: E731 - an entry needs its own act
        menu.addAction(icons.icon(icon), text, choose)
