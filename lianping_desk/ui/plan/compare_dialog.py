"""Two plans side by side on the screen, and as a file."""

from collections.abc import Sequence

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QTabWidget, QVBoxLayout

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.plan import Plan, Role, Task
from lianping_desk.domain.plan_comparison import Pair, PlanComparison, Standing
from lianping_desk.services.materials.export import Format
from lianping_desk.services.plan.compare_plans import compare_plans, export_comparison
from lianping_desk.ui import messages
from lianping_desk.ui.choice_box import ChoiceBox
from lianping_desk.ui.dialog_size import open_at
from lianping_desk.ui.plan.numbered import Numbered, numbered
from lianping_desk.ui.tables.columns import Column
from lianping_desk.ui.tables.rows_view import RowsView
from lianping_desk.ui.theme import colours
from lianping_desk.ui.tool_button import tool_button
from lianping_desk.ui.workspace import Workspace

KINDS = ";;".join(f"{one.chinese} (*.{one})" for one in (Format.xlsx, Format.pdf, Format.docx))


class CompareDialog(QDialog):
    """She chooses the older and the newer plan; tasks and targets stand beside each other."""

    def __init__(self, workspace: Workspace, plans: Sequence[Plan], first_id: int) -> None:
        super().__init__(workspace.window)
        self.setWindowTitle("比较两份方案")
        self._workspace = workspace
        choices = [(f"{plan.title}（第{plan.id}号）", plan.id) for plan in plans]
        self.old, self.new = ChoiceBox(choices), ChoiceBox(choices)
        others = [plan.id for plan in plans if plan.id != first_id]
        self.old.choose(min(first_id, others[-1]))
        self.new.choose(max(first_id, others[-1]))
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self.tasks = RowsView(_columns("任务", "牵头单位", _lead))
        self.indicators = RowsView(_columns("指标", "目标", lambda one: one.target_text))
        self.pages = QTabWidget()
        self.pages.addTab(self.tasks, "任务")
        self.pages.addTab(self.indicators, "指标")
        for box in (self.old, self.new):
            box.currentIndexChanged.connect(lambda _index: self.refresh())
        self._build()
        self.refresh()
        open_at(self, 1180, 680)

    def _build(self) -> None:
        line = QHBoxLayout()
        for label, box in (("原方案", self.old), ("新方案", self.new)):
            line.addWidget(QLabel(label))
            line.addWidget(box, 1)
        line.addWidget(tool_button(self, "导出…", "file-output", self.export))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText("关闭")
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(line)
        layout.addWidget(self.summary)
        layout.addWidget(self.pages, 1)
        layout.addWidget(buttons)

    def refresh(self) -> None:
        """Compare the two that are chosen now."""
        found: PlanComparison | None = None
        try:
            found = compare_plans(self._workspace.desk, self.old.chosen, self.new.chosen)
            self.summary.setText(found.summary)
        except DeskError as error:
            self.summary.setText(str(error))
        self.tasks.show_rows(numbered(found.tasks) if found else ())
        self.indicators.show_rows(numbered(found.indicators) if found else ())

    def export(self) -> None:
        """Write the comparison as a file."""
        suggested = self._workspace.desk.folder.exports / "方案对照表.xlsx"
        out = messages.ask_save_name(self, "导出对照表", suggested, KINDS)
        if out is None:
            return
        suffix = out.suffix.removeprefix(".").lower()
        format = Format(suffix) if suffix in list(Format) else Format.xlsx
        old, new = self.old.chosen, self.new.chosen
        self._workspace.start(
            "导出对照表",
            lambda progress: export_comparison(self._workspace.desk, old, new, format, out, progress),
            lambda done: self._workspace.noted.emit(f"已导出：{done.path}"),
        )


def _columns(what: str, beside: str, tell: object) -> tuple[Column, ...]:
    assert callable(tell)
    side = tell

    def of(row: Numbered, which: str) -> str:
        entry = getattr(row.entry, which)
        return "" if entry is None else entry.title

    def by(row: Numbered, which: str) -> str:
        entry = getattr(row.entry, which)
        return "" if entry is None else str(side(entry))

    return (
        Column("变化", lambda row: row.entry.standing.value, 64, centre=True, colour=_colour),
        Column(f"原方案{what}", lambda row: of(row, "old"), 150, stretch=True, wrap=True),
        Column(f"原{beside}", lambda row: by(row, "old"), 100, stretch=True, wrap=True),
        Column(f"新方案{what}", lambda row: of(row, "new"), 150, stretch=True, wrap=True),
        Column(f"新{beside}", lambda row: by(row, "new"), 100, stretch=True, wrap=True),
        Column("具体变化", lambda row: "\n".join(row.entry.changes), 220, stretch=True, wrap=True),
    )


def _lead(task: Task) -> str:
    return "、".join(one.token for one in task.units(Role.lead))


def _colour(row: Numbered) -> QColor | None:
    pair: Pair[object] = row.entry
    theme = colours()
    words = {Standing.new: theme.accent, Standing.gone: theme.trouble, Standing.changed: theme.warning}
    return QColor(words[pair.standing]) if pair.standing in words else None
