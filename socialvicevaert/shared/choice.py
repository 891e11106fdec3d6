"""A choice among few: stored by value, shown by label."""

from enum import StrEnum
from typing import Self


class Choice(StrEnum):
    """Base of every enum that is stored or shown; a member is written ``NAME = "stored_value", "Dansk visning"``."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label or value
        return member
