"""The screen 单位: the list of units, edited in place or in a dialog."""

from typing import Any

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel

from lianping_desk.domain.unit import ReportsOn, Unit, UnitKind
from lianping_desk.services.plan.show_plan import ShownPlan, show_plan
from lianping_desk.services.units.add_unit import add_unit
from lianping_desk.services.units.delete_unit import delete_unit
from lianping_desk.services.units.edit_unit import edit_unit
from lianping_desk.ui import messages
from lianping_desk.ui.choice_box import ChoiceBox
from lianping_desk.ui.flow_line import FlowLine
from lianping_desk.ui.screen import EmptyNote, Screen
from lianping_desk.ui.tables.columns import Column
from lianping_desk.ui.tables.rows_view import RowsView
from lianping_desk.ui.tables.search_line import SearchLine
from lianping_desk.ui.theme import colours
from lianping_desk.ui.tool_button import menu_button
from lianping_desk.ui.units.lines import UnitLine, contact_text, unit_lines, with_text
from lianping_desk.ui.units.reform_dialog import MergeDialog, RenameDialog, SplitDialog
from lianping_desk.ui.units.unit_dialog import NEW, UnitDialog
from lianping_desk.ui.workspace import Workspace

EMPTY = (
    "这份方案没有写单位，名单是空的。\n"
    "按“新增单位”一个一个加，或到分工表里直接填牵头单位、责任单位：不认得的名称会问您是不是新单位。"
)


