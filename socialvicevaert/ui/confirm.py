"""A question before what cannot be undone; nothing else asks."""

from PySide6.QtWidgets import QMessageBox, QWidget

from socialvicevaert.ui.style_sheet import dress
from socialvicevaert.ui.text import tr


def ask(parent: QWidget, title: str, text: str, yes: str) -> bool:
    """True when the user chose `yes` (a verb, "Slet for altid"); Enter and Esc choose the safe answer."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.NoIcon)
    box.setWindowTitle(title)
    box.setText(title)
    box.setInformativeText(text)
    do = box.addButton(yes, QMessageBox.ButtonRole.DestructiveRole)
    dress(do, "danger")
    leave = box.addButton(tr("Fortryd"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(leave)
    box.setEscapeButton(leave)
    box.exec()
    chose = box.clickedButton() is do
    box.deleteLater()
    return chose
