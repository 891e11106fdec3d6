"""The part »Redningsplan« of a resident's »Økonomi«: the plan as it stands, and those before it folded."""

from functools import partial

from socialvicevaert.features.redningsplaner import queries, service
from socialvicevaert.features.redningsplaner.queries import RedningsplanView, UdskriftView
from socialvicevaert.features.redningsplaner.ui.card import PlanCard
from socialvicevaert.features.redningsplaner.ui.form import RedningsplanSheet
from socialvicevaert.features.redningsplaner.ui.giving import GiveSheet
from socialvicevaert.features.redningsplaner.ui.pages import given_sheet
from socialvicevaert.security.roles import Permission, may
from socialvicevaert.shared.tokens import SPACE_L, SPACE_M
from socialvicevaert.ui import buttons, labels, layouts
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.empty_state import EmptyKind, EmptyState
from socialvicevaert.ui.resident_tab import ResidentTab
from socialvicevaert.ui.section import Section
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone


class RedningsplanTab(ResidentTab):
    """One calm page; it does not scroll by itself."""

    title = "Redningsplan"
    icon = "shield"
    shows = frozenset({"redningsplan", "redningskilde", "redningsplanudskrift", "beboer"})
    tab = "redningsplan"

    def __init__(self, context: Context, beboer_id: int) -> None:
        super().__init__(context, beboer_id)
        self.may_write = may(context.actor, Permission.WRITE_OEKONOMI)
        self.current: PlanCard | None = None
        self.older: Section | None = None
        self._shown: tuple[object, ...] | None = None
        head = layouts.row(None, SPACE_M)
        head.addWidget(labels.heading(tr(self.title)), 1)
        self.new_button = buttons.plain(tr("Ny plan"), self.open_new, "add")
        head.addWidget(self.new_button)
        self.body.addLayout(head)
        self.new_button.setVisible(self.may_write)  # not before it has its place: it would be a window of its own
        self._column = layouts.column(None, SPACE_L)
        self.body.addLayout(self._column)
        self.body.addStretch(1)

    def refresh(self) -> None:
        beboer_id = self.beboer_id
        self.read(lambda session: queries.redningsplaner_of(session, beboer_id), self._show, latest="redningsplan")

    def open_new(self) -> None:
        """Open the form of a new plan."""
        self.context.sheets.open(RedningsplanSheet(self.context, Target("ny_redningsplan", self.beboer_id)))

    def _show(self, plans: tuple[RedningsplanView, ...]) -> None:
        today = self.context.clock.today()
        if (plans, today) == self._shown:
            return
        self._shown = (plans, today)
        layouts.clear(self._column)
        self.current, self.older = None, None
        if not plans:
            self.show_part(self._nothing_yet())
            return
        self.show_body()
        first, *rest = plans
        if first.draft.needed_by < today:
            words = tr("Planens dag er gået. Skal der stadig findes penge, så lav en ny plan.")
            self._column.addWidget(Banner(words, Tone.WARNING))
        self.current = self._card(first, is_current=True)
        self._column.addWidget(self.current)
        if rest:
            self.older = Section(tr("Tidligere planer (%s)") % len(rest), folded=True)
            self.older.folded.connect(lambda folded: self._unfold(rest) if not folded else None)
            self._column.addWidget(self.older)

    def _unfold(self, plans: list[RedningsplanView]) -> None:
        """Older plans are drawn when somebody wants to see them."""
        if self.older is not None and not self.older.body.count():
            for plan in plans:
                self.older.add(self._card(plan, is_current=False))

    def _card(self, plan: RedningsplanView, *, is_current: bool) -> PlanCard:
        card = PlanCard(plan, is_current=is_current, may_write=self.may_write)
        card.change_wanted.connect(partial(self._change, plan))
        card.give_wanted.connect(partial(self._give, plan))
        card.bin_wanted.connect(partial(self._bin, plan))
        card.page_wanted.connect(partial(self._show_page, plan))
        return card

    def _change(self, plan: RedningsplanView) -> None:
        target = Target("ny_redningsplan", self.beboer_id)
        self.context.sheets.open(RedningsplanSheet(self.context, target, plan))

    def _give(self, plan: RedningsplanView) -> None:
        self.context.sheets.open(GiveSheet(self.context, plan))

    def _bin(self, plan: RedningsplanView) -> None:
        self.context.tasks.write(self, tr("Redningsplan slettet"), lambda session: service.bin_plan(session, plan.id))

    def _show_page(self, plan: RedningsplanView, page: UdskriftView) -> None:
        self.context.sheets.open(given_sheet(self.context, plan, page.id))

    def _nothing_yet(self) -> EmptyState:
        return EmptyState(
            EmptyKind.NOTHING_YET,
            tr("Der er ingen redningsplan. Den viser på én side, hvad der skal betales hvornår, og hvad der mangler."),
            tr("Ny plan") if self.may_write else "",
            self.open_new,
            "shield",
        )
