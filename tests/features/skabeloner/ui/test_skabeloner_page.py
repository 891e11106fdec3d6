"""Templates on the screen: corrected, refused with the place of the fault, fields picked, versions, files."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from socialvicevaert.features.samtykker.models import Oplysningsart
from socialvicevaert.features.skabeloner import queries
from socialvicevaert.features.skabeloner.models import Afsnit, AfsnitArt, BrevArt, Modtager, SkabelonDraft
from socialvicevaert.features.skabeloner.queries import SkabelonView
from socialvicevaert.features.skabeloner.rules import fields_of
from socialvicevaert.features.skabeloner.service import keep_skabelon
from socialvicevaert.features.skabeloner.ui.editor import SkabelonEditor
from socialvicevaert.features.skabeloner.ui.page import SkabelonerPage
from socialvicevaert.shared.actor import Actor, Role
from socialvicevaert.storage import Database
from socialvicevaert.ui.context import Context, Target
from tests.conftest import ACTORS
from tests.factories import intent
from tests.ui.windows import activate

Settle = Callable[[], None]
THANKS = SkabelonDraft("Tak", BrevArt.EGEN, Modtager.BEBOER, "Tak", (Afsnit("Kære {{beboer.fornavn}}"), Afsnit("Tak")))


def shown_in(context: Context, settle: Settle) -> SkabelonerPage:
    host: Any = context.sheets
    made = SkabelonerPage(context)
    (host.content.layout() or QVBoxLayout(host.content)).addWidget(made)
    settle()
    return made


@pytest.fixture
def page(context: Context, settle: Settle, qtbot: QtBot) -> SkabelonerPage:
    made = shown_in(context, settle)
    activate(qtbot, made.window())
    return made


def editor_of(page: SkabelonerPage, settle: Settle, key: str | int) -> SkabelonEditor:
    page.go_to(Target("skabeloner", tab=key) if isinstance(key, str) else Target("skabeloner", key))
    settle()
    assert page.editor is not None
    return page.editor


def write(editor: SkabelonEditor, number: int, text: str) -> None:
    editor.form.paragraphs.fields[number - 1].text.setPlainText(text)


def said(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def stored(database: Database, actor: Actor, key: str) -> SkabelonView:
    with database.read(actor) as session:
        views = queries.templates(session, with_retired=True)
    return next(view for view in views if key in (view.key, view.name))


def names(page: SkabelonerPage) -> list[str]:
    return [row.name for _, row in page.list.table.rows.loaded()]


def test_tab_goes_through_a_template_as_it_is_read_and_out_of_it(page: SkabelonerPage, settle: Settle) -> None:
    editor = editor_of(page, settle, "henvisning")
    editor.form.name_field.line.setFocus()
    met: list[str] = []
    for _ in range(40):
        focus = QApplication.focusWidget()
        assert focus is not None
        if not editor.isAncestorOf(focus):
            break
        met.append(focus.accessibleName())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert len(met) == len(set(met))
    told = ("Navn", "Brevets overskrift", "Afsnit 1: Udseende", "Afsnit 1", "Afsnit 2: Udseende", "Afsnit 2")
    told = (*told, "Hvad er ændret? (kan udelades)", "Søg i felterne", "Felter")
    assert [name for name in met if name in told] == list(told)


def test_a_misspelt_field_is_told_while_typing_and_refused_with_its_place(
    page: SkabelonerPage, settle: Settle, database: Database, vicevaert: Actor
) -> None:
    editor = editor_of(page, settle, "indkaldelse")
    write(editor, 1, "Kære {{beboer.fornavm}}")
    field = editor.form.paragraphs.fields[0]
    assert "Mente du »beboer.fornavn«?" in field.error_text
    (mark,) = field.text.extraSelections()
    assert mark.cursor.selectedText() == "{{beboer.fornavm}}"
    editor.submit()
    settle()
    assert "Afsnit 1: Feltet »beboer.fornavm« findes ikke." in said(editor)
    assert stored(database, vicevaert, "indkaldelse").version == 0
    assert editor.form.draft().body[0].text == "Kære {{beboer.fornavm}}"


def test_a_mark_stands_on_its_field_also_after_a_letter_that_qt_counts_as_two(
    page: SkabelonerPage, settle: Settle
) -> None:
    editor = editor_of(page, settle, "indkaldelse")
    write(editor, 1, "😀 {{beboer.navn}} مرحبا")
    (mark,) = editor.form.paragraphs.fields[0].text.extraSelections()
    assert mark.cursor.selectedText() == "{{beboer.navn}}"


def test_the_list_shows_every_field_of_the_letter_and_puts_the_chosen_one_in_at_the_cursor(
    page: SkabelonerPage, settle: Settle
) -> None:
    editor = editor_of(page, settle, "indkaldelse")
    listed = [row.key for _, row in editor.fields.pane.table.rows.loaded()]
    assert listed == [each.key for each in fields_of(BrevArt.INDKALDELSE)]
    text = editor.form.paragraphs.fields[1].text
    text.setPlainText("Ring: ")
    text.setFocus()
    text.moveCursor(text.textCursor().MoveOperation.End)
    table = editor.fields.pane.table
    table.select("medarbejder.telefon")
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert text.toPlainText() == "Ring: {{medarbejder.telefon}}"


def test_a_field_is_put_into_the_heading_when_that_was_written_in_last(page: SkabelonerPage, settle: Settle) -> None:
    editor = editor_of(page, settle, "indkaldelse")
    line = editor.form.subject.line
    line.setFocus()
    line.end(False)
    editor.fields.picked.emit("dato.i_dag")
    assert line.text().endswith("{{dato.i_dag}}")


def test_fields_are_found_by_their_words(page: SkabelonerPage, settle: Settle, qtbot: QtBot) -> None:
    editor = editor_of(page, settle, "indkaldelse")
    editor.fields.pane.filters.line.setText("boern alder")
    rows = editor.fields.pane.table.rows
    qtbot.waitUntil(lambda: [row.key for _, row in rows.loaded()] == ["familie.boern"])


def test_saving_makes_versions_and_an_earlier_one_is_used_again_as_the_newest(
    page: SkabelonerPage, settle: Settle, database: Database, vicevaert: Actor
) -> None:
    editor = editor_of(page, settle, "indkaldelse")
    own = editor.view.subject
    for subject in ("Kom til samtale", "Kom gerne forbi"):
        editor.form.subject.type_in(subject)
        editor.note.type_in(f"Nu: {subject}")
        editor.submit()
        settle()
    assert stored(database, vicevaert, "indkaldelse").version == 2
    table = editor.versions.table
    assert [(row.name, row.note) for _, row in table.rows.loaded()] == [
        ("Version 2", "Nu: Kom gerne forbi"),
        ("Version 1", "Nu: Kom til samtale"),
        ("Programmets", "Som den fulgte med"),
    ]
    table.select(1)
    settle()
    editor.versions.use.click()
    settle()
    now = stored(database, vicevaert, "indkaldelse")
    assert (now.version, now.subject) == (3, "Kom til samtale")
    assert editor.form.subject.value() == "Kom til samtale"
    editor.head.own.click()
    settle()
    now = stored(database, vicevaert, "indkaldelse")
    assert (now.version, now.subject, now.is_corrected) == (4, own, False)
    assert editor.head.chip.text == "Programmets egen"


def test_what_is_typed_survives_that_the_page_is_closed(page: SkabelonerPage, context: Context, settle: Settle) -> None:
    editor = editor_of(page, settle, "kreditor")
    editor.form.subject.type_in("Et forslag")
    editor.form.paragraphs.fields[0].kind_box.setCurrentIndex(2)
    write(editor, 1, "Jeg skylder penge {{kredit")
    body = editor.form.draft().body
    editor.keep_draft()
    page.setParent(None)
    page.deleteLater()
    settle()
    again = editor_of(shown_in(context, settle), settle, "kreditor")
    assert again.form.subject.value() == "Et forslag"
    assert again.form.draft().body == body
    assert body[0].kind is list(Oplysningsart)[1]
    assert "Kladde fra" in said(again)
    again.throw_draft_away()
    assert again.form.subject.value() == "Forslag om afdrag"


def test_another_version_since_is_said_and_what_is_typed_stays(
    page: SkabelonerPage, settle: Settle, database: Database, vicevaert: Actor
) -> None:
    editor = editor_of(page, settle, "indkaldelse")
    editor.form.subject.type_in("Min")
    with database.write(intent(vicevaert)) as session:
        keep_skabelon(session, queries.template(session, "indkaldelse").as_draft())
    editor.submit()
    settle()
    assert "version 1 er gemt" in said(editor)
    assert editor.form.subject.value() == "Min"
    editor.submit()
    settle()
    assert (stored(database, vicevaert, "indkaldelse").version, editor.view.subject) == (2, "Min")


def test_a_draft_of_an_older_version_does_not_pass_by_the_newer_one(
    page: SkabelonerPage, settle: Settle, database: Database, vicevaert: Actor
) -> None:
    editor_of(page, settle, "indkaldelse").form.subject.type_in("Fra før")
    editor_of(page, settle, "kreditor")
    with database.write(intent(vicevaert)) as session:
        keep_skabelon(session, queries.template(session, "indkaldelse").as_draft())
    page.refresh()
    settle()
    again = editor_of(page, settle, "indkaldelse")
    assert (again.view.version, again.form.subject.value()) == (1, "Fra før")
    again.submit()
    settle()
    assert "version 1 er gemt" in said(again)


def test_a_new_one_needs_name_heading_and_words_and_is_then_in_the_list(
    page: SkabelonerPage, settle: Settle, database: Database, vicevaert: Actor
) -> None:
    page.new_skabelon()
    editor = page.editor
    assert editor is not None
    editor.submit()
    settle()
    assert editor.form.name_field.error_text
    assert editor.form.subject.error_text
    editor.form.name_field.type_in("Tillykke")
    editor.form.subject.type_in("Tillykke\nmed det")
    write(editor, 1, "Godt gået")
    editor.submit()
    settle()
    assert "Tillykke" in names(page)
    assert stored(database, vicevaert, "Tillykke").subject == "Tillykke med det"
    assert editor.head.chip.text == "Jeres egen, version 1"


def test_a_copy_is_a_template_of_its_own_and_takes_another_name(
    page: SkabelonerPage, settle: Settle, database: Database, vicevaert: Actor
) -> None:
    editor_of(page, settle, "indkaldelse").head.copy.click()
    settle()
    copy = page.editor
    assert copy is not None
    copy.form.name_field.type_in("Aftale om samtale")
    copy.submit()
    settle()
    assert "Der er allerede en skabelon" in said(copy)
    copy.form.name_field.type_in("Hjemmebesøg")
    copy.submit()
    settle()
    made = stored(database, vicevaert, "Hjemmebesøg")
    assert (made.key, made.kind, made.version) == ("", BrevArt.INDKALDELSE, 1)


def test_one_is_taken_out_of_use_and_into_use_again(page: SkabelonerPage, settle: Settle) -> None:
    editor = editor_of(page, settle, "bevis_kontakt")
    editor.head.retire.click()
    settle()
    assert editor.head.chip.text == "Ude af brug"
    assert page.list.current_key == "bevis_kontakt"  # what is read stays in the list while it is read
    editor_of(page, settle, "kreditor")
    page.refresh()
    settle()
    assert "Bekræftelse på kontakt" not in names(page)
    again = editor_of(page, settle, "bevis_kontakt")
    again.head.retire.click()
    settle()
    assert again.head.chip.text == "Programmets egen"
    assert "Bekræftelse på kontakt" in names(page)


def test_the_keyboard_adds_moves_and_removes_paragraphs(page: SkabelonerPage, settle: Settle, qtbot: QtBot) -> None:
    page.new_skabelon()
    editor = page.editor
    assert editor is not None
    settle()
    alt = Qt.KeyboardModifier.AltModifier
    paragraphs = editor.form.paragraphs
    write(editor, 1, "et")
    paragraphs.fields[0].text.setFocus()
    QTest.keyClick(paragraphs.fields[0].text, Qt.Key.Key_Return, alt)
    write(editor, 2, "to")
    QTest.keyClick(paragraphs.fields[1].text, Qt.Key.Key_Up, alt)
    assert [each.text for each in paragraphs.body] == ["to", "et"]
    assert [each.label.text() for each in paragraphs.fields] == ["Afsnit 1", "Afsnit 2"]
    QTest.keyClick(paragraphs.fields[0].text, Qt.Key.Key_Delete, alt)
    assert [each.text for each in paragraphs.body] == ["et"]
    QTest.keyClick(paragraphs.fields[0].text, Qt.Key.Key_Delete, alt)
    assert paragraphs.body == (Afsnit(""),)


def test_what_is_pasted_is_plain_text(page: SkabelonerPage, settle: Settle) -> None:
    page.new_skabelon()
    editor = page.editor
    assert editor is not None
    rich = QMimeData()
    rich.setHtml("<h1>Stort</h1><b>fedt</b>")
    rich.setText("Stort\nfedt")
    QGuiApplication.clipboard().setMimeData(rich)
    editor.form.paragraphs.fields[0].text.paste()
    assert editor.form.draft().body == (Afsnit("Stort\nfedt", AfsnitArt.TEKST),)


def test_two_hundred_paragraphs_are_all_kept(
    page: SkabelonerPage, settle: Settle, database: Database, vicevaert: Actor
) -> None:
    body = tuple(Afsnit(f"Afsnit {number} {{{{beboer.navn}}}}") for number in range(200))
    with database.write(intent(vicevaert)) as session:
        number = keep_skabelon(session, SkabelonDraft("Lang", BrevArt.EGEN, Modtager.BEBOER, "Lang", body))
    editor = editor_of(page, settle, number)
    assert editor.form.draft().body == body
    editor.form.show_problems(())
    editor.form.subject.type_in("Længere")
    editor.submit()
    settle()
    assert stored(database, vicevaert, "Lang").body == body


def test_far_too_much_text_is_refused_in_words(page: SkabelonerPage, settle: Settle) -> None:
    editor = editor_of(page, settle, "indkaldelse")
    write(editor, 2, "{{beboer.navn}} " * 20_000)
    assert "for langt" in editor.form.paragraphs.fields[1].error_text
    editor.submit()
    settle()
    assert "Afsnit 2: Afsnittet er for langt" in said(editor)


def test_a_letter_says_what_it_must_hold_and_is_refused_without(page: SkabelonerPage, settle: Settle) -> None:
    editor = editor_of(page, settle, "henvisning")
    assert "{{henvisning.formaal}}" in editor.form.needed.text()
    write(editor, 2, "Hjælp ham")
    editor.submit()
    settle()
    assert "skal fortælle »Hvad I beder om«" in said(editor)


def test_a_file_brings_templates_in_and_says_what_became_of_them(
    page: SkabelonerPage, settle: Settle, tmp_path: Path, database: Database, vicevaert: Actor
) -> None:
    with database.write(intent(vicevaert)) as session:
        keep_skabelon(session, THANKS)
    page.files.write_file(tmp_path / "ud.json")
    settle()
    content = (tmp_path / "ud.json").read_text(encoding="utf-8")
    (tmp_path / "ind.json").write_text(
        content.replace('"name": "Tak"', '"name": "Farvel"').replace("Skal vi tale sammen?", "Skal vi mødes?"),
        encoding="utf-8",
    )
    page.files.take_file(tmp_path / "ind.json")
    settle()
    assert "Nye: »Farvel«. Rettet: »Aftale om samtale«. Uændret: 5." in said(page)
    assert {"Tak", "Farvel"} <= set(names(page))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"%PDF-1.7",
        b"x" * 2_100_000,
        b"[" * 100_000,
        b'{"format": "socialvicevaert.skabeloner/1", "templates": ' + b"9" * 5000 + b"}",
        b'{"format": "socialvicevaert.skabeloner/1", "templates": [{"name": "\\ud800", "kind": "egen", '
        b'"recipient": "beboer", "subject": "a", "body": [{"text": "a"}]}]}',
    ],
    ids=["empty", "pdf", "large", "deep", "number", "half a letter"],
)
def test_a_file_that_is_no_templates_is_refused_in_words_and_changes_nothing(
    page: SkabelonerPage, settle: Settle, tmp_path: Path, content: bytes
) -> None:
    before = names(page)
    (tmp_path / "a.json").write_bytes(content)
    page.files.take_file(tmp_path / "a.json")
    settle()
    assert any(word in said(page) for word in ("Filen er tom", "beskadiget", "for stor", "Intet er indlæst"))
    assert names(page) == before
    os.mkfifo(tmp_path / "pibe.json")
    for name in ("findes-ikke.json", "pibe.json", "."):
        page.files.take_file(tmp_path / name)
        settle()
        assert "kan ikke læses" in said(page)


def test_a_leder_looks_and_changes_nothing(context: Context, settle: Settle) -> None:
    context.actor = ACTORS[Role.LEDER]
    page = shown_in(context, settle)
    editor = editor_of(page, settle, "indkaldelse")
    assert editor.form.name_field.line.isReadOnly()
    assert editor.form.paragraphs.fields[0].text.isReadOnly()
    assert not editor.save_button.isVisibleTo(page)
    before = editor.form.draft()
    editor.fields.picked.emit("beboer.navn")
    assert editor.form.draft() == before


def test_where_there_is_little_room_list_text_and_fields_take_turns(
    page: SkabelonerPage, settle: Settle, context: Context
) -> None:
    host: Any = context.sheets
    host.resize(700, 700)
    editor = editor_of(page, settle, "indkaldelse")
    assert not page.list.isVisible()
    assert editor.form.isVisible()
    assert not editor.fields.isVisible()
    editor.bar.choose("felter")
    assert editor.fields.isVisible()
    assert not editor.form.isVisible()
    editor.fields.picked.emit("beboer.navn")
    assert editor.form.isVisible()
    editor.head.back.click()
    assert page.list.isVisible()


def test_the_keyboard_goes_along_where_the_text_takes_the_lists_turn(
    page: SkabelonerPage, settle: Settle, context: Context, qtbot: QtBot
) -> None:
    host: Any = context.sheets
    host.resize(700, 700)
    activate(qtbot, host)
    settle()
    page.list.select("indkaldelse")
    page.list.table.setFocus()
    QTest.keyClick(page.list.table, Qt.Key.Key_Return)
    settle()
    assert page.editor is not None
    assert QApplication.focusWidget() is page.editor.form.name_field.line
    page.editor.head.back.click()
    assert QApplication.focusWidget() is page.list.table


def test_the_letter_is_drawn_beside_what_is_typed_and_cannot_leave(
    page: SkabelonerPage, settle: Settle, qtbot: QtBot
) -> None:
    editor = editor_of(page, settle, "indkaldelse")
    assert editor.example.view.canvas.document is None
    editor.bar.choose("eksempel")
    qtbot.waitUntil(lambda: editor.example.view.canvas.document is not None)
    before = editor.example.view.canvas.document
    write(editor, 1, "Hej {{beboer.naven}}")
    qtbot.waitUntil(lambda: editor.example.view.canvas.document is not before)
    assert not editor.example.view.print_button.isVisible()
    assert not editor.example.view.save_button.isVisible()


def test_a_file_of_one_template_has_its_name(page: SkabelonerPage, monkeypatch: pytest.MonkeyPatch) -> None:
    offered: list[str] = []

    def choose(_page: QWidget, _title: str, name: str, _kind: str) -> tuple[str, str]:
        offered.append(name)
        return "", ""

    monkeypatch.setattr("socialvicevaert.features.skabeloner.ui.file_acts.QFileDialog.getSaveFileName", choose)
    page.files.ask_where((("", "Aftale: 1/2"),))
    page.files.ask_where()
    assert offered == ["Aftale- 1-2.json", "skabeloner.json"]
