from collections.abc import Callable
from datetime import date

from socialvicevaert.features.dokumenter import queries, service
from socialvicevaert.features.dokumenter.models import DokumentArt, DokumentDraft
from socialvicevaert.features.dokumenter.ui.form import DokumentSheet
from socialvicevaert.shared.actor import Actor
from socialvicevaert.storage import Database
from socialvicevaert.ui.context import Context, Target
from tests.factories import beboer_in, intent
from tests.papers import pdf


def test_the_words_about_a_paper_are_corrected_in_a_sheet(
    context: Context, database: Database, vicevaert: Actor, settle: Callable[[], None]
) -> None:
    beboer_id = beboer_in(database, vicevaert)
    with database.write(intent(vicevaert)) as session:
        dokument_id = service.attach(session, DokumentDraft(beboer_id, "scan0001.pdf", pdf()))
    sheet = DokumentSheet(context, Target("dokument", dokument_id))
    context.sheets.open(sheet)
    settle()
    fields = sheet.form.fields
    assert fields["name"].value() == "scan0001"
    fields["name"].type_in("")
    sheet.form.submitted.emit()
    assert fields["name"].error_text
    fields["name"].type_in("Rykker 2")
    fields["kind"].choose(DokumentArt.OPKRAEVNING)
    fields["dated_on"].type_in("3-11-2026")
    sheet.form.submitted.emit()
    settle()
    with database.read(vicevaert) as reading:
        view = queries.dokument(reading, dokument_id)
    assert (view.name, view.kind, view.dated_on) == ("Rykker 2", DokumentArt.OPKRAEVNING, date(2026, 11, 3))


def test_a_paper_that_is_gone_is_said_and_cannot_be_saved(
    context: Context, database: Database, vicevaert: Actor, settle: Callable[[], None]
) -> None:
    sheet = DokumentSheet(context, Target("dokument", 999))
    context.sheets.open(sheet)
    settle()
    assert "findes ikke længere" in sheet.form.summary.accessibleName()
    assert sheet.primary is not None
    assert not sheet.primary.isEnabled()
