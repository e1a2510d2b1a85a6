"""The ledger of one period: each unit that owes a return, how far it has come, filters and search."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from lianping_desk.domain.unit import UnitKind
from lianping_desk.services.returns.status import ReturnState, UnitReturn
from lianping_desk.ui.choice_box import ChoiceBox
from lianping_desk.ui.flow_line import FlowLine
from lianping_desk.ui.returns.state_marks import LATE, is_late, state_icon, state_text_colour, state_word
from lianping_desk.ui.screen import EmptyNote
from lianping_desk.ui.tables.columns import Column
from lianping_desk.ui.tables.rows_view import RowsView
from lianping_desk.ui.tables.search_line import SearchLine

NOBODY = "这一期没有要填报的单位。\n请先在“分工表”里给单位安排任务，或在“单位”里检查填报范围。"

OUTSTANDING = "未报"


class Ledger(QWidget):
    """The tab. `show_returns` hands it the lines; `unit_opened` is emitted with the line she opens."""

    unit_opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.view = ledger_view()
        self.search = SearchLine(self.view, lambda one: f"{one.unit.name} {one.unit.full_name}")
        self.search.setAcceptDrops(False)  # a file dropped here is a return, not a word to search for
        self.search.keep = self._keeps
        self.search.focus_from(self)
        self.state = ChoiceBox(
            [
                ("全部状态", None),
                (OUTSTANDING, OUTSTANDING),
                (LATE, LATE),
                *((state.value, state) for state in ReturnState if state.has_arrived),
            ]
        )
        self.kind = ChoiceBox([("全部单位", None), *((kind.chinese, kind) for kind in UnitKind)])
        self.count = QLabel()
        self.count.setProperty("faint", True)
        line = FlowLine()
        for box in (self.state, self.kind):
            box.currentIndexChanged.connect(lambda _index: self.search.apply())
        for widget in (self.search, self.state, self.kind, self.count):
            line.add(widget)
        self.empty = EmptyNote(NOBODY)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.addWidget(line)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.empty, 1)
        self.view.opened.connect(self.unit_opened.emit)
        self.view.rows_model.shown_changed.connect(self._tell_count)

    def show_returns(self, lines: Sequence[UnitReturn]) -> None:
        """Show these lines; filters and the place she was on stay."""
        self.view.show_rows(lines)
        self.view.setVisible(bool(lines))
        self.empty.setVisible(not lines)
        self.search.apply()

    def show_unit(self, unit_id: int) -> None:
        """Put the cursor on a unit, whatever the filters were."""
        self.search.clear()
        for box in (self.state, self.kind):
            box.setCurrentIndex(0)
        for one in self.view.rows_model.shown_rows():
            if one.unit.id == unit_id:
                self.view.select_row(one.id)
        self.view.setFocus()

    def selected(self) -> list[UnitReturn]:
        """The lines she has selected."""
        return self.view.selected_rows()

    def _keeps(self, one: UnitReturn) -> bool:
        wanted, kind = self.state.chosen, self.kind.chosen
        if kind is not None and one.unit.kind is not kind:
            return False
        if wanted == OUTSTANDING:
            return not one.state.has_arrived
        if wanted == LATE:
            return is_late(one)
        return wanted is None or one.state is wanted

    def _tell_count(self, shown: int, of: int) -> None:
        self.count.setText("" if shown == of else f"显示 {shown} / {of}")


def _contact(one: UnitReturn) -> str:
    """Whom to call about it."""
    return "；".join(f"{contact.person} {contact.phone}".strip() for contact in one.unit.contacts)


def ledger_view() -> RowsView:
    """An empty table of UnitReturn rows."""
    return RowsView(
        (
            Column("单位", lambda one: one.unit.name, 170, stretch=True),
            Column("类别", lambda one: one.unit.kind.chinese, 112),
            Column("状态", state_word, 112, icon=state_icon, colour=state_text_colour),
            Column("收到日期", lambda one: one.received_on, 108),
            Column("逾期天数", lambda one: one.days_late or None, 84, right=True),
            Column("版本", lambda one: one.versions or None, 58, right=True),
            Column("疑点", lambda one: one.doubts or None, 58, right=True),
            Column("联系人", _contact, 130, stretch=True, wrap=True),
            Column("备注", lambda one: one.note, 74, stretch=True, wrap=True),
        ),
        identify=lambda one: one.id,
    )
