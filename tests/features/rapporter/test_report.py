"""The report as a file: what is printed, what is never printed, kept as it was issued."""

import json
import re
from datetime import date, timedelta

import pypdfium2 as pdfium
import pytest
from sqlmodel import select

from socialvicevaert import audit
from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.datakvalitet.queries import missing
from socialvicevaert.features.indstillinger.models import Afdeling, Indstilling
from socialvicevaert.features.rapporter.models import UdstedtRapport
from socialvicevaert.features.rapporter.pdf import report_document
from socialvicevaert.features.rapporter.queries.figures import report_figures
from socialvicevaert.features.rapporter.queries.issued import issued_document, issued_reports
from socialvicevaert.features.rapporter.service import issue_report, record_taken
from socialvicevaert.features.sager.models import SagAarsag, SagKilde
from socialvicevaert.features.tal.models import Selection
from socialvicevaert.features.tal.queries.scope import Scope
from socialvicevaert.features.tal.rules.period import Period, last_full_month
from socialvicevaert.shared.actor import Actor, Intent
from socialvicevaert.shared.clock import FixedClock
from socialvicevaert.shared.errors import NotAllowed, UserError
from socialvicevaert.shared.pdfium import ONE_AT_A_TIME
from socialvicevaert.storage import Database
from tests.features.tal.estate import Estate, at

YEAR = Selection(date(2025, 11, 1), date(2026, 10, 31))
OCTOBER = Selection(date(2026, 10, 1), date(2026, 10, 31))


def pages(pdf: bytes) -> list[str]:
    with ONE_AT_A_TIME, pdfium.PdfDocument(pdf) as document:  # a page may be drawn meanwhile
        return [re.sub(r"\s+", " ", page.get_textpage().get_text_bounded()) for page in document]


def test_the_report_of_the_year_prints_what_was_published(year: Database, leder: Actor) -> None:
    with year.write(Intent("Rapport", leder)) as session:
        issued = issue_report(session, YEAR)
    found = pages(issued.document)
    first = found[0]
    for words in ("243", "187", "41", "73,2 %", "30 af 41 fogedsager", "01-11-2025 til 31-10-2026", "Lærkeparken"):
        assert words in first
    assert "Boligforeningen Fælleden" in first
    assert issued.report_id in found[-1]
    last = " ".join(found[-3:])
    assert "Fuldstændighed" in last
    assert "22-11-2026 kl. 09.00" in last
    assert "7 af 243 sager har ingen årsag." in last


def test_no_resident_is_named_in_the_report(year: Database, leder: Actor, vicevaert: Actor) -> None:
    with year.write(Intent("Rapport", leder)) as session:
        text = " ".join(pages(issue_report(session, YEAR).document))
    with year.read(vicevaert) as session:
        names = {one for row in session.exec(select(Beboer)) for one in (row.first_name, row.last_name)}
    assert len(names) > 100
    assert not [name for name in names if name in text]


def test_the_json_and_the_pdf_show_the_same_figures(year: Database, leder: Actor) -> None:
    with year.write(Intent("Rapport", leder)) as session:
        issued = issue_report(session, YEAR)
    text = " ".join(pages(issued.document))
    content = json.loads(issued.figures_json)
    elsewhere = (  # other shapes, and other tests
        "henvisninger.", "restancer.", "sager.uden_afdeling", "fogedsager.forbi_dato", "forloeb.", "maaling.",
        "ordninger.", "ansoegninger.", "budgetter.", "md.", "afd.", "genbesoeg.", "nye_mennesker.",
    )  # fmt: skip
    assert "Der var ingen samtykker i perioden." in text  # instead of a table of zeros
    consents = {one["value"] for key, one in content["figures"].items() if key.startswith("samtykker.")}
    assert consents == {0}
    shown = [one for key, one in content["figures"].items() if not key.startswith((*elsewhere, "samtykker."))]
    assert len(shown) > 60
    for one in shown:
        label = one["label"] if one["label"] in text else one["label"][0].lower() + one["label"][1:]
        alone = one["value"] == 0 and re.search(rf"Ingen \(0\): [^.]*{re.escape(one['label'])}", text)
        assert f"{label} {one['text']}" in text or f"{label}: {one['text']}" in text or alone, one
    assert content["shares"]["fogedsager.afvaerget"] in text


def test_the_same_figures_give_the_same_bytes(year: Database, vicevaert: Actor) -> None:
    with year.read(vicevaert) as session:
        one = report_document(report_figures(session, YEAR), "R2026-0001", "1.0").pdf()
    with year.read(vicevaert) as session:
        assert report_document(report_figures(session, YEAR), "R2026-0001", "1.0").pdf() == one


