"""Reports without a window: any period, group and form; corrected, given out again, listed."""

import io
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook
from sqlmodel import col, select

from socialvicevaert import audit
from socialvicevaert.cli import exits, writing
from socialvicevaert.cli.run import run
from socialvicevaert.example.build import WORKERS
from socialvicevaert.features.sager.models import Sag
from socialvicevaert.shared.actor import Intent
from socialvicevaert.shared.clock import FixedClock
from socialvicevaert.shared.errors import UserError
from socialvicevaert.vault import Vault
from tests.conftest import EXAMPLE_PASSWORD

WHY = ("--reason", "En sag lå i papirkurven ved en fejl.")


@pytest.fixture
def binned(example_folder: Path, clock: FixedClock) -> Callable[[], None]:
    """Puts thirty sager in the bin, behind a report's back."""

    def change() -> None:
        vault = Vault(example_folder, clock)
        with vault.unlock(EXAMPLE_PASSWORD).database.write(Intent("Prøve", WORKERS[0])) as session:
            query = select(Sag).where(col(Sag.deleted_at).is_(None)).order_by(col(Sag.id).desc()).limit(30)
            for sag in session.exec(query):
                sag.deleted_at = session.now
        vault.close()

    return change


def period_of(path: Path) -> tuple[str, str]:
    found = json.loads(path.read_text(encoding="utf-8"))["period"]
    return found["from"], found["to"]


@pytest.mark.parametrize(
    ("typed", "period"),
    [
        (("--month", "2026-2"), ("2026-02-01", "2026-02-28")),
        (("--month", "2026-10"), ("2026-10-01", "2026-10-31")),
        (("--quarter", "2026-3"), ("2026-07-01", "2026-09-30")),
        (("--quarter", "2026-K1"), ("2026-01-01", "2026-03-31")),
        (("--year", "2025"), ("2025-01-01", "2025-12-31")),
    ],
)
def test_a_period_is_typed_as_it_is_said(cli, tmp_path: Path, typed: tuple[str, ...], period: tuple[str, str]) -> None:
    figures = tmp_path / "r.json"
    assert cli("report", *typed, "--figures", figures)[0] == exits.OK
    assert period_of(figures) == period


def test_a_period_that_has_not_ended_is_refused(cli, tmp_path: Path) -> None:
    code, _, refused = cli("report", "--month", "2026-12", "--figures", tmp_path / "r.json")
    assert (code, "ikke slut endnu" in refused) == (exits.REFUSED, True)


def test_the_three_files_are_of_one_report(cli, tmp_path: Path) -> None:
    pdf, figures, workbook = (tmp_path / f"r.{ending}" for ending in ("pdf", "json", "xlsx"))
    code, said, _ = cli(
        "report", "--month", "2026-10", "--output", pdf, "--figures", figures, "--workbook", workbook, "--json"
    )
    assert (code, json.loads(said)) == (exits.OK, {"report_id": "R2026-0001"})
    assert pdf.read_bytes().startswith(b"%PDF")
    book = CalamineWorkbook.from_filelike(io.BytesIO(workbook.read_bytes()))
    text = json.dumps([book.get_sheet_by_name(name).to_python() for name in book.sheet_names], default=str)
    assert "R2026-0001" in text
    assert json.loads(figures.read_text())["report_id"] == "R2026-0001"


def test_a_report_on_a_role_says_whose_work_it_is(cli, tmp_path: Path) -> None:
    figures = tmp_path / "r.json"
    assert cli("report", "--year", "2025", "--gruppe", "sociale viceværter", "--figures", figures)[0] == exits.OK
    assert json.loads(figures.read_text())["gruppe"] == "Sociale viceværter"
    code, _, refused = cli("report", "--year", "2025", "--gruppe", "Ukendte", "--figures", figures)
    assert (code, "Sociale viceværter" in refused) == (exits.REFUSED, True)


def test_the_yearly_evaluation_is_a_form_of_its_own(cli, tmp_path: Path) -> None:
    figures = tmp_path / "r.json"
    assert cli("report", "--year", "2025", "--form", "evaluering", "--figures", figures)[0] == exits.OK
    assert json.loads(figures.read_text())["form"] == "evaluering"
    assert "Årlig evaluering" in cli("report", "--list")[1]


def test_a_correction_is_looked_at_then_issued_as_a_new_version(cli, tmp_path: Path, binned) -> None:
    figures = tmp_path / "r.json"
    cli("report", "--month", "2026-10", "--figures", figures)
    first = figures.read_bytes()
    assert "Intet i R2026-0001 er ændret" in cli("report", "--correct", "R2026-0001", "--preview")[1]
    code, _, refused = cli("report", "--correct", "R2026-0001", *WHY, "--figures", figures)
    assert (code, "ikke noget at rette" in refused) == (exits.REFUSED, True)
    assert figures.read_bytes() == first

    binned()
    said = cli("report", "--correct", "R2026-0001", "--preview", "--json")[1]
    expected = json.loads(said)["changes"]
    assert any(one["label"] == "Sager i perioden" for one in expected)
    code, said, _ = cli("report", "--correct", "r2026-0001", *WHY, "--figures", figures)
    assert code == exits.OK
    assert "R2026-0001, udgave 2" in said
    assert "Sager · Sager i perioden:" in said
    told = json.loads(figures.read_text())["correction"]
    assert (told["replaces"], told["reason"], told["changes"]) == ("R2026-0001", WHY[1], expected)

    listed = json.loads(cli("report", "--list", "--json")[1])["reports"]
    assert [(one["report_id"], one["replaced_by"]) for one in listed] == [
        ("R2026-0001, udgave 2", None),
        ("R2026-0001", "R2026-0001, udgave 2"),
    ]
    assert "erstattet af R2026-0001, udgave 2" in cli("report", "--list")[1]


