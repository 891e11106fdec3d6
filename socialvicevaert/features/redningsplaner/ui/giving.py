"""Give a plan to somebody: to whom, under which consent, and what is left out, before anything leaves."""

from typing import Any

from PySide6.QtWidgets import QWidget

from socialvicevaert.features.partnere.queries import PartnerView, partnere
from socialvicevaert.features.redningsplaner import queries, service
from socialvicevaert.features.redningsplaner.queries import GivingView, RedningsplanView
from socialvicevaert.features.redningsplaner.rules import PagePart
from socialvicevaert.features.redningsplaner.ui.pages import draft_sheet, given_sheet
from socialvicevaert.features.samtykker.models import Oplysningsart
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.shared.tokens import SPACE_S
from socialvicevaert.storage.session import Session
from socialvicevaert.ui import icons, labels, layouts
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.fields import CheckField, ChipsField, ChoiceField, SearchField, Suggestion
from socialvicevaert.ui.fields.search import Answer
from socialvicevaert.ui.form_sheet import FormSheet
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

BEBOER = "beboer"
PARTNER = "partner"
MOST_SUGGESTIONS = 12
_OF_SITUATION = frozenset({"samtykke", "samtykkepartner", "samtykkeoplysning", "partner", "redningsplan"})


class GiveSheet(FormSheet):
    """The resident gets everything; a partner gets what a consent covers, and nothing without one.

    What a consent allows is read again whenever one changes, so that a withdrawal blocks an open sheet at once.
    """

    def __init__(self, context: Context, plan: RedningsplanView, parent: QWidget | None = None) -> None:
        super().__init__(
            context,
            tr("Giv redningsplanen til …"),
            context.name(plan.beboer),
            tr("Giv planen"),
            width=520,
            parent=parent,
        )
        self.plan = plan
        self.situation: GivingView | None = None
        self.to = self.form.add(
            ChipsField[str](
                "to",
                tr("Hvem får den?"),
                [(BEBOER, tr("Beboeren selv")), (PARTNER, tr("Udlejer, kommune eller anden"))],
                required=True,
                single=True,
            )
        )
        self.to.set_value((BEBOER,))
        self.receiver = self.form.add(SearchField("partner_id", tr("Modtager"), self._suggest, required=True))
        self.consent = self.form.add(ChoiceField[int]("samtykke_id", tr("Samtykke")))
        self._place = QWidget()
        self._said = layouts.column(self._place, SPACE_S)
        self.form.add_widget(self._place)
        self.address = self.form.add(CheckField("with_protected_address", tr("Skriv den beskyttede adresse på siden")))
        self.address_note = Banner(
            tr("Adressen er beskyttet og udelades. Kun hvis modtageren skal have den, sættes krydset; det logges."),
            Tone.WARNING,
        )
        self.form.add_widget(self.address_note)
        self.preview_button = self.add_action(tr("Se siden"), self.preview, "document")
        self.to.edited.connect(self._follow)
        self.receiver.edited.connect(self._receiver_changed)
        self.consent.edited.connect(self.read_situation)
        context.tasks.changed.connect(self._tables_changed)
        self._follow()

    @property
    def partner_id(self) -> int | None:
        """Whom it goes to; None is the resident."""
        return self.receiver.chosen.key if self._is_for_partner and self.receiver.chosen is not None else None

    def submit(self, values: dict[str, Any]) -> None:
        plan, partner_id, samtykke_id = self.plan, values.get("partner_id"), self._samtykke_id
        with_address = bool(values.get("with_protected_address", False))

        def give(session: Session) -> int:
            if partner_id is None:
                return service.give_to_beboer(session, plan.id)
            return service.give_to_partner(
                session, plan.id, partner_id, samtykke_id, with_protected_address=with_address
            )

        def given(udskrift_id: int) -> None:
            sheet = given_sheet(self.context, plan, udskrift_id)
            if partner_id is None:
                sheet.say(tr("Gemt. Udskriv siden til beboeren."), Tone.SUCCESS)
            else:
                sheet.say(
                    tr("Givet og skrevet i loggen. Udskriv siden, eller gem den og send den sikkert."), Tone.SUCCESS
                )
            self.context.sheets.open(sheet)

        # No undo where a partner gets it: what was disclosed is disclosed, and its line in the log stays.
        self.save(tr("Redningsplan givet"), give, given, undoable=partner_id is None)

    def preview(self) -> None:
        """Show the page as it would be given; it cannot be printed from there."""
        sheet = draft_sheet(self.context, self.plan, self.partner_id, self._samtykke_id, self.address.value())
        self.context.sheets.open(sheet)

    def read_situation(self) -> None:
        """Ask again what may be given to the receiver."""
        partner_id, plan_id, samtykke_id = self.partner_id, self.plan.id, self._samtykke_id
        if partner_id is not None:
            self.context.tasks.read(
                self,
                lambda session: queries.giving(session, plan_id, partner_id, samtykke_id),
                self._show_situation,
                self.form.show_error,
                latest="redningsplan: modtager",
            )

    @property
    def _is_for_partner(self) -> bool:
        return self.to.value() == (PARTNER,)

    @property
    def _samtykke_id(self) -> int | None:
        return self.consent.value() if self._is_for_partner else None

    def _show_situation(self, found: GivingView) -> None:
        if found.partner_id != self.partner_id:
            return
        self.situation = found
        chosen = self._samtykke_id
        known = [
            (one.id, tr("Af %s: %s") % (show_date(one.coverage.given_on), one.coverage.purpose))
            for one in found.covering
        ]
        if chosen is not None and chosen not in {number for number, _ in known}:
            known.append((chosen, tr("Gælder ikke længere")))  # it stays chosen, so that somebody decides
        self.consent.set_choices(known)
        self.consent.set_value(chosen if chosen is not None else next((number for number, _ in known), None))
        self._follow()

    def _follow(self) -> None:
        """What one answer means for the others, said at once."""
        found = self.situation if self._is_for_partner else None
        self.receiver.setVisible(self._is_for_partner)
        self.consent.setVisible(found is not None and bool(found.covering or self._samtykke_id))
        names = found is not None and PagePart.BEBOER in found.cut.included
        protected = names and self.plan.has_protected_address
        self.address.setVisible(protected)
        self.address_note.setVisible(protected)
        self._say(found)
        can = not self._is_for_partner or (found is not None and not found.problems)
        self.preview_button.setEnabled(can)
        if self.primary is not None:
            self.primary.setEnabled(can)

    def _say(self, found: GivingView | None) -> None:
        layouts.clear(self._said)
        if not self._is_for_partner:
            self._said.addWidget(labels.body(tr("Beboerens egen side har det hele med, undtagen jeres note.")))
        elif found is None:
            self._said.addWidget(labels.secondary(tr("Vælg modtageren, så vises det, hvad samtykket tillader.")))
        elif found.problems:
            for problem in found.problems:
                self._said.addWidget(Banner(problem.text, Tone.DANGER, tr("Nyt samtykke"), self._get_consent))
        else:
            self._list(tr("Det står på siden"), found.cut.included, "tick", "success")
            self._list(tr("Det udelades, for samtykket dækker det ikke"), found.cut.left_out, "stopped", "warning")

    def _list(self, title: str, parts: tuple[PagePart, ...], icon: str, colour: str) -> None:
        if not parts:
            return
        if self._said.count():
            self._said.addSpacing(SPACE_S)
        self._said.addWidget(labels.field_label(title))
        for part in parts:
            line = QWidget()
            inside = layouts.row(line, SPACE_S)
            mark = labels.body()
            icons.put(mark, icon, colour, 16)
            inside.addWidget(mark)
            inside.addWidget(labels.body(part.label), 1)
            line.setAccessibleName(f"{title}: {part.label}")
            self._said.addWidget(line)

    def _receiver_changed(self) -> None:
        self.situation = None
        self.consent.set_choices(())  # another receiver has consents of its own
        self._follow()
        self.read_situation()

    def _get_consent(self) -> None:
        kinds = (Oplysningsart.NAVN_ADRESSE, Oplysningsart.BOLIG, Oplysningsart.OEKONOMI, Oplysningsart.FOGEDSAG)
        extra: dict[str, object] = {
            "kinds": tuple(kind.value for kind in kinds),
            "purpose": tr("At nå en aftale om restancen, så beboeren kan blive boende"),
        }
        if self.partner_id is not None:
            extra["partner_id"] = self.partner_id
        self.context.navigate(Target("nyt_samtykke", self.plan.beboer_id, extra=extra))

    def _tables_changed(self, tables: frozenset[str]) -> None:
        if tables & _OF_SITUATION and not self.is_closed:
            self.read_situation()

    def _suggest(self, text: str, answer: Answer) -> None:
        def found(views: tuple[PartnerView, ...]) -> None:
            answer([Suggestion(one.id, one.name, one.kind.label) for one in views[:MOST_SUGGESTIONS]])

        self.context.tasks.read(self, lambda session: partnere(session, text), found, latest="redningsplan: partnere")
