"""填报回收: open a period, send forms, drop in what comes back, settle doubts, chase the rest."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from lianping_desk.domain.period import Period
from lianping_desk.domain.unit_return import PeriodStatus, ReturnMark, UnitReturn
from lianping_desk.services.returns.doubts.show_doubts import ShownDoubt
from lianping_desk.services.returns.importing.answers import AnsweredImport
from lianping_desk.services.returns.ledger.next_step import Step, counts_line
from lianping_desk.ui.returns.beginning import Beginning
from lianping_desk.ui.returns.incoming import Incoming, import_sentence, tell_refused
from lianping_desk.ui.returns.ledger.ledger_actions import LedgerActions
from lianping_desk.ui.returns.ledger.ledger_export import LedgerExport
from lianping_desk.ui.returns.ledger.next_step_line import NextStepLine
from lianping_desk.ui.returns.ledger.state_chips import Sort
from lianping_desk.ui.returns.news import ReturnsNews
from lianping_desk.ui.returns.outgoing import Outgoing
from lianping_desk.ui.returns.period_actions import PeriodActions
from lianping_desk.ui.returns.returns_tabs import ReturnsTabs
from lianping_desk.ui.returns.shown import ShownReturns, read_returns_screen
from lianping_desk.ui.returns.unit_return.unit_dialog import UnitReturnDialog
from lianping_desk.ui.screen import Screen
from lianping_desk.ui.tool_button import menu_button
from lianping_desk.ui.workspace import Workspace

_KEPT = "returns_period"


class ReturnsScreen(Screen):
    """The screen.

    Places: "add_period", "write_forms", "imports", ("period", code), ("doubts", code), ("outstanding", code),
    ("unit", unit id), ("files", paths dropped).
    """

    title = "填报回收"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._shown: ShownReturns | None = None
        self._wanted = str(workspace.desk.settings.window.get(_KEPT, ""))
        self.tabs = ReturnsTabs(workspace)
        self.ledger, self.doubts = self.tabs.ledger, self.tabs.doubts
        self.matrix, self.imports = self.tabs.matrix, self.tabs.imports
        self.beginning = Beginning(self.add_period, read_only=workspace.desk.read_only)
        self.empty = self.beginning.note
        self.news = ReturnsNews(workspace, self.banners, self.tabs.show_doubts)
        self.incoming = Incoming(workspace, self._tell_import)
        self.outgoing = Outgoing(workspace)
        self.on_period = PeriodActions(workspace)
        self.exporting = LedgerExport(workspace)
        self.on_units = LedgerActions(workspace, self.ledger, self.outgoing, self.open_unit)
        self.next_line = NextStepLine(
            {
                Step.send_forms: self.write_forms,
                Step.settle_doubts: self.tabs.show_doubts,
                Step.take_in: self.import_files,
                Step.remind: self.remind,
                Step.review: partial(self.tabs.show_lines, ReturnMark.received),
                Step.collect_papers: partial(self.tabs.show_lines, Sort.incomplete),
                Step.export: self.export_ledger,
            },
            read_only=workspace.desk.read_only,
        )
        for widget, stretch in ((self.next_line, 0), (self.tabs, 1), (self.beginning, 1)):
            self.body.addWidget(widget, stretch)
        self._add_tools()
        self._connect()

    @property
    def status(self) -> PeriodStatus | None:
        """The ledger of the period that is shown; None while none is open."""
        return self._shown.status if self._shown else None

    @property
    def period(self) -> Period | None:
        return self.status.period if self.status else None

    def refresh(self) -> None:
        shown: ShownReturns | None = self.workspace.read(
            lambda: read_returns_screen(self.workspace.desk, self._wanted, self.workspace.as_of)
        )
        if shown is None:
            return
        self._shown = shown
        self.next_line.period_box.offer([(one.title, one.code) for one in reversed(shown.periods)])
        has_period = shown.status is not None
        for widget in (self.tabs, self.next_line):
            widget.setVisible(has_period)
        self.beginning.setVisible(not has_period)
        for action in self._needs_period:
            action.setEnabled(has_period and not self.workspace.desk.read_only)
        self.subtitle.setText(counts_line(shown.status) if shown.status else "")
        self.news.show(shown)
        if shown.status is not None:
            self._show_period(shown, shown.status)

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
            case ("files", [*paths]):
                self.take_files(paths)
            case ("doubts", str(code)):
                self._go(code, self.doubts)
            case ("outstanding", str(code)):
                self._go(code, self.ledger)
                self.tabs.show_lines(Sort.awaited)
            case ("unit", int(unit_id)):
                self.tabs.setCurrentWidget(self.ledger)
                self.ledger.show_unit(unit_id)

    def take_files(self, paths: Sequence[Path]) -> None:
        """Read the files and folders that she dropped on the window."""
        if self._shown is not None:
            self.incoming.take(paths, self._shown.plan, self.period.code if self.period else None)

    def add_period(self) -> None:
        """Ask for a new period and go to it."""
        code = self.on_period.add(self._shown.plan) if self._shown else None
        if code is not None:
            self._wanted = code
            self.workspace.changed.emit()

    def write_forms(self) -> None:
        """Forms for every unit that owes a return."""
        if self.period is not None:
            self.outgoing.write_forms(self.period)

    def import_files(self) -> None:
        """Ask for files and take them in."""
        if self._shown is not None:
            self.incoming.choose_files(self._shown.plan, self.period.code if self.period else None)

    def remind(self) -> None:
        """The text and the letters for those of whom something is awaited."""
        if self.status is not None:
            self.on_period.chase(self.status)

    def export_ledger(self) -> None:
        """Ask for a file and write the ledger of the period, or of all periods where these are shown."""
        if self.period is not None:
            all_of_them = self.tabs.currentWidget() is self.matrix
            self.exporting.export(None if all_of_them else self.period)

    def open_unit(self, line: UnitReturn) -> None:
        """Everything that a unit has returned for a period."""
        dialog = UnitReturnDialog(self.workspace, line)
        dialog.exec()
        dialog.deleteLater()

    def _add_tools(self) -> None:
        period, button = menu_button(self, "填报期", "calendar-days")
        self.tools.add(button)
        add = period("新建填报期…", "calendar-plus", self.add_period, "Ctrl+N")
        forms = period("生成填报表…", "file-output", self.write_forms, "Ctrl+G", "给每个应报单位写一份填报表")
        due = period("改截止日期…", "calendar-days", self._change_due)
        delete = period("删除填报期", "trash-2", self._delete_period, hint="删除建错的、空的填报期")
        self.add_tool("导出", "file-spreadsheet", self.export_ledger, "Ctrl+E", hint="把台账存成 Excel、PDF 或 Word")
        self.add_tool("催报", "phone", self.remind, "Ctrl+R", hint="催报的话和催报函，里面有还没报的单位")
        take = self.add_tool("导入填报件", "download", self.import_files, "Ctrl+I", hint="也可以把文件拖到这一页")
        for action in (add, take):
            action.setEnabled(not self.workspace.desk.read_only)
        self._needs_period = (forms, due, delete)

    def _connect(self) -> None:
        self.next_line.period_chosen.connect(self._choose)
        self.ledger.unit_opened.connect(self.open_unit)
        self.matrix.return_opened.connect(self.open_unit)
        self.doubts.review_wanted.connect(self._review)

    def _show_period(self, shown: ShownReturns, status: PeriodStatus) -> None:
        self._wanted = status.period.code
        self.next_line.show_period(status, self.workspace.as_of)
        self.tabs.show_returns(shown, status)

    def _choose(self, code: str) -> None:
        self._wanted = code
        self.workspace.keep(window={**self.workspace.desk.settings.window, _KEPT: code})
        self.news.forget()
        self.refresh()

    def _go(self, code: str, tab: QWidget) -> None:
        self._wanted = code
        self.refresh()
        self.tabs.setCurrentWidget(tab)

    def _change_due(self) -> None:
        if self.period is not None:
            self.on_period.change_due(self.period)

    def _delete_period(self) -> None:
        if self.period is not None:
            self.on_period.delete(self.period)

    def _review(self, first: ShownDoubt) -> None:
        """The open doubts beside the archived sheets."""
        if self._shown is not None:
            self.incoming.review_doubts(self._shown.plan, self.period.code if self.period else None, first)

    def _tell_import(self, done: AnsweredImport) -> None:
        self.news.tell(import_sentence(done), done.result.code)
        self.refresh()
        tell_refused(self.workspace, done.refused)
