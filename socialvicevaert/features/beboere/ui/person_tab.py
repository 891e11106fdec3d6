"""Person: everything that is written about the resident, in reading order."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

from socialvicevaert.features.beboere import queries, service
from socialvicevaert.features.beboere.models import HusstandType
from socialvicevaert.features.beboere.queries import BeboerCard
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.shared.money import show_oere
from socialvicevaert.shared.tokens import SPACE_L, SPACE_S, SPACE_XL
from socialvicevaert.ui import buttons, labels, layouts, theme
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.fields import TextField
from socialvicevaert.ui.form_sheet import FormSheet
from socialvicevaert.ui.resident_tab import ResidentTab
from socialvicevaert.ui.text import tr

_NAMES_WIDTH = 150


class PersonTab(ResidentTab):
    """Home, household, contact facts, CPR number (masked) and notes."""

    title = "Person"
    icon = "person"
    tab = "person"
    shows = frozenset({"beboer", "husstand", "barn", "lejemaal", "indstilling"})

    def __init__(self, context: Context, beboer_id: int, parent: QWidget | None = None) -> None:
        super().__init__(context, beboer_id, parent)
        scroller = QScrollArea()
        scroller.setWidgetResizable(True)
        scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._content = QWidget()
        self._groups = layouts.column(self._content, SPACE_XL)
        scroller.setWidget(self._content)
        self.body.addWidget(scroller, 1)

    def refresh(self) -> None:
        beboer_id = self.beboer_id
        self.read(lambda session: queries.card(session, beboer_id), self._show, latest="beboer: person")

    def _show(self, card: BeboerCard) -> None:
        layouts.clear(self._groups)
        discreet = self.context.discreet.is_on
        self._group(tr("Noter"), [("", card.note)])
        self._group(tr("Pas på"), [("", card.alert_text)])
        self._group(tr("Bolig"), [] if discreet else self._home(card))
        self._group(tr("Husstand"), self._household(card))
        self._group(tr("Person"), [] if discreet else self._person(card))
        self._groups.addStretch(1)

    def _home(self, card: BeboerCard) -> list[tuple[str, str]]:
        home = card.lejemaal
        if home is None:
            hidden = tr("Beskyttet adresse. Vis den øverst på siden.")
            return [(tr("Adresse"), hidden if card.header.has_protected_address else "")]
        return [
            (tr("Adresse"), home.address),
            (tr("Afdeling"), home.afdeling),
            (tr("Lejemålsnr."), home.lejemaalsnr),
            (tr("Husleje pr. måned"), show_oere(home.rent_oere)),
            (tr("Indflyttet"), show_date(home.moved_in_on)),
            (tr("Fraflyttet"), show_date(home.moved_out_on)),
        ]

    def _household(self, card: BeboerCard) -> list[tuple[str, str]]:
        known = card.husstand_type is not HusstandType.UKENDT
        year = self.context.clock.today().year
        children = (tr("%s (%s år)") % (born, year - born) for born in card.children_birth_years)
        return [
            (tr("Type"), card.husstand_type.label if known else ""),
            (tr("Børn født"), ", ".join(children)),
            (tr("Bor sammen med"), ", ".join(self.context.name(name) for _, name in card.others_in_home)),
        ]

    def _person(self, card: BeboerCard) -> list[tuple[str, str]]:
        return [
            (tr("Født"), show_date(card.born_on) or str(card.birth_year or "")),
            (tr("Telefon"), card.header.phone),
            (tr("Anden telefon"), card.header.phone_other),
            (tr("E-mail"), card.email),
            (tr("Sprog"), card.header.language),
            (tr("CPR-nummer"), card.cpr_masked),
        ]

    def _group(self, title: str, facts: list[tuple[str, str]]) -> None:
        known = [(name, text) for name, text in facts if text]
        if not known:
            return
        group = QWidget()
        column = layouts.column(group, SPACE_S)
        column.addWidget(labels.heading(title))
        for name, text in known:
            column.addLayout(self._fact(name, text))
        self._groups.addWidget(group)

    def _fact(self, name: str, text: str) -> QHBoxLayout:
        line = layouts.row(None, SPACE_L)
        if name:
            label = labels.field_label(name)
            label.setFixedWidth(theme.scaled(_NAMES_WIDTH))
            line.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        value = labels.body(text)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if name:
            value.setAccessibleName(f"{name}: {text}")
        line.addWidget(value, 1)
        if name == tr("CPR-nummer"):
            line.addWidget(buttons.plain(tr("Vis nummer"), self._reveal_cpr, "show"))
        return line

    def _reveal_cpr(self) -> None:
        self.context.sheets.open(CprSheet(self.context, self.beboer_id))


class CprSheet(FormSheet):
    """Shows the number once a reason is given; both are written in the log."""

    def __init__(self, context: Context, beboer_id: int) -> None:
        super().__init__(
            context,
            tr("Vis CPR-nummer"),
            tr("Visningen skrives i loggen med din begrundelse."),
            save_text=tr("Vis nummer"),
        )
        self.beboer_id = beboer_id
        self.reason = self.form.add(TextField("reason", tr("Hvad skal du bruge det til?"), required=True))
        self.number = labels.title()
        self.number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.number.hide()
        self.form.add_widget(self.number)
        self.add_action(tr("Slet nummeret"), self._remove, "delete", is_danger=True)

    def submit(self, values: dict[str, Any]) -> None:
        beboer_id, reason = self.beboer_id, values["reason"]
        self.context.tasks.write(
            self,
            tr("CPR-nummer vist"),
            lambda session: service.reveal_cpr(session, beboer_id, reason),
            self._show,
            self.form.show_error,
            reason=reason,
            undoable=False,
            quiet=True,
        )

    def _show(self, number: str) -> None:
        self.number.setText(number)
        self.number.setAccessibleName(tr("CPR-nummer: %s") % number)
        self.number.show()

    def _remove(self) -> None:
        beboer_id = self.beboer_id
        self.save(tr("CPR-nummer slettet"), lambda session: service.remove_cpr(session, beboer_id), undoable=False)
