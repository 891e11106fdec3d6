"""What a worker has put off on Min dag."""

from datetime import date

from sqlmodel import Field

from socialvicevaert.storage import Row


class Udskydelse(Row, table=True):
    """A line of Min dag that can wait until a day, and why; ``key`` is the line's own (``queries.DayLine.key``)."""

    key: str = Field(index=True)
    until: date
    reason: str
    medarbejder_id: int = Field(foreign_key="medarbejder.id")
