"""The base register (创建台账): filter, add, edit in place, next stage, copy and paste."""

from collections.abc import Sequence

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QSizePolicy, QVBoxLayout, QWidget

from lianping_desk.domain.base import Base, BaseKind, BaseLevel, Stage, Validity
from lianping_desk.domain.base_text import bases_from_block, with_text
from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.unit import Unit, UnitKind
from lianping_desk.services.bases.add_bases import add_bases
from lianping_desk.services.bases.delete_bases import delete_bases
from lianping_desk.services.bases.edit_bases import edit_bases
from lianping_desk.ui import messages
from lianping_desk.ui.choice_box import ChoiceBox
from lianping_desk.ui.flow_line import FlowLine
from lianping_desk.ui.screen import EmptyNote
from lianping_desk.ui.tables.rows_view import RowsView
from lianping_desk.ui.tables.search_line import SearchLine
from lianping_desk.ui.targets.base_dialog import BaseDialog, StageDialog
from lianping_desk.ui.targets.register_columns import TYPED_COLUMNS, RegisterContext, register_columns
from lianping_desk.ui.targets.stages_dialog import StagesDialog
from lianping_desk.ui.tool_button import tool_button, tool_line
from lianping_desk.ui.workspace import Workspace

EMPTY = (
    "台账里还没有条目。\n按“新增”记下第一个，或从 Excel 复制一块表格到这里（Ctrl+V），第一行是表头或名称、级别……都行。"
)

SEARCH_WIDTH = 176
"""Leaves room for all filters in one line at 200 % scaling."""


