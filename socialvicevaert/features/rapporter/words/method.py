"""Which way of counting a report used, and what has changed since the first."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class MethodChange:
    """From this method on (in use from that day): what is counted or hidden otherwise than before."""

    method: str
    on: date
    words: str


METHOD_CHANGES = (
    MethodChange("1", date(2026, 11, 1), "Den første metode."),
    MethodChange(
        "2",
        date(2026, 11, 22),
        "Husstande, årsager til restance, genbesøg, kontakternes tid og sted, de seneste 13 måneder og afdelingerne er "
        "kommet til. En nedlagt afdeling, der er lagt sammen med en anden, tæller under den anden i perioder, der "
        "slutter efter nedlæggelsen. Et tal skjules også, hvis det kan regnes ud af en anden rapport.",
    ),
)
"""Oldest first. A definition that changes gets a new line, so that two reports are compared knowingly."""

METHOD = METHOD_CHANGES[-1].method
