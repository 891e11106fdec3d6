"""A new fogedsag in three answers, filled from the newest arrears list; and the same sheet to correct one."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from socialvicevaert.features.beboere import queries as beboere
from socialvicevaert.features.fogedsager import service
from socialvicevaert.features.fogedsager.models import FogedsagDraft, FogedStadie, PaakravKanal
from socialvicevaert.features.fogedsager.queries import FogedsagView
from socialvicevaert.features.fogedsager.queries.opening import OpeningFacts, opening_facts
from socialvicevaert.features.fogedsager.ui.words import months_back
from socialvicevaert.features.indstillinger.queries import MedarbejderView, caseworkers
from socialvicevaert.shared.formats.dates import Lean, show_date
from socialvicevaert.storage.session import Session
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.fields import (
    AmountField,
    CheckField,
    ChoiceField,
    DateField,
    NoteField,
    SearchField,
    Suggestion,
    TextField,
)
from socialvicevaert.ui.fields.search import Answer
from socialvicevaert.ui.form_sheet import FormSheet
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone


@dataclass(frozen=True)
class _Found:
    workers: tuple[MedarbejderView, ...]
    facts: OpeningFacts | None


class FogedsagSheet(FormSheet):
    """Open a fogedsag for the target's resident, or for one looked up here; with a ``view`` correct that one."""

    def __init__(self, context: Context, target: Target | None = None, view: FogedsagView | None = None) -> None:
        beboer_id = target.id if target is not None else None
        key = f"fogedsag:{view.row.id}:oplysninger" if view is not None else f"beboer:{beboer_id or ''}:ny_fogedsag"
        super().__init__(
            context,
            tr("Ret oplysninger") if view is not None else tr("Ny fogedsag"),
            context.name(view.row.beboer) if view is not None else "",
            save_text=tr("Gem") if view is not None else tr("Opret fogedsag"),
            draft_key=key,
        )
        self.view = view
        self.beboer_id = view.row.beboer_id if view is not None else beboer_id
        self._facts: OpeningFacts | None = None
        today = context.clock.today()
        self.beboer = SearchField("beboer_id", tr("Beboer"), self._search, required=True)
        if self.beboer_id is None:
            self.form.add(self.beboer)
            self.beboer.edited.connect(self._beboer_chosen)
        self.existing = Banner("", Tone.WARNING, tr("Åbn den"), self._open_existing)
        self.form.add_widget(self.existing)
        self.existing.hide()
        self.opened_on = self.form.add(DateField("opened_on", tr("Modtaget den"), today, required=True, lean=Lean.PAST))
        self.month = ChoiceField[date](
            "rent_month",
            tr("Ældste ubetalte måned"),
            months_back(today),
            empty=tr("Kendes ikke"),
            hint=tr("Fristerne regnes fra den."),
        )
        self.amount = AmountField("arrears_oere", tr("Restance i alt"))
        if view is None:
            self.form.add_row(self.month, self.amount)
            self.opened_on.set_value(today)
        more = self.form.add_section(tr("Flere oplysninger"), folded=view is None)
        if view is None:
            self.stage = self.form.add_to(
                more,
                ChoiceField[FogedStadie](
                    "stage",
                    tr("Hvor langt er udlejer?"),
                    [(stage, stage.label) for stage in FogedStadie if stage is not FogedStadie.AFSLUTTET],
                ),
            )
            self.stage.set_value(FogedStadie.RESTANCE)
        self.responsible = self.form.add_to(
            more, ChoiceField[int]("responsible_id", tr("Ansvarlig"), empty=tr("Vælg medarbejder"), required=True)
        )
        self.has_children = self.form.add_to(more, CheckField("has_children", tr("Der er børn under 18 i hjemmet")))
        self.form.add_to(more, TextField("court", tr("Fogedret")))
        self.form.add_to(more, TextField("court_case_number", tr("Rettens sagsnr.")))
        self.form.add_to(more, ChoiceField[PaakravKanal]("paakrav_channel", tr("Påkravet er sendt som"), PaakravKanal))
        self.form.add_to(more, NoteField("note", tr("Note"), lines=3))
        self._read()

    def submit(self, values: dict[str, Any]) -> None:
        beboer_id = values.pop("beboer_id", self.beboer_id)
        channel = values.pop("paakrav_channel", None) or PaakravKanal.UKENDT
        stage = values.pop("stage", None) or FogedStadie.RESTANCE
        if self.view is not None:
            view_id, changed = self.view.row.id, replace(self.view.as_draft(), paakrav_channel=channel, **values)
            self.save(tr("Fogedsag rettet"), lambda session: service.change_fogedsag(session, view_id, changed))
            return
        sag_id = self._facts.sag_id if self._facts is not None else None
        draft = FogedsagDraft(beboer_id, stage=stage, paakrav_channel=channel, sag_id=sag_id, **values)
        self.save(tr("Ny fogedsag"), lambda session: service.open_fogedsag(session, draft))

    def _read(self) -> None:
        beboer_id, is_new = self.beboer_id, self.view is None

        def look(session: Session) -> _Found:
            facts = opening_facts(session, beboer_id) if is_new and beboer_id is not None else None
            return _Found(tuple(caseworkers(session)), facts)

        self.context.tasks.read(self, look, self._fill, self.form.show_error)

    def _fill(self, found: _Found) -> None:
        workers = [(worker.id, worker.name) for worker in found.workers]
        view = self.view
        if view is not None and view.row.responsible_id not in (key for key, _ in workers):
            workers.append((view.row.responsible_id, view.row.responsible))
        self.responsible.set_choices(workers)
        if view is not None:
            draft = view.as_draft()
            self.form.set_values(
                opened_on=draft.opened_on,
                responsible_id=draft.responsible_id,
                has_children=draft.has_children,
                court=draft.court,
                court_case_number=draft.court_case_number,
                paakrav_channel=draft.paakrav_channel,
                note=draft.note,
            )
        else:
            self.form.set_values(responsible_id=self.context.actor.medarbejder_id, paakrav_channel=PaakravKanal.UKENDT)
            if found.facts is not None:
                self._prefill(found.facts)
        self.load_draft()

    def _prefill(self, facts: OpeningFacts) -> None:
        """What is known already is not typed again; what the worker has typed stands."""
        self._facts = facts
        self.existing.set_text(tr("Beboeren har allerede en fogedsag i gang."))
        self.existing.setVisible(facts.open_fogedsag_id is not None)
        if facts.beboer and not self.subtitle.text():
            self.subtitle.setText(self.context.name(facts.beboer))
            self.subtitle.show()
        self.has_children.set_value(facts.has_children)
        if facts.arrears_oere and not self.amount.line.text():
            self.amount.set_value(facts.arrears_oere)
            self.amount.set_hint(tr("Fra restancelisten %s") % show_date(facts.as_of))
        if facts.rent_month is not None and self.month.value() is None:
            self.month.set_choices(months_back(self.context.clock.today(), facts.rent_month))
            self.month.set_value(facts.rent_month)

    def _open_existing(self) -> None:
        if self._facts is not None and self._facts.open_fogedsag_id is not None:
            self.close_sheet()
            self.context.navigate(Target("fogedsag", self._facts.open_fogedsag_id))

    def _beboer_chosen(self) -> None:
        chosen = self.beboer.chosen
        if chosen is not None:
            beboer_id = chosen.key
            self.context.tasks.read(
                self,
                lambda session: opening_facts(session, beboer_id),
                self._prefill,
                self.form.show_error,
                latest="fogedsag: kendt",
            )

    def _search(self, text: str, answer: Answer) -> None:
        def found(people: list[beboere.Suggestion]) -> None:
            answer([Suggestion(person.id, self.context.name(person.name), person.detail) for person in people])

        self.context.tasks.read(self, lambda session: beboere.suggest(session, text), found, latest="fogedsag: beboer")
