"""Everything of a resident is handed over, nothing of anybody else, and no worker's name: asked of the file itself."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from sqlmodel import select

import socialvicevaert.schema  # noqa: F401  every table
from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.indsigt import queries, service
from socialvicevaert.features.indsigt.data_file import data_file
from socialvicevaert.features.indsigt.models import IndsigtDraft, Vurdering
from socialvicevaert.features.indsigt.pdf import indsigt_paper
from socialvicevaert.features.indsigt.queries.rows import file_columns
from socialvicevaert.features.indsigt.queries.tables import LEFT_OUT, SECTIONS, collected_tables, sections
from socialvicevaert.features.indstillinger.models import Medarbejder
from socialvicevaert.shared.actor import Actor, Intent, Role
from socialvicevaert.shared.clock import FixedClock
from socialvicevaert.storage import Database, Row, row_id
from socialvicevaert.vault import Vault
from tests.conftest import CHEAP_ARGON, EXAMPLE_PASSWORD

OF_SAG = "sag_id IN (SELECT id FROM sag WHERE beboer_id = :who)"
OF_FOGEDSAG = "fogedsag_id IN (SELECT id FROM fogedsag WHERE beboer_id = :who)"
OF_BUDGET = "budget_id IN (SELECT id FROM budget WHERE beboer_id = :who)"
OF_SAMTYKKE = "samtykke_id IN (SELECT id FROM samtykke WHERE beboer_id = :who)"
WRITTEN_OUT = {
    "beboer": "id = :who",
    "lejemaal": "id IN (SELECT lejemaal_id FROM beboer WHERE id = :who UNION SELECT lejemaal_id FROM fogedsag WHERE "
    "beboer_id = :who UNION SELECT lejemaal_id FROM restance WHERE beboer_id = :who)",
    "husstand": "id IN (SELECT husstand_id FROM beboer WHERE id = :who)",
    "barn": "husstand_id IN (SELECT husstand_id FROM beboer WHERE id = :who)",
    "sagbehov": OF_SAG,
    "sagperiode": OF_SAG,
    "kontaktbehov": "kontakt_id IN (SELECT id FROM kontakt WHERE beboer_id = :who)",
    "fogeddato": OF_FOGEDSAG,
    "fogedbeloeb": OF_FOGEDSAG,
    "fogedhistorik": OF_FOGEDSAG,
    "genbesoeg": OF_FOGEDSAG,
    "budgetbarn": OF_BUDGET,
    "betaler": OF_BUDGET,
    "budgetlinje": OF_BUDGET,
    "scenarie": OF_BUDGET,
    "scenarieaendring": f"scenarie_id IN (SELECT id FROM scenarie WHERE {OF_BUDGET})",
    "gaeldhistorik": "gaeld_id IN (SELECT id FROM gaeld WHERE beboer_id = :who)",
    "gaelddokument": "gaeld_id IN (SELECT id FROM gaeld WHERE beboer_id = :who)",
    "fordelingspost": "fordeling_id IN (SELECT id FROM fordeling WHERE beboer_id = :who)",
    "screeningsvar": "screening_id IN (SELECT id FROM screening WHERE beboer_id = :who)",
    "afdrag": "afdragsordning_id IN (SELECT id FROM afdragsordning WHERE beboer_id = :who)",
    "indbetaling": "afdragsordning_id IN (SELECT id FROM afdragsordning WHERE beboer_id = :who)",
    "forloebhistorik": "forloeb_id IN (SELECT id FROM forloeb WHERE beboer_id = :who)",
    "maaling": "forloeb_id IN (SELECT id FROM forloeb WHERE beboer_id = :who)",
    "redningskilde": "redningsplan_id IN (SELECT id FROM redningsplan WHERE beboer_id = :who)",
    "redningsplanudskrift": "redningsplan_id IN (SELECT id FROM redningsplan WHERE beboer_id = :who)",
    "samtykkepartner": OF_SAMTYKKE,
    "samtykkeoplysning": OF_SAMTYKKE,
    "samtykkebesked": OF_SAMTYKKE,
    "henvisningafsnit": "henvisning_id IN (SELECT id FROM henvisning WHERE beboer_id = :who)",
    "dokumentindhold": "dokument_id IN (SELECT id FROM dokument WHERE beboer_id = :who)",
    "brevindhold": "brev_id IN (SELECT id FROM brev WHERE beboer_id = :who)",
    "aftalelinje": "aftaleark_id IN (SELECT id FROM aftaleark WHERE beboer_id = :who)",
    "aftalearkindhold": "aftaleark_id IN (SELECT id FROM aftaleark WHERE beboer_id = :who)",
    "underretningindhold": "underretning_id IN (SELECT id FROM underretning WHERE beboer_id = :who)",
    "underretningadgang": "underretning_id IN (SELECT id FROM underretning WHERE beboer_id = :who)",
}
"""Whose each row is, written by hand beside what the program finds by the links of the tables."""

SKIPPED = {"kladde", "udskydelse", "audit_event"}
"""Found by their text or by the log: in tests of their own."""


@pytest.fixture
def estate(example_folder: Path, clock: FixedClock) -> Iterator[Database]:
    vault = Vault(example_folder, clock, CHEAP_ARGON)
    yield vault.unlock(EXAMPLE_PASSWORD).database
    vault.close()


def the_worker(database: Database, beboer_id: int) -> Actor:
    """The resident's own, who may see everything."""
    with database.read(Actor(1, "Nogen", Role.VICEVAERT)) as session:
        beboer = session.get_one(Beboer, beboer_id)
        worker = session.get_one(Medarbejder, beboer.responsible_id or 1)
        return Actor(row_id(worker), worker.name, Role.VICEVAERT)


