"""Column types that keep their promises: a choice by value, a moment in UTC, an amount in whole øre, JSON.

SQLModel's own columns store an enum by *name* and accept nonsense, lose the time zone, and turn Decimal into a float.
The functions are used in place of ``Field``::

    stage: FogedStage = choice(FogedStage, default=FogedStage.VARSLET)
    outcome: Outcome | None = choice(Outcome, nullable=True)
    started_at: datetime = utc()
    amount_oere: int = oere()
"""

from collections.abc import Callable
from datetime import UTC, datetime
from enum import Enum
from typing import Any

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, String
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field
from typing_extensions import override

_MISSING: Any = object()


class ChoiceType(TypeDecorator[Enum]):
    """Text on disk, a member of one enum in Python; anything else is refused both ways with ``ValueError``."""

    impl = String
    cache_ok = True

    def __init__(self, choices: type[Enum]) -> None:
        super().__init__()
        self.choices = choices
        self._by_value = {one.value: one for one in choices}  # a report reads tens of thousands

    @override
    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        if value is None:
            return None
        if isinstance(value, Enum) and not isinstance(value, self.choices):
            raise ValueError(f"{type(value).__name__} is stored in a column of {self.choices.__name__}")
        return str(self.choices(value).value)

    @override
    def process_result_value(self, value: str | None, dialect: Dialect) -> Enum | None:
        return None if value is None else self._by_value.get(value) or self.choices(value)


class UtcType(TypeDecorator[datetime]):
    """A moment: stored as UTC, always aware in Python; a naive datetime is refused with ``ValueError``."""

    impl = DateTime(timezone=True)
    cache_ok = True

    @override
    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        return value.astimezone(UTC)

    @override
    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class OereType(TypeDecorator[int]):
    """An amount in whole øre; a float or Decimal is refused with ``ValueError``, never rounded in silence."""

    impl = BigInteger
    cache_ok = True

    @override
    def process_bind_param(self, value: int | None, dialect: Dialect) -> int | None:
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool):
            raise ValueError("an amount is a whole number of øre")
        return value


def choice(choices: type[Enum], *, default: Any = _MISSING, nullable: bool = False, index: bool = False) -> Any:
    """A column that holds one member of ``choices``; NULL only with ``nullable=True``."""
    return _field(ChoiceType(choices), default=default, nullable=nullable, index=index)


def utc(*, default: Any = _MISSING, nullable: bool = False, index: bool = False) -> Any:
    """A column that holds a moment."""
    return _field(UtcType(), default=default, nullable=nullable, index=index)


def oere(*, default: Any = _MISSING, nullable: bool = False, index: bool = False) -> Any:
    """A column that holds an amount in øre."""
    return _field(OereType(), default=default, nullable=nullable, index=index)


def json_column(*, default_factory: Callable[[], Any] | None = None, nullable: bool = False) -> Any:
    """A column of lists and dicts of plain values. Assign a new value to change it: mutation is not noticed."""
    json_type = JSON(none_as_null=True)
    if default_factory is not None:
        return Field(default_factory=default_factory, sa_type=json_type, nullable=nullable)
    return _field(json_type, default=_MISSING, nullable=nullable, index=False)


def _field(sa_type: Any, *, default: Any, nullable: bool, index: bool) -> Any:
    if default is _MISSING and nullable:
        default = None
    if default is _MISSING:
        return Field(sa_type=sa_type, nullable=nullable, index=index)
    return Field(default=default, sa_type=sa_type, nullable=nullable, index=index)
