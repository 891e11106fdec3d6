"""A template on the real window: corrected, a misspelt field refused with its place, picked from the list, kept."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from socialvicevaert.features.indstillinger.ui.papers import PapersSection
from socialvicevaert.features.skabeloner.models import BrevArt
from socialvicevaert.features.skabeloner.queries import SkabelonView, template_of
from socialvicevaert.features.skabeloner.ui.editor import SkabelonEditor
from socialvicevaert.features.skabeloner.ui.page import SkabelonerPage
from socialvicevaert.shell.commands import commands_of
from socialvicevaert.ui.context import Target
from tests.window import Driver

SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def page_of(driver: Driver) -> SkabelonerPage:
    page = driver.workspace.pages.current_page
    assert isinstance(page, SkabelonerPage)
    return page


def editor_of(driver: Driver) -> SkabelonEditor:
    editor = page_of(driver).editor
    assert editor is not None
    return editor


def in_use(driver: Driver) -> SkabelonView:
    found: list[SkabelonView] = []
    tasks = driver.workspace.context.tasks
    tasks.read(driver.workspace, lambda session: template_of(session, BrevArt.INDKALDELSE), found.append)
    driver.settle()
    return found[0]


def open_template(driver: Driver) -> None:
    page_of(driver).list.select("indkaldelse")
    page_of(driver).list.table.setFocus()
    driver.press(Qt.Key.Key_Return)
    driver.settle()


def test_a_template_from_the_settings_to_its_second_version(opened: Driver) -> None:
    opened.window.activateWindow()
    opened.wait(opened.window.isActiveWindow)
    opened.workspace.navigator(Target("indstillinger", tab="papirer"))
    opened.settle()
    (section,) = opened.workspace.findChildren(PapersSection)
    section.buttons["skabeloner"].click()
    opened.settle()
    assert opened.workspace.rail.current_key == "indstillinger"

    open_template(opened)
    editor = editor_of(opened)
    assert editor.head.chip.text == "Programmets egen"
    editor.form.subject.line.setFocus()
    editor.form.subject.line.selectAll()
    opened.type("Kom og tal med os")
    opened.press(Qt.Key.Key_Return, CONTROL)
    opened.settle()
    assert (in_use(opened).version, in_use(opened).subject) == (1, "Kom og tal med os")

    text = editor.form.paragraphs.fields[0].text
    text.setFocus()
    text.selectAll()
    opened.type("Hej {{beboer.naven}}")
    opened.press(Qt.Key.Key_Return, CONTROL)
    opened.settle()
    assert "Afsnit 1: Feltet »beboer.naven« findes ikke. Mente du »beboer.navn«?" in opened.readable()
    assert in_use(opened).version == 1

    # Locked and unlocked in the middle of it: nothing that was typed is lost.
    opened.lock()
    assert "beboer.naven" not in opened.readable()
    opened.unlock()
    assert editor_of(opened).form.draft().body[0].text == "Hej {{beboer.naven}}"

    text = editor_of(opened).form.paragraphs.fields[0].text
    text.setFocus()
    text.moveCursor(QTextCursor.MoveOperation.End)
    for _ in "{{beboer.naven}}":
        opened.press(Qt.Key.Key_Left, SHIFT)
    fields = editor_of(opened).fields.pane
    fields.filters.line.setFocus()
    opened.type("beboerens navn")
    found = ["beboer.navn", "beboer.fornavn"]
    opened.wait(lambda: [row.key for _, row in fields.table.rows.loaded()] == found)
    opened.press(Qt.Key.Key_Down)
    opened.press(Qt.Key.Key_Return)
    assert text.toPlainText() == "Hej {{beboer.navn}}"
    opened.press(Qt.Key.Key_Return, CONTROL)
    opened.settle()
    kept = in_use(opened)
    assert (kept.version, kept.body[0].text, kept.subject) == (2, "Hej {{beboer.navn}}", "Kom og tal med os")
    assert editor_of(opened).head.chip.text == "Rettet, version 2"


def test_what_was_typed_of_a_template_is_there_when_the_program_is_opened_again(opened: Driver) -> None:
    (command,) = [each for each in commands_of(opened.workspace) if each.text == "Skabeloner til breve"]
    command.run()
    opened.settle()
    open_template(opened)
    editor_of(opened).form.subject.type_in("Endnu ikke gemt")
    opened.lock()
    opened.unlock()
    again = opened.workspace.findChildren(SkabelonEditor)[-1]
    assert again.form.subject.value() == "Endnu ikke gemt"
    kept: list[object] = []
    opened.workspace.context.drafts.load(opened.workspace, "skabelon:indkaldelse", kept.append)
    opened.settle()
    assert kept[0] is not None
