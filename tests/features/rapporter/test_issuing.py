"""Issued is frozen: kept byte for byte, refused every change; a correction is a new version that says what changed."""

import json
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import select

from socialvicevaert import audit
from socialvicevaert.features.indstillinger.models import Afdeling, Boligorganisation
from socialvicevaert.features.rapporter.models import Change, Correction, RapportForm, Taken, UdstedtRapport
from socialvicevaert.features.rapporter.queries.changes import changes_since
from socialvicevaert.features.rapporter.queries.issued import (
    issued_document,
    issued_file,
    issued_number,
    issued_reports,
)
from socialvicevaert.features.rapporter.service import IssuedReport, correct_report, issue_report, issuing, record_taken
from socialvicevaert.features.rapporter.words.places import place_of
from socialvicevaert.features.sager.models import Sag, SagAarsag
from socialvicevaert.features.tal.models import Selection
from socialvicevaert.shared.actor import Actor, Intent
from socialvicevaert.shared.clock import FixedClock
from socialvicevaert.shared.errors import NotAllowed, UserError, ValidationFailed
from socialvicevaert.storage import Database
from socialvicevaert.storage.connection import connect
from tests.conftest import KEY
from tests.features.rapporter.test_report import pages
from tests.features.tal.estate import Estate

OCTOBER = Selection(date(2026, 10, 1), date(2026, 10, 31))
WHY = "To sager var ikke registreret, da rapporten blev udstedt."

Issue = Callable[..., IssuedReport]


@pytest.fixture
def autumn(database: Database, vicevaert: Actor) -> Database:
    """Twelve sager in October, all with a cause."""
    with database.write(Intent("Prøve", vicevaert)) as session:
        estate = Estate(session)
        for _ in range(12):
            estate.sag(estate.beboer(), (date(2026, 10, 5), None), cause=SagAarsag.SYGDOM)
    return database


@pytest.fixture
def issue(autumn: Database, leder: Actor) -> Issue:
    def call(selection: Selection = OCTOBER, form: RapportForm = RapportForm.RAPPORT) -> IssuedReport:
        with autumn.write(Intent("Rapport", leder)) as session:
            return issue_report(session, selection, form)

    return call


@pytest.fixture
def correct(autumn: Database, leder: Actor) -> Issue:
    def call(issued_id: int, reason: str = WHY) -> IssuedReport:
        with autumn.write(Intent("Ret", leder)) as session:
            return correct_report(session, Correction(issued_id, reason))

    return call


@pytest.fixture
def two_more(autumn: Database, vicevaert: Actor) -> Callable[[], None]:
    def call(numbers: int = 100) -> None:
        with autumn.write(Intent("Flere sager", vicevaert)) as session:
            estate = Estate(session, numbers)
            for _ in range(2):
                estate.sag(estate.beboer(), (date(2026, 10, 20), None), cause=SagAarsag.SYGDOM)

    return call


def files(database: Database, actor: Actor, issued_id: int) -> list[bytes]:
    with database.read(actor) as session:
        return [issued_file(session, issued_id, kind) for kind in Taken]


