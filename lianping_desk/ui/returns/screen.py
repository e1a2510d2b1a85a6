"""填报回收: open a period, send forms, drop in what comes back, settle doubts, chase the rest."""

from pathlib import Path
from typing import Any

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLabel, QTabWidget

from lianping_desk.domain.period import Period
from lianping_desk.services.periods.delete_period import delete_period
from lianping_desk.services.returns.answers import AnsweredImport
from lianping_desk.services.returns.settle_doubt import settle_doubt
from lianping_desk.services.returns.show_doubts import ShownDoubt
from lianping_desk.services.returns.status import PeriodStatus, UnitReturn
from lianping_desk.services.returns.undo_import import StoredImport
from lianping_desk.ui import messages
from lianping_desk.ui.choice_box import ChoiceBox
from lianping_desk.ui.flow_line import FlowLine
from lianping_desk.ui.returns.doubts_panel import DoubtsPanel
from lianping_desk.ui.returns.imports_list import ImportsList, undo_and_tell
from lianping_desk.ui.returns.incoming import Incoming, import_sentence
from lianping_desk.ui.returns.ledger import OUTSTANDING, Ledger
from lianping_desk.ui.returns.ledger_actions import LedgerActions
from lianping_desk.ui.returns.matrix import Matrix
from lianping_desk.ui.returns.outgoing import Outgoing
from lianping_desk.ui.returns.period_dialog import DueDialog, PeriodDialog
from lianping_desk.ui.returns.shown import ShownReturns, read_returns_screen
from lianping_desk.ui.returns.state_marks import is_late
from lianping_desk.ui.returns.unit_dialog import UnitReturnDialog
from lianping_desk.ui.screen import Banner, EmptyNote, Screen
from lianping_desk.ui.tool_button import tool_button
from lianping_desk.ui.workspace import Workspace

NO_PERIODS = (
    "还没有填报期。\n\n"
    "先按“新建填报期”（Ctrl+N），选好年份、时段和报送截止日期；\n"
    "再按“生成填报表”（Ctrl+G），给每个单位写一份表发下去；\n"
    "收回的文件拖到这里，或按“导入填报件”（Ctrl+I）。"
)
NO_DOUBTS = "没有等着处理的疑点。"

_KEPT = "returns_period"


