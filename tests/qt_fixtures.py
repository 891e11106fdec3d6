"""Fixtures for tests with real widgets: a dressed application, the worker lane on the real file, a window to work in.

Qt is imported inside the fixtures, so that the tests of the core run without it.
"""

import gc
import os
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.clock import FixedClock

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from socialvicevaert.storage import Database
    from socialvicevaert.ui.context import Context, Target
    from socialvicevaert.ui.sheets import SheetHost
    from socialvicevaert.ui.tasks import Tasks
    from socialvicevaert.ui.theme import Theme


os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


class Visits:
    """A navigator that notes where it was asked to go."""

    def __init__(self) -> None:
        self.targets: list[Target] = []

    def __call__(self, target: "Target") -> None:
        self.targets.append(target)


@pytest.fixture
def one_thread_collects() -> Iterator[None]:
    """Garbage is collected between tests on the window's thread, never on a worker's (see ``shell.collecting``).

    Only what the test itself made is looked through: all modules of the program besides take a fifth of a second.
    """
    gc.disable()
    gc.freeze()
    yield
    gc.collect()
    gc.unfreeze()
    gc.enable()


@pytest.fixture
def theme(qapp: Any, one_thread_collects: None) -> "Theme":
    """The application in its clothes, light, with fonts and icons loaded."""
    from socialvicevaert.ui import fonts, icons
    from socialvicevaert.ui.theme import Scheme, Theme

    dressed = qapp.findChild(Theme)
    if dressed is None:
        dressed = Theme(qapp, Scheme.LIGHT)
        fonts.load_now(dressed)
        icons.load_now()
    elif (dressed.scheme, dressed.percent) != (Scheme.LIGHT, 100):
        dressed.use(Scheme.LIGHT, 100)
    return dressed


@pytest.fixture
def tasks(qtbot: "QtBot", theme: "Theme", database: "Database", vicevaert: Actor) -> "Iterator[Tasks]":
    """The worker lane on the real file, for the social vicevært."""
    from socialvicevaert.ui.tasks import Tasks

    lane = Tasks(database, vicevaert)
    yield lane
    lane.close()


@pytest.fixture
def context(qtbot: "QtBot", tasks: "Tasks", clock: FixedClock, vicevaert: Actor) -> "Context":
    """What a page is given, in a window of 1280 × 800: `context.sheets` is a real SheetHost, `context.toasts` a real
    ToastArea, `context.navigate.targets` notes where to.
    """
    from PySide6.QtWidgets import QWidget

    from socialvicevaert.ui.context import Context
    from socialvicevaert.ui.drafts import MemoryDrafts
    from socialvicevaert.ui.sheets import SheetHost
    from socialvicevaert.ui.toast import ToastArea

    content = QWidget()
    host = SheetHost(content)
    qtbot.addWidget(host)
    host.resize(1280, 800)
    host.show()
    return Context(tasks, clock, vicevaert, Visits(), host, ToastArea(host), MemoryDrafts(clock))


@pytest.fixture
def host(qtbot: "QtBot", context: "Context") -> "SheetHost":
    """The window of ``context``, active, so that keys reach their shortcuts."""
    from socialvicevaert.ui.sheets import SheetHost

    assert isinstance(context.sheets, SheetHost)
    context.sheets.activateWindow()
    qtbot.waitUntil(context.sheets.isActiveWindow)
    return context.sheets


@pytest.fixture
def settle(qtbot: "QtBot", tasks: "Tasks") -> Callable[[], None]:
    """Call it to let everything asked of the lane be done and answered, and what that asks in turn."""
    from PySide6.QtCore import QCoreApplication, QEvent

    def wait() -> None:
        for _ in range(4):
            qtbot.waitUntil(lambda: tasks.is_idle)
            QCoreApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    return wait
