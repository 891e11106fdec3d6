"""How Alembic drafts a migration from the models, and compares a file with them."""

from typing import Any, Literal

from alembic.autogenerate.api import AutogenContext
from sqlalchemy.types import TypeDecorator

# Made by hand in a migration, unknown to the models: the full-text index and the tables SQLite keeps for it.
HANDMADE_PREFIX = "search_"


def plain_type(kind: str, item: Any, _: AutogenContext) -> str | Literal[False]:
    """Draft our column types as the plain types they are stored as."""
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.{item.impl_instance!r}"
    return False


def include(_item: Any, name: str | None, kind: str, _reflected: bool, _compare_to: Any) -> bool:
    """Leave out of drafts what is made by hand."""
    return not (kind == "table" and name is not None and name.startswith(HANDMADE_PREFIX))
