"""Courses of advice of one resident: the one that goes on, and the older ones."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from socialvicevaert.features.forloeb import queries, service
from socialvicevaert.features.forloeb.queries import ForloebView, LogEntry, MaalingView
from socialvicevaert.features.forloeb.rules import ForloebTrin
from socialvicevaert.features.forloeb.ui.card import ForloebCard
from socialvicevaert.features.forloeb.ui.form import ForloebSheet
from socialvicevaert.features.forloeb.ui.steps import AfslutSheet, SvarSheet
from socialvicevaert.features.forloeb.ui.words import DOUBLE_ROLE
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.tokens import SPACE_S
from socialvicevaert.storage.session import Session
from socialvicevaert.ui import icons, labels, layouts
from socialvicevaert.ui.card_tab import CardTab
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.section import Section
from socialvicevaert.ui.text import tr


@dataclass(frozen=True)
class _Course:
    view: ForloebView
    log: tuple[LogEntry, ...]
    now: MaalingView | None  # of a course that goes on


class ForloebTab(CardTab[ForloebCard]):
    """A part of »Økonomi«. A target's ``extra["id"]`` is brought into sight."""

    title = "Forløb"
    icon = "contact"
    tab = "forloeb"
    shows = frozenset(
        {
            "forloeb",
            "forloebhistorik",
            "maaling",
            "kontakt",
            "budget",
            "budgetlinje",
            "gaeld",
            "afdragsordning",
            "afdrag",
            "indbetaling",
        }
    )
    new_text = "Tilbyd forløb"
    empty_text = (
        "Her er intet rådgivningsforløb endnu. "
        "Rådgiveren er på beboerens side – og skal også sikre, at huslejen bliver betalt."
    )
    writes = Permission.WRITE_OEKONOMI
    scrolls = False

    def __init__(self, context: Context, beboer_id: int, parent: QWidget | None = None) -> None:
        super().__init__(context, beboer_id, parent)
        line = layouts.row(None, SPACE_S)
        mark = QLabel()
        icons.put(mark, "info", "text2", 16)
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        self.role = labels.secondary(tr(DOUBLE_ROLE))
        line.addWidget(self.role, 1)
        self.body.insertLayout(0, line)

    def refresh(self) -> None:
        beboer_id = self.beboer_id
        self.read(lambda session: _courses(session, beboer_id), self._show, latest="forloeb")

    def open_new(self) -> None:
        """Open the form of an offer."""
        self.context.sheets.open(ForloebSheet(self.context, Target("nyt_forloeb", self.beboer_id)))

    def first_act_of(self, card: ForloebCard) -> QWidget:
        return card.main or card.findChild(QPushButton) or card

    def _show(self, courses: tuple[_Course, ...]) -> None:
        self.new.setVisible(not any(one.view.is_current for one in courses))
        if not self.begin(courses, is_empty=not courses):
            return
        shown = [one for one in courses if one.view.is_current] or list(courses[:1])
        older = [one for one in courses if one not in shown]
        for one in shown:
            self.column.addWidget(self._card(one))
        if older:
            is_wanted = any(one.view.id == self.wanted for one in older)
            section = Section(tr("Tidligere forløb (%s)") % len(older), folded=not is_wanted)
            for one in older:
                section.add(self._card(one))
            self.column.addWidget(section)
        self.finish(tr("1 forløb") if len(courses) == 1 else tr("%s forløb") % len(courses))

    def _card(self, course: _Course) -> ForloebCard:
        view, context = course.view, self.context
        card = self.add_card(view.id, ForloebCard(view, course.log, course.now, self.may_write))
        card.answer_wanted.connect(lambda: context.sheets.open(SvarSheet(context, view)))
        card.close_wanted.connect(lambda: context.sheets.open(AfslutSheet(context, view)))
        card.change_wanted.connect(
            lambda: context.sheets.open(ForloebSheet(context, Target("nyt_forloeb", self.beboer_id), view))
        )
        card.reopen_wanted.connect(
            lambda: context.tasks.write(
                self, tr("Forløb åbnet igen"), lambda session: service.reopen_forloeb(session, view.id)
            )
        )
        card.bin_wanted.connect(
            lambda: context.tasks.write(
                self, tr("Forløb slettet"), lambda session: service.bin_forloeb(session, view.id)
            )
        )
        card.fill_wanted.connect(
            lambda: context.tasks.write(
                self, tr("Tallene ved start hentet"), lambda session: service.fill_start(session, view.id)
            )
        )
        card.log_wanted.connect(lambda: context.navigate(Target("ny_kontakt", self.beboer_id)))
        card.kontakt_wanted.connect(lambda kontakt_id: context.navigate(Target("kontakt", kontakt_id)))
        return card


def _courses(session: Session, beboer_id: int) -> tuple[_Course, ...]:
    return tuple(
        _Course(view, queries.logbook(session, view), _now(session, view) if view.stage is ForloebTrin.I_GANG else None)
        for view in queries.forloeb_of(session, beboer_id)
    )


def _now(session: Session, view: ForloebView) -> MaalingView:
    now = service.maaling_now(session, view.beboer_id)
    return MaalingView(now.measured_on, now.raadighedsbeloeb_oere, now.debt_oere, now.has_plan, now.budget_id)
