"""Consents, and households in arrears."""

from socialvicevaert.features.restancer.rules import RestanceBaand
from socialvicevaert.features.tal.figures.counting import Counts
from socialvicevaert.features.tal.figures.model.cells import FigureModel, Sum
from socialvicevaert.features.tal.rules.suppression import Keep, Relation


def samtykker(model: FigureModel, counts: Counts) -> None:
    """What came, what went, what is valid."""
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
    model.flow("samtykker.givet", "samtykker.trukket", "samtykker.udloebet")
    model.stock(valid, end=valid, begin="samtykker.primo")
    model.stock(expiring, end=expiring)


def restancer(model: FigureModel, counts: Counts) -> None:
    """Households by amount; none in the report of a group of workers, for they belong to nobody."""
    if counts.parameters.gruppe:
        return
    bands = counts.restancer.bands
    total = model.add("restancer.husstande", "Husstande i restance", sum(bands.values()), Keep.TOTAL)
    rows = tuple(model.add(f"restancer.baand.{band.value}", band.label, bands.get(band, 0)) for band in RestanceBaand)
    model.groups["restancer.baand"] = rows
    read = counts.restancer.read
    own = counts.parameters.afdeling_id
    lists = frozenset[tuple[int, int]]().union(*([read.get(own, frozenset())] if own is not None else read.values()))
    for key in (total, *rows):
        model.reading(key, lists)
    model.relations.append(Relation(total, rows))
    model.sums["restancer.beloeb"] = Sum(counts.restancer.oere, (total, *rows))
