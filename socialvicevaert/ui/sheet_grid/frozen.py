"""The first column of a wide grid, which stays while the others are scrolled."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from socialvicevaert.ui.sheet_grid.delegate import SheetDelegate


class FrozenColumn(QTableView):
    """Lies over the left edge of a grid; shows its first column, and what is clicked or typed there is the grid's."""

    def __init__(self, grid: QTableView) -> None:
        super().__init__(grid)
        self._grid = grid
        self.setModel(grid.model())
        self.setItemDelegate(SheetDelegate(grid))  # of its own: an editor of the grid's would be taken for one of here
        self.setSelectionModel(grid.selectionModel())
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(grid)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.verticalScrollBar().valueChanged.connect(grid.verticalScrollBar().setValue)
        grid.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        grid.viewport().installEventFilter(self)
        self.doubleClicked.connect(grid.edit)
        self.show()

    def fit(self) -> None:
        """Take the place and the sizes of the grid's first column."""
        grid = self._grid
        for place in range(1, grid.model().columnCount()):
            self.setColumnHidden(place, True)
        width = min(grid.columnWidth(0), max(1, grid.viewport().width()))
        self.setColumnWidth(0, width)
        self.verticalHeader().setMinimumSectionSize(grid.verticalHeader().minimumSectionSize())
        self.verticalHeader().setDefaultSectionSize(grid.verticalHeader().defaultSectionSize())
        self.horizontalHeader().setFixedHeight(grid.horizontalHeader().height())
        frame = grid.frameWidth()
        self.setGeometry(frame, frame, width, grid.viewport().height() + grid.horizontalHeader().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._grid.viewport():
            self.fit()
        return super().eventFilter(watched, event)
