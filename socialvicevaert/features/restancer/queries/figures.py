"""Arrears as figures: households and øre per band and list. Already anonymous; small cells are hidden by the report."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import col, select

from socialvicevaert.features.indstillinger.models import Afdeling
from socialvicevaert.features.restancer.models import Restanceliste
from socialvicevaert.features.restancer.rules import RestanceBaand, normal_afdeling
from socialvicevaert.security.roles import Permission
from socialvicevaert.storage import Session, row_id


@dataclass(frozen=True)
class BandFigure:
    """One band of one list. A list of a landlord's estates is counted for the chosen estate only."""

    restanceliste_id: int
    as_of: date
    band: RestanceBaand
    households: int
    total_oere: int


def bands_between(
    session: Session, from_on: date, to_on: date, afdeling_id: int | None = None
) -> tuple[BandFigure, ...]:
    """The bands of every list drawn in a period, both days included, oldest list first.

    With ``afdeling_id`` the rows are those whose tenancy number names that estate (by ``Afdeling.number``); lists from
    before two on one day are replaced by the last imported.

    :raises NotAllowed: the figures are raw; what leaves the house has its small ones hidden by the report.
    """
    session.require(Permission.ISSUE_REPORTS)
    query = select(Restanceliste).where(
        col(Restanceliste.as_of) >= from_on,
        col(Restanceliste.as_of) <= to_on,
        col(Restanceliste.deleted_at).is_(None),
    )
    afdeling = session.get(Afdeling, afdeling_id) if afdeling_id is not None else None
    lists = {
        (row.boligorganisation_id, row.afdeling_id, row.as_of): row
        for row in session.exec(query.order_by(col(Restanceliste.id))).all()
    }
    figures: list[BandFigure] = []
    for liste in sorted(lists.values(), key=lambda row: (row.as_of, row.id)):
        if afdeling is not None and liste.boligorganisation_id != afdeling.boligorganisation_id:
            continue
        cells = _cells(liste, afdeling)
        figures += [
            BandFigure(row_id(liste), liste.as_of, band, *cells[band]) for band in RestanceBaand if cells[band][0]
        ]
    return tuple(figures)


def _cells(liste: Restanceliste, afdeling: Afdeling | None) -> dict[RestanceBaand, tuple[int, int]]:
    cells = dict.fromkeys(RestanceBaand, (0, 0))
    for number, bands in liste.bands.items():
        if afdeling is None or liste.afdeling_id == afdeling.id or number == normal_afdeling(afdeling.number):
            for name, (households, total) in bands.items():
                count, oere = cells[RestanceBaand(name)]
                cells[RestanceBaand(name)] = (count + households, oere + total)
    return cells
