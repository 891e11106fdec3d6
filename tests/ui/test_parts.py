from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from socialvicevaert.shared.clock import FixedClock
from socialvicevaert.shared.errors import UserError
from socialvicevaert.storage import Session
from socialvicevaert.ui import labels
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.card import KeyCard
from socialvicevaert.ui.command_palette import CommandPalette, Hit
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.drafts import KeptDraft, State, StoredDrafts
from socialvicevaert.ui.empty_state import EmptyKind, EmptyState
from socialvicevaert.ui.layouts import FlowRow, TurningRow
from socialvicevaert.ui.long_task import Progress
from socialvicevaert.ui.progress_strip import ProgressStrip
from socialvicevaert.ui.rail import Rail, RailItem
from socialvicevaert.ui.section import Section
from socialvicevaert.ui.stage_line import Stage, StageLine, StageState
from socialvicevaert.ui.status_chip import StatusChip
from socialvicevaert.ui.stepper import Stepper
from socialvicevaert.ui.tasks import Tasks
from socialvicevaert.ui.theme import Theme
from socialvicevaert.ui.timeline import Timeline, TimelineEntry
from socialvicevaert.ui.toast import ToastArea
from socialvicevaert.ui.tone import Tone
from tests.ui.windows import activate

Settle = Callable[[], None]
pytestmark = pytest.mark.usefixtures("theme")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1024, 700)
    made.show()
    activate(qtbot, made)
    return made


def test_the_rail_is_reached_by_alt_and_a_number(window: QWidget, qtbot: QtBot) -> None:
    rail = Rail([RailItem("mindag", "Min dag", "today"), RailItem("beboere", "Beboere", "people")], window)
    rail.show()
    chosen: list[str] = []
    rail.chosen.connect(chosen.append)
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert chosen == ["beboere"]
    assert rail.current_key == "beboere"


def test_the_rail_says_how_much_waits(window: QWidget) -> None:
    rail = Rail([RailItem("mindag", "Min dag", "today")], window)
    rail.set_badge("mindag", 7)
    [button] = rail.buttons
    assert button.accessibleName() == "Min dag, 7 venter"
    rail.set_badge("mindag", 0)
    assert button.accessibleName() == "Min dag"


def test_a_stage_tells_its_rule_and_how_sure_it_is(window: QWidget) -> None:
    line = StageLine(
        [Stage("frist", "Frist", "28-09-2026", StageState.COMPUTED, "14 dage efter påkravet, almenlejeloven § 90")]
    )
    line.setParent(window)
    [button] = line.buttons
    assert button.accessibleName() == "Frist, 28-09-2026, beregnet, 14 dage efter påkravet, almenlejeloven § 90"
    assert "§ 90" in button.toolTip()


def test_stages_are_walked_by_arrow_keys_and_chosen_by_enter(window: QWidget, qtbot: QtBot) -> None:
    line = StageLine([Stage("a", "Påkrav", state=StageState.DONE), Stage("b", "Frist"), Stage("c", "Fogedmøde")])
    line.setParent(window)
    line.show()
    chosen: list[str] = []
    line.chosen.connect(chosen.append)
    line.buttons[0].setFocus()
    qtbot.keyClick(line.buttons[0], Qt.Key.Key_Right)
    assert line.buttons[1].hasFocus()
    qtbot.keyClick(line.buttons[1], Qt.Key.Key_Return)
    qtbot.keyClick(line.buttons[1], Qt.Key.Key_Left)
    assert line.buttons[0].hasFocus()
    assert chosen == ["b"]


def test_nine_stages_wrap_their_words_rather_than_scroll(window: QWidget, qtbot: QtBot) -> None:
    titles = (
        "Restance", "Påkrav", "Påkravsfrist", "Ophævelse", "Fogedret", "Fogedmøde", "Aftale", "Udsættelse", "Afsluttet",
    )  # fmt: skip
    line = StageLine([Stage(title, title, "tor. 21. okt. 2021", StageState.COURT) for title in titles])
    line.setParent(window)
    heights = []
    for width in (1400, 960):
        line.resize(width, 200)
        line.show()
        qtbot.waitUntil(lambda: line.horizontalScrollBar().maximum() == 0)
        assert line.buttons[-1].geometry().right() < width
        heights.append(line.sizeHint().height())
    assert heights[0] < heights[1]
    line.resize(300, 200)
    line.select("Udsættelse")
    qtbot.waitUntil(lambda: not line.buttons[7].visibleRegion().isEmpty())


