"""The record of changes: when, who, what, from what to what; any operation can be taken back from here."""

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QSplitter, QVBoxLayout, QWidget

from lianping_desk.domain.history import Reversal
from lianping_desk.services.history.row_history import changes_of
from lianping_desk.services.history.undo import undo_operation
from lianping_desk.services.meetings.list_meetings import list_meetings
from lianping_desk.ui import messages
from lianping_desk.ui.choice_box import ChoiceBox
from lianping_desk.ui.settings.history_entries import Entry, entries_of_row, entries_since
from lianping_desk.ui.tables.columns import Column
from lianping_desk.ui.tables.rows_view import RowsView
from lianping_desk.ui.tables.search_line import SearchLine
from lianping_desk.ui.workspace import Workspace

LINES_IN_DETAIL = 300
"""How many changes of one operation are listed; an import may have thousands."""

KEPT_TOLD = 20
"""How many later edits are named when they stand in the way of an undo."""


class HistoryTab(QWidget):
    """The table of operations, with what the chosen one changed below."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._row: tuple[str, int] | None = None
        self._asked_for: date | None = None
        self.view = RowsView(
            (
                Column("时间", lambda one: f"{one.operation.at:%Y-%m-%d %H:%M}", 140),
                Column("谁", lambda one: one.operation.who, 90),
                Column("做了什么", lambda one: one.operation.why, 240, stretch=True, wrap=True),
                Column("改了什么", lambda one: one.text, 330, stretch=True, wrap=True),
                Column("", lambda one: "已撤销" if one.undone else "", 70),
            )
        )
        self.search = SearchLine(self.view, lambda one: f"{one.operation.who} {one.operation.why} {one.searched}")
        self.search.focus_from(self)
        self.since = ChoiceBox([("最近30天", date.today() - timedelta(days=30))])
        self.undo = QPushButton("撤销这一步…")
        self.detail = QPlainTextEdit()
        self.detail.setReadOnly(True)
        self.whole = QPushButton("看全部记录")
        self.only = QLabel()
        self._lay_out()
        self.since.currentIndexChanged.connect(lambda _index: self.show_settings())
        self.view.row_selected.connect(self._show_detail)
        self.view.opened.connect(lambda _entry: self.detail.setFocus())
        self.undo.clicked.connect(lambda _checked=False: self._undo())
        self.whole.clicked.connect(lambda _checked=False: self.show_row(None))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        for widget in (self.search, self.since, self.only, self.whole):
            top.addWidget(widget)
        top.addStretch(1)
        top.addWidget(self.undo)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.view)
        split.addWidget(self.detail)
        split.setSizes([400, 150])
        split.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.addLayout(top)
        layout.addWidget(split, 1)

    def show_settings(self) -> None:
        """Read the record anew."""
        self.since.offer(self._days())
        self.only.setVisible(self._row is not None)
        self.whole.setVisible(self._row is not None)
        self.since.setVisible(self._row is None)
        self.view.show_rows(self._entries())
        if self.view.current_row() is None and self.view.rows_model.rowCount():
            self.view.setCurrentIndex(self.view.rows_model.index(0, 0))
        self.undo.setEnabled(not self.workspace.desk.read_only)

    def _days(self) -> list[tuple[str, date | None]]:
        """What may be chosen: since today, some days ago, a meeting, or the day that another screen asked for."""
        today = date.today()
        meetings = [meeting for meeting in list_meetings(self.workspace.desk) if meeting.on <= self.workspace.as_of]
        asked_for = [(f"{self._asked_for}以来", self._asked_for)] if self._asked_for else []
        return [
            ("最近30天", today - timedelta(days=30)),
            ("今天", today),
            ("最近7天", today - timedelta(days=7)),
            *((f"{meeting.title}（{meeting.on}）以来", meeting.on) for meeting in meetings[:6]),
            *asked_for,
            ("全部操作", None),
        ]

    def show_row(self, row: tuple[str, int] | None) -> None:
        """Show the history of one row (table and id), or of everything."""
        self._row = row
        self.show_settings()
        if row is not None:
            lines = self.view.rows_model.rowCount()
            self.only.setText(f"这一条的{lines}次修改" if lines else "这一条还没有修改过")

    def show_since(self, day: date) -> None:
        """Show what was done since a day."""
        self._row, self._asked_for = None, day
        self.since.offer(self._days())
        self.since.choose(day)
        self.show_settings()

    def show_operation(self, operation_id: int) -> None:
        """Put the cursor on an operation."""
        self._row = None
        self.since.offer(self._days())
        self.since.choose(None)
        self.show_settings()
        self.view.select_row(operation_id)

    def _entries(self) -> list[Entry]:
        desk = self.workspace.desk
        return entries_of_row(desk, *self._row) if self._row is not None else entries_since(desk, self.since.chosen)

    def _show_detail(self, entry: Entry) -> None:
        lines = changes_of(self.workspace.desk, entry.operation.id)
        more = [f"……共{len(lines)}处"] if len(lines) > LINES_IN_DETAIL else []
        self.detail.setPlainText("\n".join([*(line.text for line in lines[:LINES_IN_DETAIL]), *more]))

    def _undo(self) -> None:
        entry = self.view.current_row()
        if entry is None:
            self.workspace.noted.emit("请先在表里选一步操作")
            return
        if messages.confirm(
            self,
            f"撤销“{entry.operation.why}”？",
            "后来又改过的地方会保留现在的值，并列出来。撤销本身也记在这里，还可以再撤销。",
            yes="撤销",
            no="不撤销",
        ):
            self.workspace.do(lambda: self._tell(undo_operation(self.workspace.desk, entry.operation.id)))

    def _tell(self, reversal: Reversal) -> None:
        self.workspace.noted.emit(f"已撤销，恢复了{reversal.restored}处")
        if kept := reversal.kept:
            messages.tell(self, f"有{len(kept)}处后来又改过，保留现在的值。", "\n".join(kept[:KEPT_TOLD]))
