"""What tests of a resident's screens start from: the data, and what is opened on it."""

from collections.abc import Callable
from typing import Any

from socialvicevaert.shared.actor import Actor
from socialvicevaert.storage import Database, Session
from socialvicevaert.ui.context import Context
from tests.factories import intent

Settle = Callable[[], None]


class Place:
    """The store and the window; a feature's own adds who is there."""

    def __init__(self, context: Context, settle: Settle, database: Database, actor: Actor) -> None:
        self.context, self.settle, self.database, self.actor = context, settle, database, actor

    @property
    def top(self) -> Any:
        """The sheet on top."""
        host: Any = self.context.sheets
        return host.current

    def write(self, action: Callable[[Session], Any]) -> Any:
        with self.database.write(intent(self.actor)) as session:
            return action(session)
