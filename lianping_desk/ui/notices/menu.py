"""The button 发文 of 会议材料: every kind of notice, and the register."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from lianping_desk.domain.notice import NoticeKind
from lianping_desk.services.notices.draft_notices import NoticeAbout
from lianping_desk.services.periods.show_periods import periods
from lianping_desk.ui import messages
from lianping_desk.ui.notices.open_notice import open_notice_dialog
from lianping_desk.ui.notices.register_dialog import RegisterDialog
from lianping_desk.ui.tool_button import menu_button
from lianping_desk.ui.workspace import Workspace


class NoticesMenu:
    """`meeting_id` gives the meeting that she has chosen (0 for none), `period_code` the period ("" for the latest)."""

    def __init__(
        self, owner: QWidget, workspace: Workspace, meeting_id: Callable[[], int], period_code: Callable[[], str]
    ) -> None:
        self._workspace = workspace
        self._meeting_id, self._period_code = meeting_id, period_code
        add, self.button = menu_button(owner, "发文", "file-output")
        add("会议通知…", "presentation", self.invite, "", "通知选定的会议：时间、地点、议程、回执")
        add("工作通报…", "file-text", self.report, "", "把填报、任务、指标的情况通报各单位")
        add("督办通知…", "clipboard-check", self.supervise, "", "给有未办结督办事项的单位，每个单位一份")
        add("催报函…", "inbox", self.remind, "", "给还没有报送的单位，每个单位一份")
        add("发文登记…", "list-checks", self.show_register, "Ctrl+Shift+R", "发过的文，可以再看、再印")

    def invite(self) -> None:
        """会议通知 of the chosen meeting."""
        if not self._meeting_id():
            messages.tell(self._workspace.window, "请先选一次会议。", "在左边“会议”里选，或按“新增会议”。")
            return
        self._open(NoticeAbout(NoticeKind.invitation, meeting_id=self._meeting_id()))

    def report(self) -> None:
        """工作通报 as of the desk's day."""
        self._open(NoticeAbout(NoticeKind.bulletin, self._period_code()))

    def supervise(self) -> None:
        """督办通知 to every unit that has something open."""
        self._open(NoticeAbout(NoticeKind.supervision))

    def remind(self) -> None:
        """催报函 to every unit that is awaited in the chosen period, or the latest that is due."""
        code = self._period_code() or self._latest_due()
        if code:
            self._open(NoticeAbout(NoticeKind.reminder, code))
        else:
            messages.tell(self._workspace.window, "还没有填报期。", "请先在填报回收里新建填报期。")

    def show_register(self) -> None:
        """发文登记."""
        dialog = RegisterDialog(self._workspace)
        dialog.exec()
        dialog.deleteLater()

    def _open(self, about: NoticeAbout) -> None:
        open_notice_dialog(self._workspace, about)

    def _latest_due(self) -> str:
        opened = periods(self._workspace.desk)
        begun = [one for one in opened if min(one.ends, one.due) <= self._workspace.as_of]
        return (begun or list(opened))[-1].code if opened else ""
