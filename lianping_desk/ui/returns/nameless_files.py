"""Files that could not be read and of which nobody knows whose they are: she looks at them and says it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QCompleter, QLabel

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.period import Period
from lianping_desk.domain.unit import Unit
from lianping_desk.domain.unreadable_file import UnreadableFile
from lianping_desk.services.returns.importing.archive import copy_original
from lianping_desk.services.returns.importing.assign_file import assign_file
from lianping_desk.ui import messages
from lianping_desk.ui.choice_box import ChoiceBox
from lianping_desk.ui.dialog_size import open_at
from lianping_desk.ui.form_dialog import FormDialog
from lianping_desk.ui.tables.columns import Column
from lianping_desk.ui.tables.rows_view import RowsView
from lianping_desk.ui.workspace import Workspace


class NamelessFilesDialog(FormDialog):
    """The list; the unit and the period she chooses are those of the file under the cursor.

    It stays open until the last one has its place; what is in place already is kept when she closes it.
    """

    def __init__(
        self,
        workspace: Workspace,
        files: Sequence[UnreadableFile],
        units: Sequence[Unit],
        periods: Sequence[Period],
        period: Period,
    ) -> None:
        super().__init__(workspace.window, "打不开、也不知道是谁的文件", self._assign, agree="登记")
        self._workspace, self._files = workspace, list(files)
        self._units = {unit.name: unit.id for unit in units}
        self.view = RowsView(
            (
                Column("文件", lambda one: one.name, 220, stretch=True),
                Column("收到日期", lambda one: one.received_on, 104),
                Column("为什么读不了", lambda one: one.refused, 260, stretch=True, wrap=True),
            )
        )
        self.view.opened.connect(self._open)
        self.unit = QComboBox()
        self.unit.setEditable(True)
        self.unit.addItems(["", *self._units])
        completer = QCompleter(self.unit.model(), self.unit)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.unit.setCompleter(completer)
        self.period = ChoiceBox([(one.title, one.id) for one in reversed(periods)])
        self.period.choose(period.id)
        about = QLabel("双击看原件。登记以后，台账里这个单位就是“已收（读不了）”，再请它用 Excel 表重报。")
        about.setWordWrap(True)
        self.fields.addRow(about)
        self.fields.addRow(self.view)
        self.fields.addRow("是哪个单位的", self.unit)
        self.fields.addRow("哪一期", self.period)
        open_at(self, 780, 460)
        self._show()

    def accept(self) -> None:
        """Close after the last file; go on with the next one before."""
        self._trouble.hide()
        if not self._files:
            super().accept()

    def _assign(self) -> None:
        file: UnreadableFile = self.view.current_row()
        unit_id = self._units.get(self.unit.currentText().strip())
        if unit_id is None:
            raise DeskError("还没有选单位。", "请在“是哪个单位的”里选一个。")
        assign_file(self._workspace.desk, file.id, unit_id, self.period.chosen)
        self._files.remove(file)
        self._workspace.noted.emit(f"已登记“{file.name}”，可以撤销（Ctrl+Z）")
        self._workspace.changed.emit()
        self._show()

    def _show(self) -> None:
        self.view.show_rows(self._files)
        self.unit.setCurrentText("")
        if self._files:
            self.view.select_row(self._files[0].id)

    def _open(self, file: UnreadableFile) -> None:
        copy = self._workspace.read(lambda: copy_original(self._workspace.desk.folder, file.sha256, file.name))
        if copy is not None:
            messages.open_outside(copy)
