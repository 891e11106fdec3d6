"""A PDF inside the window."""

from socialvicevaert.ui.pdf_view.view import Leaving, PdfView

__all__ = ["Leaving", "PdfView"]
