"""The course of a fogedsag as stations on one line: which dates belong to a station, and how sure each of them is.

One station can hold several dates; the line shows the one that matters now, and ``dates.StationDates`` shows all of
them with rule and source. Every date keeps saying who set it: the law by our reckoning, landlord, court or worker.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from socialvicevaert.features.fogedsager.models import DatoArt, FogedStadie, SatAf
from socialvicevaert.features.fogedsager.queries import FogedsagView
from socialvicevaert.features.fogedsager.rules import ComputedDate, StepDate
from socialvicevaert.shared.formats.dates import show_date, show_date_long, show_date_short, show_time
from socialvicevaert.ui.stage_line import Stage, StageState
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

Steps = Mapping[DatoArt, StepDate]

COURT_KINDS = frozenset({DatoArt.FOGEDMOEDE, DatoArt.UDSAETTELSE})
"""Dates only the court can set."""

_EARLIEST = frozenset({DatoArt.PAAKRAV_TIDLIGST, DatoArt.OPHAEVELSE_TIDLIGST})
_WAITING = frozenset({FogedStadie.PAAKRAV, FogedStadie.FRIST_UDLOEBET})


@dataclass(frozen=True)
class Station:
    """A place on the line. ``kinds`` in reading order; ``shown`` by preference: the first known stands on the line."""

    key: str
    title: str
    kinds: tuple[DatoArt, ...]
    shown: tuple[DatoArt, ...]
    asked: DatoArt | None  # the date to write where none is known


STATIONS = (
    Station("restance", "Restance", (DatoArt.FORFALD, DatoArt.RYKKER), (DatoArt.FORFALD,), DatoArt.FORFALD),
    Station(
        "paakrav",
        "Påkrav",
        (DatoArt.PAAKRAV_TIDLIGST, DatoArt.PAAKRAV_SENDT, DatoArt.PAAKRAV_MODTAGET),
        (DatoArt.PAAKRAV_SENDT, DatoArt.PAAKRAV_MODTAGET, DatoArt.PAAKRAV_TIDLIGST),
        DatoArt.PAAKRAV_SENDT,
    ),
    Station("frist", "Påkravsfrist", (DatoArt.PAAKRAVSFRIST,), (DatoArt.PAAKRAVSFRIST,), DatoArt.PAAKRAVSFRIST),
    Station(
        "ophaevelse",
        "Ophævelse",
        (DatoArt.OPHAEVELSE_TIDLIGST, DatoArt.OPHAEVELSE),
        (DatoArt.OPHAEVELSE, DatoArt.OPHAEVELSE_TIDLIGST),
        DatoArt.OPHAEVELSE,
    ),
    Station(
        "fogedret",
        "Fogedret",
        (DatoArt.INDLEVERET, DatoArt.KOMMUNE_UNDERRETTET, DatoArt.KOMMUNE_SVAR),
        (DatoArt.INDLEVERET,),
        DatoArt.INDLEVERET,
    ),
    Station("fogedmoede", "Fogedmøde", (DatoArt.FOGEDMOEDE,), (DatoArt.FOGEDMOEDE,), DatoArt.FOGEDMOEDE),
    Station("aftale", "Aftale", (DatoArt.AFTALE,), (DatoArt.AFTALE,), DatoArt.AFTALE),
    Station("udsaettelse", "Udsættelse", (DatoArt.UDSAETTELSE,), (DatoArt.UDSAETTELSE,), DatoArt.UDSAETTELSE),
    Station("afsluttet", "Afsluttet", (), (), None),
)
_AT_STAGE = {
    FogedStadie.RESTANCE: "restance",
    FogedStadie.PAAKRAV: "paakrav",
    FogedStadie.FRIST_UDLOEBET: "frist",
    FogedStadie.OPHAEVET: "ophaevelse",
    FogedStadie.FOGEDRET: "fogedret",
    FogedStadie.FOGEDMOEDE: "fogedmoede",
    FogedStadie.AFTALE: "aftale",
    FogedStadie.UDSAETTELSE: "udsaettelse",
    FogedStadie.AFSLUTTET: "afsluttet",
}


def steps_of(view: FogedsagView) -> Steps:
    """The known dates of a case by their kind."""
    return {step.kind: step for step in view.row.steps}


def station(key: str) -> Station:
    """A station by its key."""
    return next(one for one in STATIONS if one.key == key)


def station_of(kind: DatoArt) -> Station:
    """The station a date belongs to."""
    return next(one for one in STATIONS if kind in one.kinds)


def station_at(stage: FogedStadie) -> str:
    """Where the case stands now: the key of a station."""
    return _AT_STAGE[stage]


def date_to_write(place: Station, steps: Steps) -> DatoArt | None:
    """The date a click on the station is about: the one it shows, where that can happen; else the one it waits for."""
    shown = _shown(place, steps)
    return shown.kind if shown is not None and shown.kind not in _EARLIEST else place.asked


def stages(view: FogedsagView, today: date) -> list[Stage]:
    """The stations as they stand on the line."""
    steps = steps_of(view)
    return [_stage(place, view, steps, today) for place in STATIONS]


def step_tone(step: StepDate) -> Tone:
    """How a date's chip looks: the court's, a rule's, an overruled one."""
    if step.is_overruled:
        return Tone.WARNING
    return Tone.INFO if step.set_by is SatAf.RETTEN else Tone.NEUTRAL


