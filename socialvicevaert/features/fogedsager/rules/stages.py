"""How far the landlord has come: which stage may follow which, and which dates belong to it.

We often hear of a case late, so a stage may be skipped; what was skipped shows as missing dates. Going back is a
correction or a new start (the court rejected the case) and needs a reason.
"""

from collections.abc import Collection, Iterable
from datetime import date

from socialvicevaert.features.fogedsager.models import DatoArt, FogedStadie
from socialvicevaert.features.fogedsager.rules.steps import StepDate
from socialvicevaert.shared.errors import Problem

_ORDER = {stage: number for number, stage in enumerate(FogedStadie)}

# An agreement can break and an eviction be called off, so these three lead to one another.
_BEFORE_COURT = frozenset({FogedStadie.FOGEDMOEDE, FogedStadie.AFTALE, FogedStadie.UDSAETTELSE})

_NATURAL = {
    FogedStadie.RESTANCE: (FogedStadie.PAAKRAV,),
    FogedStadie.PAAKRAV: (FogedStadie.FRIST_UDLOEBET, FogedStadie.AFTALE),
    FogedStadie.FRIST_UDLOEBET: (FogedStadie.OPHAEVET, FogedStadie.AFTALE),
    FogedStadie.OPHAEVET: (FogedStadie.FOGEDRET, FogedStadie.AFTALE),
    FogedStadie.FOGEDRET: (FogedStadie.FOGEDMOEDE, FogedStadie.AFTALE),
    FogedStadie.FOGEDMOEDE: (FogedStadie.AFTALE, FogedStadie.UDSAETTELSE),
    FogedStadie.AFTALE: (FogedStadie.FOGEDMOEDE, FogedStadie.UDSAETTELSE),
    FogedStadie.UDSAETTELSE: (FogedStadie.AFTALE,),
    FogedStadie.AFSLUTTET: (),
}

_NEEDED = (
    (FogedStadie.PAAKRAV, (DatoArt.PAAKRAV_SENDT, DatoArt.PAAKRAV_MODTAGET)),
    (FogedStadie.OPHAEVET, (DatoArt.OPHAEVELSE,)),
    (FogedStadie.FOGEDRET, (DatoArt.INDLEVERET, DatoArt.KOMMUNE_UNDERRETTET)),
)
_NEEDED_AT = {
    FogedStadie.RESTANCE: DatoArt.FORFALD,
    FogedStadie.FOGEDMOEDE: DatoArt.FOGEDMOEDE,
    FogedStadie.AFTALE: DatoArt.AFTALE,
    FogedStadie.UDSAETTELSE: DatoArt.UDSAETTELSE,
}


def next_stages(stage: FogedStadie) -> tuple[FogedStadie, ...]:
    """The stages that usually follow, the likeliest first; closing is an act of its own (``rules.closing``)."""
    return _NATURAL[stage]


def needs_reason(old: FogedStadie, new: FogedStadie) -> bool:
    """Whether a change of stage goes back, or opens a closed case again."""
    if old is FogedStadie.AFSLUTTET:
        return True
    return _ORDER[new] < _ORDER[old] and not {old, new} <= _BEFORE_COURT


def stage_problems(old: FogedStadie, new: FogedStadie, reason: str) -> tuple[Problem, ...]:
    """Why a stage cannot follow another; empty when it can (also when it is the same)."""
    if new is old:
        return ()
    if new is FogedStadie.AFSLUTTET:
        return (Problem("stage", "En fogedsag afsluttes med et udfald og et resultat. Brug »Afslut«."),)
    if needs_reason(old, new) and not reason.strip():
        if old is FogedStadie.AFSLUTTET:
            return (Problem("reason", "Skriv, hvorfor fogedsagen åbnes igen."),)
        return (Problem("reason", f"Sagen går tilbage fra »{old.label}« til »{new.label}«. Skriv hvorfor."),)
    return ()


def missing_dates(stage: FogedStadie, known: Collection[DatoArt]) -> tuple[DatoArt, ...]:
    """The dates one would expect at a stage and that nobody has given, in the order of the process.

    ``known`` are the kinds somebody gave; an estimated receipt is not one of them.
    """
    if stage is FogedStadie.AFSLUTTET:
        return ()
    needed = {_NEEDED_AT[stage]} if stage in _NEEDED_AT else set()
    for since, kinds in _NEEDED:
        # An agreement can come at any time, also before the landlord has demanded anything.
        if _ORDER[stage] >= _ORDER[since] and stage is not FogedStadie.AFTALE:
            needed.update(kinds)
    return tuple(kind for kind in DatoArt if kind in needed and kind not in known)


def stage_by_dates(steps: Iterable[StepDate], today: date) -> FogedStadie:
    """How far the case has come by its dates: a proposal when a date is saved, never a change by itself."""
    on = {step.kind: step.on for step in steps if not step.is_estimate}
    for kind, stage in _STAGE_OF_DATE:
        if kind in on:
            if kind is DatoArt.AFTALE and any(on.get(court, date.min) > on[kind] for court in _COURT_DATES):
                continue  # the court goes on: the agreement did not hold
            return stage
    if DatoArt.PAAKRAV_SENDT in on:
        frist = on.get(DatoArt.PAAKRAVSFRIST)
        return FogedStadie.FRIST_UDLOEBET if frist is not None and frist < today else FogedStadie.PAAKRAV
    return FogedStadie.RESTANCE


_COURT_DATES = (DatoArt.FOGEDMOEDE, DatoArt.UDSAETTELSE)
_STAGE_OF_DATE = (
    (DatoArt.AFTALE, FogedStadie.AFTALE),
    (DatoArt.UDSAETTELSE, FogedStadie.UDSAETTELSE),
    (DatoArt.FOGEDMOEDE, FogedStadie.FOGEDMOEDE),
    (DatoArt.INDLEVERET, FogedStadie.FOGEDRET),
    (DatoArt.OPHAEVELSE, FogedStadie.OPHAEVET),
)
