"""The parts of a pack: ticked ones are in it, in the order in which they stand."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from lianping_desk.domain.materials.pack import Part
from lianping_desk.ui.tool_button import tool_button, tool_line

ROW = 28
_PART = Qt.ItemDataRole.UserRole


class PartsList(QWidget):
    """Tick with the space bar; move with Alt+Up and Alt+Down, or drag. `changed` follows every change."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.list = QListWidget()
        self.list.setAccessibleName("材料")
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        for part in Part:
            self._add(part, is_in=True)
        self.list.setCurrentRow(0)
        self.list.setFixedHeight(ROW * len(Part) + 6)
        self.list.itemChanged.connect(lambda _item: self.changed.emit())
        self.list.model().rowsMoved.connect(lambda *_moved: self.changed.emit())
        tools = QWidget()
        line = tool_line(tools)
        line.addWidget(tool_button(self, "上移", "chevron-up", lambda: self.move_current(-1), "Alt+Up"))
        line.addWidget(tool_button(self, "下移", "chevron-down", lambda: self.move_current(1), "Alt+Down"))
        line.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(2)
        whole.addWidget(self.list)
        whole.addWidget(tools)

    @property
    def chosen(self) -> tuple[Part, ...]:
        """The ticked parts in her order."""
        return tuple(part for part, is_in in self._entries() if is_in)

    @property
    def order(self) -> tuple[Part, ...]:
        """All parts in her order."""
        return tuple(part for part, _ in self._entries())

    def show_parts(self, order: Sequence[Part], chosen: Sequence[Part]) -> None:
        """Put the parts in this order, those that it does not name at the end, and tick the chosen ones."""
        self.list.blockSignals(True)
        self.list.clear()
        for part in dict.fromkeys((*order, *Part)):
            self._add(part, is_in=part in chosen)
        self.list.setCurrentRow(0)
        self.list.blockSignals(False)

    def move_current(self, by: int) -> None:
        """Move the current part up (-1) or down (1)."""
        row = self.list.currentRow()
        if not 0 <= row + by < self.list.count():
            return
        self.list.blockSignals(True)
        self.list.insertItem(row + by, self.list.takeItem(row))
        self.list.setCurrentRow(row + by)
        self.list.blockSignals(False)
        self.changed.emit()

    def _add(self, part: Part, *, is_in: bool) -> None:
        item = QListWidgetItem(part.chinese)
        item.setSizeHint(QSize(0, ROW))
        item.setData(_PART, part.value)
        item.setFlags((item.flags() | Qt.ItemFlag.ItemIsUserCheckable) & ~Qt.ItemFlag.ItemIsDropEnabled)
        item.setCheckState(Qt.CheckState.Checked if is_in else Qt.CheckState.Unchecked)
        self.list.addItem(item)

    def _entries(self) -> list[tuple[Part, bool]]:
        items = [self.list.item(row) for row in range(self.list.count())]
        return [(Part(item.data(_PART)), item.checkState() is Qt.CheckState.Checked) for item in items]
