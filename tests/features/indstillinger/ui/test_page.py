"""Indstillinger on a real data folder: who may change what, and what a key derivation must not lose."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from socialvicevaert.features.indstillinger import queries, service, settings
from socialvicevaert.features.indstillinger.models import AfdelingDraft, MedarbejderDraft, SetupDraft
from socialvicevaert.features.indstillinger.ui import backups, safety
from socialvicevaert.features.indstillinger.ui.backups import BackupSection
from socialvicevaert.features.indstillinger.ui.machine import Machine
from socialvicevaert.features.indstillinger.ui.page import IndstillingerPage
from socialvicevaert.features.indstillinger.ui.password_sheet import PasswordSheet
from socialvicevaert.features.indstillinger.ui.recovery_sheet import RecoverySheet
from socialvicevaert.features.indstillinger.ui.worker_sheet import AccessSheet, WorkerSheet
from socialvicevaert.security.kdf import MINIMUM
from socialvicevaert.shared.actor import Actor, Intent, Role
from socialvicevaert.shared.clock import DENMARK, FixedClock
from socialvicevaert.storage import Database
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.vault import Vault

Settle = Callable[[], None]
PASSWORD = "hest batteri klips rigtig"
NEW_PASSWORD = "kaffe kopper på alle borde"
MORNING = datetime(2026, 11, 22, 9, 0, tzinfo=DENMARK)
METTE = Actor(1, "Mette Holm", Role.VICEVAERT, is_administrator=True)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder set up once: deriving keys takes its time."""
    folder = tmp_path_factory.mktemp("vault") / "data"
    made = Vault(folder, FixedClock(MORNING), MINIMUM)
    with made.create(PASSWORD, METTE.name).database.write(Intent("Opsætning", METTE)) as session:
        service.set_up(session, SetupDraft("Fælleden", ("Hedeparken",), METTE.name, METTE.role))
    made.close()
    return folder


@pytest.fixture
def vault(data: Path, tmp_path: Path, clock: FixedClock) -> Iterator[Vault]:
    shutil.copytree(data, tmp_path / "data")
    copied = Vault(tmp_path / "data", clock, MINIMUM)
    yield copied
    copied.close()


@pytest.fixture
def database(vault: Vault) -> Database:
    """The database of the vault in place of the template's."""
    return vault.unlock(PASSWORD).database


@pytest.fixture
def vicevaert() -> Actor:
    """The one who set the program up."""
    return METTE


@pytest.fixture
def asked() -> list[str]:
    return []


@pytest.fixture
def page(qtbot: QtBot, context: Context, settle: Settle, vault: Vault, asked: list[str]) -> IndstillingerPage:
    machine = Machine(
        vault,
        back_up=lambda: asked.append("backup"),
        print_pdf=lambda _parent, _pdf: True,
        restore=lambda info: asked.append(info.path.name),
    )
    made = IndstillingerPage(context, machine)
    qtbot.addWidget(made)
    made.resize(1100, 760)
    made.show()
    settle()
    return made


def section(page: IndstillingerPage, tab: str, settle: Settle) -> Any:
    page.go_to(Target("indstillinger", tab=tab))
    settle()
    return page.tabs.currentWidget()


def texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def test_every_tab_has_a_name_and_something_in_it(page: IndstillingerPage, settle: Settle) -> None:
    for each in page.sections:
        shown = section(page, each.tab, settle)
        assert shown is each
        assert shown.only_reading.isHidden()


def test_an_estate_is_added_and_stands_in_the_list(page: IndstillingerPage, context: Context, settle: Settle) -> None:
    shown = section(page, "organisation", settle)
    shown._open(None)
    sheet: Any = context.sheets.current  # type: ignore[attr-defined]
    sheet.form.fields["name"].type_in("Åparken")
    sheet.primary.click()
    settle()
    assert shown.table.rows.rowCount() == 2


def test_a_name_that_is_taken_is_said_at_the_field(page: IndstillingerPage, context: Context, settle: Settle) -> None:
    shown = section(page, "organisation", settle)
    shown._open(None)
    sheet: Any = context.sheets.current  # type: ignore[attr-defined]
    sheet.form.fields["name"].type_in("hedeparken")
    sheet.primary.click()
    settle()
    assert "allerede" in sheet.form.fields["name"].error_text
    assert sheet.form.fields["name"].value() == "hedeparken"


