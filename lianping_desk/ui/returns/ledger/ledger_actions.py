"""What she can do with the selected lines of the ledger: in its menu, below it, and by key."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QInputDialog

from lianping_desk.domain.ledger import Tick
from lianping_desk.domain.notice import NoticeKind
from lianping_desk.domain.unit_return import ReturnState, UnitReturn
from lianping_desk.services.notices.draft_notices import NoticeAbout
from lianping_desk.services.returns.ledger.tick_returns import tick_returns, untick_returns
from lianping_desk.services.returns.unit_return.decide_return import accept_returns, send_back, take_decision_back
from lianping_desk.ui import messages
from lianping_desk.ui.icons import icon
from lianping_desk.ui.notices.open_notice import open_notice_dialog
from lianping_desk.ui.returns.ledger.ledger import Ledger
from lianping_desk.ui.returns.ledger.reminders_dialog import RemindersDialog
from lianping_desk.ui.returns.outgoing import Outgoing
from lianping_desk.ui.returns.send_back.sending import SendingBack
from lianping_desk.ui.workspace import Workspace

UNDO = "（Ctrl+Z 可以撤销）"
NOT_ARRIVED = "选中的单位还没有报来能读的填报件。"


class LedgerActions:
    """Each verb works on all selected lines that it fits; the others are left as they are."""

    def __init__(
        self, workspace: Workspace, ledger: Ledger, outgoing: Outgoing, open_unit: Callable[[UnitReturn], None]
    ) -> None:
        self._workspace = workspace
        self._ledger = ledger
        self._outgoing = outgoing
        self._sending_back = SendingBack(workspace)
        self._open_unit = open_unit
        writable = not workspace.desk.read_only
        strip = ledger.strip
        strip.add_action(self._action("打开…", "eye", self._open, "", always=True))
        strip.add_action(self._action("催报记录…", "phone", self.log_reminder, "Ctrl+T", always=True))
        strip.add_action(self._action("审核通过", "check", self.accept, "Ctrl+Return"))
        strip.add_action(self._action("退回修改…", "corner-down-left", self.send_back))
        self._action("取消审核或退回", "undo-2", self.take_back)
        for number, tick in enumerate(Tick, 1):
            self._action(f"登记或取消：{tick.chinese}", "", partial(self.toggle, tick), f"Alt+{number}")
        self._action("登记或取消光标所在的一栏（电子、审签、纸质）", "", self.toggle_current, "Space")
        self._action("发催报函…", "file-text", self.write_letters)
        self._action("只给选中的单位生成填报表…", "file-output", self.write_forms)
        if writable:
            ledger.tick_clicked.connect(self.toggle)

    def accept(self) -> None:
        """The selected returns that have arrived are in order; those with open doubts only when she says so."""
        lines = self._arrived()
        if not lines:
            return
        doubts = sum(one.doubts for one in lines)
        if doubts and not messages.confirm(
            self._workspace.window,
            f"还有{doubts}处疑点没有核清，照样审核通过？",
            "疑点会留在“疑点”一页，以后还可以处理。",
            yes="照样通过",
            no="先不通过",
        ):
            return
        code, ids, day = lines[0].period.code, _ids(lines), self._workspace.as_of
        self._workspace.do(
            lambda: accept_returns(self._workspace.desk, code, ids, day), f"{_named(lines)}已审核通过{UNDO}"
        )

    def send_back(self) -> None:
        """The selected returns have to be done over: of one unit with its cells marked, of several with a sentence."""
        lines = self._arrived(unreadable_too=True)
        if not lines:
            return
        code, unit_id = lines[0].period.code, lines[0].unit.id
        if len(lines) == 1 and self._sending_back.can_mark(unit_id, code):
            self._sending_back.send(self._workspace.window, unit_id, code)
            return
        why, agreed = QInputDialog.getText(self._ledger, "退回修改", f"退回{_named(lines)}，请单位改什么：")
        if agreed:
            ids, day = _ids(lines), self._workspace.as_of
            self._workspace.do(
                lambda: send_back(self._workspace.desk, code, ids, why.strip(), day), f"已退回{_named(lines)}{UNDO}"
            )

    def take_back(self) -> None:
        """Neither accepted nor sent back any more."""
        lines = self._ledger.selected()
        if any(one.state in (ReturnState.accepted, ReturnState.returned) for one in lines):
            code, ids = lines[0].period.code, _ids(lines)
            self._workspace.do(
                lambda: take_decision_back(self._workspace.desk, code, ids), f"已取消{_named(lines)}的审核结论{UNDO}"
            )

    def toggle(self, tick: Tick) -> None:
        """Tick it for all selected lines; take it back when all have it."""
        lines = self._ledger.selected()
        if not lines:
            return
        desk, code, ids, day = self._workspace.desk, lines[0].period.code, _ids(lines), self._workspace.as_of
        if any(tick not in one.ticks for one in lines):
            self._workspace.do(
                lambda: tick_returns(desk, code, ids, tick, day), f"已登记{tick.chinese}：{_named(lines)}{UNDO}"
            )
        elif tick is Tick.electronic and all(one.versions for one in lines):
            self._workspace.noted.emit("报来的电子表能读，是自动登记的，不能取消；导错了请在“导入记录”里撤销导入。")
        else:
            self._workspace.do(
                lambda: untick_returns(desk, code, ids, tick), f"已取消登记{tick.chinese}：{_named(lines)}{UNDO}"
            )

    def toggle_current(self) -> None:
        """The tick in whose column the cursor is."""
        tick = self._ledger.current_tick()
        if tick is not None:
            self.toggle(tick)
        else:
            self._workspace.noted.emit("先把光标移到“电子”“审签”或“纸质”一栏，再按空格登记。")

    def log_reminder(self) -> None:
        """Write down a call to the selected units, and see what was said before."""
        lines = self._ledger.selected()
        if lines:
            dialog = RemindersDialog(self._workspace, lines)
            dialog.exec()
            dialog.deleteLater()

    def write_letters(self) -> None:
        """Letters to the selected units of which something is missing."""
        lines = [one for one in self._ledger.selected() if one.is_awaited or one.lacks_papers]
        if lines:
            about = NoticeAbout(NoticeKind.reminder, lines[0].period.code, _ids(lines))
            open_notice_dialog(self._workspace, about, self._workspace.window)
        else:
            self._workspace.noted.emit("选中的单位都报齐了，不用发催报函。")

    def write_forms(self) -> None:
        """Forms for the selected units only."""
        lines = self._ledger.selected()
        if lines:
            self._outgoing.write_forms(lines[0].period, _ids(lines))

    def _open(self) -> None:
        lines = self._ledger.selected()
        if lines:
            self._open_unit(lines[0])

    def _arrived(self, *, unreadable_too: bool = False) -> list[UnitReturn]:
        """The selected lines that have come; she is told when there is none."""
        lines = [
            one
            for one in self._ledger.selected()
            if one.state.has_arrived and (unreadable_too or not one.needs_readable_file)
        ]
        if not lines:
            self._workspace.noted.emit(NOT_ARRIVED)
        return lines

    def _action(
        self, text: str, icon_name: str, verb: Callable[[], None], shortcut: str = "", *, always: bool = False
    ) -> QAction:
        """The verb in the ledger's menu; without `always` only where the desk may be changed."""
        made = self._ledger.view.add_row_action(text, lambda _row: verb(), shortcut)
        if icon_name:
            made.setIcon(icon(icon_name))
        made.setToolTip(f"{text.rstrip('…')}（{shortcut.replace('Return', '回车')}）" if shortcut else text.rstrip("…"))
        made.setEnabled(always or not self._workspace.desk.read_only)
        return made


def _ids(lines: Sequence[UnitReturn]) -> list[int]:
    return [one.unit.id for one in lines]


def _named(lines: Sequence[UnitReturn]) -> str:
    return f"“{lines[0].unit.name}”" if len(lines) == 1 else f"{len(lines)}个单位"
