"""Columns refuse what they cannot keep."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import MetaData, create_engine, insert, select, text
from sqlalchemy.exc import StatementError
from sqlmodel import Field, Session, SQLModel

from socialvicevaert.shared.actor import Role
from socialvicevaert.shared.choice import Choice
from socialvicevaert.storage import choice, json_column, oere, utc
from socialvicevaert.storage.row import Row, model_of, row_id


class Sample(SQLModel, table=True):
    """A table of the tests' own: it must not become part of the program's schema."""

    metadata: ClassVar[MetaData] = MetaData()
    id: int | None = Field(default=None, primary_key=True)
    role: Role = choice(Role)
    maybe: Role | None = choice(Role, nullable=True)
    at: datetime = utc(default=datetime(2026, 1, 1, tzinfo=UTC))
    amount_oere: int = oere(default=0)
    facts: list[Any] = json_column(default_factory=list)


class OtherChoice(Choice):
    LEDER = "leder", "En anden leder"


def save_and_read(**values: Any) -> Sample:
    engine = create_engine("sqlite://")
    Sample.metadata.create_all(engine)
    with Session(engine) as session:
        session.add(Sample(**{"role": Role.LEDER, **values}))
        session.commit()
        row: Sample = session.execute(select(Sample)).scalar_one()
        session.expunge(row)
    engine.dispose()
    return row


def test_a_choice_comes_back_as_the_same_member() -> None:
    assert save_and_read(role=Role.RAADGIVER).role is Role.RAADGIVER
    assert save_and_read(maybe=None).maybe is None


@pytest.mark.parametrize("nonsense", ["chef", "LEDER", 3, OtherChoice.LEDER])
def test_nonsense_is_not_stored_as_a_choice(nonsense: Any) -> None:
    with pytest.raises(StatementError, match="ValueError"):
        save_and_read(role=nonsense)


def test_a_required_choice_cannot_be_empty() -> None:
    with pytest.raises(Exception, match="NOT NULL"):
        save_and_read(role=None)


def test_nonsense_in_the_file_is_not_read_as_a_choice() -> None:
    engine = create_engine("sqlite://")
    Sample.metadata.create_all(engine)
    with engine.begin() as connection:
        connection.execute(insert(Sample).values(role=Role.LEDER))
        connection.execute(text("UPDATE sample SET role = 'chef'"))
        with pytest.raises(ValueError, match="chef"):
            connection.execute(select(Sample)).all()
    engine.dispose()


def test_a_choice_is_stored_by_value_not_by_name() -> None:
    engine = create_engine("sqlite://")
    Sample.metadata.create_all(engine)
    with engine.begin() as connection:
        connection.execute(insert(Sample).values(role=Role.RAADGIVER))
        assert connection.execute(text("SELECT role FROM sample")).scalar_one() == "raadgiver"
    engine.dispose()


def test_a_naive_moment_is_refused() -> None:
    with pytest.raises(StatementError, match="time zone"):
        save_and_read(at=datetime(2026, 11, 22, 9))  # noqa: DTZ001  the point of the test


@given(st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2200, 1, 1)), st.integers(-12, 14))  # noqa: DTZ001
def test_a_moment_comes_back_as_the_same_moment_in_utc(naive: datetime, hours: int) -> None:
    moment = naive.replace(tzinfo=timezone(timedelta(hours=hours)))
    found = save_and_read(at=moment).at
    assert found == moment
    assert found.tzinfo is UTC


@pytest.mark.parametrize("amount", [10.0, "10", True])
def test_an_amount_that_is_no_whole_number_of_oere_is_refused(amount: Any) -> None:
    with pytest.raises(StatementError, match="øre"):
        save_and_read(amount_oere=amount)


def test_an_amount_larger_than_32_bits_is_kept() -> None:
    assert save_and_read(amount_oere=10**12).amount_oere == 10**12


def test_json_keeps_danish_letters() -> None:
    assert save_and_read(facts=[{"gård": [1, None]}]).facts == [{"gård": [1, None]}]


def test_a_row_that_was_not_flushed_has_no_number() -> None:
    with pytest.raises(ValueError, match="flushed"):
        row_id(Row())


def test_tables_are_known_by_name() -> None:
    assert model_of("beboer").__name__ == "Beboer"
    with pytest.raises(KeyError):
        model_of("sqlite_master")
