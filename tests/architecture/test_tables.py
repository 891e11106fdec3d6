"""What a new table must be told about, so that nobody forgets it: the history's words, the bin, the log's owner."""

import pytest
from sqlalchemy import Column, Table

import socialvicevaert.schema  # noqa: F401  every table
from socialvicevaert.audit import ways_to_owner
from socialvicevaert.features.beboere.queries.history_words import FIELDS, HIDDEN_FIELDS, TABLES
from socialvicevaert.features.papirkurv import rules
from socialvicevaert.storage import Row
from socialvicevaert.storage.row import model_of

ALL: list[Table] = list(Row.metadata.sorted_tables)
OF_RESIDENTS = [Row.metadata.tables["beboer"], *(table for table in ALL if ways_to_owner(table.name))]
"""Tables whose changes stand in the log of a resident."""

GOES = {rule.table for rule in rules.BINS} | {str(model.__tablename__) for model, _column in rules.OWNED}
"""Tables of which the bin removes rows for good."""


def links(column: Column[object]) -> set[str]:
    return {key.column.table.name for key in column.foreign_keys}


@pytest.mark.parametrize("table", OF_RESIDENTS, ids=lambda table: table.name)
def test_the_history_has_words_for_every_table_and_column_of_a_resident(table: Table) -> None:
    assert table.name in TABLES
    named = {column.name for column in table.columns if not column.name.endswith("_id")}
    assert named - FIELDS.keys() - HIDDEN_FIELDS == set()


@pytest.mark.parametrize(
    "table", [one for one in OF_RESIDENTS if "beboer_id" in one.columns], ids=lambda table: table.name
)
def test_the_bin_knows_what_becomes_of_everything_a_resident_has(table: Table) -> None:
    assert (
        (model_of(table.name), "beboer_id") in rules.OWNED
        or (table.name, "beboer_id") in rules.LOOSENED
        or rules.why_it_stays(table.name) != rules.why_it_stays("")
    )


def test_the_bin_knows_every_column_that_points_at_what_it_removes() -> None:
    """A column that nobody thought of would keep what it points at for ever, with no reason that says anything."""
    forgotten = {
        (table.name, column.name)
        for table in ALL
        for column in table.columns
        if links(column) & GOES
        and (model_of(table.name), column.name) not in rules.OWNED
        and (table.name, column.name) not in rules.LOOSENED
        and rules.why_it_stays(table.name) == rules.why_it_stays("")
    }
    assert forgotten == set()


def test_only_a_column_that_may_be_empty_is_emptied() -> None:
    assert {
        (table, column) for table, column in rules.LOOSENED if not Row.metadata.tables[table].columns[column].nullable
    } == set()


def test_everything_that_can_lie_in_the_bin_says_when_it_is_gone() -> None:
    assert {rule.table for rule in rules.BINS if rule.model.gone == Row.gone} == set()