class Register(QWidget):
    """The tab with the register. `show_bases` hands it the rows; it never queries. `tools` stands beside the tabs."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._context = RegisterContext(workspace.as_of)
        self.view = RowsView(register_columns(self._context, self._edit))
        self.search = SearchLine(self.view, lambda base: f"{base.name} {base.host} {base.town} {base.certificate}")
        self.search.focus_from(self)
        self.level = _filter_box("全部级别", [(level.chinese, level) for level in BaseLevel])
        self.kind = _filter_box("全部类型", [(kind.chinese, kind) for kind in BaseKind])
        self.stage = _filter_box("全部阶段", [(stage.chinese, stage) for stage in Stage])
        self.town = _filter_box("全部乡镇", [])
        self.flagged = QCheckBox("只看将到期")
        self.count = QLabel()
        self.count.setProperty("faint", True)
        self.count.setMinimumHeight(32)
        self.empty = EmptyNote(EMPTY, self.paste)
        self.tools = QWidget()
        self._build()
        self.view.opened.connect(self._open_stages)
        self.view.pasted.connect(self.paste)
        self.view.add_row_action("进入下一阶段…", self._next_stage)
        self.view.add_row_action("各阶段的日期…", self._open_stages)
        self.view.add_row_action("修改记录", lambda base: workspace.open_place("settings", ("base", base.id)))
        self.view.rows_model.shown_changed.connect(self._tell_count)

    def _build(self) -> None:
        self.search.setMinimumWidth(0)
        self.search.setFixedWidth(SEARCH_WIDTH)
        top = FlowLine()
        for widget in (self.search, self.level, self.kind, self.town, self.stage, self.flagged, self.count):
            top.add(widget)
        for box in (self.level, self.kind, self.town, self.stage):
            box.currentIndexChanged.connect(lambda _index: self._filter())
        self.flagged.toggled.connect(lambda _on: self._filter())
        tools = tool_line(self.tools)
        writable = not self.workspace.desk.read_only
        for text, icon_name, action, keys in (
            ("新增", "plus", self.add, ("Insert", "Ctrl+N")),
            ("进入下一阶段", "chevron-right", lambda: self._next_stage(self.view.current_row()), ("Ctrl+Return",)),
            ("删除", "trash-2", self.delete, ("Delete", "Ctrl+Delete")),
        ):
            button = tool_button(self, text, icon_name, action, keys[0])
            button.defaultAction().setShortcuts([QKeySequence(key) for key in keys])
            button.defaultAction().setEnabled(writable)
            tools.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.addWidget(top)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.empty, 1)

    def show_bases(self, register: Sequence[Base], units: Sequence[Unit]) -> None:
        """Show these titles as of the workspace's day; `units` give the towns and hosts to choose from."""
        self._context.as_of = self.workspace.as_of
        active = [unit for unit in units if unit.active_on(self.workspace.as_of)]
        self._context.towns = [unit.name for unit in active if unit.kind is UnitKind.town]
        self._context.units = [unit.name for unit in active]
        towns = dict.fromkeys(base.town for base in register if base.town)
        self.town.offer([("全部乡镇", None), *((town, town) for town in towns)])
        region = register[0].region if register else ""
        self.level.offer([("全部级别", None), *((level.word_in(region), level) for level in BaseLevel)])
        self.view.show_rows(register)
        self.view.setVisible(bool(register))
        self.empty.setVisible(not register)
        self._filter()

    def show_base(self, base_id: int) -> None:
        """Put the cursor on a title, whatever the filters were."""
        self.search.clear()
        for box in (self.level, self.kind, self.town, self.stage):
            box.setCurrentIndex(0)
        self.flagged.setChecked(False)
        self.view.select_row(base_id)
        self.view.setFocus()

    def add(self) -> None:
        """Ask for a new title, and show it."""
        dialog = BaseDialog(self.workspace, self._context.towns, self._context.units)
        if dialog.exec():
            self.workspace.changed.emit()
            self.show_base(dialog.added_id)

    def delete(self) -> None:
        """Delete the selected titles; Ctrl+Z brings them back."""
        gone = self.view.selected_rows()
        if gone and messages.confirm(
            self, f"从台账删除{_named(gone)}？", "各阶段的记录一起删除，可以撤销（Ctrl+Z）。", yes="删除", no="不删除"
        ):
            self.workspace.do(lambda: delete_bases(self.workspace.desk, gone), f"已删除{_named(gone)}")

    def paste(self, block: list[list[str]]) -> None:
        """A single column goes over the cells from the cursor down; a wider block adds titles."""
        if not block:
            return
        if max(len(row) for row in block) == 1 and self.view.current_row() is not None:
            self._paste_over([row[0] if row else "" for row in block])
            return
        try:
            new = bases_from_block(block)
        except DeskError as error:
            messages.show_trouble(self, error)
            return
        names = "\n".join(base.name for base in new[:8]) + ("\n……" if len(new) > 8 else "")
        if new and messages.confirm(self, f"在台账里新增这{len(new)}条？", names, yes="新增", no="不新增"):
            desk, count = self.workspace.desk, len(new)
            note = f"已新增{count}条"
            self.workspace.do_many(count, f"新增{count}条", lambda told: add_bases(desk, new, told), note)

    def _paste_over(self, texts: list[str]) -> None:
        index = self.view.currentIndex()
        key = TYPED_COLUMNS[index.column()]
        if key is None:
            self.workspace.noted.emit("这一列不能粘贴，请选名称、级别、类型、乡镇、依托单位、证书编号或有效期。")
            return
        pairs = list(zip(self.view.rows_model.shown_rows()[index.row() :], texts, strict=False))
        desk = self.workspace.desk
        title = f"修改{len(pairs)}条"
        self.workspace.do_many(
            len(pairs), title, lambda told: edit_bases(desk, [with_text(base, key, text) for base, text in pairs], told)
        )

    def _edit(self, base: Base, column: str, text: str) -> None:
        self.workspace.do(lambda: edit_bases(self.workspace.desk, [with_text(base, column, text)]))

    def _next_stage(self, base: Base | None) -> None:
        if base is not None and not self.workspace.desk.read_only and StageDialog(self.workspace, base).exec():
            self.workspace.changed.emit()

    def _open_stages(self, base: Base) -> None:
        StagesDialog(self.workspace, base).exec()

    def _filter(self) -> None:
        asked = [box.chosen for box in (self.level, self.kind, self.town, self.stage)]
        flagged, day = self.flagged.isChecked(), self.workspace.as_of

        def keep(base: Base) -> bool:
            entry = base.stage_on(day)
            has = (base.level, base.kind, base.town, entry.stage if entry else None)
            due = base.validity_on(day) in (Validity.expiring, Validity.expired)
            return all(want is None or want == own for want, own in zip(asked, has, strict=True)) and (
                due or not flagged
            )

        self.search.keep = keep if flagged or any(want is not None for want in asked) else None
        self.search.apply()

    def _tell_count(self, shown: int, total: int) -> None:
        self.count.setText(f"{shown}条" if shown == total else f"{shown} / {total}条")


def _named(bases: Sequence[Base]) -> str:
    return f"“{bases[0].name}”" if len(bases) == 1 else f"{len(bases)}条"


def _filter_box(all_of_them: str, choices: Sequence[tuple[str, object]]) -> ChoiceBox:
    box = ChoiceBox([(all_of_them, None), *choices])
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(6)
    box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return box
