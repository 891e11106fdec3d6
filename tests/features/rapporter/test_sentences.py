"""Five sentences that somebody would say, for none, one and many; and that tell nothing that is hidden."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from random import Random

import pytest

from socialvicevaert.features.rapporter.words.sentences import sentences
from socialvicevaert.features.tal.figures.published import WITHHELD, Figure, Published, publish
from socialvicevaert.features.tal.rules.period import Period
from tests.features.tal.months import with_months
from tests.features.tal.test_hidden_figures import invented, published
from tests.features.tal.test_trends import OCTOBER, USUAL, trend_of

SMALL = "<5"
HIDDEN = "kan ikke vises, uden at nogen kan genkendes."


def report(values: Mapping[str, int | str], **changes: object) -> Published:
    """A month in which nothing happened but this."""
    empty = replace(published(0), period=OCTOBER, compared=None, trends={})
    blank = {key: Figure(key, one.label, 0, "0") for key, one in empty.figures.items()}
    told = {
        key: Figure(key, blank[key].label, value if isinstance(value, int) else None, str(value))
        for key, value in values.items()
    }
    amounts = dict.fromkeys(empty.amounts)
    found = replace(empty, figures={**blank, **told}, amounts=amounts)
    return replace(found, **changes)  # type: ignore[arg-type]


def test_a_month_in_which_nothing_happened_has_three_sentences() -> None:
    assert sentences(report({})) == [
        "Der var ingen sager i perioden.",
        "Der var ingen kontakter i perioden.",
        "Der var ingen fogedsager i perioden.",
    ]


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        (
            (1, 1, 1, 0, 1),
            "Der var 1 sag i perioden hos 1 beboer; heraf 1 ny eller genåbnet og 1 stadig åben ved udgangen.",
        ),
        ((1, 1, 0, 1, 0), "Der var 1 sag i perioden hos 1 beboer; heraf 1 afsluttet."),
        (
            (243, 187, 21, 12, 231),
            "Der var 243 sager i perioden hos 187 forskellige beboere; heraf 21 nye eller genåbnede, "
            "12 afsluttede og 231 stadig åbne ved udgangen.",
        ),
        ((243, WITHHELD, SMALL, WITHHELD, 231), "Der var 243 sager i perioden; heraf 231 stadig åbne ved udgangen."),
        ((9, SMALL, 0, 0, 9), "Der var 9 sager i perioden hos færre end 5 forskellige beboere; heraf 9 stadig åbne "
         "ved udgangen."),
        ((SMALL, SMALL, SMALL, 0, SMALL), "Der var færre end 5 sager i perioden hos færre end 5 forskellige beboere."),
        ((WITHHELD, 9, 7, 0, 9), f"Antallet af sager {HIDDEN}"),
    ],
)  # fmt: skip
def test_sager_in_words(values: tuple[int | str, ...], sentence: str) -> None:
    keys = ("i_perioden", "beboere", "nye", "afsluttede", "ultimo")
    found = report({f"sager.{key}": value for key, value in zip(keys, values, strict=True)})
    assert sentences(found)[0] == sentence


@pytest.mark.parametrize(
    ("met", "failed", "sentence"),
    [
        (0, 0, "Der var ingen kontakter i perioden."),
        (0, 7, "Der var ingen kontakter, men 7 forgæves forsøg i perioden."),
        (0, SMALL, "Der var ingen kontakter, men færre end 5 forgæves forsøg i perioden."),
        (1, 0, "Der blev registreret 1 kontakt."),
        (212, 31, "Der blev registreret 212 kontakter og 31 forgæves forsøg."),
        (212, WITHHELD, "Der blev registreret 212 kontakter."),
        (SMALL, 31, "Der blev registreret færre end 5 kontakter og 31 forgæves forsøg."),
        (WITHHELD, 31, f"Antallet af kontakter {HIDDEN}"),
    ],
)
def test_contacts_in_words(met: int | str, failed: int | str, sentence: str) -> None:
    found = report({"kontakter.i_alt": met, "kontakter.forgaeves": failed, "sager.i_perioden": 9})
    assert sentences(found)[1] == sentence


def test_contacts_stand_beside_natural_variation_or_else_the_same_month_last_year() -> None:
    def second(values: list[int | None], period: Period = OCTOBER) -> str:
        trends = {"kontakter.i_alt": trend_of(values, period)}
        shown = {"kontakter.i_alt": 212, "kontakter.forgaeves": 31}
        return sentences(report(shown, trends=trends, period=period))[1]

    assert second([*USUAL, 212]) == (
        "Der blev registreret 212 kontakter og 31 forgæves forsøg; kontakterne er over det, som tilfældig variation "
        "forklarer (103–167)."
    )
    wide = [180, 90, 230, 100, 220, 110, 180, 90, 200, 140, 190, 120]
    assert second([*wide, 212]) == "Der blev registreret 212 kontakter (i oktober 2025: 180) og 31 forgæves forsøg."
    assert second([None, *wide[1:], 212]) == "Der blev registreret 212 kontakter og 31 forgæves forsøg."
    quarter = Period(date(2026, 8, 1), date(2026, 10, 31))
    assert second([*wide, 70], quarter) == "Der blev registreret 212 kontakter og 31 forgæves forsøg."
    assert second([*USUAL, 70], quarter) == (
        "Der blev registreret 212 kontakter og 31 forgæves forsøg; 70 i oktober 2026 er under det, som tilfældig "
        "variation forklarer (103–167)."
    )
    part = Period(date(2026, 11, 1), date(2026, 11, 15))
    assert second([*USUAL, 70], part) == "Der blev registreret 212 kontakter og 31 forgæves forsøg."
    risen = [90, 140, 90, 140, 90, 130, 131, 132, 130, 133, 131, 130, 132]
    assert second([*risen]).endswith("; de otte seneste måneder ligger alle over gennemsnittet af året før.")


@pytest.mark.parametrize(
    ("whole", "averted", "others", "sentence"),
    [
        (0, 0, 0, "Der var ingen fogedsager i perioden."),
        (1, 1, 0, "Den ene fogedsag i perioden var afværget ved periodens udgang."),
        (1, 0, 1, "Den ene fogedsag i perioden var ikke afværget ved periodens udgang."),
        (41, 30, 11, "Af 41 fogedsager var 30 afværget ved periodens udgang (73,2 %); de øvrige 11 er ikke det samme "
         "som udsat."),
        (8, 8, 0, "Af 8 fogedsager var 8 afværget ved periodens udgang (100,0 %)."),
        (8, 7, 1, "Af 8 fogedsager var 7 afværget ved periodens udgang (87,5 %)."),
        (8, 0, 8, "Ingen af de 8 fogedsager i perioden var afværget ved periodens udgang; det er ikke det samme som "
         "udsat."),
        (41, SMALL, 39, "Af 41 fogedsager var færre end 5 afværget ved periodens udgang."),
        (41, WITHHELD, WITHHELD, f"Der var 41 fogedsager i perioden; hvor mange der blev afværget, {HIDDEN}"),
        (41, 30, WITHHELD, "Af 41 fogedsager var 30 afværget ved periodens udgang (73,2 %)."),
        (SMALL, SMALL, SMALL, "Der var færre end 5 fogedsager i perioden."),
        (WITHHELD, 30, WITHHELD, f"Antallet af fogedsager {HIDDEN}"),
    ],
)  # fmt: skip
def test_fogedsager_in_words(whole: int | str, averted: int | str, others: int | str, sentence: str) -> None:
    keys = {"fogedsager.i_perioden": whole, "fogedsager.afvaerget": averted, "fogedsager.oevrige": others}
    assert sentences(report(keys))[2] == sentence


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ((0, 0, 0, 0), "Der blev hverken sendt ansøgninger om hjælp med penge eller tilbudt rådgivningsforløb."),
        ((1, 0, 0, 0), "Der blev sendt 1 ansøgning om hjælp med penge."),
        ((12, 7, 0, 0), "Der blev sendt 12 ansøgninger om hjælp med penge (7 bevilget)."),
        ((0, 0, 40, 25), "Der blev tilbudt 40 rådgivningsforløb (25 takkede ja)."),
        ((12, SMALL, 40, 25), "Der blev sendt 12 ansøgninger om hjælp med penge og tilbudt 40 rådgivningsforløb (25 "
         "takkede ja)."),
        ((SMALL, SMALL, 0, 0), "Der blev sendt færre end 5 ansøgninger om hjælp med penge."),
        ((WITHHELD, 7, WITHHELD, 7), f"Antallet af ansøgninger og rådgivningsforløb {HIDDEN}"),
    ],
)  # fmt: skip
def test_money_in_words(values: tuple[int | str, ...], sentence: str) -> None:
    keys = ("ansoegninger.sendt", "ansoegninger.status.bevilget", "forloeb.tilbudt", "forloeb.tragt.accepteret")
    found = report({"sager.i_perioden": 9, **dict(zip(keys, values, strict=True))})
    assert sentences(found)[3] == sentence


def test_what_had_changed_for_those_who_were_helped_says_more_than_what_was_done() -> None:
    known = {"sager.i_perioden": 90, "forloeb.tilbudt": 40, "maaling.raadighed.kendt": 42, "maaling.gaeld.kendt": 42}
    amounts = {"maaling.raadighed.foer": 4300_00, "maaling.raadighed.efter": 6100_00}
    debts = {"maaling.gaeld.foer": 90_000_00, "maaling.gaeld.efter": 60_000_00}
    found = report(known)
    assert sentences(replace(found, amounts={**found.amounts, **amounts, **debts}))[3] == (
        "I de 42 afsluttede forløb, hvor det er målt både før og efter, steg det midterste rådighedsbeløb fra 4.300 "
        "kr. til 6.100 kr. om måneden."
    )
    assert sentences(replace(found, amounts={**found.amounts, **debts}))[3] == (
        "I de 42 afsluttede forløb, hvor det er målt både før og efter, faldt den midterste gæld fra 90.000 kr. til "
        "60.000 kr."
    )


def test_what_a_manager_should_know_besides() -> None:
    sent = {
        "sager.i_perioden": 41,
        "henvisninger.sendt": 20,
        "henvisninger.status.startet": 8,
        "henvisninger.status.sendt": 6,
        "sager.aarsag.ikke_angivet": 7,
    }
    found = report(sent)
    assert sentences(found)[4] == "Der blev sendt 20 henvisninger; 8 er startet og 6 venter på svar."
    hidden = report({**sent, "henvisninger.sendt": WITHHELD})
    assert sentences(hidden)[4] == "7 af 41 sager har ingen årsag."
    nothing = report({"sager.i_perioden": 41, "henvisninger.sendt": WITHHELD})
    assert sentences(nothing)[4] == f"Antallet af henvisninger {HIDDEN}"
    assert sentences(report({"sager.i_perioden": 41}))[4] == "Der blev ikke sendt henvisninger."
    signal = replace(trend_of([*USUAL, 40]), key="sager.i_perioden", signal="Sager: 40 i oktober er under det.")
    told = replace(found, trends={"sager.i_perioden": signal})
    assert sentences(told)[4] == signal.signal
    part = replace(told, period=Period(date(2026, 11, 1), date(2026, 11, 15)))
    assert sentences(part)[4] == sentences(found)[4]


@cache
def year_of(seed: int) -> Published:
    """An invented month with the months before it; made once, for every test that reads it."""
    return publish(with_months(invented(seed), Random(seed)))


@pytest.mark.parametrize("block", range(4))
def test_there_are_five_sentences_and_every_number_in_them_is_printed(block: int) -> None:
    told = 0
    for seed in range(block * 25, block * 25 + 25):
        found = year_of(seed)
        written = sentences(found)
        empty = all(one.value == 0 for one in found.figures.values())
        assert len(written) == 5 or (empty and len(written) == 3), seed
        for sentence in written:
            assert re.fullmatch(r"[A-ZÆØÅ0-9].*[^.; ]\.", sentence), sentence
            assert "  " not in sentence
            told += len(numbers_of(sentence, found))
        for number in numbers_of(" ".join(written), found):
            assert number in printed(found), (seed, number, written)
    assert told > 70


def numbers_of(text: str, found: Published) -> list[str]:
    """Every number but names of months and years, shares, and the threshold."""
    named = [month.name for trend in found.trends.values() for month in trend.months]
    for name in [*named, *([found.compared.name] if found.compared else [])]:
        text = text.replace(name, "")
    text = re.sub(r"\d+(,\d)? %|færre end 5", "", text)
    return re.findall(r"\d[\d.]*\d|\d", text)


def printed(found: Published) -> set[str]:
    """Every number that may be seen somewhere in the report."""
    limits = [trend.limits for trend in found.trends.values() if trend.limits]
    return {
        *(one.text for one in found.figures.values() if one.value is not None),
        *(found.amount(key).removesuffix(" kr.") for key in found.amounts),
        *(number for one in limits for number in one.text.split("–")),
    }


def test_hidden_figures_change_no_sentence() -> None:
    """Two reports that print the same say the same, however large what they hide."""
    for seed in range(20):
        found = year_of(seed)
        blind = replace(found, ledger=replace(found.ledger, cells=(), relations=()))
        assert sentences(blind) == sentences(found)
