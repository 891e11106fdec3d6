"""An agreement is made, or changed as far as it may be: with whom, how much, how often, and what that comes to."""

from typing import Any

from socialvicevaert.features.afdragsordninger import rules, service
from socialvicevaert.features.afdragsordninger.models import (
    DEFAULT_TOLERANCE_DAYS,
    AfdragDraft,
    Afdragsrytme,
    OrdningDraft,
)
from socialvicevaert.features.afdragsordninger.queries import OrdningView
from socialvicevaert.features.afdragsordninger.queries.opening import OpeningFacts, opening_facts
from socialvicevaert.features.afdragsordninger.ui.preview import Preview
from socialvicevaert.features.afdragsordninger.ui.proposal import proposal
from socialvicevaert.features.afdragsordninger.ui.words import kept_text, policy_text
from socialvicevaert.shared.errors import Problem, UserError, ValidationFailed
from socialvicevaert.shared.formats.dates import Lean, add_months, first_of_month
from socialvicevaert.shared.money import show_oere
from socialvicevaert.shared.percent import half_up
from socialvicevaert.ui import labels
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.drafts import KeptDraft
from socialvicevaert.ui.fields import (
    AmountField,
    ChipsField,
    ChoiceField,
    DateField,
    Field,
    NoteField,
    NumberField,
    TextField,
)
from socialvicevaert.ui.form_sheet import FormSheet
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

DIVIDING = ("total_oere", "rhythm", "first_due", "amount_oere", "count", "first_oere")


