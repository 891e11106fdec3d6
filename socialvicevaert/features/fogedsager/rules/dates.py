"""Whether a typed date can be, and what an attentive advisor would say about it.

A *problem* stops the save. A *warning* does not: the landlord may really have acted on a wrong day, and that is
exactly what the resident should know.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from socialvicevaert.features.fogedsager.models import DatoArt, FogedDatoDraft, PaakravKanal, SatAf
from socialvicevaert.features.fogedsager.rules.steps import COMPUTED_KINDS, StepDate, may_replace, step_dates
from socialvicevaert.shared.errors import Problem
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.shared.hverdage import is_hverdag, why_closed

_HAPPENED = frozenset(
    {
        DatoArt.RYKKER,
        DatoArt.PAAKRAV_SENDT,
        DatoArt.PAAKRAV_MODTAGET,
        DatoArt.OPHAEVELSE,
        DatoArt.INDLEVERET,
        DatoArt.KOMMUNE_UNDERRETTET,
        DatoArt.AFTALE,
    }
)
_BY_COURT = frozenset({DatoArt.FOGEDMOEDE, DatoArt.UDSAETTELSE})


@dataclass(frozen=True)
class DateFindings:
    """What is wrong (stops the save) and what is remarkable (Danish sentences to show beside the date)."""

    problems: tuple[Problem, ...]
    warnings: tuple[str, ...]


def check_date(
    draft: FogedDatoDraft,
    others: Iterable[FogedDatoDraft],
    today: date,
    *,
    channel: PaakravKanal = PaakravKanal.UKENDT,
    rent_month: date | None = None,
) -> DateFindings:
    """Look at one date about to be saved, beside those already given.

    ``others`` may hold an earlier date of the same kind, which the draft would replace.
    """
    given = tuple(others)
    steps = {step.kind: step for step in step_dates((*given, draft), channel=channel, rent_month=rent_month)}
    problems = [*_problems(draft, given, steps, today)]
    warning = _WARNINGS.get(draft.kind)
    warnings = () if problems or warning is None else tuple(warning(draft, steps))
    return DateFindings(tuple(problems), warnings)


def _problems(
    draft: FogedDatoDraft, given: tuple[FogedDatoDraft, ...], steps: Mapping[DatoArt, StepDate], today: date
) -> Iterable[Problem]:
    if draft.set_by is SatAf.LOVEN:
        yield Problem("set_by", "En dato efter loven beregnes af programmet. Vælg, hvem der har sat denne dato.")
        return
    court = next((old for old in given if old.kind is draft.kind and old.set_by is SatAf.RETTEN), None)
    if court is not None and not may_replace(court.set_by, draft.set_by):
        yield Problem(
            "set_by",
            f"Fogedretten har sat datoen til {show_date(court.on)}. Kun en ny dato fra fogedretten kan erstatte den.",
        )
    if draft.kind in _HAPPENED and draft.on > today:
        yield Problem("on", f"»{draft.kind.label}« er noget, der er sket; datoen kan ikke ligge i fremtiden.")
    sent, received = steps.get(DatoArt.PAAKRAV_SENDT), steps.get(DatoArt.PAAKRAV_MODTAGET)
    if (
        draft.kind in (DatoArt.PAAKRAV_SENDT, DatoArt.PAAKRAV_MODTAGET)
        and sent is not None
        and received is not None
        and received.on < sent.on
    ):
        yield Problem(
            "on",
            f"Påkravet kan ikke være modtaget ({show_date(received.on)}), før det er sendt ({show_date(sent.on)}).",
        )
    if overrules_the_rule(draft, steps) and draft.set_by is SatAf.MEDARBEJDER and not draft.reason.strip():
        computed = steps[draft.kind].computed
        on = show_date(computed.on) if computed is not None else ""
        yield Problem("reason", f"Reglen giver {on}. Skriv, hvorfor datoen er en anden.")


def removal_problems(set_by: SatAf, reason: str) -> Iterable[Problem]:
    """What stops a date from being taken back: the court's does not disappear without a word."""
    if set_by is SatAf.RETTEN and not reason.strip():
        yield Problem("reason", "Fogedretten har sat datoen. Skriv, hvorfor den fjernes, fx at mødet er aflyst.")


