"""The figures as cells that add up: what a reader can know about how they hang together.

Keys are stable: they are the names in the JSON of the command line. A group is the rows of one table, in print order.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from socialvicevaert.features.fogedsager.models import FogedUdfald, IndsatsResultat
from socialvicevaert.features.kontakter.models import KontaktArt
from socialvicevaert.features.rapporter.figures.counting import Counts
from socialvicevaert.features.rapporter.queries.henvisninger import STATUSES, PartnerCounts
from socialvicevaert.features.rapporter.queries.kontakter import NOT_MET
from socialvicevaert.features.rapporter.rules.suppression import Cell, Keep, Relation
from socialvicevaert.features.restancer.rules import RestanceBaand
from socialvicevaert.features.sager.models import SagAarsag, SagKilde, SagResultat
from socialvicevaert.shared.choice import Choice
from socialvicevaert.shared.sorting import danish_sort_key

NOT_STATED = "Ikke angivet"


@dataclass
class FigureModel:
    """Cells with their labels, relations between them, groups of rows; days to answer by the key of their row."""

    cells: list[Cell] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    relations: list[Relation] = field(default_factory=list)
    groups: dict[str, tuple[str, ...]] = field(default_factory=dict)
    days: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def add(self, key: str, label: str, value: int, keep: Keep = Keep.ROW) -> str:
        """A figure that may be printed."""
        self.cells.append(Cell(key, value, keep))
        self.labels[key] = label
        return key

    def at_most(self, part: str, whole: str, values: Mapping[str, int]) -> None:
        """Readers know that `part` is some of `whole`: the rest is a figure that is never printed."""
        rest = f"{part} resten af {whole}"
        self.cells.append(Cell(rest, values[whole] - values[part], internal=True))
        self.relations.append(Relation(whole, (part, rest)))

    def at_least(self, key: str, least: int, value: int) -> None:
        """Readers know that a figure is `least` or more, because it would not be named otherwise."""
        bound, above = f"{key} mindst", f"{key} over"
        self.cells.append(Cell(bound, least, fixed=True))
        self.cells.append(Cell(above, value - least, internal=True))
        self.relations.append(Relation(key, (bound, above)))

    def values(self) -> dict[str, int]:
        """True values by key."""
        return {cell.key: cell.value for cell in self.cells}


def model_of(counts: Counts) -> FigureModel:
    """Every figure of the report."""
    model = FigureModel()
    _sager(model, counts)
    _needs(model, counts)
    _kontakter(model, counts)
    _fogedsager(model, counts)
    _henvisninger(model, counts.henvisninger, counts.threshold)
    _samtykker(model, counts)
    _restancer(model, counts)
    return model


def _sager(model: FigureModel, counts: Counts) -> None:
    sager = counts.sager
    total = model.add("sager.i_perioden", "Sager i perioden", sager.active, Keep.HEADLINE)
    model.add("sager.primo", "Åbne ved periodens begyndelse", sager.primo, Keep.SUBTOTAL)
    model.add("sager.nye", "Nye i perioden", sager.new, Keep.SUBTOTAL)
    model.add("sager.genaabnede", "Genåbnede i perioden", sager.reopened)
    closed = model.add("sager.afsluttede", "Afsluttede ved periodens udgang", sager.closed, Keep.SUBTOTAL)
    model.add("sager.ultimo", "Åbne ved periodens udgang", sager.ultimo, Keep.SUBTOTAL)
    model.relations.append(Relation(total, ("sager.primo", "sager.nye", "sager.genaabnede")))
    model.relations.append(Relation(total, (closed, "sager.ultimo")))
    persons = model.add("sager.beboere", "Forskellige beboere med sag", sager.persons, Keep.TOTAL)
    model.at_most(persons, total, model.values())
    if counts.parameters.afdeling_id is None:
        homeless = model.add("sager.uden_afdeling", "Beboeren har ingen afdeling", sager.without_afdeling)
        model.at_most(homeless, total, model.values())
    _rows(model, "sager.resultat", closed, SagResultat, sager.results, missing=NOT_STATED)
    _rows(model, "sager.kilde", total, SagKilde, sager.sources)
    _rows(model, "sager.aarsag", total, SagAarsag, sager.causes, missing=NOT_STATED)


def _needs(model: FigureModel, counts: Counts) -> None:
    areas = [model.add(f"sager.behov.{number}", name, found) for number, name, found in counts.needs.by_area]
    none = model.add("sager.behov.ikke_angivet", NOT_STATED, counts.needs.none)
    model.groups["sager.behov"] = (*areas, none)
    # A sag may have several areas: readers know that those with any are not more than all areas together, nor fewer
    # than any one of them.
    stated = counts.sager.active - counts.needs.none
    model.cells.append(Cell("sager med behov", stated, internal=True))
    model.relations.append(Relation("sager.i_perioden", ("sager med behov", none)))
    values = model.values()
    together = sum(values[area] for area in areas)
    model.cells.append(Cell("behov i alt", together, internal=True))
    model.cells.append(Cell("behov udover det første", together - stated, internal=True))
    model.relations.append(Relation("behov i alt", areas))
    model.relations.append(Relation("behov i alt", ("sager med behov", "behov udover det første")))
    for area in areas:
        model.at_most(area, "sager med behov", values | {"sager med behov": stated})


def _kontakter(model: FigureModel, counts: Counts) -> None:
    kinds = counts.kontakter.kinds
    met = [kind for kind in KontaktArt if kind not in NOT_MET]
    total = model.add("kontakter.i_alt", "Kontakter", sum(kinds.get(kind, 0) for kind in met), Keep.HEADLINE)
    rows = tuple(model.add(f"kontakter.art.{kind.value}", kind.label, kinds.get(kind, 0)) for kind in met)
    model.groups["kontakter.art"] = rows
    model.relations.append(Relation(total, rows))
    for kind in NOT_MET:
        model.add(f"kontakter.{kind.value}", kind.label, kinds.get(kind, 0), Keep.TOTAL)
    persons = model.add("kontakter.beboere", "Forskellige beboere mødt", counts.kontakter.persons, Keep.TOTAL)
    model.at_most(persons, total, model.values())


def _fogedsager(model: FigureModel, counts: Counts) -> None:
    found = counts.fogedsager
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
    outcomes = _keys_of(model, "fogedsager.udfald", FogedUdfald, found.outcomes, "Afsluttet, udfald ikke angivet")
    model.groups["fogedsager.udfald"] = (*outcomes, running)
    model.relations.append(Relation(total, (*outcomes, running)))


def _henvisninger(model: FigureModel, partners: Iterable[PartnerCounts], threshold: int) -> None:
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
        model.days[row] = tuple(sorted(day for one in members for day in one.days))
    model.days[total] = tuple(sorted(day for one in found for day in one.days))
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
    if rows:
        model.relations.append(Relation(total, [row for row, _, _ in rows]))
        for column, status in zip(columns, STATUSES, strict=True):
            model.relations.append(Relation(column, [f"{row}.{status.value}" for row, _, _ in rows]))


def _samtykker(model: FigureModel, counts: Counts) -> None:
    found = counts.samtykker
    total = model.add("samtykker.i_perioden", "Samtykker i perioden", found.active, Keep.TOTAL)
    coming = (
        model.add("samtykker.primo", "Gældende ved periodens begyndelse", found.primo, Keep.SUBTOTAL),
        model.add("samtykker.givet", "Givet i perioden", found.given, Keep.SUBTOTAL),
    )
    valid = "samtykker.gaeldende"
    going = (
        model.add("samtykker.trukket", "Trukket tilbage i perioden", found.withdrawn),
        model.add("samtykker.udloebet", "Udløbet i perioden", found.expired),
        model.add(valid, "Gældende ved periodens udgang", found.valid, Keep.SUBTOTAL),
    )
    model.relations.append(Relation(total, coming))
    model.relations.append(Relation(total, going))
    expiring = model.add("samtykker.udloeber", "Heraf udløber inden for 60 dage", found.expiring)
    model.at_most(expiring, valid, model.values())
    model.groups["samtykker"] = (*coming, total, *going, expiring)


def _restancer(model: FigureModel, counts: Counts) -> None:
    bands = counts.restancer.bands
    total = model.add("restancer.husstande", "Husstande i restance", sum(bands.values()), Keep.TOTAL)
    rows = tuple(model.add(f"restancer.baand.{band.value}", band.label, bands.get(band, 0)) for band in RestanceBaand)
    model.groups["restancer.baand"] = rows
    model.relations.append(Relation(total, rows))


def _rows(
    model: FigureModel,
    group: str,
    total: str,
    choices: type[Choice],
    found: Mapping[Any, int],  # by a choice, or None where nothing was written
    missing: str = "",
) -> None:
    rows = _keys_of(model, group, choices, found, missing)
    model.groups[group] = rows
    model.relations.append(Relation(total, rows))


def _keys_of(
    model: FigureModel,
    group: str,
    choices: type[Choice],
    found: Mapping[Any, int],  # by a choice, or None where nothing was written
    missing: str,
) -> tuple[str, ...]:
    keys = [model.add(f"{group}.{choice.value}", choice.label, found.get(choice, 0)) for choice in choices]
    if missing:
        keys.append(model.add(f"{group}.ikke_angivet", missing, found.get(None, 0)))
    return tuple(keys)