def test_need_areas_are_put_in_order_and_taken_out_of_use(
    page: IndstillingerPage, settle: Settle, database: Database
) -> None:
    shown = section(page, "behovsomraader", settle)
    shown.table.selectRow(1)
    shown.up.click()
    settle()
    shown.retire.click()
    settle()
    with database.read(METTE) as session:
        known = queries.behovsomraader(session, retired=True)
    assert (known[0].name, known[0].is_active) == ("Ensomhed", False)
    assert shown.retire.text() == "Tag i brug igen"


def test_the_law_stands_beside_the_switch_for_cpr_numbers(
    page: IndstillingerPage, settle: Settle, database: Database
) -> None:
    shown = section(page, "sikkerhed", settle)
    form = shown.forms[1]
    assert "databeskyttelsesloven" in texts(form)
    form.form.fields["cpr_enabled"].choose(True)
    form.save_button.click()
    settle()
    with database.read(METTE) as session:
        assert queries.setting(session, settings.CPR_ENABLED) is True


def test_a_setting_that_makes_no_sense_is_said_at_the_field_and_kept_as_typed(
    page: IndstillingerPage, settle: Settle
) -> None:
    form = section(page, "sikkerhed", settle).forms[0]
    form.form.fields["idle_minutes"].type_in("600")
    form.save_button.click()
    settle()
    assert "mellem 1 og 60" in form.form.fields["idle_minutes"].error_text
    assert form.form.fields["idle_minutes"].line.text() == "600"


def test_a_saving_without_its_source_is_refused_beside_the_fields_and_kept_as_typed(
    page: IndstillingerPage, settle: Settle, database: Database
) -> None:
    form = section(page, "frister", settle).forms[-1]
    fields = form.form.fields
    assert fields["saving_per_averted_oere"].value() is None
    fields["saving_per_averted_oere"].type_in("150.000,00")
    form.save_button.click()
    settle()
    assert "forudsætter" in fields["saving_assumption"].error_text
    assert "kilde" in fields["saving_source"].error_text.lower()
    assert fields["saving_per_averted_oere"].value() == 150_000_00
    fields["saving_assumption"].type_in("Genhusning i et år")
    fields["saving_source"].type_in("Rapport 2019")
    form.save_button.click()
    settle()
    with database.read(METTE) as session:
        assert queries.setting(session, settings.SAVING_PER_AVERTED_OERE) == 150_000_00


def test_the_look_is_chosen_by_one_click(page: IndstillingerPage, settle: Settle, database: Database) -> None:
    shown = section(page, "udseende", settle)
    shown.theme.choose(settings.Theme.DARK)
    settle()
    with database.read(METTE) as session:
        assert queries.setting(session, settings.THEME) is settings.Theme.DARK
    shown.theme.choose()
    settle()
    assert shown.theme.value() == (settings.Theme.DARK,)


def test_a_new_worker_can_unlock(page: IndstillingerPage, context: Context, settle: Settle, vault: Vault) -> None:
    shown = section(page, "medarbejdere", settle)
    shown._open(None)
    sheet: Any = context.sheets.current  # type: ignore[attr-defined]
    assert isinstance(sheet, WorkerSheet)
    sheet.form.fields["name"].type_in("Bo Lind")
    sheet.form.fields["role"].choose(Role.RAADGIVER)
    sheet.form.fields["new_password"].type_in(NEW_PASSWORD)
    assert len([field for field in sheet.form.fields.values() if field.is_required]) == 3
    assert sheet.form.fields["new_password"].line.displayText() == NEW_PASSWORD  # it is told to the worker
    sheet.primary.click()
    settle()
    assert sheet.is_closed
    assert [worker.name for worker in vault.workers()] == ["Mette Holm", "Bo Lind"]
    assert vault.unlock(NEW_PASSWORD, vault.workers()[1].slot_id).medarbejder_id == 2
    assert [shown.table.rows.row(place).access for place in range(2)] == ["Har adgangskode", "Har adgangskode"]


