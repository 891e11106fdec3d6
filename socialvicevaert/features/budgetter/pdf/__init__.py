"""Papers of a budget."""

from socialvicevaert.features.budgetter.pdf.resident import one_page

__all__ = ["one_page"]
