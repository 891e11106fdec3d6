"""A resident asks to see what is held: from Min dag to the file that only its password opens, on the real window."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
from PySide6.QtCore import Qt

from socialvicevaert.features.indsigt.ui.form import IndsigtSheet
from socialvicevaert.features.indsigt.ui.hand_over import HandOverSheet
from socialvicevaert.features.indsigt.ui.review import ReviewSheet
from socialvicevaert.features.indsigt.ui.tab import IndsigtTab
from socialvicevaert.features.kontakter.models import KontaktArt, KontaktDraft
from socialvicevaert.features.kontakter.service import log_kontakt
from socialvicevaert.features.mindag.ui.page import MinDagPage
from socialvicevaert.shared.clock import FixedClock
from socialvicevaert.storage.session import Session
from socialvicevaert.ui.context import Target
from tests.conftest import MORNING
from tests.factories import new_beboer
from tests.window import NAME, Driver

CONTROL = Qt.KeyboardModifier.ControlModifier


def part_of(driver: Driver) -> IndsigtTab:
    (part,) = [each for each in driver.workspace.findChildren(IndsigtTab) if each.isVisible()]
    return part


def fill(session: Session) -> None:
    beboer_id = new_beboer(session)
    held_at = datetime(2026, 11, 20, 9, tzinfo=UTC)
    for text in (f"Aftalt med {NAME} at søge boligstøtte", "Ringede til Peter om huslejen"):
        log_kontakt(session, KontaktDraft(beboer_id, KontaktArt.TELEFON, held_at, text))


def test_from_the_request_to_the_file_in_the_residents_hand(opened: Driver, clock: FixedClock, tmp_path: Path) -> None:
    opened.window.activateWindow()
    opened.wait(opened.window.isActiveWindow)
    opened.workspace.context.tasks.write(opened.workspace, "Ny beboer", fill)
    opened.settle()
    opened.workspace.navigator(Target("beboer", 1, "papirer", {"part": "indsigt"}))
    opened.settle()
    part_of(opened).open_new()
    opened.settle()
    form = opened.workspace.host.current
    assert isinstance(form, IndsigtSheet)
    opened.press(Qt.Key.Key_Return, CONTROL)
    opened.settle()

    clock.moment = MORNING.replace(month=12, day=18)
    opened.workspace.navigator(Target("mindag"))
    opened.settle()
    page: Any = opened.workspace.pages.currentWidget()
    assert isinstance(page, MinDagPage)
    page.ask_refresh()
    opened.settle()
    (line,) = [one for one in page.lines if one.title == "Svar på anmodning om indsigt"]
    assert line.action.label == "Åbn indsigt"
    opened.workspace.navigator(Target(line.action.kind, line.action.id, line.action.tab, dict(line.action.extra)))
    opened.settle()

    (card,) = part_of(opened).cards
    assert [one.text() for one in card.acts if one.isEnabled()] == ["Gennemgå", "Træk tilbage"]
    card.acts[0].click()
    opened.settle()
    review = opened.workspace.host.current
    assert isinstance(review, ReviewSheet)
    assert review.table.hasFocus()
    opened.press(Qt.Key.Key_M)
    opened.settle()
    assert review.subtitle.text() == "Alt er vurderet."
    review.close_sheet()
    opened.settle()

    part_of(opened).cards[0].acts[0].click()
    opened.settle()
    handing: Any = opened.workspace.host.current
    assert isinstance(handing, HandOverSheet)
    opened.wait(lambda: handing.primary.isEnabled())
    target = tmp_path / "Indsigt 1.pdf"
    handing.save_sealed(target)
    opened.wait(lambda: bool(handing.password))
    opened.settle()
    with pikepdf.open(target, password=handing.password) as sealed:
        data = sealed.attachments["indsigt.json"].get_file().read_bytes().decode()
    paper = pypdfium2.PdfDocument(target, password=handing.password)
    said = data + "".join(page.get_textpage().get_text_range() for page in paper)
    paper.close()
    assert "at søge boligstøtte" in said
    assert "Peter" not in said
    assert NAME not in said
    handing.close_sheet()
    opened.settle()
    assert part_of(opened).cards[0].indsigt.answered_at is not None

    opened.workspace.navigator(Target("mindag"))
    opened.settle()
    today: Any = opened.workspace.pages.currentWidget()
    today.ask_refresh()
    opened.settle()
    assert [one for one in today.lines if one.title == "Svar på anmodning om indsigt"] == []