class ReturnsScreen(Screen):
    """The screen.

    Places: "add_period", "write_forms", "imports", ("period", code), ("doubts", code), ("outstanding", code),
    ("unit", unit id).
    """

    title = "填报回收"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._shown: ShownReturns | None = None
        self._news: tuple[str, str | None] | None = None
        self._banners_shown: list[Banner] = []
        self._wanted = str(workspace.desk.settings.window.get(_KEPT, ""))
        self.setAcceptDrops(True)
        self.subtitle.setMinimumWidth(1)
        self.period_box = ChoiceBox([])
        self.due = QLabel()
        self.ledger = Ledger()
        self.doubts = DoubtsPanel(NO_DOUBTS)
        self.matrix = Matrix()
        self.imports = ImportsList(workspace)
        self.tabs = QTabWidget()
        self.empty = EmptyNote(NO_PERIODS)
        self.incoming = Incoming(workspace, self._tell_import)
        self.outgoing = Outgoing(workspace)
        self.on_units = LedgerActions(workspace, self.ledger, self.outgoing, self.open_unit)
        self._build()
        self._add_tools()
        self.period_box.currentIndexChanged.connect(lambda _index: self._choose(self.period_box.chosen))
        self.ledger.unit_opened.connect(self.open_unit)
        self.matrix.return_opened.connect(self.open_unit)
        self.doubts.answered.connect(self._settle)

    def refresh(self) -> None:
        shown = self.workspace.read(
            lambda: read_returns_screen(self.workspace.desk, self._wanted, self.workspace.as_of)
        )
        if shown is None:
            return
        self._shown = shown
        self.period_box.offer([(one.title, one.code) for one in reversed(shown.periods)])
        has_period = shown.status is not None
        for widget in (self.tabs, self.chooser):
            widget.setVisible(has_period)
        self.empty.setVisible(not has_period)
        for action in self._needs_period:
            action.setEnabled(has_period and not self.workspace.desk.read_only)
        self.subtitle.setText(counts_line(shown.status) if shown.status else "")
        self._show_banners()
        if shown.status is not None:
            self._show_period(shown, shown.status.period)

    def show_place(self, target: Any) -> None:
        self._freshen()
        match target:
            case "add_period":
                self.add_period()
            case "write_forms":
                self.write_forms()
            case "imports":
                self.tabs.setCurrentWidget(self.imports)
            case ("period", str(code)):
                self._go(code, self.ledger)
            case ("doubts", str(code)):
                self._go(code, self.doubts)
            case ("outstanding", str(code)):
                self._go(code, self.ledger)
                self.ledger.state.choose(OUTSTANDING)
            case ("unit", int(unit_id)):
                self.tabs.setCurrentWidget(self.ledger)
                self.ledger.show_unit(unit_id)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and not self.workspace.desk.read_only:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        if paths and self._shown is not None:
            self.incoming.take(paths, self._shown.plan, self._code)

    def add_period(self) -> None:
        """Ask for a new period and go to it."""
        plan = self._shown.plan if self._shown else None
        if plan is None:
            return
        dialog = PeriodDialog(self.workspace.window, self.workspace.desk, plan.first_year, plan.last_year)
        if dialog.exec():
            self._wanted = dialog.code
            self.workspace.changed.emit()

    def write_forms(self) -> None:
        """Forms for every unit that owes a return."""
        if self._shown is not None and self._shown.status is not None:
            self.outgoing.write_forms(self._shown.status.period)

    def import_files(self) -> None:
        """Ask for files and take them in."""
        if self._shown is not None:
            self.incoming.choose_files(self._shown.plan, self._code)

    def remind(self) -> None:
        """The reminder for those who are missing."""
        if self._shown is not None and self._shown.status is not None:
            self.outgoing.remind(self._shown.status)

    def open_unit(self, line: UnitReturn) -> None:
        """Everything that a unit has returned for a period."""
        dialog = UnitReturnDialog(self.workspace, line)
        dialog.exec()
        dialog.deleteLater()

    @property
    def _imports(self) -> tuple[StoredImport, ...]:
        return self._shown.imports if self._shown else ()

    @property
    def _code(self) -> str | None:
        """The code of the period that is shown."""
        return self._shown.status.period.code if self._shown and self._shown.status else None

    def _build(self) -> None:
        self.chooser = FlowLine()
        label = QLabel("填报期：")
        label.setBuddy(self.period_box)
        self.change_due = tool_button(self, "改截止日期…", "calendar-days", self._change_due)
        self.delete_button = tool_button(
            self, "删除填报期", "trash-2", self._delete_period, hint="删除建错的、空的填报期"
        )
        for widget in (label, self.period_box, self.due, self.change_due, self.delete_button):
            self.chooser.add(widget)
        for button in (self.change_due, self.delete_button):
            button.defaultAction().setEnabled(not self.workspace.desk.read_only)
        for tab, name in ((self.ledger, "本期台账"), (self.doubts, "疑点"), (self.matrix, "各期对照")):
            self.tabs.addTab(tab, name)
        self.tabs.addTab(self.imports, "导入记录")
        self.body.addWidget(self.chooser)
        self.body.addWidget(self.tabs, 1)
        self.body.addWidget(self.empty, 1)

    def _add_tools(self) -> None:
        writable = not self.workspace.desk.read_only
        self.add_tool("新建填报期", "calendar-plus", self.add_period, "Ctrl+N").setEnabled(writable)
        forms = self.add_tool(
            "生成填报表", "file-output", self.write_forms, "Ctrl+G", hint="给每个应报单位写一份填报表"
        )
        remind = self.add_tool("催报", "phone", self.remind, "Ctrl+R", hint="复制一段催报的话，里面有还没报的单位")
        take = self.add_tool(
            "导入填报件", "download", self.import_files, "Ctrl+I", primary=True, hint="也可以把文件拖到这一页"
        )
        take.setEnabled(writable)
        self._needs_period = (forms, remind)

    def _show_period(self, shown: ShownReturns, period: Period) -> None:
        self._wanted = period.code
        self.period_box.blockSignals(True)
        self.period_box.choose(period.code)
        self.period_box.blockSignals(False)
        self.due.setText(f"{period.starts} 至 {period.ends}，报送截止 {period.due}")
        assert shown.status is not None
        self.ledger.show_returns(shown.status.units)
        self.doubts.show_doubts(shown.doubts)
        self.matrix.show_returns(shown.everything, shown.periods)
        self.imports.show_imports(shown.imports)
        self.tabs.setTabText(self.tabs.indexOf(self.doubts), f"疑点（{len(shown.doubts)}）" if shown.doubts else "疑点")

    def _show_banners(self) -> None:
        while self._banners_shown:
            banner = self._banners_shown.pop()
            self.banners.removeWidget(banner)
            banner.hide()
            banner.deleteLater()
        if self._news is not None and self._news[1] not in (None, *(one.code for one in self._imports)):
            self._news = None  # undone meanwhile
        if self._news is not None:
            text, code = self._news
            self._add_banner(Banner(text, "撤销" if code else "", lambda: self._undo(code)))
        waiting = self._shown.status.waiting_files if self._shown and self._shown.status else 0
        if waiting:
            text = f"有 {waiting} 份文件还不能确定是哪个单位或哪一期的，等您确认后才入库。"
            self._add_banner(Banner(text, "去处理", lambda: self.tabs.setCurrentWidget(self.doubts)))

    def _add_banner(self, banner: Banner) -> None:
        self._banners_shown.append(banner)
        self.banners.addWidget(banner)

    def _choose(self, code: str) -> None:
        self._wanted = code
        self.workspace.keep(window={**self.workspace.desk.settings.window, _KEPT: code})
        self._news = None
        self.refresh()

    def _go(self, code: str, tab: Any) -> None:
        self._wanted = code
        self.refresh()
        self.tabs.setCurrentWidget(tab)

    def _change_due(self) -> None:
        if self._shown is None or self._shown.status is None:
            return
        if DueDialog(self.workspace.window, self.workspace.desk, self._shown.status.period).exec():
            self.workspace.changed.emit()

    def _delete_period(self) -> None:
        code = self._code
        if code is not None:
            self.workspace.do(lambda: delete_period(self.workspace.desk, code), "已删除填报期，可以撤销（Ctrl+Z）")

    def _settle(self, shown: ShownDoubt, answer: str | None) -> None:
        number = shown.id
        assert isinstance(number, int)
        self.workspace.do(lambda: settle_doubt(self.workspace.desk, number, answer), "疑点已处理，可以撤销（Ctrl+Z）")

    def _tell_import(self, done: AnsweredImport) -> None:
        self._news = (import_sentence(done), done.result.code)
        self.refresh()
        if done.refused:
            messages.tell(self.workspace.window, "有几个疑点的答复没有采用，疑点还留着。", "\n".join(done.refused))

    def _undo(self, code: str | None) -> None:
        self._news = None
        if code:
            undo_and_tell(self.workspace, code)


def counts_line(status: PeriodStatus) -> str:
    """How many have returned, at a glance."""
    late = sum(1 for one in status.units if is_late(one))
    doubts = sum(one.doubts for one in status.units)
    parts = [f"应报 {len(status.units)}，已收 {status.arrived}，未报 {len(status.units) - status.arrived}"]
    if late:
        parts.append(f"其中逾期 {late}")
    if doubts:
        parts.append(f"疑点 {doubts}")
    return "，".join(parts)
