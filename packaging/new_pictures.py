"""Make the pictures of the README anew: ``.venv/bin/python packaging/new_pictures.py``.

The invented estate on the first of November 2026, through the real window without a screen.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from random import Random

from PySide6.QtCore import QCoreApplication, QPoint, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea
from sqlmodel import col, func, select

from socialvicevaert import example
from socialvicevaert.example.build import SEED, WORKERS
from socialvicevaert.example.lists import monthly_lists
from socialvicevaert.example.plan import plan_year
from socialvicevaert.features.ansoegninger.ui.race_panel import RacePanel
from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.budgetter.ui.tab import BudgetTab
from socialvicevaert.features.fogedsager.models import FogedStadie
from socialvicevaert.features.fogedsager.queries import fogedsager
from socialvicevaert.features.kontakter.models import Kontakt
from socialvicevaert.features.rapporter.ui.page import RapporterPage
from socialvicevaert.features.restancer.ui.page import RestancerPage
from socialvicevaert.features.sager.models import Sag
from socialvicevaert.features.samtykker.models import Oplysningsart, SamtykkeRetning
from socialvicevaert.security.kdf import Argon
from socialvicevaert.shared.clock import DENMARK, FixedClock
from socialvicevaert.shell.main_window import MainWindow
from socialvicevaert.shell.program import Program
from socialvicevaert.ui import fonts, icons
from socialvicevaert.ui.context import Target
from socialvicevaert.ui.theme import Scheme, Theme
from socialvicevaert.vault import Vault

PICTURES = Path(__file__).resolve().parent / "pictures"
CHEAP = Argon(memory_kib=64, passes=1, lanes=1)
PASSWORD = "eksempeldata-2026"  # noqa: S105 - invented people
SIZE = (1360, 860)
MORNING = datetime(2026, 11, 1, 8, 5, tzinfo=DENMARK)


class Camera:
    """The program on the invented estate, and a way to wait for it."""

    def __init__(self, folder: Path) -> None:
        self.app = QApplication([])
        self.theme = Theme(self.app, Scheme.LIGHT)
        fonts.load_now(self.theme)
        icons.load_now()
        clock = FixedClock(MORNING)
        self.window = MainWindow()
        self.window.resize(*SIZE)
        self.program = Program(self.app, self.theme, self.window, Vault(folder, clock, CHEAP), clock)
        self.window.show()
        self.program.start()
        card = self.window.gate.card
        card.password.type_in(PASSWORD)
        card.password.line.returnPressed.emit()
        self.until(lambda: self.window.gate is None and self.window.workspace is not None)

    def until(self, condition: Callable[[], bool]) -> None:
        """Let the program work until something has happened."""
        while not condition():
            QCoreApplication.processEvents()

    def settle(self) -> None:
        """Let everything that was asked for be read and painted."""
        done: list[bool] = []
        for _ in range(3):
            self.until(lambda: self.window.workspace.context.tasks.is_idle)
            done.clear()
            QTimer.singleShot(250, lambda: done.append(True))
            self.until(lambda: bool(done))

    def go(self, place: str, number: int | None = None, tab: str = "", **extra: str) -> None:
        """Go where a click would lead."""
        self.window.workspace.context.navigate(Target(place, number, tab, extra))
        self.settle()

    def take(self, name: str) -> None:
        """Keep the window as a picture."""
        self.settle()
        self.window.grab().save(str(PICTURES / f"{name}.png"))
        sys.stdout.write(f"{name}\n")


def main() -> None:
    """Build the estate, walk through it, keep the pictures."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "data"
        example.build(folder, password=PASSWORD, until=date(2026, 10, 31), argon=CHEAP)
        shown = _worth_seeing(folder)
        camera = Camera(folder)
        camera.go("mindag")
        camera.take("mindag")
        camera.go("beboer", shown.beboer_id, "overblik")
        camera.take("beboer")
        camera.go("fogedsag", shown.fogedsag_id)
        camera.take("fogedsag")
        _show_race(camera, shown.fogedsag_id)
        camera.take("kaploeb")
        _show_list(camera, Path(scratch))
        camera.take("restanceliste")
        camera.go("oekonomi")
        camera.take("oekonomi")
        _show_money(camera, shown.in_court_id)
        _show_reports(camera)
        _show_consent(camera, shown.beboer_id)
        camera.take("samtykke")
        camera.window.workspace.host.close_all()
        _show_papers(camera, shown.beboer_id)
        camera.theme.use(Scheme.DARK, 100)
        camera.go("beboer", shown.beboer_id, "sager")
        camera.take("moerk")
        camera.window.close()
        QTimer.singleShot(0, camera.app.quit)
        camera.app.exec()