class OrdningSheet(FormSheet):
    """``target.id`` is the resident; ``extra["fogedsag_id"]`` or ``extra["gaeld_id"]`` is what it is about.

    With ``view`` an agreement is changed: what has fallen due stays, and the rest is divided anew where that is asked.
    """

    def __init__(self, context: Context, target: Target, view: OrdningView | None = None) -> None:
        super().__init__(
            context,
            tr("Ret afdragsordning") if view else tr("Ny afdragsordning"),
            save_text=tr("Gem ordning"),
            draft_key=f"ordning:{view.id}" if view else f"ordning:ny:{target.id or ''}",
            width=520,
        )
        self.target = target
        self.view = view
        self.facts: OpeningFacts | None = None
        self._proposed: dict[str, object] = {}
        self._dividing_before: list[object] = []
        self._add_counterpart()
        self._add_amounts()
        kept = self._split()[0]
        if kept:
            self.form.add_widget(labels.secondary(kept_text(len(kept))))
        self.preview = Preview()
        self.form.add_widget(self.preview)
        self._add_rest()
        self._fill()
        self.form.edited.connect(self._follow)
        self._follow()
        self._read_facts()

    def submit(self, values: dict[str, Any]) -> None:
        afdrag = self._instalments(values)
        draft = OrdningDraft(
            beboer_id=self.target.id or 0,
            counterpart=values["counterpart"],
            agreed_on=values["agreed_on"],
            total_oere=values["total_oere"],
            rhythm=self._rhythm,
            afdrag=afdrag,
            is_with_landlord=self._is_with_landlord,
            fogedsag_id=self._about(self.fogedsag, self.view.fogedsag_id if self.view else None),
            gaeld_id=self._about(self.gaeld, self.view.gaeld_id if self.view else None),
            tolerance_days=values["tolerance_days"],
            note=values["note"],
        )
        # Here the fields are known by which the instalments were made; below, only the instalments.
        problems = [_at_its_field(one) for one in rules.problems_of_ordning(draft, today=self.context.clock.today())]
        if problems:
            raise ValidationFailed(dict.fromkeys(problems))
        if self.view is None:
            self.save(tr("Afdragsordning gemt"), lambda session: service.make_ordning(session, draft))
        else:
            ordning_id = self.view.id
            self.save(tr("Afdragsordning rettet"), lambda session: service.change_ordning(session, ordning_id, draft))

    @property
    def _is_with_landlord(self) -> bool:
        return self.who.value() != (False,)

    @property
    def _rhythm(self) -> Afdragsrytme:
        return next(iter(self.rhythm.value()), Afdragsrytme.MAANED)

    def _about(self, field: ChoiceField[int], before: int | None) -> int | None:
        """What is chosen; a fogedsag closed or a debt settled since is offered no more, and stays what it was about."""
        if self._is_with_landlord is not (field is self.fogedsag):
            return None
        offered = self.facts is not None and not field.isHidden()
        return field.value() if offered else before

    def _add_counterpart(self) -> None:
        self.who = self.form.add(
            ChipsField[bool](
                "who", tr("Aftalt med"), [(True, tr("Udlejer")), (False, tr("En anden"))], single=True, lasting=True
            )
        )
        self.policy = Banner("", Tone.INFO)
        self.form.add_widget(self.policy)
        self.fogedsag = self.form.add(
            ChoiceField[int]("fogedsag_id", tr("Hører til fogedsag"), empty=tr("Ingen fogedsag"))
        )
        self.gaeld = self.form.add(ChoiceField[int]("gaeld_id", tr("Om gælden"), empty=tr("Ingen af dem på listen")))
        self.counterpart = self.form.add(TextField("counterpart", tr("Hvem skal have pengene?"), required=True))
        for field in (self.who, self.fogedsag, self.gaeld):
            field.edited.connect(self._propose)

    def _add_amounts(self) -> None:
        today = self.context.clock.today()
        self.total = AmountField("total_oere", tr("Beløb i alt"), required=True)
        self.agreed_on = DateField("agreed_on", tr("Aftalt den"), today, required=True, lean=Lean.PAST)
        self.form.add_row(self.total, self.agreed_on)
        self.rhythm = self.form.add(
            ChipsField[Afdragsrytme]("rhythm", tr("Hvor tit?"), Afdragsrytme, single=True, lasting=True)
        )
        self.amount = AmountField("amount_oere", tr("Beløb hver gang"))
        self.count = NumberField("count", tr("Eller antal gange"), minimum=1, maximum=rules.MOST_INSTALMENTS)
        self.form.add_row(self.amount, self.count)
        self.first_due = DateField("first_due", tr("Første gang senest"), today, required=True, lean=Lean.FUTURE)
        self.first = AmountField("first_oere", tr("Første betaling, hvis den er anderledes"))
        self.form.add_row(self.first_due, self.first)
        self.amount.edited.connect(lambda: self._only(self.amount, self.count))
        self.count.edited.connect(lambda: self._only(self.count, self.amount))

    def _add_rest(self) -> None:
        more = self.form.add_section(tr("Mere"), folded=True)
        self.tolerance = self.form.add_to(
            more,
            NumberField(
                "tolerance_days",
                tr("Brudt, når et afdrag er så mange dage for sent"),
                required=True,
                maximum=60,
                unit=tr("dage"),
            ),
        )
        self.form.add_to(more, NoteField("note", tr("Bemærkning"), lines=2))

    def _fill(self) -> None:
        view, today = self.view, self.context.clock.today()
        if view is None:
            self.who.set_value((self.target.extra.get("gaeld_id") is None,))
            self.rhythm.set_value((Afdragsrytme.MAANED,))
            self.agreed_on.set_value(today)
            self.first_due.set_value(add_months(first_of_month(today), 1))
            self.tolerance.set_value(DEFAULT_TOLERANCE_DAYS)
            return
        self.subtitle.setText(self.context.name(view.beboer))
        self.subtitle.show()
        coming = self._split()[1]
        self.form.set_values(
            who=(view.is_with_landlord,),
            counterpart=view.counterpart,
            total_oere=view.total_oere,
            agreed_on=view.agreed_on,
            rhythm=(view.rhythm,),
            first_due=coming[0].due_on if coming else None,
            amount_oere=coming[0].amount_oere if coming else None,
            tolerance_days=view.tolerance_days,
            note=view.note,
        )
        self._dividing_before = self._dividing()

    def _split(self) -> tuple[tuple[AfdragDraft, ...], tuple[AfdragDraft, ...]]:
        """The instalments of a changed agreement that have fallen due, and those to come."""
        if self.view is None:
            return (), ()
        today = self.context.clock.today()
        afdrag = self.view.as_draft().afdrag
        due = sum(one.due_on <= today for one in afdrag)
        return afdrag[:due], afdrag[due:]

    def _read_facts(self) -> None:
        beboer_id = self.target.id
        if beboer_id is not None:
            self.context.tasks.read(
                self, lambda session: opening_facts(session, beboer_id), self._show_facts, self.form.show_error
            )

    def _show_facts(self, facts: OpeningFacts) -> None:
        self.facts = facts
        self.subtitle.setText(self.context.name(facts.beboer))
        self.subtitle.show()
        self.fogedsag.set_choices(
            [(one.id, tr("%s, mangler %s") % (one.stage, show_oere(one.remaining_oere))) for one in facts.fogedsager]
        )
        self.gaeld.set_choices(
            [(one.id, tr("%s, %s") % (one.creditor, show_oere(one.balance_oere))) for one in facts.debts]
        )
        wanted_foged, wanted_gaeld = self.target.extra.get("fogedsag_id"), self.target.extra.get("gaeld_id")
        if self.view is not None:
            wanted_foged, wanted_gaeld = self.view.fogedsag_id, self.view.gaeld_id
        elif wanted_foged is None and facts.fogedsager:
            wanted_foged = facts.fogedsager[0].id
        self.fogedsag.set_value(wanted_foged if isinstance(wanted_foged, int) else None)
        self.gaeld.set_value(wanted_gaeld if isinstance(wanted_gaeld, int) else None)
        if self.view is None:
            self._propose()
        self._follow()
        self.load_draft()

    def _propose(self) -> None:
        """Fill in what is known, as long as nobody has typed something else there."""
        facts = self.facts
        if facts is None or self.view is not None:
            return
        known = proposal(facts, self._is_with_landlord, self.fogedsag.value(), self.gaeld.value())
        is_total_ours = self._put(self.total, known.total_oere)
        self.total.set_hint(known.hint if is_total_ours else "")
        self._put(self.counterpart, known.counterpart)

    def _put(self, field: Field[Any], value: object) -> bool:
        """Put a value where nothing else was typed; whether it stands there now."""
        if field.is_empty or field.state() == self._proposed.get(field.name):
            field.set_value(value)
            self._proposed[field.name] = field.state()
            return True
        return False

    def _follow(self) -> None:
        """What one answer means for the others, said at once."""
        facts, is_landlord = self.facts, self._is_with_landlord
        self.policy.setVisible(facts is not None and is_landlord and bool(facts.landlord))
        if facts is not None:
            self.policy.set_text(policy_text(facts))
        self.fogedsag.setVisible(is_landlord and facts is not None and bool(facts.fogedsager))
        self.gaeld.setVisible(not is_landlord and facts is not None and bool(facts.debts))
        is_once = self._rhythm is Afdragsrytme.EN_GANG
        for field in (self.amount, self.count, self.first):
            field.setVisible(not is_once)
        self.first_due.label.setText(tr("Betales senest") if is_once else tr("Første gang senest"))
        self._show_preview()

    def _show_preview(self) -> None:
        try:
            afdrag = self._instalments({field.name: field.value() for field in self._dividing_fields()})
        except ValidationFailed as error:
            self.preview.show_instalments((), error.problems[0].text)
            self.preview.show_room(0, None)
            return
        except UserError:
            self.preview.show_instalments(())
            self.preview.show_room(0, None)
            return
        self.preview.show_instalments(afdrag)
        left = self.facts.left_oere if self.facts is not None and self.view is None else None
        self.preview.show_room(int(half_up(rules.monthly(afdrag, self._rhythm))), left)

    def _instalments(self, values: dict[str, Any]) -> tuple[AfdragDraft, ...]:
        """What the fields come to; an agreement that is changed keeps what has fallen due.

        :raises ValidationFailed: named by the fields of this form.
        """
        kept, coming = self._split()
        if self.view is not None and self._dividing() == self._dividing_before:
            return kept + coming
        total, first_due = values["total_oere"], values["first_due"]
        asked: dict[str, Any] = {name: values.get(name) for name in ("count", "amount_oere", "first_oere")}
        left = total - sum(one.amount_oere for one in kept) if total is not None else None
        problems = [*rules.problems_of_dividing(left, self._rhythm, first_due, **asked)]
        if problems or left is None or first_due is None:
            raise ValidationFailed(problems)
        return kept + rules.instalments(left, self._rhythm, first_due, **asked)

    def _dividing_fields(self) -> list[Field[Any]]:
        fields = [self.form.fields[name] for name in DIVIDING]
        return [field for field in fields if not field.isHidden()]

    def _dividing(self) -> list[object]:
        return [self.form.fields[name].state() for name in DIVIDING]

    def _only(self, typed: Field[Any], other: Field[Any]) -> None:
        """An amount each and a number of times answer the same question: what was typed last holds."""
        if not typed.is_empty:
            other.set_value(None)

    def _loaded(self, kept: KeptDraft | None) -> None:
        super()._loaded(kept)
        self._follow()


def _at_its_field(problem: Problem) -> Problem:
    if problem.field.endswith(".due_on"):
        return Problem("first_due", tr("Det første afdrag ligger før den dag, ordningen er aftalt."))
    return Problem("total_oere", problem.text) if problem.field.startswith("afdrag") else problem