def test_every_state_of_a_stage_has_a_word() -> None:
    assert len({state.word for state in StageState}) == len(StageState)


def test_the_timeline_is_walked_and_grows_on_demand(window: QWidget, qtbot: QtBot) -> None:
    timeline = Timeline("Tidslinje", window)
    timeline.resize(600, 400)
    timeline.show()
    chosen: list[object] = []
    timeline.chosen.connect(chosen.append)
    timeline.set_entries([TimelineEntry(1, "i dag", "Besøg"), TimelineEntry(2, "i går", "Opkald")], has_more=True)
    timeline.entries[0].setFocus()
    qtbot.keyClick(timeline.entries[0], Qt.Key.Key_Down)
    qtbot.keyClick(timeline.entries[1], Qt.Key.Key_Return)
    assert chosen == [2]
    with qtbot.waitSignal(timeline.more_wanted):
        timeline.more_button.click()
    timeline.add_entries([TimelineEntry(3, "i forgårs", "Brev")])
    assert len(timeline.entries) == 3
    assert timeline.more_button.isHidden()
    assert timeline.entries[1].accessibleName() == "i går, Opkald"


def test_a_long_note_is_shown_in_four_lines(window: QWidget, qtbot: QtBot) -> None:
    timeline = Timeline("Tidslinje", window)
    timeline.resize(400, 600)
    timeline.show()
    text = "Aftalte at ringe til jobcentret sammen på tirsdag. " * 40
    timeline.set_entries([TimelineEntry(1, "i dag", "Besøg", text=text)])
    qtbot.waitUntil(lambda: 60 < timeline.entries[0].height() < 180)


def test_a_step_that_is_not_ready_says_why_and_stays(window: QWidget) -> None:
    stepper = Stepper("Giv samtykke", window)
    ready: list[str] = []

    def check() -> None:
        if not ready:
            raise UserError("Vælg mindst én partner.")

    stepper.add_step("Hvem", labels.body("a"), check)
    stepper.add_step("Hvor længe", labels.body("b"))
    stepper.show()
    finished: list[None] = []
    stepper.finished.connect(lambda: finished.append(None))
    stepper.next_button.click()
    assert stepper.step == 0
    assert stepper.problem_text == "Vælg mindst én partner."
    ready.append("jobcenter")
    stepper.next_button.click()
    assert stepper.step == 1
    assert stepper.problem_text == ""
    assert stepper.next_button.text() == "Giv samtykke"
    stepper.back_button.click()
    stepper.next_button.click()
    stepper.next_button.click()
    assert finished == [None]


def palette_in(window: QWidget, answer: Callable[[CommandPalette, str], None]) -> tuple[CommandPalette, list[Hit]]:
    palette, chosen = CommandPalette(window), list[Hit]()
    palette.asked.connect(lambda text: answer(palette, text))
    palette.chosen.connect(chosen.append)
    palette.open()
    return palette, chosen


PEOPLE = [Hit("Beboere", "Fatima Demir", value=1), Hit("Beboere", "Kurt Jensen", value=2), Hit("Kommandoer", "Lås")]


def test_four_letters_and_enter_open_a_person(window: QWidget, qtbot: QtBot) -> None:
    def answer(palette: CommandPalette, text: str) -> None:
        palette.set_hits(text, [hit for hit in PEOPLE if text.lower() in hit.title.lower()])

    palette, chosen = palette_in(window, answer)
    qtbot.keyClicks(palette.line, "jens")
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(chosen))
    assert [hit.value for hit in chosen] == [2], "though Enter came before the answer"
    assert palette.isHidden()


def test_arrows_pass_over_headings(window: QWidget, qtbot: QtBot) -> None:
    palette, chosen = palette_in(window, lambda palette, text: palette.set_hits(text, PEOPLE))
    qtbot.keyClick(palette.line, Qt.Key.Key_Down)
    qtbot.keyClick(palette.line, Qt.Key.Key_Down)
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert [hit.title for hit in chosen] == ["Lås"]