@dataclass(frozen=True)
class Shown:
    """Who stands in the pictures."""

    beboer_id: int
    fogedsag_id: int
    in_court_id: int  # the resident whom the fogedsag is about


def _worth_seeing(folder: Path) -> Shown:
    """A fogedsag with a day in court; a resident with an open sag and a notice, with the longest log of those."""
    vault = Vault(folder, FixedClock(MORNING), CHEAP)
    database = vault.unlock(PASSWORD).database
    with database.read(WORKERS[0]) as session:
        court = next(row for row in fogedsager(session) if row.stage is FogedStadie.FOGEDMOEDE)
        busiest = session.exec(
            select(Kontakt.beboer_id)
            .join(Sag, col(Sag.beboer_id) == col(Kontakt.beboer_id))
            .join(Beboer, col(Beboer.id) == col(Kontakt.beboer_id))
            .where(col(Sag.closed_on).is_(None), col(Beboer.alert_dog) | col(Beboer.alert_danger))
            .group_by(col(Kontakt.beboer_id))
            .order_by(func.count().desc(), col(Kontakt.beboer_id))
        ).first()
    vault.close()
    assert busiest is not None
    return Shown(busiest, court.id, court.beboer_id)


def _show_reports(camera: Camera) -> None:
    """The figures of the last month, what they lack, and the report as it will be."""
    camera.go("rapporter", part="overblik")
    page = camera.window.findChild(RapporterPage)
    overview = page.open_part("overblik")
    overview.choice.period.setCurrentIndex(overview.choice.period.findData("last_month"))
    overview.choice.chosen.emit()
    camera.take("rapporter")
    camera.go("rapporter", part="datakvalitet")
    camera.take("datakvalitet")
    camera.go("rapporter", part="rapport")
    camera.take("rapport")


def _show_race(camera: Camera, fogedsag_id: int) -> None:
    """The applications beside the deadline, scrolled to."""
    camera.go("fogedsag", fogedsag_id)
    panel = next(one for one in camera.window.findChildren(RacePanel) if one.isVisible())
    scroller = next(one for one in camera.window.findChildren(QScrollArea) if one.isAncestorOf(panel))
    top = panel.mapTo(scroller.widget(), QPoint(0, 0)).y()
    scroller.verticalScrollBar().setValue(top - 16)


def _show_money(camera: Camera, beboer_id: int) -> None:
    """The parts of one resident's money."""
    camera.go("beboer", beboer_id, "oekonomi", part="budget")
    camera.take("budget")
    tab = next(one for one in camera.window.findChildren(BudgetTab) if one.isVisible())
    tab.head.views[2].click()
    camera.take("hvad-nu-hvis")
    for part in ("gaeld", "redningsplan"):
        camera.go("beboer", beboer_id, "oekonomi", part=part)
        camera.take(part)


def _show_list(camera: Camera, scratch: Path) -> None:
    """The landlord's next list, read but not taken in."""
    year = plan_year(date(2026, 10, 31), Random(SEED))
    newest = monthly_lists(year, Random(7))[-1]
    file = scratch / "restanceliste 30-10-2026.csv"
    file.write_bytes(newest.content)
    camera.go("restancer")
    page = camera.window.findChild(RestancerPage)
    page.open_file(str(file))
    camera.until(lambda: page.is_importing and page.importing.preview is not None)


def _show_consent(camera: Camera, beboer_id: int) -> None:
    """The second of the three steps, filled."""
    camera.go("beboer", beboer_id, "samtykker")
    camera.go("nyt_samtykke", beboer_id, kind="udveksling")
    sheet = camera.window.workspace.host.current
    assert sheet.who is not None  # it is an exchange
    sheet.who.partners.set_value((1,))
    sheet.who.direction.set_value((SamtykkeRetning.BEGGE,))
    sheet.what.kinds.set_value((Oplysningsart.NAVN_ADRESSE, Oplysningsart.ARBEJDE))
    sheet.what.purpose.set_value("Samtale om at komme i praktik")
    camera.settle()
    sheet.stepper.go_to(1)


def _show_papers(camera: Camera, beboer_id: int) -> None:
    """A letter being written, and a template being corrected."""
    camera.go("beboer", beboer_id, "papirer", part="breve", new="indkaldelse")
    sheet = camera.window.workspace.host.current
    camera.until(lambda: bool(sheet.letter.answers.lines))
    told = {"aftale.om": "husleje og budget", "aftale.dag": "tirsdag den 3. november", "aftale.tid": "10.00"}
    for key, text in told.items():
        sheet.letter.answers.lines[key].type_in(text)
    camera.settle()
    camera.take("brev")
    camera.window.workspace.host.close_all()
    camera.go("skabeloner", tab="indkaldelse")
    camera.take("skabelon")


if __name__ == "__main__":
    main()
