"""What a template may say: its fields, and how they are filled."""

from socialvicevaert.features.skabeloner.rules.fields import FIELDS, Felt, field_of, fields_of
from socialvicevaert.features.skabeloner.rules.language import (
    Filled,
    fields_in,
    fields_of_body,
    fill,
    kinds_of,
    problems_of_text,
)
from socialvicevaert.features.skabeloner.rules.problems import problems_of_draft

__all__ = [
    "FIELDS",
    "Felt",
    "Filled",
    "field_of",
    "fields_in",
    "fields_of",
    "fields_of_body",
    "fill",
    "kinds_of",
    "problems_of_draft",
    "problems_of_text",
]