def everything(database: Database, beboer_id: int) -> tuple[dict[str, Any], str]:
    """The data file, and the text of the paper, with all judged to be handed over."""
    worker = the_worker(database, beboer_id)
    with database.write(Intent("Indsigt", worker)) as session:
        number = service.open_indsigt(session, IndsigtDraft(beboer_id, date(2026, 11, 20)))
    with database.write(Intent("Vurderet", worker)) as session:
        for flag in queries.review(session, number).flags:
            service.judge(session, number, flag.item, Vurdering.MED)
    with database.write(Intent("Lavet", worker)) as session:
        extract = service.extract(session, number)
    opened = pypdfium2.PdfDocument(BytesIO(indsigt_paper(extract).pdf()))
    text = "\n".join(page.get_textpage().get_text_range() for page in opened)
    opened.close()
    return json.loads(data_file(extract)), text


def residents(database: Database, tables: list[str]) -> list[int]:
    """For each table a resident who has something there."""
    found: dict[int, None] = {}
    with database.read(Actor(1, "Nogen", Role.VICEVAERT)) as session:
        for table in tables:
            rows = session.connection().exec_driver_sql(
                f"SELECT beboer_id FROM {table} WHERE deleted_at IS NULL LIMIT 1"
            )
            found |= dict.fromkeys(number for (number,) in rows)
    return list(found)


def test_every_table_is_handed_over_or_the_paper_says_why_not() -> None:
    tables = set(Row.metadata.tables)
    assert collected_tables() | LEFT_OUT.keys() >= tables
    assert not collected_tables() & LEFT_OUT.keys()
    assert all(reason.endswith(".") for reason in LEFT_OUT.values())


def test_a_table_nobody_thought_of_stands_under_andet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "socialvicevaert.features.indsigt.queries.tables.SECTIONS",
        tuple((title, () if title == "Fogedsager" else tables) for title, tables in SECTIONS),
    )
    assert "fogeddato" in dict(sections())["Andet"]


def test_every_table_stands_in_one_place() -> None:
    placed = Counter(table for _title, tables in sections() for table in tables)
    assert set(placed) == collected_tables()
    assert set(placed.values()) == {1}
    assert dict(sections())["Andet"] == ()


def test_everything_of_a_resident_is_there_and_nothing_of_anybody_else(estate: Database) -> None:
    whom = residents(estate, ["fogedsag", "budget", "gaeld", "afdragsordning", "henvisning", "redningsplan", "forloeb"])
    seen: Counter[str] = Counter()
    for beboer_id in whom:
        data, _text = everything(estate, beboer_id)
        records = [record for section in data["sections"] for record in section["records"]]
        held = {(record["table"], record["id"]) for record in records}
        assert len(held) == len(records)
        with estate.read(the_worker(estate, beboer_id)) as session:
            wanted = {
                (table, number)
                for table in collected_tables() - SKIPPED
                for (number,) in session.connection().exec_driver_sql(
                    f"SELECT id FROM {table} WHERE {WRITTEN_OUT.get(table, 'beboer_id = :who')}", {"who": beboer_id}
                )
            }
        assert {one for one in held if one[0] not in SKIPPED} == wanted
        seen.update(table for table, _number in held)
    assert {
        "kontakt",
        "opgave",
        "sag",
        "fogeddato",
        "budgetlinje",
        "gaeldhistorik",
        "afdrag",
        "samtykke",
    } <= seen.keys()


def test_no_workers_name_stands_anywhere(estate: Database) -> None:
    (beboer_id,) = residents(estate, ["henvisning"])
    data, text = everything(estate, beboer_id)
    with estate.read(the_worker(estate, beboer_id)) as session:
        workers = list(session.exec(select(Medarbejder.name)))
    said = json.dumps(data, ensure_ascii=False) + text
    assert "Social vicevært" in said
    assert [name for name in workers if name in said] == []


def test_the_paper_says_what_the_data_file_says(estate: Database) -> None:
    (beboer_id,) = residents(estate, ["fogedsag"])
    data, text = everything(estate, beboer_id)
    paper = "".join(text.split())
    shown = [
        field.get("shown") or str(field["value"])
        for section in data["sections"]
        for record in section["records"]
        for name, field in record["fields"].items()
        if field.get("label") and field["value"] and name in ("text", "title", "first_name", "amount_oere", "held_at")
    ]
    assert len(shown) > 10
    assert [one for one in shown if "".join(one.split()) not in paper] == []


def test_every_file_of_a_resident_is_named_in_both(estate: Database) -> None:
    (beboer_id,) = residents(estate, ["henvisning"])
    data, text = everything(estate, beboer_id)
    files = [file for section in data["sections"] for record in section["records"] for file in record.get("files", ())]
    assert {name for table in collected_tables() for name in file_columns(table)} == {"content", "letter", "document"}
    assert files
    assert all(file["file"] in text for file in files)
