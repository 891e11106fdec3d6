"""How one application stands against the deadline."""

from datetime import date, timedelta

from socialvicevaert.features.ansoegninger.rules.problems import GRANTS
from socialvicevaert.features.ansoegninger.rules.race.model import Application, Arrival, Deadline, Runner
from socialvicevaert.shared.formats.dates import show_date, show_date_short
from socialvicevaert.shared.hverdage import is_working_day
from socialvicevaert.shared.money import show_oere
from socialvicevaert.shared.rule_data import rule_on

_DAY = timedelta(days=1)


def runner_of(one: Application, deadline: Deadline | None, today: date) -> Runner:
    """How one application stands against the deadline."""
    if one.decision is not None:
        return _decided(one)
    if one.sent_on is None:
        return _prepared(one, deadline, today)
    answer_on = one.expected_answer_on
    sent = f"Sendt {show_date_short(one.sent_on, today)}"
    if answer_on is None:
        text = f"{ended(sent)} Ingen dag for svar er kendt – spørg, og skriv den."
        return Runner(one, Arrival.NO_DAY, None, False, "ingen dag for svar", text)
    if answer_on < today:
        late = days_text((today - answer_on).days)
        text = f"{ended(sent)} Svaret skulle være kommet for {late} siden."
        return Runner(one, Arrival.OVERDUE, answer_on, False, f"svaret er {late} over tiden", text)
    waited = f"{sent}, svar ventes {show_date_short(answer_on, today)}"
    if deadline is None:
        return Runner(one, Arrival.WAITS, answer_on, False, "venter på svar", ended(waited))
    arrival, days, said = _measured(answer_on, deadline)
    return Runner(one, arrival, answer_on, False, said, f"{waited}: {said}.", days)


def _decided(one: Application) -> Runner:
    assert one.decision is not None
    when = f" {show_date(one.decided_on)}" if one.decided_on is not None else ""
    if one.decision in GRANTS:
        amount = f" {show_oere(one.granted_oere)}" if one.granted_oere is not None else ""
        short = f"{one.decision.label.lower()}{amount}"
        text = f"{one.decision.label}{amount}{when}"
        return Runner(one, Arrival.GRANTED, one.decided_on, False, short, ended(text))
    short = one.decision.label.lower()
    return Runner(one, Arrival.REFUSED, one.decided_on, False, short, f"{one.decision.label}{when}.")


def _prepared(one: Application, deadline: Deadline | None, today: date) -> Runner:
    """Not sent: what a day more costs is said, where the usual time is known."""
    answer_on = one.expected_answer_on if one.expected_answer_on and one.expected_answer_on >= today else None
    if answer_on is None and one.usual_days is not None:
        answer_on = today + timedelta(days=one.usual_days)
    if answer_on is None:
        text = "Ikke sendt endnu. Svartiden er ikke kendt."
        return Runner(one, Arrival.NOT_SENT, None, False, "ikke sendt", text)
    said = f"Ikke sendt endnu. Sendes den i dag, ventes svar ca. {show_date_short(answer_on, today)}"
    if deadline is None:
        return Runner(one, Arrival.NOT_SENT, answer_on, True, "ikke sendt", ended(said))
    _, days, measured = _measured(answer_on, deadline)
    short = f"ikke sendt; sendes den i dag: {measured}"
    return Runner(one, Arrival.NOT_SENT, answer_on, True, short, f"{said}: {measured}.", days)


def _measured(answer_on: date, deadline: Deadline) -> tuple[Arrival, int, str]:
    days = (deadline.on - answer_on).days
    if days < 0:
        return Arrival.TOO_LATE, days, f"{days_text(-days)} for sent"
    margin = rule_on("ansoegning_kaploeb", deadline.on).values["arbejdsdage"]
    if working_days_between(answer_on, deadline.on) <= margin:
        return Arrival.TOO_CLOSE, days, f"{before_text(days)} fristen – for tæt på"
    return Arrival.IN_TIME, days, f"i tide, {before_text(days)} fristen"


def working_days_between(answer_on: date, deadline_on: date) -> int:
    """Working days from the day after the answer up to and including the deadline: time for the money to arrive."""
    days = (deadline_on - answer_on).days
    return sum(is_working_day(answer_on + step * _DAY) for step in range(1, days + 1))


def days_text(days: int) -> str:
    """``1 dag``, ``3 dage``."""
    return "1 dag" if days == 1 else f"{days} dage"


def before_text(days: int) -> str:
    """``3 dage før``, with what it is before to follow."""
    return "samme dag som" if days == 0 else f"{days_text(days)} før"


def ended(text: str) -> str:
    """A sentence with its full stop; a short month or "kr." brings its own."""
    return text if text.endswith(".") else f"{text}."
