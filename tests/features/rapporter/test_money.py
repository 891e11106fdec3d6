"""The figures about money against SQL that knows nothing of the report, at the borders, and as things stood then."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from statistics import median
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from socialvicevaert.features.afdragsordninger.models import OrdningTilstand
from socialvicevaert.features.ansoegninger.models import Afgoerelse, AnsoegningGrundlag
from socialvicevaert.features.ansoegninger.service import bin_ansoegning
from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.budgetter.models import BudgetDraft, Budgetkategori, LinjeDraft
from socialvicevaert.features.budgetter.service import new_version, save_budget, start_budget
from socialvicevaert.features.datakvalitet.queries import MissingGroup, missing
from socialvicevaert.features.fogedsager.models import IndsatsResultat
from socialvicevaert.features.forloeb.models import ForloebStatus
from socialvicevaert.features.forloeb.service import bin_forloeb, reopen_forloeb
from socialvicevaert.features.rapporter.pdf import report_document
from socialvicevaert.features.rapporter.queries.figures import report_figures
from socialvicevaert.features.rapporter.words.definitions import completeness
from socialvicevaert.features.tal.figures.counting import count
from socialvicevaert.features.tal.figures.model import model_of
from socialvicevaert.features.tal.figures.published import publish
from socialvicevaert.features.tal.models import Selection
from socialvicevaert.features.tal.queries.forloeb import ForloebCounts, MaalingCounts
from socialvicevaert.features.tal.queries.scope import Scope
from socialvicevaert.features.tal.rules.period import Period
from socialvicevaert.shared.actor import Actor
from socialvicevaert.storage import Database
from socialvicevaert.storage.session import Session
from tests.factories import intent
from tests.features.rapporter.test_report import pages
from tests.features.tal.estate import Estate
from tests.features.tal.money import UNKNOWN, Facts, Money
from tests.features.tal.test_hidden_figures import invented

OCTOBER = Selection(date(2026, 10, 1), date(2026, 10, 31))
PERMANENT = IndsatsResultat.AFVAERGET_PERMANENT


@pytest.fixture
def session(database: Database, raadgiver: Actor) -> Iterator[Session]:
    with database.write(intent(raadgiver)) as opened:
        yield opened


@pytest.fixture
def money(session: Session) -> Money:
    return Money(session)


def true(session: Session, parameters: Selection = OCTOBER) -> dict[str, int]:
    """The figures before anything is hidden."""
    return model_of(count(session, parameters)).values()


def number(session: Session, sql: str, **values: Any) -> int:
    return int(session.connection().execute(text(sql), values).scalar_one())


def gaps(session: Session) -> dict[str, MissingGroup]:
    return {group.key: group for group in missing(session, Scope(Period.month(2026, 10)))}


def busy_october(money: Money) -> None:
    """Some of everything, around October too."""
    statuses = (None, ForloebStatus.INTET_SVAR, ForloebStatus.AFSLAAET, ForloebStatus.ACCEPTERET)
    for place in range(64):
        offered = date(2026, 9, 12) + timedelta(days=place)
        money.offer(offered, statuses[place % 4], min(offered + timedelta(days=place % 9), date(2026, 11, 20)))
    for place in range(30):
        facts: Facts = (1000 + 130 * place if place % 3 else None, 90_000 - 1000 * place, bool(place % 2))
        after: Facts = (2000 + 100 * place, None if place % 5 == 0 else 40_000, True)
        result = list(IndsatsResultat)[place % 4]
        money.closed(result, date(2026, 9, 24) + timedelta(days=2 * place % 50), facts if place % 7 else None, after)
    for place in range(40):
        agreed = date(2026, 6, 1) + timedelta(days=4 * place)
        due = [agreed + timedelta(days=30 * one) for one in range(1, 4)]
        ended = agreed + timedelta(days=10) if place % 9 == 0 else None
        paid = () if ended else tuple(day for day in due[: place % 4] if day <= date(2026, 11, 22))
        money.ordning(agreed, *due, paid=paid, cancelled=ended)
    for place in range(60):
        sent = date(2026, 8, 25) + timedelta(days=place)
        decision = [None, *Afgoerelse][(place + place // 10) % 5]
        decided = min(sent + timedelta(days=place % 23), date(2026, 11, 21)) if decision else None
        money.ansoegning(list(AnsoegningGrundlag)[place % 10 // 3], sent, decision, decided, sent + timedelta(days=14))


def test_every_figure_about_money_agrees_with_sql_that_knows_nothing_of_the_report(money: Money) -> None:
    busy_october(money)
    session = money.session
    found = true(session)
    first, last = "2026-10-01", "2026-10-31"
    at_end = (
        "(SELECT h.status FROM forloebhistorik h WHERE h.forloeb_id = f.id AND h.\"on\" <= '2026-10-31' "
        "ORDER BY h.id DESC LIMIT 1)"
    )
    offered = f"SELECT count(*) FROM forloeb f WHERE f.offered_on BETWEEN '{first}' AND '{last}'"
    assert found["forloeb.tilbudt"] == number(session, offered) > 20
    for status in ForloebStatus:
        expected = number(session, f"{offered} AND {at_end} = :status", status=status.value)
        assert found[f"forloeb.tragt.{status.value}"] == expected > 0
    closed = f"SELECT count(*) FROM forloeb f WHERE f.closed_on BETWEEN '{first}' AND '{last}'"
    assert found["forloeb.afsluttede"] == number(session, closed) > 10
    for result in IndsatsResultat:
        expected = number(session, f"{closed} AND f.result = :result", result=result.value)
        assert found[f"forloeb.resultat.{result.value}"] == expected
    for fact, column in (("raadighed", "raadighedsbeloeb_oere"), ("gaeld", "debt_oere"), ("plan", "has_plan")):
        both = f"(SELECT count(*) FROM maaling m WHERE m.forloeb_id = f.id AND m.{column} IS NOT NULL) = 2"
        assert found[f"maaling.{fact}.kendt"] == number(session, f"{closed} AND {both}") > 0
        assert found[f"maaling.{fact}.ukendt"] == number(session, f"{closed} AND NOT {both}")
    sent = f"SELECT count(*) FROM ansoegning a WHERE a.sent_on BETWEEN '{first}' AND '{last}'"
    ends = {one.value: f"a.decision = '{one}' AND a.decided_on <= '{last}'" for one in Afgoerelse}
    ends["venter"] = f"(a.decided_on IS NULL OR a.decided_on > '{last}')"
    rows = {"ansoegninger.status": "true"}
    small = []
    for basis in AnsoegningGrundlag:
        row = f"ansoegninger.grundlag.{basis.value}"
        assert found[row] == number(session, f"{sent} AND a.basis = '{basis}'")
        if found[row] >= 5:
            rows[row] = f"a.basis = '{basis}'"
        else:
            small.append(basis)
    assert (len(rows), len(small)) == (4, 3)
    rows["ansoegninger.grundlag.oevrige"] = f"a.basis IN ({', '.join(repr(one.value) for one in small)})"
    for row, which in rows.items():
        for ending, how in ends.items():
            assert found[f"{row}.{ending}"] == number(session, f"{sent} AND {which} AND {how}"), (row, ending)
    waiting = (
        f"SELECT count(*) FROM ansoegning WHERE sent_on <= '{last}' AND (decided_on IS NULL OR decided_on > '{last}')"
    )
    assert found["ansoegninger.venter"] == number(session, waiting)
    assert found["ansoegninger.over_tid"] == number(session, f"{waiting} AND expected_answer_on < '{last}'") > 0
    assert number(session, waiting) > found["ansoegninger.status.venter"] > 0
    # paid: 500 kr. each; broken: an instalment is due more than 5 days and the payments do not reach it
    paid = f"(SELECT count(*) FROM indbetaling i WHERE i.afdragsordning_id = o.id AND i.paid_on <= '{last}')"
    demanded = (
        f"(SELECT count(*) FROM afdrag d WHERE d.afdragsordning_id = o.id AND date(d.due_on, '+5 days') < '{last}')"
    )
    live = (
        f"SELECT count(*) FROM afdragsordning o WHERE o.agreed_on <= '{last}' AND {paid} < 3 "
        f"AND (o.cancelled_on IS NULL OR o.cancelled_on > '{last}')"
    )
    assert found["ordninger.tilstand.brudt"] == number(session, f"{live} AND {paid} < {demanded}") > 0
    assert found["ordninger.tilstand.loeber"] == number(session, f"{live} AND {paid} >= {demanded}") > 0


def test_what_was_answered_after_the_period_still_waited_in_it(money: Money) -> None:
    for answer in (ForloebStatus.ACCEPTERET, ForloebStatus.AFSLAAET):
        money.offer(date(2026, 10, 20), answer, date(2026, 11, 2))
    money.offer(date(2026, 10, 31), ForloebStatus.ACCEPTERET, date(2026, 10, 31))
    money.offer(date(2026, 9, 30), ForloebStatus.ACCEPTERET, date(2026, 10, 2))  # offered before
    money.ansoegning(AnsoegningGrundlag.FOND, date(2026, 10, 20), Afgoerelse.BEVILGET, date(2026, 11, 1))
    money.ansoegning(AnsoegningGrundlag.FOND, date(2026, 10, 20), Afgoerelse.BEVILGET, date(2026, 10, 31))
    money.ansoegning(AnsoegningGrundlag.FOND, None)  # not sent yet
    found = true(money.session)
    assert (found["forloeb.tilbudt"], found["forloeb.tragt.tilbudt"], found["forloeb.tragt.accepteret"]) == (3, 2, 1)
    status = "ansoegninger.status"
    assert (found["ansoegninger.grundlag.fond"], found[f"{status}.venter"], found[f"{status}.bevilget"]) == (2, 1, 1)


def test_a_resident_who_declined_and_then_accepted_is_where_she_was_when_the_period_ended(money: Money) -> None:
    forloeb_id = money.offer(date(2026, 10, 2), ForloebStatus.AFSLAAET, date(2026, 10, 8))
    money.answer(forloeb_id, ForloebStatus.ACCEPTERET, date(2026, 11, 3))
    assert true(money.session)["forloeb.tragt.afslaaet"] == 1
    november = true(money.session, Selection(date(2026, 10, 1), date(2026, 11, 22)))
    assert (november["forloeb.tragt.afslaaet"], november["forloeb.tragt.accepteret"]) == (0, 1)


def test_the_parts_of_the_funnel_sum_to_what_was_offered(money: Money) -> None:
    busy_october(money)
    found = true(money.session)
    assert sum(found[f"forloeb.tragt.{status.value}"] for status in ForloebStatus) == found["forloeb.tilbudt"]


def test_a_course_closed_on_the_first_or_last_day_counts_and_one_reopened_does_not(money: Money) -> None:
    for day in (date(2026, 9, 30), date(2026, 10, 1), date(2026, 10, 31), date(2026, 11, 1)):
        money.closed(PERMANENT, day)
    reopen_forloeb(money.session, money.closed(PERMANENT, date(2026, 10, 9)))
    bin_forloeb(money.session, money.closed(PERMANENT, date(2026, 10, 9)))
    assert true(money.session)["forloeb.afsluttede"] == 2


def test_medians_are_of_courses_known_at_both_ends_and_stand_in_whole_hundreds(money: Money) -> None:
    october = date(2026, 10, 20)
    for before, after in ((1000, 2000), (2000, 2500), (3049, 4151), (9000, 9100), (9500, 9900)):
        money.closed(PERMANENT, october, (before, 50_000 + before, False), (after, 30_000, True))
    for _ in range(3):
        money.closed(PERMANENT, october, (100, None, None), UNKNOWN)  # known at one end: unknown
        money.closed(PERMANENT, october, None, (90_000, 1, True))
    report = report_figures(money.session, OCTOBER)
    assert report.amounts["maaling.raadighed.foer"] == 3000_00
    assert report.amount("maaling.raadighed.efter") == "4.200 kr."
    assert (report.amount("maaling.gaeld.foer"), report.amount("maaling.gaeld.efter")) == ("53.000 kr.", "30.000 kr.")
    found = true(money.session)
    assert [found[f"maaling.plan.{key}"] for key in ("kendt", "ukendt", "foer.ja", "efter.ja")] == [5, 6, 0, 5]


def test_a_few_unknown_ones_hide_how_many_they_are_but_not_the_median_of_the_others(money: Money) -> None:
    for _ in range(9):
        money.closed(PERMANENT, date(2026, 10, 20), (1000, 50_000, False), (2000, 30_000, True))
    money.closed(PERMANENT, date(2026, 10, 20))
    report = report_figures(money.session, OCTOBER)
    assert (report.text("maaling.raadighed.ukendt"), report["maaling.raadighed.kendt"].value) == ("<5", None)
    assert report.amount("maaling.raadighed.efter") == "2.000 kr."  # 10 closed, fewer than 5 unknown: 6 or more
    for _ in range(3):
        reopen_forloeb(money.session, 1 + _)
    report = report_figures(money.session, OCTOBER)
    assert report.text("forloeb.afsluttede") == "7"
    assert report.amount("maaling.raadighed.efter") == "–"  # printing it would tell that 5 or more are known


def test_a_median_of_fewer_than_the_threshold_is_not_printed(money: Money) -> None:
    for _ in range(4):
        money.closed(PERMANENT, date(2026, 10, 20), (4321, 50_000, False), (5678, 30_000, True))
    for _ in range(30):
        money.closed(PERMANENT, date(2026, 10, 20))
    report = report_figures(money.session, OCTOBER)
    assert report.text("maaling.raadighed.kendt") == "<5"
    assert set(report.amounts.values()) == {None}
    printed = " ".join(pages(report_document(report).pdf()))
    assert "Rådighedsbeløb pr. måned <5" in printed
    assert "4.300" not in printed


def test_days_to_answer_are_a_median_of_the_answered_and_not_of_the_withdrawn(money: Money) -> None:
    basis = AnsoegningGrundlag.PARAGRAF_81
    sent = date(2026, 10, 1)
    for days, decision in zip(
        (2, 4, 9, 12, 25), (Afgoerelse.BEVILGET, Afgoerelse.DELVIST, Afgoerelse.AFSLAG) * 2, strict=False
    ):
        money.ansoegning(basis, sent, decision, sent + timedelta(days=days))
    for _ in range(5):
        money.ansoegning(basis, sent, Afgoerelse.TRUKKET, date(2026, 10, 30))
    report = report_figures(money.session, OCTOBER)
    assert report.text("ansoegninger.status.besvaret") == "5"
    assert report.medians["ansoegninger.sendt"] == "9"
    assert report.medians["ansoegninger.grundlag.paragraf_81"] == "9"
    assert report.medians["ansoegninger.grundlag.oevrige"] == "–"


def test_an_agreement_stands_as_its_payments_up_to_the_end_of_the_period_say(money: Money) -> None:
    first, second = date(2026, 9, 30), date(2026, 10, 20)
    money.ordning(date(2026, 9, 1), first, second, paid=(first,))  # the second is missing: broken
    money.ordning(date(2026, 9, 1), first, second, paid=(first, date(2026, 11, 3)))  # paid too late for October
    money.ordning(date(2026, 9, 1), first, second, paid=(first, second))  # paid
    money.ordning(date(2026, 9, 1), first, date(2026, 11, 1), paid=(first,))  # runs
    money.ordning(date(2026, 10, 2), date(2026, 11, 1), cancelled=date(2026, 10, 9))  # ended
    money.ordning(date(2026, 10, 2), date(2026, 11, 1), cancelled=date(2026, 11, 9))  # ended after: runs
    money.ordning(date(2026, 8, 1), first, paid=(first,))  # paid before: not in the period
    money.ordning(date(2026, 8, 1), first, cancelled=date(2026, 9, 30))  # ended before: not in the period
    money.ordning(date(2026, 11, 1), date(2026, 11, 30))  # made after
    found = true(money.session)
    states = [found[f"ordninger.tilstand.{one.value}"] for one in OrdningTilstand]
    assert dict(zip(OrdningTilstand, states, strict=True)) == {
        OrdningTilstand.LOEBER: 2, OrdningTilstand.BRUDT: 2, OrdningTilstand.BETALT: 1, OrdningTilstand.OPHOERT: 1,
    }  # fmt: skip
    assert (found["ordninger.primo"], found["ordninger.aftalt"], found["ordninger.i_perioden"]) == (4, 2, 6)


def test_a_budget_counts_when_something_beside_the_rent_is_in_it_and_a_new_version_again(money: Money) -> None:
    november = Selection(date(2026, 11, 1), date(2026, 11, 22))
    session = money.session
    only_begun = start_budget(session, money.beboer())
    rent = LinjeDraft(Budgetkategori.HUSLEJE, amount_oere=6_000_00)
    save_budget(session, only_begun, BudgetDraft(date(2026, 11, 1), lines=(rent, LinjeDraft(Budgetkategori.MAD))))
    made = start_budget(session, money.beboer())
    pay = LinjeDraft(Budgetkategori.LOEN, amount_oere=17_000_00)
    save_budget(session, made, BudgetDraft(date(2026, 11, 1), lines=(rent, pay)))
    assert true(session, november)["budgetter.lavet"] == 1
    new_version(session, made, "Efter flytning")
    found = true(session, november)
    assert (found["budgetter.lavet"], found["budgetter.beboere"]) == (2, 1)
    assert true(session)["budgetter.lavet"] == 0
    assert "Budgetter lavet <5" in " ".join(pages(report_document(report_figures(session, november)).pdf()))


def test_an_estate_holds_only_the_money_matters_of_its_own_and_the_bin_holds_none(money: Money) -> None:
    session = money.session
    estate = Estate(session)
    other = estate.afdeling("Engen")
    money.beboer = iter([estate.beboer(), estate.beboer(other), estate.beboer(other)] * 3).__next__  # type: ignore[method-assign]
    for _ in range(3):
        money.closed(PERMANENT, date(2026, 10, 30), days=3)
    for _ in range(3):
        money.ordning(date(2026, 10, 2), date(2026, 11, 1))
    sent = [money.ansoegning(AnsoegningGrundlag.FOND, date(2026, 10, 2)) for _ in range(3)]
    keys = (
        "forloeb.tilbudt",
        "forloeb.afsluttede",
        "maaling.plan.ukendt",
        "ordninger.i_perioden",
        "ansoegninger.sendt",
    )
    parameters = [
        Selection(OCTOBER.period_from, OCTOBER.period_to, chosen) for chosen in (None, estate.afdeling_id, other)
    ]
    found = [true(session, one) for one in parameters]
    assert [[one[key] for key in keys] for one in found] == [[3] * 5, [1] * 5, [2] * 5]
    session.kept(Beboer, 2).deleted_at = session.now
    bin_ansoegning(session, sent[2])
    session.flush()
    found = [true(session, one) for one in parameters]
    assert [[one[key] for key in keys] for one in found] == [[2, 2, 2, 2, 1], [1] * 5, [1, 1, 1, 1, 0]]


def test_what_is_missing_of_money_leads_to_its_own_card(money: Money) -> None:
    offered = money.offer(date(2026, 10, 12))
    money.offer(date(2026, 10, 12), ForloebStatus.AFSLAAET, date(2026, 10, 13))
    measured = money.closed(PERMANENT, date(2026, 10, 20), (1, 1, False), (1, 1, True))
    unmeasured = money.closed(PERMANENT, date(2026, 10, 20), (1, 1, False), (1, 1, None))
    late = money.ansoegning(AnsoegningGrundlag.PARAGRAF_81, date(2026, 9, 2), expected=date(2026, 10, 30))
    money.ansoegning(AnsoegningGrundlag.PARAGRAF_81, date(2026, 10, 2), expected=date(2026, 10, 31))
    found = gaps(money.session)
    assert [row.extra for row in found["forloeb_uden_svar"].rows] == [{"part": "forloeb", "id": offered}]
    assert [row.extra["id"] for row in found["forloeb_uden_plan"].rows] == [unmeasured] != [measured]
    assert found["forloeb_uden_gaeld"].rows == found["forloeb_uden_raadighed"].rows == ()
    assert found["forloeb_uden_resultat"].rows == ()
    (row,) = found["ansoegninger_over_tid"].rows
    assert (row.tab, row.extra) == ("oekonomi", {"part": "ansoegninger", "id": late})
    assert row.what == "Enkeltydelse (aktivloven § 81), sendt 02-09-2026"
    figures = true(money.session)
    for key in ("forloeb_uden_svar", "forloeb_uden_plan", "ansoegninger_over_tid"):
        assert len(found[key].rows) == figures[found[key].figure] == 1


def test_completeness_counts_courses_that_were_not_measured(money: Money) -> None:
    for _ in range(12):
        money.closed(PERMANENT, date(2026, 10, 20))
    for _ in range(29):
        money.closed(PERMANENT, date(2026, 10, 20), (1, 1, False), (1, 1, True))
    lines = completeness(report_figures(money.session, OCTOBER))
    assert "12 af 41 afsluttede forløb mangler gæld før eller efter." in lines


def test_everything_about_money_is_printed_as_it_may_be_seen(money: Money) -> None:
    busy_october(money)
    report = report_figures(money.session, OCTOBER)
    printed = " ".join(pages(report_document(report).pdf()))
    for key in ("forloeb.tragt", "ordninger.tilstand"):
        for figure in report.rows(key):
            alone = figure.value == 0 and figure.label in printed
            assert f"{figure.label} {figure.text}" in printed or alone, figure
    for figure in report.rows("ansoegninger.grundlag"):
        assert f"{figure.label} {figure.text}" in printed or figure.value == 0, figure
    for key in report.groups["ansoegninger.afgjort"]:
        cells = [
            report.text(f"{key}.{one}") for one in ("bevilget", "delvist", "afslag", "trukket", "venter", "besvaret")
        ]
        assert f"{report[key].text} {' '.join(cells)} {report.medians[key]}" in printed
    assert f"Venter ved periodens udgang {report.text('ansoegninger.venter')}" in printed


@given(st.lists(st.integers(-50_000_00, 900_000_00), min_size=5, max_size=12))
def test_a_printed_median_is_within_fifty_kroner_of_the_middle_one(amounts: list[int]) -> None:
    counts = replace(
        invented(0),
        forloeb=ForloebCounts({}, {PERMANENT: len(amounts)}),
        maalinger=MaalingCounts(tuple((one, -one) for one in amounts), (), ()),
    )
    report = publish(counts)
    for moment, values in (("foer", amounts), ("efter", [-one for one in amounts])):
        printed = report.amounts[f"maaling.raadighed.{moment}"]
        assert printed is not None
        assert printed % 100_00 == 0
        assert abs(Fraction(printed) - median(map(Fraction, values))) <= 50_00
