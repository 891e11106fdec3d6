"""A closed sheet is a freed one, and so is a resident one has left: neither widgets nor what they held stay behind."""

import gc
from collections import Counter
from collections.abc import Callable
from weakref import ref

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from socialvicevaert.shell.pages import PAGES
from socialvicevaert.shell.resident_tabs import RESIDENT_TABS
from socialvicevaert.shell.sheets import SHEETS, SheetEntry
from socialvicevaert.ui.context import Target
from tests.factories import new_beboer
from tests.window import COLLEAGUES_PASSWORD, Driver


def widgets() -> Counter[str]:
    gc.collect()
    return Counter(type(widget).__name__ for widget in QApplication.allWidgets())


def left_over(opened: Driver, act: Callable[[], None]) -> Counter[str]:
    """What doing something a second time leaves behind; the first time makes what is kept for good."""
    act()
    before = widgets()
    act()
    return widgets() - before


def tell_of_changes(driver: Driver) -> None:
    """What lives on tells everybody; a closed sheet that still listens would fail here."""
    context = driver.workspace.context
    for _ in range(2):
        context.discreet.switch()
    context.tasks.changed.emit(frozenset({"beboer", "sag", "kontakt", "opgave", "samtykke", "fogedsag", "henvisning"}))
    driver.settle()


@pytest.mark.parametrize("entry", SHEETS, ids=lambda entry: entry.kind)
def test_a_closed_sheet_leaves_nothing_behind(entry: SheetEntry, opened: Driver, things: dict[str, int]) -> None:
    sheets: list[ref[QWidget]] = []

    def open_and_close() -> None:
        number = things.get(entry.kind, things["beboer"])
        opened.workspace.navigator(Target(entry.kind, number, extra={"key": f"opgave:{things['opgave']}"}))
        opened.settle()
        assert opened.workspace.host.current is not None
        sheets.append(ref(opened.workspace.host.current))
        opened.workspace.host.current.close_sheet()
        opened.settle()
        tell_of_changes(opened)

    assert left_over(opened, open_and_close) == Counter()
    assert all(sheet() is None for sheet in sheets)


def test_a_resident_one_has_left_leaves_nothing_behind(opened: Driver, things: dict[str, int]) -> None:
    others: list[int] = []
    opened.workspace.context.tasks.write(opened.workspace, "Prøve", new_beboer, others.append, undoable=False)
    opened.settle()

    def walk_through_both() -> None:
        for number in (things["beboer"], others[0]):
            for tab in RESIDENT_TABS:
                opened.workspace.navigator(Target("beboer", number, tab.key))
                opened.settle()
        tell_of_changes(opened)

    assert left_over(opened, walk_through_both) == Counter()


def test_reading_a_page_again_leaves_nothing_behind(opened: Driver, things: dict[str, int]) -> None:
    def walk_through_all() -> None:
        for page in PAGES:
            opened.workspace.navigator(Target(page.key))
            opened.settle()
            opened.workspace.acts.refresh()
            opened.settle()
        tell_of_changes(opened)

    assert left_over(opened, walk_through_all) == Counter()


def test_the_work_of_a_worker_is_gone_when_another_one_has_come(opened: Driver, things: dict[str, int]) -> None:
    assert things
    for page in PAGES:
        opened.workspace.navigator(Target(page.key))
        opened.settle()
    opened.workspace.navigator(Target("ny_kontakt", things["beboer"]))
    opened.settle()
    before = ref(opened.workspace)
    worker = ref(opened.program._worker)
    opened.add_colleague()
    opened.lock_and_choose_colleague()
    opened.unlock(COLLEAGUES_PASSWORD)
    gc.collect()
    assert before() is None
    assert worker() is None
    assert opened.workspace.status.who.text() == "Bo Lind · leder"
