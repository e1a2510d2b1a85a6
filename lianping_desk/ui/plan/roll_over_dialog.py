"""Begin the next plan: with a document or without, and what was left undone to take along."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QListWidget, QListWidgetItem, QPushButton, QRadioButton

from lianping_desk.domain.carried import CarriedMatter
from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.read_plan import ReadPlan
from lianping_desk.domain.unit_decision import UnitDecision
from lianping_desk.services.plan.roll_over import plan_to_fill, roll_over, unfinished_matters
from lianping_desk.services.plan.show_plan import show_plan
from lianping_desk.ui import messages
from lianping_desk.ui.dialog_size import open_at
from lianping_desk.ui.form_dialog import FormDialog
from lianping_desk.ui.plan.about_tab import years_of
from lianping_desk.ui.plan.source_dialog import KINDS
from lianping_desk.ui.plan.wizard import PlanWizard
from lianping_desk.ui.workspace import Workspace

MATTER = Qt.ItemDataRole.UserRole


class RollOverDialog(FormDialog):
    """With a document the review of it follows; without one the new plan is stored at once."""

    def __init__(self, workspace: Workspace, wizard: PlanWizard) -> None:
        super().__init__(workspace.window, "转入下一轮方案", self._take, "转入")
        self._workspace, self._wizard = workspace, wizard
        self._old = show_plan(workspace.desk).plan
        self.document = QRadioButton("有新方案的文件，读进来")
        self.copied = QRadioButton("先照搬现在的任务、举措和分工，以后再改")
        self.empty = QRadioButton("先建一份空的，以后再填")
        self.file = QLineEdit()
        self.file.setPlaceholderText("新方案文件（.docx、.txt）")
        choose = QPushButton("选择文件…")
        choose.clicked.connect(lambda _checked=False: self.choose())
        first = self._old.last_year + 1
        self.title = QLineEdit(f"{self._old.region}全民科学素质行动规划纲要实施方案（{first}-{first + 4}年）")
        self.years = QLineEdit(f"{first}-{first + 4}")
        self.matters = QListWidget()
        self.matters.setMinimumHeight(180)
        self.matters.setWordWrap(True)
        self.matters.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._told = QLabel()
        self._told.setWordWrap(True)
        self._build(choose)
        self._list_matters()
        self.document.setChecked(True)
        open_at(self, 720, 600)

    def _build(self, choose: QPushButton) -> None:
        row = QHBoxLayout()
        row.addWidget(self.file, 1)
        row.addWidget(choose)
        self.fields.addRow(QLabel(f"当前方案：{self._old.title}"))
        self.fields.addRow(self.document)
        self.fields.addRow("", row)
        self.fields.addRow(self.copied)
        self.fields.addRow(self.empty)
        self.fields.addRow("新方案标题", self.title)
        self.fields.addRow("起止年份", self.years)
        self.fields.addRow(self._told)
        self.fields.addRow(self.matters)
        for button in (self.document, self.copied, self.empty):
            button.toggled.connect(lambda _on: self._show_what_fits())

    def _list_matters(self) -> None:
        """Everything is ticked at first; open follow-ups go on by themselves and cannot be left behind."""
        found = unfinished_matters(self._workspace.desk, self._workspace.as_of)
        for matter in found:
            where = f"（{matter.task}）" if matter.task else ""
            item = QListWidgetItem(f"{matter.kind.value}：{matter.matter}{where}")
            item.setToolTip(matter.note or matter.matter)
            item.setData(MATTER, matter)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable)
            if matter.follow_up_id is not None:
                item.setFlags(Qt.ItemFlag.ItemIsSelectable)
            item.setCheckState(Qt.CheckState.Checked)
            self.matters.addItem(item)
        day = self._workspace.as_of
        self._told.setText(
            f"到{day}没有办完的{len(found)}件，勾上的转成新方案的督办事项；没办结的督办事项自动接着办。"
            "单位、别名、联系人和创建台账都在，填报结果留在原方案里。"
            if found
            else f"到{day}没有没办完的事。单位、别名、联系人和创建台账都在，填报结果留在原方案里。"
        )

    def _show_what_fits(self) -> None:
        with_file = self.document.isChecked()
        self.file.setEnabled(with_file)
        for field in (self.title, self.years):
            field.setEnabled(not with_file)
        self.agree_button.setText("读取并核对" if with_file else "转入")

    def choose(self) -> None:
        """Ask for the document."""
        files = messages.ask_files(self, "选择新方案文件", Path.home(), KINDS)
        if files:
            self.file.setText(str(files[0]))
            self.document.setChecked(True)

    def chosen_matters(self) -> list[CarriedMatter]:
        """The matters that are ticked."""
        items = (self.matters.item(row) for row in range(self.matters.count()))
        return [item.data(MATTER) for item in items if item.checkState() is Qt.CheckState.Checked]

    def _take(self) -> None:
        matters = self.chosen_matters()
        if self.document.isChecked():
            if not self.file.text().strip():
                raise DeskError("还没有选新方案的文件。", "请选择文件，或选下面两种做法。")
            self._wizard.read(
                Path(self.file.text().strip()),
                lambda plan, decisions: self._store(plan, matters, decisions),
                "转入，作为当前方案",
            )
            return
        years = years_of(self.years.text())
        if years is None:
            raise DeskError("起止年份看不懂。", "请写成 2026-2030 的样子。")
        desk = self._workspace.desk
        with_tasks = self.copied.isChecked()
        new = plan_to_fill(desk, self.title.text(), years, with_tasks=with_tasks, day=self._workspace.as_of)
        self._store(new, matters, {})

    def _store(self, plan: ReadPlan, matters: list[CarriedMatter], decisions: dict[str, UnitDecision]) -> None:
        done = roll_over(self._workspace.desk, plan, matters, decisions)
        self._workspace.noted.emit(f"已转入“{done.plan.title}”，结转{done.carried}件，在督办里")
        self._workspace.changed.emit()
        self._workspace.open_place("division")
