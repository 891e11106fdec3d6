"""The numbers of reports, and what a correction must say."""

import re
from collections.abc import Iterable

from socialvicevaert.shared.errors import Problem

REASON_LENGTH = 400
"""Letters a reason may have: it is printed on page 1."""
_CPR = re.compile(r"(?<!\d)\d{6}[ –-]?\d{4}(?!\d)")


def next_report_id(year: int, taken: Iterable[str]) -> str:
    """R2026-0001 and so on within the year of issue; a version ("R2026-0003, udgave 2") has the number it is of."""
    prefix = f"R{year}-"
    numbers = (one.removeprefix(prefix).partition(",")[0] for one in taken if one.startswith(prefix))
    last = max(map(int, numbers), default=0)
    return f"{prefix}{last + 1:04d}"


def version_id(report_id: str, version: int) -> str:
    """The number of a later version of a report, whichever version's number is given: "R2026-0003, udgave 2"."""
    return f"{report_id.partition(',')[0]}, udgave {version}"


def correction_problems(reason: str) -> list[Problem]:
    """What is wrong with the reason of a correction."""
    words = reason.strip()
    if not words:
        return [Problem("reason", "Skriv, hvorfor rapporten rettes. Det står på den nye udgave.")]
    if len(words) > REASON_LENGTH:
        return [
            Problem("reason", f"Skriv det kortere, højst {REASON_LENGTH} tegn: det står på rapportens første side.")
        ]
    if _CPR.search(words):
        return [
            Problem(
                "reason", "Begrundelsen ser ud til at rumme et CPR-nummer. Den trykkes på rapporten; skriv den uden."
            )
        ]
    return []