def test_an_answer_to_older_words_is_dropped(window: QWidget, qtbot: QtBot) -> None:
    palette, _ = palette_in(window, lambda _palette, _text: None)
    qtbot.keyClicks(palette.line, "de")
    palette.set_hits("d", PEOPLE)
    assert palette.list.count() == 0


def test_esc_closes_the_palette_and_gives_the_focus_back(window: QWidget, qtbot: QtBot) -> None:
    rail = Rail([RailItem("mindag", "Min dag", "today")], window)
    rail.show()
    rail.buttons[0].setFocus()
    palette, _ = palette_in(window, lambda palette, text: palette.set_hits(text, PEOPLE))
    assert QApplication.focusWidget() is palette.line
    qtbot.keyClick(palette.line, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is rail.buttons[0]


def test_a_toast_offers_its_action_once(window: QWidget, settle: Settle) -> None:
    area, done = ToastArea(window), list[str]()
    area.show_toast("Kontakt gemt", "Fortryd", lambda: done.append("fortrudt"))
    [toast] = area.toasts
    assert toast.action is not None
    toast.action.click()
    settle()
    assert done == ["fortrudt"]
    assert area.toasts == ()
    assert not isValid(toast)


def test_one_toast_stands_at_a_time_and_it_goes_by_itself(window: QWidget, qtbot: QtBot) -> None:
    area = ToastArea(window)
    for number in range(5):
        area.show_toast(str(number), seconds=10)
    assert [toast.label.text() for toast in area.toasts] == ["4"]
    area.clear()
    area.show_toast("Kort", seconds=0)
    qtbot.waitUntil(lambda: area.toasts == ())


def test_what_went_wrong_is_not_pushed_away_by_what_went_well(window: QWidget) -> None:
    area = ToastArea(window)
    area.show_toast("Gæld gemt")
    area.show_toast("Rollen giver ikke adgang.", tone=Tone.DANGER)
    area.show_toast("Kontakt gemt")
    area.show_toast("Ansøgning gemt")
    assert [toast.label.text() for toast in area.toasts] == ["Rollen giver ikke adgang.", "Ansøgning gemt"]


def test_an_error_nobody_showed_becomes_a_toast(window: QWidget, tasks: Tasks, settle: Settle) -> None:
    area = ToastArea(window)
    area.announce(tasks)

    def refuse(_session: Session) -> None:
        raise UserError("Rollen giver ikke adgang.")

    tasks.write(window, "Gemt", refuse)
    settle()
    assert [toast.label.text() for toast in area.toasts] == ["Rollen giver ikke adgang."]


def test_the_strip_follows_long_work_and_stops_it(window: QWidget, tasks: Tasks, settle: Settle, qtbot: QtBot) -> None:
    import threading

    strip, go_on, ended = ProgressStrip(window), threading.Event(), list[object]()

    def job(progress: Progress) -> None:
        progress.step(412, 1204, "412 af 1.204 rækker")
        go_on.wait(5)
        progress.step(1204, 1204, "Færdig")

    task = tasks.run_long(window, "Indlæser", job, ended.append)
    strip.follow(task)
    qtbot.waitUntil(lambda: strip.bar.value() == 412)
    assert strip.isVisible()
    assert strip.step.text() == "412 af 1.204 rækker"
    strip.cancel_button.click()
    go_on.set()
    settle()
    assert strip.isHidden()
    assert ended == []


def test_a_section_folds_by_keyboard_and_says_so(window: QWidget, qtbot: QtBot) -> None:
    section = Section("Mere", parent=window)
    inside = labels.body("Inde")
    section.add(inside)
    section.show()
    assert inside.isVisible()
    qtbot.keyClick(section.button, Qt.Key.Key_Space)
    assert not inside.isVisible()
    assert section.button.accessibleDescription() == "foldet sammen"


def test_a_key_figure_is_opened_by_mouse_and_by_keyboard(window: QWidget, qtbot: QtBot) -> None:
    card, opened = KeyCard("Fogedsager", "41", "30 afværget", is_link=True, parent=window), list[None]()
    card.clicked.connect(lambda: opened.append(None))
    card.show()
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    qtbot.keyClick(card, Qt.Key.Key_Return)
    assert len(opened) == 2
    assert card.accessibleName() == "Fogedsager, 41, 30 afværget"


@pytest.mark.parametrize("percent", [100, 200])
def test_a_key_figure_never_parts_a_number_from_its_unit(window: QWidget, theme: Theme, percent: int) -> None:
    theme.use(percent=percent)
    card = KeyCard("Samlet gæld", "1.204.550 kr.", parent=window)
    card.show()
    one_line = QFontMetrics(card.value.font()).height()
    wide, narrow = card.value.sizeHint().width(), card.value.minimumSizeHint().width()
    for width in range(narrow, wide + 2, 10):
        font = card.value.font_for(width)
        assert QFontMetrics(font).horizontalAdvance("1.204.550 kr.") <= width
        assert card.value.heightForWidth(width) < 1.5 * one_line
    assert card.value.font_for(wide).pointSizeF() == card.value.font().pointSizeF()
    assert narrow < wide
    assert card.minimumSizeHint().width() > narrow


def test_a_figure_in_words_may_wrap(window: QWidget) -> None:
    card = KeyCard("Betalingsevne", "Ikke regnet ud", parent=window)
    card.show()
    assert card.value.heightForWidth(card.value.minimumSizeHint().width()) > card.value.heightForWidth(600)


def test_a_banner_stays_until_it_is_closed(window: QWidget, settle: Settle) -> None:
    banner = Banner("Sikkerhedskopien mislykkedes.", Tone.DANGER, closable=True, parent=window)
    banner.show()
    assert banner.accessibleName() == "Sikkerhedskopien mislykkedes."
    banner.close_banner()
    settle()
    assert not isValid(banner)


def test_parts_that_do_not_fit_beside_each_other_stand_below(window: QWidget) -> None:
    row = TurningRow(parent=window)
    for text in ("En ret lang tekst", "En anden ret lang tekst"):
        row.add(labels.one_line(labels.body(text)))
    row.resize(600, 60)
    row.show()
    wide = row.heightForWidth(600)
    assert row.heightForWidth(180) > wide
    flow = FlowRow(window)
    for text in ("Økonomi", "Bolig", "Misbrug"):
        flow.add(StatusChip(text))
    assert flow.heightForWidth(1000) < flow.heightForWidth(120)


def test_drafts_can_be_kept_in_the_file(context: Context, settle: Settle, clock: FixedClock, qtbot: QtBot) -> None:
    kept: dict[str, KeptDraft] = {}

    def save(session: Session, key: str, state: State) -> None:
        kept[key] = KeptDraft(state, session.now)

    drafts = StoredDrafts(
        context.tasks, lambda _session, key: kept.get(key), save, lambda _session, key: kept.pop(key, None) and None
    )
    owner: Any = context.sheets
    loaded: list[KeptDraft | None] = []
    shown: list[object] = []
    context.tasks.saved.connect(lambda title, _transaction: shown.append(title))
    drafts.save(owner, "kontakt:7", {"tekst": "halvt"})
    drafts.load(owner, "kontakt:7", loaded.append)
    drafts.load(owner, "kontakt:8", loaded.append)
    drafts.discard(owner, "kontakt:7")
    drafts.load(owner, "kontakt:7", loaded.append)
    settle()
    assert [draft.state if draft else None for draft in loaded] == [{"tekst": "halvt"}, None, None]
    assert shown == [], "keeping a draft makes no noise"


def test_an_empty_place_says_why_in_lines_that_can_be_followed(window: QWidget, qtbot: QtBot) -> None:
    empty = EmptyState(EmptyKind.NOTHING_YET, "Her er intet endnu, fordi ingen har skrevet det. " * 4, "Skriv")
    qtbot.addWidget(empty)
    for width, widest in ((1200, 560), (400, 400)):
        empty.resize(width, 600)
        empty.show()
        QApplication.processEvents()
        assert empty.label.width() <= widest
        assert abs(empty.label.geometry().center().x() - width // 2) <= 1
        assert empty.label.height() >= empty.label.heightForWidth(empty.label.width())
