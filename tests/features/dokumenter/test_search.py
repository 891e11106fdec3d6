"""Papers are found by name, kind and note, also those that were there before they could be."""

from pathlib import Path

from sqlalchemy import text

from socialvicevaert.features.beboere.service import bin_beboer
from socialvicevaert.features.dokumenter import service
from socialvicevaert.features.dokumenter.models import DokumentArt, DokumentChange, DokumentDraft
from socialvicevaert.features.soegning.queries import find
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.folding import fold
from socialvicevaert.storage import Database
from socialvicevaert.storage.connection import connect_plainly
from socialvicevaert.storage.migrating import migrate
from tests.factories import beboer_in, intent
from tests.papers import pdf

NAME = "Rykker fra Ørsted, André Ångström"


def found(database: Database, by: Actor, words: str) -> list[str]:
    with database.read(by) as session:
        return [one.title for one in find(session, words).dokumenter]


def test_a_paper_is_found_by_name_kind_and_note_and_not_in_the_bin(
    database: Database, vicevaert: Actor, leder: Actor
) -> None:
    beboer_id = beboer_in(database, vicevaert)
    draft = DokumentDraft(
        beboer_id, "Rykker 2.pdf", pdf(text="hemmelige ord"), DokumentArt.OPKRAEVNING, None, "fra posen"
    )
    with database.write(intent(vicevaert)) as session:
        dokument_id = service.attach(session, draft)
    for words in ("rykker", "opkraevning", "opkrævning 2", "posen"):
        assert found(database, vicevaert, words) == ["Rykker 2"]
    assert found(database, vicevaert, "hemmelige") == []
    assert found(database, leder, "rykker") == []
    with database.write(intent(vicevaert)) as session:
        service.change_dokument(session, dokument_id, DokumentChange("Girokort"))
    assert found(database, vicevaert, "rykker") == []
    with database.write(intent(vicevaert)) as session:
        service.bin_dokument(session, dokument_id)
    assert found(database, vicevaert, "girokort") == []


def test_a_paper_of_a_resident_in_the_bin_is_not_found(database: Database, vicevaert: Actor) -> None:
    beboer_id = beboer_in(database, vicevaert)
    with database.write(intent(vicevaert)) as session:
        service.attach(session, DokumentDraft(beboer_id, "Rykker 2.pdf", pdf()))
        bin_beboer(session, beboer_id)
    assert found(database, vicevaert, "rykker") == []


def test_a_paper_that_was_there_before_the_upgrade_is_found_after_it(
    database: Database, vicevaert: Actor, tmp_path: Path
) -> None:
    beboer_id = beboer_in(database, vicevaert)
    with database.write(intent(vicevaert)) as session:
        kept = service.attach(
            session, DokumentDraft(beboer_id, NAME, pdf(), DokumentArt.AFGOERELSE, None, "på køkkenbordet")
        )
        gone = service.attach(session, DokumentDraft(beboer_id, "Smidt væk", pdf()))
        service.bin_dokument(session, gone)
        (indexed,) = session.connection().execute(text("SELECT text FROM search_entry WHERE kind = 'dokument'")).one()
    path, key = database.path, database._key
    database.close()
    connection = connect_plainly(path, key)
    try:
        migrate(connection, path, "0004")
        assert connection.execute("SELECT count(*) FROM search_entry WHERE kind = 'dokument'").fetchone() == (0,)
        migrate(connection, path)
        again = connection.execute(
            "SELECT row_id, beboer_id, text FROM search_entry WHERE kind = 'dokument'"
        ).fetchall()
        assert again == [(kept, beboer_id, indexed)]
        assert indexed == fold(f"{NAME} Afgørelse på køkkenbordet")
        matched = connection.execute("SELECT rowid FROM search_text WHERE search_text MATCH 'angstroem OR angstrom'")
        assert len(matched.fetchall()) == 1
    finally:
        connection.close()
