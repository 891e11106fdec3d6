"""The tables of screens: what stands in them exists, and what exists stands in them."""

import ast
from pathlib import Path
from typing import get_type_hints

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

import socialvicevaert
from socialvicevaert.security.roles import Permission, permissions_of
from socialvicevaert.shared.actor import Actor, Role
from socialvicevaert.shell.page_stack import pages_for
from socialvicevaert.shell.pages import PAGES
from socialvicevaert.shell.resident_tabs import RESIDENT_TABS
from socialvicevaert.shell.screens import screen_class
from socialvicevaert.shell.sheets import SHEETS
from socialvicevaert.ui.context import Target
from socialvicevaert.ui.icons import NAMES
from socialvicevaert.ui.page import Page
from socialvicevaert.ui.resident_tab import ResidentTab
from socialvicevaert.ui.side_sheet import SideSheet
from tests.window import Driver

FEATURES = Path(socialvicevaert.__file__).parent / "features"


def classes_under(base: str) -> set[str]:
    """ "module:Class" of every class in a feature's ui that names ``base`` as its base."""
    found: set[str] = set()
    for path in FEATURES.glob("*/ui/**/*.py"):
        module = ".".join(("socialvicevaert", "features", *path.relative_to(FEATURES).with_suffix("").parts))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            named = [getattr(each, "value", each) for each in node.bases] if isinstance(node, ast.ClassDef) else []
            if isinstance(node, ast.ClassDef) and any(getattr(each, "id", "") == base for each in named):
                found.add(f"{module}:{node.name}")
    return found


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.key)
def test_every_line_of_the_table_names_a_page(page: object) -> None:
    assert issubclass(screen_class(page.screen), Page)  # type: ignore[attr-defined]
    assert page.icon in NAMES  # type: ignore[attr-defined]


@pytest.mark.parametrize("tab", RESIDENT_TABS, ids=lambda tab: tab.key)
def test_every_tab_of_the_table_is_one_and_answers_to_its_key(tab: object) -> None:
    parts = tab.parts or (tab,)  # type: ignore[attr-defined]
    for part in parts:
        made = screen_class(part.screen)
        assert issubclass(made, ResidentTab)
        assert made.tab == part.key


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.kind)
def test_every_sheet_of_the_table_is_one(sheet: object) -> None:
    made = screen_class(sheet.screen)  # type: ignore[attr-defined]
    kind = made if isinstance(made, type) else get_type_hints(made)["return"]  # a function that picks one of several
    assert issubclass(kind, SideSheet)
    assert sheet.icon in NAMES  # type: ignore[attr-defined]


def test_every_page_of_a_feature_is_in_the_table() -> None:
    pages = {found for found in classes_under("Page") if found.endswith("Page")}  # parts of a page are not in the rail
    assert pages == {page.screen for page in PAGES}


def test_every_resident_tab_of_a_feature_is_in_the_table() -> None:
    found = classes_under("ResidentTab") | classes_under("CardTab")
    assert found == {screen for tab in RESIDENT_TABS for screen in tab.screens}


def test_kinds_of_targets_lead_to_one_place_only() -> None:
    kinds = [kind for page in PAGES for kind in (page.key, *page.opens)] + [sheet.kind for sheet in SHEETS]
    assert len(kinds) == len(set(kinds))


@pytest.mark.parametrize("role", Role)
def test_a_role_sees_the_pages_it_may_and_always_at_least_one(role: Role) -> None:
    shown = pages_for(Actor(1, "Mette Holm", role))
    assert shown
    assert {page.permission for page in shown} <= permissions_of(role)


def test_a_leder_sees_no_page_with_residents() -> None:
    assert Permission.SEE_BEBOERE not in {page.permission for page in pages_for(Actor(1, "Mette Holm", Role.LEDER))}


class Flashes(QObject):
    """Notes every widget that is shown as a window of its own."""

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self.window = window
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget)
        if is_shown and watched.isWindow() and watched is not self.window:
            self.seen.append(f"{type(watched).__name__} {watched.property('text') or ''}")
        return False


def test_walking_through_every_page_shows_no_other_window(opened: Driver, qapp: QApplication) -> None:
    """A widget shown before it has a parent flashes as a window, perhaps with a name in it, and takes the focus."""
    flashes = Flashes(opened.window)
    qapp.installEventFilter(flashes)
    for page in opened.workspace.pages.entries:
        opened.workspace.navigator(Target(page.key))
        opened.settle()
    for sheet in opened.workspace.navigator.sheets:
        if not sheet.is_command:
            continue
        opened.workspace.navigator(Target(sheet.kind))
        opened.settle()
        opened.workspace.host.close_all()
    qapp.removeEventFilter(flashes)
    assert flashes.seen == []
