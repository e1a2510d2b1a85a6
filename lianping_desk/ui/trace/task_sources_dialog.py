"""Where a task's per cent came from: the cells of the units that count, and how they make the number."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QVBoxLayout, QWidget

from lianping_desk.domain.number_text import format_number, one_place
from lianping_desk.domain.period import period_title
from lianping_desk.domain.status import PercentSource, TaskStatus
from lianping_desk.ui.dialog_size import open_at
from lianping_desk.ui.screen import EmptyNote
from lianping_desk.ui.tables.columns import Column
from lianping_desk.ui.tables.rows_view import RowsView
from lianping_desk.ui.trace.cell_door import show_cell
from lianping_desk.ui.workspace import Workspace

NOBODY = "还没有算数的单位填报过这项任务的进度。\n在“填报回收”里导入填报件之后，这里会列出每个数所在的单元格。"


class TaskSourcesDialog(QDialog):
    """Lists the sources of `status`; each opens its file at the cell."""

    def __init__(self, workspace: Workspace, status: TaskStatus, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.setWindowTitle("这个数从哪里来")
        open_at(self, 900, 420)
        heading = QLabel(f"{status.task.no}. {status.task.title}：{percent_text(status)}（截至{workspace.as_of}）")
        heading.setObjectName("screen-title")
        heading.setWordWrap(True)
        how = QLabel(how_it_is_made(status))
        how.setProperty("faint", True)
        how.setWordWrap(True)
        self.view = task_sources_view(status)
        self.view.show_rows(list(enumerate(status.sources)))
        self.view.opened.connect(self._open)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText("关闭")
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(heading)
        layout.addWidget(how)
        layout.addWidget(self.view, 1)
        if status.sources:
            self.cell_button = QPushButton("看单元格")
            self.cell_button.clicked.connect(lambda _checked=False: self._open(self.view.current_row()))
            buttons.addButton(self.cell_button, QDialogButtonBox.ButtonRole.ActionRole)
            period = buttons.addButton("看这一期的填报", QDialogButtonBox.ButtonRole.ActionRole)
            period.clicked.connect(lambda _checked=False: self._go_to_period(self.view.current_row()))
            self.view.setCurrentIndex(self.view.rows_model.index(0, 0))
        else:
            self.view.hide()
            layout.addWidget(EmptyNote(NOBODY), 1)
        layout.addWidget(buttons)

    def _open(self, row: tuple[int, PercentSource] | None) -> None:
        if row is not None and row[1].trace is not None:
            show_cell(self.workspace, row[1].trace, "percent", self)

    def _go_to_period(self, row: tuple[int, PercentSource] | None) -> None:
        if row is not None:
            self.reject()
            self.workspace.open_place("returns", ("period", row[1].period_code))


def percent_text(status: TaskStatus) -> str:
    """60%; 尚无填报."""
    return "尚无填报" if status.percent is None else f"{one_place(status.percent)}%"


def how_it_is_made(status: TaskStatus) -> str:
    """Whose figures count, and what is done with them."""
    if status.basis is None:
        return ""
    many = len({source.unit for source in status.sources}) > 1
    said = f"按{status.basis.chinese}单位最近一次填报的进度计算" + ("，几个单位取平均数" if many else "")
    by_measure = any(source.measure_id is not None for source in status.sources)
    return said + ("；单位按举措分行填报的，先取各行的平均数。" if by_measure else "。")


def task_sources_view(status: TaskStatus) -> RowsView:
    """An empty table of numbered PercentSource rows of this task."""
    measures = {measure.id: measure.title for measure in status.task.measures}
    return RowsView(
        (
            Column("单位", lambda row: row[1].unit, 130, stretch=True, wrap=True),
            Column("填报期", lambda row: period_title(row[1].period_code), 120),
            Column("举措", lambda row: measures.get(row[1].measure_id, ""), 130, wrap=True),
            Column("进度", lambda row: f"{format_number(row[1].percent)}%", 70, right=True),
            Column("文件", lambda row: row[1].trace.file if row[1].trace else "手工填写", 180, wrap=True),
            Column("单元格", lambda row: row[1].trace.address if row[1].trace else "", 110, wrap=True),
            Column("原文", lambda row: row[1].trace.text if row[1].trace else "", 80, wrap=True),
            Column("说明", lambda row: row[1].remark, 110, stretch=True, wrap=True),
        ),
        identify=lambda row: row[0],
    )
