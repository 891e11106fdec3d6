"""The whole report under attack: many invented months, and a reader who adds, subtracts and bounds."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socialvicevaert.features.afdragsordninger.models import OrdningTilstand
from socialvicevaert.features.ansoegninger.models import Afgoerelse, AnsoegningGrundlag
from socialvicevaert.features.fogedsager.models import FogedUdfald, IndsatsResultat
from socialvicevaert.features.forloeb.models import ForloebStatus
from socialvicevaert.features.kontakter.models import KontaktArt
from socialvicevaert.features.rapporter.pdf.front import front
from socialvicevaert.features.rapporter.pdf.henvisninger import henvisninger
from socialvicevaert.features.rapporter.pdf.oekonomi import ansoegninger
from socialvicevaert.features.rapporter.words.definitions import completeness
from socialvicevaert.features.rapporter.words.sentences import sentences
from socialvicevaert.features.restancer.rules import RestanceBaand
from socialvicevaert.features.sager.models import SagAarsag, SagKilde, SagResultat
from socialvicevaert.features.tal.figures.counting import ComparedCounts, Counts
from socialvicevaert.features.tal.figures.model import FigureModel, model_of
from socialvicevaert.features.tal.figures.model.fogedsager import fogedsager
from socialvicevaert.features.tal.figures.model.forloeb import forloeb
from socialvicevaert.features.tal.figures.model.oekonomi import ansoegninger as ansoegninger_model
from socialvicevaert.features.tal.figures.model.oekonomi import budgetter, ordninger
from socialvicevaert.features.tal.figures.model.udvikling import COMPARED, udvikling
from socialvicevaert.features.tal.figures.published import WITHHELD, Published, publish
from socialvicevaert.features.tal.models import Selection
from socialvicevaert.features.tal.queries.ansoegninger import AnsoegningCounts
from socialvicevaert.features.tal.queries.budgetter import BudgetCounts
from socialvicevaert.features.tal.queries.fogedsager import FogedCounts
from socialvicevaert.features.tal.queries.forloeb import ForloebCounts, MaalingCounts
from socialvicevaert.features.tal.queries.henvisninger import STATUSES, PartnerCounts
from socialvicevaert.features.tal.queries.kontakter import KontaktCounts
from socialvicevaert.features.tal.queries.ordninger import OrdningCounts
from socialvicevaert.features.tal.queries.restancer import RestanceCounts
from socialvicevaert.features.tal.queries.sager import NeedCounts, SagCounts
from socialvicevaert.features.tal.queries.samtykker import SamtykkeCounts
from socialvicevaert.features.tal.rules.period import Period
from socialvicevaert.features.tal.rules.suppression import Hiding, Relation, hide
from socialvicevaert.paper import fonts
from socialvicevaert.paper.drawing.page import TEXT_WIDTH
from socialvicevaert.paper.drawing.text import wrapped
from socialvicevaert.paper.fonts import BOLD
from socialvicevaert.paper.parts import KeyFigures, Part, Table, Together
from tests.features.tal.invented_ways import ways
from tests.features.tal.test_suppression import fixed_by_equations


def invented(seed: int) -> Counts:
    """A month of an estate of a size that the seed decides: from nobody to a few hundred sager."""
    chance = Random(seed)
    size = chance.choice((0, 1, 3, 7, 15, 40, 250))

    active = chance.randint(0, size)
    coming = list(spread(chance, ["primo", "new"], active).values())
    closed = chance.randint(0, active)
    none = chance.randint(0, active) // 3
    needs = [chance.randint(0, active - none) for _ in range(5)]
    needs[0] = max(needs[0], active - none - sum(needs[1:]))
    consents = list(spread(chance, ["withdrawn", "expired", "valid"], chance.randint(0, size)).values())
    consent_primo = chance.randint(0, sum(consents))
    period = Period.month(2026, 10)
    foged = invented_foged(chance, size)
    compared = None
    if seed % 3 == 1:
        compared = ComparedCounts(period.in_year(2025), invented_foged(chance, size))
    elif seed % 3 == 2:  # the year before: what ran when it ended is what ran when this one began
        period = Period(date(2026, 1, 1), date(2026, 12, 31))
        compared = ComparedCounts(period.in_year(2025), invented_foged(chance, size, running=foged.primo))
    contacts = _contacts(chance, spread(chance, list(KontaktArt), chance.randint(0, 3 * size)))
    sager = SagCounts(
        active, coming[0], coming[1], closed, active - closed, chance.randint((active + 1) // 2, active),
        chance.randint(0, active // 8), spread(chance, [*SagResultat, None], closed),
        spread(chance, list(SagKilde), active), spread(chance, [*SagAarsag, None], active),
    )  # fmt: skip
    return Counts(
        parameters=Selection(period.from_on, period.to_on),
        period=period,
        organisation="Boligforeningen",
        contact="",
        afdelinger=("Engen",),
        threshold=5,
        counted_at=datetime(2026, 11, 2, tzinfo=UTC),
        sager=sager,
        needs=NeedCounts(
            tuple((ord(name), f"Behov {name}", found) for name, found in zip("abcde", needs, strict=True)), none
        ),
        kontakter=contacts,
        fogedsager=foged,
        henvisninger=tuple(
            PartnerCounts(
                number, f"Partner {number}", spread(chance, list(STATUSES), chance.randint(1, size // 3 + 2)), ()
            )
            for number in range(chance.randint(0, 5))
        ),
        samtykker=SamtykkeCounts(
            sum(consents), consent_primo, sum(consents) - consent_primo, *consents, chance.randint(0, consents[2])
        ),
        restancer=RestanceCounts(spread(chance, list(RestanceBaand), chance.randint(0, size)), date(2026, 10, 20)),
        **money(chance, size),
        **ways(seed, sager, foged, contacts),
        compared=compared,
    )  # fmt: skip


@cache
def published(seed: int) -> Published:
    """What may be seen of an invented month; made once, for every test that looks at it."""
    return publish(invented(seed))


def money(chance: Random, size: int) -> dict[str, Any]:
    """Courses, budgets, agreements and applications of an estate of a size."""
    courses = ForloebCounts(
        spread(chance, list(ForloebStatus), chance.randint(0, size)),
        spread(chance, [*IndsatsResultat, None], chance.randint(0, size // 2)),
    )
    known = [[chance.random() < 0.8 for _ in range(3)] for _ in range(courses.closed)]
    raadighed, debt, plan = (sum(one) for one in zip(*known, strict=True)) if known else (0, 0, 0)
    budgets = chance.randint(0, size)
    bases = spread(chance, list(AnsoegningGrundlag), chance.randint(0, size))
    decisions = {
        (basis, decision): number
        for basis, sent in bases.items()
        for decision, number in spread(chance, [*Afgoerelse, None], sent).items()
    }
    waiting_before = chance.randint(0, size // 8)
    waiting = waiting_before + sum(decisions[basis, None] for basis in AnsoegningGrundlag)
    return {
        "forloeb": courses,
        "maalinger": MaalingCounts(
            tuple((chance.randint(-4, 90) * 100_00, chance.randint(0, 99) * 100_00) for _ in range(raadighed)),
            tuple((chance.randint(0, 99) * 100_00, chance.randint(0, 99) * 100_00) for _ in range(debt)),
            tuple((chance.random() < 0.3, chance.random() < 0.7) for _ in range(plan)),
        ),
        "budgetter": BudgetCounts(budgets, chance.randint((budgets + 1) // 2, budgets)),
        "ordninger": ordninger_of(chance, size),
        "ansoegninger": AnsoegningCounts(
            decisions,
            {
                basis: tuple(
                    chance.randint(1, 60)
                    for _ in range(sum(decisions[basis, one] for one in Afgoerelse if one is not Afgoerelse.TRUKKET))
                )
                for basis in AnsoegningGrundlag
            },
            waiting_before,
            chance.randint(0, waiting),
        ),
    }


def ordninger_of(chance: Random, size: int) -> OrdningCounts:
    states = spread(chance, list(OrdningTilstand), chance.randint(0, size))
    primo = chance.randint(0, sum(states.values()))
    return OrdningCounts(primo, sum(states.values()) - primo, states)


def invented_foged(chance: Random, size: int, running: int | None = None) -> FogedCounts:
    active = chance.randint(running or 0, size // 4 + 2 + (running or 0))
    running = chance.randint(0, active) if running is None else running
    judged_running = chance.randint(0, running // 3)
    results = spread(chance, list(IndsatsResultat), active - running + judged_running)
    unjudged = chance.randint(0, results[IndsatsResultat.IKKE_AFVAERGET])
    results[IndsatsResultat.IKKE_AFVAERGET] -= unjudged
    primo = chance.randint(0, active)
    return FogedCounts(
        active, primo, active - primo, {**results, None: running - judged_running}, unjudged,
        spread(chance, [*FogedUdfald, None], active - running), running, chance.randint(0, running),
    )  # fmt: skip


def spread(chance: Random, keys: list[Any], total: int) -> dict[Any, int]:
    """So many over the keys; every key may be zero."""
    found = dict.fromkeys(keys, 0)
    favoured = chance.sample(keys, chance.randint(1, len(keys)))
    for _ in range(total):
        found[chance.choice(favoured)] += 1
    return found


def _contacts(chance: Random, kinds: Mapping[KontaktArt, int]) -> KontaktCounts:
    met = sum(found for kind, found in kinds.items() if kind not in (KontaktArt.FORGAEVES, KontaktArt.NOTAT))
    return KontaktCounts(kinds, chance.randint((met + 2) // 3, met))


def bounded(model: FigureModel, hidden: Mapping[str, Hiding], threshold: int) -> dict[str, tuple[int, int]]:
    """What a reader can say about each hidden figure by bounding every sum from both sides until nothing moves."""
    infinite = 10**6
    bounds: dict[str, tuple[int, int]] = {}
    for cell in model.cells:
        if hidden.get(cell.key) is Hiding.SMALL:
            bounds[cell.key] = (1, threshold - 1)
        elif cell.key in hidden or cell.internal:
            bounds[cell.key] = (0, infinite)
        else:
            bounds[cell.key] = (cell.value, cell.value)
    moved = True
    while moved:
        moved = False
        for relation in model.relations:
            low = sum(bounds[part][0] for part in relation.parts)
            high = sum(bounds[part][1] for part in relation.parts)
            total = bounds[relation.total]
            tighter = {relation.total: (max(total[0], low), min(total[1], high))}
            for part in relation.parts:
                least, most = bounds[part]
                tighter[part] = (max(least, total[0] - (high - most)), min(most, total[1] - (low - least)))
            for key, limits in tighter.items():
                if limits != bounds[key]:
                    bounds[key] = limits
                    moved = True
    return {key: bounds[key] for key in hidden}


def attacked(model: FigureModel, threshold: int = 5, known: Callable[[FigureModel], object] = id) -> dict[str, Hiding]:
    """What is hidden, after every attempt to work some of it out; `known` adds what a reader knows anyhow."""
    hidden = hide(model.cells, model.relations, threshold)
    known(model)
    assert fixed_by_equations((model.cells, model.relations), hidden) == set()
    for key, (low, high) in bounded(model, hidden, threshold).items():
        assert low < high, f"{key} must be {low}"
    return hidden


@pytest.mark.parametrize("block", range(6))
def test_no_invented_month_gives_a_hidden_figure_away(block: int) -> None:
    hidden = 0
    for seed in range(block * 50, block * 50 + 50):
        counts = invented(seed)
        hidden += len(attacked(model_of(counts), counts.threshold))
    assert hidden > 500


answers = st.lists(st.sampled_from(list(ForloebStatus)), max_size=30)
ends = st.lists(
    st.tuples(
        st.sampled_from([*IndsatsResultat, None]),
        st.booleans(),  # whether each fact was known at both ends
        st.booleans(),
        st.none() | st.tuples(st.booleans(), st.booleans()),
    ),
    max_size=25,
)


@given(answers, ends)
@settings(max_examples=150, deadline=None)
def test_no_courses_give_a_hidden_figure_away(offered: list[ForloebStatus], closed: list[Any]) -> None:
    amount = (1_000_00, 2_000_00)
    model = FigureModel()
    forloeb(
        model,
        replace(
            invented(0),
            forloeb=ForloebCounts(Counter(offered), Counter(result for result, *_ in closed)),
            maalinger=MaalingCounts(
                tuple(amount for one in closed if one[1]),
                tuple(amount for one in closed if one[2]),
                tuple(one[3] for one in closed if one[3] is not None),
            ),
        ),
    )
    attacked(model)


@given(
    st.lists(
        st.tuples(st.sampled_from(list(AnsoegningGrundlag)[:4]), st.sampled_from([*Afgoerelse, None])), max_size=40
    ),
    st.integers(0, 7),
    st.data(),
)
@settings(max_examples=150, deadline=None)
def test_no_applications_give_a_hidden_figure_away(
    sent: list[tuple[AnsoegningGrundlag, Afgoerelse | None]], waiting_before: int, data: st.DataObject
) -> None:
    waiting = waiting_before + sum(decision is None for _, decision in sent)
    overdue = data.draw(st.integers(0, waiting))
    model = FigureModel()
    found = AnsoegningCounts(Counter(sent), {}, waiting_before, overdue)
    ansoegninger_model(model, replace(invented(0), ansoegninger=found))

    def where_a_basis_stands(model: FigureModel) -> None:
        named, values = model.groups["ansoegninger.afgjort"], model.values()
        for key in model.groups["ansoegninger.grundlag"]:
            if key in named:
                model.at_least(key, 5, values[key])
            else:
                model.below(key, 4, values[key])

    attacked(model, known=where_a_basis_stands)


def test_four_applications_that_ended_in_four_ways_are_hidden_and_stop_no_report() -> None:
    sent = {(AnsoegningGrundlag.PARAGRAF_81, decision): 1 for decision in Afgoerelse}
    report = publish(replace(invented(0), ansoegninger=AnsoegningCounts(sent, {}, 0, 0)))
    assert not [key for key, one in report.figures.items() if key.startswith("ansoegninger.") and one.value]


@given(st.lists(st.sampled_from(list(OrdningTilstand)), max_size=30), st.data())
@settings(deadline=None)
def test_no_agreements_give_a_hidden_figure_away(states: list[OrdningTilstand], data: st.DataObject) -> None:
    primo = data.draw(st.integers(0, len(states)))
    budgets = data.draw(st.integers(0, 12))
    model = FigureModel()
    counts = replace(
        invented(0),
        ordninger=OrdningCounts(primo, len(states) - primo, Counter(states)),
        budgetter=BudgetCounts(budgets, data.draw(st.integers(budgets // 3, budgets))),
    )
    ordninger(model, counts)
    budgetter(model, counts)
    attacked(model)


@given(st.integers(0, 10**6), st.integers(3, 40))
@settings(max_examples=80, deadline=None)
def test_two_years_beside_each_other_give_nothing_away_that_each_hides(seed: int, size: int) -> None:
    chance = Random(seed)
    now = invented_foged(chance, size)
    year = Period(date(2026, 1, 1), date(2026, 12, 31))
    before = ComparedCounts(year.in_year(2025), invented_foged(chance, size, running=now.primo))
    model = FigureModel()
    fogedsager(model, now)
    udvikling(model, replace(invented(0), period=year, fogedsager=now, compared=before))
    # what ran when the one year ended is what ran when the other began
    same = Relation("fogedsager.primo", ["foer.fogedsager.i_gang"])
    hidden = attacked(model, known=lambda model: model.relations.append(same))
    assert ("fogedsager.primo" in hidden) == ("foer.fogedsager.i_gang" in hidden)


def test_a_change_is_printed_only_beside_both_its_numbers() -> None:
    hidden = 0
    for seed in (one for one in range(100) if invented(one).compared):
        report = published(seed)
        for key in COMPARED:
            pair = (report[f"foer.{key}"].value, report[key].value)
            hidden += None in pair
            assert (report.change(key) == "–") == (None in pair or pair[0] == 0)
    assert hidden > 50


def test_of_the_earlier_year_only_what_is_compared_is_printed() -> None:
    report = publish(invented(1))
    assert {key for key in report.figures if key.startswith("foer.")} == {f"foer.{key}" for key in COMPARED}


def test_no_printed_text_tells_a_figure_that_is_hidden() -> None:
    for seed in range(100):
        report = published(seed)
        numbers = {one.text for one in report.figures.values() if one.value is not None}
        numbers |= {report.amount(key).removesuffix(" kr.") for key in report.amounts}
        words = " ".join([*sentences(report), *completeness(report)])
        if report.compared:
            words = words.replace(report.compared.name, "")
        for word in re.findall(r"[\d.]*\d", re.sub(r"\d+(,\d)? %|<5", "", words)):
            assert word in numbers | {str(report.threshold)}, (seed, words)


def test_a_share_is_printed_only_beside_both_its_numbers() -> None:
    for seed in range(100):
        report = published(seed)
        for key, one in report.figures.items():
            if one.value is None:
                assert report.share(key, "sager.i_perioden") == "–"
                assert report.share("sager.i_perioden", key) == "–"


def referrals(*partners: tuple[int, int, tuple[int, ...]]) -> Counts:
    """A month in which each partner got so many referrals, of which so many wait; and the days to answer."""
    return replace(
        invented(0),
        henvisninger=tuple(
            PartnerCounts(number, f"Partner {number}", {STATUSES[0]: waiting, STATUSES[1]: sent - waiting}, days)
            for number, (sent, waiting, days) in enumerate(partners)
        ),
    )


def test_being_named_gives_no_number_away() -> None:
    # 6 referrals; a partner is named from 5 on, so "5 and 1" would follow from the total
    report = publish(referrals((5, 0, (3,) * 5), (1, 0, (3,))))
    assert report["henvisninger.sendt"].value is None
    assert publish(referrals((7, 0, (3,) * 7), (1, 0, (3,))))["henvisninger.sendt"].value == 8


def test_a_median_over_a_hidden_number_of_answers_is_hidden() -> None:
    # 6 sent, 1 waits: a median says that 5 or more have answered, and so that fewer than 2 wait
    report = publish(referrals((6, 1, (4,) * 5), (9, 2, (4,) * 7)))
    assert report["henvisninger.partner.0.sendt"].value is None
    assert report.medians["henvisninger.partner.0"] == "–"
    assert publish(referrals((6, 0, (4,) * 6))).medians["henvisninger.partner.0"] == "4"


def test_whether_a_median_is_printed_follows_from_printed_figures_alone() -> None:
    seen: dict[str, bool] = {}
    printed = 0
    for seed in range(120):
        counts = invented(seed)
        report = published(seed)
        model = model_of(counts)
        for key, values in (model.days | model.amounts).items():
            if key.startswith("henvisninger"):
                continue  # their days are invented without any
            figures = [report.text(one) for one in (values.of or values.whole, values.whole, *values.without)]
            is_there = (report.medians | report.amounts).get(key) not in (None, "–")
            assert seen.setdefault(" ".join(figures), is_there) == is_there, (seed, key)
            if is_there:
                printed += 1
                assert len(values.values) >= counts.threshold
    assert printed > 40


def test_a_card_says_nothing_below_a_figure_rather_than_that_it_is_withheld() -> None:
    hidden = 0
    for seed in range(100):
        report = published(seed)
        [cards] = [part for part in front(report, None) if isinstance(part, KeyFigures)]
        hidden += report["fogedsager.modtagne"].text == WITHHELD
        assert not [card.note for card in cards.figures if WITHHELD in card.note], seed
    assert hidden


def test_a_month_without_referrals_is_told_in_a_sentence_somebody_would_say() -> None:
    assert "Der blev ikke sendt henvisninger." in sentences(publish(referrals()))


@pytest.mark.parametrize("drawn", [henvisninger, ansoegninger])
def test_no_heading_of_a_wide_table_is_broken_inside_a_word(drawn: Callable[[Published], list[Part]]) -> None:
    fonts.register()
    counts = next(found for found in map(invented, range(99)) if sum(found.ansoegninger.decisions.values()) > 20)
    parts = drawn(publish(replace(counts, henvisninger=referrals((40, 9, (3,) * 31)).henvisninger)))
    inside = [inner for part in parts if isinstance(part, Together) for inner in part.parts]
    tables = [part for part in (*inside, *parts) if isinstance(part, Table)]
    assert tables
    for table in tables:
        weight = sum(column.weight for column in table.columns)
        for column in table.columns:
            room = TEXT_WIDTH * column.weight / weight - 8  # the padding of a cell
            assert " ".join(wrapped(column.title, BOLD, 9, room)) == column.title
