"""Thirteen months at once: each is what its own report counts; what may be seen of them, and what chance explains."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest

from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.fogedsager.models import (
    FogedHistorik,
    Fogedsag,
    FogedStadie,
    FogedUdfald,
    IndsatsResultat,
)
from socialvicevaert.features.henvisninger.models import Henvisning, HenvisningStatus
from socialvicevaert.features.indstillinger.models import Afdeling
from socialvicevaert.features.kontakter.models import Kontakt, KontaktArt
from socialvicevaert.features.partnere.models import Partner, PartnerKind
from socialvicevaert.features.rapporter.queries.figures import report_figures
from socialvicevaert.features.sager.models import Sag
from socialvicevaert.features.tal.figures.figure import Figure
from socialvicevaert.features.tal.figures.model import FigureModel, model_of
from socialvicevaert.features.tal.figures.model.maaneder import month_key
from socialvicevaert.features.tal.figures.trends import Trend, trends_of
from socialvicevaert.features.tal.models import Selection
from socialvicevaert.features.tal.queries.fogedsager import foged_counts
from socialvicevaert.features.tal.queries.henvisninger import henvisning_counts
from socialvicevaert.features.tal.queries.kontakter import NOT_MET, kontakt_counts
from socialvicevaert.features.tal.queries.sager import sag_counts
from socialvicevaert.features.tal.queries.scope import Scope, merges_of
from socialvicevaert.features.tal.queries.trends import KEY_FIGURES, MonthlyCounts, monthly_key_figures
from socialvicevaert.features.tal.rules.period import Period, months_up_to
from socialvicevaert.features.tal.rules.suppression import Hiding, hide
from socialvicevaert.shared.actor import Actor, Intent
from socialvicevaert.shared.errors import NotAllowed
from socialvicevaert.storage import Database, Session, row_id
from tests.features.tal.estate import Estate, at
from tests.features.tal.months import with_months
from tests.features.tal.test_hidden_figures import attacked, bounded, invented

OCTOBER = Period.month(2026, 10)
AVERTED = (IndsatsResultat.AFVAERGET_PERMANENT, IndsatsResultat.AFVAERGET_MIDLERTIDIGT)


@pytest.fixture
def session(database: Database, vicevaert: Actor) -> Iterator[Session]:
    with database.write(Intent("Prøve", vicevaert)) as opened:
        yield opened


@pytest.fixture
def estate(session: Session) -> Estate:
    return Estate(session)


def scopes(session: Session, afdeling_id: int | None = None, workers: frozenset[int] | None = None) -> list[Scope]:
    merges = merges_of(session)
    return [Scope(month, afdeling_id, workers, merges) for month in months_up_to(OCTOBER.to_on, 13)]


def one_by_one(session: Session, scope: Scope) -> tuple[int, ...]:
    """The key figures of one month as its own report counts them."""
    sager, foged = sag_counts(session, scope), foged_counts(session, scope)
    kinds = kontakt_counts(session, scope).kinds
    return (
        sager.active,
        sager.persons,
        sum(number for kind, number in kinds.items() if kind not in NOT_MET),
        foged.active,
        sum(foged.results.get(one, 0) for one in AVERTED),
        sum(one.sent for one in henvisning_counts(session, scope)),
    )


def test_the_months_are_whole_and_end_with_the_last_that_has_ended() -> None:
    assert months_up_to(date(2026, 10, 31), 13)[0] == Period.month(2025, 10)
    assert months_up_to(date(2026, 10, 31), 13)[-1] == OCTOBER
    assert months_up_to(date(2026, 10, 30), 2) == (Period.month(2026, 8), Period.month(2026, 9))
    assert months_up_to(date(2026, 12, 31), 13)[-1] == Period.month(2026, 12)
    assert months_up_to(date(2026, 1, 1), 1) == (Period.month(2025, 12),)


@pytest.mark.parametrize("seed", range(6))
def test_every_month_is_what_its_own_report_counts(estate: Estate, seed: int) -> None:
    session = estate.session
    estates = invent(estate, Random(seed))
    for afdeling_id in (None, *estates):
        for workers in (None, frozenset({1}), frozenset({2, 3})):
            wanted = scopes(session, afdeling_id, workers)
            found = monthly_key_figures(session, wanted)
            rows = list(zip(*(found.values[key] for key in KEY_FIGURES), strict=True))
            assert found.months == tuple(scope.period for scope in wanted)
            assert rows == [one_by_one(session, scope) for scope in wanted], (afdeling_id, workers)


def invent(estate: Estate, chance: Random) -> list[int]:
    """Two years of everything that is counted, at and around the borders of months; gives the estates."""
    session = estate.session
    estates = [estate.afdeling_id, estate.afdeling("Engen"), estate.afdeling("Skoven", "3")]
    if chance.random() < 0.7:  # one became part of another on the way
        merged = session.get_one(Afdeling, estates[2])
        merged.closed_on, merged.merged_into_id = day(chance), estates[chance.randint(0, 1)]
    partners = [
        Partner(name=f"Partner {number}", sort_key=str(number), kind=PartnerKind.JOBCENTER) for number in range(2)
    ]
    session.add_all(partners)
    session.flush()
    for _ in range(25):
        person = estate.beboer(chance.choice(estates), home=chance.random() < 0.9)
        for _ in range(chance.randint(0, 3)):
            _sag(estate, person, chance)
        for _ in range(chance.randint(0, 2)):
            _fogedsag(estate, person, chance)
        for _ in range(chance.randint(0, 6)):
            on, hour = day(chance), chance.choice((0, 1, 12, 22, 23))
            kind = chance.choice(list(KontaktArt))
            session.add(
                Kontakt(
                    beboer_id=person, medarbejder_id=chance.randint(1, 3), kind=kind,
                    held_at=at(on.year, on.month, on.day, hour, 30),
                    deleted_at=session.now if chance.random() < 0.1 else None,
                )
            )  # fmt: skip
        for _ in range(chance.randint(0, 3)):
            sent = chance.random() < 0.8
            session.add(
                Henvisning(
                    beboer_id=person, partner_id=row_id(chance.choice(partners)), medarbejder_id=chance.randint(1, 3),
                    purpose="Rådgivning", created_on=date(2024, 1, 1), sent_on=day(chance) if sent else None,
                    status=HenvisningStatus.SENDT if sent else HenvisningStatus.KLADDE,
                )
            )  # fmt: skip
        if chance.random() < 0.1:
            session.get_one(Beboer, person).deleted_at = session.now
    session.flush()
    return estates


def day(chance: Random) -> date:
    """Any day of the two years and a little after; every third is the first or the last of a month."""
    on = date(2024, 10, 1) + timedelta(days=chance.randint(0, 770))
    if chance.random() < 0.3:
        on = on.replace(day=1) - timedelta(days=chance.randint(0, 1))
    return on


def _sag(estate: Estate, person: int, chance: Random) -> None:
    """A sag of one to three stretches: closed and opened again, perhaps on the same day, perhaps open still."""
    days = sorted(day(chance) for _ in range(2 * chance.randint(1, 3)))
    stretches: list[tuple[date, date | None]] = list(zip(days[::2], days[1::2], strict=True))
    if chance.random() < 0.4:
        stretches[-1] = (stretches[-1][0], None)
    sag = estate.session.get_one(Sag, estate.sag(person, *stretches))
    sag.responsible_id = chance.randint(1, 3)
    if chance.random() < 0.1:
        sag.deleted_at = estate.session.now


def _fogedsag(estate: Estate, person: int, chance: Random) -> None:
    """A fogedsag whose history was corrected: what is written later may hold from an earlier day, and open it again."""
    session = estate.session
    opened_on = day(chance)
    row = session.get_one(Fogedsag, estate.fogedsag(person, opened_on))
    row.responsible_id = chance.randint(1, 3)
    if chance.random() < 0.2:  # of a tenancy that is not the resident's
        other = session.get_one(Beboer, estate.beboer(estate.afdeling_id))
        row.lejemaal_id = other.lejemaal_id
    if chance.random() < 0.1:
        row.deleted_at = session.now
    for _ in range(chance.randint(0, 4)):
        closes = chance.random() < 0.6
        session.add(
            FogedHistorik(
                fogedsag_id=row_id(row), valid_from=max(opened_on, day(chance)),
                stage=FogedStadie.AFSLUTTET if closes else FogedStadie.PAAKRAV,
                outcome=chance.choice([*FogedUdfald, None]) if closes else None,
                result=chance.choice([*IndsatsResultat, None]),
                recorded_at=session.now, recorded_by_id=1, deleted_at=session.now if chance.random() < 0.1 else None,
            )
        )  # fmt: skip
    session.flush()


def trend_of(values: Sequence[int | None], period: Period = OCTOBER, others: int | None = 0) -> Trend:
    """The trend of contacts over thirteen months with these values; None is hidden. All others are alike."""
    months = months_up_to(OCTOBER.to_on, 13)
    counts = replace(
        invented(0),
        period=period,
        compared=None,
        trends=MonthlyCounts(months, dict.fromkeys(KEY_FIGURES, (0,) * 13)),
    )
    figures = {
        month_key(counts, month, key): _figure(value if key == "kontakter.i_alt" else others)
        for key in KEY_FIGURES
        for month, value in zip(months, values, strict=True)
    }
    return trends_of(counts, figures)["kontakter.i_alt"]


def _figure(value: int | None) -> Figure:
    return Figure("", "Kontakter", value, "skjult" if value is None else str(value))


USUAL = [136, 150, 120, 141, 133, 128, 139, 144, 131, 126, 140, 135]


def test_a_month_outside_of_the_natural_variation_is_named_in_words() -> None:
    assert trend_of([*USUAL, 212]).signal == (
        "Kontakter: 212 i oktober er over det, som tilfældig variation forklarer (103–167)."
    )
    assert trend_of([*USUAL, 40]).signal == (
        "Kontakter: 40 i oktober er under det, som tilfældig variation forklarer (103–167)."
    )
    usual = trend_of([*USUAL, 167])
    assert (usual.signal, usual.variation) == ("", "inden for den naturlige variation (103–167)")


def test_eight_months_on_one_side_are_named_in_words() -> None:
    rising = trend_of([90, 140, 90, 140, 90, 130, 131, 132, 130, 133, 131, 130, 132])
    assert rising.signal.startswith("Kontakter: de otte seneste måneder til og med oktober ligger alle over gennems")
    assert rising.variation == "otte måneder i træk over gennemsnittet"


def test_a_hidden_month_is_a_gap_and_leaves_no_limits() -> None:
    trend = trend_of([*USUAL[:5], None, *USUAL[6:], 212])
    assert trend.values[5] is None
    assert (trend.limits, trend.signal) == (None, "")
    assert trend.variation == "naturlig variation vises ikke, når en måned er skjult"
    last = trend_of([*USUAL, None])
    assert (last.signal, last.variation) == ("", "naturlig variation: 103–167")


def test_months_before_anything_was_kept_are_not_what_chance_is_learnt_from() -> None:
    young = trend_of([0, 0, 0, 0, 0, *USUAL[:7], 212])
    assert (young.limits, young.signal) == (None, "")
    assert young.variation == "for få måneder til naturlig variation: 7 måneder af 12"
    assert trend_of([0] * 11 + [9, 9]).variation == "for få måneder til naturlig variation: 1 måned af 12"
    assert trend_of([0] * 13).variation == "for få måneder til naturlig variation: 0 måneder af 12"
    assert trend_of([0, 0, *USUAL[:10], 212], others=None).limits is None  # what is withheld may be 0


def test_what_never_happened_has_no_variation_to_speak_of_while_other_things_did() -> None:
    assert trend_of([0] * 13, others=9).variation == "ingen i de 13 måneder"
    assert trend_of([0] * 12 + [6], others=9).signal.startswith("Kontakter: 6 i oktober er over det, som")


def test_the_same_month_last_year_stands_below_the_figure_of_a_month_and_of_nothing_else() -> None:
    assert trend_of([*USUAL, 212]).year_ago_text == "okt. 2025: 136"
    assert trend_of([None, *USUAL[1:], 212]).year_ago_text == "okt. 2025: skjult"
    year = trend_of([*USUAL, 212], Period(date(2025, 11, 1), date(2026, 10, 31)))
    assert (year.year_ago, year.year_ago_text) == (None, "")
    assert [point.value for _, point in year.within(year.months[1])] == [150]
    assert len(year.within(Period(date(2025, 11, 1), date(2026, 10, 31)))) == 12
    assert year.short_months[0] == "okt. 2025"
    assert year.short_months[7] == "maj 2026"


def test_the_last_point_of_a_month_is_the_figure_of_the_report_itself(estate: Estate) -> None:
    invent(estate, Random(3))
    report = report_figures(estate.session, Selection(OCTOBER.from_on, OCTOBER.to_on))
    assert tuple(report.trends) == KEY_FIGURES
    for key, trend in report.trends.items():
        assert trend.points[-1] is report[key]
        assert trend.points[0].key == f"md.2025-10.{key}"
    compared = report_figures(estate.session, Selection(OCTOBER.from_on, OCTOBER.to_on, compare_year=2025))
    assert compared.trends["fogedsager.afvaerget"].points[0] is compared["foer.fogedsager.afvaerget"]
    year = report_figures(estate.session, Selection(date(2025, 1, 1), date(2025, 12, 31)))
    assert [month.name for month in year.trends["sager.beboere"].months[::12]] == ["december 2024", "december 2025"]


def test_no_role_without_reports_sees_the_months(database: Database, koordinator: Actor) -> None:
    with database.read(koordinator) as session, pytest.raises(NotAllowed):
        monthly_key_figures(session, [Scope(OCTOBER)])


@pytest.mark.parametrize("block", range(2))
def test_no_month_gives_a_hidden_figure_away_nor_what_one_period_has_beside_another(block: int) -> None:
    hidden = 0
    for seed in range(block * 40, block * 40 + 40):
        counts = with_months(invented(seed), Random(seed))
        model = model_of(counts)
        found = attacked(model, counts.threshold) if seed % 30 == 1 else bounds_attacked(model, counts.threshold)
        hidden += sum(key.startswith("md.") for key in found)
    assert hidden > 150


def bounds_attacked(model: FigureModel, threshold: int) -> dict[str, Hiding]:
    """What is hidden, after an attempt to bound each from both sides: much quicker than solving all equations."""
    hidden = hide(model.cells, model.relations, threshold)
    for key, (low, high) in bounded(model, hidden, threshold).items():
        assert low < high, f"{key} must be {low}"
    return hidden


def test_what_a_quarter_has_beside_its_last_month_is_guarded_though_nobody_prints_it() -> None:
    counts = replace(invented(6), period=Period(date(2026, 8, 1), date(2026, 10, 31)), compared=None)
    total = model_of(counts).values()["sager.i_perioden"]
    months = months_up_to(OCTOBER.to_on, 13)
    for left, shown in ((3, False), (30, True)):
        values = dict.fromkeys(KEY_FIGURES, (0,) * 13) | {"sager.i_perioden": (0,) * 12 + (total - left,)}
        model = model_of(replace(counts, trends=MonthlyCounts(months, values)))
        hidden = hide(model.cells, model.relations, 5)
        assert total > 60
        assert ("md.2026-10.sager.i_perioden" not in hidden) is shown
        assert "sager.i_perioden" not in hidden
