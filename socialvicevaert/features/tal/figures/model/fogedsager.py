"""Fogedsager: our judgement, and apart from it the outcome of the landlord's case."""

from collections.abc import Iterable

from socialvicevaert.features.fogedsager.models import FogedUdfald, IndsatsResultat
from socialvicevaert.features.tal.figures.model.cells import FigureModel, keys_of
from socialvicevaert.features.tal.queries.fogedsager import FogedCounts
from socialvicevaert.features.tal.rules.suppression import Keep, Relation


def fogedsager(model: FigureModel, found: FogedCounts) -> None:
    """What came, what was averted and what was not, and how the landlord's case ended."""
    permanent = found.results.get(IndsatsResultat.AFVAERGET_PERMANENT, 0)
    temporary = found.results.get(IndsatsResultat.AFVAERGET_MIDLERTIDIGT, 0)
    total = model.add("fogedsager.i_perioden", "Fogedsager i perioden", found.active, Keep.HEADLINE)
    model.add("fogedsager.primo", "I gang ved periodens begyndelse", found.primo, Keep.SUBTOTAL)
    model.add("fogedsager.modtagne", "Modtaget i perioden", found.received, Keep.SUBTOTAL)
    model.relations.append(Relation(total, ("fogedsager.primo", "fogedsager.modtagne")))
    averted = model.add("fogedsager.afvaerget", "Afværget", permanent + temporary, Keep.HEADLINE)
    others = model.add(
        "fogedsager.oevrige",
        "Øvrige (ikke afværget eller ikke afgjort)",
        found.active - permanent - temporary,
        Keep.TOTAL,
    )
    model.relations.append(Relation(total, (averted, others)))
    parts = (
        model.add("fogedsager.afvaerget_permanent", "Afværget permanent", permanent),
        model.add("fogedsager.afvaerget_midlertidigt", "Afværget midlertidigt", temporary),
    )
    model.relations.append(Relation(averted, parts))
    rest = (
        model.add("fogedsager.ikke_afvaerget", "Ikke afværget", found.results.get(IndsatsResultat.IKKE_AFVAERGET, 0)),
        model.add(
            "fogedsager.aldrig_kontakt", "Aldrig i kontakt", found.results.get(IndsatsResultat.ALDRIG_KONTAKT, 0)
        ),
        model.add("fogedsager.uden_vurdering", "Afsluttet uden vurdering", found.closed_unjudged),
        model.add("fogedsager.ikke_vurderet", "I gang, endnu ikke vurderet", found.results.get(None, 0)),
    )
    model.relations.append(Relation(others, rest))
    model.groups["fogedsager.resultat"] = (*parts, *rest)
    running = model.add("fogedsager.i_gang", "I gang ved periodens udgang", found.running)
    model.at_most("fogedsager.ikke_vurderet", running, model.values())
    overdue = model.add("fogedsager.forbi_dato", "I gang efter den sidste dato i retten", found.overdue)
    model.at_most(overdue, running, model.values())
    outcomes = keys_of(model, "fogedsager.udfald", FogedUdfald, found.outcomes, "Afsluttet, udfald ikke angivet")
    model.groups["fogedsager.udfald"] = (*outcomes, running)
    model.relations.append(Relation(total, (*outcomes, running)))
    losses = [f"fogedsager.udfald.{one.value}" for one in (FogedUdfald.FRAFLYTTET, FogedUdfald.UDSAT)]
    lost = sum(found.outcomes.get(one, 0) for one in (FogedUdfald.FRAFLYTTET, FogedUdfald.UDSAT))
    model.add("fogedsager.tabt", "Mistet bolig i alt", lost, Keep.SUBTOTAL)
    model.relations.append(Relation("fogedsager.tabt", losses))
    _over_time(model, (averted, *parts, *rest[:-1]), outcomes)


def _over_time(model: FigureModel, judged: Iterable[str], outcomes: Iterable[str]) -> None:
    # what was judged while it ran, or was opened again, counts once more: nearly flows, and a reader will subtract
    model.flow("fogedsager.modtagne", "fogedsager.tabt", *judged, *outcomes)
    model.stock("fogedsager.i_gang", end="fogedsager.i_gang", begin="fogedsager.primo")
    for key in ("fogedsager.ikke_vurderet", "fogedsager.forbi_dato"):
        model.stock(key, end=key)
