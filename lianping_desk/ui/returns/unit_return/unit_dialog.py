"""One unit's return: every value with the cell it came from; values can be corrected, originals opened."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QSplitter, QVBoxLayout

from lianping_desk.services.returns.importing.archive import copy_original
from lianping_desk.services.returns.ledger.status import UnitReturn
from lianping_desk.services.returns.unit_return.compare_resubmission import Resubmission, last_resubmission
from lianping_desk.services.returns.unit_return.correct_value import correct_indicator, correct_progress
from lianping_desk.services.returns.unit_return.differences import differences
from lianping_desk.services.returns.unit_return.show_unit_return import (
    ReturnedFile,
    ReturnedValue,
    ShownReturn,
    show_unit_return,
)
from lianping_desk.ui import messages
from lianping_desk.ui.dialog_size import open_at
from lianping_desk.ui.returns.ledger.state_marks import state_word
from lianping_desk.ui.returns.send_back.sending import SendingBack
from lianping_desk.ui.returns.unit_return.differences_dialog import DifferencesDialog
from lianping_desk.ui.returns.unit_return.resubmission_dialog import ResubmissionDialog
from lianping_desk.ui.screen import EmptyNote
from lianping_desk.ui.tables.columns import Column
from lianping_desk.ui.tables.rows_view import RowsView
from lianping_desk.ui.trace.cell_door import show_cell
from lianping_desk.ui.workspace import Workspace

NOTHING = "还没有收到这个单位这一期的填报内容。\n用“导入填报件”读入它报来的文件，或把文件拖到“填报回收”上。"


class UnitReturnDialog(QDialog):
    """Shows what stands for `line`'s unit and period; double click on a value shows the cell it came from."""

    def __init__(self, workspace: Workspace, line: UnitReturn) -> None:
        super().__init__(workspace.window)
        self.workspace = workspace
        self.line = line
        self.setWindowTitle(f"{line.unit.name}　{line.period.title}")
        open_at(self, 1120, 620)
        self.heading = QLabel()
        self.heading.setWordWrap(True)
        self.values = self._values_view()
        self.files = files_view()
        self.files.opened.connect(self.open_file)
        self.files.add_row_action("打开原件", self.open_file)
        self.values.opened.connect(self._show_cell)
        self.values.add_row_action("看原表的这一格", self._show_cell)
        self.values.add_row_action("打开原件", self._open_value)
        self.values.add_row_action("修改记录", self._show_history)
        self.empty = EmptyNote(NOTHING)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.values)
        split.addWidget(self.files)
        split.setStretchFactor(0, 4)
        split.setStretchFactor(1, 1)
        self.split = split
        note = QLabel("双击“值”可以更正（原文保留，修改有记录）；双击其他栏看它在原表的哪一格。")
        note.setProperty("faint", True)
        self.differences_button = _button("各版本对照…", self.show_differences)
        self.resubmission_button = _button("退回后改了什么…", self.show_resubmission)
        self.send_back_button = _button("退回修改…", self.send_back)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText("关闭")
        buttons.rejected.connect(self.reject)
        for button in (self.differences_button, self.resubmission_button, self.send_back_button):
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        layout = QVBoxLayout(self)
        layout.addWidget(self.heading)
        layout.addWidget(split, 1)
        layout.addWidget(self.empty, 1)
        layout.addWidget(note)
        layout.addWidget(buttons)
        self.refresh()

    def refresh(self) -> None:
        """Read the unit's return anew."""
        shown: ShownReturn | None = self.workspace.read(
            lambda: show_unit_return(self.workspace.desk, self.line.period.code, self.line.unit.id)
        )
        if shown is None:
            return
        doubts = f"，疑点 {self.line.doubts} 处等着核对" if self.line.doubts else ""
        counts = f"共 {len(shown.values)} 个值，{len(shown.files)} 份文件{doubts}"
        self.heading.setText(f"{state_word(self.line)}　{counts}")
        self.values.show_rows(shown.values)
        self.files.show_rows(shown.files)
        self.split.setVisible(bool(shown.values or shown.files))
        self.empty.setVisible(not shown.values and not shown.files)
        readable = [file for file in shown.files if not file.refused]
        self.differences_button.setVisible(len(readable) > 1)
        self.resubmission_button.setVisible(len(readable) > 1 and self._resubmission() is not None)
        self.send_back_button.setVisible(bool(readable) and not self.workspace.desk.read_only)

    def show_differences(self) -> None:
        """What the unit's files say differently."""
        desk, line = self.workspace.desk, self.line
        steps = self.workspace.read(lambda: differences(desk, line.unit.id, line.period.code))
        if steps:
            dialog = DifferencesDialog(self.workspace, f"{line.unit.name}　{line.period.title}", steps, self)
            dialog.exec()
            dialog.deleteLater()

    def show_resubmission(self) -> None:
        """What was put right since the return went back."""
        found = self._resubmission()
        if found is not None:
            dialog = ResubmissionDialog(self.workspace, found, self)
            dialog.exec()
            dialog.deleteLater()

    def send_back(self) -> None:
        """Send the return back with marked cells; the ledger then shows it."""
        if SendingBack(self.workspace).send(self, self.line.unit.id, self.line.period.code):
            self.accept()

    def _resubmission(self) -> Resubmission | None:
        desk, line = self.workspace.desk, self.line
        found: Resubmission | None = self.workspace.read(
            lambda: last_resubmission(desk, line.unit.id, line.period.code)
        )
        return found

    def open_file(self, file: ReturnedFile) -> None:
        """Open a copy of the original with the system's program."""
        self._open(file.sha256, file.name)

    def _show_cell(self, value: ReturnedValue) -> None:
        show_cell(self.workspace, value.trace, value.field, self)

    def _open_value(self, value: ReturnedValue) -> None:
        self._open(value.trace.sha256, value.trace.file)

    def _open(self, sha256: str, name: str) -> None:
        copy = self.workspace.read(lambda: copy_original(self.workspace.desk.folder, sha256, name))
        if copy is not None:
            messages.open_outside(copy)

    def _show_history(self, value: ReturnedValue) -> None:
        table = "progress_row" if value.table == "progress" else "indicator_value"
        self.accept()
        self.workspace.open_place("settings", (table, value.row_id))

    def _correct(self, value: ReturnedValue, text: str) -> None:
        verb = correct_progress if value.table == "progress" else correct_indicator
        if self.workspace.do(lambda: verb(self.workspace.desk, value.row_id, value.field, text), "已更正"):
            self.refresh()

    def _values_view(self) -> RowsView:
        edit = None if self.workspace.desk.read_only else self._correct
        return RowsView(
            (
                Column("任务或指标", lambda one: one.subject, 210, wrap=True),
                Column("栏目", lambda one: one.field_name, 120),
                Column("值", lambda one: one.value, 180, stretch=True, wrap=True, edit=edit),
                Column("原文", lambda one: one.trace.text, 120, stretch=True, wrap=True),
                Column("单元格", lambda one: one.trace.address, 110, wrap=True),
                Column("文件", lambda one: one.trace.file, 150, hint=lambda one: one.trace.file),
                Column("说明", lambda one: one.remark, 130, wrap=True),
            )
        )


def files_view() -> RowsView:
    """An empty table of ReturnedFile rows."""
    return RowsView(
        (
            Column("文件（最新的在上）", lambda file: file.name, 260, stretch=True),
            Column("收到日期", lambda file: file.received_on, 110),
            Column("填报日期", lambda file: file.signed_on, 110),
            Column("填报人", lambda file: file.reporter, 100),
            Column("电话", lambda file: file.phone, 130),
            Column("审核人", lambda file: file.reviewer, 100),
            Column("导入编号", lambda file: file.import_code, 130),
            Column("读不了的原因", lambda file: file.refused, 120, stretch=True, wrap=True),
        )
    )


def _button(text: str, action: Callable[[], None]) -> QPushButton:
    made = QPushButton(text)
    made.setAutoDefault(False)
    made.clicked.connect(lambda _checked=False: action())
    return made