def test_an_issued_report_is_kept_as_it_was_and_logged(
    year: Database, leder: Actor, administrator: Actor, clock: FixedClock, vicevaert: Actor
) -> None:
    with year.write(Intent("Rapport", leder)) as session:
        first = issue_report(session, YEAR)
    with year.write(Intent("Ny sag", vicevaert)) as session:
        estate = Estate(
            session,
        )
        estate.numbers = 9000
        # like many others: the first of its row or of its months would be known beside the first report
        estate.sag(estate.beboer(), (date(2025, 11, 15), None), source=SagKilde.NABO)
    clock.moment += timedelta(hours=1)
    with year.write(Intent("Rapport", leder)) as session:
        second = issue_report(session, YEAR)
        assert issued_document(session, first.id) == first.document
        record_taken(session, first.id, audit.AuditKind.PRINT)
    assert (first.report_id, second.report_id) == ("R2026-0001", "R2026-0002")
    assert second.published.text("sager.i_perioden") == "244"
    with year.read(administrator) as session:
        kept = session.get(UdstedtRapport, first.id)
        assert kept is not None
        assert json.loads(kept.figures)["figures"]["sager.i_perioden"]["value"] == 243
        assert json.loads(kept.parameters) == {
            "afdeling_id": None, "compare_year": None, "gruppe": "", "period_from": "2025-11-01",
            "period_to": "2026-10-31",
        }  # fmt: skip
        kinds = [(one.kind, one.what) for one in audit.log(session)]
        assert (audit.AuditKind.REPORT, "Rapport R2026-0001") in kinds
        assert (audit.AuditKind.PRINT, "Rapport R2026-0001") in kinds
    with year.read(leder) as session:
        listed = issued_reports(session)
    assert [(one.report_id, one.period.name) for one in listed] == [
        ("R2026-0002", "01-11-2025 til 31-10-2026"),
        ("R2026-0001", "01-11-2025 til 31-10-2026"),
    ]


def test_only_roles_with_reports_may_issue_and_open_reports(
    database: Database, koordinator: Actor, leder: Actor
) -> None:
    with database.write(Intent("Rapport", koordinator)) as session:
        with pytest.raises(NotAllowed):
            issue_report(session, OCTOBER)
        with pytest.raises(NotAllowed):
            issued_document(session, 1)
        with pytest.raises(NotAllowed):
            record_taken(session, 1, audit.AuditKind.PRINT)
    with database.write(Intent("Rapport", leder)) as session:
        with pytest.raises(UserError, match="findes ikke"):
            issued_document(session, 1)
        with pytest.raises(UserError, match="findes ikke"):
            record_taken(session, 1, audit.AuditKind.PRINT)


def test_very_long_names_are_printed_whole(database: Database, leder: Actor) -> None:
    long = "Boligorganisationen" + "abcdefghij" * 6 + "z"
    with database.write(Intent("Prøve", leder)) as session:
        session.add(Indstilling(key="report_organisation_name", value=long))
        afdeling = session.exec(select(Afdeling)).one()
        afdeling.name = "Afdeling" + "klmnopqrst" * 7 + "y"
        session.flush()
        issued = issue_report(session, OCTOBER)
    text = re.sub(r"[\s\ufffe\u0002]", "", "".join(pages(issued.document)))
    assert long in text
    assert "Afdeling" + "klmnopqrst" * 7 + "y" in text


def test_what_is_missing_names_the_rows_only_for_those_who_see_residents(
    database: Database, vicevaert: Actor, leder: Actor
) -> None:
    with database.write(Intent("Prøve", vicevaert)) as session:
        estate = Estate(session)
        person = estate.beboer(name="Ngozi")
        estate.sag(person, (date(2026, 10, 1), None))
        estate.sag(person, (date(2026, 10, 1), date(2026, 10, 9)), cause=SagAarsag.SYGDOM)
        estate.fogedsag(person, date(2026, 9, 1), (date(2026, 10, 9), None, None))
        estate.kontakt(person, at(2026, 10, 9, 12))
        person_name = f"Ngozi {session.get_one(Beboer, person).last_name}"
    scope = Scope(Period.month(2026, 10))
    with database.read(vicevaert) as session:
        groups = {group.key: group for group in missing(session, scope)}
    assert [(row.beboer, row.tab) for row in groups["sager_uden_aarsag"].rows] == [(person_name, "sager")]
    assert len(groups["sager_uden_behov"].rows) == 2
    assert len(groups["sager_uden_resultat"].rows) == 1
    assert groups["fogedsager_uden_udfald"].rows[0].tab == "fogedsager"
    assert groups["fogedsager_uden_vurdering"].rows[0].what == "Fogedsag fra 01-09-2026"
    assert groups["henvisninger_uden_svar"].rows == ()
    with database.read(leder) as session:
        assert all(group.rows == () for group in missing(session, scope))


def test_every_gap_has_its_figure_in_the_report(database: Database, vicevaert: Actor) -> None:
    with database.read(vicevaert) as session:
        report = report_figures(session, OCTOBER)
        for group in missing(session, Scope(Period.month(2026, 10))):
            assert {group.figure, group.whole} <= set(report.figures)


def test_the_last_full_month_begins_a_year_before_in_january() -> None:
    assert last_full_month(date(2026, 1, 31)) == Period.month(2025, 12)
    assert Period.month(2024, 2).to_on == date(2024, 2, 29)
    assert Period.month(2026, 10).name == "oktober 2026"


def test_a_whole_month_is_compared_with_a_whole_month_also_in_a_leap_year() -> None:
    assert Period.month(2024, 2).in_year(2023) == Period.month(2023, 2)
    assert Period.month(2023, 2).in_year(2020) == Period.month(2020, 2)
    assert Period(date(2024, 2, 29), date(2024, 3, 5)).in_year(2023).from_on == date(2023, 2, 28)
    assert Period(date(2025, 11, 1), date(2026, 10, 31)).in_year(2024) == Period(date(2024, 11, 1), date(2025, 10, 31))
    assert Period(date(2014, 1, 1), date(2014, 12, 31)).name == "2014"
