"""The items of a meeting: typed in place, moved by dragging or with Alt+Up and Alt+Down."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from lianping_desk.domain.notice import AgendaItem
from lianping_desk.ui.flow_line import FlowLine
from lianping_desk.ui.tool_button import tool_button

ROW = 32
_ID = Qt.ItemDataRole.UserRole
_SPEAKER_WIDTH = 170


class AgendaList(QWidget):
    """`items` are those that have a title, in the order in which they stand."""

    def __init__(self) -> None:
        super().__init__()
        self.list = QTreeWidget()
        self.list.setAccessibleName("议程")
        self.list.setHeaderLabels(["议题", "发言"])
        self.list.setRootIsDecorated(False)
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(1, _SPEAKER_WIDTH)
        self.list.setMinimumHeight(5 * ROW)
        self.tools = FlowLine()
        for text, icon_name, action, key in (
            ("加一项", "plus", self.add, "Insert"),
            ("删除", "trash-2", self.remove, "Ctrl+Delete"),
            ("上移", "chevron-up", lambda: self.move_current(-1), "Alt+Up"),
            ("下移", "chevron-down", lambda: self.move_current(1), "Alt+Down"),
        ):
            self.tools.add(tool_button(self, text, icon_name, action, key))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.list, 1)
        whole.addWidget(self.tools)

    def show_items(self, items: Sequence[AgendaItem]) -> None:
        """Show these in place of what stands there."""
        self.list.clear()
        for item in items:
            self._put(self.list.topLevelItemCount(), item)
        if first := self.list.topLevelItem(0):
            self.list.setCurrentItem(first)

    def items(self) -> tuple[AgendaItem, ...]:
        """What stands in the list; the meeting's id is left to who stores them."""
        found = [self.list.topLevelItem(row) for row in range(self.list.topLevelItemCount())]
        return tuple(
            AgendaItem(0, position, line.text(0).strip(), line.text(1).strip(), int(line.data(0, _ID) or 0))
            for position, line in enumerate(line for line in found if line is not None and line.text(0).strip())
        )

    def add(self) -> None:
        """An empty item below the current one, ready to be typed."""
        line = self._put(self._current_row() + 1, AgendaItem(0, 0, ""))
        self.list.setCurrentItem(line)
        self.list.editItem(line, 0)

    def remove(self) -> None:
        """Take the current item out."""
        row = self._current_row()
        if row >= 0:
            self.list.takeTopLevelItem(row)

    def move_current(self, by: int) -> None:
        """Move the current item up (-1) or down (1)."""
        row = self._current_row()
        if row >= 0 and 0 <= row + by < self.list.topLevelItemCount() and (line := self.list.takeTopLevelItem(row)):
            self.list.insertTopLevelItem(row + by, line)
            self.list.setCurrentItem(line)

    def _current_row(self) -> int:
        line = self.list.currentItem()
        return self.list.indexOfTopLevelItem(line) if line is not None else -1

    def _put(self, row: int, item: AgendaItem) -> QTreeWidgetItem:
        line = QTreeWidgetItem([item.title, item.speaker])
        line.setData(0, _ID, item.id)
        line.setSizeHint(0, QSize(0, ROW))
        line.setToolTip(0, item.title)
        line.setFlags((line.flags() | Qt.ItemFlag.ItemIsEditable) & ~Qt.ItemFlag.ItemIsDropEnabled)
        self.list.insertTopLevelItem(row, line)
        return line
