"""Figures against figures counted another way, at the borders of periods, and as things stood then."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import text

from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.fogedsager.models import FogedUdfald, IndsatsResultat
from socialvicevaert.features.henvisninger.models import Henvisning, HenvisningStatus
from socialvicevaert.features.indstillinger.models import Behovsomraade, Indstilling
from socialvicevaert.features.kontakter.models import KontaktArt
from socialvicevaert.features.partnere.models import Partner, PartnerKind
from socialvicevaert.features.rapporter.files.as_json import figures_json
from socialvicevaert.features.rapporter.queries.figures import report_figures
from socialvicevaert.features.rapporter.words.definitions import completeness
from socialvicevaert.features.rapporter.words.sentences import sentences
from socialvicevaert.features.restancer.models import Restanceliste
from socialvicevaert.features.sager.models import Sag, SagAarsag, SagBehov, SagResultat
from socialvicevaert.features.samtykker.models import Samtykke, SamtykkeForm, SamtykkeRetning
from socialvicevaert.features.tal.figures.counting import count
from socialvicevaert.features.tal.figures.model import model_of
from socialvicevaert.features.tal.figures.published import Published, publish
from socialvicevaert.features.tal.models import Selection
from socialvicevaert.shared.actor import Actor, Intent
from socialvicevaert.shared.errors import NotAllowed, ValidationFailed
from socialvicevaert.storage import Database, Session, row_id
from tests.features.tal.estate import WORKER, Estate, at

YEAR = Selection(date(2025, 11, 1), date(2026, 10, 31))
OCTOBER = Selection(date(2026, 10, 1), date(2026, 10, 31))


@pytest.fixture
def session(database: Database, vicevaert: Actor) -> Iterator[Session]:
    with database.write(Intent("Prøve", vicevaert)) as opened:
        yield opened


@pytest.fixture
def estate(session: Session) -> Estate:
    return Estate(session)


def true(session: Session, parameters: Selection = OCTOBER) -> dict[str, int]:
    """The figures before anything is hidden."""
    return model_of(count(session, parameters)).values()


def number(session: Session, sql: str, **values: Any) -> int:
    found = session.connection().execute(text(sql), values).scalar_one()
    return int(found)


def test_the_published_year_prints_243_sager_41_fogedsager_30_averted_and_73_2_percent(estate: Estate) -> None:
    estate.sydhavnen()
    report = report_figures(estate.session, YEAR)
    assert report.text("sager.i_perioden") == "243"
    assert report["sager.beboere"].value == 187
    assert report.text("fogedsager.i_perioden") == "41"
    assert report.text("fogedsager.afvaerget") == "30"
    assert report.share("fogedsager.afvaerget", "fogedsager.i_perioden") == "73,2 %"
    assert report.text("fogedsager.oevrige") == "11"
    assert report.text("fogedsager.udfald.udsat") == "<5"
    written = " ".join(sentences(report))
    assert "243 sager" in written
    assert "Af 41 fogedsager var 30 afværget ved periodens udgang (73,2 %)" in written
    assert "ikke det samme som udsat" in written


def test_the_figures_of_the_year_agree_with_sql_that_knows_nothing_of_the_report(estate: Estate) -> None:
    estate.sydhavnen()
    session = estate.session
    period = {"first": "2025-11-01", "last": "2026-10-31"}
    found = true(session, YEAR)
    active = "FROM sag s WHERE s.started_on <= :last AND (s.closed_on IS NULL OR s.closed_on >= :first)"
    assert found["sager.i_perioden"] == number(session, f"SELECT count(*) {active}", **period)
    assert found["sager.beboere"] == number(session, f"SELECT count(DISTINCT s.beboer_id) {active}", **period)
    assert found["sager.primo"] == number(session, f"SELECT count(*) {active} AND s.started_on < :first", **period)
    assert found["sager.ultimo"] == number(
        session, "SELECT count(*) FROM sag WHERE started_on <= :last AND (closed_on IS NULL OR closed_on > :last)",
        last="2026-10-31",
    )  # fmt: skip
    for cause in SagAarsag:
        counted = number(session, f"SELECT count(*) {active} AND s.cause = :cause", cause=cause.value, **period)
        assert found[f"sager.aarsag.{cause.value}"] == counted
    assert found["sager.aarsag.ikke_angivet"] == number(
        session, f"SELECT count(*) {active} AND s.cause IS NULL", **period
    )
    averted = (
        "SELECT count(*) FROM fogedsag f JOIN fogedhistorik h ON h.fogedsag_id = f.id "
        "WHERE f.opened_on <= :last AND (f.closed_on IS NULL OR f.closed_on >= :first) "
        "AND h.result LIKE 'afvaerget%' AND h.valid_from <= :last"
    )
    assert found["fogedsager.afvaerget"] == number(session, averted, **period)


def test_the_balance_of_sager_always_closes(estate: Estate) -> None:
    day = date(2026, 10, 10)
    stretches: list[tuple[tuple[date, date | None], ...]] = [
        ((date(2026, 1, 1), None),),  # open all the time
        ((date(2026, 1, 1), date(2026, 9, 30)),),  # closed the day before: not in the period
        ((date(2026, 1, 1), date(2026, 10, 1)),),  # closed on the first day
        ((date(2026, 1, 1), date(2026, 10, 31)),),  # closed on the last day
        ((date(2026, 10, 1), None),),  # opened on the first day
        ((date(2026, 10, 31), None),),  # opened on the last day
        ((date(2026, 11, 1), None),),  # opened the day after: not in the period
        ((date(2026, 10, 31), date(2026, 10, 31)),),  # one day
        ((date(2026, 1, 1), date(2026, 2, 1)), (day, None)),  # reopened in the period
        ((date(2026, 1, 1), date(2026, 2, 1)), (day, date(2026, 10, 20))),  # reopened and closed in it
        ((date(2026, 1, 1), date(2026, 10, 5)), (day, None)),  # closed and reopened in it: open
        ((date(2026, 10, 2), date(2026, 10, 5)), (day, None)),  # new, closed and reopened in it: new, open
    ]
    for one in stretches:
        estate.sag(estate.beboer(), *one)
    found = true(estate.session)
    keys = ("primo", "nye", "i_perioden", "afsluttede", "ultimo")
    assert [found[f"sager.{key}"] for key in keys] == [4, 6, 10, 4, 6]


def test_a_sag_closed_after_the_period_is_open_in_its_report(estate: Estate) -> None:
    estate.sag(estate.beboer(), (date(2026, 10, 2), date(2026, 11, 5)), result=SagResultat.LOEST)
    found = true(estate.session)
    assert found["sager.ultimo"] == 1
    assert found["sager.resultat.loest"] == 0


def test_an_outcome_that_changed_after_the_period_leaves_the_report_as_it_was(estate: Estate) -> None:
    averted = (FogedUdfald.AFTALE_HOLDT, IndsatsResultat.AFVAERGET_MIDLERTIDIGT)
    evicted = (FogedUdfald.UDSAT, IndsatsResultat.IKKE_AFVAERGET)
    estate.fogedsag(estate.beboer(), date(2026, 9, 1), (date(2026, 10, 20), *averted), (date(2026, 11, 10), *evicted))
    october = true(estate.session)
    november = true(estate.session, Selection(date(2026, 10, 1), date(2026, 11, 22)))
    assert (october["fogedsager.afvaerget_midlertidigt"], october["fogedsager.udfald.udsat"]) == (1, 0)
    assert (november["fogedsager.afvaerget_midlertidigt"], november["fogedsager.udfald.udsat"]) == (0, 1)


def test_a_fogedsag_counts_from_the_day_it_is_opened_to_the_day_it_is_closed(estate: Estate) -> None:
    result = (FogedUdfald.BETALT, IndsatsResultat.AFVAERGET_PERMANENT)
    estate.fogedsag(estate.beboer(), date(2026, 8, 1), (date(2026, 9, 30), *result))  # out
    estate.fogedsag(estate.beboer(), date(2026, 8, 1), (date(2026, 10, 1), *result))
    estate.fogedsag(estate.beboer(), date(2026, 10, 31))
    estate.fogedsag(estate.beboer(), date(2026, 11, 1))  # out
    found = true(estate.session)
    assert found["fogedsager.i_perioden"] == 2
    assert (found["fogedsager.primo"], found["fogedsager.modtagne"]) == (1, 1)
    assert (found["fogedsager.afvaerget"], found["fogedsager.ikke_vurderet"]) == (1, 1)


def test_contacts_follow_the_danish_calendar_and_failed_attempts_stand_apart(estate: Estate) -> None:
    person = estate.beboer()
    estate.kontakt(person, at(2026, 9, 30, 23, 59))
    estate.kontakt(person, at(2026, 10, 1, 0, 1), KontaktArt.TELEFON)  # 30 September in UTC
    estate.kontakt(person, at(2026, 10, 31, 23, 59))
    estate.kontakt(person, at(2026, 11, 1, 0, 0))
    estate.kontakt(person, at(2026, 10, 9, 12), KontaktArt.FORGAEVES)
    estate.kontakt(person, at(2026, 10, 9, 12), KontaktArt.NOTAT)
    found = true(estate.session)
    assert found["kontakter.i_alt"] == 2
    assert (found["kontakter.art.telefon"], found["kontakter.art.hjemmebesoeg"]) == (1, 1)
    assert (found["kontakter.forgaeves"], found["kontakter.notat"], found["kontakter.beboere"]) == (1, 1, 1)


def test_a_sag_counts_in_each_of_its_need_areas_and_unknown_is_a_row(estate: Estate) -> None:
    areas = [Behovsomraade(name=name, position=place) for place, name in enumerate(("Økonomi", "Sygdom", "Ensomhed"))]
    estate.session.add_all(areas)
    estate.session.flush()
    sager = [estate.sag(estate.beboer(), (date(2026, 10, 1), None)) for _ in range(3)]
    for sag, area in ((sager[0], areas[0]), (sager[0], areas[1]), (sager[1], areas[0])):
        estate.session.add(SagBehov(sag_id=sag, behovsomraade_id=row_id(area)))
    estate.session.flush()
    found = true(estate.session)
    assert [found[f"sager.behov.{area.id}"] for area in areas] == [2, 1, 0]
    assert found["sager.behov.ikke_angivet"] == 1


def test_referrals_stand_as_they_stood_at_the_end_of_the_period(estate: Estate) -> None:
    session = estate.session
    jobcenter = Partner(name="Jobcenter Fælleden", sort_key="j", kind=PartnerKind.JOBCENTER)
    laege = Partner(name="Lægehuset", sort_key="l", kind=PartnerKind.LAEGE)
    session.add_all([jobcenter, laege])
    session.flush()
    person = estate.beboer()

    def henvis(partner: Partner, status: HenvisningStatus, sent: date, **dates: date) -> None:
        session.add(
            Henvisning(
                beboer_id=person, partner_id=row_id(partner), medarbejder_id=WORKER, status=status, purpose="Hjælp",
                created_on=sent, sent_on=sent, **dates,
            )
        )  # fmt: skip
        session.flush()

    sent = date(2026, 10, 5)
    for days in (2, 4, 6, 10, 20):
        henvis(jobcenter, HenvisningStatus.BESVARET, sent, answered_on=sent + timedelta(days=days))
    henvis(
        jobcenter, HenvisningStatus.AFSLUTTET, sent, answered_on=date(2026, 10, 9), started_on=date(2026, 10, 12),
        ended_on=date(2026, 11, 3),
    )  # fmt: skip  # still started in October
    henvis(jobcenter, HenvisningStatus.AFVIST, sent, answered_on=date(2026, 11, 2), ended_on=date(2026, 11, 2))
    henvis(laege, HenvisningStatus.AFVIST, sent, answered_on=date(2026, 10, 8), ended_on=date(2026, 10, 8))
    henvis(laege, HenvisningStatus.SENDT, date(2026, 11, 1))
    found = true(session)
    row = f"henvisninger.partner.{jobcenter.id}"
    assert found["henvisninger.sendt"] == 8
    assert [found[f"{row}.{status}"] for status in ("sendt", "besvaret", "startet", "afvist", "afsluttet")] == [
        1,
        5,
        1,
        0,
        0,
    ]
    assert found["henvisninger.partner.oevrige.afvist"] == 1
    assert f"henvisninger.partner.{laege.id}" not in found


def test_days_to_answer_are_a_median_and_shown_only_over_enough_printed_answers(estate: Estate) -> None:
    session = estate.session
    partner = Partner(name="Jobcenter", sort_key="j", kind=PartnerKind.JOBCENTER)
    session.add(partner)
    session.flush()
    person = estate.beboer()

    def answered(days: int) -> None:
        sent = date(2026, 10, 1)
        session.add(
            Henvisning(
                beboer_id=person, partner_id=row_id(partner), medarbejder_id=WORKER, purpose="Hjælp", created_on=sent,
                status=HenvisningStatus.BESVARET, sent_on=sent, answered_on=sent + timedelta(days=days),
            )
        )  # fmt: skip
        session.flush()

    for days in (1, 3, 8, 9):
        answered(days)
    assert report_figures(session, OCTOBER).medians["henvisninger.sendt"] == "–"
    answered(21)
    assert report_figures(session, OCTOBER).medians["henvisninger.sendt"] == "8"
    answered(30)
    assert report_figures(session, OCTOBER).medians[f"henvisninger.partner.{partner.id}"] == "8,5"


def test_consents_come_go_and_expire(estate: Estate) -> None:
    person = estate.beboer()

    def given(on: date, valid_to: date, withdrawn_on: date | None = None) -> None:
        estate.session.add(
            Samtykke(
                beboer_id=person, purpose="Hjælp", direction=SamtykkeRetning.BEGGE, form=SamtykkeForm.PAPIR,
                given_on=on, valid_to=valid_to, withdrawn_on=withdrawn_on, received_by_id=WORKER,
            )
        )  # fmt: skip
        estate.session.flush()

    given(date(2026, 1, 1), date(2026, 9, 29))  # expired before
    given(date(2026, 1, 1), date(2026, 9, 30))  # valid on the day before, expired on the first
    given(date(2026, 1, 1), date(2026, 10, 31))  # valid on the last day, about to expire
    given(date(2026, 1, 1), date(2026, 12, 31), withdrawn_on=date(2026, 9, 30))  # withdrawn before
    given(date(2026, 1, 1), date(2026, 12, 31), withdrawn_on=date(2026, 10, 1))
    given(date(2026, 10, 31), date(2027, 10, 31))
    given(date(2026, 11, 1), date(2027, 11, 1))  # after
    given(date(2026, 10, 2), date(2027, 10, 2), withdrawn_on=date(2026, 11, 3))  # withdrawn after: valid then
    found = true(estate.session)
    keys = ("primo", "givet", "i_perioden", "trukket", "udloebet", "gaeldende", "udloeber")
    assert [found[f"samtykker.{key}"] for key in keys] == [3, 2, 5, 1, 1, 3, 1]


def test_arrears_come_from_the_last_list_of_the_period(estate: Estate) -> None:
    other = estate.afdeling("Engen", "0002")

    def imported(as_of: date, bands: dict[str, dict[str, list[int]]], afdeling_id: int | None = None) -> None:
        estate.session.add(
            Restanceliste(
                boligorganisation_id=1, as_of=as_of, imported_at=estate.session.now, imported_by_id=WORKER,
                file_name="liste.csv", file_sha256="0", row_count=1, usable_count=1, unusable_count=0,
                total_oere=1, bands=bands, afdeling_id=afdeling_id,
            )
        )  # fmt: skip
        estate.session.flush()

    imported(date(2026, 10, 1), {"1": {"under_5000": [50, 1]}, "9": {"under_5000": [60, 1]}})  # 9 has paid since
    imported(date(2026, 10, 30), {"1": {"under_5000": [8, 1], "fra_20000": [5, 1]}, "2": {"under_5000": [6, 1]}})
    imported(date(2026, 10, 31), {"": {"fra_5000": [7, 1]}}, afdeling_id=other)  # this estate alone, newer
    imported(date(2026, 11, 1), {"1": {"under_5000": [99, 1]}})
    found = true(estate.session)
    bands = ("under_5000", "fra_5000", "fra_10000", "fra_20000", "fra_30000")
    assert [found[f"restancer.baand.{band}"] for band in bands] == [8, 7, 0, 5, 0]
    one = true(estate.session, Selection(OCTOBER.period_from, OCTOBER.period_to, other))
    assert [one[f"restancer.baand.{band}"] for band in bands] == [0, 7, 0, 0, 0]


def test_a_list_that_names_no_estates_is_never_shown_as_one_estates_own(estate: Estate) -> None:
    unnumbered = estate.afdeling("Engen", "")
    estate.session.add(
        Restanceliste(
            boligorganisation_id=1, as_of=date(2026, 10, 9), imported_at=estate.session.now, imported_by_id=WORKER,
            file_name="liste.csv", file_sha256="0", row_count=1, usable_count=1, unusable_count=0, total_oere=1,
            bands={"": {"under_5000": [30, 1]}},
        )
    )  # fmt: skip
    estate.session.flush()
    for number in (estate.afdeling_id, unnumbered):
        report = report_figures(estate.session, Selection(*_dates(), number))
        assert report["restancer.husstande"].value == 0
        assert not report.restancer_divided
    everything = report_figures(estate.session, OCTOBER)
    assert everything.restancer_divided
    assert everything["restancer.husstande"].value == 30


def test_an_estate_holds_only_its_own_and_the_estates_add_up(estate: Estate) -> None:
    other = estate.afdeling("Engen")
    for afdeling_id, people in ((estate.afdeling_id, 3), (other, 2)):
        for _ in range(people):
            person = estate.beboer(afdeling_id)
            estate.sag(person, (date(2026, 10, 1), None))
            estate.fogedsag(person, date(2026, 10, 1))
            estate.kontakt(person, at(2026, 10, 4, 9))
    estate.sag(estate.beboer(home=False), (date(2026, 10, 1), None))
    everything = true(estate.session)
    parts = [true(estate.session, Selection(*_dates(), number)) for number in (estate.afdeling_id, other)]
    assert [part["sager.i_perioden"] for part in parts] == [3, 2]
    assert everything["sager.i_perioden"] == 6
    assert everything["sager.uden_afdeling"] == 1
    for key in ("fogedsager.i_perioden", "kontakter.i_alt"):
        assert everything[key] == sum(part[key] for part in parts)


def test_what_lies_in_the_bin_counts_nowhere(estate: Estate) -> None:
    session = estate.session
    kept, binned = estate.beboer(), estate.beboer()
    for person in (kept, binned):
        estate.sag(person, (date(2026, 10, 1), None))
        estate.kontakt(person, at(2026, 10, 4, 9))
        estate.fogedsag(person, date(2026, 10, 1))
    thrown = session.get(Sag, estate.sag(kept, (date(2026, 10, 1), None)))
    assert thrown is not None
    thrown.deleted_at = session.now
    gone = session.get(Beboer, binned)
    assert gone is not None
    gone.deleted_at = session.now
    session.flush()
    for parameters in (OCTOBER, Selection(*_dates(), estate.afdeling_id)):
        found = true(session, parameters)
        assert (found["sager.i_perioden"], found["kontakter.i_alt"], found["fogedsager.i_perioden"]) == (1, 1, 1)


def test_an_empty_month_is_all_zeros_and_says_so(session: Session) -> None:
    report = report_figures(session, OCTOBER)
    assert {one.text for one in report.figures.values()} == {"0"}
    assert report.share("fogedsager.afvaerget", "fogedsager.i_perioden") == "–"
    assert sentences(report)[0] == "Der var ingen sager i perioden."
    assert completeness(report) == ["Der mangler ingen af de oplysninger, som rapporten bygger på."]


def test_a_month_with_one_resident_tells_nothing_about_the_resident(estate: Estate) -> None:
    person = estate.beboer()
    estate.sag(person, (date(2026, 10, 1), None), cause=SagAarsag.MISBRUG)
    estate.fogedsag(person, date(2026, 10, 1))
    estate.kontakt(person, at(2026, 10, 4, 9))
    report = report_figures(estate.session, OCTOBER)
    assert not any(one.value for one in report.figures.values())
    assert report.text("sager.i_perioden") == "<5"
    assert report.text("sager.aarsag.misbrug") != "1"
    assert "1" not in " ".join(sentences(report))


def test_completeness_names_the_denominator(estate: Estate) -> None:
    for number in range(41):
        estate.sag(estate.beboer(), (date(2026, 10, 1), None), cause=SagAarsag.SYGDOM if number >= 7 else None)
    assert "7 af 41 sager har ingen årsag." in completeness(report_figures(estate.session, OCTOBER))


def test_json_holds_exactly_the_printed_figures(estate: Estate) -> None:
    estate.sydhavnen()
    report = report_figures(estate.session, YEAR)
    content = json.loads(figures_json(report, "R2026-0001"))
    assert content["format"] == "socialvicevaert-figures/2"
    assert content["period"] == {"from": "2025-11-01", "to": "2026-10-31"}
    assert content["figures"]["sager.i_perioden"] == {"label": "Sager i perioden", "value": 243, "text": "243"}
    assert content["figures"]["fogedsager.aldrig_kontakt"] == {"label": "Aldrig i kontakt", "value": None, "text": "<5"}
    assert content["shares"]["fogedsager.afvaerget"] == "73,2 %"
    hidden = {key for key, one in report.figures.items() if one.value is None}
    assert {key for key, one in content["figures"].items() if one["value"] is None} == hidden


def test_the_threshold_is_the_organisations_own(estate: Estate) -> None:
    for _ in range(6):
        estate.sag(estate.beboer(), (date(2026, 10, 1), None))
    assert report_figures(estate.session, OCTOBER).text("sager.i_perioden") == "6"
    estate.session.add(Indstilling(key="suppression_threshold", value="10"))
    estate.session.flush()
    assert report_figures(estate.session, OCTOBER).text("sager.i_perioden") == "<10"


def test_a_leder_may_ask_and_a_koordinator_may_not(database: Database, leder: Actor, koordinator: Actor) -> None:
    with database.write(Intent("Tal vist", leder)) as session:
        assert isinstance(report_figures(session, OCTOBER), Published)
    with database.read(koordinator) as session, pytest.raises(NotAllowed):
        report_figures(session, OCTOBER)


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        (Selection(date(2026, 10, 2), date(2026, 10, 1)), "før den første"),
        (Selection(date(2026, 11, 1), date(2026, 11, 30)), "ikke slut endnu"),
        (Selection(date(1990, 1, 1), date(2026, 10, 1)), "før år 2000"),
        (Selection(date(2026, 10, 1), date(2026, 10, 31), 999), "Afdelingen findes ikke"),
        (Selection(date(2026, 10, 1), date(2026, 10, 31), compare_year=2026), "Vælg et år før 2026"),
        (Selection(date(2026, 10, 1), date(2026, 10, 31), compare_year=1999), "år før 2000"),
        (Selection(date(2024, 6, 1), date(2026, 10, 31), compare_year=2023), "overlapper"),
    ],
)
def test_impossible_parameters_are_refused_in_words(session: Session, parameters: Selection, words: str) -> None:
    with pytest.raises(ValidationFailed, match=words):
        report_figures(session, parameters)


def test_hidden_rows_never_stand_in_order_of_size(estate: Estate) -> None:
    for cause, how_many in (
        (SagAarsag.SKILSMISSE, 1),
        (SagAarsag.SYGDOM, 3),
        (SagAarsag.MISBRUG, 2),
        (SagAarsag.DIGITAL, 9),
    ):
        for _ in range(how_many):
            estate.sag(estate.beboer(), (date(2026, 10, 1), None), cause=cause)
    report = publish(count(estate.session, OCTOBER))
    order = [one.key.rsplit(".", 1)[1] for one in report.rows("sager.aarsag") if one.value is None]
    fixed = [cause.value for cause in SagAarsag if cause.value in order]
    assert order == fixed


def _dates() -> tuple[date, date]:
    return OCTOBER.period_from, OCTOBER.period_to