class UnitsScreen(Screen):
    """Who owes returns, by what names they are known, and whom to call."""

    title = "单位"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._shown: ShownPlan | None = None
        self.view = RowsView(self._columns())
        self.search = SearchLine(self.view, lambda line: line.searched, "搜索：名称、拼音、联系人")
        self.search.focus_from(self)
        self.kind = ChoiceBox([("全部类别", None), *((kind.chinese, kind) for kind in UnitKind)])
        self.active = ChoiceBox([("现有和已撤并", None), ("现有单位", True), ("已撤并单位", False)])
        self.empty = EmptyNote(EMPTY)
        self.count = QLabel()
        self.count.setProperty("faint", True)
        self.count.setMinimumHeight(32)
        self._build()

    def _build(self) -> None:
        line = FlowLine()
        for widget in (self.search, self.kind, self.active, self.count):
            line.add(widget)
        for box in (self.kind, self.active):
            box.currentIndexChanged.connect(lambda _index: self._filter())
        self.view.rows_model.shown_changed.connect(self._tell_count)
        self.body.addWidget(line)
        self.body.addWidget(self.view, 1)
        self.body.addWidget(self.empty, 1)
        writable = not self.workspace.desk.read_only
        add = self.add_tool("新增单位", "plus", self.add, "Ctrl+N")
        edit = self.add_tool("编辑", "pencil", self._edit_current, "Ctrl+E", hint="打开单位的全部内容：联系人、撤并……")
        self.add_tool("看任务", "table-2", self._open_current, "Ctrl+T", hint="在分工表里看这个单位的任务")
        reform, button = menu_button(self, "机构改革", "link")
        for text, verb in (("并入…", self.merge), ("拆分…", self.split), ("更名…", self.rename)):
            reform(text, "", verb).setEnabled(writable)
        self.tools.add(button)
        self.view.add_row_action("编辑…", lambda line: self.edit(line.unit)).setEnabled(writable)
        self.view.add_row_action("在分工表里看任务", self._open_division)
        self.view.add_row_action("删除单位…", self.delete, "Delete").setEnabled(writable)
        self.view.add_row_action("修改记录…", lambda line: self.workspace.open_place("settings", ("unit", line.id)))
        self.view.opened.connect(lambda line: self.edit(line.unit))
        for action in (add, edit):
            action.setEnabled(writable)

    def _columns(self) -> tuple[Column, ...]:
        def editable(field: str) -> Any:
            if self.workspace.desk.read_only:
                return None
            return lambda line, text: self._write(line.unit, field, str(text))

        return (
            Column(
                "简称",
                lambda line: line.unit.name,
                150,
                wrap=True,
                edit=editable("name"),
                colour=_colour,
                hint=_name_hint,
            ),
            Column("全称", lambda line: line.unit.full_name, 170, wrap=True, edit=editable("full_name")),
            Column(
                "类别",
                lambda line: line.unit.kind.chinese,
                86,
                edit=editable("kind"),
                choices=lambda _line: [kind.chinese for kind in UnitKind],
            ),
            Column(
                "填报范围",
                lambda line: line.unit.reports_on.chinese,
                100,
                edit=editable("reports_on"),
                choices=lambda _line: [choice.chinese for choice in ReportsOn],
            ),
            Column("任务", lambda line: line.duties, 116, sort_by=lambda line: -sum(line.tasks.values())),
            Column("联系人", _contacts, 180, stretch=True, wrap=True, hint=lambda _line: "按回车或双击编辑联系人"),
            Column("别名", _aliases, 130, stretch=True, hint=lambda line: "、".join(line.unit.aliases)),
            Column("起止", _time, 100, sort_by=lambda line: line.unit.until or line.unit.since),
            Column(
                "承接单位",
                lambda line: line.successor,
                100,
                wrap=True,
                edit=editable("successor"),
                choices=lambda line: ["", *self._names_but(line.unit)],
            ),
        )

    def refresh(self) -> None:
        shown = self.workspace.read(lambda: show_plan(self.workspace.desk))
        if shown is not None:
            self._shown = shown
            lines = unit_lines(shown.plan, shown.units, self.workspace.as_of)
            self.view.show_rows(lines)
            self.view.setVisible(bool(lines))
            self.empty.setVisible(not lines)
            self._filter()
            ended = sum(not line.active for line in lines)
            self.subtitle.setText(f"{len(lines) - ended}个现有单位" + (f"，{ended}个已撤并" if ended else ""))

    def show_place(self, target: Any) -> None:
        """Put the cursor on a unit: its id, or ("unit", id)."""
        self._freshen()
        unit_id = target[1] if isinstance(target, tuple) else target
        self.search.clear()
        for box in (self.kind, self.active):
            box.setCurrentIndex(0)
        self.view.select_row(unit_id)
        self.view.setFocus()

    def add(self) -> None:
        """Ask for a new unit, and show it."""
        added: list[int] = []

        def write(unit: Unit) -> None:
            added.append(add_unit(self.workspace.desk, unit))

        if UnitDialog(self, NEW, self._units(), write).exec():
            self.workspace.changed.emit()
            self.view.select_row(added[0])

    def edit(self, unit: Unit) -> None:
        """Open everything about a unit."""
        if self.workspace.desk.read_only:
            return
        if UnitDialog(self, unit, self._units(), lambda changed: edit_unit(self.workspace.desk, changed)).exec():
            self.workspace.changed.emit()

    def merge(self) -> None:
        """Let the units under the cursor go into one from a day on."""
        chosen = [line.unit for line in self.view.selected_rows()]
        self._reform(MergeDialog(self.workspace, chosen, self._units()))

    def split(self) -> None:
        """Let the unit under the cursor become several from a day on."""
        line: UnitLine | None = self.view.current_row()
        if line is not None and self._shown is not None:
            self._reform(SplitDialog(self.workspace, line.unit, self._units(), self._shown.plan.tasks))

    def rename(self) -> None:
        """Let the unit under the cursor bear another name from a day on."""
        line: UnitLine | None = self.view.current_row()
        if line is not None:
            self._reform(RenameDialog(self.workspace, line.unit, self._units()))

    def _reform(self, dialog: MergeDialog | SplitDialog | RenameDialog) -> None:
        if dialog.exec():
            self.workspace.changed.emit()

    def delete(self, line: UnitLine) -> None:
        """Delete a unit that nothing hangs on."""
        if messages.confirm(self, f"删除单位“{line.unit.name}”？", "可以用 Ctrl+Z 撤销。", yes="删除", no="不删除"):
            self.workspace.do(lambda: delete_unit(self.workspace.desk, line.id), f"已删除{line.unit.name}")

    def _write(self, unit: Unit, field: str, text: str) -> None:
        self.workspace.do(lambda: edit_unit(self.workspace.desk, with_text(unit, field, text, self._units())))

    def _edit_current(self) -> None:
        line: UnitLine | None = self.view.current_row()
        if line is not None:
            self.edit(line.unit)

    def _open_current(self) -> None:
        line: UnitLine | None = self.view.current_row()
        if line is not None:
            self._open_division(line)

    def _open_division(self, line: UnitLine) -> None:
        if line.duties:
            self.workspace.open_place("division", line.id)
        else:
            self.workspace.noted.emit(f"{line.unit.name}在分工表里没有任务")

    def _units(self) -> tuple[Unit, ...]:
        return self._shown.units if self._shown else ()

    def _names_but(self, unit: Unit) -> list[str]:
        return [other.name for other in self._units() if other.id != unit.id]

    def _filter(self) -> None:
        kind, active = self.kind.chosen, self.active.chosen

        def keep(line: UnitLine) -> bool:
            return kind in (None, line.unit.kind) and active in (None, line.active)

        self.search.keep = keep if kind is not None or active is not None else None
        self.search.apply()

    def _tell_count(self, shown: int, total: int) -> None:
        self.count.setText(f"{shown}个单位" if shown == total else f"{shown} / {total}个单位")


def _contacts(line: UnitLine) -> str:
    return "\n".join(contact_text(contact) for contact in line.unit.contacts)


def _aliases(line: UnitLine) -> str:
    """The shortest first, which are the ones that people write; then how many there are."""
    aliases = sorted(line.unit.aliases, key=len)
    return "、".join(aliases[:2]) + (f"等{len(aliases)}个" if len(aliases) > 2 else "")


def _time(line: UnitLine) -> str:
    """Since and until when; nothing where it has always been and still is."""
    since, until = line.unit.since, line.unit.until
    if since and until:
        return f"{since} 至 {until}"
    return f"{since} 起" if since else f"至 {until}" if until else ""


def _name_hint(line: UnitLine) -> str:
    return "\n".join(filter(None, (line.unit.full_name or line.unit.name, line.unit.note)))


def _colour(line: UnitLine) -> QColor | None:
    return None if line.active else QColor(colours().faint)
