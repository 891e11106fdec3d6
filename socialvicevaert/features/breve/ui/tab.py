"""Letters of one resident: drafts first, then what was sent, newest first."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from socialvicevaert.features.breve import queries, service
from socialvicevaert.features.breve.models import BrevDraft
from socialvicevaert.features.breve.queries import BrevView, FieldValues
from socialvicevaert.features.breve.ui.choose import ChooseLetter
from socialvicevaert.features.breve.ui.form import BrevSheet
from socialvicevaert.features.breve.ui.papers import sent_sheet
from socialvicevaert.features.skabeloner.models import BrevArt, Modtager
from socialvicevaert.features.skabeloner.queries import SkabelonView, template
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.clock import danish_date
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.shared.tokens import SPACE_M, SPACE_S
from socialvicevaert.ui import buttons, layouts
from socialvicevaert.ui.card import Card
from socialvicevaert.ui.card_tab import CardTab
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.fact import Fact
from socialvicevaert.ui.status_chip import StatusChip
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone


class BrevCard(Card):
    """A letter: a draft offers to go on, a sent one its paper."""

    write_wanted = Signal()
    bin_wanted = Signal()
    paper_wanted = Signal()

    def __init__(self, view: BrevView, may_write: bool, parent: QWidget | None = None) -> None:
        self.view = view
        title = _title(view)
        super().__init__(title, parent)
        self.setAccessibleName(title)
        self.head.addWidget(_chip(view))
        facts = layouts.FlowRow(space=SPACE_M)
        facts.add(Fact("send", tr("Til %s") % (view.recipient_name or tr("ingen endnu"))))
        facts.add(Fact("person", view.medarbejder))
        if view.template:
            facts.add(Fact("document", view.template))
        if view.basis is not None:
            facts.add(Fact("consent", view.basis.label))
        self.add(facts)
        acts = layouts.FlowRow(space=SPACE_S)
        if view.is_sent:
            offered = [buttons.plain(tr("Se brevet"), self.paper_wanted.emit, "document")]
        elif may_write:
            offered = [
                buttons.plain(tr("Skriv videre"), self.write_wanted.emit, "edit"),
                buttons.quiet(tr("Smid kladden væk"), self.bin_wanted.emit, "delete"),
            ]
        else:
            offered = []
        for button in offered:
            button.setAccessibleName(f"{button.text()}: {title}")
            acts.add(button)
        self.add(acts)


class BreveTab(CardTab[BrevCard]):
    """A target's ``extra["id"]`` is brought into sight; ``extra["new"]`` names a template that is begun at once, with
    ``extra["partner_id"]``, ``extra["source"]`` and ``extra["answers"]`` where they are known.
    """

    title = "Breve"
    icon = "letter"
    tab = "breve"
    shows = frozenset({"brev", "medarbejder", "partner"})
    new_text = "Nyt brev"
    empty_text = (
        "Her er ingen breve endnu. Vælg en skabelon: navn, beløb og datoer skrives af sig selv, og brevet skæres til "
        "det, beboeren har givet samtykke til."
    )
    writes = Permission.WRITE_BREVE
    scrolls = False

    def __init__(
        self, context: Context, beboer_id: int, field_values: FieldValues, parent: QWidget | None = None
    ) -> None:
        self._field_values = field_values
        super().__init__(context, beboer_id, parent)

    def refresh(self) -> None:
        beboer_id = self.beboer_id
        self.read(lambda session: queries.breve_of(session, beboer_id), self._show, latest="beboer: breve")

    def open_new(self) -> None:
        """Choose a template; one click more and the letter stands there filled."""
        self.context.sheets.open(ChooseLetter(self.context, self.beboer_id, self._begin))

    def go_to(self, target: Target) -> None:
        super().go_to(target)
        wanted = target.extra.get("new")
        if isinstance(wanted, str) and self.may_write:
            self.read(lambda session: template(session, wanted), partial(self._begin, target=target))

    def _begin(self, view: SkabelonView | None, target: Target | None = None) -> None:
        extra = target.extra if target is not None else {}
        partner_id, answers = extra.get("partner_id"), extra.get("answers")
        draft = BrevDraft(
            beboer_id=self.beboer_id,
            kind=view.kind if view is not None else BrevArt.EGEN,
            recipient=view.recipient if view is not None else Modtager.BEBOER,
            subject=view.subject if view is not None else "",
            body=view.body if view is not None else (),
            template=view.said if view is not None else "",
            skabelon_version_id=view.version_id if view is not None else None,
            partner_id=partner_id if isinstance(partner_id, int) else None,
            answers=answers if isinstance(answers, dict) else {},
            source=str(extra.get("source", "")),
        )
        self.context.sheets.open(BrevSheet(self.context, draft, self._field_values))

    def _show(self, views: tuple[BrevView, ...]) -> None:
        if not self.begin(views, is_empty=not views):
            return
        for view in views:
            self.column.addWidget(self._card(view))
        sent = sum(view.is_sent for view in views)
        self.finish(tr("%s i alt · %s sendt") % (len(views), sent))

    def _card(self, view: BrevView) -> BrevCard:
        card = self.add_card(view.id, BrevCard(view, self.may_write))
        card.write_wanted.connect(partial(self._write_on, view))
        card.bin_wanted.connect(partial(self._bin, view.id))
        card.paper_wanted.connect(partial(self._show_paper, view))
        return card

    def _write_on(self, view: BrevView) -> None:
        self.context.sheets.open(BrevSheet(self.context, view.draft, self._field_values, view))

    def _show_paper(self, view: BrevView) -> None:
        self.context.sheets.open(sent_sheet(self.context, view.id, self.beboer_id, _title(view)))

    def _bin(self, number: int) -> None:
        self.context.tasks.write(self, tr("Kladde smidt væk"), lambda session: service.bin_brev(session, number))


def _title(view: BrevView) -> str:
    return view.subject or view.kind.label


def _chip(view: BrevView) -> StatusChip:
    if view.sent_at is None:
        return StatusChip(tr("Kladde fra %s") % show_date(view.dated), Tone.NEUTRAL, "note")
    return StatusChip(tr("Sendt %s") % show_date(danish_date(view.sent_at)), Tone.SUCCESS, "done")
