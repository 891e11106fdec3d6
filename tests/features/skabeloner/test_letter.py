"""A template as the letter it becomes, with invented facts."""

import pypdfium2 as pdfium
import pytest

from socialvicevaert.features.skabeloner.letter import example_letter
from socialvicevaert.features.skabeloner.models import Afsnit, AfsnitArt, BrevArt, Modtager, SkabelonDraft
from socialvicevaert.features.skabeloner.queries import shipped
from tests.factories import TODAY


def words_of(draft: SkabelonDraft) -> str:
    document = pdfium.PdfDocument(example_letter(draft, TODAY).pdf())
    return "\n".join(page.get_textpage().get_text_range() for page in document)


@pytest.mark.parametrize("view", shipped(), ids=lambda view: view.key)
def test_the_programs_own_templates_become_letters_without_braces(view) -> None:
    assert "{{" not in words_of(view.as_draft())


def test_a_field_with_a_fault_stands_as_it_was_written() -> None:
    body = (Afsnit("Kære {{beboer.fornavn}}"), Afsnit("Din {{beboer.hund}}"), Afsnit("- et\n- to", AfsnitArt.PUNKTER))
    said = words_of(SkabelonDraft("A", BrevArt.EGEN, Modtager.BEBOER, "{{dato.i_dag}}", body))
    assert "Kære Amina" in said
    assert "{{beboer.hund}}" in said
    assert "søndag den 22. november 2026" in said


def test_a_template_that_says_nothing_yet_is_a_letter_too() -> None:
    assert "Venlig hilsen" in words_of(SkabelonDraft("", BrevArt.EGEN, Modtager.BEBOER, "", (Afsnit(""),)))
