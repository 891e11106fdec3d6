"""Corrections of the words on forms; the words that come with the program are data files."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlmodel import Field
from typing_extensions import override

from socialvicevaert.shared.choice import Choice
from socialvicevaert.storage import Row, choice, json_column, utc


class Sprog(Choice):
    """Languages a form can be printed in beside Danish."""

    DANSK = "da", "Dansk"
    ENGELSK = "en", "Engelsk"
    TYRKISK = "tr", "Tyrkisk"
    ARABISK = "ar", "Arabisk"
    SOMALI = "so", "Somali"
    POLSK = "pl", "Polsk"
    UKRAINSK = "uk", "Ukrainsk"

    @property
    def is_right_to_left(self) -> bool:
        """Whether it is written from right to left."""
        return self is Sprog.ARABISK


class Formulartekst(Row, table=True):
    """A correction of a language's words by the organisation. Never changed: the next one is a new version."""

    language: Sprog = choice(Sprog, index=True)
    version: int  # 1 is the first correction
    words: dict[str, str] = json_column(default_factory=dict)  # only the words that differ from the program's own
    note: str = ""
    changed_at: datetime = utc()
    changed_by_id: int = Field(foreign_key="medarbejder.id")

    @classmethod
    @override
    def why_it_stands(cls, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> str:
        """Somebody may have signed these words; their number must never stand for others."""
        return "Formularer kan være underskrevet med de ord. Skriv dem, som de skal være: det bliver en ny udgave."


@dataclass(frozen=True)
class FormulartekstDraft:
    """The words of a language as typed: every key that is corrected."""

    language: Sprog
    words: dict[str, str] = field(default_factory=dict)
    note: str = ""
