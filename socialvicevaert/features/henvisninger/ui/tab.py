"""Henvisninger of one resident: drafts and open ones first, each with its next step."""

from dataclasses import dataclass

from socialvicevaert.features.henvisninger import queries, service
from socialvicevaert.features.henvisninger.models import HenvisningStatus
from socialvicevaert.features.henvisninger.queries import HenvisningView
from socialvicevaert.features.henvisninger.ui.card import HenvisningCard
from socialvicevaert.features.henvisninger.ui.form import HenvisningSheet
from socialvicevaert.features.henvisninger.ui.letters import letter_sheet
from socialvicevaert.features.henvisninger.ui.steps import StepSheet
from socialvicevaert.security.roles import Permission
from socialvicevaert.storage.session import Session
from socialvicevaert.ui.card_tab import CardTab
from socialvicevaert.ui.context import Target
from socialvicevaert.ui.section import Section
from socialvicevaert.ui.text import tr


@dataclass(frozen=True)
class _Row:
    henvisning: HenvisningView
    blocked: str


class HenvisningerTab(CardTab[HenvisningCard]):
    """A target's ``extra["id"]`` is brought into sight."""

    title = "Henvisninger"
    icon = "referral"
    tab = "henvisninger"
    shows = frozenset({"henvisning", "henvisningafsnit", "samtykke", "partner"})
    new_text = "Ny henvisning"
    empty_text = "Her er ingen henvisninger endnu. En henvisning bliver til et brev og følges, til der er svar."
    writes = Permission.WRITE_HENVISNINGER
    scrolls = False  # the tab scrolls, with the underretninger below

    def go_to(self, target: Target) -> None:
        if "part" not in target.extra:  # else it is about another part of the tab
            super().go_to(target)

    def refresh(self) -> None:
        beboer_id = self.beboer_id
        self.read(lambda session: _rows(session, beboer_id), self._show, latest="henvisninger")

    def open_new(self) -> None:
        """Open the form of a new referral."""
        self.context.sheets.open(HenvisningSheet(self.context, Target("ny_henvisning", self.beboer_id)))

    def _show(self, rows: tuple[_Row, ...]) -> None:
        if not self.begin(rows, is_empty=not rows):
            return
        running = [row for row in rows if row.henvisning.is_open]
        ended = [row for row in rows if not row.henvisning.is_open]
        for row in running:
            self.column.addWidget(self._card(row))
        if ended:
            is_wanted = any(row.henvisning.id == self.wanted for row in ended)
            section = Section(tr("Afsluttede (%s)") % len(ended), folded=bool(running) and not is_wanted)
            for row in ended:
                section.add(self._card(row))
            self.column.addWidget(section)
        self.finish(tr("%s åbne · %s i alt") % (len(running), len(rows)))

    def _card(self, row: _Row) -> HenvisningCard:
        one = row.henvisning
        card = self.add_card(one.id, HenvisningCard(self.context, one, self.may_write, row.blocked))
        card.write_wanted.connect(
            lambda: self.context.sheets.open(
                HenvisningSheet(self.context, Target("ny_henvisning", self.beboer_id), one)
            )
        )
        card.bin_wanted.connect(lambda: self._bin(one.id))
        card.letter_wanted.connect(lambda: self.context.sheets.open(letter_sheet(self.context, one.id, self.beboer_id)))
        card.step_wanted.connect(lambda status: self.context.sheets.open(StepSheet(self.context, one, status)))
        return card

    def _bin(self, henvisning_id: int) -> None:
        self.context.tasks.write(
            self, tr("Kladde smidt væk"), lambda session: service.bin_henvisning(session, henvisning_id)
        )


def _rows(session: Session, beboer_id: int) -> tuple[_Row, ...]:
    return tuple(_Row(one, _blocked(session, one)) for one in queries.henvisninger_of(session, beboer_id))


def _blocked(session: Session, one: HenvisningView) -> str:
    """Why a draft that rests on a consent cannot be sent today; a draft that never had one is only not ready."""
    if one.status is not HenvisningStatus.KLADDE or one.samtykke_id is None:
        return ""
    problems = queries.sending(session, one.id).problems
    return next((problem.text for problem in problems if problem.field == "samtykke_id"), "")
