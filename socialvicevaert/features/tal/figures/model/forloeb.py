"""Courses of advice: the funnel, the results, and what was measured before and after."""

from socialvicevaert.features.fogedsager.models import IndsatsResultat
from socialvicevaert.features.forloeb.models import ForloebStatus
from socialvicevaert.features.tal.figures.counting import Counts
from socialvicevaert.features.tal.figures.model.cells import FigureModel, Values, rows_of
from socialvicevaert.features.tal.queries.forloeb import ForloebCounts, MaalingCounts
from socialvicevaert.features.tal.rules.suppression import Keep, Relation

_FUNNEL = {
    ForloebStatus.ACCEPTERET: "Takkede ja",
    ForloebStatus.AFSLAAET: "Takkede nej",
    ForloebStatus.INTET_SVAR: "Svarede ikke",
    ForloebStatus.TILBUDT: "Venter på svar",
}
_CLOSED = "forloeb.afsluttede"


def forloeb(model: FigureModel, counts: Counts) -> None:
    """Offered and what came of it; closed and how it went; before and after."""
    found = counts.forloeb
    offered = model.add("forloeb.tilbudt", "Forløb tilbudt", found.offered, Keep.HEADLINE)
    rows = tuple(
        model.add(f"forloeb.tragt.{status.value}", label, found.statuses.get(status, 0))
        for status, label in _FUNNEL.items()
    )
    model.groups["forloeb.tragt"] = rows
    model.flow(offered)
    model.relations.append(Relation(offered, rows))
    _results(model, found)
    _measured(model, counts.maalinger, found.closed)


def _results(model: FigureModel, found: ForloebCounts) -> None:
    permanent = found.results.get(IndsatsResultat.AFVAERGET_PERMANENT, 0)
    temporary = found.results.get(IndsatsResultat.AFVAERGET_MIDLERTIDIGT, 0)
    model.add(_CLOSED, "Forløb afsluttet", found.closed, Keep.HEADLINE)
    model.add("forloeb.afvaerget", "Afværget", permanent + temporary, Keep.HEADLINE)
    model.add("forloeb.oevrige", "Øvrige", found.closed - permanent - temporary, Keep.TOTAL)
    model.relations.append(Relation(_CLOSED, ("forloeb.afvaerget", "forloeb.oevrige")))
    rows_of(model, "forloeb.resultat", _CLOSED, IndsatsResultat, found.results, missing="Resultat ikke angivet")
    averted = tuple(
        f"forloeb.resultat.{one.value}"
        for one in (IndsatsResultat.AFVAERGET_PERMANENT, IndsatsResultat.AFVAERGET_MIDLERTIDIGT)
    )
    model.relations.append(Relation("forloeb.afvaerget", averted))
    others = [key for key in model.groups["forloeb.resultat"] if key not in averted]
    model.flow(_CLOSED, "forloeb.afvaerget", "forloeb.oevrige", *model.groups["forloeb.resultat"])
    model.relations.append(Relation("forloeb.oevrige", others))


def _measured(model: FigureModel, found: MaalingCounts, closed: int) -> None:
    for fact, known in (
        ("raadighed", len(found.raadighed_oere)),
        ("gaeld", len(found.debt_oere)),
        ("plan", len(found.plan)),
    ):
        both = (
            model.add(f"maaling.{fact}.kendt", "Kendt før og efter", known, Keep.SUBTOTAL),
            model.add(f"maaling.{fact}.ukendt", "Ukendt før eller efter", closed - known),
        )
        model.relations.append(Relation(_CLOSED, both))
    for moment, place in (("foer", 0), ("efter", 1)):
        there = sum(pair[place] for pair in found.plan)
        model.relations.append(
            Relation(
                "maaling.plan.kendt",
                (
                    model.add(f"maaling.plan.{moment}.ja", "Plan på plads", there),
                    model.add(f"maaling.plan.{moment}.nej", "Ingen plan", len(found.plan) - there),
                ),
            )
        )
        for fact, pairs in (("raadighed", found.raadighed_oere), ("gaeld", found.debt_oere)):
            amounts = tuple(pair[place] for pair in pairs)
            model.amounts[f"maaling.{fact}.{moment}"] = Values(
                amounts, _CLOSED, (f"maaling.{fact}.ukendt",), f"maaling.{fact}.kendt"
            )
    model.flow(*(key for key in model.labels if key.startswith("maaling.")))
