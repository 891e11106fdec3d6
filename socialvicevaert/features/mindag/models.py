"""What a worker has put off on Min dag."""

from datetime import date

from sqlmodel import Field

from socialvicevaert.storage import Row


class Udskydelse(Row, table=True):
    """A line of Min dag that can wait until a day, and why; ``key`` is the line's own (``rules.DayLine.key``).

    It waits for everybody, as a decision: a line belongs to the worker responsible for it, and when a colleague who
    stands in puts it off, the responsible one need not be told the same again. Who did it and why is in this row and
    in the log; a day in court cannot be put off past itself.
    """

    key: str = Field(index=True)
    until: date
    reason: str
    medarbejder_id: int = Field(foreign_key="medarbejder.id")
