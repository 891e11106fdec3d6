"""What a command says."""

from dataclasses import dataclass, field
from typing import Any

from socialvicevaert.cli import exits


@dataclass(frozen=True)
class Answer:
    """In words, or as data for ``--json``."""

    text: str
    data: dict[str, Any] = field(default_factory=dict)
    code: int = exits.OK
