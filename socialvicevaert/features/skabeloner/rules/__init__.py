"""What a template may say: its fields, and how they are filled."""

from socialvicevaert.features.skabeloner.rules.fields import FIELDS, Felt, field_of, fields_of, needed_in
from socialvicevaert.features.skabeloner.rules.language import (
    Fault,
    Filled,
    faults_in,
    fields_in,
    fields_of_body,
    fill,
    kinds_of,
    problems_of_text,
)
from socialvicevaert.features.skabeloner.rules.problems import problems_of_draft

__all__ = [
    "FIELDS",
    "Fault",
    "Felt",
    "Filled",
    "faults_in",
    "field_of",
    "fields_in",
    "fields_of",
    "fields_of_body",
    "fill",
    "kinds_of",
    "needed_in",
    "problems_of_draft",
    "problems_of_text",
]
