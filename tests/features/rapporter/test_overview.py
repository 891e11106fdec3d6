"""Overblik: the report's own figures in a real window, live, each number the way to its rows."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from socialvicevaert.features.fogedsager.models import DatoArt, FogedDato, FogedUdfald, IndsatsResultat, SatAf
from socialvicevaert.features.rapporter.queries.figures import report_figures
from socialvicevaert.features.rapporter.service import issue_report
from socialvicevaert.features.rapporter.ui.figure_sheet import FigureSheet
from socialvicevaert.features.rapporter.ui.overview import OverviewPart
from socialvicevaert.features.rapporter.ui.overview.choice import offers
from socialvicevaert.features.rapporter.ui.page import RapporterPage
from socialvicevaert.features.rapporter.ui.quality import QualityPart
from socialvicevaert.features.rapporter.ui.rows_sheet import RowsSheet
from socialvicevaert.features.tal.figures.trends import KEY_FIGURES
from socialvicevaert.features.tal.models import Selection
from socialvicevaert.shared.actor import Actor, Intent
from socialvicevaert.storage import Database
from socialvicevaert.storage.session import Session
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.tasks import Tasks
from socialvicevaert.ui.theme import Scheme, Theme
from tests.features.tal.estate import Estate, at

Settle = Callable[[], None]
NOVEMBER = Selection(date(2026, 11, 1), date(2026, 11, 22))
OCTOBER = Selection(date(2026, 10, 1), date(2026, 10, 31))


def fill(session: Session) -> None:
    """Thirty sager, of which twelve are new this month; eight fogedsager, six of them averted."""
    estate = Estate(session)
    other = estate.afdeling("Søndervang")
    for number in range(30):
        beboer = estate.beboer(other if number < 10 else None)
        estate.sag(beboer, (date(2026, 11, 3) if number < 12 else date(2026, 9, 1), None))
        estate.kontakt(beboer, at(2026, 11, 4, 10))
    for number in range(8):
        won = (date(2026, 11, 10), FogedUdfald.BETALT, IndsatsResultat.AFVAERGET_PERMANENT)
        estate.fogedsag(estate.beboer(), date(2026, 11, 2), *([won] if number < 6 else []))


@pytest.fixture
def filled(database: Database, vicevaert: Actor) -> Database:
    with database.write(Intent("Prøve", vicevaert)) as session:
        fill(session)
    return database


@pytest.fixture
def page(qtbot: QtBot, context: Context, filled: Database, settle: Settle) -> RapporterPage:
    made = RapporterPage(context)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    settle()
    return made


@pytest.fixture
def part(page: RapporterPage, qtbot: QtBot) -> OverviewPart:
    """The first part, with everything shown."""
    found = page.open_part("overblik")
    assert isinstance(found, OverviewPart)
    ready(qtbot, found)
    return found


def ready(qtbot: QtBot, part: OverviewPart) -> None:
    qtbot.waitUntil(lambda: part.shown is not None and not part.is_showing)


def words(widget: QWidget) -> str:
    shown = [one for one in widget.findChildren(QLabel) if one.isVisible()]
    links = [one for one in widget.findChildren(QPushButton) if one.isVisible()]
    return " ".join([one.text() for one in shown] + [one.text() for one in links])


def test_the_month_so_far_has_the_figures_of_a_report_of_those_days(
    part: OverviewPart, database: Database, vicevaert: Actor
) -> None:
    with database.read(vicevaert) as session:
        report = report_figures(session, NOVEMBER)
    assert [part.key_cards.cards[key].value.text() for key in KEY_FIGURES] == [report.text(key) for key in KEY_FIGURES]
    assert part.key_cards.cards["sager.i_perioden"].value.text() == "30"
    balance = [link.text() for link in part.balance.findChildren(QPushButton)]
    assert balance == [report.text(key) for key in ("sager.primo", "sager.nye", "sager.afsluttede", "sager.ultimo")]
    assert all(row.shown == report.text(row.key) for row in part.foged.rows.rows)
    assert report.share("fogedsager.afvaerget", "fogedsager.i_perioden") in part.foged.share.text()
    assert "Der var 30 sager" in part.sentences.text.text()


def test_the_same_month_last_year_and_the_curve_stand_beside_the_figure(part: OverviewPart) -> None:
    card = part.key_cards.cards["sager.i_perioden"]
    assert card.note.text() == "november 2025: 0"
    assert len(card.line.points) == 13
    assert card.line.points[-1].name == "oktober 2026"
    assert "oktober 2026: 18" in card.line.accessibleDescription()
    assert "til oktober 2026" in part.legend.text()


def test_the_estates_stand_beside_each_other_with_what_has_none(part: OverviewPart) -> None:
    rows = {row.name: row.shown for row in part.estates.charts["sager.i_perioden"].rows}
    assert rows["Søndervang"] == "10"
    assert sum(int(shown) for shown in rows.values()) == 30


def test_a_number_opens_its_rows_by_click_and_by_key_and_the_sheet_has_as_many(
    part: OverviewPart, context: Context, qtbot: QtBot, settle: Settle
) -> None:
    card = part.key_cards.cards["sager.i_perioden"]
    assert card.focusPolicy() & Qt.FocusPolicy.TabFocus
    qtbot.keyClick(card, Qt.Key.Key_Return)
    settle()
    sheet = context.sheets.current
    assert isinstance(sheet, RowsSheet)
    assert sheet.shown is not None
    assert sheet.shown.how_many == 30
    new = next(link for link in part.balance.findChildren(QPushButton) if "Nye" in link.accessibleName())
    new.click()
    settle()
    sheet = context.sheets.current
    assert isinstance(sheet, RowsSheet)
    assert sheet.shown is not None
    assert sheet.shown.how_many == 12


def test_a_change_is_counted_at_once_while_the_overview_is_in_sight(
    part: OverviewPart, context: Context, qtbot: QtBot
) -> None:
    def one_more(session: Session) -> None:
        estate = Estate(session)
        estate.numbers = 100
        estate.sag(estate.beboer(), (date(2026, 11, 20), None))

    context.tasks.write(part, "Ny sag", one_more)
    qtbot.waitUntil(lambda: part.key_cards.cards["sager.i_perioden"].value.text() == "31")


def test_another_period_and_estate_are_chosen_and_kept_when_data_change(
    part: OverviewPart, qtbot: QtBot, settle: Settle
) -> None:
    part.choice.period.setCurrentIndex(part.choice.period.findData("last_month"))
    part.choice.estate.setCurrentIndex(part.choice.estate.findText("Søndervang"))
    part.choice.chosen.emit()
    settle()
    ready(qtbot, part)
    assert part.shown is not None
    asked = part.shown.parameters
    assert (asked.period_from, asked.period_to) == (OCTOBER.period_from, OCTOBER.period_to)
    assert asked.afdeling_id == part.choice.estate.currentData()
    assert not part.estates.isVisible()
    assert part.choice.estate.currentText() == "Søndervang"


def test_what_wants_attention_leads_to_its_place(
    part: OverviewPart, page: RapporterPage, context: Context, qtbot: QtBot, settle: Settle
) -> None:
    def in_court(session: Session) -> None:
        session.add(FogedDato(fogedsag_id=8, kind=DatoArt.FOGEDMOEDE, on=date(2026, 11, 30), set_by=SatAf.RETTEN))

    context.tasks.write(part, "Dato", in_court)
    qtbot.waitUntil(lambda: any("fogedretten" in link.text() for link in part.attention.links))
    by_text = {link.text(): link for link in part.attention.links}
    court = next(link for text, link in by_text.items() if text == "1 dag i fogedretten inden for 14 dage")
    court.click()
    assert context.navigate.targets[-1] == Target("fogedsager")  # type: ignore[attr-defined]  # notes visits
    by_text["Rapporten for oktober 2026 er ikke udstedt"].click()
    wanted = context.navigate.targets[-1]  # type: ignore[attr-defined]
    assert (wanted.kind, wanted.extra["part"]) == ("rapporter", "rapport")
    next(link for text, link in by_text.items() if text.startswith("Mangler i data")).click()
    quality = page.stack.currentWidget()
    assert isinstance(quality, QualityPart)
    assert quality.selection == NOVEMBER


def test_the_reminder_goes_when_the_report_is_issued(
    part: OverviewPart, context: Context, qtbot: QtBot, settle: Settle
) -> None:
    context.tasks.write(part, "Udsted", lambda session: issue_report(session, OCTOBER))
    qtbot.waitUntil(lambda: part.needs is not None and part.needs.unissued is None)
    ready(qtbot, part)
    assert not any("ikke udstedt" in link.text() for link in part.attention.links)


@pytest.fixture
def theirs(qtbot: QtBot, context: Context, filled: Database, leder: Actor) -> Iterator[OverviewPart]:
    """The overview of a leder."""
    lane = Tasks(filled, leder)
    page = RapporterPage(
        Context(lane, context.clock, leder, context.navigate, context.sheets, context.toasts, context.drafts)
    )
    qtbot.addWidget(page)
    page.show()
    part = page.open_part("overblik")
    assert isinstance(part, OverviewPart)
    ready(qtbot, part)
    yield part
    lane.close()


def test_a_leder_sees_figures_of_ended_months_without_a_way_to_residents(
    theirs: OverviewPart, context: Context, qtbot: QtBot
) -> None:
    assert all(not offer.so_far for offer in offers(context.clock.today(), only_ended=True))
    assert theirs.shown is not None
    assert theirs.shown.period.name == "oktober 2026"
    assert theirs.needs is not None
    assert theirs.needs.court_dates is None
    assert theirs.key_cards.cards["sager.i_perioden"].value.text() == "18"
    said = {button.accessibleName() for button in theirs.balance.findChildren(QPushButton)}
    assert said
    assert not any("rækkerne" in name for name in said)
    assert "Qvistgaard" not in words(theirs)
    assert any("ikke udstedt" in link.text() for link in theirs.attention.links)


def test_a_number_that_a_leder_follows_says_what_it_means_and_what_it_consists_of_as_published(
    theirs: OverviewPart, context: Context, qtbot: QtBot
) -> None:
    report = theirs.shown
    assert report is not None
    qtbot.keyClick(theirs.key_cards.cards["sager.i_perioden"], Qt.Key.Key_Return)
    sheet = context.sheets.current
    assert isinstance(sheet, FigureSheet)
    assert "åben mindst én dag" in words(sheet)
    shown = {row.key: row.shown for rows in sheet.divisions for row in rows.rows}
    assert {"sager.primo", "sager.nye", "sager.afsluttede", "sager.ultimo"} <= shown.keys()
    assert all(report.text(key) == text for key, text in shown.items())
    assert "Qvistgaard" not in words(sheet)


@pytest.mark.parametrize("today", [date(2026, 11, 22), date(2026, 1, 1), date(2024, 2, 29), date(2026, 4, 1)])
def test_every_offered_period_can_be_reported_and_the_ended_ones_are_whole_months(today: date) -> None:
    for only_ended in (False, True):
        found = offers(today, only_ended=only_ended)
        assert len({offer.key for offer in found}) == len(found)
        for offer in found:
            assert offer.period.from_on <= offer.period.to_on <= today
            assert offer.period.from_on.day == 1
            if not offer.so_far:
                assert (offer.period.to_on + timedelta(days=1)).day == 1
                assert offer.period.to_on < today.replace(day=1)
    assert not any(offer.so_far for offer in offers(today, only_ended=True))


def test_a_file_without_anything_says_what_comes_and_the_first_step(
    qtbot: QtBot, context: Context, database: Database, settle: Settle
) -> None:
    page = RapporterPage(context)
    qtbot.addWidget(page)
    page.show()
    part = page.open_part("overblik")
    assert isinstance(part, OverviewPart)
    qtbot.waitUntil(lambda: part.is_empty)
    assert "Her kommer tallene" in words(part)
    button = next(one for one in part.findChildren(QPushButton) if one.text() == "Ny beboer")
    button.click()
    assert context.navigate.targets == [Target("ny_beboer")]  # type: ignore[attr-defined]
    context.tasks.write(part, "Fyld", fill)
    qtbot.waitUntil(lambda: not part.is_empty)
    ready(qtbot, part)
    assert part.key_cards.isVisible()


@pytest.mark.parametrize(("scheme", "percent"), [(Scheme.DARK, 100), (Scheme.LIGHT, 200)])
def test_the_overview_has_room_for_its_words(
    part: OverviewPart, page: RapporterPage, theme: Theme, settle: Settle, scheme: Scheme, percent: int
) -> None:
    theme.use(scheme, percent)
    page.resize(900, 620)
    settle()
    for label in part.findChildren(QLabel):
        if label.isVisible() and label.text() and not label.wordWrap():
            assert label.width() >= min(label.sizeHint().width(), label.fontMetrics().averageCharWidth())
    for card in (*part.key_cards.cards.values(), part.balance, part.foged, part.attention):
        assert card.width() >= card.minimumSizeHint().width()
        assert card.parentWidget().rect().contains(card.geometry())
