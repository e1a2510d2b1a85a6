"""The screen 分工表: by task, by unit, as a matrix; searched, filtered, edited in place."""

from typing import Any

from PySide6.QtWidgets import QStackedWidget

from lianping_desk.domain.plan import PlanDoubt, Role
from lianping_desk.services.division.set_role import set_role
from lianping_desk.services.division.settle_doubt import settle_doubt
from lianping_desk.services.division.show_division import Division, show_division
from lianping_desk.services.search import SearchIndex
from lianping_desk.ui.division.filter_bar import VIEWS, FilterBar
from lianping_desk.ui.division.lines import TaskLine, carrying_units, task_lines, unit_lines
from lianping_desk.ui.division.matrix_view import MatrixView
from lianping_desk.ui.division.task_view import TITLE, TaskView
from lianping_desk.ui.division.unit_view import unit_view
from lianping_desk.ui.screen import Banner, Screen
from lianping_desk.ui.tables.rows_view import RowsView, clipboard_block
from lianping_desk.ui.workspace import Workspace


class DivisionScreen(Screen):
    """What each task asks of which unit."""

    title = "分工表"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._division: Division | None = None
        self._lines: list[TaskLine] = []
        self._index = SearchIndex(())
        self.filters = FilterBar()
        self.tasks = TaskView(workspace)
        self.units = unit_view()
        self.matrix = MatrixView(self._set_role)
        self.pages = QStackedWidget()
        for page in (self.tasks, self.units, self.matrix):
            self.pages.addWidget(page)
        self.body.addWidget(self.filters)
        self.body.addWidget(self.pages, 1)
        self._add_tools()
        self.filters.choose_view(str(workspace.desk.settings.window.get("division_view", "")))
        self.filters.focus_from(self)
        self.filters.changed.connect(self._show)
        self.filters.left.connect(self._enter_table)
        self.units.opened.connect(lambda line: self.show_place(line.unit.id))

    def _add_tools(self) -> None:
        writable = not self.workspace.desk.read_only
        for text, icon_name, action, shortcut, hint in (
            ("新增任务", "plus", self.tasks.add, "Ctrl+N", "在当前任务后面新增一项"),
            (
                "粘贴",
                "clipboard-paste",
                self._paste,
                "Ctrl+Shift+V",
                "把从 Excel 复制的任务、牵头单位、责任单位粘贴进来",
            ),
        ):
            self.add_tool(text, icon_name, action, shortcut, hint=hint).setEnabled(writable)
        self.add_tool("举措", "list-checks", self._switch_measures, "Alt+M", hint="显示或收起当前任务的具体举措")
        self.add_tool("复制", "copy", self._copy, hint="连同表头复制选中的一块，可以粘贴到 Excel")
        self.add_tool("打印", "printer", lambda: self.workspace.open_place("meeting", "division"), "Ctrl+P")

    def refresh(self) -> None:
        division = self.workspace.read(lambda: show_division(self.workspace.desk, self.workspace.as_of))
        if division is None:
            return
        self._division = division
        self._lines = task_lines(division)
        self._index = SearchIndex([line.searched for line in self._lines])
        self.filters.offer_units(carrying_units(division.units, self._lines))
        self._show_doubts(division.status.plan.doubts)
        self._show()

    def show_place(self, target: Any) -> None:
        """A unit's id, or ("unit", id), shows what that unit has to do; ("task", id) puts the cursor on a task."""
        self._freshen()
        kind, wanted = target if isinstance(target, tuple) else ("unit", target)
        self.filters.clear()
        self.filters.choose_view("task")
        if kind == "unit":
            self.filters.choose_unit(wanted)
        self._show()
        if kind == "task":
            self.tasks.view.select_row(wanted, TITLE)

    def _show(self) -> None:
        """Show what the filters keep in the view that is chosen."""
        if self._division is None:
            return
        wanted, query, view = self.filters.wanted(), self.filters.search.text(), self.filters.view
        found = [self._lines[place] for place in self._index.matches(query)]
        lines = [line for line in found if wanted.keeps_task(line)]
        count = f"{len(lines)}项任务" if len(lines) == len(self._lines) else f"{len(lines)} / {len(self._lines)}项任务"
        if view == "task":
            self.tasks.show_lines(lines, self._division)
        elif view == "unit":
            shown = unit_lines(self._division.units, self._lines, wanted)
            places = SearchIndex([line.searched for line in shown]).matches(query)
            self.units.show_rows([shown[place] for place in places])
            count = f"{len(places)}个单位"
        else:
            units = carrying_units(self._division.units, self._lines)
            columns = [unit for unit in units if wanted.unit_id in (None, unit.id)]
            self.matrix.show_lines(lines, columns, wanted.role)
            count += f" × {len(columns)}个单位"
        self.filters.count.setText(count)
        self.filters.clear_button.setVisible(self.filters.is_filtering())
        names = [name for name, _title in VIEWS]
        self.pages.setCurrentIndex(names.index(view))
        self._remember(view)
        self._tell_size()

    def _tell_size(self) -> None:
        if self._division is not None:
            plan = self._division.status.plan
            self.subtitle.setText(f"{plan.region} {plan.first_year}—{plan.last_year}年 · 截至{self.workspace.as_of}")

    def _remember(self, view: str) -> None:
        kept = self.workspace.desk.settings.window
        if kept.get("division_view", VIEWS[0][0]) != view:
            self.workspace.keep(window={**kept, "division_view": view})

    def _show_doubts(self, doubts: tuple[PlanDoubt, ...]) -> None:
        """One at a time: the next comes when she has checked the first; the tip shows them all with their text."""
        while (item := self.banners.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        if doubts:
            first, settle = doubts[0], "" if self.workspace.desk.read_only else "已核对"
            several = f"（共{len(doubts)}处）" if len(doubts) > 1 else ""
            text = f"方案疑点{several}　{first.where}：{first.why}。"
            banner = Banner(text, {settle: lambda: self._settle(first)} if settle else {})
            banner.setToolTip("\n\n".join(f"{doubt.where}：{doubt.why}\n原文：{doubt.text}" for doubt in doubts))
            self.banners.addWidget(banner)

    def _settle(self, doubt: PlanDoubt) -> None:
        self.workspace.do(lambda: settle_doubt(self.workspace.desk, doubt.id), "已记为核对过，可以用 Ctrl+Z 撤销")

    def _set_role(self, task_id: int, unit_id: int, role: Role | None) -> None:
        self.workspace.do(lambda: set_role(self.workspace.desk, task_id, unit_id, role))

    def _enter_table(self) -> None:
        """From the search field into the table, on its first row when she was on none."""
        view = self._table()
        view.setFocus()
        if not view.currentIndex().isValid() and view.model().rowCount():
            view.setCurrentIndex(view.model().index(0, 0))

    def _table(self) -> RowsView | MatrixView:
        """The table of the view that is chosen."""
        return {"task": self.tasks.view, "unit": self.units}.get(self.filters.view, self.matrix)

    def _copy(self) -> None:
        view = self._table()
        if not view.selectionModel().hasSelection():
            view.selectAll()
        view.copy_block(with_headings=True)
        self.workspace.noted.emit("已复制，可以粘贴到 Excel")

    def _switch_measures(self) -> None:
        self.filters.choose_view("task")
        self._show()
        self.tasks.show_measures(self.tasks.measures.isHidden())

    def _paste(self) -> None:
        if self.filters.view != "task":
            self.filters.choose_view("task")
            self._show()
        self.tasks.paste(clipboard_block())
