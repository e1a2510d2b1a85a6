"""督办: every follow-up with its deadline and state, edited in place, until it is done."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel

from lianping_desk.domain.annual_text import Surroundings, task_name
from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.follow_up_text import FollowUpSurroundings, follow_up_with_text, follow_ups_from_block
from lianping_desk.domain.notice import NoticeKind
from lianping_desk.domain.work import FollowUp
from lianping_desk.domain.work_state import FollowUpState
from lianping_desk.services.follow_ups.close_follow_ups import close_follow_ups
from lianping_desk.services.follow_ups.delete_follow_ups import delete_follow_ups
from lianping_desk.services.follow_ups.list_follow_ups import FollowUpLine, FollowUps, list_follow_ups
from lianping_desk.services.follow_ups.save_follow_ups import save_follow_ups
from lianping_desk.services.notices.draft_notices import NoticeAbout
from lianping_desk.ui import messages
from lianping_desk.ui.choice_box import ChoiceBox
from lianping_desk.ui.flow_line import FlowLine
from lianping_desk.ui.follow_ups.columns import COLUMN_KEYS, STATES, Offers, follow_up_columns
from lianping_desk.ui.follow_ups.dialogs import FollowUpDialog
from lianping_desk.ui.lights import light_icon
from lianping_desk.ui.screen import EmptyNote, Screen
from lianping_desk.ui.tables.rows_view import RowsView
from lianping_desk.ui.tables.search_line import SearchLine
from lianping_desk.ui.workspace import Workspace

EMPTY = (
    "还没有督办事项。\n"
    "按“新增”记下会议议定的事、检查发现的问题或迟交的填报；\n"
    "或从 Excel 复制一块表格（事项、责任单位、任务、会议、期限……），在这里粘贴（Ctrl+V）。"
)
ALL = ("全部状态", None)


class FollowUpsScreen(Screen):
    """The screen. Places: ("follow_up", id), or a FollowUpState to see only those."""

    title = "督办"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._around: FollowUpSurroundings | None = None
        self._offers = Offers([], [], [])
        writable = not workspace.desk.read_only
        self.view = RowsView(follow_up_columns(self._offers, self._edit if writable else None))
        self.search = SearchLine(self.view, _searched)
        self.search.focus_from(self)
        self.state = ChoiceBox([ALL, *((state.value, state) for state in STATES)])
        self.unit = ChoiceBox([("全部单位", None)])
        self.count = QLabel()
        self.count.setProperty("faint", True)
        self.count.setMinimumHeight(32)
        self.empty = EmptyNote(EMPTY, self.paste)
        for text, icon_name, action, keys in (
            ("新增", "plus", self.add, ("Insert", "Ctrl+N")),
            ("办结", "check", self.close_chosen, ("Ctrl+Return",)),
            ("督办通知…", "file-text", self.write_notices, ("Ctrl+Shift+N",)),
            ("删除", "trash-2", self.delete, ("Delete", "Ctrl+Delete")),
        ):
            made = self.add_tool(text, icon_name, action, keys[0])
            made.setShortcuts([QKeySequence(key) for key in keys])
            made.setEnabled(writable)
        top = FlowLine()
        for widget in (self.search, self.state, self.unit, self.count):
            top.add(widget)
        self.body.addWidget(top)
        self.body.addWidget(self.view, 1)
        self.body.addWidget(self.empty, 1)
        self._connect()

    def _connect(self) -> None:
        for box in (self.state, self.unit):
            box.currentIndexChanged.connect(lambda _index: self._narrow())
        self.view.pasted.connect(self.paste)
        self.view.rows_model.shown_changed.connect(
            lambda shown, total: self.count.setText(f"{total}件" if shown == total else f"{shown} / {total}件")
        )
        self.view.add_row_action("办结或重新督办", lambda _line: self.close_chosen())
        self.view.add_row_action("给这个单位发督办通知…", self._write_notice)
        self.view.add_row_action("看这项任务", self._open_task)
        self.view.add_row_action("修改记录", lambda line: self.workspace.open_place("settings", ("follow_up", line.id)))

    def refresh(self) -> None:
        shown: FollowUps | None = self.workspace.read(
            lambda: list_follow_ups(self.workspace.desk, self.workspace.as_of)
        )
        if shown is None:
            return
        self._around = FollowUpSurroundings(Surroundings(shown.plan, shown.units), shown.meetings)
        self._offers.units = [unit.name for unit in shown.units if unit.active_on(self.workspace.as_of)]
        self._offers.tasks = [task_name(task) for task in shown.plan.tasks]
        self._offers.meetings = [meeting.title for meeting in shown.meetings]
        units = dict.fromkeys((line.unit, line.follow_up.unit_id) for line in shown.lines if line.unit)
        self.unit.offer([("全部单位", None), *units])
        for number, state in enumerate(STATES, 1):
            self.state.setItemIcon(number, light_icon(state.light))
        self.subtitle.setText(f"截至{self.workspace.as_of}　{states_line(shown.lines)}")
        self.view.show_rows(shown.lines)
        self.view.setVisible(bool(shown.lines))
        self.empty.setVisible(not shown.lines)
        self._narrow()

    def show_place(self, target: Any) -> None:
        match target:
            case ("follow_up", int(number)):
                self.search.clear()
                self.state.choose(None)
                self.unit.choose(None)
                self.view.select_row(number)
                self.view.setFocus()
            case FollowUpState():
                self.state.choose(target)

    def add(self) -> None:
        """Ask for a new follow-up, and show it."""
        if self._around is None:
            return
        dialog = FollowUpDialog(self.workspace, self._around)
        if dialog.exec():
            self.workspace.changed.emit()
            self.show_place(("follow_up", dialog.added_id))

    def close_chosen(self) -> None:
        """Say that the selected ones are done by the chosen day; when all of them were, open them again."""
        chosen = self._chosen()
        if not chosen:
            self.workspace.noted.emit("请先选中要办结的事项。")
            return
        on = None if all(one.done_on for one in chosen) else self.workspace.as_of
        named = _named(chosen)
        note = f"{named}已记为{on}办结，日期可在表里改" if on else f"{named}已重新督办"
        self.workspace.do(lambda: close_follow_ups(self.workspace.desk, chosen, on), note)

    def write_notices(self) -> None:
        """督办通知 for the selected ones that are still open; for all open ones where a single line is selected."""
        chosen = [line.id for line in self.view.selected_rows()]
        self._open_notices(chosen if len(chosen) > 1 else None)

    def delete(self) -> None:
        """Delete the selected ones; Ctrl+Z brings them back."""
        gone = self._chosen()
        if gone and messages.confirm(self, f"删除{_named(gone)}？", "可以撤销（Ctrl+Z）。", yes="删除", no="不删除"):
            self.workspace.do(lambda: delete_follow_ups(self.workspace.desk, gone), f"已删除{_named(gone)}")

    def paste(self, block: Sequence[Sequence[str]]) -> None:
        """A single column goes over the cells from the cursor down; a wider block adds follow-ups."""
        around = self._around
        if not block or around is None or self.workspace.desk.read_only:
            return
        if max(len(row) for row in block) == 1 and self.view.current_row() is not None:
            self._paste_over(around, [row[0] if row else "" for row in block])
            return
        try:
            new = follow_ups_from_block(block, around)
        except DeskError as error:
            messages.show_trouble(self, error)
            return
        matters = "\n".join(one.matter for one in new[:8]) + ("\n……" if len(new) > 8 else "")
        if new and messages.confirm(self, f"新增这{len(new)}件督办事项？", matters, yes="新增", no="不新增"):
            desk, count = self.workspace.desk, len(new)
            note = f"已新增{count}件"
            self.workspace.do_many(count, f"新增{count}件", lambda told: save_follow_ups(desk, new, told), note)

    def _paste_over(self, around: FollowUpSurroundings, texts: Sequence[str]) -> None:
        index = self.view.currentIndex()
        column = COLUMN_KEYS[index.column()]
        if column is None:
            self.workspace.noted.emit("状态是算出来的，不能粘贴；请填“办结日期”。")
            return
        pairs = list(zip(self.view.rows_model.shown_rows()[index.row() :], texts, strict=False))
        desk = self.workspace.desk
        self.workspace.do_many(
            len(pairs),
            f"修改{len(pairs)}件",
            lambda told: save_follow_ups(
                desk, [follow_up_with_text(line.follow_up, column, text, around) for line, text in pairs], told
            ),
        )

    def _edit(self, line: FollowUpLine, column: str, text: str) -> None:
        around = self._around
        if around is not None:
            self.workspace.do(
                lambda: save_follow_ups(
                    self.workspace.desk, [follow_up_with_text(line.follow_up, column, text, around)]
                )
            )

    def _chosen(self) -> list[FollowUp]:
        return [line.follow_up for line in self.view.selected_rows()]

    def _write_notice(self, line: FollowUpLine) -> None:
        """督办通知 to the unit of this line, with everything that it still has to do."""
        lines = self.view.rows_model.rows
        self._open_notices([one.id for one in lines if one.follow_up.unit_id == line.follow_up.unit_id])

    def _open_notices(self, ids: Sequence[int] | None) -> None:
        from lianping_desk.ui.notices.open_notice import open_notice_dialog  # brings the viewer of PDFs along

        open_notice_dialog(self.workspace, NoticeAbout(NoticeKind.supervision, follow_up_ids=ids))

    def _open_task(self, line: FollowUpLine) -> None:
        if line.follow_up.task_id is not None:
            self.workspace.open_place("schedule", ("task", line.follow_up.task_id))

    def _narrow(self) -> None:
        state, unit = self.state.chosen, self.unit.chosen

        def keep(line: FollowUpLine) -> bool:
            return state in (None, line.state) and unit in (None, line.follow_up.unit_id)

        self.search.keep = keep if state or unit else None
        self.search.apply()


def states_line(lines: Sequence[FollowUpLine]) -> str:
    """How many stand how: 逾期 1 · 未到期 3 · 已办结 5."""
    counts = {state: sum(line.state is state for line in lines) for state in STATES}
    return " · ".join(f"{state.value} {count}" for state, count in counts.items() if count)


def _searched(line: FollowUpLine) -> str:
    return " ".join((line.follow_up.matter, line.unit, line.task, line.meeting, line.follow_up.note))


def _named(chosen: Sequence[FollowUp]) -> str:
    if len(chosen) > 1:
        return f"{len(chosen)}件督办事项"
    matter = " ".join(chosen[0].matter.split())
    return f"“{matter if len(matter) <= 24 else matter[:24] + '…'}”"
