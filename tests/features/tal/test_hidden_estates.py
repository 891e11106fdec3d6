"""The estates beside each other give no hidden figure away: not across them, not within one, not by the total."""

from collections import Counter
from dataclasses import replace
from random import Random

import pytest

from socialvicevaert.features.tal.figures.counting import Counts
from socialvicevaert.features.tal.figures.model import model_of
from socialvicevaert.features.tal.figures.model.afdelinger import ESTATE_KEYS, estate_key
from socialvicevaert.features.tal.figures.published import publish
from socialvicevaert.features.tal.models import Estate
from socialvicevaert.features.tal.queries.estates import WITHOUT_ESTATE, EstateCounts
from socialvicevaert.shared.percent import show_number
from tests.features.tal.test_hidden_figures import attacked, invented

PARTS = {
    "sager.i_perioden": ("sager.beboere", "sager.nye"),
    "fogedsager.i_perioden": ("fogedsager.afvaerget", "fogedsager.tabt"),
    "kontakter.i_alt": (),
    "henvisninger.sendt": (),
    "restancer.husstande": (),
}


def over_estates(seed: int, how_many: int) -> Counts:
    """An invented month whose figures are divided over estates, each sag and fogedsag as a whole."""
    chance, counts = Random(seed), invented(seed)
    total = model_of(counts).values()
    numbers = [*range(1, how_many + 1), 0]
    values: dict[str, Counter[int]] = {}
    for whole, parts in PARTS.items():
        weights = [chance.choice((1, 1, 5, 40)) for _ in numbers]
        places = chance.choices(numbers, weights, k=total[whole])
        values[whole] = Counter(places)
        for part in parts:
            values[part] = Counter(chance.sample(places, total[part]))
    found = tuple(
        EstateCounts(
            Estate(number, f"Afdeling {number}" if number else WITHOUT_ESTATE),
            {key: values[key][number] for key in ESTATE_KEYS},
        )
        for number in numbers
    )
    sager = replace(counts.sager, without_afdeling=values["sager.i_perioden"][0])
    return replace(counts, sager=sager, estates=found)


@pytest.mark.parametrize("block", range(4))
def test_no_estate_gives_a_hidden_figure_of_itself_or_another_away(block: int) -> None:
    hidden = 0
    for seed in range(block * 12, block * 12 + 12):
        counts = over_estates(seed, 2 + seed % 5)
        found = attacked(model_of(counts), counts.threshold)
        hidden += sum(key.startswith("afd.") for key in found)
    assert hidden > 50


def test_what_may_be_seen_of_the_estates_is_what_was_counted() -> None:
    counts = over_estates(6, 4)
    report = publish(counts)
    assert [one.name for one in report.estates] == [f"Afdeling {number}" for number in range(1, 5)] + [WITHOUT_ESTATE]
    for one in counts.estates:
        for key, value in one.values.items():
            shown = report[estate_key(one.estate.afdeling_id, key)]
            assert shown.value in (None, value)
            assert shown.text in (show_number(value), "<5", "skjult")


def with_nothing_outside_the_estates(seed: int) -> Counts | None:
    """Two estates with fewer than five referrals each, and nothing at all without one; None for another total."""
    counts = over_estates(seed, 2)
    sent = model_of(counts).values()["henvisninger.sendt"]
    if not 5 <= sent <= 8:
        return None
    one, other, without = (found.values for found in counts.estates)
    moved = {key: one[key] + without[key] for key in ESTATE_KEYS} | {"henvisninger.sendt": 4}
    values = (moved, {**other, "henvisninger.sendt": sent - 4}, dict.fromkeys(ESTATE_KEYS, 0))
    estates = tuple(replace(found, values=new) for found, new in zip(counts.estates, values, strict=True))
    return replace(counts, sager=replace(counts.sager, without_afdeling=0), estates=estates)


def test_where_nothing_happened_nothing_is_hidden_for_others() -> None:
    """A reader who sees no resident, sag, contact or fogedsag there takes the rest to be 0, and would subtract it."""
    tried = [counts for counts in map(with_nothing_outside_the_estates, range(120)) if counts is not None]
    assert len(tried) > 4
    for counts in tried:
        report = publish(counts)
        assert {report[estate_key(0, key)].text for key in ESTATE_KEYS} == {"0"}
        attacked(model_of(counts), counts.threshold)
