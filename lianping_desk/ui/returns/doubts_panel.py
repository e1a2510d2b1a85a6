"""The doubts that wait for her on the screen, and the way to settle them beside the archived sheets."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lianping_desk.services.returns.doubts.show_doubts import ShownDoubt
from lianping_desk.ui.flow_line import FlowLine
from lianping_desk.ui.screen import EmptyNote
from lianping_desk.ui.tables.columns import Column
from lianping_desk.ui.tables.rows_view import RowsView
from lianping_desk.ui.tool_button import tool_button


class DoubtsPanel(QWidget):
    """`review_wanted` is emitted with the doubt to begin with."""

    review_wanted = Signal(object)

    def __init__(self, empty: str) -> None:
        super().__init__()
        self.view = RowsView(
            (
                Column("单位", lambda one: one.unit or "（未知）", 150, wrap=True),
                Column("文件", lambda one: one.file, 200, wrap=True),
                Column("单元格", lambda one: one.address, 110, wrap=True),
                Column("栏目", lambda one: one.field_name, 140, wrap=True),
                Column("原文", lambda one: one.doubt.text, 160, stretch=True, wrap=True),
                Column("原因", lambda one: one.doubt.why, 200, stretch=True, wrap=True),
                Column("等着的行", lambda one: one.waiting or None, 84, right=True),
            )
        )
        self.review_button = tool_button(
            self, "对照原表处理", "eye", self.review, hint="原表画在旁边，一个键处理一个疑点（回车）"
        )
        self.line = FlowLine()
        self.line.add(self.review_button)
        self.empty = EmptyNote(empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.addWidget(self.line)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.empty, 1)
        self.view.opened.connect(self.review_wanted)
        self.view.add_row_action("对照原表处理", self.review_wanted.emit)

    def show_doubts(self, doubts: Sequence[ShownDoubt]) -> None:
        """Show these doubts; she stays at the place in the list where she was."""
        line = max(self.view.currentIndex().row(), 0)
        self.view.show_rows(doubts)
        for widget in (self.line, self.view):
            widget.setVisible(bool(doubts))
        self.empty.setVisible(not doubts)
        count = self.view.rows_model.rowCount()
        if count:
            self.view.setCurrentIndex(self.view.rows_model.index(min(line, count - 1), 0))

    def review(self) -> None:
        """Begin with the doubt under the cursor."""
        one = self.view.current_row()
        if one is not None:
            self.review_wanted.emit(one)
