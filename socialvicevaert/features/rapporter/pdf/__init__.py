"""The report on paper: a file a section, each from what may be seen; `report_document` puts them together."""

from socialvicevaert.features.rapporter.pdf.report import report_document

__all__ = ["report_document"]
