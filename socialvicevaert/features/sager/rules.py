"""What a sag must be: pure decisions, with the Danish words for what is wrong."""

from collections.abc import Iterator
from datetime import date

from socialvicevaert.features.sager.models import SagClosing, SagDraft
from socialvicevaert.shared.errors import Problem


def problems_of_sag(draft: SagDraft, *, today: date) -> Iterator[Problem]:
    """What stops a sag from being opened or changed."""
    if draft.started_on > today:
        yield Problem("started_on", "Sagen kan ikke begynde i fremtiden.")


def problems_of_closing(closing: SagClosing, *, opened_on: date, today: date) -> Iterator[Problem]:
    """What stops a sag from being closed; ``opened_on`` is when it was last opened."""
    if closing.closed_on > today:
        yield Problem("closed_on", "Sagen kan ikke afsluttes i fremtiden.")
    if closing.closed_on < opened_on:
        yield Problem("closed_on", "Sagen kan ikke afsluttes, før den er begyndt.")
    if closing.result is None:
        yield Problem("result", "Vælg, hvad der kom ud af sagen. Er du i tvivl, så vælg det, der ligger nærmest.")


def problems_of_reopening(on: date, reason: str, *, closed_on: date | None, today: date) -> Iterator[Problem]:
    """What stops a sag from being opened again."""
    if closed_on is None:
        yield Problem("", "Sagen er åben i forvejen.")
    elif on < closed_on:
        yield Problem("on", "Sagen kan ikke genåbnes, før den blev afsluttet.")
    if on > today:
        yield Problem("on", "Sagen kan ikke genåbnes i fremtiden.")
    if not reason.strip():
        yield Problem("reason", "Skriv kort, hvorfor sagen åbnes igen.")


def next_number(year: int, numbers: list[str]) -> str:
    """The number after the highest of a year, e.g. ``2026-0042``; numbers of other years are passed over."""
    prefix = f"{year}-"
    used = (number.removeprefix(prefix) for number in numbers if number.startswith(prefix))
    return f"{prefix}{max((int(tail) for tail in used if tail.isdigit()), default=0) + 1:04d}"
