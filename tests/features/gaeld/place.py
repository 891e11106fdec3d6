"""A resident with debts, and what is on the screen."""

from typing import Any, cast

from PySide6.QtWidgets import QVBoxLayout

from socialvicevaert.features.gaeld import queries
from socialvicevaert.features.gaeld.models import GaeldArt
from socialvicevaert.features.gaeld.queries import GaeldView
from socialvicevaert.features.gaeld.ui.form import GaeldSheet
from socialvicevaert.features.gaeld.ui.proposal import FordelingSheet
from socialvicevaert.features.gaeld.ui.proposal.post_field import PostField
from socialvicevaert.features.gaeld.ui.tab import GaeldTab
from socialvicevaert.shared.actor import Actor
from socialvicevaert.storage import Database
from socialvicevaert.ui.context import Context, Target
from tests.factories import new_beboer
from tests.features.gaeld.debts import new_debt
from tests.place import Place as BasePlace
from tests.place import Settle


class Place(BasePlace):
    """A resident with debts, and what is on the screen."""

    def __init__(self, context: Context, settle: Settle, database: Database, actor: Actor) -> None:
        super().__init__(context, settle, database, actor)
        self.fatima: int = self.write(new_beboer)

    @property
    def targets(self) -> list[Target]:
        return cast(list[Target], cast(Any, self.context.navigate).targets)

    def debt(self, creditor: str = "Ferratum", **fields: Any) -> int:
        return int(self.write(lambda session: new_debt(session, self.fatima, creditor, **fields)))

    def debts(self) -> tuple[GaeldView, ...]:
        with self.database.read(self.actor) as session:
            return queries.gaeld_of(session, self.fatima)

    def tab(self) -> GaeldTab:
        tab = GaeldTab(self.context, self.fatima)
        content = cast(Any, self.context.sheets).content
        layout = content.layout() or QVBoxLayout(content)
        layout.addWidget(tab)
        tab.show()
        self.settle()
        return tab

    def new(self) -> GaeldSheet:
        sheet = GaeldSheet(self.context, Target("ny_gaeld", self.fatima))
        self.context.sheets.open(sheet)
        self.settle()
        return sheet

    def open(self, gaeld_id: int) -> GaeldSheet:
        sheet = GaeldSheet(self.context, Target("gaeld", gaeld_id))
        self.context.sheets.open(sheet)
        self.settle()
        return sheet

    def proposal(self, fordeling_id: int | None = None) -> FordelingSheet:
        sheet = FordelingSheet(self.context, self.fatima, fordeling_id)
        self.context.sheets.open(sheet)
        self.settle()
        return sheet


def answer(sheet: GaeldSheet, creditor: str = "Ferratum", amount: str = "12.400,00") -> None:
    sheet.creditor.type_in(creditor)
    sheet.kind.choose(GaeldArt.KVIKLAAN)
    sheet.balance.type_in(amount)


def field_of(sheet: GaeldSheet, name: str) -> Any:
    return sheet.form.fields[name]


def post_of(sheet: FordelingSheet, creditor: str) -> PostField:
    return next(field for field in sheet.posts if field.debt.creditor == creditor)
