"""The list of letters on the left: which is shown, and which of them are to be made."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from lianping_desk.services.notices.drafting import Draft
from lianping_desk.ui.flow_line import FlowLine
from lianping_desk.ui.tool_button import tool_button

ROW = 28
WIDTH, LEAST_WIDTH = 220, 130


class LettersList(QWidget):
    """Ticked letters are made; `chosen_row` follows her from one to another."""

    chosen_row = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setMaximumWidth(WIDTH)
        self.setMinimumWidth(LEAST_WIDTH)
        self.list = QListWidget()
        self.list.setAccessibleName("各份文件")
        self.list.currentRowChanged.connect(self.chosen_row)
        self.list.itemChanged.connect(lambda _item: self._count())
        self.count = QLabel()
        self.count.setProperty("faint", True)
        tools = FlowLine()
        tools.add(tool_button(self, "全选", "list-checks", lambda: self._tick(Qt.CheckState.Checked)))
        tools.add(tool_button(self, "全不选", "x", lambda: self._tick(Qt.CheckState.Unchecked)))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        for widget in (self.count, self.list, tools):
            whole.addWidget(widget)

    def show_letters(self, drafts: Sequence[Draft]) -> None:
        """List these, all of them ticked."""
        self.list.blockSignals(True)
        self.list.clear()
        for draft in drafts:
            item = QListWidgetItem(draft.name)
            item.setToolTip(draft.name)
            item.setSizeHint(QSize(0, ROW))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        self._count()

    @property
    def ticked(self) -> tuple[int, ...]:
        """The numbers of the ticked ones, from 0."""
        rows = range(self.list.count())
        return tuple(row for row in rows if self.list.item(row).checkState() is Qt.CheckState.Checked)

    def _tick(self, state: Qt.CheckState) -> None:
        for row in range(self.list.count()):
            self.list.item(row).setCheckState(state)

    def _count(self) -> None:
        self.count.setText(f"共{self.list.count()}份，选中{len(self.ticked)}份")
