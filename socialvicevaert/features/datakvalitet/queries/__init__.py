"""What the figures of a period lack, each row with the place where it can be put right.

groups     a kind of gap and its rows, as screens are given them
kinds      every kind there is: its words, its figures, why it matters
finding    which rows each kind has
describing whose the rows are, for roles that may see residents
no_contact residents with an open sag whom nobody has met for long
"""

from socialvicevaert.features.datakvalitet.queries.finding import gaps, missing
from socialvicevaert.features.datakvalitet.queries.groups import SHOWN, Fix, Form, MissingGroup, MissingRow

__all__ = ["SHOWN", "Fix", "Form", "MissingGroup", "MissingRow", "gaps", "missing"]
