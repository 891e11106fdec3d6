"""Which sheet an application opens next: its sending, its decision, or its facts."""

from socialvicevaert.features.ansoegninger.queries import AnsoegningStage, AnsoegningView
from socialvicevaert.features.ansoegninger.ui.form import AnsoegningSheet
from socialvicevaert.features.ansoegninger.ui.steps import DecisionSheet, SendSheet
from socialvicevaert.ui.context import Context, Target


def open_next(context: Context, one: AnsoegningView, may_write: bool) -> None:
    """Open what comes next; one who may not write is led to the application among the resident's."""
    if not may_write:
        context.navigate(Target("beboer", one.beboer_id, "oekonomi", {"part": "ansoegninger", "id": one.id}))
    elif one.stage is AnsoegningStage.PREPARED:
        context.sheets.open(SendSheet(context, one))
    else:
        context.sheets.open(DecisionSheet(context, one))


def open_facts(context: Context, one: AnsoegningView) -> None:
    """Open the form that corrects an application."""
    context.sheets.open(AnsoegningSheet(context, Target("ny_ansoegning", one.beboer_id), one))
