"""No hidden figure can be worked out from what is printed."""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socialvicevaert.features.tal.rules.suppression import Cell, Hiding, Keep, Relation, hide

Model = tuple[list[Cell], list[Relation]]


def table(*values: int, total: Keep = Keep.TOTAL) -> Model:
    rows = [Cell(f"row{number}", value) for number, value in enumerate(values)]
    return [Cell("total", sum(values), total), *rows], [Relation("total", [row.key for row in rows])]


def two_way(rows: Sequence[Sequence[int]]) -> Model:
    cells = [Cell("total", sum(map(sum, rows)), Keep.TOTAL)]
    relations = [
        Relation("total", [f"r{r}" for r in range(len(rows))]),
        Relation("total", [f"c{c}" for c in range(len(rows[0]))]),
    ]
    for r, row in enumerate(rows):
        cells.append(Cell(f"r{r}", sum(row), Keep.SUBTOTAL))
        relations.append(Relation(f"r{r}", [f"{r}.{c}" for c in range(len(row))]))
        cells.extend(Cell(f"{r}.{c}", value) for c, value in enumerate(row))
    for c in range(len(rows[0])):
        cells.append(Cell(f"c{c}", sum(row[c] for row in rows), Keep.SUBTOTAL))
        relations.append(Relation(f"c{c}", [f"{r}.{c}" for r in range(len(rows))]))
    return cells, relations


def nested(averted: tuple[int, int], others: Sequence[int], apart: int) -> Model:
    """Like the fogedsager: a total of parts, of which one is itself a total, and an inequality."""
    inner, outer = sum(averted), sum(averted) + sum(others)
    cells = [
        Cell("total", outer, Keep.HEADLINE),
        Cell("averted", inner, Keep.HEADLINE),
        Cell("permanent", averted[0]),
        Cell("temporary", averted[1]),
        Cell("rest", sum(others), Keep.SUBTOTAL),
        *(Cell(f"other{number}", value) for number, value in enumerate(others)),
        Cell("persons", max(0, outer - apart), Keep.TOTAL),
        Cell("repeated", outer - max(0, outer - apart), internal=True),
    ]
    relations = [
        Relation("total", ["averted", "rest"]),
        Relation("averted", ["permanent", "temporary"]),
        Relation("rest", [f"other{number}" for number in range(len(others))]),
        Relation("total", ["persons", "repeated"]),
    ]
    return cells, relations


small = st.integers(0, 14)
models = st.one_of(
    st.lists(small, min_size=1, max_size=6).map(lambda values: table(*values)),
    st.lists(st.lists(small, min_size=2, max_size=2), min_size=2, max_size=3).map(two_way),
    st.builds(nested, st.tuples(small, small), st.lists(small, min_size=1, max_size=3), st.integers(0, 5)),
)
wide_models = st.integers(2, 5).flatmap(
    lambda width: st.lists(st.lists(st.integers(0, 30), min_size=width, max_size=width), min_size=2, max_size=9)
).map(two_way)  # fmt: skip


def fitting_values(model: Model, hidden: dict[str, Hiding], threshold: int) -> dict[str, set[int]]:
    """Every value each hidden figure can have, by trying all sets of figures: nothing in common with the rule's search.

    The range of "skjult" is cut a little above the true value, which can only make fewer values fit.
    """
    cells, relations = model
    true = {cell.key: cell.value for cell in cells}
    unknown = [cell.key for cell in cells if cell.key in hidden or cell.internal]
    domains = [
        range(1, threshold) if hidden.get(key) is Hiding.SMALL else range(max(0, true[key] - 4), true[key] + 5)
        for key in unknown
    ]
    found: dict[str, set[int]] = {key: set() for key in hidden}
    if not unknown:
        return found
    # eliminate: fix unknowns one after the other, dropping a branch as soon as a relation is complete and wrong
    place = {key: number for number, key in enumerate(unknown)}
    checks: list[list[Relation]] = [[] for _ in unknown]
    for relation in relations:
        last = max((place[key] for key in (relation.total, *relation.parts) if key in place), default=None)
        if last is not None:
            checks[last].append(relation)
    known = dict(true)

    def walk(number: int) -> None:
        if number == len(unknown):
            for key in found:
                found[key].add(known[key])
            return
        for value in domains[number]:
            known[unknown[number]] = value
            if all(known[one.total] == sum(known[part] for part in one.parts) for one in checks[number]):
                walk(number + 1)
        known[unknown[number]] = true[unknown[number]]

    walk(0)
    return found


