"""Fields of forms; see `field.Field` for what they share."""

from socialvicevaert.ui.fields.check import CheckField
from socialvicevaert.ui.fields.choice import ChipsField, ChoiceField
from socialvicevaert.ui.fields.date_field import DateField
from socialvicevaert.ui.fields.field import Field
from socialvicevaert.ui.fields.line import AmountField, NumberField, PasswordField, PhoneField, TextField, TimeField
from socialvicevaert.ui.fields.note import NoteField
from socialvicevaert.ui.fields.search import SearchField, Suggestion

__all__ = [
    "AmountField",
    "CheckField",
    "ChipsField",
    "ChoiceField",
    "DateField",
    "Field",
    "NoteField",
    "NumberField",
    "PasswordField",
    "PhoneField",
    "SearchField",
    "Suggestion",
    "TextField",
    "TimeField",
]
