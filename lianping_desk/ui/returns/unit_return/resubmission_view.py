"""What became of a return that went back: the marked cells first, then what else changed."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QTabWidget, QVBoxLayout, QWidget

from lianping_desk.domain.resubmission import MarkedOutcome, Outcome
from lianping_desk.services.returns.unit_return.compare_resubmission import Resubmission
from lianping_desk.ui.returns.unit_return.differences_view import DifferencesView
from lianping_desk.ui.tables.columns import Column
from lianping_desk.ui.tables.rows_view import RowsView
from lianping_desk.ui.theme import colours


class ResubmissionView(QWidget):
    """`opened` is emitted with a Statement of another change, `marked_opened` with the MarkedOutcome she opens."""

    opened = Signal(object)
    marked_opened = Signal(object)

    def __init__(self, found: Resubmission) -> None:
        super().__init__()
        heading = QLabel(
            f"{found.unit}　{found.period.title}　{found.sent.on} 退回（“{found.sent.file_name}”）。{found.summary}"
        )
        heading.setWordWrap(True)
        self.marked = marked_view()
        self.marked.show_rows(list(enumerate(found.marked)))
        self.marked.opened.connect(lambda row: self.marked_opened.emit(row[1]))
        self.others = DifferencesView("除了退回的地方，别处没有改动。")
        self.others.opened.connect(self.opened.emit)
        self.others.show_differences(found.others)
        self.tabs = QTabWidget()
        self.tabs.addTab(self.marked, f"退回的 {len(found.marked)} 处")
        self.tabs.addTab(self.others, f"其他改动 {len(found.others)} 处")
        if not found.marked:
            self.tabs.setCurrentWidget(self.others)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(heading)
        layout.addWidget(self.tabs, 1)


def marked_view() -> RowsView:
    """An empty table of numbered MarkedOutcome rows."""

    def colour(row: tuple[int, MarkedOutcome]) -> QColor | None:
        left = (Outcome.unchanged, Outcome.still_in_doubt)
        return QColor(colours().trouble) if row[1].outcome in left else None

    return RowsView(
        (
            Column("结果", lambda row: row[1].outcome.chinese, 92, wrap=True, colour=colour),
            Column("任务、指标或基地", lambda row: row[1].subject, 160, wrap=True),
            Column("栏目", lambda row: row[1].field_name, 96, wrap=True),
            Column("退回时", lambda row: row[1].cell.text, 150, stretch=True, wrap=True),
            Column("退回原因", lambda row: row[1].cell.why, 150, stretch=True, wrap=True),
            Column("现在", lambda row: row[1].text, 150, stretch=True, wrap=True),
            Column("现在的位置", lambda row: row[1].address, 104, wrap=True),
            Column("新的疑点", lambda row: row[1].doubt, 100, wrap=True),
        ),
        identify=lambda row: row[0],
    )