def fixed_by_equations(model: Model, hidden: dict[str, Hiding]) -> set[str]:
    """Hidden figures that adding and subtracting printed figures gives away: exact Gaussian elimination."""
    cells, relations = model
    unknown = {cell.key for cell in cells if cell.key in hidden or cell.internal}
    solved: dict[str, dict[str, Fraction]] = {}  # by the figure it is solved for, which stands in no other equation
    for relation in relations:
        row: dict[str, Fraction] = {}
        for key, sign in [(relation.total, -1), *((part, 1) for part in relation.parts)]:
            if key in unknown:
                _add(row, {key: Fraction(1)}, Fraction(sign))
        for key in [key for key in row if key in solved]:
            _add(row, solved[key], -row[key])
        if not row:
            continue
        lead = next(iter(row))
        row = {key: value / row[lead] for key, value in row.items()}
        for other in solved.values():
            if lead in other:
                _add(other, row, -other[lead])
        solved[lead] = row
    return {lead for lead, row in solved.items() if len(row) == 1 and lead in hidden}


def _add(row: dict[str, Fraction], other: dict[str, Fraction], times: Fraction) -> None:
    for key, value in other.items():
        row[key] = row.get(key, Fraction(0)) + times * value
        if not row[key]:
            del row[key]


@given(models, st.integers(3, 6))
@settings(max_examples=300, deadline=None)
def test_each_hidden_figure_can_have_two_values_at_least(model: Model, threshold: int) -> None:
    hidden = hide(*model, threshold)
    for key, values in fitting_values(model, hidden, threshold).items():
        assert len(values) > 1, f"{key} must be {values}"


@given(wide_models)
@settings(max_examples=60, deadline=None)
def test_no_hidden_figure_of_a_large_table_follows_by_adding_and_subtracting(model: Model) -> None:
    hidden = hide(*model, 5)
    assert fixed_by_equations(model, hidden) == set()


@given(models, st.integers(3, 6))
@settings(deadline=None)
def test_every_small_figure_is_hidden_and_no_internal_one_is_named(model: Model, threshold: int) -> None:
    hidden = hide(*model, threshold)
    for cell in model[0]:
        if cell.internal:
            assert cell.key not in hidden
        elif 0 < cell.value < threshold:
            assert cell.key in hidden
        elif cell.key in hidden:
            assert hidden[cell.key] is Hiding.WITHHELD


@given(models)
@settings(deadline=None)
def test_the_same_figures_are_hidden_every_time(model: Model) -> None:
    assert hide(*model, 5) == hide(*model, 5)


def test_nothing_is_hidden_where_nothing_is_small() -> None:
    assert hide(*table(5, 12, 0), 5) == {}


def test_one_small_figure_takes_the_next_smallest_with_it_and_leaves_the_total() -> None:
    assert hide(*table(3, 40, 8), 5) == {"row0": Hiding.SMALL, "row2": Hiding.WITHHELD}


def test_two_small_figures_that_can_only_be_four_each_need_a_third() -> None:
    assert hide(*table(4, 4, 0), 5) == {"row0": Hiding.SMALL, "row1": Hiding.SMALL, "row2": Hiding.WITHHELD}


def test_where_less_than_five_says_all_it_is_not_said() -> None:
    hidden = hide(*table(1, 1, 1, 1), 5)
    assert Hiding.WITHHELD in hidden.values()
    assert set(hidden) == {"total", "row0", "row1", "row2", "row3"}


def test_a_small_total_is_hidden_although_it_is_a_headline() -> None:
    assert hide(*table(2, 0, total=Keep.HEADLINE), 5)["total"] is Hiding.SMALL


