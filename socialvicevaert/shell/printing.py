"""Prints a short PDF, such as the recovery sheet, through the system's print dialog."""

from queue import Queue

from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from socialvicevaert.ui.lane import Order
from socialvicevaert.ui.text import tr

_DOTS_PER_INCH = 300


def print_pdf(parent: QWidget, pdf: bytes) -> bool:
    """Ask for a printer and print; False when the user changed their mind."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(tr("Gendannelsesark"))
    dialog = QPrintDialog(printer, parent)
    accepted = dialog.exec() == QPrintDialog.DialogCode.Accepted
    dialog.deleteLater()
    if not accepted:
        return False
    painter = QPainter(printer)
    for number, picture in enumerate(_pictures(parent, pdf)):
        if number:
            printer.newPage()
        painter.drawImage(painter.viewport(), picture)
    painter.end()
    return True


def _pictures(owner: QWidget, pdf: bytes) -> list[QImage]:
    """The pages, drawn in the one thread that may use pdfium; waits, which takes a tenth of a second for a sheet."""
    from socialvicevaert.ui.pdf_view.document import PdfDocument, pdf_lane

    answer: Queue[list[QImage] | Exception] = Queue(1)

    def draw() -> None:
        try:
            document = PdfDocument(pdf)
            answer.put([document.picture(number, _DOTS_PER_INCH / 72) for number in range(len(document.sizes))])
            document.close()
        except Exception as error:
            answer.put(error)

    pdf_lane().put(Order(owner, draw, lambda _: None, lambda _: None, is_needed_without_owner=True))
    drawn = answer.get()
    if isinstance(drawn, Exception):
        raise drawn
    return drawn
