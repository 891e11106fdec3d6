"""The page of reports in a real window."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import select

from socialvicevaert import audit
from socialvicevaert.features.rapporter.models import UdstedtRapport
from socialvicevaert.features.rapporter.ui import report_view
from socialvicevaert.features.rapporter.ui.page import RapporterPage
from socialvicevaert.features.rapporter.ui.preview import PreviewPart
from socialvicevaert.features.rapporter.ui.quality import QualityPart
from socialvicevaert.shared.actor import Actor, Intent
from socialvicevaert.shared.errors import UserError
from socialvicevaert.storage import Database
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.tasks import Tasks
from socialvicevaert.ui.theme import Theme
from tests.features.rapporter.test_report import pages
from tests.features.tal.estate import Estate

Settle = Callable[[], None]


@pytest.fixture
def reports(qtbot: QtBot, context: Context, database: Database, vicevaert: Actor, settle: Settle) -> RapporterPage:
    """The page over one resident with a sag that has no cause, shown."""
    with database.write(Intent("Prøve", vicevaert)) as session:
        estate = Estate(session)
        estate.sag(estate.beboer(name="Ngozi"), (date(2026, 10, 5), None))
    made = RapporterPage(context)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    return made


@pytest.fixture
def page(qtbot: QtBot, reports: RapporterPage) -> PreviewPart:
    """The report, ready."""
    part = reports.open_part("rapport")
    assert isinstance(part, PreviewPart)
    ready(qtbot, part)
    return part


def ready(qtbot: QtBot, page: PreviewPart) -> None:
    qtbot.waitUntil(lambda: page.view.pdf.canvas.document is not None and page.issue_button.isEnabled())


def texts(page: QWidget) -> str:
    return " ".join(label.text() for label in page.findChildren(QLabel))


def test_the_last_month_stands_there_when_the_page_opens_as_a_draft(page: PreviewPart) -> None:
    document = page.view.pdf.canvas.document
    assert document is not None
    assert len(document.sizes) >= 3
    assert "Sidste måned: oktober 2026" in page.choosing.period.box.currentText()
    assert "Udkast" in page.state.label.text()
    assert not page.view.pdf.print_button.isVisible()
    assert not page.view.pdf.print_button.isEnabled()


def test_in_a_narrow_window_with_large_text_the_choices_stand_above_the_report(
    page: PreviewPart, theme: Theme, settle: Settle
) -> None:
    theme.use(percent=200)
    page.resize(928, 620)
    settle()
    choices, report = page.split.widget(0), page.split.widget(1)
    assert not choices.geometry().intersects(report.geometry())
    assert choices.width() >= page.choosing.minimumSizeHint().width()
    assert page.state.label.width() > 400

    theme.use(percent=100)
    page.resize(1280, 800)
    settle()
    assert choices.geometry().right() < report.geometry().left()


def test_issuing_keeps_the_report_and_lets_it_be_saved_and_logs_that(
    qtbot: QtBot, page: PreviewPart, database: Database, vicevaert: Actor, administrator: Actor, settle: Settle,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:  # fmt: skip
    page.issue_button.click()
    qtbot.waitUntil(lambda: page.shown_id is not None and page.view.pdf.save_button.isEnabled())
    settle()
    assert page.view.pdf.save_button.isVisible()
    target = tmp_path_factory.mktemp("gemt") / "rapport.pdf"
    page.view.pdf.save_to(target)
    settle()
    with database.read(vicevaert) as session:
        kept = session.exec(select(UdstedtRapport)).one()
        assert kept.document == target.read_bytes()
    with database.read(administrator) as session:
        assert [one.kind for one in audit.log(session) if one.what == "Rapport R2026-0001"] == [
            audit.AuditKind.EXPORT,
            audit.AuditKind.REPORT,
        ]
    assert "R2026-0001" in texts(page)
    assert "ændrer sig ikke" in page.state.label.text()


def test_a_report_that_cannot_be_logged_is_neither_saved_nor_printed(
    qtbot: QtBot, page: PreviewPart, monkeypatch: pytest.MonkeyPatch, settle: Settle,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:  # fmt: skip
    page.issue_button.click()
    qtbot.waitUntil(lambda: page.shown_id is not None and page.view.pdf.save_button.isEnabled())
    settle()

    def refuse(*_: object) -> None:
        raise UserError("Der er ikke plads på disken.")

    monkeypatch.setattr(report_view, "record_taken", refuse)
    folder = tmp_path_factory.mktemp("gemt")
    page.view.pdf.save_to(folder / "rapport.pdf")
    settle()
    assert "Der er ikke plads på disken." in texts(page)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(folder / "papir.pdf"))
    page.view.pdf.print_on(printer)
    settle()
    assert list(folder.iterdir()) == []


def test_a_gap_leads_to_the_kind_of_it_in_datakvalitet(
    page: PreviewPart, reports: RapporterPage, settle: Settle
) -> None:
    link = next(one for one in page.missing.links if one.text().startswith("Sager uden behovsområde"))
    assert link.text() == "Sager uden behovsområde: 1 af 1"
    link.click()
    settle()
    quality = reports.stack.currentWidget()
    assert isinstance(quality, QualityPart)
    assert quality.rows.title.text() == "Sager uden behovsområde"
    assert reports.bar.current == "datakvalitet"


def test_a_change_is_counted_again_while_a_draft_is_shown(
    qtbot: QtBot, page: PreviewPart, context: Context, settle: Settle
) -> None:
    def more(session: object) -> None:
        estate = Estate(session)  # type: ignore[arg-type]
        estate.numbers = 50
        for _ in range(9):
            estate.sag(estate.beboer(), (date(2026, 10, 5), None))

    context.tasks.write(page, "Flere sager", more)
    qtbot.waitUntil(lambda: "Sager uden årsag: 10 af 10" in [one.text() for one in page.missing.links])


def test_an_issued_report_stays_while_the_data_change(
    qtbot: QtBot, page: PreviewPart, context: Context, settle: Settle
) -> None:
    page.issue_button.click()
    qtbot.waitUntil(lambda: page.shown_id is not None and page.view.pdf.save_button.isEnabled())
    shown = page.view.pdf.canvas.document
    context.tasks.write(page, "Ny", lambda session: Estate(session, 70).beboer())  # type: ignore[arg-type,return-value]
    settle()
    assert page.view.pdf.canvas.document is shown


def test_dates_that_make_no_period_are_refused_beside_the_field(
    qtbot: QtBot, page: PreviewPart, settle: Settle
) -> None:
    page.choosing.period.choose("dates")
    assert page.choosing.first.isVisible()
    page.choosing.first.type_in("20-10-2026")
    assert page.choosing.parameters() is None
    page.choosing.last.type_in("10-10-2026")
    qtbot.waitUntil(lambda: "før den første" in page.choosing.last.error.text())
    assert not page.issue_button.isEnabled()
    page.choosing.last.type_in("31-10-2026")
    ready(qtbot, page)


def test_twelve_months_are_the_twelve_up_to_the_last_full_one(page: PreviewPart) -> None:
    page.choosing.period.set_value("12")
    chosen = page.choosing.parameters()
    assert chosen is not None
    assert (chosen.period_from, chosen.period_to) == (date(2025, 11, 1), date(2026, 10, 31))


def test_a_leder_sees_figures_and_no_resident(
    qtbot: QtBot, page: PreviewPart, context: Context, database: Database, leder: Actor
) -> None:
    lane = Tasks(database, leder)
    theirs = RapporterPage(
        Context(lane, context.clock, leder, context.navigate, context.sheets, context.toasts, context.drafts)
    )
    qtbot.addWidget(theirs)
    theirs.show()
    part = theirs.open_part("rapport")
    assert isinstance(part, PreviewPart)
    ready(qtbot, part)
    assert "Sager uden årsag: <5 af <5" in [link.text() for link in part.missing.links]
    assert "Ngozi" not in texts(theirs)
    lane.close()


def test_an_earlier_year_is_chosen_and_stands_in_the_report(
    qtbot: QtBot, page: PreviewPart, database: Database, vicevaert: Actor, settle: Settle
) -> None:
    page.choosing.more.fold(False)
    assert not page.choosing.year.isVisible()
    page.choosing.compare.choose("before")
    chosen = page.choosing.parameters()
    assert chosen is not None
    assert chosen.compare_year == 2025
    page.choosing.compare.choose("other")
    assert page.choosing.year.isVisible()
    assert page.choosing.parameters() is None
    assert not page.issue_button.isEnabled()
    settle()
    assert "Vælg resten" in page.state.label.text()
    page.choosing.year.choose(2019)
    ready(qtbot, page)
    page.issue_button.click()
    qtbot.waitUntil(lambda: page.shown_id is not None)
    with database.read(vicevaert) as session:
        printed = " ".join(pages(session.exec(select(UdstedtRapport)).one().document))
    assert "oktober 2019" in printed


def test_a_year_that_overlaps_is_refused_beside_the_choice(qtbot: QtBot, page: PreviewPart) -> None:
    page.choosing.period.choose("dates")
    page.choosing.first.type_in("01-01-2025")
    page.choosing.last.type_in("31-10-2026")
    page.choosing.compare.choose("before")
    qtbot.waitUntil(lambda: "overlapper" in page.choosing.compare.error.text())
    page.choosing.compare.choose("other")
    page.choosing.year.choose(2023)
    ready(qtbot, page)
    assert page.choosing.compare.error.text() == ""
