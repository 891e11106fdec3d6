"""Templates as screens and letters see them."""

from socialvicevaert.features.skabeloner.queries.templates import (
    SkabelonView,
    says_the_same,
    shipped,
    template,
    template_of,
    templates,
    versions_of,
)

__all__ = ["SkabelonView", "says_the_same", "shipped", "template", "template_of", "templates", "versions_of"]