def test_an_issued_report_is_given_out_again_as_it_was_and_logged(
    cli, tmp_path: Path, binned, example_folder: Path, clock: FixedClock
) -> None:
    files = {
        name: tmp_path / f"{name}.{ending}"
        for name, ending in (("output", "pdf"), ("workbook", "xlsx"), ("figures", "json"))
    }
    options = [part for name, path in files.items() for part in (f"--{name}", path)]
    cli("report", "--month", "2026-10", *options)
    before = [path.read_bytes() for path in files.values()]
    for path in files.values():
        path.unlink()
    binned()
    code, said, _ = cli("report", "--again", "R2026-0001", *options)
    assert (code, "som den blev udstedt 22-11-2026" in said) == (exits.OK, True)
    assert [path.read_bytes() for path in files.values()] == before
    vault = Vault(example_folder, clock)
    with vault.unlock(EXAMPLE_PASSWORD).database.read(WORKERS[0]) as session:
        taken = [one.what for one in audit.log(session, kind=audit.AuditKind.EXPORT)]
    vault.close()
    assert len(taken) == 6
    assert set(taken) == {"Rapport R2026-0001", "Rapport R2026-0001 (regneark)", "Rapport R2026-0001 (JSON)"}


def test_an_unknown_number_is_refused(cli, tmp_path: Path) -> None:
    for typed in (("--again", "R2026-0009"), ("--correct", "R2026-0009", *WHY)):
        code, _, refused = cli("report", *typed, "--output", tmp_path / "r.pdf")
        assert (code, "R2026-0009" in refused, list(tmp_path.glob("r.pdf*"))) == (exits.REFUSED, True, [])


def test_an_empty_list_says_so(cli) -> None:
    assert cli("report", "--list")[1] == "Der er ikke udstedt en rapport endnu.\n"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "skriv perioden"),
        ("--month 2026-10 --year 2026 --output r.pdf", "to gange: --month og --year"),
        ("--month 2026-10 --to 2026-10-31 --output r.pdf", "to gange"),
        ("--from 2026-10-01 --output r.pdf", "--to mangler"),
        ("--month 2026-13 --output r.pdf", "ingen måned 13"),
        ("--month oktober --output r.pdf", "en måned som 2026-10"),
        ("--quarter 2026-5 --output r.pdf", "et kvartal som 2026-3"),
        ("--year 26 --output r.pdf", "et årstal som 2026"),
        ("--month 2026-10", "mindst én af --output"),
        ("--correct R2026-0001 --output r.pdf", "hvorfor"),
        ("--correct R2026-0001 --reason x --month 2026-10 --output r.pdf", "rapporten er givet"),
        ("--correct R2026-0001 --reason x", "mindst én af --output"),
        ("--month 2026-10 --reason x --output r.pdf", "hører til --correct"),
        ("--month 2026-10 --preview", "hører til --correct"),
        ("--list --again R2026-0001", "kan ikke bruges sammen"),
        ("--list --output r.pdf", "kan ikke bruges sammen med --list"),
        ("--month 2026-10 --form andet --output r.pdf", "vælg mellem"),
    ],
)
def test_a_mistake_in_typing_is_told_in_danish(typed: str, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        run(["report", "--password-stdin", *typed.split()])
    assert left.value.code == exits.USAGE
    said = capsys.readouterr().err
    assert words in said
    assert "brug:" in said
    assert "invalid" not in said


def test_files_that_cannot_all_be_written_leave_what_stood_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    first.write_bytes(b"old")
    real = Path.replace

    def fail_on_second(self: Path, target: Path) -> Path:
        if self.suffix == ".part" and target == second:
            raise PermissionError(13, "nej")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", fail_on_second)
    with pytest.raises(PermissionError):
        write_both(first, second)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"old"}


def test_own_files_beside_them_are_neither_overwritten_nor_removed(tmp_path: Path) -> None:
    own = {f"a{ending}": ending.encode() for ending in (".part", ".older")}
    for name, content in own.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "a").write_bytes(b"old")
    write_both(tmp_path / "a", tmp_path / "b")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == own | {"a": b"new", "b": b"new"}


def write_both(first: Path, second: Path) -> None:
    with writing.files_together() as write:
        write(first, b"new")
        write(second, b"new")


def test_what_is_no_ordinary_file_is_neither_replaced_nor_removed(tmp_path: Path) -> None:
    link = tmp_path / "rapport.pdf"
    link.symlink_to(tmp_path / "andet.pdf")
    pipe = tmp_path / "roer.pdf"
    os.mkfifo(pipe)
    for place in (link, pipe):
        with pytest.raises(UserError, match="ikke en almindelig fil"):
            writing.require_places([place])