def test_a_worker_who_leaves_can_unlock_no_more(
    page: IndstillingerPage, context: Context, settle: Settle, vault: Vault, database: Database
) -> None:
    with database.write(Intent("Ny medarbejder", METTE)) as session:
        number = service.add_medarbejder(session, MedarbejderDraft("Bo Lind", Role.RAADGIVER))
    vault.add_worker(number, "Bo Lind", NEW_PASSWORD)
    shown = section(page, "medarbejdere", settle)
    shown.table.select(number)
    shown._change()
    sheet: Any = context.sheets.current  # type: ignore[attr-defined]
    sheet.form.fields["is_active"].choose(False)
    sheet.primary.click()
    settle()
    assert [worker.name for worker in vault.workers()] == ["Mette Holm"]


def test_a_forgotten_password_is_replaced(
    page: IndstillingerPage, context: Context, settle: Settle, vault: Vault, database: Database
) -> None:
    with database.write(Intent("Ny medarbejder", METTE)) as session:
        number = service.add_medarbejder(session, MedarbejderDraft("Bo Lind", Role.RAADGIVER))
    shown = section(page, "medarbejdere", settle)
    shown.table.select(number)
    shown._give_access()
    sheet: Any = context.sheets.current  # type: ignore[attr-defined]
    assert isinstance(sheet, AccessSheet)
    for name in ("new_password", "repeat"):
        sheet.form.fields[name].type_in(NEW_PASSWORD)
    sheet.primary.click()
    settle()
    assert vault.unlock(NEW_PASSWORD, vault.workers()[1].slot_id).medarbejder_id == number


def test_a_renamed_worker_stands_by_the_new_name_on_the_unlock_screen(
    page: IndstillingerPage, context: Context, settle: Settle, vault: Vault, database: Database
) -> None:
    with database.write(Intent("Ny medarbejder", METTE)) as session:
        number = service.add_medarbejder(session, MedarbejderDraft("Bo Lind", Role.RAADGIVER))
    vault.add_worker(number, "Bo Lind", NEW_PASSWORD)
    shown = section(page, "medarbejdere", settle)
    shown.table.select(number)
    shown._change()
    sheet: Any = context.sheets.current  # type: ignore[attr-defined]
    sheet.form.fields["name"].type_in("Bo Holm")
    sheet.primary.click()
    settle()
    assert [worker.name for worker in vault.workers()] == ["Mette Holm", "Bo Holm"]


def test_ones_own_password_is_changed_by_the_old_one(
    page: IndstillingerPage, context: Context, settle: Settle, vault: Vault
) -> None:
    sheet = PasswordSheet(context, page.sections[0].machine)
    context.sheets.open(sheet)
    for name, typed in (("old", "en forkert adgangskode"), ("new_password", NEW_PASSWORD), ("repeat", NEW_PASSWORD)):
        sheet.form.fields[name].type_in(typed)
    sheet.primary.click()
    settle()
    assert sheet.form.fields["old"].error_text
    assert sheet.primary.isEnabled()
    sheet.form.fields["old"].type_in(PASSWORD)
    sheet.primary.click()
    settle()
    assert sheet.is_closed
    assert vault.unlock(NEW_PASSWORD).medarbejder_id == 1


def test_a_short_password_is_refused_before_anything_is_done(
    context: Context, page: IndstillingerPage, settle: Settle
) -> None:
    sheet = PasswordSheet(context, page.sections[0].machine)
    context.sheets.open(sheet)
    for name, typed in (("old", PASSWORD), ("new_password", "kort"), ("repeat", "kort")):
        sheet.form.fields[name].type_in(typed)
    sheet.primary.click()
    settle()
    assert "mindst 12" in sheet.form.fields["new_password"].error_text


