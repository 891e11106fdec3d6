"""What a worker can do with a budget: begin one, write in it, keep it as a version, ask what if, print it."""

from socialvicevaert.features.budgetter.service.papers import budget_paper, note_print
from socialvicevaert.features.budgetter.service.starting import start_budget
from socialvicevaert.features.budgetter.service.versions import bin_budget, new_version
from socialvicevaert.features.budgetter.service.whatif import remove_scenarie, save_scenarie
from socialvicevaert.features.budgetter.service.writing import save_budget

__all__ = [
    "bin_budget",
    "budget_paper",
    "new_version",
    "note_print",
    "remove_scenarie",
    "save_budget",
    "save_scenarie",
    "start_budget",
]
