"""Formulartekster on the screen: the Danish beside the language, corrected, reset, written to a file and read back."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from socialvicevaert.features.formularer import queries
from socialvicevaert.features.formularer.models import Sprog
from socialvicevaert.features.formularer.ui.sheet import FormularteksterSheet
from socialvicevaert.features.formularer.ui.text_form import TekstSheet
from socialvicevaert.shared.actor import Actor
from socialvicevaert.storage import Database
from socialvicevaert.ui import confirm
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.section import Section

KEY = "samtykke.gaelder"


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def shown(context: Context, settle: Callable[[], None], language: Sprog) -> FormularteksterSheet:
    sheet = FormularteksterSheet(context, Target("formulartekster", extra={"language": language.value}))
    context.sheets.open(sheet)
    settle()
    next(one for one in sheet.findChildren(Section) if one.button.text() == "Samtykke til udveksling").fold(False)
    settle()
    return sheet


def test_a_text_is_corrected_beside_the_danish(
    context: Context,
    settle: Callable[[], None],
    database: Database,
    vicevaert: Actor,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sheet = shown(context, settle, Sprog.ENGELSK)
    assert "Samtykket gælder til og med %(dato)s" in words(sheet)
    sheet.buttons[KEY].click()
    settle()
    host: Any = context.sheets
    form = host.current
    assert isinstance(form, TekstSheet)
    form.text.type_in("It is valid for a year.")
    form.form.submitted.emit()
    settle()
    assert "mangler %(dato)s" in form.text.error_text
    form.text.type_in("It is valid until %(dato)s.")
    form.form.submitted.emit()
    settle()
    with database.read(vicevaert) as session:
        assert queries.words(session, Sprog.ENGELSK)[KEY] == "It is valid until %(dato)s."
    assert "Tekst 2026-11, rettet 1: 1 rettet" in words(sheet)
    answers = iter((False, True))
    monkeypatch.setattr(confirm, "ask", lambda *_: next(answers))
    sheet.reset.click()
    settle()
    with database.read(vicevaert) as session:
        assert queries.words(session, Sprog.ENGELSK)[KEY] == "It is valid until %(dato)s."
    sheet.reset.click()
    settle()
    with database.read(vicevaert) as session:
        assert queries.words(session, Sprog.ENGELSK)[KEY].startswith("The consent is valid")


def test_a_text_that_is_begun_is_kept_and_told_by_its_paper(context: Context, settle: Callable[[], None]) -> None:
    sheet = shown(context, settle, Sprog.ENGELSK)
    host: Any = context.sheets
    sheet.buttons[KEY].click()
    settle()
    assert host.current.subtitle.text() == "Engelsk · Samtykke til udveksling"
    host.current.text.type_in("Valid until")
    host.current.close_sheet()
    settle()
    sheet.buttons[KEY].click()
    settle()
    assert host.current.text.value() == "Valid until"


def test_arabic_is_written_from_the_right(context: Context, settle: Callable[[], None]) -> None:
    sheet = shown(context, settle, Sprog.ARABISK)
    host: Any = context.sheets
    sheet.buttons[KEY].click()
    settle()
    text = host.current.text.text
    assert text.cursorRect().x() > text.viewport().width() * 0.95  # where the first letter stands


def test_a_file_goes_out_and_comes_back(
    context: Context, settle: Callable[[], None], database: Database, vicevaert: Actor, tmp_path: Path
) -> None:
    sheet = shown(context, settle, Sprog.SOMALI)
    path = tmp_path / "so.json"
    sheet.write_file(str(path))
    settle()
    file = json.loads(path.read_text(encoding="utf-8"))
    file["words"][KEY] = "La'aan taariikh"
    file["words"]["ukendt"] = "x"
    path.write_text(json.dumps(file), encoding="utf-8")
    sheet.take_file(str(path))
    settle()
    said = [banner.label.text() for banner in sheet.findChildren(Banner)]
    assert any("samtykke.gaelder" in text for text in said)
    assert any("ukendt" in text for text in said)
    with database.read(vicevaert) as session:
        assert queries.corrections(session, Sprog.SOMALI) == ()
    sheet.take_file(str(tmp_path / "findes ikke.json"))
    assert any("kan ikke læses" in banner.label.text() for banner in sheet.findChildren(Banner))


def test_the_sheet_can_only_be_read_by_others(context: Context, settle: Callable[[], None], koordinator: Actor) -> None:
    context.actor = koordinator
    sheet = FormularteksterSheet(context)
    context.sheets.open(sheet)
    settle()
    assert sheet.buttons == {}