def overrules_the_rule(draft: FogedDatoDraft, steps: Mapping[DatoArt, StepDate]) -> bool:
    """Whether the draft sets another day than a rule (not merely an estimate) gives."""
    computed = steps[draft.kind].computed if draft.kind in steps and draft.kind in COMPUTED_KINDS else None
    return computed is not None and draft.kind is not DatoArt.PAAKRAV_MODTAGET and computed.on != draft.on


def _paakrav_sent(draft: FogedDatoDraft, steps: Mapping[DatoArt, StepDate]) -> Iterable[str]:
    if not is_hverdag(draft.on):
        yield f"Dagen er {why_closed(draft.on)}: et påkrav kan ikke afgives da. Påkravet er måske ugyldigt."
    earliest = steps.get(DatoArt.PAAKRAV_TIDLIGST)
    if earliest is not None and draft.on < earliest.on:
        yield f"Påkravet kunne tidligst sendes {show_date(earliest.on)}. Påkravet er måske ugyldigt."


def _paakravsfrist(_draft: FogedDatoDraft, steps: Mapping[DatoArt, StepDate]) -> Iterable[str]:
    step = steps[DatoArt.PAAKRAVSFRIST]
    if step.computed is not None and step.on < step.computed.on:
        yield f"Fristen er kortere end lovens ({show_date(step.computed.on)})."


def _ophaevelse(draft: FogedDatoDraft, steps: Mapping[DatoArt, StepDate]) -> Iterable[str]:
    earliest = steps.get(DatoArt.OPHAEVELSE_TIDLIGST)
    if earliest is None:
        yield "Programmet kender intet påkrav. Uden gyldigt påkrav kan lejemålet ikke ophæves for restance."
    elif draft.on < earliest.on:
        guess = " efter et skøn" if earliest.is_estimate else ""
        yield f"Lejemålet kunne{guess} tidligst ophæves {show_date(earliest.on)}. Ophævelsen er måske ugyldig."


def _filed(draft: FogedDatoDraft, steps: Mapping[DatoArt, StepDate]) -> Iterable[str]:
    ended = steps.get(DatoArt.OPHAEVELSE)
    if ended is not None and draft.on < ended.on:
        yield f"Sagen er indleveret, før lejemålet blev ophævet ({show_date(ended.on)})."
    notified = steps.get(DatoArt.KOMMUNE_UNDERRETTET)
    if notified is None:
        yield "Kommunen skal være underrettet senest samtidig med indleveringen. Spørg udlejer, om det er sket."
    elif notified.on > draft.on:
        yield _NOTIFIED_LATE


def _notified(draft: FogedDatoDraft, steps: Mapping[DatoArt, StepDate]) -> Iterable[str]:
    filed = steps.get(DatoArt.INDLEVERET)
    if filed is not None and draft.on > filed.on:
        yield _NOTIFIED_LATE


def _court_date(draft: FogedDatoDraft, steps: Mapping[DatoArt, StepDate]) -> Iterable[str]:
    if draft.set_by is not SatAf.RETTEN:
        yield "Datoen sættes af fogedretten. Få den bekræftet derfra."
    filed = steps.get(DatoArt.INDLEVERET)
    if filed is not None and draft.on < filed.on:
        yield f"Datoen ligger, før sagen blev indleveret til fogedretten ({show_date(filed.on)})."
    if not is_hverdag(draft.on) or draft.on.weekday() > 4:
        yield f"Dagen er {why_closed(draft.on)}. Er datoen rigtig?"


_NOTIFIED_LATE = "Kommunen er underrettet senere end indleveringen; den skulle ske senest samtidig."

_WARNINGS: Mapping[DatoArt, Callable[[FogedDatoDraft, Mapping[DatoArt, StepDate]], Iterable[str]]] = {
    DatoArt.PAAKRAV_SENDT: _paakrav_sent,
    DatoArt.PAAKRAVSFRIST: _paakravsfrist,
    DatoArt.OPHAEVELSE: _ophaevelse,
    DatoArt.INDLEVERET: _filed,
    DatoArt.KOMMUNE_UNDERRETTET: _notified,
    **dict.fromkeys(_BY_COURT, _court_date),
}
