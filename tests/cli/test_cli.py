"""The program without a window: answers, files, exit codes, and never a trace of Qt."""

import json
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

from socialvicevaert import audit
from socialvicevaert.audit import AuditKind
from socialvicevaert.cli import exits, report
from socialvicevaert.cli.run import COMMANDS, run
from socialvicevaert.example.build import WORKERS
from socialvicevaert.features.indstillinger.models import Medarbejder
from socialvicevaert.shared.actor import Intent
from socialvicevaert.shared.clock import FixedClock
from socialvicevaert.shared.errors import UserError
from socialvicevaert.vault import Vault
from tests.conftest import EXAMPLE_PASSWORD

YEAR = ("--from", "2025-11-01", "--to", "2026-10-31")
LIST = (
    "Lejemålsnr.;Lejer;Adresse;Restance\r\n0001-001-01;Kurt Jensen;Viben 1, st. tv;1.234,50\r\n"
    "0001-002-01;Fatima Demir;Viben 2, st. tv;\r\nI alt;;;1.234,50\r\n"
)


def test_the_report_of_the_year_prints_the_published_figures(cli, tmp_path: Path) -> None:
    pdf, figures = tmp_path / "r.pdf", tmp_path / "r.json"
    code, said, _ = cli("report", *YEAR, "--output", pdf, "--figures", figures)
    assert (code, "R2026-0001" in said) == (exits.OK, True)
    found = json.loads(figures.read_text(encoding="utf-8"))
    numbers = {key: found["figures"][key]["value"] for key in found["figures"]}
    assert (numbers["sager.i_perioden"], numbers["fogedsager.i_perioden"], numbers["fogedsager.afvaerget"]) == (
        243,
        41,
        30,
    )
    assert found["shares"]["fogedsager.afvaerget"] == "73,2 %"
    with pypdfium2.PdfDocument(pdf) as document:
        printed = "".join(page.get_textpage().get_text_range() for page in document)
    for expected in ("243", "41", "30", "73,2 %"):
        assert expected in printed


def test_a_report_beside_an_earlier_year_holds_the_change_and_the_years_own_figures(cli, tmp_path: Path) -> None:
    figures = tmp_path / "r.json"
    assert cli("report", *YEAR, "--compare", "2024", "--figures", figures)[0] == exits.OK
    found = json.loads(figures.read_text(encoding="utf-8"))
    assert found["comparison"]["period"] == {"from": "2024-11-01", "to": "2025-10-31"}
    assert set(found["comparison"]["changes"]) <= set(found["figures"])
    assert "foer.fogedsager.udfald.udsat" in found["figures"]


def test_a_report_beside_a_year_that_is_not_earlier_is_refused_in_words(cli, tmp_path: Path) -> None:
    code, _, refused = cli("report", *YEAR, "--compare", "2025", "--figures", tmp_path / "r.json")
    assert (code, "Vælg et år før 2025" in refused) == (exits.REFUSED, True)


def test_a_report_for_an_unknown_estate_names_the_known_ones(cli, tmp_path: Path) -> None:
    code, _, refused = cli("report", *YEAR, "--afdeling", "Ukendthaven", "--output", tmp_path / "r.pdf")
    assert code == exits.REFUSED
    assert "Lærkeparken" in refused


