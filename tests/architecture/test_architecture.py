"""What no type checker says and everybody relies on; import-linter guards the layers themselves."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TypeVar

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "socialvicevaert"
LONGEST_FILE = 330
"""About 300; it may only go down."""
T = TypeVar("T", bound=ast.AST)
MAY_KNOW_QT = re.compile(r"(app\.py|ui/.*|shell/.*|features/[a-z]+/ui/.*)")
ABSTRACT_PAGES = {"Page", "ResidentTab", "CardTab"}


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of ours by its path in the package; drafted migrations are Alembic's."""
    paths = sorted(PACKAGE.rglob("*.py"))
    return {
        path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in paths
        if "versions" not in path.parts
    }


def nodes(kind: type[T]) -> Iterator[tuple[str, T]]:
    for name, module in modules().items():
        for node in ast.walk(module):
            if isinstance(node, kind):
                yield name, node


def called(node: ast.Call) -> str:
    """The last part of what is called: ``commit`` of ``session.commit()``."""
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""


def base_names(node: ast.ClassDef) -> set[str]:
    """The names of a class's bases: ``CardTab`` of ``CardTab[SagCard]``."""
    plain = [base.value if isinstance(base, ast.Subscript) else base for base in node.bases]
    return {base.id for base in plain if isinstance(base, ast.Name)}


def imported_modules() -> Iterator[tuple[str, str]]:
    for name, node in nodes(ast.Import):
        yield from ((name, alias.name) for alias in node.names)
    for name, imported in nodes(ast.ImportFrom):
        yield name, imported.module or ""


def test_a_folder_imports_only_what_stands_below_it() -> None:
    """The contracts of import-linter, so that one command tests everything."""
    check = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(cache_dir=None))"
    linted = subprocess.run([sys.executable, "-c", check], cwd=ROOT, capture_output=True, text=True, check=False)
    assert linted.returncode == 0, linted.stdout


def test_only_storage_commits() -> None:
    offenders = {
        f"{name}:{node.lineno}"
        for name, node in nodes(ast.Call)
        if called(node) in ("commit", "rollback") and not name.startswith("storage/")
    }
    assert offenders == set()


def test_a_text_to_be_translated_is_written_out() -> None:
    """``tr(f"…")``, ``tr("…" + x)`` and ``tr("…" % x)`` are a new text each time, and no translation can know it."""
    offenders = {
        f"{name}:{node.lineno}"
        for name, node in nodes(ast.Call)
        if called(node) == "tr" and any(isinstance(part, ast.JoinedStr | ast.BinOp | ast.Call) for part in node.args)
    }
    assert offenders == set()


def test_only_screens_know_qt() -> None:
    offenders = {
        f"{name} imports {imported}"
        for name, imported in imported_modules()
        if imported.split(".")[0] in ("PySide6", "shiboken6", "qtawesome") and not MAY_KNOW_QT.fullmatch(name)
    }
    assert offenders == set()


def test_a_sentence_is_not_put_together_of_translated_halves() -> None:
    """The order of words is the language's: one text with ``%s`` in it, not two with a ``+`` between."""
    offenders = {
        f"{name}:{node.lineno}"
        for name, node in nodes(ast.BinOp)
        if isinstance(node.op, ast.Add)
        and any(isinstance(side, ast.Call) and called(side) == "tr" for side in (node.left, node.right))
    }
    assert offenders == set()


@pytest.mark.parametrize("folder", ["shell", "ui", "shell/first_run"])
def test_the_map_of_a_folder_names_every_part_of_it(folder: str) -> None:
    docstring = ast.get_docstring(modules()[f"{folder}/__init__.py"]) or ""
    parts = {path.stem for path in (PACKAGE / folder).iterdir() if not path.stem.startswith("_")}
    assert {part for part in parts if not re.search(rf"\b{part}\b", docstring)} == set()


def test_the_map_of_the_program_names_every_folder_of_it() -> None:
    docstring = ast.get_docstring(modules()["__init__.py"]) or ""
    here = [*PACKAGE.iterdir(), *(PACKAGE / "features").iterdir()]
    parts = {path.stem for path in here if not path.stem.startswith(("_", "."))}
    assert {part for part in parts if not re.search(rf"\b{part}\b", docstring)} == set()


def test_nothing_is_called_manager_or_helper() -> None:
    by_name = {
        f"{name}: {node.name}" for name, node in nodes(ast.ClassDef) if re.search(r"Manager|Helper|Utils?$", node.name)
    }
    # process_bind_param and process_result_value are SQLAlchemy's own names.
    by_name |= {
        f"{name}: {node.name}"
        for name, node in nodes(ast.FunctionDef)
        if re.match(r"_?(handle|process)_(?!bind_param|result_value|literal_param)", node.name)
    }
    by_name |= {name for name in modules() if re.search(r"(^|/)(utils?|helpers?|misc|common|managers?)(\.py$|/)", name)}
    assert by_name == set()


def test_no_file_grows_too_long_to_be_read() -> None:
    long = {name for name in modules() if len((PACKAGE / name).read_text(encoding="utf-8").splitlines()) > LONGEST_FILE}
    assert long == set()


def test_only_the_clock_asks_what_time_it_is() -> None:
    offenders = {
        f"{name}:{node.lineno}"
        for name, node in nodes(ast.Call)
        if re.search(r"\b(datetime\.(now|utcnow|today)|date\.today|time\.time)$", ast.unparse(node.func))
        and name != "shared/clock.py"
    }
    assert offenders == set()


def test_colours_are_written_in_one_place() -> None:
    offenders = {
        f"{name}:{node.lineno}"
        for name, node in nodes(ast.Constant)
        if isinstance(node.value, str) and re.search(r"#[0-9A-Fa-f]{6}\b", node.value) and name != "shared/tokens.py"
    }
    assert offenders == set()


def test_modules_of_tables_keep_real_annotations() -> None:
    """Postponed annotations break SQLModel's ``list["X"]`` relationships."""
    offenders = {name for name, node in nodes(ast.ImportFrom) if node.module == "__future__"}
    assert {name for name in offenders if name.endswith("models.py") or "/models/" in name} == set()


def test_every_table_is_known_to_the_schema() -> None:
    known = {imported for name, imported in imported_modules() if name == "schema.py"}
    with_tables = {
        "socialvicevaert." + name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        for name, node in nodes(ast.ClassDef)
        if any(keyword.arg == "table" for keyword in node.keywords)
    }
    assert {module for module in with_tables if not any(module.startswith(prefix) for prefix in known)} == set()


def test_every_page_is_in_the_shell() -> None:
    shell = "\n".join((PACKAGE / name).read_text(encoding="utf-8") for name in modules() if name.startswith("shell/"))
    pages = {
        node.name
        for name, node in nodes(ast.ClassDef)
        if name.startswith("features/") and base_names(node) & ABSTRACT_PAGES
    }
    bases = {base for _, node in nodes(ast.ClassDef) for base in base_names(node)}
    assert {page for page in pages - bases if not re.search(rf"\b{page}\b", shell)} == set()


@pytest.mark.parametrize("entrance", ["socialvicevaert.cli", "socialvicevaert.schema", "socialvicevaert.example"])
def test_the_core_starts_where_qt_is_not_installed(entrance: str) -> None:
    forbid = "import sys; sys.modules.update(dict.fromkeys(('PySide6', 'shiboken6', 'qtawesome')))"
    started = subprocess.run(
        [sys.executable, "-c", f"{forbid}; import {entrance}"], capture_output=True, text=True, check=False
    )
    assert started.returncode == 0, started.stderr
