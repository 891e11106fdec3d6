"""A PDF inside the window."""

from socialvicevaert.ui.pdf_view.view import PdfView

__all__ = ["PdfView"]
