"""Every part of the look in pictures: `python -m tests.ui.gallery FOLDER` (light, dark, and light at 200 %)."""

import os
import sys
from datetime import date
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from socialvicevaert.shared.clock import SystemClock
from socialvicevaert.shared.errors import Problem, ValidationFailed
from socialvicevaert.ui import buttons, fonts, icons, labels, layouts
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.card import Card, KeyCard
from socialvicevaert.ui.command_palette import CommandPalette, Hit
from socialvicevaert.ui.empty_state import EmptyKind, EmptyState
from socialvicevaert.ui.even_grid import EvenGrid
from socialvicevaert.ui.fields import (
    AmountField,
    CheckField,
    ChipsField,
    ChoiceField,
    DateField,
    NoteField,
    NumberField,
    PasswordField,
    PhoneField,
    SearchField,
    Suggestion,
    TextField,
)
from socialvicevaert.ui.figure_rows import FigureRow, FigureRows
from socialvicevaert.ui.form_sheet import FormSheet
from socialvicevaert.ui.list_pane import ListPane, ListRow
from socialvicevaert.ui.page_header import PageHeader
from socialvicevaert.ui.progress_strip import ProgressStrip
from socialvicevaert.ui.rail import Rail, RailItem
from socialvicevaert.ui.section import Section
from socialvicevaert.ui.sheets import SheetHost
from socialvicevaert.ui.sparkline import Point, Sparkline
from socialvicevaert.ui.stage_line import Stage, StageLine, StageState
from socialvicevaert.ui.status_chip import StatusChip
from socialvicevaert.ui.stepper import Stepper
from socialvicevaert.ui.table import Column, ColumnKind, Table
from socialvicevaert.ui.theme import Scheme, Theme
from socialvicevaert.ui.timeline import Timeline, TimelineEntry
from socialvicevaert.ui.toast import ToastArea
from socialvicevaert.ui.tone import Tone

NOTE = "Gennemgik breve fra fogedretten. Aftalte, at hun søger boligstøtte, og at vi ringer til jobcentret sammen. "
TODAY = date(2026, 11, 22)
PLACES = [
    RailItem("mindag", "Min dag", "today"),
    RailItem("beboere", "Beboere", "people"),
    RailItem("fogedsager", "Fogedsager", "court"),
    RailItem("oekonomi", "Økonomi", "money"),
    RailItem("henvisninger", "Henvisninger", "referral"),
    RailItem("aktiviteter", "Aktiviteter & frivillige", "volunteers"),
    RailItem("partnere", "Partnere", "partners"),
    RailItem("rapporter", "Rapporter", "reports"),
    RailItem("indstillinger", "Indstillinger", "settings"),
]
PEOPLE = [
    ("Demir, Fatima", "Fogedmøde om 6 dage", "foged", Tone.DANGER, "court", 1431250, "om 6 dage"),
    ("Jensen, Kurt", "Hedeparken 14, st. th", "", Tone.NEUTRAL, "", 0, "i går"),
    ("Kowalski, Łukasz", "Påkravsfrist udløber i morgen", "frist", Tone.WARNING, "", 894300, "i morgen"),
    ("Nguyễn, Thị Hương", "Samtykke givet til jobcenter", "samtykke", Tone.SUCCESS, "consent", 0, "om 3 uger"),
    (
        "Ørsted-Aagaard, Bodil Margrethe",
        "Afventer svar fra psykiatrien i 12 dage",
        "venter",
        Tone.INFO,
        "waiting",
        0,
        "",
    ),
]


class FakeTasks(QObject):
    changed = Signal(object)


class FakeContext:
    """As much of a context as looking needs."""

    def __init__(self) -> None:
        self.tasks: Any = FakeTasks()
        self.clock = SystemClock()


