"""Prints a short PDF, such as the recovery sheet, through the system's print dialog."""

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from socialvicevaert.ui.text import tr

_DOTS_PER_INCH = 300


def print_pdf(parent: QWidget, pdf: bytes) -> bool:
    """Ask for a printer and print; False when the user changed their mind."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    from socialvicevaert.ui.pdf_pages import PdfPages

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(tr("Gendannelsesark"))
    dialog = QPrintDialog(printer, parent)
    accepted = dialog.exec() == QPrintDialog.DialogCode.Accepted
    dialog.deleteLater()
    if not accepted:
        return False
    pages = PdfPages(pdf)
    painter = QPainter(printer)
    for number in range(len(pages.sizes)):
        if number:
            printer.newPage()
        painter.drawImage(painter.viewport(), pages.picture(number, _DOTS_PER_INCH / 72))
    painter.end()
    pages.close()
    return True
