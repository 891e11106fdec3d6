"""Ansøgninger of one resident: running ones first, each with its next step and how it stands against the deadline."""

from collections.abc import Mapping
from dataclasses import dataclass

from socialvicevaert.features.ansoegninger import queries, service
from socialvicevaert.features.ansoegninger.queries import AnsoegningView, RaceView
from socialvicevaert.features.ansoegninger.ui.card import AnsoegningCard
from socialvicevaert.features.ansoegninger.ui.opening import open_facts, open_next
from socialvicevaert.features.ansoegninger.ui.race_panel import SHOWN
from socialvicevaert.features.fogedsager.queries import fogedsager_of
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.shared.money import show_oere
from socialvicevaert.shared.tokens import SPACE_S
from socialvicevaert.storage.session import Session
from socialvicevaert.ui import labels
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.card_tab import CardTab
from socialvicevaert.ui.context import Target
from socialvicevaert.ui.section import Section
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone


@dataclass(frozen=True)
class _Found:
    ansoegninger: tuple[AnsoegningView, ...]
    races: Mapping[int, RaceView]
    words: str


class AnsoegningerTab(CardTab[AnsoegningCard]):
    """A part of the tab Økonomi; a target's ``extra["id"]`` is brought into sight."""

    title = "Ansøgninger"
    icon = "send"
    tab = "ansoegninger"
    shows = SHOWN
    new_text = "Ny ansøgning"
    empty_text = "Her er ingen ansøgninger endnu. En ansøgning følges, til den er afgjort, og ses sammen med fristen."
    writes = Permission.WRITE_OEKONOMI
    scrolls = False

    def refresh(self) -> None:
        beboer_id = self.beboer_id
        self.read(lambda session: _look(session, beboer_id), self._show, latest="ansøgninger")

    def open_new(self) -> None:
        """Open the form of a new application."""
        self.context.navigate(Target("ny_ansoegning", self.beboer_id))

    def _show(self, found: _Found) -> None:
        if not self.begin(found, is_empty=not found.ansoegninger):
            return
        running = [one for one in found.ansoegninger if one.is_running]
        ended = [one for one in found.ansoegninger if not one.is_running]
        if found.words:
            self.column.addWidget(Banner(found.words, Tone.INFO))
        for one in running:
            self.column.addWidget(self._card(one, found))
        if not running:
            self.column.addWidget(labels.secondary(tr("Ingen ansøgning venter på svar.")))
        if ended:
            is_wanted = any(one.id == self.wanted for one in ended)
            section = Section(tr("Afgjorte (%s)") % len(ended), folded=not is_wanted)
            section.body.setSpacing(SPACE_S)
            for one in ended:
                section.add(self._card(one, found))
            self.column.addWidget(section)
        self.finish(tr("%s i gang · %s i alt") % (len(running), len(found.ansoegninger)))

    def _card(self, one: AnsoegningView, found: _Found) -> AnsoegningCard:
        view = next(
            (view for view in found.races.values() if any(each.id == one.id for each in view.applications)), None
        )
        runner = None
        if view is not None:
            runner = next(runner for runner in view.race.runners if runner.application.id == one.id)
        card = AnsoegningCard(self.context, one, self.may_write, view.race if view is not None else None, runner)
        card.next_wanted.connect(lambda: open_next(self.context, one, self.may_write))
        card.change_wanted.connect(lambda: open_facts(self.context, one))
        card.bin_wanted.connect(lambda: self._bin(one))
        card.letter_wanted.connect(lambda: self._write_letter(one, view))
        if view is not None:
            card.fogedsag_wanted.connect(lambda: self._open_fogedsag(view.fogedsag_id))
        return self.add_card(one.id, card)

    def _write_letter(self, one: AnsoegningView, race: RaceView | None) -> None:
        """The cover letter stands there filled: whom it is to, what is applied for, and by when."""
        deadline = race.race.deadline if race is not None else None
        answers = {
            "ansoegning.beloeb": show_oere(one.amount_oere) if one.amount_oere is not None else "",
            "ansoegning.formaal": one.purpose,
            "ansoegning.frist": show_date(deadline.on) if deadline is not None else "",
        }
        extra: dict[str, object] = {
            "part": "breve",
            "new": "ansoegning_81a",
            "source": f"ansoegning:{one.id}",
            "answers": answers,
        }
        if one.partner_id is not None:
            extra["partner_id"] = one.partner_id
        self.context.navigate(Target("beboer", self.beboer_id, "papirer", extra))

    def _open_fogedsag(self, fogedsag_id: int) -> None:
        self.context.navigate(Target("beboer", self.beboer_id, "fogedsager", {"fogedsag": fogedsag_id}))

    def _bin(self, one: AnsoegningView) -> None:
        number = one.id
        self.context.tasks.write(self, tr("Ansøgning slettet"), lambda session: service.bin_ansoegning(session, number))


def _look(session: Session, beboer_id: int) -> _Found:
    found = queries.ansoegninger_of(session, beboer_id)
    open_ones = [row.id for row in fogedsager_of(session, beboer_id) if row.closed_on is None] if found else []
    races = {number: queries.race_of(session, number) for number in open_ones}
    return _Found(found, races, queries.words_before_payment(session, beboer_id))
