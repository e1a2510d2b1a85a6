"""A list of doubts beside the one she is on: used in the preview of an import and on the screen."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from lianping_desk.services.returns.show_doubts import ShownDoubt
from lianping_desk.ui.returns.doubt_answer import DoubtAnswer
from lianping_desk.ui.screen import EmptyNote
from lianping_desk.ui.tables.columns import Column
from lianping_desk.ui.tables.rows_view import RowsView

LEFT_OUT = "不采用"


class DoubtsPanel(QWidget):
    """`answered` is emitted with a doubt and her answer (None: leave out); with `answers` it is only noted."""

    answered = Signal(object, object)

    def __init__(self, empty: str, *, answers: dict[Any, str | None] | None = None) -> None:
        super().__init__()
        self.answers = answers
        columns = [
            Column("单位", lambda one: one.unit or "（未知）", 108, hint=lambda one: one.file),
            Column("单元格", lambda one: one.address, 96, wrap=True),
            Column("栏目", lambda one: one.field_name, 92, wrap=True),
            Column("原文", lambda one: one.doubt.text, 100, stretch=True, wrap=True),
            Column("原因", lambda one: one.doubt.why, 140, stretch=True, wrap=True),
        ]
        if answers is not None:
            columns.append(Column("处理", self._answer_text, 96, wrap=True))
        self.view = RowsView(columns)
        self.answer = DoubtAnswer(can_postpone=answers is not None)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.addWidget(self.view)
        self.split.addWidget(self.answer)
        self.split.setStretchFactor(0, 3)
        self.split.setStretchFactor(1, 2)
        self.split.setChildrenCollapsible(False)
        self.empty = EmptyNote(empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.addWidget(self.split, 1)
        layout.addWidget(self.empty, 1)
        self.view.row_selected.connect(self.answer.show_doubt)
        self.view.opened.connect(lambda _row: self._to_answer())
        self.answer.answered.connect(self._take)
        self.answer.postponed.connect(self._postpone)

    def show_doubts(self, doubts: Sequence[ShownDoubt]) -> None:
        """Show these doubts; she stays at the place in the list where she was."""
        line = max(self.view.currentIndex().row(), 0)
        self.view.show_rows(doubts)
        self.split.setVisible(bool(doubts))
        self.empty.setVisible(not doubts)
        count = self.view.rows_model.rowCount()
        if count:
            self._go_to(min(line, count - 1))
            self.answer.show_doubt(self.view.current_row())
        else:
            self.answer.show_doubt(None)

    def show_doubt(self, number: object) -> None:
        """Put the cursor on one doubt."""
        self.view.select_row(number)

    def _take(self, shown: ShownDoubt, answer: str | None) -> None:
        if self.answers is not None:
            self.answers[shown.id] = answer
            self._next()
        self.answered.emit(shown, answer)

    def _postpone(self, shown: ShownDoubt) -> None:
        if self.answers is not None:
            self.answers.pop(shown.id, None)
            self._next()

    def _next(self) -> None:
        """Note the answer in the list and go to the doubt below."""
        self.view.viewport().update()
        line = self.view.currentIndex().row() + 1
        if line < self.view.rows_model.rowCount():
            self._go_to(line)

    def _go_to(self, line: int) -> None:
        self.view.setCurrentIndex(self.view.rows_model.index(line, 0))

    def _to_answer(self) -> None:
        self.answer.typed.setFocus()

    def _answer_text(self, shown: ShownDoubt) -> str:
        answers: Mapping[Any, str | None] = self.answers or {}
        if shown.id not in answers:
            return "先留着"
        return answers[shown.id] or (LEFT_OUT if shown.doubt.field else "知道了")
