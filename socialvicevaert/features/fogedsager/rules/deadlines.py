"""The computed dates from rent due to eviction; each says which rule made it and what is uncertain about it.

Information for the advisor, never legal validation: a person may overrule any of these dates (``rules.steps``).
"""

from dataclasses import dataclass
from datetime import date, timedelta

from socialvicevaert.features.fogedsager.models import PaakravKanal
from socialvicevaert.shared.formats.dates import add_months, first_of_month, show_date
from socialvicevaert.shared.hverdage import (
    add_days,
    is_frist_day,
    is_grundlovsdag,
    is_hverdag,
    is_working_day,
    next_day,
    why_closed,
)
from socialvicevaert.shared.rule_data import Rule, rule_on


@dataclass(frozen=True)
class ComputedDate:
    """A date by a rule; ``notes`` are Danish sentences on what moved it and what is disputed."""

    on: date
    rule_id: str
    rule_text_da: str
    source: str  # paragraph and source
    last_checked: date
    is_estimate: bool = False
    notes: tuple[str, ...] = ()


def due_date(rent_month: date) -> ComputedDate:
    """When the rent of a month falls due: its first day, moved past weekends, holidays and Grundlovsdag."""
    first = first_of_month(rent_month)
    on = next_day(first, is_frist_day)
    return _computed("forfald", first, on, notes=_moved(first, on))


def earliest_paakrav(due_on: date, *, is_estimate: bool = False) -> ComputedDate:
    """The first day a påkrav may be given: after the third hverdag after the last timely day of payment.

    ``due_on`` may be the day in the lease; one on a Saturday, Sunday, holiday or Grundlovsdag is moved first.
    """
    paid_by = next_day(due_on, is_frist_day)
    rule = rule_on("paakrav_tidligst", due_on)
    third = add_days(paid_by, rule.values["hverdage"], is_hverdag)
    on = next_day(third + timedelta(days=1), is_hverdag)
    notes = list(_moved(due_on, paid_by, what="Forfaldsdagen"))
    if due_on.weekday() >= 5:
        notes.append("Kilderne er uenige, når forfaldsdagen er en lørdag eller søndag; den seneste dag er brugt.")
    counted = (paid_by + timedelta(days=number + 1) for number in range((on - paid_by).days))
    if any(is_grundlovsdag(day) for day in counted):
        notes.append("Grundlovsdag er talt med som hverdag; kilderne er uenige.")
    return _computed(rule.id, due_on, on, is_estimate=is_estimate, notes=notes)


def estimated_receipt(sent_on: date, channel: PaakravKanal) -> ComputedDate:
    """The earliest day a påkrav can have come forward, where nobody knows the day: always an estimate.

    The earliest is chosen because a deadline shown too late loses the home, one shown too early only presses.
    """
    rule = rule_on("paakrav_modtaget_skoen", sent_on)
    hverdage = rule.values[f"{channel.value}_hverdage"]
    on = add_days(sent_on, hverdage, is_hverdag) if hverdage else sent_on
    return _computed(rule.id, sent_on, on, is_estimate=True, notes=[f"Skønnet ud fra: {channel.label}."])


def paakravsfrist(received_on: date, *, is_estimate: bool = False) -> ComputedDate:
    """The last day to pay: 14 days after receipt, moved past weekends, holidays and Grundlovsdag."""
    rule = rule_on("paakravsfrist", received_on)
    counted_to = received_on + timedelta(days=rule.values["dage"])
    on = next_day(counted_to, is_frist_day)
    notes = list(_moved(counted_to, on, what="Fristen"))
    if is_estimate:
        notes.append("Skøn: det er ikke oplyst, hvornår påkravet kom frem.")
    return _computed(rule.id, received_on, on, is_estimate=is_estimate, notes=notes)


def earliest_ophaevelse(frist_on: date, *, is_estimate: bool = False) -> ComputedDate:
    """The first day the lease may be terminated: the day after the påkravsfrist."""
    rule = rule_on("ophaevelse_tidligst", frist_on)
    on = frist_on + timedelta(days=rule.values["dage"])
    return _computed(rule.id, frist_on, on, is_estimate=is_estimate)


def municipality_answer(notified_on: date, *, is_estimate: bool = False) -> ComputedDate:
    """When the municipality must have refused help at the latest: 14 days after the notice (not moved)."""
    rule = rule_on("kommune_svar", notified_on)
    on = notified_on + timedelta(days=rule.values["dage"])
    notes = [f"Dagen er {why_closed(on)}: svaret kan komme den følgende hverdag."] if not is_frist_day(on) else []
    return _computed(rule.id, notified_on, on, is_estimate=is_estimate, notes=notes)


def recheck_dates(closed_on: date) -> tuple[tuple[int, ComputedDate], ...]:
    """When to ask whether the resident still lives there: (months, date) after 3, 6 and 12 months, on working days."""
    rule = rule_on("genbesoeg", closed_on)
    return tuple(
        (months, _computed(rule.id, closed_on, next_day(add_months(closed_on, months), is_working_day)))
        for months in sorted(rule.values.values())
    )


def reminder_before(on: date, working_days: int) -> date:
    """The day of our own reminder: so many working days (Monday to Friday without holidays) before a date."""
    return add_days(on, -working_days, is_working_day)


def _computed(
    rule_id: str, ruled_on: date, on: date, *, is_estimate: bool = False, notes: list[str] | tuple[str, ...] = ()
) -> ComputedDate:
    rule = rule_on(rule_id, ruled_on)
    return ComputedDate(
        on, rule.id, rule.text, rule.citation, rule.last_checked, is_estimate, (*notes, *_out_of_force(rule, ruled_on))
    )


def _out_of_force(rule: Rule, on: date) -> tuple[str, ...]:
    if rule.holds_on(on):
        return ()
    return (f"Programmet kender ikke reglen, som den gjaldt {show_date(on)}; datoen er vejledende.",)


def _moved(counted_to: date, on: date, what: str = "Forfaldsdagen") -> tuple[str, ...]:
    if on == counted_to:
        return ()
    return (f"{what} {show_date(counted_to)} er {why_closed(counted_to)} og flyttes til den følgende hverdag.",)
