"""What a unit put right after its return went back to it."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from lianping_desk.domain.versions import Statement
from lianping_desk.services.returns.unit_return.compare_resubmission import Resubmission
from lianping_desk.ui.dialog_size import open_at
from lianping_desk.ui.returns.unit_return.resubmission_view import ResubmissionView
from lianping_desk.ui.trace.cell_door import show_cell
from lianping_desk.ui.workspace import Workspace


class ResubmissionDialog(QDialog):
    """Shows one Resubmission; a double click on another change shows its cell."""

    def __init__(self, workspace: Workspace, found: Resubmission, parent: QWidget) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.setWindowTitle(f"{found.unit}　{found.period.title}　退回后改了什么")
        open_at(self, 1080, 560)
        self.table = ResubmissionView(found)
        self.table.opened.connect(self._open)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText("关闭")
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.table, 1)
        layout.addWidget(buttons)

    def _open(self, said: Statement) -> None:
        show_cell(self.workspace, said.trace, "", self)
