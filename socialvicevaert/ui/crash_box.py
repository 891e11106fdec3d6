"""What the user sees when the program itself is at fault."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from socialvicevaert.shared.errors import without_values
from socialvicevaert.ui.text import tr


def show(parent: QWidget, error: Exception) -> QMessageBox:
    """Say that it is not the user's fault, that nothing was half saved, and what can be sent on (no personal data)."""
    box = QMessageBox(parent)
    box.setWindowTitle(tr("Fejl i programmet"))
    box.setText(tr("Noget gik galt i programmet."))
    box.setInformativeText(
        tr(
            "Det er ikke din fejl. Det, du var i gang med, er enten gemt helt eller slet ikke, og det, du har skrevet, "
            "står der endnu. Fejlen er noteret uden personoplysninger."
        )
    )
    note = without_values(error)
    copy = box.addButton(tr("Kopiér fejlmeddelelsen"), QMessageBox.ButtonRole.ActionRole)
    copy.clicked.disconnect()
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(note))
    box.setDefaultButton(box.addButton(tr("Luk"), QMessageBox.ButtonRole.AcceptRole))
    box.finished.connect(box.deleteLater)
    box.open()
    return box
