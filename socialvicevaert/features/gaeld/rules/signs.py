"""Signs that something must be done about a debt: each says why, by when, and by which rule. No sign is a verdict."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from socialvicevaert.features.gaeld.models import Gaeld, GaeldArt, GaeldStatus
from socialvicevaert.features.gaeld.rules.problems import remark_on_warning
from socialvicevaert.shared.choice import Choice
from socialvicevaert.shared.formats.dates import add_months, show_date
from socialvicevaert.shared.hverdage import add_days, is_foraeldelse_day, is_working_day, next_day
from socialvicevaert.shared.rule_data import Rule, rule_on
from socialvicevaert.storage import row_id

_REMINDERS = frozenset({GaeldStatus.RYKKER_1, GaeldStatus.RYKKER_2, GaeldStatus.RYKKER_3})
JUDGED = frozenset({GaeldStatus.DOM, GaeldStatus.UDLAEG})

_LOANS = frozenset({GaeldArt.BANK, GaeldArt.KVIKLAAN, GaeldArt.KREDITKORT, GaeldArt.SU, GaeldArt.INDSKUDSLAAN})
"""Kinds that are always money lent; private debts may be, and the question says so."""


class SignArt(Choice):
    """What is seen."""

    INKASSOVARSEL = "inkassovarsel", "Inkassovarsel løber"
    UDLAEG = "udlaeg", "Fogedret eller udlæg"
    FORAELDELSE = "foraeldelse", "Kan være forældet"
    RYKKERE = "rykkere", "Rykkergebyr"


@dataclass(frozen=True)
class Step:
    """A status a debt has had, and from which day."""

    on: date
    status: GaeldStatus


@dataclass(frozen=True)
class Sign:
    """``why`` is a Danish sentence with its date; ``due_on`` is when somebody should have acted, None for a note that
    makes no opgave; ``source_key`` tells the opgave of one sign from that of another.
    """

    kind: SignArt
    title: str
    why: str
    source: str
    last_checked: date
    source_key: str
    due_on: date | None = None


def warning_signs(gaeld: Gaeld, steps: Sequence[Step], today: date) -> tuple[Sign, ...]:
    """Every sign of one debt, the most urgent first; none of one that is over. ``steps`` in any order."""
    if gaeld.status.is_over:
        return ()
    return tuple(
        sign
        for sign in (
            _running_warning(gaeld, today),
            _enforcement(gaeld, today),
            _limitation(gaeld, steps, today),
            reminder_sign(gaeld, steps),
        )
        if sign is not None
    )


def limitation_on(gaeld: Gaeld, steps: Sequence[Step]) -> tuple[date, Rule] | None:
    """The last day of limitation as far as it is known, and by which rule; None when nothing is known.

    Three years from when it fell due (forældelsesloven § 3), ten for money lent (§ 6), and ten from when it was
    acknowledged in writing or judged (§ 5); moved to a day it may end on (§ 27). Whatever else has interrupted it is
    not known here.
    """
    judged = [one.on for one in steps if one.status in JUDGED]
    judged += [gaeld.status_on] if gaeld.status in JUDGED else []
    judged += [gaeld.acknowledged_on] if gaeld.acknowledged_on is not None else []
    if judged:
        # A gældsbrev may be older than the day the money fell due: then the ten years run from that day.
        from_on = max([*judged, *([gaeld.due_since] if gaeld.due_since is not None else [])])
        rule = rule_on("foraeldelse_anerkendt", from_on)
    elif gaeld.due_since is not None:
        rule_id = "foraeldelse_laan" if gaeld.kind in _LOANS else "foraeldelse"
        from_on, rule = gaeld.due_since, rule_on(rule_id, gaeld.due_since)
    else:
        return None
    return next_day(add_months(from_on, 12 * rule.values["aar"]), is_foraeldelse_day), rule


def reminder_sign(gaeld: Gaeld, steps: Sequence[Step]) -> Sign | None:
    """More reminders than a fee may be asked for, or too close: the fee may be refused (renteloven § 9 b)."""
    sent = {one.on for one in steps if one.status in _REMINDERS}
    if gaeld.status in _REMINDERS:
        sent.add(gaeld.status_on)
    if not sent:
        return None
    rule = rule_on("rykkergebyr", max(sent))
    days = sorted(sent)
    close = [(first, second) for first, second in pairwise(days) if (second - first).days < rule.values["dage_imellem"]]
    found: list[str] = []
    if len(days) > rule.values["antal"]:
        found.append(f"Der er skrevet {len(days)} rykkere, og der kan højst kræves gebyr for {rule.values['antal']}.")
    if close:
        first, second = map(show_date, close[0])
        apart = rule.values["dage_imellem"]
        found.append(f"Rykkerne {first} og {second} ligger under {apart} dage fra hinanden.")
    if not found:
        return None
    why = " ".join([*found, "Gebyret kan måske afvises."])
    return _sign(gaeld, SignArt.RYKKERE, "Rykkergebyret kan måske afvises", why, rule)


def _running_warning(gaeld: Gaeld, today: date) -> Sign | None:
    last = gaeld.warning_until
    if gaeld.status is not GaeldStatus.INKASSOVARSEL or last is None:
        return None
    rule = rule_on("inkassovarsel", gaeld.status_on)
    why = f"Inkassovarsel fra {show_date(gaeld.status_on)}. Sidste dag er {show_date(last)}: betal, aftal eller gør"
    why += " indsigelse, før den er gået."
    title = "Inkassovarsel løber"
    if last < today:
        title = "Inkassovarslet er udløbet"
        why = f"Inkassovarslet løb ud {show_date(last)}. Er sagen gået til inkasso, eller er der lavet en aftale?"
    remark = remark_on_warning(gaeld.status, gaeld.status_on, last)
    due_on = add_days(last, -1, is_working_day)  # the last working day on which it can still be stopped
    return _sign(gaeld, SignArt.INKASSOVARSEL, title, f"{why} {remark}".strip(), rule, last, due_on)


def _enforcement(gaeld: Gaeld, today: date) -> Sign | None:
    if gaeld.status is not GaeldStatus.UDLAEG:
        return None
    rule = rule_on("udlaeg", gaeld.status_on)
    why = f"Fogedret eller udlæg fra {show_date(gaeld.status_on)}. {rule.text}"
    days = rule_on("udlaeg_opfoelgning", gaeld.status_on).values["hverdage"]
    due_on = max(today, add_days(gaeld.status_on, days, is_working_day))
    return _sign(gaeld, SignArt.UDLAEG, "Fogedret eller udlæg", why, rule, gaeld.status_on, due_on)


def _limitation(gaeld: Gaeld, steps: Sequence[Step], today: date) -> Sign | None:
    found = limitation_on(gaeld, steps)
    if found is None or found[0] >= today:
        return None
    last, rule = found
    years = rule.values["aar"]
    why = (
        f"Er gælden forældet? Fristen på {years} år kan være gået {show_date(last)}, hvis intet har afbrudt den. Spørg"
        " kreditor, og betal eller skriv ikke under på noget først."
    )
    if rule.id == "foraeldelse":
        why += " Er der et lån, et gældsbrev eller en dom bag, er fristen længere."
    due_on = today + timedelta(days=rule_on("foraeldelse_undersoeges", today).values["dage"])
    return _sign(gaeld, SignArt.FORAELDELSE, "Kan være forældet – undersøg", why, rule, last, due_on)


def _sign(
    gaeld: Gaeld,
    kind: SignArt,
    title: str,
    why: str,
    rule: Rule,
    of: date | None = None,
    due_on: date | None = None,
) -> Sign:
    parts = ["gaeld", str(row_id(gaeld)), kind.value, *([of.isoformat()] if of else [])]
    return Sign(kind, title, why, rule.citation, rule.last_checked, ":".join(parts), due_on)
