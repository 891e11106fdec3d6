from collections.abc import Callable

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from sqlmodel import select

from socialvicevaert.features.indstillinger.models import Afdeling
from socialvicevaert.shared.errors import UserError
from socialvicevaert.storage import Session
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.empty_state import EmptyKind, EmptyState
from socialvicevaert.ui.page import Page
from socialvicevaert.ui.resident_tab import ResidentTab

Settle = Callable[[], None]


class AfdelingPage(Page):
    title = "Afdelinger"
    shows = frozenset({"afdeling"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.label = QLabel()
        self.body.addWidget(self.label)
        self.reads = 0
        self.problem: Exception | None = None

    def refresh(self) -> None:
        self.reads += 1
        self.read(self.query, self.label.setText)

    def query(self, session: Session) -> str:
        if self.problem is not None:
            raise self.problem
        return session.exec(select(Afdeling.name)).one()


def rename(context: Context, page: Page, *names: str) -> None:
    def action(session: Session, name: str) -> None:
        session.exec(select(Afdeling)).one().name = name

    for name in names:
        context.tasks.write(page, "Afdeling omdøbt", lambda session, name=name: action(session, name))


def test_a_visible_page_is_read_again_when_its_tables_change(context: Context, settle: Settle, qtbot: QtBot) -> None:
    page = AfdelingPage(context)
    qtbot.addWidget(page)
    page.show()
    settle()
    assert page.label.text() == "Lærkeparken"
    rename(context, page, "Birkely")
    settle()
    assert page.label.text() == "Birkely"


def test_a_hidden_page_is_read_when_it_is_shown_and_only_once(context: Context, settle: Settle, qtbot: QtBot) -> None:
    page = AfdelingPage(context)
    qtbot.addWidget(page)
    page.show()
    settle()
    page.hide()
    rename(context, page, "Birkely", "Søparken", "Toften")
    settle()
    assert page.reads == 1
    assert page.is_stale
    page.show()
    settle()
    assert page.reads == 2
    assert page.label.text() == "Toften"


def test_a_page_is_not_read_for_tables_it_does_not_show(context: Context, settle: Settle, qtbot: QtBot) -> None:
    page = AfdelingPage(context)
    qtbot.addWidget(page)
    page.show()
    settle()
    context.tasks.changed.emit(frozenset({"kontakt"}))
    settle()
    assert page.reads == 1


def test_a_page_that_cannot_be_read_says_why_and_can_be_tried_again(
    context: Context, settle: Settle, qtbot: QtBot
) -> None:
    page = AfdelingPage(context)
    qtbot.addWidget(page)
    page.problem = UserError("Filen er optaget.")
    page.show()
    settle()
    banner = page.banners.itemAt(0).widget()
    assert banner is not None
    assert banner.accessibleName() == "Filen er optaget."
    page.problem = None
    banner.action.click()  # type: ignore[attr-defined]
    settle()
    assert page.banners.count() == 0
    assert page.label.text() == "Lærkeparken"


def test_discreet_mode_shows_initials_and_reads_pages_again(context: Context, settle: Settle, qtbot: QtBot) -> None:
    page = AfdelingPage(context)
    qtbot.addWidget(page)
    page.show()
    settle()
    context.discreet.switch()
    settle()
    assert page.reads == 2
    assert context.name("Demir, Fatima") == context.name("Fatima Demir") == "F. D."
    context.discreet.switch()
    assert context.name("Demir, Fatima") == "Demir, Fatima"


def test_an_empty_state_takes_the_place_of_the_body(context: Context, settle: Settle, qtbot: QtBot) -> None:
    page = AfdelingPage(context)
    qtbot.addWidget(page)
    page.show()
    empty = EmptyState(EmptyKind.NOTHING_YET, "Ingen afdelinger endnu.")
    page.show_part(empty)
    assert empty.isVisible()
    assert not page.label.isVisible()
    page.show_body()
    assert page.label.isVisible()


def test_a_residents_tab_has_no_header_of_its_own(context: Context, qtbot: QtBot) -> None:
    tab = ResidentTab(context, 7)
    qtbot.addWidget(tab)
    tab.show()
    assert tab.beboer_id == 7
    assert not tab.header.isVisible()
