"""Templates as screens and letters see them."""

from socialvicevaert.features.skabeloner.queries.templates import (
    SkabelonView,
    says_the_same,
    shipped,
    template,
    template_of,
    templates,
    versions_of,
    words_of_templates,
)

__all__ = [
    "SkabelonView",
    "says_the_same",
    "shipped",
    "template",
    "template_of",
    "templates",
    "versions_of",
    "words_of_templates",
]
