"""Counting is for whoever may issue reports; what tells of single residents is for whoever may see residents."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import socialvicevaert.features.datakvalitet.queries as datakvalitet
import socialvicevaert.features.tal.queries as queries
from socialvicevaert.features.fogedsager.models import FogedUdfald, IndsatsResultat
from socialvicevaert.features.tal.figures.counting import count
from socialvicevaert.features.tal.figures.model import model_of
from socialvicevaert.features.tal.models import Selection
from socialvicevaert.features.tal.queries.rows.behind import _SUBJECTS
from socialvicevaert.features.tal.queries.scope import Scope
from socialvicevaert.features.tal.rules.period import Period
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.errors import NotAllowed
from socialvicevaert.storage import Database, Session
from tests.factories import intent
from tests.features.tal.estate import Estate, at

OCTOBER = Selection(date(2026, 10, 1), date(2026, 10, 31))
SCOPE = Scope(Period.month(2026, 10))
READING = "socialvicevaert.features.tal.queries.reading"
ONLY_NUMBERS = {
    "ansoegning_counts", "budget_counts", "estate_changes", "estate_counts", "estates_on", "foged_counts",
    "fogedsager_per_estate", "forloeb_counts", "genbesoeg_counts", "henvisning_counts", "husstand_counts",
    "kontakt_counts", "kontakt_ways", "maaling_counts", "merges_of", "met_per_estate", "monthly_key_figures",
    "need_counts", "nye_mennesker_counts", "ordning_counts", "restance_counts", "sag_counts", "sager_per_estate",
    "samtykke_counts", "scope_of", "sent_per_estate",
    "gaps", "missing",  # for a leder without rows
}  # fmt: skip
"""What may be called for a role that sees no residents. Anything else has to refuse it."""


@pytest.fixture
def leders(database: Database, vicevaert: Actor, leder: Actor) -> Iterator[Session]:
    """A leder's session, in an estate with one of everything that is known by its date."""
    with database.write(intent(vicevaert)) as session:
        estate = Estate(session)
        who = estate.beboer()
        estate.sag(who, (date(2026, 10, 5), None))
        closing = (date(2026, 10, 20), FogedUdfald.BETALT, IndsatsResultat.AFVAERGET_PERMANENT)
        estate.fogedsag(who, date(2026, 10, 5), closing)
        estate.kontakt(who, at(2026, 10, 6))
    with database.read(leder) as session:
        yield session


def modules() -> Iterator[ModuleType]:
    for package in (queries, datakvalitet):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not found.name.startswith(READING):
                yield importlib.import_module(found.name)


def asking() -> dict[str, Callable[..., Any]]:
    """Every public function that is given a session."""
    return {
        f"{module.__name__}.{name}": function
        for module in modules()
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__
        and not name.startswith("_")
        and "session" in inspect.signature(function).parameters
    }


GIVING_ROWS = {name: function for name, function in asking().items() if name.rpartition(".")[2] not in ONLY_NUMBERS}
COUNTING = {name: function for name, function in asking().items() if name.rpartition(".")[2] in ONLY_NUMBERS}


def given(session: Session, function: Callable[..., Any]) -> dict[str, Any]:
    """Something for each parameter."""
    values: dict[str, Any] = {
        "session": session, "scope": SCOPE, "scopes": [SCOPE], "selection": OCTOBER, "day": SCOPE.period.to_on,
        "since": SCOPE.period.from_on, "key": "sager.i_perioden", "states": {}, "wanted": {}, "numbers": [1],
        "sent": [], "asks": "", "due": {1: SCOPE.period.to_on}, "months": 3, "found": [],
    }  # fmt: skip
    return {name: values[name] for name in inspect.signature(function).parameters}


@pytest.mark.parametrize("name", GIVING_ROWS)
def test_what_gives_rows_of_residents_refuses_a_leder(leders: Session, name: str) -> None:
    with pytest.raises(NotAllowed):
        GIVING_ROWS[name](**given(leders, GIVING_ROWS[name]))


@pytest.mark.parametrize("name", COUNTING)
def test_what_only_counts_answers_a_leder_and_names_nobody(leders: Session, name: str) -> None:
    assert not names_somebody(COUNTING[name](**given(leders, COUNTING[name])))


def names_somebody(value: object) -> bool:
    """Whether something in a value belongs to one resident."""
    if is_dataclass(value) and not isinstance(value, type):
        names = [field.name for field in fields(value)]
        return "beboer_id" in names or any(names_somebody(getattr(value, name)) for name in names)
    if isinstance(value, Mapping):
        return any(names_somebody(one) for one in (*value.keys(), *value.values()))
    return isinstance(value, Iterable) and not isinstance(value, str) and any(names_somebody(one) for one in value)


def test_every_function_is_either_counting_or_refusing() -> None:
    assert {name.rpartition(".")[2] for name in COUNTING} == ONLY_NUMBERS
    assert len(GIVING_ROWS) > 30


def test_the_rows_behind_each_figure_are_refused_also_where_they_are_found(leders: Session) -> None:
    asked = 0
    for key in model_of(count(leders, OCTOBER)).labels:
        subject, _, rest = key.partition(".")
        behind = _SUBJECTS[subject](rest) if subject in _SUBJECTS else None
        if behind is not None:
            asked += 1
            with pytest.raises(NotAllowed):
                list(behind.find(leders, SCOPE))
    assert asked > 100


def test_what_is_read_for_counting_is_imported_by_what_counts_only() -> None:
    root = Path(queries.__path__[0])
    package = Path(inspect.getfile(importlib.import_module("socialvicevaert"))).parent
    reading = [path for path in package.rglob("*.py") if READING in path.read_text("utf-8")]
    assert {path.parent for path in reading} == {root, root / "reading"}