def test_a_report_is_given_again_byte_for_byte_whatever_changes(
    autumn: Database, issue: Issue, leder: Actor, vicevaert: Actor, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    issued = issue()
    first = files(autumn, leder, issued.id)
    assert first == [issued.document, issued.workbook, issued.figures_json.encode()]
    with autumn.write(Intent("Alt er nyt", vicevaert)) as session:
        for sag in session.exec(select(Sag)):
            sag.cause = None
            sag.deleted_at = session.now
        for afdeling in session.exec(select(Afdeling)):
            afdeling.name = "Noget andet"
        for organisation in session.exec(select(Boligorganisation)):
            organisation.name = "En anden forening"
    clock.moment += timedelta(days=400)
    monkeypatch.setattr(issuing, "program_version", lambda: "99.0")
    assert files(autumn, leder, issued.id) == first
    with autumn.read(leder) as session:
        kept = session.get(UdstedtRapport, issued.id)
        assert kept is not None
        assert kept.program_version != "99.0"
        assert json.loads(kept.parameters)["period_to"] == "2026-10-31"


def test_a_report_survives_a_backup_that_is_taken_back(
    autumn: Database, issue: Issue, leder: Actor, tmp_path: Path
) -> None:
    issued = issue()
    first = files(autumn, leder, issued.id)
    copy = tmp_path / "kopi.db"
    autumn.copy_to(copy)
    with Database.open(copy, KEY, autumn.clock) as restored:
        assert files(restored, leder, issued.id) == first


@pytest.mark.parametrize("column", ["document", "figures", "report_id", "deleted_at"])
def test_the_database_itself_refuses_to_change_an_issued_report(
    autumn: Database, issue: Issue, leder: Actor, clock: FixedClock, column: str
) -> None:
    issued = issue()
    new = {"document": b"%PDF", "figures": "{}", "report_id": "R1", "deleted_at": clock.now()}[column]
    with pytest.raises(IntegrityError, match="append only"), autumn.write(Intent("Smid ud", leder)) as session:
        setattr(session.get(UdstedtRapport, issued.id), column, new)
    with pytest.raises(IntegrityError, match="append only"), autumn.write(Intent("Slet", leder)) as session:
        session.delete(session.get(UdstedtRapport, issued.id))
    assert files(autumn, leder, issued.id)[0] == issued.document


def test_an_issued_report_is_not_replaced_by_another_of_its_number(
    autumn: Database, issue: Issue, leder: Actor
) -> None:
    issued = issue()
    columns = [column.name for column in UdstedtRapport.__table__.columns]  # type: ignore[attr-defined]
    forged = ", ".join("'forged'" if name == "figures" else name for name in columns)
    replace = f"INSERT OR REPLACE INTO udstedtrapport SELECT {forged} FROM udstedtrapport"
    with pytest.raises(IntegrityError, match="append only"), autumn.write(Intent("Forfalsk", leder)) as session:
        session.connection().exec_driver_sql(replace)
    assert files(autumn, leder, issued.id)[0] == issued.document


def test_issuing_cannot_be_undone(autumn: Database, leder: Actor) -> None:
    with autumn.write(Intent("Rapport", leder)) as session:
        issue_report(session, OCTOBER)
    with autumn.write(Intent("Fortryd", leder)) as later, pytest.raises(UserError, match="kan ikke trækkes tilbage"):
        audit.undo(later, session.transaction_id)


def test_the_log_does_not_tell_what_the_report_hides(autumn: Database, issue: Issue) -> None:
    issue()
    with closing(connect(autumn.path, KEY)) as raw:
        (kept,) = raw.execute("SELECT ledger FROM udstedtrapport").fetchone()
        told = [row[0] for row in raw.execute("SELECT changes FROM audit_event WHERE \"table\" = 'udstedtrapport'")]
    assert "sager.i_perioden" in kept
    assert "R2026-0001" in told[0]
    assert not [one for one in told if "sager med behov" in one]  # a true figure that is never printed


def test_a_correction_is_a_new_version_and_the_old_one_stays(
    autumn: Database, issue: Issue, correct: Issue, two_more: Callable[[], None], leder: Actor
) -> None:
    first = issue()
    before = files(autumn, leder, first.id)
    two_more()
    second = correct(first.id)
    assert second.report_id == "R2026-0001, udgave 2"
    assert files(autumn, leder, first.id) == before
    with autumn.read(leder) as session:
        newer, older = issued_reports(session)
        assert (newer.version, newer.replaced_by, newer.reason) == (2, "", WHY)
        assert (older.version, older.replaced_by, older.reason) == (1, "R2026-0001, udgave 2", "")
        assert older.issued_by == leder.name
        row = session.get(UdstedtRapport, second.id)
        assert row is not None
        assert (row.corrects_id, row.form) == (first.id, RapportForm.RAPPORT)
    assert issue().report_id == "R2026-0002"


def test_a_correction_says_on_page_one_in_json_and_workbook_what_changed(
    issue: Issue, correct: Issue, two_more: Callable[[], None]
) -> None:
    first = issue()
    two_more()
    second = correct(first.id)
    page = pages(second.document)[0]
    assert "R2026-0001" in page
    assert WHY in page
    told = json.loads(second.figures_json)["correction"]
    assert (told["replaces"], told["replaces_issued_on"], told["reason"]) == ("R2026-0001", "2026-11-22", WHY)
    found = {(one["section"], one["label"]): (one["before"], one["after"]) for one in told["changes"]}
    assert found["Sager", "Sager i perioden"] == ("12", "14")
    assert found["Sager · Årsag", "Sygdom"] == ("12", "14")
    assert json.loads(first.figures_json)["correction"] is None


def test_changes_are_what_is_printed_and_in_the_order_of_print(
    autumn: Database, issue: Issue, two_more: Callable[[], None], vicevaert: Actor, leder: Actor
) -> None:
    issued = issue()
    two_more()
    with autumn.write(Intent("Uden årsag", vicevaert)) as session:
        estate = Estate(session, 300)
        for _ in range(3):
            estate.sag(estate.beboer(), (date(2026, 10, 20), None))
    with autumn.read(vicevaert) as session:
        changes = changes_since(session, issued.id)
    keys = list(json.loads(issued.figures_json)["figures"].values())
    order = [one["label"] for one in keys]
    figures = [one for one in changes if one.label in order and one.section.startswith("Sager")]
    assert Change("Sager", "Sager i perioden", "12", "17") in changes
    assert all(one.after != "3" for one in changes)  # three without a cause are hidden, also here
    assert [order.index(one.label) for one in figures[:3]] == sorted(order.index(one.label) for one in figures[:3])


def test_no_two_figures_of_a_report_have_the_same_name_in_the_same_place(issue: Issue) -> None:
    year = Selection(date(2025, 11, 1), date(2026, 10, 31), compare_year=2024)
    labels = {key: one["label"] for key, one in json.loads(issue(year).figures_json)["figures"].items()}
    names = Counter((place_of(key, labels), label) for key, label in labels.items())
    assert [name for name, times in names.items() if times > 1] == []


def test_a_report_that_is_right_as_it_stands_is_not_corrected(issue: Issue, correct: Issue) -> None:
    first = issue()
    with pytest.raises(UserError, match="Intet i R2026-0001 er ændret"):
        correct(first.id)


def test_an_older_program_version_alone_is_nothing_to_correct(
    issue: Issue, correct: Issue, monkeypatch: pytest.MonkeyPatch, clock: FixedClock
) -> None:
    first = issue()
    monkeypatch.setattr(issuing, "program_version", lambda: "99.0")
    clock.moment += timedelta(days=1)
    with pytest.raises(UserError, match="Intet i"):
        correct(first.id)


@pytest.mark.parametrize(
    ("reason", "words"), [("", "hvorfor"), ("  \n", "hvorfor"), ("x" * 401, "kortere"), ("Se 010203-1234", "CPR")]
)
def test_a_reason_is_required_and_may_not_point_at_anybody(
    issue: Issue, correct: Issue, two_more: Callable[[], None], reason: str, words: str
) -> None:
    first = issue()
    two_more()
    with pytest.raises(ValidationFailed, match=words) as refused:
        correct(first.id, reason)
    assert [one.field for one in refused.value.problems] == ["reason"]


def test_only_the_newest_version_can_be_corrected(issue: Issue, correct: Issue, two_more: Callable[..., None]) -> None:
    first = issue()
    two_more()
    second = correct(first.id)
    two_more(200)
    with pytest.raises(UserError, match="erstattet af R2026-0001, udgave 2"):
        correct(first.id)
    third = correct(second.id)
    assert third.report_id == "R2026-0001, udgave 3"
    assert json.loads(third.figures_json)["correction"]["replaces"] == "R2026-0001, udgave 2"


def test_a_correction_is_about_the_same_as_what_it_corrects(
    autumn: Database, issue: Issue, two_more: Callable[[], None], leder: Actor
) -> None:
    first = issue()
    two_more()
    november = Selection(date(2025, 10, 1), date(2025, 10, 31))
    with autumn.write(Intent("Ret", leder)) as session:
        for selection, form in ((november, RapportForm.RAPPORT), (OCTOBER, RapportForm.EVALUERING)):
            with pytest.raises(UserError, match="det samme"):
                issue_report(session, selection, form, Correction(first.id, WHY))


def test_a_refused_correction_leaves_nothing(autumn: Database, issue: Issue, correct: Issue, leder: Actor) -> None:
    first = issue()
    with pytest.raises(UserError):
        correct(first.id)
    with autumn.read(leder) as session:
        assert len(issued_reports(session)) == 1


def test_a_report_from_before_there_were_workbooks_and_versions_can_still_be_corrected(
    autumn: Database, leder: Actor, correct: Issue, two_more: Callable[[], None], issue: Issue
) -> None:
    kept = json.loads(issue().figures_json)
    kept["format"] = "socialvicevaert-figures/1"
    for new in ("form", "correction", "trends", "estates", "saving"):
        kept.pop(new, None)
    kept["figures"] = {key: one for key, one in kept["figures"].items() if not key.startswith(("md.", "afd."))}
    with autumn.write(Intent("Dengang", leder)) as session:
        row = UdstedtRapport(
            report_id="R2025-0007", period_from=OCTOBER.period_from, period_to=OCTOBER.period_to,
            issued_at=session.now, issued_by_id=leder.medarbejder_id, program_version="0.1.0",
            parameters='{"afdeling_id": null, "compare_year": null, "period_from": "2026-10-01", '
            '"period_to": "2026-10-31"}',
            figures=json.dumps(kept), document=b"%PDF-1.7 dengang",
        )  # fmt: skip
        session.add(row)
        session.flush()
        assert row.id is not None
        old = row.id
    two_more()
    second = correct(old)
    assert second.report_id == "R2025-0007, udgave 2"
    changes = json.loads(second.figures_json)["correction"]["changes"]
    assert not [one for one in changes if one["section"] in ("Måned for måned", "Afdelinger")]
    with autumn.read(leder) as session:
        assert issued_document(session, old) == b"%PDF-1.7 dengang"
        assert not next(one for one in issued_reports(session) if one.id == old).has_workbook
        with pytest.raises(UserError, match="før der blev lavet regneark"):
            issued_file(session, old, Taken.WORKBOOK)


def test_a_number_is_found_however_it_is_typed_and_means_the_newest_version(
    autumn: Database, issue: Issue, correct: Issue, two_more: Callable[[], None], leder: Actor
) -> None:
    first = issue()
    with autumn.read(leder) as session:
        assert issued_number(session, "r2026-0001") == first.id
    two_more()
    second = correct(first.id)
    with autumn.read(leder) as session:
        assert issued_number(session, " R2026-0001 ") == second.id
        assert issued_number(session, "R2026-0001,  udgave 2") == second.id
        for unknown in ("R2026-0009", "R2026-000", "", "%"):
            with pytest.raises(UserError, match="ingen udstedt rapport"):
                issued_number(session, unknown)


def test_only_those_who_may_issue_see_what_changed_or_take_files(
    autumn: Database, issue: Issue, koordinator: Actor
) -> None:
    issued = issue()
    with autumn.read(koordinator) as session:
        for ask in (
            lambda: changes_since(session, issued.id),
            lambda: issued_file(session, issued.id, Taken.WORKBOOK),
            lambda: issued_number(session, issued.report_id),
        ):
            with pytest.raises(NotAllowed):
                ask()


def test_the_log_says_as_what_a_report_was_taken_out(
    autumn: Database, issue: Issue, leder: Actor, administrator: Actor
) -> None:
    issued = issue()
    with autumn.write(Intent("Gem", leder)) as session:
        for kind in Taken:
            record_taken(session, issued.id, audit.AuditKind.EXPORT, kind)
    with autumn.read(administrator) as session:
        found = [one.what for one in audit.log(session, kind=audit.AuditKind.EXPORT)]
    assert found == ["Rapport R2026-0001 (JSON)", "Rapport R2026-0001 (regneark)", "Rapport R2026-0001"]
