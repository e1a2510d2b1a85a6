"""Choose the units that get a task sheet."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from lianping_desk.domain.errors import DeskError
from lianping_desk.services.search import SearchIndex
from lianping_desk.ui.form_dialog import FormDialog
from lianping_desk.ui.meeting.parts_list import ROW
from lianping_desk.ui.tool_button import tool_button, tool_line


class UnitsDialog(FormDialog):
    """Ticked units; `chosen` holds their names in the order of her list once she agreed."""

    def __init__(self, parent: QWidget | None, units: Sequence[str], ticked: Sequence[str]) -> None:
        super().__init__(parent, "任务书发给哪些单位", self._take)
        self.chosen: tuple[str, ...] = tuple(ticked)
        self._index = SearchIndex(units)
        self.search = QLineEdit()
        self.search.setPlaceholderText("搜索：汉字、拼音或首字母")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.list = QListWidget()
        self.list.setMinimumHeight(300)
        self.list.setAccessibleName("单位")
        for name in units:
            item = QListWidgetItem(name)
            item.setSizeHint(QSize(0, ROW))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if name in ticked else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        tools = QWidget()
        line = tool_line(tools)
        line.addWidget(tool_button(self, "全选", "list-checks", lambda: self._tick(Qt.CheckState.Checked), "Alt+A"))
        line.addWidget(tool_button(self, "全不选", "x", lambda: self._tick(Qt.CheckState.Unchecked), "Alt+N"))
        line.addStretch(1)
        for row in (self.search, self.list, tools):
            self.fields.addRow(row)

    def _filter(self, words: str) -> None:
        found = set(self._index.matches(words))
        for row in range(self.list.count()):
            self.list.item(row).setHidden(row not in found)

    def _tick(self, state: Qt.CheckState) -> None:
        for row in range(self.list.count()):
            if not self.list.item(row).isHidden():
                self.list.item(row).setCheckState(state)

    def _take(self) -> None:
        items = [self.list.item(row) for row in range(self.list.count())]
        chosen = tuple(item.text() for item in items if item.checkState() is Qt.CheckState.Checked)
        if not chosen:
            raise DeskError("还没有勾选单位。", "请至少勾选一个；不发任务书，请在材料里去掉“任务书”。")
        self.chosen = chosen
