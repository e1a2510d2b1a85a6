"""What was done to a task, newest first."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from lianping_desk.services.history.row_history import HistoryLine
from lianping_desk.ui.tables.columns import Column
from lianping_desk.ui.tables.rows_view import RowsView


class HistoryDialog(QDialog):
    """A table of HistoryLine rows."""

    def __init__(self, parent: QWidget | None, title: str, lines: Sequence[HistoryLine]) -> None:
        super().__init__(parent)
        self.setWindowTitle("修改记录")
        self.resize(860, 460)
        heading = QLabel(title)
        heading.setObjectName("screen-title")
        heading.setWordWrap(True)
        self.view = RowsView(
            (
                Column("时间", lambda line: f"{line.operation.at:%Y-%m-%d %H:%M}", 140),
                Column("操作人", lambda line: line.operation.who, 80),
                Column("操作", lambda line: line.operation.why, 220, wrap=True),
                Column("改了什么", lambda line: line.text, 320, stretch=True, wrap=True),
            ),
            identify=lambda line: (line.operation.id, line.table, line.row_id),
        )
        self.view.show_rows(lines)
        self.view.setCurrentIndex(self.view.rows_model.index(0, 0))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText("关闭")
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(heading)
        layout.addWidget(self.view, 1)
        layout.addWidget(buttons)