def rail_and_lists(context: Any) -> QWidget:
    page = QWidget()
    line = layouts.row(page, 0)
    rail = Rail(PLACES)
    rail.set_current("beboere")
    rail.set_badge("mindag", 7)
    line.addWidget(rail)
    pane: ListPane[Any] = ListPane(
        context,
        "Beboere",
        lambda row: ListRow(row[0], row[0], row[1], row[2], row[3], row[4]),
        "Søg navn, adresse, telefon",
    )
    pane.filters.add_choice("afdeling", "Afdeling", [(1, "Hedeparken"), (2, "Søndermarken")])
    pane.filters.add_toggle("mine", "Mine", True)
    pane.filters.add_toggle("aabne", "Åbne sager")
    pane.set_rows(PEOPLE)
    pane.select("Kowalski, Łukasz")
    left = QWidget()
    column = layouts.column(left, 16, (24, 20, 16, 24))
    header = PageHeader("Beboere")
    header.set_count(1243)
    header.set_primary("Ny beboer", lambda: None, "add")
    column.addWidget(header)
    column.addWidget(pane, 1)
    line.addWidget(left, 2)
    right = QWidget()
    column = layouts.column(right, 16, (16, 20, 24, 24))
    table: Table[Any] = Table(
        [
            Column("navn", "Navn", lambda row: str(row[0]), stretch=True, sortable=True),
            Column(
                "tilstand", "Tilstand", lambda row: str(row[2]), width=110, tone=lambda row: row[3] if row[2] else None
            ),
            Column("dato", "Næste dato", lambda row: str(row[6]), ColumnKind.DATE, 120, sortable=True),
            Column("beloeb", "Restance", lambda row: f"{row[5] / 100:,.2f}", ColumnKind.NUMBER, 120, sortable=True),
        ],
        "Restancer",
        key=lambda row: row[0],
    )
    table.set_rows(PEOPLE)
    table.show_sorted("navn")
    table.select("Jensen, Kurt")
    column.addWidget(labels.heading("Restancer"))
    column.addWidget(table, 1)
    empty: Table[Any] = Table([Column("navn", "Navn", str, stretch=True)], "Opgaver")
    empty.show_when_empty(
        EmptyState(EmptyKind.ALL_DONE, "Alt er gjort for i dag: 4 opgaver og 2 frister.", "Se næste uge")
    )
    column.addWidget(empty, 1)
    line.addWidget(right, 3)
    return page


def person(_context: Any) -> QWidget:
    page = QWidget()
    column = layouts.column(page, 16, (24, 20, 24, 24))
    header = PageHeader("Fatima Demir")
    header.set_subtitle("41 år · Hedeparken 12, 2. tv · 22 33 44 55 · tolk: tyrkisk")
    header.add_action("Udskriv", lambda: None, "print")
    header.set_primary("Ny kontakt", lambda: None, "contact")
    column.addWidget(header)
    chips = layouts.FlowRow()
    for text, tone, icon in (
        ("Hund", Tone.WARNING, "dog"),
        ("Beskyttet adresse", Tone.DANGER, "shield"),
        ("Samtykke: jobcenter til 14-03-2027", Tone.SUCCESS, "consent"),
        ("Fogedmøde om 6 dage", Tone.INFO, "court"),
        ("Mette Holm", Tone.NEUTRAL, "person"),
        ("Åben sag", Tone.ACCENT, ""),
    ):
        chips.add(StatusChip(text, tone, icon))
    column.addWidget(chips)
    column.addWidget(Banner("Restancen er steget for tredje måned i træk.", Tone.WARNING, "Se beløb", lambda: None))
    tabs = QTabWidget()
    tabs.setDocumentMode(True)
    course = QWidget()
    inside = layouts.column(course, 16, (0, 16, 0, 0))
    inside.addWidget(
        StageLine(
            [
                Stage("restance", "Restance", "01-09-2026", StageState.DONE),
                Stage("paakrav", "Påkrav", "12-09-2026", StageState.DONE, "Modtaget af beboeren."),
                Stage(
                    "frist",
                    "Frist for betaling",
                    "28-09-2026",
                    StageState.LATE,
                    "14 dage efter påkravet (almenlejeloven § 90).",
                ),
                Stage("ophaevet", "Ophævet", "01-10-2026", StageState.CURRENT),
                Stage("moede", "Fogedmøde", "28-11-2026", StageState.COURT),
                Stage("afdrag", "Afdragsordning", "05-12-2026", StageState.OVERRULED),
                Stage("udsaettelse", "Udsættelse", "ca. 14-12-2026", StageState.COMPUTED),
                Stage("resultat", "Resultat"),
            ]
        )
    )
    timeline = Timeline("Tidslinje")
    timeline.set_entries(
        [
            TimelineEntry(1, "i går 14.20", "Hjemmebesøg", "35 min. · Mette Holm", NOTE * 6, "visit"),
            TimelineEntry(2, "for 3 uger siden", "Restanceliste", "14.312,50 kr. (+3.943)", "", "arrears", Tone.DANGER),
            TimelineEntry(3, "for 4 uger siden", "Samtykke", "jobcenter til 14-03-2027", NOTE, "consent", Tone.SUCCESS),
        ],
        has_more=True,
    )
    inside.addWidget(timeline, 1)
    tabs.addTab(course, "Overblik")
    for name in ("Sager", "Restance && fogedsag", "Økonomi", "Samtykker", "Henvisninger", "Dokumenter", "Historik"):
        tabs.addTab(QWidget(), name)
    column.addWidget(tabs, 1)
    return page