def set_by_text(step: StepDate) -> str:
    """Who set a date, in the words of the chip: an estimate never passes for a date."""
    if step.set_by is SatAf.LOVEN:
        return tr("Skønnet") if step.is_estimate else tr("Beregnet")
    if step.is_overruled:
        return tr("Rettet af %s") % _by(step.set_by)
    if step.kind in COURT_KINDS and step.set_by is not SatAf.RETTEN:
        return tr("%s, ikke bekræftet af retten") % step.set_by.label
    return step.set_by.label


def set_by_icon(step: StepDate) -> str:
    """The icon that says the same as ``set_by_text``."""
    if step.set_by is SatAf.LOVEN:
        return "question" if step.is_estimate else "computed"
    if step.is_overruled:
        return "overruled"
    return {SatAf.RETTEN: "court", SatAf.UDLEJER: "building", SatAf.MEDARBEJDER: "person"}[step.set_by]


def rule_lines(computed: ComputedDate) -> tuple[str, ...]:
    """Rule, source and when it was last checked."""
    checked = tr("sidst tjekket %s") % show_date(computed.last_checked)
    return (tr("Regel: %s") % computed.rule_text_da, tr("Kilde: %s · %s") % (computed.source, checked))


def overruled_text(step: StepDate) -> str:
    """Both dates of an overruled one, and why."""
    assert step.rule is not None
    both = (show_date_long(step.rule.on), show_date_long(step.on), _by(step.set_by))
    said = tr("Reglen giver %s. Datoen er sat til %s af %s.") % both
    return f"{said} {tr('Begrundelse: %s') % step.reason}" if step.reason else said


def told(step: StepDate) -> str:
    """Everything about one date, for a tooltip and a screen reader."""
    lines = [f"{step.kind.label}: {show_date_long(step.on)} ({set_by_text(step)})"]
    if step.is_overruled:
        lines.append(overruled_text(step))
    if step.rule is not None:
        lines += [*rule_lines(step.rule), *step.notes]
    return "\n".join(lines)


def sources(steps: Iterable[StepDate]) -> tuple[str, ...]:
    """The paragraphs behind these dates, each once; where to read them stands at each date."""
    found = (step.computed.source for step in steps if step.computed is not None and not step.computed.is_estimate)
    return tuple(dict.fromkeys(source.partition(" (")[0] for source in found))


def _shown(place: Station, steps: Steps) -> StepDate | None:
    return next((steps[kind] for kind in place.shown if kind in steps), None)


def _stage(place: Station, view: FogedsagView, steps: Steps, today: date) -> Stage:
    note = "\n".join(told(steps[kind]) for kind in place.kinds if kind in steps)
    if place.asked is None:
        return _end(place, view, today)
    step = _shown(place, steps)
    if step is None:
        missing = any(kind in view.missing_dates for kind in place.kinds)
        unknown = tr("ikke oplyst") if view.row.closed_on is not None else ""
        return Stage(place.key, tr(place.title), said=tr("mangler") if missing else unknown, note=note)
    state, said = _state(step, view, today)
    return Stage(place.key, tr(place.title), _when(step, today), state, note, said, is_past=_is_past(step, view, today))


def _end(place: Station, view: FogedsagView, today: date) -> Stage:
    row = view.row
    if row.closed_on is None:
        return Stage(
            place.key, tr(place.title), said=tr("ikke endnu"), note=tr("Afslut fogedsagen med udfald og resultat")
        )
    said = row.result.label if row.result else tr("ikke bedømt")
    return Stage(place.key, tr(place.title), show_date_short(row.closed_on, today), StageState.DONE, said=said)


def _when(step: StepDate, today: date) -> str:
    on = show_date_short(step.on, today)
    if step.kind in _EARLIEST:
        return tr("tidligst ca. %s") % on if step.is_estimate else tr("tidligst %s") % on
    return tr("ca. %s") % on if step.is_estimate else on


def _state(step: StepDate, view: FogedsagView, today: date) -> tuple[StageState, str]:
    if step.kind is DatoArt.PAAKRAVSFRIST and step.on < today and view.row.stage in _WAITING:
        return StageState.LATE, tr("udløbet · %s") % set_by_text(step).lower()
    if step.set_by is SatAf.LOVEN:
        return (StageState.ESTIMATE, "") if step.is_estimate else (StageState.COMPUTED, "")
    if step.is_overruled and step.rule is not None:
        return StageState.OVERRULED, tr("regel: %s") % show_date_short(step.rule.on, today)
    if step.set_by is SatAf.RETTEN:
        return StageState.COURT, f"{step.set_by.label} {show_time(step.at)}" if step.at else step.set_by.label
    if step.kind in COURT_KINDS:
        return StageState.ESTIMATE, tr("ikke bekræftet")
    return StageState.DONE, step.set_by.label.lower()


def _is_past(step: StepDate, view: FogedsagView, today: date) -> bool:
    return step.on <= today and (step.kind not in _EARLIEST or view.row.closed_on is not None)


def _by(who: SatAf) -> str:
    return {
        SatAf.RETTEN: tr("fogedretten"),
        SatAf.UDLEJER: tr("udlejer"),
        SatAf.MEDARBEJDER: tr("en medarbejder"),
    }.get(who, who.label)
