"""The place where tests of the screens work."""

from collections.abc import Callable

import pytest

from socialvicevaert.shared.actor import Actor
from socialvicevaert.storage import Database
from socialvicevaert.ui.context import Context
from tests.features.gaeld.place import Place

Settle = Callable[[], None]


@pytest.fixture
def place(context: Context, settle: Settle, database: Database, vicevaert: Actor) -> Place:
    return Place(context, settle, database, vicevaert)
