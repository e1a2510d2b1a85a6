"""What she can do with the selected lines of the ledger."""

from collections.abc import Callable

from PySide6.QtWidgets import QInputDialog

from lianping_desk.services.returns.decide_return import accept_returns, send_back, take_decision_back
from lianping_desk.services.returns.status import UnitReturn
from lianping_desk.ui.returns.ledger import Ledger
from lianping_desk.ui.returns.outgoing import Outgoing
from lianping_desk.ui.workspace import Workspace


class LedgerActions:
    """Puts the actions into the ledger's context menu, each on all selected lines."""

    def __init__(
        self, workspace: Workspace, ledger: Ledger, outgoing: Outgoing, open_unit: Callable[[UnitReturn], None]
    ) -> None:
        self._workspace = workspace
        self._ledger = ledger
        self._outgoing = outgoing
        ledger.view.add_row_action("打开这个单位的填报内容…", open_unit)
        verbs: tuple[tuple[str, Callable[[], None], str], ...] = (
            ("审核通过", self.accept, "Ctrl+Return"),
            ("退回单位修改…", self.send_back, ""),
            ("取消审核结论", self.take_back, ""),
            ("只给选中的单位生成填报表…", self.write_forms, ""),
        )
        for text, verb, shortcut in verbs:
            made = ledger.view.add_row_action(text, _without_row(verb), shortcut)
            made.setEnabled(not workspace.desk.read_only)

    def accept(self) -> None:
        """The selected returns that have arrived are in order."""
        lines = [line for line in self._ledger.selected() if line.state.has_arrived]
        if not lines:
            self._workspace.noted.emit("选中的单位还没有报来填报件。")
            return
        code, ids = lines[0].period.code, [line.unit.id for line in lines]
        self._workspace.do(lambda: accept_returns(self._workspace.desk, code, ids), f"已审核 {len(ids)} 个单位")

    def send_back(self) -> None:
        """The selected returns have to be done over."""
        lines = [line for line in self._ledger.selected() if line.state.has_arrived]
        if not lines:
            self._workspace.noted.emit("选中的单位还没有报来填报件。")
            return
        why, agreed = QInputDialog.getText(self._ledger, "退回单位修改", f"退回{_named(lines)}，请单位改什么：")
        if agreed:
            code, ids = lines[0].period.code, [line.unit.id for line in lines]
            self._workspace.do(
                lambda: send_back(self._workspace.desk, code, ids, why.strip()), f"已退回{_named(lines)}"
            )

    def take_back(self) -> None:
        """Neither accepted nor sent back any more."""
        lines = self._ledger.selected()
        if lines:
            code, ids = lines[0].period.code, [line.unit.id for line in lines]
            self._workspace.do(lambda: take_decision_back(self._workspace.desk, code, ids), "已取消审核结论")

    def write_forms(self) -> None:
        """Forms for the selected units only."""
        lines = self._ledger.selected()
        if lines:
            self._outgoing.write_forms(lines[0].period, [line.unit.id for line in lines])


def _without_row(verb: Callable[[], None]) -> Callable[[UnitReturn], None]:
    """The verb as a row's action: it looks at the whole selection itself."""
    return lambda _row: verb()


def _named(lines: list[UnitReturn]) -> str:
    return f"“{lines[0].unit.name}”" if len(lines) == 1 else f"{len(lines)}个单位"
