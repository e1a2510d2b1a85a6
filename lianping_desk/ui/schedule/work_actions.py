"""What she does on the timeline and in the table below it: add, change, move, mark done, carry over, delete."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from lianping_desk.domain.annual_text import Surroundings
from lianping_desk.domain.schedule import Schedule
from lianping_desk.domain.work import AnnualTask, Milestone
from lianping_desk.domain.work_state import moved_annual
from lianping_desk.services.schedule.carry_over import carry_over
from lianping_desk.services.schedule.delete_work import delete_work
from lianping_desk.services.schedule.mark_done import mark_done
from lianping_desk.services.schedule.save_work import save_work
from lianping_desk.services.schedule.set_task_dates import set_task_dates
from lianping_desk.ui import messages
from lianping_desk.ui.form_dialog import FormDialog
from lianping_desk.ui.schedule.annual_dialog import AnnualDialog, new_annual
from lianping_desk.ui.schedule.milestone_dialog import MilestoneDialog, new_milestone
from lianping_desk.ui.schedule.task_dialog import TaskDialog
from lianping_desk.ui.schedule.thresholds_dialog import ThresholdsDialog
from lianping_desk.ui.workspace import Workspace

Work = AnnualTask | Milestone


class WorkActions(QObject):
    """The verbs of the screen. `schedule` is the one shown (None before the first), set by the screen.

    `task_id` and `chosen` tell what she is on. `saved` is emitted with the key of what a dialog stored, `not_moved`
    when what she dragged could not be stored and has to be shown where it was.
    """

    saved = Signal(object)
    not_moved = Signal()

    def __init__(
        self,
        parent: QWidget,
        workspace: Workspace,
        task_id: Callable[[], int | None],
        chosen: Callable[[], list[Work]],
    ) -> None:
        super().__init__(parent)
        self.schedule: Schedule | None = None
        self.workspace = workspace
        self._window = parent
        self._task_id = task_id
        self._chosen = chosen

    def around(self) -> Surroundings | None:
        """Plan and units of the schedule shown; None before the first."""
        if self.schedule is None:
            return None
        return Surroundings(self.schedule.status.plan, self.schedule.units)

    def add_annual(self, year: int | None = None) -> None:
        """Ask for a new annual task of the task she is on, in `year` (None: of the as-of day)."""
        around = self.around()
        if around is not None:
            self._ask_annual(around, new_annual(around, self._task_id(), year or self.workspace.as_of.year))

    def add_milestone(self) -> None:
        """Ask for a new milestone of the task she is on."""
        around = self.around()
        if around is not None:
            self._ask_milestone(around, new_milestone(self._task_id(), self.workspace.as_of))

    def edit(self, work: Work) -> None:
        """Open an annual task or a milestone."""
        around = self.around()
        if around is None:
            return
        if isinstance(work, AnnualTask):
            self._ask_annual(around, work)
        else:
            self._ask_milestone(around, work)

    def edit_task(self, task_id: int) -> None:
        """Open when a task runs."""
        if self.schedule is not None:
            plan = self.schedule.status.plan
            self._after(TaskDialog(self.workspace, plan, plan.task(task_id)))

    def edit_thresholds(self) -> None:
        """Set how far behind a light changes."""
        self._after(ThresholdsDialog(self.workspace))

    def delete(self) -> None:
        """Delete the annual tasks and milestones she is on; Ctrl+Z brings them back."""
        gone = self._chosen()
        if not gone:
            self.workspace.noted.emit("请先选中要删除的年度任务或节点。任务在“分工表”里删除。")
            return
        named = f"“{gone[0].title}”" if len(gone) == 1 else f"这{len(gone)}项年度任务和节点"
        if messages.confirm(self._window, f"删除{named}？", "可以撤销（Ctrl+Z）。", yes="删除", no="不删除"):
            self.workspace.do(lambda: delete_work(self.workspace.desk, gone), f"已删除{named}")

    def mark_done(self) -> None:
        """Say that what she is on was done on the day of the line; when it was done already, that it was not."""
        chosen = self._chosen()
        if not chosen:
            self.workspace.noted.emit("请先选中年度任务或节点。任务的进度来自单位填报。")
            return
        on = None if all(one.done_on for one in chosen) else self.workspace.as_of
        note = f"已记为{on}完成，日期可在表里改" if on else "已改为未完成"
        self.workspace.do(lambda: mark_done(self.workspace.desk, chosen, on), note)

    def carry_over(self) -> None:
        """Copy what was not done in the year before the day's year into that year."""
        year = self.workspace.as_of.year
        question = f"把{year - 1}年没有完成的年度任务结转到{year}年？"
        way_back = "已经结转过的不会重复。可以撤销（Ctrl+Z）。"
        if not messages.confirm(self._window, question, way_back, yes="结转", no="不结转"):
            return
        carried: list[AnnualTask] = []
        if self.workspace.do(lambda: carried.extend(carry_over(self.workspace.desk, year))):
            said = f"已结转{len(carried)}项到{year}年" if carried else f"{year - 1}年没有要结转的年度任务"
            self.workspace.noted.emit(said)

    def move_annual(self, annual: AnnualTask, starts: date, ends: date) -> None:
        """Store where the bar of an annual task was let go."""
        self._move(lambda: save_work(self.workspace.desk, [moved_annual(annual, starts, ends)]), f"{starts}至{ends}")

    def move_task(self, task_id: int, starts: date, ends: date) -> None:
        """Store where the bar of a task was let go."""
        self._move(lambda: set_task_dates(self.workspace.desk, task_id, starts, ends), f"{starts}至{ends}")

    def move_milestone(self, milestone: Milestone, day: date) -> None:
        """Store where a milestone was let go."""
        self._move(lambda: save_work(self.workspace.desk, [replace(milestone, on=day)]), str(day))

    def _move(self, store: Callable[[], object], to: str) -> None:
        if not self.workspace.do(store, f"已改为{to}"):
            self.not_moved.emit()

    def _ask_annual(self, around: Surroundings, annual: AnnualTask) -> None:
        dialog = AnnualDialog(self.workspace, around, annual)
        if self._after(dialog):
            self.saved.emit(("annual", dialog.saved_id))

    def _ask_milestone(self, around: Surroundings, milestone: Milestone) -> None:
        dialog = MilestoneDialog(self.workspace, around, milestone)
        if self._after(dialog):
            self.saved.emit(("milestone", dialog.saved_id))

    def _after(self, dialog: FormDialog) -> bool:
        """Show a dialog; whether it stored something."""
        if self.workspace.desk.read_only:
            self.workspace.noted.emit("现在是只读的，不能修改。")
            return False
        if not dialog.exec():
            return False
        self.workspace.changed.emit()
        return True