def test_a_new_recovery_sheet_is_shown_once_saved_and_printed(
    page: IndstillingerPage,
    context: Context,
    settle: Settle,
    vault: Vault,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(safety.confirm, "ask", lambda *_: True)
    shown = section(page, "sikkerhed", settle)
    shown.renew.click()
    settle()
    sheet = context.sheets.current  # type: ignore[attr-defined]
    assert isinstance(sheet, RecoverySheet)
    sheet.paper.save_to(tmp_path / "ark.pdf")
    assert (tmp_path / "ark.pdf").read_bytes().startswith(b"%PDF")
    sheet.paper.save_to(tmp_path / "findes-ikke" / "ark.pdf")
    assert "anden mappe" in sheet.paper.said.text()
    sheet.paper.print_out()
    assert "printeren" in sheet.paper.said.text()
    assert vault.unlock_with_recovery(sheet.code, NEW_PASSWORD).medarbejder_id == 1


def test_backups_are_listed_and_one_is_made_on_request(
    page: IndstillingerPage, settle: Settle, vault: Vault, database: Database, asked: list[str]
) -> None:
    shown = section(page, "sikkerhedskopi", settle)
    assert isinstance(shown, BackupSection)
    assert shown.table.rows.rowCount() == 0
    shown.make.click()
    assert asked == ["backup"]
    vault.backup(database)
    shown.ask_refresh()
    settle()
    assert shown.table.rows.rowCount() == 1


def test_a_chosen_backup_is_restored_after_a_plain_question(
    page: IndstillingerPage,
    settle: Settle,
    vault: Vault,
    database: Database,
    asked: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said: list[str] = []
    answers = iter((False, True))
    monkeypatch.setattr(backups.confirm, "ask", lambda _parent, *words: said.append(" ".join(words)) or next(answers))
    made = vault.backup(database)
    shown = section(page, "sikkerhedskopi", settle)
    shown.restore.click()
    assert said == []
    shown.table.select(made.path.name)
    shown.restore.click()
    assert asked == []
    shown.restore.click()
    assert asked == [made.path.name]
    assert "22-11-2026 09.00" in said[0]
    assert "lægges til side" in said[0]
    assert "logger ind igen" in said[0]


def test_the_check_says_that_all_is_well(page: IndstillingerPage, settle: Settle) -> None:
    shown = section(page, "om", settle)
    shown.run.click()
    settle()
    assert "Alt er i orden." in texts(shown)
    assert shown.run.isEnabled()


class TestSomebodyElse:
    """A worker who runs nothing."""

    @pytest.fixture
    def vicevaert(self) -> Actor:
        return Actor(2, "Bo Lind", Role.RAADGIVER)

    def test_reads_what_is_set_and_changes_only_the_own_look_and_password(
        self, page: IndstillingerPage, settle: Settle
    ) -> None:
        for tab in ("organisation", "medarbejdere", "behovsomraader", "frister", "sikkerhed", "sikkerhedskopi"):
            shown = section(page, tab, settle)
            assert not shown.only_reading.isHidden(), tab
        assert section(page, "udseende", settle).only_reading.isHidden()
        assert not section(page, "sikkerhed", settle).renew.isEnabled()
        assert not section(page, "medarbejdere", settle).change.isEnabled()
        assert not section(page, "sikkerhedskopi", settle).make.isEnabled()
        assert not section(page, "sikkerhedskopi", settle).restore.isEnabled()

    def test_cannot_touch_the_keys_even_when_a_button_is_pressed(
        self, page: IndstillingerPage, settle: Settle, vault: Vault, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(safety.confirm, "ask", lambda *_: True)
        keys = vault.layout.live.header.read_bytes()
        shown = section(page, "sikkerhed", settle)
        shown._renew()
        settle()
        assert vault.layout.live.header.read_bytes() == keys

    def test_always_changes_the_own_password(
        self, page: IndstillingerPage, context: Context, settle: Settle, vault: Vault
    ) -> None:
        sheet = PasswordSheet(context, page.sections[0].machine)
        context.sheets.open(sheet)
        for name, typed in (("old", PASSWORD), ("new_password", NEW_PASSWORD), ("repeat", NEW_PASSWORD)):
            sheet.form.fields[name].type_in(typed)
        sheet.primary.click()
        settle()
        assert sheet.is_closed
        assert vault.unlock(NEW_PASSWORD).medarbejder_id == 1  # the slot that is in, whoever the screen says


def test_an_estate_becomes_part_of_another_from_a_day_and_is_opened_again(
    page: IndstillingerPage, context: Context, settle: Settle, database: Database
) -> None:
    with database.write(Intent("Ny afdeling", Actor(1, "", Role.ADMINISTRATOR))) as session:
        service.add_afdeling(session, AfdelingDraft(1, "Åparken"))
    shown = section(page, "organisation", settle)
    shown.refresh()
    settle()
    assert not shown.closing.isEnabled()
    shown.table.selectRow(1)
    shown.closing.click()
    sheet: Any = context.sheets.current  # type: ignore[attr-defined]
    sheet.form.fields["closed_on"].type_in("01-10-2026")
    sheet.form.fields["merged_into_id"].choose(1)
    sheet.primary.click()
    settle()
    assert cells(shown.table, 1)[-1] == "Del af Hedeparken fra 01-10-2026"
    with database.read(METTE) as session:
        (closed,) = [one for one in queries.afdelinger(session, retired=True) if one.name == "Åparken"]
    assert (closed.closed_on, closed.merged_into_id) == (date(2026, 9, 30), 1)
    shown.table.selectRow(1)
    assert shown.closing.text() == "Åbn igen"
    shown.closing.click()
    settle()
    assert cells(shown.table, 1)[-1] == "I brug"


def test_the_only_estate_cannot_be_closed(page: IndstillingerPage, settle: Settle) -> None:
    shown = section(page, "organisation", settle)
    shown.table.selectRow(0)
    assert not shown.closing.isEnabled()


def test_a_closing_without_a_day_is_said_at_the_field(
    page: IndstillingerPage, context: Context, settle: Settle, database: Database
) -> None:
    with database.write(Intent("Ny afdeling", Actor(1, "", Role.ADMINISTRATOR))) as session:
        service.add_afdeling(session, AfdelingDraft(1, "Åparken"))
    shown = section(page, "organisation", settle)
    shown.refresh()
    settle()
    shown.table.selectRow(0)
    shown.closing.click()
    sheet: Any = context.sheets.current  # type: ignore[attr-defined]
    sheet.form.fields["closed_on"].type_in("1/1/1990")
    sheet.primary.click()
    settle()
    assert "Vælg en dag fra 2000" in sheet.form.fields["closed_on"].error_text


def test_a_group_is_made_and_a_worker_put_in_it(
    page: IndstillingerPage, context: Context, settle: Settle, database: Database
) -> None:
    groups = section(page, "grupper", settle)
    assert not groups.rename.isEnabled()
    groups._open(None)
    sheet: Any = context.sheets.current  # type: ignore[attr-defined]
    sheet.form.fields["name"].type_in("Team Nord")
    sheet.primary.click()
    settle()
    assert cells(groups.table, 0) == ["Team Nord", "0", "For få medarbejdere"]
    workers = section(page, "medarbejdere", settle)
    workers.table.selectRow(0)
    workers.change.click()
    sheet = context.sheets.current  # type: ignore[attr-defined]
    sheet.form.fields["gruppe_id"].choose(1)
    sheet.primary.click()
    settle()
    with database.read(METTE) as session:
        assert queries.medarbejdere(session)[0].gruppe_id == 1
    assert "Team Nord" in cells(workers.table, 0)
    assert cells(section(page, "grupper", settle).table, 0)[1] == "1"


def test_a_group_is_renamed_and_taken_out_of_use(
    page: IndstillingerPage, context: Context, settle: Settle, database: Database
) -> None:
    with database.write(Intent("Ny gruppe", Actor(1, "", Role.ADMINISTRATOR))) as session:
        service.add_medarbejdergruppe(session, "Nord")
    shown = section(page, "grupper", settle)
    shown.table.selectRow(0)
    shown.rename.click()
    sheet: Any = context.sheets.current  # type: ignore[attr-defined]
    assert sheet.form.fields["name"].value() == "Nord"
    sheet.form.fields["name"].type_in("Team Nord")
    sheet.primary.click()
    settle()
    shown.table.selectRow(0)
    shown.retire.click()
    settle()
    assert cells(shown.table, 0) == ["Team Nord", "0", "Ude af brug"]
    shown.table.selectRow(0)
    assert shown.retire.text() == "Tag i brug igen"


def cells(table: Any, row: int) -> list[str]:
    return [str(table.rows.index(row, column).data()) for column in range(table.rows.columnCount())]
