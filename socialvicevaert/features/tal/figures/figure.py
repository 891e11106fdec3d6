"""One figure as it may be seen."""

from dataclasses import dataclass

WITHHELD = "skjult"


@dataclass(frozen=True)
class Figure:
    """One figure as it may be seen: `value` is None where it is hidden."""

    key: str
    label: str
    value: int | None
    text: str

    @property
    def is_small(self) -> bool:
        """Whether "<5" is printed."""
        return self.value is None and self.text != WITHHELD