def test_the_headlines_of_a_year_stay_although_their_parts_are_small() -> None:
    hidden = hide(*nested((27, 3), (4, 2, 5), 0), 5)
    assert {"total", "averted", "rest"}.isdisjoint(hidden)
    assert {"permanent", "temporary", "other0", "other1"} <= set(hidden)


def test_a_remainder_that_is_small_hides_the_averted_rather_than_tell() -> None:
    assert "averted" in hide(*nested((35, 4), (1, 1), 0), 5)


def test_a_partner_that_is_named_only_from_five_gives_no_other_away() -> None:
    # 6 referrals, 5 to the one that is named: whoever knows the rule would know that the others got 1
    cells = [
        Cell("total", 6, Keep.HEADLINE),
        Cell("named", 5, Keep.SUBTOTAL),
        Cell("others", 1, Keep.SUBTOTAL),
        Cell("bound", 5, fixed=True),
        Cell("above", 0, internal=True),
    ]
    model = cells, [Relation("total", ["named", "others"]), Relation("named", ["bound", "above"])]
    hidden = hide(*model, 5)
    assert "bound" not in hidden
    assert all(len(values) > 1 for values in fitting_values(model, hidden, 5).values())


def test_a_figure_that_its_bounds_alone_decide_takes_everything_beside_it_with_it_and_stops_nothing() -> None:
    cells = [Cell("total", 6), Cell("a", 3), Cell("b", 3), Cell("bound", 3, fixed=True), Cell("none", 0, internal=True)]
    both = [Relation("total", ["a", "b"]), Relation("bound", ["a", "none"]), Relation("a", ["bound", "none"])]
    assert hide(cells, both, 5) == dict.fromkeys(("total", "a", "b"), Hiding.WITHHELD)


def test_what_was_hidden_on_the_way_and_need_not_be_is_printed() -> None:
    # hiding the small ones takes others with it one by one; the last of them makes an earlier one needless
    for values in product((0, 2, 5, 9), repeat=4):
        model = two_way([values[:2], values[2:]])
        hidden = hide(*model, 5)
        small = {cell.key for cell in model[0] if 0 < cell.value < 5}
        for key in hidden.keys() - small:
            without = {one: why for one, why in hidden.items() if one != key}
            known = {one for one, fitting in fitting_values(model, without, 5).items() if len(fitting) < 2}
            assert known & small, (values, key)  # what follows from it could be printed too, were it not small


def test_figures_that_do_not_add_up_are_refused() -> None:
    with pytest.raises(ValueError, match="total is not the sum"):
        hide([Cell("total", 5), Cell("a", 4)], [Relation("total", ["a"])], 5)


def test_every_small_two_way_table_is_safe() -> None:
    for values in product((0, 1, 4, 6), repeat=4):
        model = two_way([values[:2], values[2:]])
        hidden = hide(*model, 5)
        assert all(len(fitting) > 1 for fitting in fitting_values(model, hidden, 5).values())


@pytest.mark.parametrize("rows", [[(20, 50, 10), (8, 19, 22), (17, 32, 12)], [(9, 3, 30), (40, 12, 8), (11, 25, 7)]])
def test_one_small_cell_of_a_table_hides_a_rectangle_as_the_handbook_does(rows: Sequence[Sequence[int]]) -> None:
    # Hundepool et al.: a cell hidden alone in its row or column follows from the total; two in each is the least
    smallest = min(value for row in rows for value in row)
    hidden = hide(*two_way([[min(value, 4) if value == smallest else value for value in row] for row in rows]), 5)
    cells = [key for key in hidden if key[0].isdigit()]
    assert len(cells) == 4
    for axis in (0, 2):
        assert sorted(Counter(key[axis] for key in cells).values()) == [2, 2]
    assert set(cells) == set(hidden)  # every total is printed


def test_the_threshold_of_danmarks_statistik_hides_one_and_two() -> None:
    hidden = hide(*table(1, 2, 3, 40), 3)
    assert {key for key, why in hidden.items() if why is Hiding.SMALL} <= {"row0", "row1"}
    assert {"row0", "row1"} <= set(hidden)
    assert "total" not in hidden