def charts(_context: Any) -> QWidget:
    page = QWidget()
    column = layouts.column(page, 16, (24, 20, 24, 24))
    grid = EvenGrid(280)
    months = [34, 41, 38, None, 45, 44, 39, 42, 40, 43, 38, 41, 58]
    line = Sparkline("Kontakter")
    shown = [Point(f"måned {at}", value, "<5" if value is None else str(value)) for at, value in enumerate(months, 1)]
    line.show_points(shown, (31, 50))
    card = KeyCard("Kontakter", "58", "oktober 2025: 34", is_link=True)
    card.add(line)
    grid.add(card)
    rows = FigureRows("Fogedsager")
    rows.show_rows(
        [
            FigureRow("a", "Afværget permanent", 22, "22", "Se rækkerne"),
            FigureRow("b", "Afværget midlertidigt", 8, "8", "Se rækkerne"),
            FigureRow("c", "Boligen mistet", None, "<5"),
        ],
        41,
    )
    bars = Card("Fogedsager")
    bars.add(rows)
    grid.add(bars)
    column.addWidget(grid)
    column.addStretch(1)
    return page


def parts(_context: Any) -> QWidget:
    page = QWidget()
    column = layouts.column(page, 16, (24, 20, 24, 24))
    cards = layouts.row(None, 12)
    cards.addWidget(KeyCard("Sager", "243", "12 flere end sidste måned"))
    cards.addWidget(KeyCard("Fogedsager", "41", "2 møder inden for 14 dage", Tone.WARNING, is_link=True))
    cards.addWidget(KeyCard("Afværget", "30", "73,2 %", Tone.SUCCESS))
    cards.addWidget(KeyCard("Restance i alt", "1.204.550 kr."))
    column.addLayout(cards)
    line = layouts.row(None, 8)
    for button in (
        buttons.primary("Gem", icon="save"),
        buttons.plain("Udskriv", icon="print"),
        buttons.plain("Uden ikon"),
        buttons.danger("Slet", icon="delete"),
        buttons.quiet("Udsæt", icon="snooze"),
        buttons.link("Åbn eksisterende"),
        buttons.icon_only("more", "Flere"),
    ):
        line.addWidget(button)
    line.addStretch(1)
    column.addLayout(line)
    line = layouts.row(None, 8)
    off = (buttons.primary("Gem", icon="save"), buttons.plain("Udskriv", icon="print"), buttons.danger("Slet"))
    for button in off:
        button.setEnabled(False)
        line.addWidget(button)
    line.addStretch(1)
    column.addLayout(line)
    for tone in Tone:
        column.addWidget(Banner(f"Besked: {tone.value}. Sikkerhedskopien fra i går er i orden.", tone, closable=True))
    strip = ProgressStrip()
    strip.title.setText("Indlæser restanceliste")
    strip.step.setText("412 af 1.204 rækker")
    strip.bar.setRange(0, 1204)
    strip.bar.setValue(412)
    strip.show()
    column.addWidget(strip)
    two: QHBoxLayout = layouts.row(None, 16)
    stepper = Stepper("Giv samtykke")
    for title in ("Hvem", "Hvad", "Hvor længe"):
        stepper.add_step(title, labels.body("Vælg de partnere, som oplysninger må udveksles med."))
    stepper.next()
    card = Card("Nyt samtykke")
    card.add(stepper)
    two.addWidget(card, 3)
    right: QVBoxLayout = layouts.column()
    section = Section("Mere om kontakten")
    section.add(labels.body("Det, der kan foldes."))
    right.addWidget(section)
    right.addWidget(Section("Foldet sammen", folded=True))
    right.addWidget(EmptyState(EmptyKind.NO_HITS, "Ingen passer til filteret.", "Ryd filter"))
    two.addLayout(right, 2)
    column.addLayout(two, 1)
    return page


