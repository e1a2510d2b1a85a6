"""A table of what two versions of a return say differently: before and now, each with its file and cell."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lianping_desk.domain.versions import Change, Statement
from lianping_desk.services.returns.unit_return.differences import FieldDifference
from lianping_desk.ui.screen import EmptyNote
from lianping_desk.ui.tables.columns import Column, shown
from lianping_desk.ui.tables.rows_view import RowsView
from lianping_desk.ui.theme import colours

SAME = "内容没有不同。"

_SILENT = (Change.left_empty, Change.row_missing)


class DifferencesView(QWidget):
    """`show_differences` hands it the rows; `opened` is emitted with the Statement whose cell she wants to see."""

    opened = Signal(object)

    def __init__(self, empty: str = SAME, *, with_units: bool = False) -> None:
        super().__init__()
        self.view = differences_view(with_units=with_units)
        self.view.opened.connect(self._open)
        self.view.add_row_action("看现在的单元格", lambda one: self._emit(one.after))
        self.view.add_row_action("看原来的单元格", lambda one: self._emit(one.before))
        self.empty = EmptyNote(empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.empty, 1)
        self.show_differences(())

    def show_differences(self, found: Sequence[FieldDifference]) -> None:
        """Show these, in their order."""
        self.view.show_rows(found)
        self.view.setVisible(bool(found))
        self.empty.setVisible(not found)

    def _open(self, one: FieldDifference) -> None:
        self._emit(one.after or one.before)

    def _emit(self, said: Statement | None) -> None:
        if said is not None:
            self.opened.emit(said)


def differences_view(*, with_units: bool = False) -> RowsView:
    """An empty table of FieldDifference rows; `with_units` names the unit of each, for several files together."""
    columns = [Column("单位", lambda one: one.unit, 110, wrap=True)] if with_units else []
    columns += [
        Column("任务或指标", lambda one: one.subject, 180, wrap=True),
        Column("栏目", lambda one: one.field_name, 96, wrap=True),
        Column("变化", lambda one: one.change.chinese, 96, wrap=True, colour=_colour),
        Column("原来", lambda one: said_text(one.before), 150, stretch=True, wrap=True),
        Column("原来的位置", lambda one: where(one.before), 130, wrap=True),
        Column("现在", lambda one: said_text(one.after), 150, stretch=True, wrap=True, hint=_why),
        Column("现在的位置", lambda one: where(one.after), 130, wrap=True),
    ]
    return RowsView(columns)


def said_text(said: Statement | None) -> str:
    """The value; in doubt, the text as it stands with the reason."""
    if said is None:
        return ""
    return shown(said.value) if said.value is not None else f"“{said.trace.text}”（{said.doubt}）"


def where(said: Statement | None) -> str:
    """File and cell, in two lines."""
    return f"{said.trace.address}\n{said.trace.file}".strip() if said is not None else ""


def _why(one: FieldDifference) -> str:
    return f"原文：{one.after.trace.text}" if one.after is not None and one.after.trace.text else ""


def _colour(one: FieldDifference) -> QColor | None:
    if one.change is Change.in_doubt:
        return QColor(colours().trouble)
    return QColor(colours().faint) if one.change in _SILENT else None
