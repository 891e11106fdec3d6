"""Budgets, agreements to pay in parts, and applications."""

from collections.abc import Mapping

from socialvicevaert.features.afdragsordninger.models import OrdningTilstand
from socialvicevaert.features.ansoegninger.models import Afgoerelse, AnsoegningGrundlag
from socialvicevaert.features.tal.figures.counting import Counts
from socialvicevaert.features.tal.figures.model.cells import FigureModel, Values, rows_of
from socialvicevaert.features.tal.queries.ansoegninger import AnsoegningCounts
from socialvicevaert.features.tal.queries.ordninger import OVER
from socialvicevaert.features.tal.rules.suppression import Cell, Keep, Relation

ANSWERS = (Afgoerelse.BEVILGET, Afgoerelse.DELVIST, Afgoerelse.AFSLAG)
"""Decisions that answer an application; one that was withdrawn never got an answer."""

_ENDINGS = (*Afgoerelse, None)
_WAITING = "venter"
_ANSWERED = "besvaret"


def budgetter(model: FigureModel, counts: Counts) -> None:
    """Budgets, and the residents they are of."""
    made = model.add("budgetter.lavet", "Budgetter lavet", counts.budgetter.made, Keep.TOTAL)
    persons = model.add("budgetter.beboere", "Forskellige beboere med budget", counts.budgetter.persons, Keep.TOTAL)
    model.at_most(persons, made, model.values())
    model.groups["budgetter"] = (made, persons)
    model.flow(made)


def ordninger(model: FigureModel, counts: Counts) -> None:
    """What came, and how all of it stood at the end."""
    found = counts.ordninger
    total = model.add("ordninger.i_perioden", "Afdragsordninger i perioden", found.primo + found.made, Keep.TOTAL)
    coming = (
        model.add("ordninger.primo", "I gang ved periodens begyndelse", found.primo, Keep.SUBTOTAL),
        model.add("ordninger.aftalt", "Aftalt i perioden", found.made, Keep.SUBTOTAL),
    )
    model.relations.append(Relation(total, coming))
    rows_of(model, "ordninger.tilstand", total, OrdningTilstand, found.states)
    over = {f"ordninger.tilstand.{one.value}" for one in OVER}
    running = [key for key in model.groups["ordninger.tilstand"] if key not in over]
    standing = "ordninger der løber"  # what runs when one period ends runs when the next begins
    model.cells.append(
        Cell(standing, sum(found.states.get(one, 0) for one in set(OrdningTilstand) - set(OVER)), internal=True)
    )
    model.relations.append(Relation(standing, running))
    model.stock(standing, end=standing, begin="ordninger.primo")
    for key in running:
        model.stock(key, end=key)
    model.flow("ordninger.aftalt", *over)


def ansoegninger(model: FigureModel, counts: Counts) -> None:
    """Sent by basis; decided by basis, where the small ones stand together; and all that wait when the period ends."""
    found = counts.ansoegninger
    total = "ansoegninger.sendt"
    sent = {basis: sum(found.decisions.get((basis, one), 0) for one in _ENDINGS) for basis in AnsoegningGrundlag}
    model.add(total, "Ansøgninger sendt", sum(sent.values()), Keep.HEADLINE)
    keys = {
        basis: model.add(f"ansoegninger.grundlag.{basis.value}", basis.label, number, Keep.SUBTOTAL)
        for basis, number in sent.items()
    }
    model.groups["ansoegninger.grundlag"] = tuple(keys.values())
    model.relations.append(Relation(total, tuple(keys.values())))
    model.flow(total, *keys.values())
    rows = _decided_by_basis(model, found, keys, counts.threshold)
    together = {one: sum(found.decisions.get((basis, one), 0) for basis in sent) for one in _ENDINGS}
    columns = _decided(model, "ansoegninger.status", total, together, Keep.SUBTOTAL)
    model.groups["ansoegninger.status"] = columns
    for column in columns if rows else ():
        ending = column.rsplit(".", 1)[1]
        model.relations.append(Relation(column, [f"{row}.{ending}" for row in rows]))
    every_day = tuple(day for days in found.days.values() for day in days)
    model.days[total] = _answered("ansoegninger.status", total, every_day)
    waiting = model.add(
        "ansoegninger.venter", "Venter ved periodens udgang", together[None] + found.waiting_before, Keep.SUBTOTAL
    )
    older = model.add("ansoegninger.venter_fra_foer", "Sendt før perioden og venter stadig", found.waiting_before)
    model.relations.append(Relation(waiting, (f"ansoegninger.status.{_WAITING}", older)))
    overdue = model.add("ansoegninger.over_tid", "Venter efter den dag, svaret var ventet", found.overdue)
    model.at_most(overdue, waiting, model.values())
    for key in (waiting, overdue):
        model.stock(key, end=key)


def _decided_by_basis(
    model: FigureModel, found: AnsoegningCounts, keys: Mapping[AnsoegningGrundlag, str], threshold: int
) -> tuple[str, ...]:
    """A row for each basis that is large enough, one for all others together; no row where none is large.

    Readers see where a basis stands, and so on which side of the threshold it is.
    """
    sent = model.values()
    rows = []
    others = [basis for basis, key in keys.items() if sent[key] < threshold]
    for basis, key in keys.items():
        if basis in others:
            model.below(key, threshold - 1, sent[key])
        else:
            model.at_least(key, threshold, sent[key])
            rows.append((key, [basis]))
    if rows and others:
        row = "ansoegninger.grundlag.oevrige"
        model.add(row, "Øvrige", sum(sent[keys[basis]] for basis in others), Keep.SUBTOTAL)
        model.relations.append(Relation(row, [keys[basis] for basis in others]))
        rows.append((row, others))
    for row, members in rows:
        _decided(
            model, row, row, {one: sum(found.decisions.get((basis, one), 0) for basis in members) for one in _ENDINGS}
        )
        model.days[row] = _answered(row, row, tuple(day for basis in members for day in found.days.get(basis, ())))
    model.groups["ansoegninger.afgjort"] = tuple(row for row, _ in rows)
    return model.groups["ansoegninger.afgjort"]


def _decided(
    model: FigureModel, group: str, total: str, decisions: dict[Afgoerelse | None, int], keep: Keep = Keep.ROW
) -> tuple[str, ...]:
    """Answered, of which granted, partly, refused; withdrawn; waiting. Gives the keys in that order."""
    answered = model.add(f"{group}.{_ANSWERED}", "Besvaret", sum(decisions[one] for one in ANSWERS), keep)
    answers = tuple(model.add(f"{group}.{one.value}", one.label, decisions[one], keep) for one in ANSWERS)
    withdrawn = model.add(
        f"{group}.{Afgoerelse.TRUKKET.value}", Afgoerelse.TRUKKET.label, decisions[Afgoerelse.TRUKKET], keep
    )
    waiting = model.add(f"{group}.{_WAITING}", "Venter på svar", decisions[None], keep)
    model.relations.append(Relation(answered, answers))
    model.relations.append(Relation(total, (answered, withdrawn, waiting)))
    return (answered, *answers, withdrawn, waiting)


def _answered(group: str, total: str, days: tuple[int, ...]) -> Values:
    unanswered = tuple(f"{group}.{one}" for one in (Afgoerelse.TRUKKET.value, _WAITING))
    return Values(days, total, unanswered, f"{group}.{_ANSWERED}")
