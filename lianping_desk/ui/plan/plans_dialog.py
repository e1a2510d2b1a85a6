"""All plans of the desk: switch, put aside, take up again, compare."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QVBoxLayout

from lianping_desk.services.plan.archive_plan import archive_plan, take_up_again
from lianping_desk.services.plan.list_plans import PlanLine, list_plans
from lianping_desk.services.plan.switch_plan import switch_plan
from lianping_desk.ui import messages
from lianping_desk.ui.dialog_size import open_at
from lianping_desk.ui.plan.compare_dialog import CompareDialog
from lianping_desk.ui.tables.columns import Column
from lianping_desk.ui.tables.rows_view import RowsView
from lianping_desk.ui.tool_button import tool_button
from lianping_desk.ui.workspace import Workspace


class PlansDialog(QDialog):
    """A row for each plan; what she does holds at once and can be undone with Ctrl+Z."""

    def __init__(self, workspace: Workspace, read_in: Callable[[], None], roll_over: Callable[[], None]) -> None:
        super().__init__(workspace.window)
        self.setWindowTitle("全部方案")
        self._workspace = workspace
        self.view = RowsView(
            (
                Column("", lambda line: line.standing, 110),
                Column("方案", lambda line: line.plan.title, 300, stretch=True, wrap=True),
                Column("地区", lambda line: line.plan.region, 110, wrap=True),
                Column("年份", lambda line: line.plan.years_text, 96, centre=True),
                Column("任务", lambda line: len(line.plan.tasks), 54, right=True),
                Column("单位", lambda line: line.units, 54, right=True),
                Column("指标", lambda line: line.indicators, 54, right=True),
                Column("填报期", lambda line: line.periods, 64, right=True),
            )
        )
        self.view.opened.connect(lambda line: self.switch())
        self.archived = QCheckBox("连已归档的一起列出")
        self.archived.toggled.connect(lambda _on: self.refresh())
        self.told = QLabel()
        self.told.setProperty("faint", True)
        self.told.setWordWrap(True)
        self.view.row_selected.connect(self._fit_buttons)
        self._build(read_in, roll_over)
        self.refresh()
        open_at(self, 980, 460)

    def _build(self, read_in: Callable[[], None], roll_over: Callable[[], None]) -> None:
        writable = not self._workspace.desk.read_only
        self.switching = tool_button(self, "切换到这份", "check", self.switch)
        self.archiving = tool_button(self, "归档", "inbox", self.archive)
        self.comparing = tool_button(self, "比较…", "table-2", self.compare)
        reading = tool_button(self, "读入新方案…", "file-text", lambda: self._leave_for(read_in))
        following = tool_button(self, "转入下一轮…", "corner-down-left", lambda: self._leave_for(roll_over))
        line = QHBoxLayout()
        for button in (self.switching, self.archiving, self.comparing, reading, following):
            line.addWidget(button)
        for button in (self.switching, self.archiving, reading, following):
            button.setEnabled(writable)
        line.addStretch(1)
        line.addWidget(self.archived)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText("关闭")
        buttons.rejected.connect(self.reject)
        below = QHBoxLayout()
        below.addWidget(self.told, 1)
        below.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.addLayout(line)
        layout.addWidget(self.view, 1)
        layout.addLayout(below)

    def refresh(self) -> None:
        """Show the plans as they are now, the cursor on the current one at first."""
        lines = list_plans(self._workspace.desk, archived=self.archived.isChecked())
        self.view.show_rows(lines)
        if self.view.current_row() is None:
            self.view.select_row(next(line.id for line in lines if line.plan.is_current))
        self._fit_buttons()
        self.told.setText(
            "各份方案有各自的任务、指标、填报期和历史；同一地区的方案共用单位和创建台账。归档的方案只能看。"
        )

    def switch(self) -> None:
        """Work on the plan under the cursor."""
        line: PlanLine | None = self.view.current_row()
        if line is not None and not line.plan.is_current:
            self._do(lambda: switch_plan(self._workspace.desk, line.id), f"当前方案：{line.plan.title}")

    def archive(self) -> None:
        """Put the plan under the cursor aside, or take it up again."""
        line: PlanLine | None = self.view.current_row()
        if line is None:
            return
        if line.plan.archived_on is not None:
            self._do(lambda: take_up_again(self._workspace.desk, line.id), "已取消归档")
        elif messages.confirm(
            self, f"归档“{line.plan.title}”？", "归档后只能看，不能改；随时可以取消归档。", yes="归档", no="不归档"
        ):
            self._do(lambda: archive_plan(self._workspace.desk, line.id, date.today()), "已归档")

    def compare(self) -> None:
        """Hold two plans against each other, beginning with the one under the cursor."""
        line: PlanLine | None = self.view.current_row()
        plans = [one.plan for one in list_plans(self._workspace.desk, archived=True)]
        if line is None or len(plans) < 2:
            messages.tell(self, "只有一份方案，没有可以比较的。", "读入另一份方案后再来比较。")
            return
        CompareDialog(self._workspace, plans, line.id).exec()

    def _do(self, verb: Callable[[], object], note: str) -> None:
        self._workspace.do(verb, note)
        self.refresh()

    def _leave_for(self, action: Callable[[], None]) -> None:
        self.accept()
        action()

    def _fit_buttons(self, _row: object = None) -> None:
        line: PlanLine | None = self.view.current_row()
        writable = not self._workspace.desk.read_only
        self.archiving.defaultAction().setText("取消归档" if line and line.plan.archived_on else "归档")
        self.switching.setEnabled(writable and line is not None and not line.plan.is_current)
