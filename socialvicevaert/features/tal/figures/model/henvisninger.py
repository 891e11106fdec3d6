"""Referrals by partner and by how far they came."""

from collections.abc import Iterable

from socialvicevaert.features.tal.figures.model.cells import FigureModel, Values
from socialvicevaert.features.tal.queries.henvisninger import STATUSES, PartnerCounts
from socialvicevaert.features.tal.rules.suppression import Keep, Relation
from socialvicevaert.shared.sorting import danish_sort_key


def henvisninger(model: FigureModel, partners: Iterable[PartnerCounts], threshold: int) -> None:
    """A row a partner that is large enough to be named; the others together."""
    found = list(partners)
    # by name: an order by size would tell about hidden figures
    large = sorted((one for one in found if one.sent >= threshold), key=lambda one: danish_sort_key(one.name))
    small = [one for one in found if one.sent < threshold]
    rows = [(f"henvisninger.partner.{one.partner_id}", one.name, [one]) for one in large]
    if small:
        rows.append(("henvisninger.partner.oevrige", "Øvrige partnere", small))
    total = model.add("henvisninger.sendt", "Henvisninger sendt", sum(one.sent for one in found), Keep.HEADLINE)
    for row, name, members in rows:
        model.add(row, name, sum(one.sent for one in members), Keep.SUBTOTAL)
        # whoever sees the row knows why it is there
        model.at_least(row, 1 if members is small else threshold, sum(one.sent for one in members))
        cells = [
            model.add(f"{row}.{status.value}", status.label, sum(one.statuses.get(status, 0) for one in members))
            for status in STATUSES
        ]
        model.relations.append(Relation(row, cells))
        model.days[row] = Values(tuple(day for one in members for day in one.days), row, (f"{row}.sendt",))
    every_day = tuple(day for one in found for day in one.days)
    model.days[total] = Values(every_day, total, ("henvisninger.status.sendt",))
    model.groups["henvisninger.partner"] = tuple(row for row, _, _ in rows)
    columns = [
        model.add(
            f"henvisninger.status.{status.value}",
            status.label,
            sum(one.statuses.get(status, 0) for one in found),
            Keep.SUBTOTAL,
        )
        for status in STATUSES
    ]
    model.groups["henvisninger.status"] = tuple(columns)
    model.relations.append(Relation(total, columns))
    model.flow(total, *(f"henvisninger.partner.{one.partner_id}" for one in large))
    if rows:
        model.relations.append(Relation(total, [row for row, _, _ in rows]))
        for column, status in zip(columns, STATUSES, strict=True):
            model.relations.append(Relation(column, [f"{row}.{status.value}" for row, _, _ in rows]))
