"""What she does with a reporting period as a whole: open one, set another due date, delete one, chase, export."""

from lianping_desk.domain.period import Period
from lianping_desk.domain.plan import Plan
from lianping_desk.domain.unit_return import PeriodStatus
from lianping_desk.services.periods.delete_period import delete_period
from lianping_desk.ui import messages
from lianping_desk.ui.returns.ledger.chase_dialog import ChaseDialog
from lianping_desk.ui.returns.period_dialog import DueDialog, PeriodDialog
from lianping_desk.ui.workspace import Workspace


class PeriodActions:
    """The verbs; each is told the period that it is about."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def add(self, plan: Plan) -> str | None:
        """Ask for a new period; its code, or None when she changed her mind."""
        dialog = PeriodDialog(self._workspace.window, self._workspace.desk, plan.first_year, plan.last_year)
        agreed = dialog.exec()
        dialog.deleteLater()
        return dialog.code if agreed else None

    def change_due(self, period: Period) -> None:
        """Ask for another due date."""
        dialog = DueDialog(self._workspace.window, self._workspace.desk, period)
        if dialog.exec():
            self._workspace.changed.emit()
        dialog.deleteLater()

    def delete(self, period: Period) -> None:
        """Delete a period that was opened by mistake."""
        self._workspace.do(
            lambda: delete_period(self._workspace.desk, period.code),
            f"已删除填报期{period.title}，可以撤销（Ctrl+Z）",
        )

    def chase(self, status: PeriodStatus) -> None:
        """The text, or the letters, for all of whom something is awaited."""
        if not status.outstanding:
            messages.tell(self._workspace.window, f"{status.period.title}各单位都已经报齐，不用催报。")
            return
        dialog = ChaseDialog(self._workspace, status, status.outstanding)
        dialog.exec()
        dialog.deleteLater()
