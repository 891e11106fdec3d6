"""What a worker can do with a rescue plan: keep it, give it to somebody, print what was given."""

from socialvicevaert.features.redningsplaner.service.pages import (
    give_to_beboer,
    give_to_partner,
    page_as_given,
    preview_page,
    print_page,
)
from socialvicevaert.features.redningsplaner.service.plans import bin_plan, save_plan

__all__ = [
    "bin_plan",
    "give_to_beboer",
    "give_to_partner",
    "page_as_given",
    "preview_page",
    "print_page",
    "save_plan",
]
