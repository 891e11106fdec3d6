"""A small fact: an icon and a word or two, e.g. in a row of them."""

from PySide6.QtWidgets import QWidget

from socialvicevaert.ui import icons, labels, layouts


class Fact(QWidget):
    """Quiet by default; the icon says what the words are about."""

    def __init__(self, icon: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = layouts.row(self, 6)
        mark = labels.body()
        icons.put(mark, icon, "text2", 16)
        line.addWidget(mark)
        self.label = labels.ElidedLabel(text, "secondary")
        self.label.setSizePolicy(self.label.sizePolicy().Policy.Preferred, self.label.sizePolicy().Policy.Fixed)
        line.addWidget(self.label, 1)
