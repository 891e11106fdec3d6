"""One line of the table: ours, the limit, their ratio and the goal."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """What was measured, in milliseconds; the goal is the ratio of ``ours`` to ``limit`` that design allows."""

    metric: str
    ours_ms: float
    limit: str
    limit_ms: float
    goal: float

    def __str__(self) -> str:
        ratio = self.ours_ms / self.limit_ms
        verdict = "ok" if ratio <= self.goal else "MISSED"
        ours, limit = f"{self.ours_ms:10.2f} ms", f"{self.limit_ms:10.2f} ms"
        return f"{self.metric:<34} {ours}   {self.limit:<46} {limit}   {ratio:5.2f}  (goal {self.goal:g}, {verdict})"


def once(work: Callable[[], object]) -> float:
    """Milliseconds of one run."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def median(work: Callable[[], object], runs: int) -> float:
    """The median of some runs, after one that does not count."""
    work()
    return statistics.median(once(work) for _ in range(runs))


def p95(times: list[float]) -> float:
    """What 19 of 20 stay below."""
    return statistics.quantiles(times, n=20)[-1]
