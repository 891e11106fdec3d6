"""Debts are written down, followed and turned into opgaver, in the real file."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlmodel import select

from socialvicevaert import audit
from socialvicevaert.features.dokumenter.models import DokumentDraft
from socialvicevaert.features.dokumenter.queries import dokumenter_of
from socialvicevaert.features.gaeld import queries, service
from socialvicevaert.features.gaeld.models import GaeldArt, GaeldStatus, StatusDraft
from socialvicevaert.features.gaeld.queries import GaeldView
from socialvicevaert.features.opgaver.models import Opgave, OpgaveKilde
from socialvicevaert.features.opgaver.service import finish_opgave
from socialvicevaert.paper.document import Document
from socialvicevaert.paper.parts import Paragraph
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.clock import FixedClock
from socialvicevaert.shared.errors import NotAllowed, UserError, ValidationFailed
from socialvicevaert.storage import Database
from socialvicevaert.storage.session import Session
from tests.factories import TODAY, intent, new_beboer, new_sag
from tests.features.gaeld.debts import debt_draft, new_debt


def opgaver(session: Session) -> list[Opgave]:
    """Open opgaver that debts have made, oldest first."""
    mine = select(Opgave).where(Opgave.source == OpgaveKilde.GAELD).order_by(Opgave.id)  # type: ignore[arg-type]
    return [one for one in session.exec(mine) if one.deleted_at is None and one.done_at is None]


def statuses(view: GaeldView) -> list[tuple[date, GaeldStatus, int]]:
    return [(entry.on, entry.status, entry.balance_oere) for entry in view.history]


def test_a_debt_is_kept_with_its_first_status(database: Database, raadgiver: Actor) -> None:
    with database.write(intent(raadgiver)) as session:
        beboer = new_beboer(session)
        view = queries.gaeld(session, new_debt(session, beboer, "  Ferratum  "))
        assert view.creditor == "Ferratum"
        assert view.status_on == view.balance_on  # None: the day of the statement
        assert statuses(view) == [(date(2026, 10, 12), GaeldStatus.RESTANCE, 1_240_000)]
        assert view.history[0].recorded_by == "Bo Lind"
        assert queries.total_of(session, beboer) == 1_240_000


def test_a_new_status_keeps_the_old_one_in_the_history(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        gaeld_id = new_debt(session, new_beboer(session))
        service.change_status(session, gaeld_id, StatusDraft(GaeldStatus.RYKKER_1, date(2026, 11, 2), 1_250_000))
        view = queries.gaeld(session, gaeld_id)
    assert (view.status, view.balance_oere, view.balance_on) == (GaeldStatus.RYKKER_1, 1_250_000, date(2026, 11, 2))
    assert statuses(view) == [
        (date(2026, 11, 2), GaeldStatus.RYKKER_1, 1_250_000),
        (date(2026, 10, 12), GaeldStatus.RESTANCE, 1_240_000),
    ]


def test_a_letter_found_late_belongs_to_the_history_and_leaves_the_newer_status(
    database: Database, vicevaert: Actor
) -> None:
    with database.write(intent(vicevaert)) as session:
        gaeld_id = new_debt(session, new_beboer(session), status=GaeldStatus.INKASSO)
        service.change_status(session, gaeld_id, StatusDraft(GaeldStatus.RYKKER_1, date(2026, 6, 1), 1_100_000))
        view = queries.gaeld(session, gaeld_id)
    assert (view.status, view.balance_oere) == (GaeldStatus.INKASSO, 1_240_000)
    assert [entry.status for entry in view.history] == [GaeldStatus.INKASSO, GaeldStatus.RYKKER_1]


def test_a_new_balance_is_no_new_reminder(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer = new_beboer(session)
        reminded: dict[str, Any] = {"status": GaeldStatus.RYKKER_1, "status_on": date(2026, 10, 12)}
        gaeld_id = new_debt(session, beboer, **reminded)
        stated = debt_draft(beboer, balance_oere=1_300_000, balance_on=date(2026, 10, 15), **reminded)
        service.write_gaeld(session, stated, gaeld_id)
        view = queries.gaeld(session, gaeld_id)
    assert [(entry.on, entry.is_statement) for entry in view.history] == [
        (date(2026, 10, 15), True),
        (date(2026, 10, 12), False),
    ]
    assert view.signs == ()  # two reminders three days apart would be noted


def test_correcting_a_name_leaves_the_history_alone(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer = new_beboer(session)
        gaeld_id = new_debt(session, beboer)
        service.write_gaeld(session, debt_draft(beboer, creditor="Ferratum Bank"), gaeld_id)
        view = queries.gaeld(session, gaeld_id)
    assert view.creditor == "Ferratum Bank"
    assert len(view.history) == 1


def test_what_cannot_be_right_is_refused_and_nothing_is_kept(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer = new_beboer(session)
        with pytest.raises(ValidationFailed):
            new_debt(session, beboer, balance_oere=-1)
        assert queries.gaeld_of(session, beboer) == ()


def test_a_leader_sees_no_debts(database: Database, vicevaert: Actor, leder: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer = new_beboer(session)
        new_debt(session, beboer)
    with database.write(intent(leder)) as session:
        with pytest.raises(NotAllowed):
            queries.gaeld_of(session, beboer)
        with pytest.raises(NotAllowed):
            new_debt(session, beboer)


def test_rent_power_and_heat_come_first_and_what_is_over_last(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer = new_beboer(session)
        new_debt(session, beboer, "Lille lån", balance_oere=100)
        new_debt(session, beboer, "Stort lån", balance_oere=900)
        new_debt(session, beboer, "Betalt", balance_oere=5000, status=GaeldStatus.INDFRIET)
        new_debt(session, beboer, "Boligforeningen", kind=GaeldArt.HUSLEJE, balance_oere=300)
        names = [one.creditor for one in queries.gaeld_of(session, beboer)]
        assert names == ["Boligforeningen", "Stort lån", "Lille lån", "Betalt"]
        assert len(queries.gaeld_of(session, beboer, with_over=False)) == 3
        assert queries.totals_by_beboer(session) == {beboer: 1300}


WARNED: dict[str, Any] = {
    "status": GaeldStatus.INKASSOVARSEL,
    "status_on": date(2026, 11, 18),
    "warning_until": date(2026, 12, 1),
}


def test_an_inkassovarsel_is_an_opgave_for_who_has_the_sag(
    database: Database, vicevaert: Actor, raadgiver: Actor
) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer = new_beboer(session)
        sag = new_sag(session, beboer)
    with database.write(intent(raadgiver)) as session:
        gaeld_id = new_debt(session, beboer, **WARNED)
        (opgave,) = opgaver(session)
    assert opgave.source_key == f"gaeld:{gaeld_id}:inkassovarsel:2026-12-01"
    assert opgave.due_on == date(2026, 11, 30)
    assert (opgave.medarbejder_id, opgave.sag_id, opgave.beboer_id) == (vicevaert.medarbejder_id, sag, beboer)
    assert opgave.title == "Inkassovarsel løber: Ferratum"
    assert "01-12-2026" in opgave.why
    assert "Inkassoloven § 10" in opgave.why


def test_signs_are_raised_once_and_taken_back_when_they_are_gone(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        gaeld_id = new_debt(session, new_beboer(session), **WARNED)
    with database.write(intent(vicevaert)) as session:
        service.raise_signs(session)
        assert len(opgaver(session)) == 1
    with database.write(intent(vicevaert)) as session:
        service.raise_signs(session)
    assert session.changed_tables == set()
    with database.write(intent(vicevaert)) as session:
        service.change_status(session, gaeld_id, StatusDraft(GaeldStatus.FRIVILLIG_ORDNING, TODAY))
        assert opgaver(session) == []
        assert queries.gaeld(session, gaeld_id).warning_until is None


def test_what_was_ticked_off_does_not_come_back(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        new_debt(session, new_beboer(session), **WARNED)
        (opgave,) = opgaver(session)
        assert opgave.id is not None
        finish_opgave(session, opgave.id)
        service.raise_signs(session)
        assert opgaver(session) == []


def test_a_second_warning_is_a_new_opgave(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        gaeld_id = new_debt(session, new_beboer(session), **WARNED)
        later = StatusDraft(GaeldStatus.INKASSOVARSEL, TODAY, warning_until=date(2026, 12, 11))
        service.change_status(session, gaeld_id, later)
        assert [one.source_key for one in opgaver(session)] == [f"gaeld:{gaeld_id}:inkassovarsel:2026-12-11"]


def test_a_sign_is_for_the_worker_of_the_sag_else_of_the_resident_not_whoever_is_in(
    database: Database, vicevaert: Actor, raadgiver: Actor
) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer = new_beboer(session, responsible_id=raadgiver.medarbejder_id)
        new_debt(session, beboer, **WARNED)
        assert [one.medarbejder_id for one in opgaver(session)] == [raadgiver.medarbejder_id]


def test_a_debt_in_the_bin_asks_for_nothing(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer = new_beboer(session)
        gaeld_id = new_debt(session, beboer, **WARNED)
        service.bin_gaeld(session, gaeld_id)
        assert opgaver(session) == []
        assert queries.gaeld_of(session, beboer) == ()
        with pytest.raises(UserError, match="findes ikke længere"):
            queries.gaeld(session, gaeld_id)


def test_time_alone_makes_a_debt_old(database: Database, vicevaert: Actor, clock: FixedClock) -> None:
    with database.write(intent(vicevaert)) as session:
        gaeld_id = new_debt(session, new_beboer(session), due_since=date(2023, 12, 1))
        assert opgaver(session) == []
    clock.moment += timedelta(days=20)
    with database.write(intent(vicevaert)) as session:
        service.raise_signs(session)
        (opgave,) = opgaver(session)
        assert opgave.source_key == f"gaeld:{gaeld_id}:foraeldelse:2026-12-01"
        assert "Er gælden forældet?" in opgave.why
        assert queries.gaeld(session, gaeld_id).must_not_be_admitted


def test_a_leader_who_unlocks_makes_no_opgaver(
    database: Database, vicevaert: Actor, leder: Actor, clock: FixedClock
) -> None:
    with database.write(intent(vicevaert)) as session:
        new_debt(session, new_beboer(session), due_since=date(2023, 12, 1))
    clock.moment += timedelta(days=20)
    with database.write(intent(leder)) as session:
        service.raise_signs(session)
    assert session.changed_tables == set()


def test_a_status_changed_by_mistake_and_put_right_has_its_opgave_again(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer = new_beboer(session)
        gaeld_id = new_debt(session, beboer, **WARNED)
        service.change_status(session, gaeld_id, StatusDraft(GaeldStatus.INDFRIET, TODAY))
        assert opgaver(session) == []
        service.write_gaeld(session, debt_draft(beboer, **WARNED), gaeld_id)
        assert [one.source_key for one in opgaver(session)] == [f"gaeld:{gaeld_id}:inkassovarsel:2026-12-01"]
        service.write_gaeld(session, debt_draft(beboer, note="Ringet", **WARNED), gaeld_id)
        assert len(opgaver(session)) == 1


def test_undo_takes_a_status_back_with_its_opgave(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        gaeld_id = new_debt(session, new_beboer(session))
    with database.write(intent(vicevaert)) as session:
        taken = StatusDraft(GaeldStatus.UDLAEG, TODAY)
        service.change_status(session, gaeld_id, taken)
        assert len(opgaver(session)) == 1
    with database.write(intent(vicevaert, "Fortrudt")) as undoing:
        audit.undo(undoing, session.transaction_id)
    with database.read(vicevaert) as session:
        assert queries.gaeld(session, gaeld_id).status is GaeldStatus.RESTANCE
        assert opgaver(session) == []


def test_opening_a_debt_is_a_line_in_the_log(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer = new_beboer(session)
        gaeld_id = new_debt(session, beboer)
    with database.write(intent(vicevaert, "Gæld åbnet")) as session:
        assert service.view_gaeld(session, gaeld_id).id == gaeld_id
        kinds = [entry.kind for entry in audit.history(session, beboer)]
    assert audit.AuditKind.VIEW in kinds


PAPER = Document("Rykker", TODAY).add(Paragraph("Betal nu")).pdf()


def test_a_paper_belongs_to_its_debt_once(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer = new_beboer(session)
        gaeld_id = new_debt(session, beboer)
        paper = service.attach_document(session, gaeld_id, DokumentDraft(beboer, "rykker.pdf", PAPER))
        service.link_document(session, gaeld_id, paper)  # twice is once
        assert queries.gaeld(session, gaeld_id).document_ids == (paper,)
        assert [one.id for one in dokumenter_of(session, beboer)] == [paper]


def test_a_paper_of_another_resident_is_not_a_debts(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        gaeld_id = new_debt(session, new_beboer(session))
        other = new_beboer(session, "Kurt", "Jensen")
        with pytest.raises(UserError, match="anden beboer"):
            service.attach_document(session, gaeld_id, DokumentDraft(other, "rykker.png", PAPER))
