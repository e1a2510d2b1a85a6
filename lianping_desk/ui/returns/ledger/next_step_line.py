"""The line at the head of the screen: the period, its due date, where it stands, and the one thing to do next."""

from collections.abc import Callable, Mapping
from datetime import date
from html import escape

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QSizePolicy

from lianping_desk.domain.unit_return import PeriodStatus
from lianping_desk.services.returns.ledger.next_step import Step, days_to_due, next_step
from lianping_desk.ui.choice_box import ChoiceBox
from lianping_desk.ui.theme import colours

WORDS: Mapping[Step, str] = {
    Step.send_forms: "生成填报表…",
    Step.settle_doubts: "处理疑点",
    Step.take_in: "导入填报件…",
    Step.remind: "催报…",
    Step.review: "看要审的",
    Step.collect_papers: "看缺手续的",
    Step.export: "导出台账…",
}


ROOM_FOR_A_LINE = 760
"""Logical pixels from which the sentence stands between period and button, not below them."""


class NextStepLine(QFrame):
    """`period_chosen` is emitted with a period's code; the button runs the verb of the step that it names."""

    period_chosen = Signal(str)

    def __init__(self, verbs: Mapping[Step, Callable[[], object]], *, read_only: bool) -> None:
        super().__init__()
        self.setObjectName("card")
        self._verbs, self._read_only = verbs, read_only
        self._step = Step.nothing
        self.period_box = ChoiceBox([])
        self.period_box.setToolTip("填报期")
        self.period_box.setAccessibleName("填报期")
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.said.setMinimumWidth(200)
        self.said.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.button = QPushButton()
        self.button.setProperty("primary", True)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(8, 5, 8, 5)
        self._grid.setHorizontalSpacing(10)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(self.period_box, 0, 0)
        self._grid.addWidget(self.said, 0, 1)
        self._grid.addWidget(self.button, 0, 2)
        self.period_box.currentIndexChanged.connect(lambda _index: self.period_chosen.emit(self.period_box.chosen))
        self.button.clicked.connect(lambda _checked=False: self._verbs[self._step]())

    def show_period(self, status: PeriodStatus, as_of: date) -> None:
        """Say where this period stands on the day."""
        period, found = status.period, next_step(status, as_of)
        self.period_box.blockSignals(True)
        self.period_box.choose(period.code)
        self.period_box.blockSignals(False)
        due = f"截止 {period.due}，{days_to_due(status, as_of)}。"
        faint = f'<span style="color:{colours().faint}">{due}</span>'
        self.said.setText(f"{faint}&nbsp; {escape(found.sentence)}")
        self.said.setToolTip(f"{period.title}：{period.starts} 至 {period.ends}")
        self._step = found.step
        writes = found.step in (Step.send_forms, Step.take_in)
        self.button.setVisible(found.step in self._verbs and not (writes and self._read_only))
        self.button.setText(WORDS.get(found.step, ""))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grid.removeWidget(self.said)
        if self.width() >= ROOM_FOR_A_LINE:
            self._grid.addWidget(self.said, 0, 1)
        else:
            self._grid.addWidget(self.said, 1, 0, 1, 3)
