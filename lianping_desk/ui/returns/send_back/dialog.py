"""The dialog in which she decides what goes back to a unit, and by when it is to be put right."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.ledger import MarkedCell
from lianping_desk.services.returns.unit_return.returnable import ReturnableFile
from lianping_desk.services.returns.unit_return.send_back import DAYS_TO_CORRECT
from lianping_desk.ui import messages
from lianping_desk.ui.dialog_size import open_at
from lianping_desk.ui.returns.send_back.cells_table import CellsTable
from lianping_desk.ui.typed_fields import day_field


@dataclass(frozen=True, slots=True)
class WhatGoesBack:
    """What she decided."""

    cells: tuple[MarkedCell, ...]
    note: str
    contact: str
    due: date
    folder: Path


class SendBackDialog(QDialog):
    """Accepted when she sends; `decided` then holds what. `contact` and `folder` are what she used last."""

    def __init__(self, parent: QWidget | None, file: ReturnableFile, on: date, contact: str, folder: Path) -> None:
        super().__init__(parent)
        self.decided: WhatGoesBack | None = None
        self._folder = folder
        self.setWindowTitle(f"退回修改　{file.unit.name}　{file.period.title}")
        open_at(self, 1160, 640)
        heading = QLabel(f"在“{file.name}”里标出勾选的格子，写明原因，附“退回说明”发回单位。")
        heading.setWordWrap(True)
        self.cells = CellsTable(file.cells, ticked=frozenset())
        self.cells.chosen_changed.connect(lambda _count: self._tell_count())
        self.note = QLineEdit()
        self.note.setPlaceholderText("另外要对单位说的话，可不填")
        self.due = day_field(on + timedelta(days=DAYS_TO_CORRECT))
        self.due.setFixedWidth(140)
        self.contact = QLineEdit(contact)
        self.contact.setPlaceholderText("单位有疑问找谁：姓名、电话")
        self.place = QLabel()
        self.place.setWordWrap(True)
        self.trouble = QLabel()
        self.trouble.setProperty("trouble", True)
        self.trouble.setWordWrap(True)
        self.trouble.hide()
        self.agree = QPushButton()
        self.agree.setProperty("primary", True)
        self.agree.clicked.connect(lambda _checked=False: self._agree())
        layout = QVBoxLayout(self)
        layout.addWidget(heading)
        layout.addWidget(self.cells, 1)
        layout.addLayout(self._fields())
        layout.addWidget(self.trouble)
        layout.addLayout(self._buttons())
        self._tell_count()
        self._tell_folder()
        self.cells.view.setFocus()

    def _fields(self) -> QFormLayout:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow("要求：", self.note)
        line = QHBoxLayout()
        line.addWidget(self.due)
        label = QLabel("联系人：")
        label.setBuddy(self.contact)
        line.addWidget(label)
        line.addWidget(self.contact, 1)
        form.addRow("请于这天前报回：", line)
        return form

    def _buttons(self) -> QHBoxLayout:
        """The folder and the buttons share a line: at 200 % scaling every line is taken from the table."""
        label = QLabel("存放在：")
        change = QPushButton("换文件夹…")
        change.clicked.connect(lambda _checked=False: self._choose_folder())
        cancel = QPushButton("取消")
        cancel.clicked.connect(lambda _checked=False: self.reject())
        line = QHBoxLayout()
        line.addWidget(label)
        line.addWidget(self.place, 1)
        for button in (change, self.agree, cancel):
            button.setAutoDefault(False)
            line.addWidget(button)
        self.agree.setDefault(True)
        return line

    def _tell_count(self) -> None:
        count = len(self.cells.chosen())
        self.agree.setText(f"退回，标注 {count} 处" if count else "退回，不标注")

    def _choose_folder(self) -> None:
        folder = messages.ask_folder(self, "退回的表存放在哪里", self._folder)
        if folder is not None:
            self._folder = folder
            self._tell_folder()

    def _tell_folder(self) -> None:
        self.place.setText(str(self._folder))

    def _agree(self) -> None:
        cells, note = tuple(self.cells.chosen()), self.note.text().strip()
        try:
            due = self.due.value()
        except DeskError as error:
            self._say(str(error))
            return
        if due is None:
            self._say("请写明单位最晚哪一天报回。")
        elif not cells and not note:
            self._say("请勾选要退回的格子，或写明要求。")
        else:
            self.decided = WhatGoesBack(cells, note, self.contact.text().strip(), due, self._folder)
            self.accept()

    def _say(self, trouble: str) -> None:
        self.trouble.setText(trouble)
        self.trouble.show()
