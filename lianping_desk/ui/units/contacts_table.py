"""The contacts of one unit, typed straight into a small table."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from lianping_desk.domain.unit import Contact
from lianping_desk.ui.tool_button import tool_button

HEADINGS = ("姓名", "职务", "电话", "备注")


class ContactsTable(QWidget):
    """Edits contacts in place; nothing is written until the dialog around it is agreed to."""

    def __init__(self, contacts: Sequence[Contact]) -> None:
        super().__init__()
        self.table = QTableWidget(0, len(HEADINGS))
        self.table.setHorizontalHeaderLabels(list(HEADINGS))
        self.table.verticalHeader().setVisible(False)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.setMinimumHeight(120)
        self.table.setTabKeyNavigation(False)
        for contact in contacts:
            self._append(contact)
        line = QHBoxLayout()
        line.addWidget(tool_button(self, "新增联系人", "plus", self.add))
        line.addWidget(tool_button(self, "删除联系人", "trash-2", self.remove))
        line.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.table)
        layout.addLayout(line)

    def add(self) -> None:
        """Begin a new line."""
        item = self._append(Contact(""))
        self.table.setCurrentItem(item)
        self.table.editItem(item)

    def remove(self) -> None:
        """Take the current line away."""
        self.table.removeRow(self.table.currentRow())

    def contacts(self) -> tuple[Contact, ...]:
        """The contacts as they stand in the table; those that were there keep their ids."""
        found = []
        for row in range(self.table.rowCount()):
            person, post, phone, note = (self._value(row, column) for column in range(len(HEADINGS)))
            found.append(Contact(person, post, phone, note, self._value(row, 0, Qt.ItemDataRole.UserRole) or 0))
        return tuple(found)

    def _append(self, contact: Contact) -> QTableWidgetItem:
        row = self.table.rowCount()
        self.table.insertRow(row)
        items = [QTableWidgetItem(text) for text in (contact.person, contact.post, contact.phone, contact.note)]
        for column, item in enumerate(items):
            self.table.setItem(row, column, item)
        items[0].setData(Qt.ItemDataRole.UserRole, contact.id)
        return items[0]

    def _value(self, row: int, column: int, role: Qt.ItemDataRole = Qt.ItemDataRole.DisplayRole) -> Any:
        value = self.table.model().index(row, column).data(role)
        return value.strip() if isinstance(value, str) else value or ""
