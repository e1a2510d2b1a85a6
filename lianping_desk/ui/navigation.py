"""The left side of the window: the screens by name, by mouse, arrow keys and Ctrl+1 … Ctrl+9."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from lianping_desk.ui.icons import icon
from lianping_desk.ui.places import PLACES

WIDTH = 148
ITEM_HEIGHT = 40


class Navigation(QListWidget):
    """The list of screens. `chosen` is emitted with the name of the screen she wants."""

    chosen = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("navigation")
        self.setFixedWidth(WIDTH)
        self.setIconSize(QSize(18, 18))
        self.setAccessibleName("功能")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for number, place in enumerate(PLACES, start=1):
            item = QListWidgetItem(icon(place.icon), place.title)
            item.setToolTip(f"{place.title}（Ctrl+{number}）")
            item.setSizeHint(QSize(0, ITEM_HEIGHT))
            self.addItem(item)
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), window)
            shortcut.activated.connect(lambda name=place.name: self.chosen.emit(name))
        self.currentRowChanged.connect(lambda row: self.chosen.emit(PLACES[row].name))

    @property
    def place_shown(self) -> str:
        """Name of the screen that is marked."""
        return PLACES[max(self.currentRow(), 0)].name

    def mark(self, name: str) -> None:
        """Mark the screen `name` without asking for it."""
        self.blockSignals(True)
        self.setCurrentRow([place.name for place in PLACES].index(name))
        self.blockSignals(False)
