"""What a race means, in one plain sentence."""

from collections.abc import Sequence
from datetime import date

from socialvicevaert.features.ansoegninger.rules.race.model import Arrival, Deadline, Runner, Verdict
from socialvicevaert.features.ansoegninger.rules.race.runners import before_text, days_text
from socialvicevaert.features.fogedsager.models import DatoArt
from socialvicevaert.shared.formats.dates import show_date_short
from socialvicevaert.shared.money import show_oere

_BEST_FIRST = (
    (Arrival.TOO_CLOSE, Verdict.TOO_CLOSE),
    (Arrival.OVERDUE, Verdict.UNKNOWN),
    (Arrival.NO_DAY, Verdict.UNKNOWN),
    (Arrival.NOT_SENT, Verdict.NOT_SENT),
    (Arrival.TOO_LATE, Verdict.TOO_LATE),
)


def settled(
    runners: Sequence[Runner], has_plan: bool, needed_oere: int | None, remaining_oere: int | None
) -> tuple[Verdict, str] | None:
    """What makes the deadline harmless, whenever it is."""
    if remaining_oere is not None and remaining_oere <= 0:
        return Verdict.PAID, "Alt, hvad der er skrevet som skyldigt, er betalt."
    given = _given(runners)
    if given and needed_oere is not None and given >= needed_oere:
        return Verdict.GRANTED, f"Pengene er bevilget ({show_oere(given)}). Sørg for, at de når frem i tide."
    if has_plan:
        return (
            Verdict.PLAN,
            "Der er en afdragsordning med udlejer. Hold den, og spørg udlejer, om fristen er sat i bero.",
        )
    return None


def without_deadline(passed: Deadline | None, today: date) -> tuple[Verdict, str]:
    """What holds while no date is known; one that is past can be followed by another any day."""
    if passed is None:
        return Verdict.NO_DEADLINE, "Den næste frist er ikke kendt. Når datoen er skrevet, ses det, om svaret når frem."
    about = "ca. " if passed.is_estimate else ""
    when = f"{_the(passed.kind).capitalize()} var {about}{show_date_short(passed.on, today)}"
    return Verdict.PASSED, f"{when}, og den næste dato er ikke kendt. Handl nu, og spørg udlejer."


def _given(runners: Sequence[Runner]) -> int:
    return sum(one.application.granted_oere or 0 for one in runners if one.arrival is Arrival.GRANTED)


def _of_grants(runners: Sequence[Runner], needed_oere: int | None) -> str:
    """What has been granted, where it does not end the race; "" where nothing has."""
    if not any(one.arrival is Arrival.GRANTED for one in runners):
        return ""
    given = _given(runners)
    if not given:
        return "Der er bevilget hjælp, men beløbet er ikke skrevet. "
    lacks = "det dækker ikke det hele" if needed_oere is not None else "det er ikke skrevet, hvad der skyldes"
    return f"{show_oere(given)} er bevilget, men {lacks}. "


def against(deadline: Deadline, runners: Sequence[Runner], today: date, needed_oere: int | None) -> tuple[Verdict, str]:
    """How everybody together stands against a known deadline."""
    when = f"{deadline.name} er {_in_days((deadline.on - today).days)}"
    given = _given(runners)
    also = _of_grants(runners, needed_oere)
    in_time = [one for one in runners if one.arrival is Arrival.IN_TIME]
    if in_time:
        asked = [one.application.amount_oere for one in in_time]
        coming = given + sum(amount or 0 for amount in asked)
        if None not in asked and needed_oere is not None and coming < needed_oere:
            both = (show_oere(coming), show_oere(needed_oere))
            return (
                Verdict.PARTLY,
                f"Svaret ventes i tide, men der er kun søgt {both[0]} af de {both[1]}, der skal findes.",
            )
        days = max(one.days or 0 for one in in_time)
        return Verdict.IN_TIME, f"{also}Svaret ventes i tide: {before_text(days)} {_the(deadline.kind)}."
    for arrival, verdict in _BEST_FIRST:
        same = [one for one in runners if one.arrival is arrival]
        if same:
            is_alone = sum(one.application.decision is None for one in runners) == 1
            return verdict, also + _not_in_time(arrival, same, deadline, when, is_alone)
    if any(one.arrival is Arrival.REFUSED for one in runners):
        return Verdict.NOTHING, f"{also}Ingen ansøgning er undervejs mere. {when}."
    if also:
        return Verdict.NOTHING, f"{also}Intet andet er på vej. {when}."
    return Verdict.NOTHING, f"Der er ikke søgt om hjælp endnu. {when}."


def _not_in_time(arrival: Arrival, same: Sequence[Runner], deadline: Deadline, when: str, is_alone: bool) -> str:
    """The best that can be hoped for; of several applications it is one that is spoken of."""
    the = _the(deadline.kind)
    answer = "Svaret" if is_alone else "Det første svar"
    best = max((one.days for one in same if one.days is not None), default=0)
    match arrival:
        case Arrival.TOO_CLOSE:
            return f"{answer} ventes {before_text(best)} {the}. Det er for tæt på til at regne med."
        case Arrival.TOO_LATE:
            return f"{answer} ventes {days_text(-best)} efter {the}. Det er for sent."
        case Arrival.OVERDUE:
            return f"{'Svaret' if is_alone else 'Et svar'} er ikke kommet, da det skulle. {when}. Ring og spørg."
        case Arrival.NO_DAY:
            return f"Det vides ikke, hvornår {'svaret' if is_alone else 'et svar'} kommer. {when}. Ring og spørg."
        case _:
            return f"{'Ansøgningen' if is_alone else 'En ansøgning'} er ikke sendt endnu. {when}."


def _the(kind: DatoArt) -> str:
    return {
        DatoArt.PAAKRAVSFRIST: "påkravsfristen",
        DatoArt.FOGEDMOEDE: "fogedmødet",
        DatoArt.UDSAETTELSE: "udsættelsen",
    }[kind]


def _in_days(days: int) -> str:
    return {0: "i dag", 1: "i morgen"}.get(days, f"om {days} dage")
