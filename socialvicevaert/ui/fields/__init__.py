"""Fields of forms; see `field.Field` for what they share.

Imported when first asked for: the unlock window needs one of them, and must not wait for the others.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from socialvicevaert.ui.fields.amount import AmountField, AmountQuestion, read_amount
    from socialvicevaert.ui.fields.check import CheckField
    from socialvicevaert.ui.fields.choice import ChipsField, ChoiceField
    from socialvicevaert.ui.fields.date_field import DateField
    from socialvicevaert.ui.fields.field import Field
    from socialvicevaert.ui.fields.line import NumberField, PhoneField, TimeField
    from socialvicevaert.ui.fields.note import NoteField
    from socialvicevaert.ui.fields.search import SearchField, Suggestion
    from socialvicevaert.ui.fields.text import PasswordField, TextField

__all__ = [
    "AmountField",
    "AmountQuestion",
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
    "read_amount",
]

_MODULES = {
    "amount": ("AmountField", "AmountQuestion", "read_amount"),
    "check": ("CheckField",),
    "choice": ("ChipsField", "ChoiceField"),
    "date_field": ("DateField",),
    "field": ("Field",),
    "line": ("NumberField", "PhoneField", "TimeField"),
    "note": ("NoteField",),
    "search": ("SearchField", "Suggestion"),
    "text": ("PasswordField", "TextField"),
}


def __getattr__(name: str) -> Any:
    for module, names in _MODULES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(name)
