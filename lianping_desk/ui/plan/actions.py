"""What she can do with plans as a whole, from the menu, from the button above the screens and from the list.

What an entry needs is imported when she chooses it: the window starts with this menu, and reading documents and writing
workbooks take longer to import than the window takes to stand.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from lianping_desk.services.plan.show_plan import show_plan
from lianping_desk.services.plan.switch_plan import switch_plan
from lianping_desk.ui import messages
from lianping_desk.ui.workspace import Workspace

if TYPE_CHECKING:
    from lianping_desk.services.everything.export_everything import Everything
    from lianping_desk.services.plan.plan_as_file import ImportedPlan
    from lianping_desk.ui.plan.wizard import PlanWizard

PLAN_FILES = "方案文件 (*.kepu)"


class PlanActions(QObject):
    """Each method is one entry of the menu."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._wizard: PlanWizard | None = None

    @property
    def wizard(self) -> PlanWizard:
        """The road of a document into the desk, made when it is first needed."""
        from lianping_desk.ui.plan.wizard import PlanWizard

        if self._wizard is None:
            self._wizard = PlanWizard(self._workspace)
        return self._wizard

    @property
    def writing(self) -> tuple[Callable[[], object], ...]:
        """Those that change something, and are not for a desk that can only be read."""
        return self.read_in, self.edit_head, self.roll_over, self.import_file

    def read_in(self) -> None:
        """Read a plan document."""
        self.wizard.start()

    def show_plans(self) -> None:
        """The list of all plans."""
        from lianping_desk.ui.plan.plans_dialog import PlansDialog

        PlansDialog(self._workspace, self.read_in, self.roll_over).exec()

    def switch(self, plan_id: int) -> None:
        """Work on another plan."""
        desk = self._workspace.desk
        if show_plan(desk).plan.id != plan_id:
            self._workspace.do(lambda: switch_plan(desk, plan_id))
            self._workspace.noted.emit(f"当前方案：{show_plan(desk).plan.title}")

    def edit_head(self) -> None:
        """Correct title, region, years and phases of the plan."""
        from lianping_desk.ui.plan.head_dialog import PlanHeadDialog

        if PlanHeadDialog(self._workspace).exec():
            self._workspace.changed.emit()

    def roll_over(self) -> None:
        """Begin the next plan."""
        from lianping_desk.ui.plan.roll_over_dialog import RollOverDialog

        RollOverDialog(self._workspace, self.wizard).exec()

    def review(self) -> None:
        """Write the review of the plan as a file."""
        from lianping_desk.ui.plan.review_export import ask_and_write_review

        ask_and_write_review(self._workspace)

    def export_file(self) -> None:
        """Write the plan as a file for another office."""
        from lianping_desk.services.plan.plan_as_file import SUFFIX, export_plan_file
        from lianping_desk.ui.plan.export_dialog import ExportPlanDialog

        dialog = ExportPlanDialog(self._workspace)
        if not dialog.exec():
            return
        desk, with_results = self._workspace.desk, dialog.with_results.isChecked()
        plan = show_plan(desk).plan
        out = self._ask_save("导出方案文件", f"{plan.region}{plan.years_text}方案{SUFFIX}", PLAN_FILES)
        if out is not None:
            self._workspace.start(
                "导出方案文件",
                lambda progress: export_plan_file(desk, out, with_results=with_results),
                lambda path: self._workspace.noted.emit(f"已导出：{path}"),
            )

    def import_file(self) -> None:
        """Take in the plan file of another office."""
        from lianping_desk.services.plan.plan_as_file import import_plan_file

        kinds = f"{PLAN_FILES};;所有文件 (*)"
        files = messages.ask_files(self._workspace.window, "导入方案文件", self._folder(), kinds)
        if files:
            self._workspace.start(
                "导入方案文件",
                lambda progress: import_plan_file(self._workspace.desk, files[0]),
                self._tell_imported,
                writes=True,
            )

    def export_everything(self) -> None:
        """Write all data to plain Excel."""
        from lianping_desk.services.everything.export_everything import export_everything

        out = self._ask_save("导出全部数据", f"科普工作台全部数据{date.today()}.xlsx", "Excel 工作簿 (*.xlsx)")
        if out is not None:
            self._workspace.start(
                "导出全部数据",
                lambda progress: export_everything(self._workspace.desk, out, progress),
                self._tell_everything,
            )

    def show_help(self) -> None:
        """The page of the manual about plans."""
        from lianping_desk.ui.help_window import show_help

        if self._workspace.window is not None:
            show_help(self._workspace.window, "plans")

    def _tell_imported(self, done: ImportedPlan) -> None:
        messages.tell(
            self._workspace.window,
            f"已导入“{done.plan.title}”，并作为当前方案。",
            f"由{done.made_by}于{done.made_on}导出，带来填报记录{done.returned_rows}条。可以用 Ctrl+Z 撤销。",
        )

    def _tell_everything(self, done: Everything) -> None:
        originals = f"{done.files}份原件在旁边的文件夹“{done.originals.name}”里。" if done.originals else ""
        told = f"{done.tables}张表，{done.rows}条记录。{originals}"
        messages.tell(self._workspace.window, f"已导出：{done.workbook}", told)

    def _ask_save(self, title: str, name: str, kinds: str) -> Path | None:
        return messages.ask_save_name(self._workspace.window, title, self._folder() / name, kinds)

    def _folder(self) -> Path:
        return self._workspace.desk.folder.exports
