"""What the list knows of a paper, and what it hands over of a new one."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol


class Paper(Protocol):
    """A paper that is kept."""

    @property
    def id(self) -> int: ...
    @property
    def name(self) -> str: ...
    @property
    def kind_text(self) -> str: ...
    @property
    def dated_on(self) -> date | None: ...
    @property
    def added_at(self) -> datetime: ...
    @property
    def size_bytes(self) -> int: ...
    @property
    def media_type(self) -> str: ...


@dataclass(frozen=True)
class NewPaper:
    """A file or a picture that was chosen, dropped or pasted; ``name`` is that of the file."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Arrived:
    """What came of a choice, a drop or a paste: papers, and a sentence for each file that could not be read."""

    papers: tuple[NewPaper, ...]
    problems: tuple[str, ...]
