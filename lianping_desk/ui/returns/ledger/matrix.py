"""Units by periods: who returned what, over the whole plan."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lianping_desk.domain.period import Period
from lianping_desk.domain.unit import Unit
from lianping_desk.domain.unit_return import PeriodStatus, UnitReturn
from lianping_desk.services.returns.ledger.said_of_return import said_of_one
from lianping_desk.ui.returns.ledger.state_marks import state_icon, state_text_colour, state_word
from lianping_desk.ui.tables.columns import Column
from lianping_desk.ui.tables.rows_view import RowsView
from lianping_desk.ui.tables.search_line import SearchLine


@dataclass(frozen=True, slots=True)
class UnitLine:
    """One unit with its return for each period by the period's id."""

    unit: Unit
    returns: Mapping[int, UnitReturn]

    @property
    def id(self) -> int:
        return self.unit.id


class Matrix(QWidget):
    """The tab. `return_opened` is emitted with the return she opens."""

    return_opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._periods: tuple[Period, ...] = ()
        self.view: RowsView | None = None
        self.search: SearchLine | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 8, 0, 0)

    def show_returns(self, found: Sequence[PeriodStatus]) -> None:
        """Show every unit that owes anything in any of the periods; the table is made anew when these change."""
        periods = tuple(one.period for one in found)
        if periods != self._periods or self.view is None:
            self._periods = periods
            self._make_table()
        assert self.view is not None
        by_unit: dict[int, dict[int, UnitReturn]] = {}
        units: dict[int, Unit] = {}
        for status in found:
            for one in status.units:
                units[one.unit.id] = one.unit
                by_unit.setdefault(one.unit.id, {})[status.period.id] = one
        self.view.show_rows([UnitLine(unit, by_unit[unit.id]) for unit in units.values()])

    def _make_table(self) -> None:
        for old in (self.search, self.view):
            if old is not None:
                self._layout.removeWidget(old)
                old.deleteLater()
        columns = [Column("单位", lambda line: line.unit.name, 220, stretch=True)]
        columns += [_period_column(period) for period in self._periods]
        self.view = RowsView(columns)
        self.search = SearchLine(self.view, lambda line: f"{line.unit.name} {line.unit.full_name}")
        self.search.setAcceptDrops(False)
        self.view.doubleClicked.connect(lambda index: self._open(index.row(), index.column()))
        self._layout.addWidget(self.search)
        self._layout.addWidget(self.view, 1)

    def _open(self, line: int, column: int) -> None:
        assert self.view is not None
        if column > 0:
            row = self.view.rows_model.row_at(line)
            found = row.returns.get(self._periods[column - 1].id)
            if found is not None:
                self.return_opened.emit(found)


def _period_column(period: Period) -> Column:
    def found(line: UnitLine) -> UnitReturn | None:
        return line.returns.get(period.id)

    def word(line: UnitLine) -> str:
        one = found(line)
        return state_word(one) if one else "—"

    def light(line: UnitLine) -> QIcon | None:
        one = found(line)
        return state_icon(one) if one else None

    def colour(line: UnitLine) -> QColor | None:
        one = found(line)
        return state_text_colour(one) if one else None

    def hint(line: UnitLine) -> str:
        one = found(line)
        if one is None:
            return "这一期不用填报"
        return f"{period.title}　{said_of_one(one)}"

    return Column(period.title, word, 132, icon=light, colour=colour, hint=hint)
