"""Templates as screens and letters see them."""

from socialvicevaert.features.skabeloner.queries.templates import (
    SkabelonView,
    template,
    template_of,
    templates,
    versions_of,
)

__all__ = ["SkabelonView", "template", "template_of", "templates", "versions_of"]