class ContactSheet(FormSheet):
    """The sheet of a contact, as a feature would write it."""

    def __init__(self, context: Any) -> None:
        super().__init__(context, "Ny kontakt", "Fatima Demir")
        form = self.form
        form.add(
            SearchField(
                "beboer", "Beboer", lambda _text, answer: answer([Suggestion(1, "Fatima Demir", "Hedeparken 12")])
            )
        )
        form.add_row(
            DateField("dato", "Dato", TODAY, required=True),
            NumberField("minutter", "Minutter", unit="min."),
            stretch=(2, 1),
        )
        form.add_row(AmountField("restance", "Restance"), PhoneField("telefon", "Telefon", hint="8 cifre"))
        form.add(ChoiceField("art", "Art", [("besoeg", "Hjemmebesøg"), ("telefon", "Telefon")], empty="Vælg"))
        needs = ["Økonomi", "Bolig", "Misbrug", "Psykisk sygdom", "Ensomhed", "Børn og familie", "Sprog"]
        form.add(ChipsField("behov", "Behovsområder", list(enumerate(needs))))
        form.add(NoteField("notat", "Notat", required=True))
        form.add(CheckField("ring_ikke", "Må ikke ringes op"))
        section = form.add_section("Mere")
        form.add_to(section, TextField("sted", "Sted"))
        form.add_to(section, PasswordField("kode", "Adgangskode"))
        form.fields["beboer"].set_chosen(Suggestion(1, "Fatima Demir", "Hedeparken 12, 2. tv"))  # type: ignore[attr-defined]
        form.fields["dato"].set_value(date(2026, 11, 27))
        form.fields["restance"].set_value(1431250)
        form.fields["telefon"].restore("22 33 44")
        form.fields["behov"].set_value([0, 3])
        form.fields["ring_ikke"].set_value(True)
        form.fields["notat"].set_value(
            "Ringede til boligorganisationen.\nAftalte henstand til den 1.\n\nFølger op på fredag.\nLinje 5"
        )
        self.kept.setText("Kladde gemt 14.32")
        self.add_action("Annullér", self.close_sheet)


def take_pictures(app: QApplication, folder: Path, name: str, percent: int) -> None:
    """One picture of each page of the gallery."""
    context = FakeContext()
    for page_name, make in (("liste", rail_and_lists), ("person", person), ("dele", parts), ("tal", charts)):
        window = SheetHost(make(context))
        window.resize(1440, 900 if percent == 100 else 1400)
        window.show()
        window.activateWindow()
        settle(app)
        window.grab().save(str(folder / f"{page_name}-{name}.png"))
        if page_name == "person":
            sheet = ContactSheet(context)
            window.open(sheet)
            settle(app)
            sheet.form.show_error(
                ValidationFailed(
                    [
                        Problem(
                            "telefon", "Et dansk nummer har 8 cifre; her er 6. Skriv + foran et udenlandsk nummer."
                        ),
                        Problem("notat", "Skriv, hvad der blev aftalt."),
                    ]
                )
            )
            ToastArea(window).show_toast("Kontakt gemt", "Fortryd")
            settle(app)
            window.grab().save(str(folder / f"ark-{name}.png"))
            sheet.resize(sheet.width(), 1500)
            settle(app)
            sheet.grab().save(str(folder / f"ark-helt-{name}.png"))
        if page_name == "liste":
            palette = CommandPalette(window)
            palette.open()
            palette.set_hits(
                "",
                [
                    Hit("Beboere", "Fatima Demir", "Hedeparken 12, 2. tv · 22 33 44 55", "person"),
                    Hit("Beboere", "Fatma Yılmaz", "Søndermarken 4, 1. th", "person"),
                    Hit("Kommandoer", "Ny kontakt", "", "contact", "Ctrl+N"),
                    Hit("Kommandoer", "Lås programmet", "", "lock", "Ctrl+L"),
                ],
            )
            settle(app)
            window.grab().save(str(folder / f"find-{name}.png"))
        window.close()
        window.deleteLater()
        settle(app)


def settle(app: QApplication) -> None:
    for _ in range(4):
        app.processEvents()


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    theme = Theme(app, Scheme.LIGHT)
    fonts.load_now(theme)
    icons.load_now()
    for scheme, percent in ((Scheme.LIGHT, 100), (Scheme.DARK, 100), (Scheme.LIGHT, 200)):
        theme.use(scheme, percent)
        icons.redraw()
        take_pictures(app, folder, f"{scheme.value}-{percent}", percent)


if __name__ == "__main__":
    main()
