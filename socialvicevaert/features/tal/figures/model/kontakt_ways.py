"""Contacts told apart in three ways: where, with whom, and outside office hours."""

from socialvicevaert.features.kontakter.models import KontaktSted
from socialvicevaert.features.tal.figures.counting import Counts
from socialvicevaert.features.tal.figures.model.cells import NOT_STATED, FigureModel, rows_of
from socialvicevaert.features.tal.queries.kontakt_ways import OFFICE_CLOSES, OFFICE_OPENS, Company
from socialvicevaert.features.tal.rules.suppression import Relation

_TOTAL = "kontakter.i_alt"
_COMPANY = {
    Company.PARTNER: ("partner", "Sammen med en partner"),
    Company.OTHERS: ("andre", "Sammen med andre (fx bisidder eller tolk)"),
    Company.NOBODY_NOTED: ("ingen_noteret", "Ingen andre noteret"),
}


def kontakt_ways(model: FigureModel, counts: Counts) -> None:
    """Each of the three makes up all contacts."""
    found = counts.kontakt_ways
    rows_of(model, "kontakter.sted", _TOTAL, KontaktSted, found.places, missing=NOT_STATED)
    company = tuple(
        model.add(f"kontakter.deltog.{key}", label, found.company.get(one, 0)) for one, (key, label) in _COMPANY.items()
    )
    model.groups["kontakter.deltog"] = company
    model.relations.append(Relation(_TOTAL, company))
    total = model.values()[_TOTAL]
    hours = (
        model.add(
            "kontakter.tid.kontortid",
            f"Hverdage kl. {OFFICE_OPENS}–{OFFICE_CLOSES}",
            total - found.outside_hours,
        ),
        model.add("kontakter.tid.uden_for", "Aften, nat, weekend og helligdag", found.outside_hours),
    )
    model.groups["kontakter.tid"] = hours
    model.relations.append(Relation(_TOTAL, hours))
    model.flow(*model.groups["kontakter.sted"], *company, *hours)
