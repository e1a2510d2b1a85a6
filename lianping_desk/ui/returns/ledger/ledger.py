"""The ledger of one period: who has returned, who is late, what is in hand; filters, search, and the unit she is on."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lianping_desk.domain.ledger import Tick
from lianping_desk.domain.unit import UnitKind
from lianping_desk.domain.unit_return import UnitReturn, in_call_order
from lianping_desk.ui.choice_box import ChoiceBox
from lianping_desk.ui.flow_line import FlowLine
from lianping_desk.ui.returns.ledger.ledger_columns import ledger_view, tick_in_column
from lianping_desk.ui.returns.ledger.state_chips import Choice, Sort, StateChips, counts
from lianping_desk.ui.returns.ledger.unit_strip import UnitStrip
from lianping_desk.ui.screen import EmptyNote
from lianping_desk.ui.tables.search_line import SearchLine

NOBODY = "这一期没有要填报的单位。\n请先在“分工表”里给单位安排任务，或在“单位”里检查填报范围。"
NOT_TOWNS = "机关和部门"
SEARCH_WIDTH = 158
LEAST_HEIGHT = 200
"""Logical pixels of the table: a heading and five units; on a lower screen (150 % and more) the whole is scrolled."""


class Ledger(QWidget):
    """The tab. `show_returns` hands it the lines; `unit_opened` is emitted with the line she opens.

    `tick_clicked` is emitted with the tick whose box she clicked, in the line that is then selected.
    """

    unit_opened = Signal(object)
    tick_clicked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[UnitReturn, ...] = ()
        self.view = ledger_view()
        self.view.setMinimumHeight(LEAST_HEIGHT)
        self._filters = FlowLine()
        self.state = StateChips(self._filters)
        self.search = SearchLine(self.view, lambda one: f"{one.unit.name} {one.unit.full_name}")
        self.search.setFixedWidth(SEARCH_WIDTH)
        self.search.setAcceptDrops(False)  # a file dropped here is a return, not a word to search for
        self.search.keep = self._keeps
        self.search.focus_from(self)
        self.kind = ChoiceBox(
            [("全部单位", None), (NOT_TOWNS, NOT_TOWNS), *((kind.chinese, kind) for kind in reversed(UnitKind))]
        )
        self.strip = UnitStrip()
        self.empty = EmptyNote(NOBODY)
        self._build()
        self._connect()

    def show_returns(self, lines: Sequence[UnitReturn]) -> None:
        """Show these lines; filters and the place she was on stay."""
        self._lines = tuple(lines)
        self.state.show_counts(self._lines)
        for widget in (self.view, self.strip):
            widget.setVisible(bool(lines))
        self.empty.setVisible(not lines)
        self._arrange()

    def show_unit(self, unit_id: int) -> None:
        """Put the cursor on a unit, whatever the filters were."""
        self.show_all()
        for one in self._lines:
            if one.unit.id == unit_id:
                self.view.select_row(one.id)
        self.view.setFocus()

    def show_all(self) -> None:
        """Take every filter off."""
        self.search.clear()
        self.kind.setCurrentIndex(0)
        self.state.choose(None)

    def show_only(self, choice: Choice) -> None:
        """The lines that this button counts, whatever the other filters were."""
        self.show_all()
        self.state.choose(choice)

    def selected(self) -> list[UnitReturn]:
        """The lines she has selected."""
        return self.view.selected_rows()

    def current_tick(self) -> Tick | None:
        """The tick in whose column the cursor is."""
        return tick_in_column(self.view, max(self.view.currentIndex().column(), 0))

    def _build(self) -> None:
        for widget in (self.search, self.kind):
            self._filters.add(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._filters)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.empty, 1)
        layout.addWidget(self.strip)

    def _connect(self) -> None:
        self.state.changed.connect(self._arrange)
        self.kind.currentIndexChanged.connect(lambda _index: self.search.apply())
        self.view.opened.connect(self.unit_opened.emit)
        self.view.clicked.connect(self._click)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self.strip.show_lines(self.selected()))

    def _arrange(self) -> None:
        """In the order of her list, or, where she looks at whom to call, in that order; what she selected stays so."""
        selected = {one.id for one in self.selected()}
        column = max(self.view.currentIndex().column(), 0)
        self.view.show_rows(in_call_order(self._lines) if self.state.chosen is Sort.awaited else self._lines)
        self.search.apply()
        if len(selected) > 1:
            self._select(selected, column)
        self.strip.show_lines(self.selected())

    def _select(self, ids: Collection[tuple[int, int]], column: int) -> None:
        """Select these lines again in the column of the cursor, as far as they are shown."""
        model, block = self.view.rows_model, QItemSelection()
        for row, one in enumerate(model.shown_rows()):
            if one.id in ids:
                block.select(model.index(row, column), model.index(row, column))
        self.view.selectionModel().select(block, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _keeps(self, one: UnitReturn) -> bool:
        kind = self.kind.chosen
        if kind == NOT_TOWNS and one.unit.kind is UnitKind.town:
            return False
        if kind not in (None, NOT_TOWNS) and one.unit.kind is not kind:
            return False
        return counts(one, self.state.chosen)

    def _click(self, index: QModelIndex) -> None:
        tick = tick_in_column(self.view, index.column())
        if tick is not None:
            self.tick_clicked.emit(tick)
