"""Published amounts, the organisation's own in their place, and what they give a household."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialvicevaert import audit
from socialvicevaert.features.satser import queries, rules, service
from socialvicevaert.features.satser.models import SaetDraft, SatsArt, SatsDraft, SatsRegime
from socialvicevaert.features.satser.queries import published
from socialvicevaert.features.satser.rules import SatsSaet, SatsValue, sets_of
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.errors import NotAllowed, UserError, ValidationFailed
from socialvicevaert.storage import Database
from tests.factories import intent

ON = date(2024, 6, 1)
TODAY = date(2026, 11, 22)
SETS = {saet.key: saet for saet in sets_of(published())}
GROWN_UP = "barn født 2006, som er fyldt eller fylder 18 år: tæl det med som voksen"
HOUSEHOLD_SETS = [saet for saet in SETS.values() if saet.is_for_households]

OWN = SatsDraft(
    SatsRegime.GAELDSSTYRELSEN, SatsArt.ENLIG, 2026, 790_000, "gaeldst.dk 2026", valid_from=date(2026, 1, 1)
)


def kr(amount: int | None) -> int | None:
    return None if amount is None else amount // 100


@pytest.mark.parametrize(
    ("key", "adults", "born", "amount"),
    [
        ("gaeldssanering:2023:", 1, (), 7_010),
        ("gaeldssanering:2023:", 2, (), 7_010 + 4_880),
        ("gaeldssanering:2024:", 1, (), 7_250),
        ("gaeldsstyrelsen:2024:", 1, (), 7_240),
        ("gaeldsstyrelsen:2024:", 2, (), 12_280),
        ("gaeldsstyrelsen:2024:", 3, (), 7_240 + 2 * 5_040),
        ("gaeldsstyrelsen:2024:", 1, (2024,), 7_240 + 1_970),
        ("gaeldsstyrelsen:2024:", 1, (2023,), 7_240 + 1_970),
        ("gaeldsstyrelsen:2024:", 1, (2022,), 7_240 + 2_520),
        ("gaeldsstyrelsen:2024:", 1, (2018,), 7_240 + 2_520),
        ("gaeldsstyrelsen:2024:", 1, (2017,), 7_240 + 3_630),
        ("gaeldsstyrelsen:2024:", 1, (2007,), 7_240 + 3_630),
        ("gaeldsstyrelsen:2024:", 2, (2024, 2020, 2010), 12_280 + 1_970 + 2_520 + 3_630),
        ("gaeldsstyrelsen:2020:", 1, (), 6_550),
        ("gaeldsstyrelsen:2020:", 2, (2024, 2020, 2010), 11_110 + 1_780 + 2_280 + 3_280),
        ("kommune::Furesø", 1, (2010,), 4_000 + 1_100),
        ("kommune::Furesø", 2, (2010, 2020), 7_150 + 2 * 1_100),
        ("kommune::Dragør", 1, (), 3_600),
        ("kommune::Dragør", 2, (2010,), 5_800 + 1_300),
        ("kommune:2017:Albertslund", 1, (), 4_300),
        ("kommune:2017:Albertslund", 2, (), 6_453),
    ],
)
def test_the_published_amounts_of_a_household(key: str, adults: int, born: tuple[int, ...], amount: int) -> None:
    found = rules.standard_amount(SETS[key], adults, born, ON)
    assert (kr(found.amount_oere), found.missing) == (amount, ())
    assert sum(part for _, part in found.workings) == found.amount_oere


@pytest.mark.parametrize(
    ("key", "adults", "born", "missing"),
    [
        ("gaeldssanering:2024:", 1, (2020,), ("børn",)),
        ("gaeldssanering:2024:", 2, (), ("ægtefælle eller samlever",)),
        ("gaeldssanering:2023:", 3, (), ("flere end to voksne",)),
        ("gaeldsstyrelsen:2020:", 3, (), ("flere end to voksne",)),
        ("kommune:2017:Albertslund", 2, (2020, 2021), ("børn",)),
        ("gaeldsstyrelsen:2024:", 0, (), ("mindst en voksen",)),
        ("gaeldsstyrelsen:2024:", 1, (2006,), (GROWN_UP,)),
        ("gaeldsstyrelsen:2024:", 1, (2025,), ("barn, der først er født 2025",)),
        ("gebyr:2013:", 1, (), ("beløb til en husstand",)),
    ],
)
def test_what_a_set_lacks_is_said_and_no_sum_is_given(
    key: str, adults: int, born: tuple[int, ...], missing: tuple[str, ...]
) -> None:
    found = rules.standard_amount(SETS[key], adults, born, ON)
    assert (found.amount_oere, found.missing) == (None, missing)


def test_a_set_that_knows_some_ages_names_the_one_it_lacks() -> None:
    own = rules.sets_of(
        [SatsValue(SatsRegime.EGEN, kind, 2026, "", 1, "x") for kind in (SatsArt.ENLIG, SatsArt.BARN_0_1)]
    )
    assert rules.standard_amount(own[0], 1, (2024, 2020), ON).missing == ("barn 2–6 år",)


@given(st.sampled_from(HOUSEHOLD_SETS), st.integers(-1, 5), st.lists(st.integers(2000, 2030), max_size=5), st.dates())
def test_a_sum_is_given_exactly_when_nothing_is_missing(saet: SatsSaet, adults: int, born: list[int], on: date) -> None:
    found = rules.standard_amount(saet, adults, born, on)
    assert (found.amount_oere is None) == bool(found.missing)
    if found.amount_oere is not None:
        assert found.amount_oere == sum(part for _, part in found.workings) > 0
        assert found.amount_oere >= (rules.standard_amount(saet, adults, born[1:], on).amount_oere or 0)


@given(st.integers(1, 6), st.integers(1, 10**7), st.integers(1, 10**7))
def test_each_of_several_adults_has_base_and_extra_shared(adults: int, base: int, extra: int) -> None:
    values = [
        SatsValue(SatsRegime.EGEN, SatsArt.ENLIG, 2026, "", base, "x"),
        SatsValue(SatsRegime.EGEN, SatsArt.EKSTRA_VOKSEN, 2026, "", extra, "x"),
    ]
    (saet,) = rules.sets_of(values)
    assert rules.standard_amount(saet, adults, (), ON).amount_oere == base + extra * (adults - 1)


def test_regime_and_year_always_stand_together() -> None:
    assert [saet.name for saet in HOUSEHOLD_SETS] == [
        "Gældsstyrelsen 2024",
        "Gældsstyrelsen 2020",
        "Gældssanering 2024",
        "Gældssanering 2023",
        "Albertslund Kommune, vejledende beløb (§ 81) 2017",
        "Dragør Kommune, vejledende beløb (§ 81), uden årstal",
        "Furesø Kommune, vejledende beløb (§ 81), uden årstal",
    ]
    assert all(value.source for value in published())


def test_a_set_older_than_this_year_is_warned_about() -> None:
    assert "2024" in rules.age_warning(HOUSEHOLD_SETS, TODAY)
    assert "2026" in rules.age_warning(HOUSEHOLD_SETS, TODAY)
    assert rules.age_warning(HOUSEHOLD_SETS, date(2024, 12, 31)) == ""
    assert rules.age_warning(SETS["gaeldsstyrelsen:2020:"], TODAY).startswith("Satsen er fra 2020")
    assert rules.age_warning(SETS["gaeldsstyrelsen:2024:"], ON) == ""
    assert "uden årstal" in rules.age_warning(SETS["kommune::Furesø"], TODAY)
    assert rules.age_warning([], TODAY) == "Der er ingen kendt sats med årstal."
    assert "2024" in rules.age_warning(SETS.values(), TODAY)  # a fee of 2013, and one of next year, tell nothing


def test_a_budget_begins_with_the_newest_that_has_what_the_household_needs() -> None:
    begun = SatsSaet("new", SatsRegime.GAELDSSTYRELSEN, 2026, "", {SatsArt.ENLIG: 1}, "", is_own=True)
    sets = [*HOUSEHOLD_SETS, begun]

    def key(adults: int, *born: int) -> str:
        found = rules.proposed_set(sets, adults, born, TODAY)
        return found.key if found else ""

    assert key(1) == "new"
    assert key(2) == key(1, 2020) == "gaeldsstyrelsen:2024:"
    assert key(1, 1990) == "new"
    assert rules.proposed_set([], 1, (), TODAY) is None


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"year": 1989}, "year"),
        ({"year": 2028}, "year"),
        ({"amount_oere": 0}, "amount_oere"),
        ({"amount_oere": 10_000_001}, "amount_oere"),
        ({"source": " "}, "source"),
        ({"source": "x" * 201}, "source"),
        ({"municipality": "Furesø"}, "municipality"),
        ({"regime": SatsRegime.KOMMUNE}, "municipality"),
        ({"regime": SatsRegime.KOMMUNE, "municipality": "a:b"}, "municipality"),
        ({"kind": SatsArt.RYKKERGEBYR}, "kind"),
        ({"regime": SatsRegime.GEBYR}, "kind"),
        ({"valid_to": date(2025, 12, 31)}, "valid_to"),
    ],
)
def test_a_problem_is_told_at_its_field(changes: dict[str, object], field: str) -> None:
    found = list(rules.problems_of_sats(replace(OWN, **changes), TODAY))  # type: ignore[arg-type]
    assert [problem.field for problem in found] == [field]
    assert all(problem.text.endswith(".") for problem in found)


def test_a_good_amount_has_no_problem() -> None:
    assert list(rules.problems_of_sats(OWN, TODAY)) == []


def write(database: Database, by: Actor, draft: SatsDraft, sats_id: int | None = None) -> int:
    with database.write(intent(by, "Sats gemt")) as session:
        return service.write_sats(session, draft, sats_id)


def satser(database: Database, by: Actor) -> tuple[SatsValue, ...]:
    with database.read(by) as session:
        return queries.satser(session)


def test_an_own_amount_stands_in_place_of_the_published_one(database: Database, raadgiver: Actor) -> None:
    before = satser(database, raadgiver)
    draft = replace(OWN, year=2024, amount_oere=733_000)
    number = write(database, raadgiver, draft)
    after = satser(database, raadgiver)
    assert len(after) == len(before)
    (changed,) = [value for value in after if value.is_own]
    assert (changed.amount_oere, changed.replaces_published, changed.id) == (733_000, True, number)
    with database.read(raadgiver) as session:
        saet = queries.saet_by_key(session, "gaeldsstyrelsen:2024:")
    assert saet is not None
    assert saet.is_own
    assert rules.standard_amount(saet, 2, (), ON).amount_oere == 733_000 + 504_000
    with database.write(intent(raadgiver)) as session:
        service.remove_sats(session, number)
    assert satser(database, raadgiver) == before


def test_a_new_year_becomes_the_newest_and_the_warning_goes(database: Database, raadgiver: Actor) -> None:
    write(database, raadgiver, OWN)
    with database.read(raadgiver) as session:
        sets = queries.sats_saet(session)
    assert sets[0].name == "Gældsstyrelsen 2026"
    assert rules.age_warning(sets, TODAY) == ""


def test_a_municipality_is_the_same_however_it_is_spelt(database: Database, raadgiver: Actor) -> None:
    draft = SatsDraft(SatsRegime.KOMMUNE, SatsArt.ENLIG, None, 410_000, "Brev fra kommunen", "furesø  Kommune")
    write(database, raadgiver, draft)
    with database.read(raadgiver) as session:
        saet = queries.saet_by_key(session, "kommune::Furesø")
        assert queries.saet_by_key(session, "kommune::Ukendt") is None
    assert saet is not None
    assert (saet.amounts[SatsArt.ENLIG], saet.amounts[SatsArt.PAR]) == (410_000, 715_000)


def test_the_same_amount_is_not_written_twice(database: Database, raadgiver: Actor) -> None:
    number = write(database, raadgiver, OWN)
    with pytest.raises(ValidationFailed, match="allerede skrevet"):
        write(database, raadgiver, replace(OWN, amount_oere=1))
    assert write(database, raadgiver, replace(OWN, amount_oere=800_000), number) == number
    assert [value.amount_oere for value in satser(database, raadgiver) if value.is_own] == [800_000]


def test_a_refused_amount_writes_nothing(database: Database, raadgiver: Actor) -> None:
    with pytest.raises(ValidationFailed):
        write(database, raadgiver, replace(OWN, source=""))
    assert satser(database, raadgiver) == published()


def test_an_amount_that_was_removed_cannot_be_changed(database: Database, raadgiver: Actor) -> None:
    number = write(database, raadgiver, OWN)
    with database.write(intent(raadgiver)) as session:
        service.remove_sats(session, number)
    with pytest.raises(UserError, match="findes ikke længere"):
        write(database, raadgiver, OWN, number)


def test_removing_can_be_undone(database: Database, raadgiver: Actor) -> None:
    number = write(database, raadgiver, OWN)
    before = satser(database, raadgiver)
    with database.write(intent(raadgiver)) as session:
        service.remove_sats(session, number)
    with database.write(intent(raadgiver, "Fortryd")) as undoing:
        audit.undo(undoing, session.transaction_id)
    assert satser(database, raadgiver) == before


SAET = SaetDraft(
    SatsRegime.GAELDSSTYRELSEN, 2026, ((SatsArt.ENLIG, 790_000), (SatsArt.EKSTRA_VOKSEN, 550_000)), "gaeldst.dk 2026"
)


def test_a_whole_year_is_written_at_once_and_corrected_at_once(database: Database, raadgiver: Actor) -> None:
    with database.write(intent(raadgiver)) as session:
        written = service.write_saet(session, SAET)
    with database.write(intent(raadgiver)) as session:
        again = service.write_saet(session, replace(SAET, amounts=((SatsArt.ENLIG, 800_000),)))
    assert again == written[:1]
    with database.read(raadgiver) as session:
        saet = queries.saet_by_key(session, "gaeldsstyrelsen:2026:")
    assert saet is not None
    assert dict(saet.amounts) == {SatsArt.ENLIG: 800_000, SatsArt.EKSTRA_VOKSEN: 550_000}


def test_the_problems_of_a_year_stand_at_the_amount_or_once_at_their_field(
    database: Database, raadgiver: Actor
) -> None:
    wrong = replace(SAET, source="", amounts=((SatsArt.ENLIG, 0), (SatsArt.BARN, 1)))
    with pytest.raises(ValidationFailed) as refused, database.write(intent(raadgiver)) as session:
        service.write_saet(session, wrong)
    assert sorted(problem.field for problem in refused.value.problems) == ["amounts.enlig", "source"]
    with pytest.raises(ValidationFailed, match="mindst et beløb"), database.write(intent(raadgiver)) as session:
        service.write_saet(session, replace(SAET, amounts=()))
    assert satser(database, raadgiver) == published()


def test_an_administrator_keeps_the_rates_and_a_leder_does_not(
    database: Database, administrator: Actor, leder: Actor
) -> None:
    number = write(database, administrator, OWN)
    with pytest.raises(NotAllowed):
        write(database, leder, OWN)
    with pytest.raises(NotAllowed), database.write(intent(leder)) as session:
        service.write_saet(session, SAET)
    with pytest.raises(NotAllowed), database.write(intent(leder)) as session:
        service.remove_sats(session, number)
