"""The report on paper: a file a section, each from what may be seen; `report_document` puts them together.

`report` which sections, in which order · `front` page 1 · `evaluation` the yearly evaluation: its chapters, made of the
same sections · `corrected` what a new version says · `last_page` definitions and method · `tables` what they share
"""

from socialvicevaert.features.rapporter.pdf.report import report_document

__all__ = ["report_document"]
