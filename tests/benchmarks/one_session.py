"""The program itself in a process of its own, driven as a worker would; prints one line of JSON.

python -m tests.benchmarks.one_session unlock DATA PASSWORD STATEMENTS   writes the first page's SQL in STATEMENTS
python -m tests.benchmarks.one_session bare DATABASE KEY STATEMENTS      the same on the bare driver and table
python -m tests.benchmarks.one_session blocks DATA PASSWORD LIST         the longest block in each act
"""

import json
import os
import pickle
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

TYPING_SECONDS = 3
"""Nobody types a password of twelve characters faster; what is imported meanwhile delays nobody."""
_CALM_SECONDS = 0.4
_PATIENCE_SECONDS = 60


def unlock(folder: Path, password: str, statements_file: Path) -> dict[str, float]:
    """Enter in the password field to the first screen of Min dag, to its last line, and what the process then holds."""
    began, window, taken = _unlocked(folder, password)
    page = window.workspace.pages.current_page
    _until(lambda: len(page.rows) == len(page.lines))
    all_lines = (time.perf_counter() - began) * 1000
    _longest(lambda: None, lambda: page.context.tasks.is_idle)  # signs and the day's backup
    megabytes = _resident_megabytes()
    from tests.benchmarks.estate import recorded  # with the tools of the tests: not before the program was weighed

    with recorded(page.context.tasks._database._database) as statements:
        page.refresh()
        _until(lambda: page.context.tasks.is_idle)
    statements_file.write_bytes(pickle.dumps((statements, len(page.lines))))
    return {"ms": taken, "all_lines": all_lines, "megabytes": megabytes}


def bare(database: Path, key: str, statements_file: Path) -> dict[str, float]:
    """The raw driver, the same SQL, and a table window with as many lines of text."""
    from PySide6.QtWidgets import QTableWidget, QTableWidgetItem
    from sqlcipher3 import dbapi2

    statements, lines = pickle.loads(statements_file.read_bytes())
    app = QApplication([])
    window = QTableWidget()
    window.resize(1280, 820)
    window.show()
    _wait(0.3)
    megabytes = _resident_megabytes()
    began = time.perf_counter()
    connection = dbapi2.connect(str(database))
    connection.execute(f"PRAGMA key=\"x'{key}'\"")
    for statement, parameters in statements:
        connection.execute(statement, parameters).fetchall()
    table = QTableWidget(lines, 4)
    for row in range(lines):
        for column in range(4):
            table.setItem(row, column, QTableWidgetItem("Ring til ydelsescentret"))
    table.resize(1280, 820)
    table.show()
    app.processEvents()
    return {"ms": (time.perf_counter() - began) * 1000, "megabytes": megabytes}


def blocks(folder: Path, password: str, list_file: Path) -> dict[str, float]:
    """For each act the longest turn of the event loop, in milliseconds: so long a key would wait, at most."""
    from socialvicevaert.ui.context import Target

    _, window, _ = _unlocked(folder, password)
    workspace = window.workspace
    go = workspace.context.navigate
    _longest(lambda: None, lambda: workspace.context.tasks.is_idle)  # the day's backup

    def page():
        return workspace.pages.current_page

    def is_idle() -> bool:
        return workspace.context.tasks.is_idle

    def type_in_palette() -> None:
        workspace.palette_box.open()
        workspace.palette_box.box.line.setText("fatima")

    def compare() -> None:
        view = page().importing
        view.landlord.choose(1)
        view.as_of.set_value(date(2026, 11, 5))
        view.ask_for_comparison()

    found = {"Min dag, everybody's 60 lines": _longest(lambda: page().everybody.click(), is_idle)}
    found["open a resident"] = _longest(lambda: go(Target("beboer", 7)), is_idle)
    found["open another"] = _longest(lambda: go(Target("beboer", 8)), is_idle)
    found["the page Økonomi"] = _longest(lambda: go(Target("oekonomi")), is_idle)
    household, fogedsag, budget = _with_most(window)
    parts = ("oversigt", "gaeld", "ordninger", "ansoegninger", "redningsplan", "forloeb", "budget")
    for part in parts:
        target = Target("beboer", household, "oekonomi", {"part": part})
        found[f"Økonomi of a resident: {part}"] = _longest(lambda target=target: go(target), is_idle)
    found["a fogedsag with its race"] = _longest(lambda: go(Target("fogedsag", fogedsag)), is_idle)
    go(Target("beboer", household, "oekonomi", {"part": "budget"}))
    _longest(lambda: None, is_idle)
    keys = _keys_in_budget()
    found[f"a key in a budget of {budget} lines"] = max(_longest(key, is_idle, calm=0.02) for key in keys)
    found["search in Ctrl+K"] = _longest(type_in_palette, is_idle)
    workspace.palette_box.box.close_palette()
    found["the page of arrears"] = _longest(lambda: go(Target("restancer")), is_idle)
    found["open a list of 5,000 rows"] = _longest(lambda: page().open_file(str(list_file)), is_idle)
    found["compare and preview it"] = _longest(compare, is_idle)
    found["preview a report"] = _longest(lambda: go(Target("rapporter")), is_idle)
    found["preview it again"] = _longest(lambda: page().preview(), is_idle)
    return found


