"""What an underretning must say before it is sent, and when the municipality has answered."""

from collections.abc import Iterator
from datetime import date

from socialvicevaert.features.underretninger.models import UnderretningDraft
from socialvicevaert.shared.errors import Problem
from socialvicevaert.shared.hverdage import add_days, is_working_day
from socialvicevaert.shared.rule_data import Rule, rule_on

DUTY = "underretning_pligt"
RECEIPT = "underretning_kvittering"


def duty(today: date) -> Rule:
    """Who must tell the municipality, in plain words with its source."""
    return rule_on(DUTY, today)


def receipt_due(sent_on: date) -> date:
    """The last day on which the municipality confirms that it has the underretning."""
    return add_days(sent_on, rule_on(RECEIPT, sent_on).values["hverdage"], is_working_day)


def problems_of_keeping(draft: UnderretningDraft) -> Iterator[Problem]:
    """A draft may be unfinished, but it is about a child."""
    if not draft.child.strip():
        yield Problem("child", "Skriv, hvilket barn det handler om: så meget, som du ved.")


def problems_of_sending(draft: UnderretningDraft) -> Iterator[Problem]:
    """What the municipality must be told to act on it."""
    yield from problems_of_keeping(draft)
    if not draft.observed.strip():
        yield Problem("observed", "Skriv, hvad du har set og hørt, og hvornår.")
    if not draft.concern.strip():
        yield Problem("concern", "Skriv, hvorfor du er bekymret.")
    if draft.partner_id is None:
        yield Problem("partner_id", "Vælg kommunen: den samarbejdspartner, der skal have underretningen.")
    if not draft.parents_told and not draft.parents_reason.strip():
        yield Problem("parents_reason", "Skriv, hvorfor forældrene ikke har fået det at vide.")


def problems_of_receipt(on: date, sent_on: date, today: date) -> Iterator[Problem]:
    """A receipt comes after the underretning, and not tomorrow."""
    if not sent_on <= on <= today:
        yield Problem("on", "Kvitteringen er kommet, efter at underretningen blev sendt, og senest i dag.")


def problems_of_sharing(reason: str) -> Iterator[Problem]:
    """Access to it is given, and taken back, for a reason."""
    if not reason.strip():
        yield Problem("reason", "Skriv hvorfor.")
