"""What a worker can do with debts: write them down, follow them, offer payment, print."""

from socialvicevaert.features.gaeld.service.documents import attach_document, link_document
from socialvicevaert.features.gaeld.service.papers import debt_list, print_debt_list, print_letters, proposal_letters
from socialvicevaert.features.gaeld.service.proposals import bin_fordeling, save_fordeling
from socialvicevaert.features.gaeld.service.signs import raise_signs
from socialvicevaert.features.gaeld.service.writing import bin_gaeld, change_status, view_gaeld, write_gaeld

__all__ = [
    "attach_document",
    "bin_fordeling",
    "bin_gaeld",
    "change_status",
    "debt_list",
    "link_document",
    "print_debt_list",
    "print_letters",
    "proposal_letters",
    "raise_signs",
    "save_fordeling",
    "view_gaeld",
    "write_gaeld",
]
