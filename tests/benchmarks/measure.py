"""One line of the table: ours, the limit, their ratio and the goal."""

import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Line:
    """What was measured. The goal is the ratio of ``ours`` to ``limit`` that the design allows, or a difference."""

    metric: str
    ours: float
    limit: str
    limit_value: float
    goal: float
    unit: str = "ms"
    compare: Literal["ratio", "difference"] = "ratio"

    def __str__(self) -> str:
        if self.compare == "ratio":
            found = self.ours / self.limit_value
            shown, goal = f"{found:7.2f}", f"{self.goal:g}"
        else:
            found = self.ours - self.limit_value
            shown, goal = f"{found:+7.0f}", f"+{self.goal:g} {self.unit}"
        verdict = "ok" if found <= self.goal else "MISSED"
        ours, limit = f"{self.ours:10.2f} {self.unit}", f"{self.limit_value:10.2f} {self.unit}"
        return f"{self.metric:<38} {ours}   {self.limit:<46} {limit} {shown}  (goal {goal}, {verdict})"


Lines = Iterator[Line]
"""What every benchmark gives."""


def once(work: Callable[[], object]) -> float:
    """Milliseconds of one run."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def median(work: Callable[[], object], runs: int) -> float:
    """The median of some runs, after one that does not count."""
    work()
    return statistics.median(once(work) for _ in range(runs))


def side_by_side(ours: Callable[[], object], limit: Callable[[], object], runs: int) -> tuple[float, float]:
    """The medians of both, run in turn so that what else the machine does falls on both; the first does not count."""
    ours()
    limit()
    pairs = [(once(ours), once(limit)) for _ in range(runs)]
    return statistics.median(one for one, _ in pairs), statistics.median(one for _, one in pairs)


def p95(times: list[float]) -> float:
    """What 19 of 20 stay below."""
    return statistics.quantiles(times, n=20)[-1]
