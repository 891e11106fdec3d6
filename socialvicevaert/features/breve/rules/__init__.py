"""What of a letter may leave, and what is still missing in it."""

from socialvicevaert.features.breve.rules.cutting import Kept, cut_body
from socialvicevaert.features.breve.rules.problems import problems_of_draft, problems_of_leaving

__all__ = ["Kept", "cut_body", "problems_of_draft", "problems_of_leaving"]
