"""The cells of a return to choose from: ticked ones go back, each with its reason, which she may word herself."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lianping_desk.domain.ledger import MarkedCell
from lianping_desk.domain.what_to_ask import explanation
from lianping_desk.services.returns.unit_return.returnable import ReturnableCell
from lianping_desk.ui.choice_box import ChoiceBox
from lianping_desk.ui.flow_line import FlowLine
from lianping_desk.ui.tables.columns import TICKED, UNTICKED, Column
from lianping_desk.ui.tables.rows_view import RowsView
from lianping_desk.ui.tables.search_line import SearchLine
from lianping_desk.ui.theme import colours

ODD, ALL, CHOSEN = "odd", "all", "chosen"
_TO_CHECK = "请核实"


class CellsTable(QWidget):
    """`chosen_changed` is emitted with the number of ticked cells. Doubtful cells are ticked at first."""

    chosen_changed = Signal(int)

    def __init__(self, cells: Sequence[ReturnableCell], *, ticked: frozenset[tuple[str | None, str, str]]) -> None:
        super().__init__()
        self._cells = list(cells)
        self._chosen = {one.id for one in cells if one.in_doubt} | ticked
        self._reasons = {one.id: one.cell.why or one.remark for one in cells}
        self.view = self._table()
        self.view.opened.connect(lambda _row: self.toggle())
        self.view.clicked.connect(lambda index: None if index.column() else self.toggle())
        self.view.add_row_action("退回或不退回这一格", lambda _row: self.toggle(), "Space")
        self.search = SearchLine(self.view, lambda one: f"{one.subject} {one.field_name} {one.cell.text}")
        self.search.keep = self._keeps
        self.which = ChoiceBox([("有疑点和提示的", ODD), ("全部格子", ALL), ("要退回的", CHOSEN)])
        self.which.choose(ODD if any(self._is_odd(one) for one in cells) else ALL)
        self.which.currentIndexChanged.connect(lambda _index: self.search.apply())
        line = FlowLine()
        line.add(self.which)
        line.add(self.search)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(line)
        layout.addWidget(self.view, 1)
        self.view.show_rows(self._cells)
        self.search.apply()

    def chosen(self) -> list[MarkedCell]:
        """The cells that go back, each with its reason."""
        return [
            replace(one.cell, why=self._reasons[one.id] or _TO_CHECK) for one in self._cells if one.id in self._chosen
        ]

    def toggle(self) -> None:
        """Tick the selected lines; take the tick back when all have it."""
        selected = {one.id for one in self.view.selected_rows()}
        if selected <= self._chosen:
            self._chosen -= selected
        else:
            self._chosen |= selected
        self._refresh()

    def _tick(self, one: ReturnableCell) -> str:
        return TICKED if one.id in self._chosen else UNTICKED

    def _reword(self, one: ReturnableCell, text: str) -> None:
        self._reasons[one.id] = text.strip()
        self._chosen.add(one.id)
        self._refresh()

    def _refresh(self) -> None:
        self.view.viewport().update()
        self.chosen_changed.emit(len(self._chosen))

    def _keeps(self, one: ReturnableCell) -> bool:
        wanted = self.which.chosen
        return wanted == ALL or one.id in self._chosen or (wanted == ODD and self._is_odd(one))

    def _is_odd(self, one: ReturnableCell) -> bool:
        return one.in_doubt or bool(one.remark)

    def _asked(self, one: ReturnableCell) -> str:
        """What the unit will read, for the ticked cells."""
        if one.id not in self._chosen:
            return ""
        return explanation(replace(one.cell, why=self._reasons[one.id] or _TO_CHECK))

    def _table(self) -> RowsView:
        def colour(one: ReturnableCell) -> QColor | None:
            return QColor(colours().trouble) if one.in_doubt else None

        return RowsView(
            (
                Column("退回", self._tick, 56, centre=True, hint=lambda _one: "单击或按空格勾选"),
                Column("单元格", lambda one: one.address, 110, wrap=True),
                Column("任务、指标或基地", lambda one: one.subject, 170, wrap=True),
                Column("栏目", lambda one: one.field_name, 96, wrap=True),
                Column("原来填的", lambda one: one.cell.text, 130, stretch=True, wrap=True, colour=colour),
                Column(
                    "哪里不对（可以改写）",
                    lambda one: self._reasons[one.id],
                    150,
                    stretch=True,
                    wrap=True,
                    edit=self._reword,
                ),
                Column("单位会看到", self._asked, 190, stretch=True, wrap=True),
            )
        )
