"""Wrong attempts cost time, also after a restart.

The count stands in a small file beside the data. It slows a person at the keyboard; somebody who can copy the folder
is slowed by Argon2 alone, and that is what its price is for.
"""

import json
import math
from datetime import datetime, timedelta
from pathlib import Path

from socialvicevaert.security.errors import TooSoon
from socialvicevaert.security.ownerfiles import write_atomically
from socialvicevaert.shared.clock import Clock

FREE_ATTEMPTS = 3
LONGEST_DELAY = timedelta(minutes=5)
_LARGEST_COUNT = 1000


def delay_after(failures: int) -> timedelta:
    """How long to wait after so many wrong attempts in a row: 0, 0, 0, then 2, 4, 8 … seconds, at most five minutes."""
    if failures <= FREE_ATTEMPTS:
        return timedelta()
    return min(timedelta(seconds=2 ** min(failures - FREE_ATTEMPTS, 16)), LONGEST_DELAY)


class Attempts:
    """Counts wrong attempts at one data folder."""

    def __init__(self, path: Path, clock: Clock) -> None:
        self._path = path
        self._clock = clock
        self._failures, self._last_at = self._read()

    def remaining(self) -> timedelta:
        """How long the next attempt must wait; zero when it may be made now."""
        if self._last_at is None:
            return timedelta()
        # A clock that was set back must not lock anybody out for longer than the delay itself.
        self._last_at = min(self._last_at, self._clock.now())
        return max(self._last_at + delay_after(self._failures) - self._clock.now(), timedelta())

    def begin(self) -> None:
        """Count an attempt as failed before it is made, so that ending the program does not hide it.

        Raises ``TooSoon`` when the wait is not over; that attempt is not counted.
        """
        remaining = self.remaining()
        if remaining:
            raise TooSoon(math.ceil(remaining.total_seconds()))
        self._failures = min(self._failures + 1, _LARGEST_COUNT)
        self._last_at = self._clock.now()
        self._write()

    def succeeded(self) -> None:
        """Forget the wrong attempts."""
        self._failures, self._last_at = 0, None
        try:
            self._path.unlink(missing_ok=True)
        except OSError:
            self._write()

    def not_tried(self) -> None:
        """Take the last count back: the attempt failed for another reason than the secret."""
        self._failures = max(self._failures - 1, 0)
        self._write()

    def _read(self) -> tuple[int, datetime | None]:
        try:
            content = json.loads(self._path.read_bytes()[:1000])
            failures, last_at = int(content["failures"]), datetime.fromisoformat(content["last_at"])
        except (OSError, ValueError, TypeError, KeyError, OverflowError, RecursionError):
            return 0, None
        if last_at.tzinfo is None or not 0 <= failures <= _LARGEST_COUNT:
            return 0, None
        return failures, last_at

    def _write(self) -> None:
        if self._last_at is None:
            return
        content = {"failures": self._failures, "last_at": self._last_at.isoformat()}
        try:
            write_atomically(self._path, json.dumps(content).encode())
        except OSError:
            return  # a full or read-only disk: this run still remembers
