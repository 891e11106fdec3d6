"""Base of a tab on a resident; the shell puts the tabs of all features together."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from socialvicevaert.shared.tokens import SPACE_L
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.page import Page


class ResidentTab(Page):
    """A page about one resident, without a header of its own: the resident's header stands above all tabs.

    `tab` is the name by which `Target.tab` finds it.
    """

    tab: ClassVar[str] = ""
    margin: ClassVar[int] = SPACE_L

    def __init__(self, context: Context, beboer_id: int, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.beboer_id = beboer_id
        self.header.hide()


@dataclass(frozen=True)
class TabFactory:
    """How the page of residents makes one tab: the shell gives it all of them, `BeboerePage(context, tabs)`.

    One that `wants_room` is shown without the list of residents beside it; `short` is its name where there is little
    room for the row of tabs.
    """

    key: str
    text: str
    make: Callable[[Context, int], ResidentTab]
    wants_room: bool = False
    short: str = ""