def _with_most(window) -> tuple[int, int, int]:
    """A resident with a budget, which is given 60 lines, the newest open fogedsag, and how many lines there are."""
    from sqlmodel import text

    def read(session):
        ask = session.connection().execute
        (budget, household) = ask(
            text("SELECT id, beboer_id FROM budget WHERE is_current AND deleted_at IS NULL ORDER BY id LIMIT 1")
        ).one()
        (fogedsag,) = ask(text("SELECT max(id) FROM fogedsag WHERE closed_on IS NULL AND deleted_at IS NULL")).one()
        return budget, household, fogedsag

    def lengthen(session) -> int:
        from dataclasses import replace

        from socialvicevaert.features.budgetter.queries import budget
        from socialvicevaert.features.budgetter.service import save_budget

        number, *_ = read(session)
        draft = budget(session, number).draft
        lines = [replace(one, id=None, label=f"Post {at}") for at in range(60) for one in draft.lines[:1]]
        draft = replace(draft, lines=(*draft.lines, *lines)[:60])
        save_budget(session, number, draft)
        return len(draft.lines)

    tasks = window.workspace.context.tasks
    found: list = []
    tasks.read(window, read, found.append)
    tasks.write(window, "Budget", lengthen, found.append, quiet=True)
    _until(lambda: len(found) == 2)
    (_, household, fogedsag), lines = found
    return household, fogedsag, lines


def _keys_in_budget() -> Iterator[Callable[[], object]]:
    """One key at a time: an amount and Enter, some lines down."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QTableView

    tables = [one for one in QApplication.activeWindow().findChildren(QTableView) if one.isVisible()]
    grid = max(tables, key=lambda one: one.model().rowCount())
    grid.setFocus()
    for row in range(4, 12):
        grid.setCurrentIndex(grid.model().index(row, 2))
        for sign in "1250":
            yield lambda sign=sign: QTest.keyClicks(QApplication.focusWidget(), sign)
        yield lambda: QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def _unlocked(folder: Path, password: str):
    from socialvicevaert.app import Start

    app = QApplication([])
    start = Start(app, folder)
    start.begin()
    _wait(TYPING_SECONDS)
    window = start.window
    card = window.gate.card
    card.password.type_in(password)
    began = time.perf_counter()
    card.password.line.returnPressed.emit()
    _until(lambda: window.workspace is not None and _is_usable(window.workspace.pages.current_page))
    return began, window, (time.perf_counter() - began) * 1000


def _is_usable(page) -> bool:
    """Whether the lines that can be seen are there, painted, and take keys."""
    if page is None or not page.rows or not page.scroller.viewport().updatesEnabled():
        return False
    last = page.rows[page.lines[len(page.rows) - 1].key]
    bottom = last.mapTo(page.scroller.viewport(), last.rect().bottomLeft()).y()
    return len(page.rows) == len(page.lines) or bottom > page.scroller.viewport().height()


def _longest(act: Callable[[], object], is_done: Callable[[], bool], calm: float = _CALM_SECONDS) -> float:
    """The longest turn from the act until all has been calm for a while."""
    began = time.perf_counter()
    act()
    longest = last_work = time.perf_counter()
    longest -= began
    while True:
        began = time.perf_counter()
        QCoreApplication.processEvents()
        now = time.perf_counter()
        longest = max(longest, now - began)
        if now - began > 0.002 or not is_done():
            last_work = now
        if now - last_work > calm:
            return longest * 1000
        time.sleep(0.0005)


def _resident_megabytes() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def _wait(seconds: float) -> None:
    end = time.perf_counter() + seconds
    _until(lambda: time.perf_counter() > end)


def _until(condition: Callable[[], bool]) -> None:
    end = time.perf_counter() + _PATIENCE_SECONDS
    while not condition():
        if time.perf_counter() > end:
            raise TimeoutError("the program did not get there: look at the data and the password")
        QCoreApplication.processEvents()
        time.sleep(0.0005)  # else this thread would take the interpreter from the ones that work


if __name__ == "__main__":
    which, where, secret, file = sys.argv[1:]
    found = {"unlock": unlock, "bare": bare, "blocks": blocks}[which](Path(where), secret, Path(file))
    sys.stdout.write(json.dumps(found) + "\n")
    sys.stdout.flush()
    os._exit(0)  # the program has threads at work that nobody needs any more