def test_a_report_that_is_written_nowhere_takes_no_number(
    cli, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        cli("report", *YEAR)
    assert left.value.code == exits.USAGE
    assert "--output" in capsys.readouterr().err
    assert "R2026-0001" in cli("report", *YEAR, "--figures", tmp_path / "r.json")[1]


def test_a_report_that_ends_before_it_begins_is_told_with_both_days(
    cli, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        cli("report", "--from", "igår", "--to", "-3", "--output", tmp_path / "r.pdf")
    assert left.value.code == exits.USAGE
    assert "--from (21-11-2026) ligger efter --to (19-11-2026)" in capsys.readouterr().err


def test_a_list_without_a_date_is_told_which_word_gives_it(cli, tmp_path: Path) -> None:
    file = tmp_path / "liste.csv"
    file.write_bytes(LIST.encode("cp1252"))
    code, _, refused = cli("import", file)
    assert code == exits.REFUSED
    assert "--as-of" in refused


def test_a_preview_changes_nothing_and_an_import_does(cli, tmp_path: Path) -> None:
    file = tmp_path / "liste.csv"
    file.write_bytes(LIST.encode("cp1252"))
    dated = ("--as-of", "20-11-2026", "--json")
    for _ in range(2):
        code, said, _ = cli("import", file, "--preview", *dated)
        counts = json.loads(said)["counts"]
        assert (code, counts["rows"], counts["usable"], counts["unusable"]) == (exits.OK, 3, 1, 2)
    assert cli("import", file, *dated)[0] == exits.OK
    code, _, refused = cli("import", file, *dated)
    assert code == exits.REFUSED
    assert refused
    assert cli("import", file, "--again", *dated)[0] == exits.OK


def test_a_file_that_is_no_list_gives_one_sentence(cli, tmp_path: Path) -> None:
    for name, content in (("tom.csv", b""), ("billede.xlsx", b"\x89PNG\r\n\x1a\n" + b"\0" * 50)):
        file = tmp_path / name
        file.write_bytes(content)
        code, said, refused = cli("import", file)
        assert (code, said, refused.count("\n")) == (exits.REFUSED, "", 1)
    code, _, refused = cli("import", tmp_path / "findes-ikke.csv")
    assert (code, "findes ikke" in refused) == (exits.REFUSED, True)


def test_a_wrong_password_opens_nothing(cli) -> None:
    code, said, refused = cli("check", password="forkert adgangskode")
    assert (code, said) == (exits.LOCKED_OUT, "")
    assert "forkert" in refused


def test_check_reports_and_backup_makes_it_younger(cli) -> None:
    code, said, _ = cli("check", "--json")
    assert code == exits.OK
    assert json.loads(said)["backup_age_days"] is None
    assert cli("backup")[0] == exits.OK
    found = json.loads(cli("check", "--json")[1])
    assert (found["backup_age_days"], found["is_well"], found["audit_faults"]) == (0, True, [])


@pytest.mark.parametrize("argv", [["report", "--password-stdin"], ["findesikke"], ["check"]])
def test_a_mistyped_command_says_how_in_danish(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        run(argv)
    assert left.value.code == exits.USAGE
    said = capsys.readouterr().err
    assert "brug:" in said
    assert "usage" not in said
    assert "required" not in said


def test_every_command_explains_itself_in_danish(capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("example", "import", "report", "check", "backup"):
        with pytest.raises(SystemExit):
            run([command, "--help"])
        said = capsys.readouterr().out
        assert "tilvalg:" in said
        assert "options" not in said
        assert "show this help" not in said


def test_the_core_runs_with_pyside_uninstalled(example_folder: Path, tmp_path: Path) -> None:
    """Every import of Qt fails, as it would where the package is not installed."""
    without_qt = (
        "import sys\n"
        "for name in ('PySide6', 'shiboken6', 'qtawesome', 'qtpy'): sys.modules[name] = None\n"
        "from socialvicevaert.__main__ import main\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    arguments = [
        "report",
        "--data",
        str(example_folder),
        "--password-stdin",
        *YEAR,
        "--output",
        str(tmp_path / "r.pdf"),
    ]
    ran = subprocess.run(
        [sys.executable, "-c", without_qt, *arguments], input=EXAMPLE_PASSWORD + "\n", capture_output=True, text=True
    )
    assert (ran.returncode, ran.stderr) == (exits.OK, "")
    assert (tmp_path / "r.pdf").read_bytes().startswith(b"%PDF")


def test_a_fault_of_the_program_is_told_without_what_it_was_about(cli, monkeypatch, caplog) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("Fatima Demir, 010203-1234")

    monkeypatch.setitem(COMMANDS, "check", fail)
    code, _, refused = cli("check")
    assert (code, "fejl i programmet" in refused) == (exits.FAULT, True)
    assert "RuntimeError" in caplog.text
    assert "Fatima" not in caplog.text + refused


@pytest.fixture
def logged(example_folder: Path, clock: FixedClock):
    def kinds(*wanted: AuditKind) -> list[str]:
        """What the log holds of these kinds, the first first."""
        vault = Vault(example_folder, clock)
        with vault.unlock(EXAMPLE_PASSWORD).database.read(WORKERS[0]) as session:
            found = [entry for entry in audit.log(session, limit=40) if entry.kind in wanted]
        vault.close()
        return [f"{entry.kind.value} {entry.what}".strip() for entry in reversed(found)]

    return kinds


def test_every_command_that_opens_the_data_says_who_came_in(cli, logged, tmp_path: Path) -> None:
    file = tmp_path / "liste.csv"
    file.write_bytes(LIST.encode("cp1252"))
    before = len(logged(AuditKind.LOGIN))
    for arguments in (
        ("report", *YEAR, "--figures", tmp_path / "f.json"),
        ("import", file, "--preview", "--as-of", "20-11-2026"),
        ("check",),
    ):
        assert cli(*arguments)[0] == exits.OK
    assert len(logged(AuditKind.LOGIN)) == before + 3


def test_a_backup_is_a_line_in_the_log_that_names_it(cli, logged, example_folder: Path, clock: FixedClock) -> None:
    assert cli("backup")[0] == exits.OK
    (made,) = Vault(example_folder, clock).backups()
    assert logged(AuditKind.LOGIN, AuditKind.BACKUP)[-2:] == ["login", f"backup {made.path.name}"]


@pytest.mark.parametrize("command", ["check", "backup"])
def test_a_worker_who_has_left_comes_in_nowhere(cli, example_folder: Path, clock: FixedClock, command: str) -> None:
    vault = Vault(example_folder, clock)
    unlocked = vault.unlock(EXAMPLE_PASSWORD)
    with unlocked.database.write(Intent("Fratrådt", WORKERS[0])) as session:
        session.kept(Medarbejder, unlocked.medarbejder_id).is_active = False
    vault.close()
    code, said, refused = cli(command)
    assert (code, said) == (exits.REFUSED, "")
    assert "adgang er lukket" in refused


def test_a_report_that_fails_leaves_no_file_and_no_report(cli, logged, tmp_path: Path, monkeypatch) -> None:
    def fail(*_: object) -> None:
        raise UserError("Der er ikke plads.")

    older = tmp_path / "r.pdf"
    older.write_bytes(b"sidste maaned")
    monkeypatch.setattr(report, "record_taken", fail)
    code, _, _ = cli("report", *YEAR, "--output", older, "--figures", tmp_path / "r.json")
    assert code == exits.REFUSED
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["r.pdf"]
    assert older.read_bytes() == b"sidste maaned"
    assert logged(AuditKind.REPORT) == []


def test_a_report_is_not_written_over_a_folder_or_itself(cli, tmp_path: Path) -> None:
    assert "er en mappe" in cli("report", *YEAR, "--output", tmp_path)[2]
    same = tmp_path / "r"
    assert "samme navn" in cli("report", *YEAR, "--output", same, "--figures", same)[2]


def test_a_report_taken_out_is_logged(cli, example_folder: Path, clock: FixedClock, tmp_path: Path) -> None:
    cli("report", *YEAR, "--output", tmp_path / "r.pdf")
    vault = Vault(example_folder, clock)
    with vault.unlock(EXAMPLE_PASSWORD).database.read(WORKERS[0]) as session:
        (entry,) = audit.log(session, kind=AuditKind.EXPORT)
    vault.close()
    assert entry.what == "Rapport R2026-0001"
